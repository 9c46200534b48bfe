package spent

import (
	"fmt"
	"os"
	"strings"
	"time"
)

// Peak answers the most memory the process has had, where the system tells.
func Peak() string {
	status, err := os.ReadFile("/proc/self/status")
	for _, l := range strings.Split(string(status), "\n") {
		if mem, ok := strings.CutPrefix(l, "VmHWM:"); err == nil && ok {
			return strings.TrimSpace(mem)
		}
	}
	return "not known"
}

// Clock tells what passed since it was last asked.
type Clock struct {
	Begin time.Time
	at    time.Time
	cpu   time.Duration
}

// NewClock answers a clock that begins now.
func NewClock() *Clock {
	now := time.Now()
	return &Clock{Begin: now, at: now, cpu: CPU()}
}

// Passed says what was done since the last call, and what it took.
func (c *Clock) Passed(what string) {
	now, used := time.Now(), CPU()
	fmt.Printf("%-28s %7.2f s, of the processor %7.2f s, peak so far %s\n", what, now.Sub(c.at).Seconds(), (used - c.cpu).Seconds(), Peak())
	c.at, c.cpu = now, used
}
