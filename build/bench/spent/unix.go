//go:build unix

// Package spent tells what a measuring program has used.
package spent

import (
	"syscall"
	"time"
)

// CPU is the processor time the process has used: on a busy machine it says more
// than the clock.
func CPU() time.Duration {
	var r syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &r) != nil {
		return 0
	}
	return time.Duration(r.Utime.Nano() + r.Stime.Nano())
}
