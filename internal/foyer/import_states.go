package foyer

// ImportState is where an Import stands in its life.
type ImportState string

// The states; the words show them as "state.<value>".
const (
	StateDraft     ImportState = "draft"
	StateSaved     ImportState = "saved" // shown: Import pending
	StateQueued    ImportState = "queued"
	StateRunning   ImportState = "running"
	StateWaiting   ImportState = "waiting" // shown: Pending approval
	StateApproved  ImportState = "approved"
	StateFailed    ImportState = "failed"
	StateCancelled ImportState = "cancelled"
	StateUndone    ImportState = "undone"
)

// Moves answers the states an Import may go to from a state. It is the one table
// of transitions; anything it lacks is refused.
func Moves(from ImportState) []ImportState {
	switch from {
	case StateDraft:
		return []ImportState{StateSaved, StateQueued}
	case StateSaved:
		return []ImportState{StateDraft, StateQueued}
	case StateQueued:
		return []ImportState{StateRunning, StateSaved, StateCancelled}
	case StateRunning:
		return []ImportState{StateWaiting, StateApproved, StateFailed, StateCancelled}
	case StateFailed:
		return []ImportState{StateRunning, StateCancelled}
	case StateWaiting:
		return []ImportState{StateApproved, StateUndone, StateRunning}
	case StateApproved:
		return []ImportState{StateUndone, StateRunning}
	case StateUndone:
		// Back to the state before is allowed only while no rerun began; the
		// caller checks the run number.
		return []ImportState{StateDraft, StateWaiting, StateApproved}
	}
	return []ImportState{}
}

// MayMove says whether an Import may go from one state to another.
func MayMove(from, to ImportState) bool {
	for _, s := range Moves(from) {
		if s == to {
			return true
		}
	}
	return false
}

// MayDelete says whether an Import in a state may be deleted.
func MayDelete(s ImportState) bool {
	switch s {
	case StateDraft, StateSaved, StateFailed, StateCancelled, StateWaiting, StateUndone:
		return true
	}
	return false
}

// ImportPhase says how far the work of an Import has come, for resuming it.
type ImportPhase string

// The phases.
const (
	PhaseNone     ImportPhase = ""         // the file is here, nothing is staged
	PhaseStaging  ImportPhase = "staging"  // rows are being read and checked
	PhaseStaged   ImportPhase = "staged"   // every row has its verdict
	PhaseRows     ImportPhase = "rows"     // leads are being written
	PhaseIndex    ImportPhase = "index"    // lists are being put in order
	PhaseText     ImportPhase = "text"     // search is being brought up to date
	PhaseMerges   ImportPhase = "merges"   // merges are being applied (approve)
	PhaseRollback ImportPhase = "rollback" // written leads are being taken back
	PhaseUndo     ImportPhase = "undo"     // the import is being taken back
	PhaseRedo     ImportPhase = "redo"     // what was taken back is being brought back
	PhaseDone     ImportPhase = "done"
)
