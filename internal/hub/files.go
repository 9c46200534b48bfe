package hub

import (
	"io"
	"mime"
	"net/http"
	"time"
)

// noDeadline lifts the deadline of a connection.
var noDeadline time.Time

// takeIn answers POST /files?name=…: the body is the file, streamed into the
// house's file room, and the answer its FileRef. How large a file may be is the
// file room's business.
func (d *Door) takeIn(w http.ResponseWriter, r *http.Request) {
	c := http.NewResponseController(w)
	c.SetWriteDeadline(noDeadline)
	ref, err := d.opt.TakeIn(r.Context(), r.URL.Query().Get("name"), &flowing{r.Body, c})
	if err != nil {
		fail(w, err)
		return
	}
	answer(w, ref)
}

// handOut answers GET /files/{ref}: the file, to be saved and never shown.
func (d *Door) handOut(w http.ResponseWriter, r *http.Request) {
	f, ref, err := d.opt.HandOut(r.PathValue("ref"))
	if err != nil {
		fail(w, err)
		return
	}
	defer f.Close()
	c := http.NewResponseController(w)
	h := w.Header()
	h.Set("Content-Type", "application/octet-stream")
	h.Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": ref.Name}))
	h.Set("Cache-Control", "no-store")
	http.ServeContent(&flowingOut{w, c}, r, ref.Name, time.Time{}, f)
}

// flowing reads a body for as long as bytes keep coming: an upload may take an
// hour, a silent one half a minute.
type flowing struct {
	r io.Reader
	c *http.ResponseController
}

func (f *flowing) Read(p []byte) (int, error) {
	f.c.SetReadDeadline(time.Now().Add(readTimeout))
	return f.r.Read(p)
}

// flowingOut writes an answer for as long as the other side keeps taking it.
type flowingOut struct {
	http.ResponseWriter
	c *http.ResponseController
}

func (f *flowingOut) Write(p []byte) (int, error) {
	f.c.SetWriteDeadline(time.Now().Add(writeTimeout))
	return f.ResponseWriter.Write(p)
}
