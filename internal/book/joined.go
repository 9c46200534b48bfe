package book

import (
	"sort"
	"strings"

	"foyer/internal/foyer"
	"foyer/internal/store"
)

// JoinNotes answers the notes that people wrote as the one text an export puts in
// its notes column, oldest first. A row that brings back just this text brings
// nothing new.
func JoinNotes(notes []store.Note) string {
	typed := make([]store.Note, 0, len(notes))
	for _, n := range notes {
		if n.Kind == foyer.NoteTyped {
			typed = append(typed, n)
		}
	}
	sort.SliceStable(typed, func(i, j int) bool { return typed[i].At < typed[j].At })
	var b strings.Builder
	for i, n := range typed {
		if i > 0 {
			b.WriteString("\n\n")
		}
		b.WriteString(strings.TrimSpace(n.Text))
	}
	return b.String()
}
