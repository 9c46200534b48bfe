// Package store keeps the book: it is the only place that speaks SQL, the same
// on SQLite and PostgreSQL, and it holds transactions, migrations, backups and
// the change log.
//
// It decides nothing. What may happen to a lead and who may do it is the book's,
// what an import's rows mean is the intake's; the store keeps what they say,
// whole or not at all. See DESIGN.md beside this file.
package store
