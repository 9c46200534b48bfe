package app

import (
	"html"
	goruntime "runtime"
	"sync"
	"sync/atomic"

	"github.com/wailsapp/wails/v2/pkg/runtime"

	"foyer/internal/foyer"
)

// notices are what the system tells a person who looks elsewhere, for the window.
type notices struct {
	once sync.Once
	able atomic.Bool // there is something that may show them
}

// Notify has the system tell something of an import: a title and a sentence. Who
// presses it gets the window, and the screen an event "open" with the import. Where the
// system shows no such thing, or the person wants none, nothing is told.
func (s *Shell) Notify(title string, text string, imp string) (err error) {
	defer s.guard("notify", &err)
	s.w.notify(title, text, imp)
	return nil
}

func (w *window) notify(title, text, imp string) {
	w.notices.once.Do(w.beginNotices)
	if !w.notices.able.Load() {
		return
	}
	if goruntime.GOOS == "linux" {
		// Only there is it read as markup:
		// <https://specifications.freedesktop.org/notification-spec/latest/markup.html>
		text = html.EscapeString(text)
	}
	err := runtime.SendNotification(w.ctx, runtime.NotificationOptions{ID: imp, Title: title, Body: text})
	if err != nil {
		w.log.Warn("notify", "err", err.Error())
	}
}

// beginNotices asks the system for its place of notices, when the first is to be told:
// some ask the person at that.
func (w *window) beginNotices() {
	able := false
	err := runtime.InitializeNotifications(w.ctx)
	if err == nil {
		able, err = runtime.RequestNotificationAuthorization(w.ctx)
	}
	if err != nil {
		w.log.Info("no notices", "err", err.Error())
		return
	}
	w.notices.able.Store(able)
	runtime.OnNotificationResponse(w.ctx, func(r runtime.NotificationResult) {
		if r.Error != nil || r.Response.ID == "" {
			return
		}
		w.front(nil)
		runtime.EventsEmit(w.ctx, foyer.TopicOpen, foyer.Event{Topic: foyer.TopicOpen, IDs: []string{r.Response.ID}, Files: []foyer.FileRef{}})
	})
}

func (w *window) endNotices() {
	if w.notices.able.Load() {
		runtime.CleanupNotifications(w.ctx)
	}
}
