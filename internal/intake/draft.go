package intake

import (
	"context"
	"reflect"
	"slices"
	"strings"

	"foyer/internal/foyer"
	"foyer/internal/rules"
	"foyer/internal/store"
)

// editable answers the import when it may still be changed.
func editable(tx *store.Tx, a foyer.Actor, id string) (store.Import, error) {
	imp, err := mine(tx, a, id)
	if err != nil {
		return imp, err
	}
	switch imp.State {
	case foyer.StateDraft, foyer.StateSaved:
		return imp, nil
	}
	return imp, foyer.Fail(foyer.Conflict, "import.not_a_draft")
}

// Reread reads the original in another way; zero fields of how are guessed. What
// was staged is set aside, corrections stay.
func (in *Intake) Reread(ctx context.Context, a foyer.Actor, id string, how foyer.Reading, p Prefs) (out foyer.ImportDraft, err error) {
	imp, err := in.load(ctx, id)
	if err != nil {
		return out, err
	}
	imp.Reading = how
	preset, err := in.presetOf(ctx, &imp)
	if err != nil {
		return out, err
	}
	if err := in.look(ctx, &imp, p, preset); err != nil {
		return out, err
	}
	err = in.store.Write(ctx, func(tx *store.Tx) error {
		now, err := editable(tx, a, id)
		if err != nil {
			return err
		}
		now.Preset.Drift = imp.Preset.Drift
		if err := in.readAs(tx, &now, &imp); err != nil {
			return err
		}
		if err := remember(tx, a, &now); err != nil {
			return err
		}
		if err := tx.UpdateImport(&now); err != nil {
			return err
		}
		out, err = draft(tx, &now)
		return err
	})
	return out, err
}

// readAs has an import read as looked was, which is the same import looked at in
// another way: rows are staged anew, and a copy made for the way before is dropped.
func (in *Intake) readAs(tx *store.Tx, now, looked *store.Import) error {
	again, copied := restart, now.Kept
	if now.View.Sheet != looked.View.Sheet {
		again = startOver
	}
	now.Reading, now.Format, now.Mapping, now.View, now.Finding = looked.Reading, looked.Format, looked.Mapping, looked.View, looked.Finding
	now.Kept, now.KeptSize, now.KeptSHA256 = looked.Kept, looked.KeptSize, looked.KeptSHA256
	if copied != now.Original && copied != now.Kept {
		tx.After(func() { in.drop(copied) })
	}
	return again(tx, now)
}

// restart sets aside what was staged, for something that changes every row. Ticks
// that a person turned stay.
func restart(tx *store.Tx, imp *store.Import) error {
	if err := keepTicks(tx, imp.ID); err != nil {
		return err
	}
	return setAside(tx, imp)
}

// startOver is restart where rows are others than before.
func startOver(tx *store.Tx, imp *store.Import) error {
	if err := tx.DropCarried(imp.N); err != nil {
		return err
	}
	return setAside(tx, imp)
}

func setAside(tx *store.Tx, imp *store.Import) error {
	imp.Phase, imp.Offset, imp.NextRow = foyer.PhaseNone, 0, 0
	imp.Counts = foyer.ImportCounts{}
	imp.Modified = foyer.TimeOf(tx.Now())
	for i := range imp.Mapping.Columns { // read anew, it is a next file
		c := &imp.Mapping.Columns[i]
		c.Values = remembered(c.Values)
	}
	return tx.ClearRows(imp.N)
}

// Remap keeps a mapping. Columns are named by their place; keys must be of the
// catalogue, and no two columns may go to one field.
func (in *Intake) Remap(ctx context.Context, a foyer.Actor, id string, m foyer.Mapping) (out foyer.ImportDraft, err error) {
	err = in.store.Write(ctx, func(tx *store.Tx) error {
		imp, err := editable(tx, a, id)
		if err != nil {
			return err
		}
		changed, err := lay(&imp.Mapping, m)
		if err != nil {
			return err
		}
		if !imp.Mapping.Whole { // at once by the first rows; by all of them soon
			own, err := tx.Fields()
			if err != nil {
				return err
			}
			again := rules.NewSurvey(imp.Mapping, rules.Prefs{Region: imp.Reading.Region, Fields: own})
			for _, row := range sampleOf(&imp) {
				again.See(row)
			}
			imp.Mapping = again.Mapping()
		}
		if changed {
			if err := restart(tx, &imp); err != nil {
				return err
			}
			if err := remember(tx, a, &imp); err != nil {
				return err
			}
			out, err = keepDraft(tx, &imp)
			return err
		}
		out, err = draft(tx, &imp)
		return err
	})
	return out, err
}

