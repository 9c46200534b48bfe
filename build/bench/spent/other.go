//go:build !unix

package spent

import "time"

// CPU is not known here.
func CPU() time.Duration { return 0 }
