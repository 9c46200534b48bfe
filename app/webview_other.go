//go:build !(desktop && linux)

package app

// webViewVersion answers nothing where the engine belongs to the system and says
// its version only once a window is open, and where there is no window at all.
func webViewVersion() string { return "" }