// lay takes over what a person chose of a mapping: keys and readings, never the
// measures of the columns.
func lay(have *foyer.Mapping, want foyer.Mapping) (changed bool, err error) {
	if len(have.Columns) != len(want.Columns) {
		return false, foyer.Fail(foyer.Invalid, "mapping.columns_differ")
	}
	taken := map[string]string{}
	// Who has not heard yet what the whole file says has its first guesses at hand.
	late := want.Whole != have.Whole
	for i, c := range want.Columns {
		if !goesSomewhere(c.Key) {
			return false, foyer.Fail(foyer.Invalid, "mapping.no_such_field", "field", c.Key)
		}
		if alone(c.Key, c.Join) {
			if other, twice := taken[c.Key]; twice {
				return false, foyer.Fail(foyer.Invalid, "mapping.twice", "field", c.Key, "first", other, "second", have.Columns[i].Header)
			}
			taken[c.Key] = have.Columns[i].Header
		}
		h := &have.Columns[i]
		if h.Repair != c.Repair {
			h.Repair, h.Chosen, changed = c.Repair, true, true
		}
		switch {
		case !slices.Equal(h.Values, c.Values):
			h.Values, h.Chosen, changed = slices.Clone(c.Values), true, true
		case h.Key != c.Key: // they were values of another field
			h.Values = []foyer.ValueMap{}
		}
		if h.Key != c.Key {
			h.Key, h.Chosen, changed = c.Key, true, true
			have.Whole = have.Whole && !surveys(c.Key)
			h.Confidence = foyer.ConfidenceSure
			if c.Key == foyer.NotImported {
				h.Confidence = foyer.ConfidenceNone
			}
		}
		if c.Chosen && !h.Chosen && c.Key != foyer.NotImported { // the guess was looked at and found right
			h.Chosen, h.Confidence, changed = true, foyer.ConfidenceSure, true
		}
		if late && !c.Chosen && h.Join == c.Join {
			continue
		}
		if h.Ask && !c.Ask { // the order of its dates was looked at too
			h.Ask, changed = false, true
		}
		if h.Order != c.Order || h.Decimal != c.Decimal || h.Names != c.Names || h.Join != c.Join {
			// What was chosen of its reading outlives every later guess.
			h.Order, h.Decimal, h.Names, h.Join, h.Ask, h.Chosen, changed = c.Order, c.Decimal, c.Names, c.Join, false, true, true
		}
	}
	return changed, nil
}

// Describe keeps what a person says about an Import. A changed rule, source,
// owner, policy or search for matches changes verdicts, so rows are staged anew.
func (in *Intake) Describe(ctx context.Context, a foyer.Actor, id string, f foyer.ImportForm) (out foyer.ImportDraft, err error) {
	err = in.store.Write(ctx, func(tx *store.Tx) error {
		imp, err := editable(tx, a, id)
		if err != nil {
			return err
		}
		owner, err := ownerN(tx, f.Owner)
		if err != nil {
			return err
		}
		before := rememberedForm(&imp)
		fields, err := formFields(tx, a, &imp, &f)
		if err != nil {
			return err
		}
		if f.Merging, err = formMerging(f.Merging); err != nil {
			return err
		}
		f.Name = strings.TrimSpace(f.Name)
		switch {
		case f.Name == "":
			return foyer.Fail(foyer.Invalid, "import.name_missing")
		case f.Rule != foyer.RuleCreate && f.Rule != foyer.RuleMerge:
			return foyer.Fail(foyer.Invalid, "import.rule_missing")
		case f.Policy != foyer.PolicyStrict && f.Policy != foyer.PolicyPartial:
			return foyer.Fail(foyer.Invalid, "import.policy_missing")
		case !slices.Contains(modes, f.Mode) || f.Key != foyer.KeyHouse && keyFields[f.Key] == "":
			return foyer.Fail(foyer.Invalid, "import.mode_unknown")
		case f.NoMatch && (f.Mode != foyer.ModeBoth || f.Key != foyer.KeyHouse):
			return foyer.Fail(foyer.Invalid, "import.mode_needs_search")
		}
		again := fields || imp.Rule != f.Rule || imp.Policy != f.Policy || imp.NoMatch != f.NoMatch || imp.Mode != f.Mode || imp.Key != f.Key || !reflect.DeepEqual(imp.Merging, f.Merging)
		imp.Name, imp.Description, imp.Source, imp.Owner = f.Name, f.Description, strings.TrimSpace(f.Source), owner
		imp.Rule, imp.Policy, imp.NoMatch = f.Rule, f.Policy, f.NoMatch
		imp.Mode, imp.Key, imp.Merging = f.Mode, f.Key, f.Merging
		imp.ApproveNow = f.ApproveNow && foyer.May(a, foyer.ActApproveImport) >= foyer.ReachTeam
		if imp.Source == "" {
			imp.Source = imp.Name
		}
		if again && imp.Phase != foyer.PhaseNone {
			if err := restart(tx, &imp); err != nil {
				return err
			}
		}
		if err := tx.SetSetting(a.N, settingRule, string(f.Rule)); err != nil {
			return err
		}
		imp.Modified, imp.ModifiedBy = foyer.TimeOf(tx.Now()), a.Name
		imp.Import.Owner = f.Owner
		if !sameForm(rememberedForm(&imp), before) {
			if err := remember(tx, a, &imp); err != nil {
				return err
			}
		}
		out, err = keepDraft(tx, &imp)
		return err
	})
	return out, err
}

// settingRule is the setting that holds the rule a person used last.
const settingRule = "import.rule"

// LastRule answers the rule a person used last, "" the first time.
func LastRule(tx *store.Tx, a foyer.Actor) (foyer.Rule, error) {
	v, err := tx.Setting(a.N, settingRule)
	return foyer.Rule(v), err
}

func ownerN(tx *store.Tx, id string) (int64, error) {
	if id == "" {
		return 0, nil
	}
	rows, err := tx.People()
	if err != nil {
		return 0, err
	}
	for _, p := range rows {
		switch {
		case p.ID == id && p.Standing == foyer.StandingGone:
			return 0, nil // one who left is nobody
		case p.ID == id:
			return p.N, nil
		}
	}
	return 0, foyer.Fail(foyer.Invalid, "person.unknown")
}
