package hub

import (
	"io/fs"
	"mime"
	"net/http"
	"path"
	"strings"
)

// Policy is the content security policy of every page, in both doors: nothing
// from elsewhere, nothing inline, no frames, no forms. The hashes let in the few
// style elements that the component kit inserts (see styles.go).
var Policy = "default-src 'none'; script-src 'self'; style-src 'self'" + kitStyles() + "; img-src 'self' data:; font-src 'self'; " +
	"connect-src 'self'; frame-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'"

// secure sets the headers that every answer carries.
func secure(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", Policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("X-Frame-Options", "DENY")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		next.ServeHTTP(w, r)
	})
}

// Frontend serves the built frontend with the headers every page carries. The
// window serves itself from it too, so the two doors cannot differ.
func Frontend(dist fs.FS) http.Handler {
	return secure(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			w.WriteHeader(http.StatusMethodNotAllowed)
			return
		}
		name := strings.TrimPrefix(path.Clean("/"+r.URL.Path), "/")
		if name == "" {
			name = "index.html"
		}
		body, err := fs.ReadFile(dist, name)
		if err != nil || strings.HasPrefix(name, ".") {
			w.WriteHeader(http.StatusNotFound)
			return
		}
		h := w.Header()
		h.Set("Content-Type", kind(name))
		// What Vite builds into assets/ has its hash in its name.
		if strings.HasPrefix(name, "assets/") {
			h.Set("Cache-Control", "public, max-age=31536000, immutable")
		} else {
			h.Set("Cache-Control", "no-store")
		}
		w.Write(body)
	}))
}

// kind answers the type of a file of the frontend. The table is ours because the
// system's (a registry on Windows) has been seen to call JavaScript plain text,
// which nosniff then refuses.
func kind(name string) string {
	switch ext := path.Ext(name); ext {
	case ".html":
		return "text/html; charset=utf-8"
	case ".js":
		return "text/javascript; charset=utf-8"
	case ".css":
		return "text/css; charset=utf-8"
	case ".svg":
		return "image/svg+xml"
	case ".woff2":
		return "font/woff2"
	case ".json":
		return "application/json"
	default:
		if t := mime.TypeByExtension(ext); t != "" {
			return t
		}
		return "application/octet-stream"
	}
}
