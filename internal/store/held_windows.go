package store

import (
	"errors"

	"golang.org/x/sys/windows"
)

// held says whether another program has the file open for the moment.
func held(err error) bool {
	return errors.Is(err, windows.ERROR_SHARING_VIOLATION) ||
		errors.Is(err, windows.ERROR_ACCESS_DENIED) || errors.Is(err, windows.ERROR_LOCK_VIOLATION)
}
