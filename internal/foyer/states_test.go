package foyer

import (
	"strings"
	"testing"
)

// The whole table of decision 9: what it lacks is refused.
func TestMoves(t *testing.T) {
	want := map[ImportState]string{
		StateDraft: "saved queued", StateSaved: "draft queued", StateQueued: "running saved cancelled",
		StateRunning: "waiting approved failed cancelled", StateFailed: "running cancelled",
		StateWaiting: "approved undone running", StateApproved: "undone running", StateUndone: "draft waiting approved",
		StateCancelled: "",
	}
	for from, line := range want {
		for to := range want {
			allowed := false
			for _, w := range strings.Fields(line) {
				allowed = allowed || w == string(to)
			}
			if MayMove(from, to) != allowed {
				t.Errorf("%s to %s: %v", from, to, !allowed)
			}
		}
	}
	for _, s := range []ImportState{StateQueued, StateRunning, StateApproved} {
		if MayDelete(s) {
			t.Errorf("%s may be deleted", s)
		}
	}
}
