package hub

import (
	"crypto/sha256"
	"html"
	"net"
	"net/http"
	"strings"
	"sync"

	"foyer/internal/foyer"
)

// keyring knows who was invited and who is in. It keeps hashes only and forgets
// everyone when the process ends.
type keyring struct {
	mu      sync.Mutex
	invited map[[32]byte]bool
	in      map[[32]byte]bool
}

// invite makes a key that lets one browser in, once. Only the newest few count,
// so that links left on a screen do not pile up.
func (k *keyring) invite() string {
	k.mu.Lock()
	defer k.mu.Unlock()
	if len(k.invited) >= 8 || k.invited == nil {
		k.invited = map[[32]byte]bool{}
	}
	key := token()
	k.invited[sha256.Sum256([]byte(key))] = true
	return key
}

// admit spends an invitation and answers the secret of the cookie.
func (k *keyring) admit(key string) (secret string, ok bool) {
	sum := sha256.Sum256([]byte(key))
	k.mu.Lock()
	defer k.mu.Unlock()
	if !k.invited[sum] {
		return "", false
	}
	delete(k.invited, sum)
	if k.in == nil {
		k.in = map[[32]byte]bool{}
	}
	secret = token()
	k.in[sha256.Sum256([]byte(secret))] = true
	return secret, true
}

// knows tells whether a cookie's secret is of someone let in. The look-up is by
// hash, so its timing says nothing about the secret.
func (k *keyring) knows(secret string) bool {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.in[sha256.Sum256([]byte(secret))]
}

// signIn spends the one-time link. The cookie is SameSite=Strict, so the browser
// would not send it along a redirect from the program that opened the link: the
// page that comes next is asked for by the page itself.
func (d *Door) signIn(w http.ResponseWriter, r *http.Request) {
	secret, ok := d.keys.admit(r.URL.Query().Get("key"))
	if !ok {
		if d.signedIn(r) {
			http.Redirect(w, r, "/", http.StatusSeeOther)
			return
		}
		d.noEntry(w, r)
		return
	}
	http.SetCookie(w, &http.Cookie{Name: d.cookie, Value: secret, Path: "/", HttpOnly: true, SameSite: http.SameSiteStrictMode})
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.Write([]byte(`<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="0;url=/"><title>Foyer</title>`))
}

func (d *Door) signedIn(r *http.Request) bool {
	c, err := r.Cookie(d.cookie)
	return err == nil && d.keys.knows(c.Value)
}

// here lets only requests through that were meant for this address: a page
// elsewhere whose name was made to point at the loopback has another Host.
func (d *Door) here(next http.Handler) http.Handler {
	_, port, _ := net.SplitHostPort(d.listener.Addr().String())
	own := map[string]bool{}
	for _, h := range []string{"127.0.0.1", "localhost", "[::1]"} {
		own[h+":"+port] = true
	}
	own[d.listener.Addr().String()] = true
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !own[r.Host] {
			fail(w, foyer.Fail(foyer.Forbidden, "door.other_host"))
			return
		}
		next.ServeHTTP(w, r)
	})
}

// guard lets those in that signed in. What changes something must also carry the
// header that no form and no other page can send, and come from our own origin.
func (d *Door) guard(next http.HandlerFunc) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !d.signedIn(r) {
			fail(w, foyer.Fail(foyer.SignedOut, "door.signed_out"))
			return
		}
		origin := r.Header.Get("Origin")
		unsafe := r.Method != http.MethodGet && r.Method != http.MethodHead
		if unsafe && (r.Header.Get("X-Foyer") != "1" || origin == "") || origin != "" && origin != "http://"+r.Host {
			fail(w, foyer.Fail(foyer.Forbidden, "door.other_origin"))
			return
		}
		next(w, r)
	})
}

// page serves the frontend to those who signed in, and tells the others how to.
func (d *Door) page(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !d.signedIn(r) {
			d.noEntry(w, r)
			return
		}
		next.ServeHTTP(w, r)
	})
}

func (d *Door) noEntry(w http.ResponseWriter, r *http.Request) {
	title, sentence := d.opt.NoEntry(r.Header.Get("Accept-Language"))
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(http.StatusUnauthorized)
	lead := strings.NewReplacer("{title}", html.EscapeString(title), "{sentence}", html.EscapeString(sentence))
	lead.WriteString(w, `<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width">`+
		`<title>Foyer</title><main><h1>{title}</h1><p>{sentence}</p></main>`)
}
