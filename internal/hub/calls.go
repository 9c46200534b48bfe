package hub

import (
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"reflect"
	"strings"

	"foyer/internal/foyer"
)

// calls are the methods one can reach: "Leads.Edit" → where it is in the list that
// Options.Services answers.
type calls map[string]place

type place struct{ service, method int }

// find lists the exported methods of the services. The list is the same for every
// session, so one look is enough.
func find(services []any) calls {
	c := calls{}
	for i, s := range services {
		t := reflect.TypeOf(s)
		for m := range t.NumMethod() {
			c[t.Elem().Name()+"."+t.Method(m).Name] = place{i, m}
		}
	}
	return c
}

// call answers POST /rpc/Struct.Method: a JSON array of arguments in, the value as
// JSON out, or a foyer.Error as JSON under the status of its kind. One that a page makes as
// it goes says so, and is over before others begin.
func (d *Door) call(w http.ResponseWriter, r *http.Request) {
	at, ok := d.calls[r.PathValue("call")]
	if !ok {
		fail(w, foyer.Fail(foyer.NotFound, "call.unknown"))
		return
	}
	method := reflect.ValueOf(d.opt.Services(r.Context())[at.service]).Method(at.method)
	args, err := arguments(http.MaxBytesReader(w, r.Body, maxCallBytes), method.Type())
	if err != nil {
		fail(w, err)
		return
	}
	if r.Header.Get("X-Foyer-Parting") != "" {
		defer d.parting.begin()()
	} else {
		d.parting.wait(r.Context())
	}
	// A call may take longer than the usual limit of an answer; it still ends
	// when the browser goes away, by its context.
	http.NewResponseController(w).SetWriteDeadline(noDeadline)
	value, err := split(method.Call(args))
	if err != nil {
		fail(w, err)
		return
	}
	body, err := json.Marshal(value)
	if err != nil {
		d.opt.Log.Error("answer", "call", r.PathValue("call"), "err", err)
		fail(w, foyer.Fail(foyer.Internal, "call.internal"))
		return
	}
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	w.Write(body)
}

func arguments(body io.Reader, t reflect.Type) ([]reflect.Value, error) {
	raw, err := io.ReadAll(body)
	var over *http.MaxBytesError
	if errors.As(err, &over) {
		return nil, foyer.Fail(foyer.TooLarge, "call.too_large")
	}
	var list []json.RawMessage
	if err != nil || json.Unmarshal(raw, &list) != nil || len(list) != t.NumIn() {
		return nil, foyer.Fail(foyer.Invalid, "call.bad_arguments")
	}
	args := make([]reflect.Value, len(list))
	for i, one := range list {
		v := reflect.New(t.In(i))
		if json.Unmarshal(one, v.Interface()) != nil {
			return nil, foyer.Fail(foyer.Invalid, "call.bad_arguments")
		}
		args[i] = v.Elem()
	}
	return args, nil
}

// split parts what a method answered: (), (error), (value) or (value, error).
func split(out []reflect.Value) (value any, err error) {
	for _, v := range out {
		if e, ok := v.Interface().(error); ok && v.Type() == reflect.TypeFor[error]() {
			err = e
		} else if v.Type() != reflect.TypeFor[error]() {
			value = v.Interface()
		}
	}
	return value, err
}

// statuses tell each kind of trouble in HTTP's words. The body holds the error
// whole; the status is for what stands between, and for KindOf.
var statuses = map[foyer.Kind]int{
	foyer.Invalid:     http.StatusUnprocessableEntity,
	foyer.NotFound:    http.StatusNotFound,
	foyer.Forbidden:   http.StatusForbidden,
	foyer.Conflict:    http.StatusConflict,
	foyer.Stale:       http.StatusPreconditionFailed,
	foyer.Unsupported: http.StatusUnsupportedMediaType,
	foyer.TooLarge:    http.StatusRequestEntityTooLarge,
	foyer.Busy:        http.StatusLocked,
	foyer.Offline:     http.StatusServiceUnavailable,
	foyer.SignedOut:   http.StatusUnauthorized,
	foyer.Cancelled:   499, // as nginx has it: the asker gave up
	foyer.Internal:    http.StatusInternalServerError,
}

// Status answers the HTTP status of a kind of trouble.
func Status(k foyer.Kind) int {
	if s, ok := statuses[k]; ok {
		return s
	}
	return http.StatusInternalServerError
}

// KindOf answers the kind of trouble an HTTP status stands for: Internal for one
// that Status never answers.
func KindOf(status int) foyer.Kind {
	for k, s := range statuses {
		if s == status {
			return k
		}
	}
	return foyer.Internal
}

// Text answers the JSON of an error as both doors send it: a foyer.Error as it is,
// anything else as an internal one that gives nothing away.
func Text(err error) string {
	var fe *foyer.Error
	if !errors.As(err, &fe) {
		fe = foyer.Fail(foyer.Internal, "call.internal")
	}
	var b strings.Builder
	json.NewEncoder(&b).Encode(fe)
	return strings.TrimSpace(b.String())
}

func fail(w http.ResponseWriter, err error) {
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(Status(foyer.KindOf(err)))
	io.WriteString(w, Text(err))
}

func answer(w http.ResponseWriter, value any) {
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	json.NewEncoder(w).Encode(value)
}
