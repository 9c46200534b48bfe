//go:build !bindings

package app

// generating is false but in the run that writes the frontend's bindings.
const generating = false
