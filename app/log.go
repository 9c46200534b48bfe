package app

import (
	"context"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"strings"

	"gopkg.in/natefinch/lumberjack.v2"
)

// openLog answers the log of a house: JSON lines in its folder logs, a few files
// of a few megabytes. It holds operations, ids and errors, never what a lead says.
func openLog(dir string) (*slog.Logger, io.Closer) {
	w := &lumberjack.Logger{Filename: filepath.Join(dir, "logs", "foyer.log"), MaxSize: 4, MaxBackups: 4}
	return jsonLog(w), w
}

func jsonLog(w io.Writer) *slog.Logger {
	level := slog.LevelInfo
	if os.Getenv("FOYER_DEBUG") == "1" {
		level = slog.LevelDebug
	}
	return slog.New(slog.NewJSONHandler(w, &slog.HandlerOptions{Level: level}))
}

// wailsLog takes what Wails has to say. Wails writes a failing call into its log
// whole, arguments and all, which may be a lead: only the words before the first
// quote, bracket or colon are kept.
type wailsLog struct{ log *slog.Logger }

func (w wailsLog) say(level slog.Level, message string) {
	if i := strings.IndexAny(message, "\"'`{[(:"); i >= 0 {
		message = message[:i] + "…"
	}
	if len(message) > 120 {
		message = strings.ToValidUTF8(message[:120], "") + "…"
	}
	w.log.Log(context.Background(), level, "wails", "said", message)
}

func (w wailsLog) Print(m string)   { w.say(slog.LevelInfo, m) }
func (w wailsLog) Trace(m string)   { w.say(slog.LevelDebug, m) }
func (w wailsLog) Debug(m string)   { w.say(slog.LevelDebug, m) }
func (w wailsLog) Info(m string)    { w.say(slog.LevelInfo, m) }
func (w wailsLog) Warning(m string) { w.say(slog.LevelWarn, m) }
func (w wailsLog) Error(m string)   { w.say(slog.LevelError, m) }
func (w wailsLog) Fatal(m string)   { w.say(slog.LevelError, m) }
