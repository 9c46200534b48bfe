// Package app wires the house: it reads flags and environment, opens the house,
// and puts it behind a window, a browser door or a command. It is the only place
// that knows all the others, and the only one besides main that knows Wails. What
// may happen to leads is decided below it.
package app
