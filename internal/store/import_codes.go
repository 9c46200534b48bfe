package store

import (
	"fmt"

	"foyer/internal/foyer"
)

// The codes under which verdicts, plans, outcomes and levels lie in import_rows:
// the place in these lists. 0 is none. They are never changed, only added to.
var (
	verdictCodes = []foyer.Verdict{"", foyer.VerdictNew, foyer.VerdictExisting, foyer.VerdictTwin, foyer.VerdictError, foyer.VerdictActive}
	planCodes    = []foyer.Plan{
		"", foyer.PlanCreate, foyer.PlanLink, foyer.PlanMerge, foyer.PlanFold,
		foyer.PlanUnchanged, foyer.PlanSkip, foyer.PlanNone,
	}
	outcomeCodes = []foyer.Outcome{
		foyer.OutcomeNone, foyer.OutcomeCreated, foyer.OutcomeMerged,
		foyer.OutcomeUnchanged, foyer.OutcomeSkipped, foyer.OutcomeFailed, foyer.OutcomeLeftOut,
	}
	levelCodes = []foyer.Level{"", foyer.LevelNote, foyer.LevelWarning, foyer.LevelError}
)

// codeOf answers the code of a value; one that has none is a mistake in the code
// that made it.
func codeOf[T ~string](codes []T, v T) (int64, error) {
	for i, c := range codes {
		if c == v {
			return int64(i), nil
		}
	}
	return 0, fmt.Errorf("%q has no code", v)
}

// ofCode answers the value of a code, "" for one this version does not know.
func ofCode[T ~string](codes []T, code int64) T {
	if code < 0 || code >= int64(len(codes)) {
		return ""
	}
	return codes[code]
}

// tally is a count that import_blocks keeps for each stretch of rows: its column,
// and the same condition twice, for SQL and for a row in hand.
type tally struct {
	column string
	where  string
	scope  foyer.RowScope // the scope it counts; "-" for none
	holds  func(verdict, plan, level, ticked, outcome int64) bool
}

// tallies answers the counts in the order of their columns. The first counts all.
// Every row is of exactly one of new, duplicate, error and unticked, which are those that
// a person left out and those whose plan is to be skipped.
func tallies() []tally {
	outcome := func(column string, code int64, scope foyer.RowScope) tally {
		return tally{
			column, fmt.Sprintf("outcome = %d", code), scope,
			func(_, _, _, _, o int64) bool { return o == code },
		}
	}
	return []tally{
		{"rows", "1 = 1", foyer.RowsAll, func(_, _, _, _, _ int64) bool { return true }},
		{"fresh", "verdict = 1 AND ticked = 1 AND plan <> 6", foyer.RowsNew, func(v, p, _, t, _ int64) bool { return v == 1 && t == 1 && p != 6 }},
		{
			"duplicates", "(verdict IN (2, 3) AND ticked = 1 OR verdict = 5) AND plan <> 6", foyer.RowsDuplicates,
			func(v, p, _, t, _ int64) bool { return ((v == 2 || v == 3) && t == 1 || v == 5) && p != 6 },
		},
		{"errors", "verdict = 4", foyer.RowsErrors, func(v, _, _, _, _ int64) bool { return v == 4 }},
		{"warned", "level = 2 AND verdict <> 4", foyer.RowsWarned, func(v, _, l, _, _ int64) bool { return l == 2 && v != 4 }},
		{
			"unticked", "(ticked = 0 AND verdict <> 5 OR plan = 6) AND verdict <> 4", foyer.RowsUnticked,
			func(v, p, _, t, _ int64) bool { return (t == 0 && v != 5 || p == 6) && v != 4 },
		},
		{"ready", "ticked = 1 AND verdict <> 4", "-", func(v, _, _, t, _ int64) bool { return t == 1 && v != 4 }},
		{"blocking", "ticked = 1 AND verdict = 4", "-", func(v, _, _, t, _ int64) bool { return t == 1 && v == 4 }},
		outcome("created", 1, foyer.RowsCreated),
		outcome("merged", 2, foyer.RowsMerged),
		outcome("unchanged", 3, foyer.RowsUnchanged),
		outcome("skipped", 4, foyer.RowsSkipped),
		outcome("failed", 5, foyer.RowsFailed),
		outcome("left_out", 6, foyer.RowsLeftOut),
	}
}

// tallyAt answers the place of a scope's count in tallyList; that of all rows for one
// nobody knows.
func tallyAt(scope foyer.RowScope) int {
	for i := range tallyList {
		if tallyList[i].scope == scope {
			return i
		}
	}
	return 0
}

// scopeTally answers the count of a scope; a scope nobody knows counts all.
func scopeTally(scope foyer.RowScope) tally {
	return tallyList[tallyAt(scope)]
}
