package book

import (
	"context"
	"slices"
	"strconv"

	"foyer/internal/foyer"
	"foyer/internal/match"
	"foyer/internal/store"
)

// houseSearched is the house value that says when the last search for duplicates was.
const houseSearched = "duplicates_searched"

// FindAlike compares all approved leads of the book with each other and keeps the
// groups that may be one (D17); tell hears how far it is, 0 to 1. It holds some six
// hundred bytes a lead while it works, and nothing of the book is locked meanwhile.
func FindAlike(ctx context.Context, s *store.Store, tell func(float64)) error {
	crowd := match.NewCrowd()
	var ns []int64
	ids := map[int64]string{}
	err := gather(ctx, s, func(l *store.Lead) {
		crowd.Add(&l.Record, false)
		ns = append(ns, l.N)
	}, tell)
	if err != nil {
		return err
	}
	clusters, err := crowd.Groups(ctx, func(at float64) { tell(0.3 + 0.6*at) })
	if err != nil {
		return err
	}
	groups := grouped(clusters, ns)
	err = s.Read(ctx, func(tx *store.Tx) error {
		for part := range slices.Chunk(groups, 200) {
			var all []int64
			for _, g := range part {
				all = append(all, g...)
			}
			leads, err := tx.LeadsByN(all)
			if err != nil {
				return err
			}
			for n, l := range leads {
				ids[n] = l.ID
			}
			for i, g := range part {
				if part[i], err = together(tx, g, ids); err != nil {
					return err
				}
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	groups = slices.DeleteFunc(groups, func(g []int64) bool { return len(g) < 2 })
	return s.Write(ctx, func(tx *store.Tx) error {
		if err := tx.ClearAlike(); err != nil {
			return err
		}
		var list []store.AlikeLead
		for i, g := range groups {
			for _, n := range g {
				list = append(list, store.AlikeLead{Group: int64(i + 1), Lead: n})
			}
		}
		if err := tx.AddAlike(list); err != nil {
			return err
		}
		return tx.SetHouse(houseSearched, string(foyer.TimeOf(tx.Now())))
	})
}

// gather hands every lead to be compared to fn.
func gather(ctx context.Context, s *store.Store, fn func(*store.Lead), tell func(float64)) error {
	after, total, done := int64(0), 0, 0
	for {
		var page []store.Lead
		err := s.Read(ctx, func(tx *store.Tx) error {
			open, err := tx.OpenLeads()
			if err != nil {
				return err
			}
			if total == 0 {
				if total, err = tx.LeadCountAll(); err != nil {
					return err
				}
			}
			if page, err = tx.LeadsAfter(after, 2000); err != nil {
				return err
			}
			for i := range page {
				if l := &page[i]; l.Approval == "approved" || l.Approval == "" && !open[l.Import] {
					fn(l)
				}
			}
			return nil
		})
		if err != nil || len(page) == 0 {
			return err
		}
		after = page[len(page)-1].N
		done += len(page)
		tell(0.3 * min(1, float64(done)/float64(max(1, total))))
	}
}

// grouped makes lists of leads of clusters of two or more, the smallest first: they
// are the surest.
func grouped(clusters []uint32, ns []int64) [][]int64 {
	count := map[uint32]int{}
	for _, c := range clusters {
		count[c]++
	}
	at := map[uint32]int{}
	var out [][]int64
	for i, c := range clusters {
		if count[c] < 2 {
			continue
		}
		g, ok := at[c]
		if !ok {
			g = len(out)
			at[c] = g
			out = append(out, nil)
		}
		out[g] = append(out[g], ns[i])
	}
	slices.SortStableFunc(out, func(a, b []int64) int { return len(a) - len(b) })
	return out
}

// together leaves those out of a group that someone said are not the first of it.
func together(tx *store.Tx, group []int64, ids map[int64]string) ([]int64, error) {
	who := make([]string, 0, len(group))
	for _, n := range group {
		who = append(who, ids[n])
	}
	apart, err := tx.NotSame(who)
	if err != nil || len(apart) == 0 {
		return group, err
	}
	out := group[:0:0]
	for _, n := range group {
		fits := true
		for _, have := range out {
			fits = fits && !store.Apart(apart, ids[n], ids[have])
		}
		if fits {
			out = append(out, n)
		}
	}
	return out, nil
}

// AlikeGroups answers a page of the groups that the last search found, as far as the
// actor sees their leads and they still stand by themselves. after is the page
// before's Next.
func AlikeGroups(tx *store.Tx, a foyer.Actor, after string, limit int) (foyer.AlikePage, error) {
	page := foyer.AlikePage{Groups: []foyer.AlikeGroup{}}
	if limit <= 0 || limit > 100 {
		limit = 20
	}
	from, _ := strconv.ParseInt(after, 10, 64)
	searched, err := tx.House(houseSearched)
	if err != nil {
		return page, err
	}
	page.Searched = foyer.Time(searched)
	if page.Total, err = tx.AlikeCount(); err != nil {
		return page, err
	}
	list, err := tx.AlikePage(from, limit)
	if err != nil || len(list) == 0 {
		return page, err
	}
	judge := match.NewJudge()
	many := 0
	for len(list) > 0 {
		g := list[0].Group
		end := slices.IndexFunc(list, func(l store.AlikeLead) bool { return l.Group != g })
		if end < 0 {
			end = len(list)
		}
		group, err := showGroup(tx, a, judge, list[:end])
		if err != nil {
			return page, err
		}
		if len(group.Leads) > 1 {
			page.Groups = append(page.Groups, group)
		}
		many++
		list = list[end:]
		if many == limit {
			page.Next = strconv.FormatInt(g, 10)
		}
	}
	return page, nil
}

func showGroup(tx *store.Tx, a foyer.Actor, judge *match.Judge, list []store.AlikeLead) (foyer.AlikeGroup, error) {
	out := foyer.AlikeGroup{ID: strconv.FormatInt(list[0].Group, 10), Leads: []foyer.Lead{}, Why: []foyer.Likeness{}}
	var first *store.Lead
	for _, m := range list {
		l, err := tx.LeadByN(m.Lead)
		if foyer.KindOf(err) == foyer.NotFound || err == nil && l.Archived != "" {
			continue
		}
		if err != nil {
			return out, err
		}
		shown, err := Lead(tx, a, l.ID)
		if foyer.KindOf(err) == foyer.NotFound {
			continue
		}
		if err != nil {
			return out, err
		}
		out.Leads = append(out.Leads, shown)
		if first == nil {
			first = &l
		} else {
			out.Why = append(out.Why, judge.Alike(&first.Record, &l.Record))
		}
		if len(out.Leads) == mostJoined {
			break
		}
	}
	return out, nil
}
