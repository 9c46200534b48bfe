// Package rules reads what files and people say of leads: it guesses which field
// a column goes to, brings each value to its canonical text, and says in Findings
// what it could not read. It is pure: no files, no database, no clock of its own.
//
// [Guess] makes a Mapping from a header and a sample, [Survey] settles it with the
// rest of the rows, [Compile] turns it into a [Reader], and [Reader.Read] fills a
// Record from the cells of one row. [CheckField], [CheckPhones] and [CheckEmails]
// are the same rules for what a person types.
//
// Who may be whom is package match's to say; whether a finding keeps a row from
// being imported is decided by its level and by the caller.
package rules
