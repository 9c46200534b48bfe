package spent

import (
	"os"
	"runtime/pprof"
)

// Profiled runs fn with a profile of the processor written to a file, none when it has
// no name.
func Profiled(file string, fn func() error) error {
	if file == "" {
		return fn()
	}
	f, err := os.Create(file)
	if err != nil {
		return err
	}
	if err := pprof.StartCPUProfile(f); err != nil {
		return err
	}
	defer pprof.StopCPUProfile()
	return fn()
}
