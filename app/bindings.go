//go:build bindings

package app

// generating is true in the run that writes the frontend's bindings: main runs as
// always, but nothing may be opened, locked or listened on.
const generating = true
