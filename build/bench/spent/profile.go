package spent

import (
	"os"
	"runtime/pprof"
)

// Profile begins a profile of the processor in a file, none when it has no name, and
// answers what ends it.
func Profile(file string) (done func(), err error) {
	if file == "" {
		return func() {}, nil
	}
	f, err := os.Create(file)
	if err == nil {
		err = pprof.StartCPUProfile(f)
	}
	return pprof.StopCPUProfile, err
}
