package foyer

import (
	"errors"
	"fmt"
	"maps"
	"strings"
)

// Kind says what sort of trouble an [Error] is. Code decides by Kind, people
// read the sentence that Key names.
type Kind string

// The kinds of trouble.
const (
	Invalid     Kind = "invalid"     // the input cannot be used as it is
	NotFound    Kind = "not_found"   // it does not exist, or is out of sight
	Forbidden   Kind = "forbidden"   // seen, but not allowed
	Conflict    Kind = "conflict"    // not possible in the present state
	Stale       Kind = "stale"       // changed since the caller looked
	Unsupported Kind = "unsupported" // a thing Foyer does not read or do
	TooLarge    Kind = "too_large"   // over a stated limit
	Busy        Kind = "busy"        // held by another program or job
	Offline     Kind = "offline"     // the network is needed and missing
	SignedOut   Kind = "signed_out"  // no valid session
	Cancelled   Kind = "cancelled"   // stopped by the person
	Internal    Kind = "internal"    // a fault of Foyer's own
)

// Error is trouble that a person may be told of. Key names the sentence in the
// words, Args fill its gaps, Fields hold a key per field, and Ref, set on
// internal errors only, finds the log line again.
type Error struct {
	Kind    Kind              `json:"kind"`
	Key     string            `json:"key"`
	Message string            `json:"message"`
	Args    map[string]string `json:"args,omitempty"`
	Fields  map[string]string `json:"fields,omitempty"`
	Ref     string            `json:"ref,omitempty"`
}

// Error answers a plain English line for logs; people see the sentence of Key.
func (e *Error) Error() string {
	switch {
	case e.Message != "":
		return e.Message
	case e.Ref != "":
		return fmt.Sprintf("%s: %s (ref %s)", e.Kind, e.Key, e.Ref)
	default:
		return string(e.Kind) + ": " + e.Key
	}
}

// Fail makes an Error of a kind with the key of its sentence and pairs of
// argument name and value for the sentence's gaps.
func Fail(kind Kind, key string, pairs ...string) *Error {
	e := &Error{Kind: kind, Key: key}
	for i := 0; i+1 < len(pairs); i += 2 {
		if e.Args == nil {
			e.Args = map[string]string{}
		}
		e.Args[pairs[i]] = pairs[i+1]
	}
	return e
}

// Named answers err with the sentence of a file, one whose key begins with "file.",
// saying name; any other err it answers as it is. Who reads bytes does not know what
// people call the file, or knows the name it is kept under.
func Named(err error, name string) error {
	var e *Error
	if !errors.As(err, &e) || !strings.HasPrefix(e.Key, "file.") {
		return err
	}
	named := *e
	named.Args = map[string]string{}
	maps.Copy(named.Args, e.Args)
	named.Args["name"] = name
	if err == error(e) {
		return &named
	}
	return fmt.Errorf("%w: %w", &named, err)
}

// KindOf answers the kind of the innermost Error in the chain of err: Internal
// for any other error, and "" for nil.
func KindOf(err error) Kind {
	if err == nil {
		return ""
	}
	var e *Error
	if errors.As(err, &e) {
		return e.Kind
	}
	return Internal
}
