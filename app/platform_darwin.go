package app

import (
	"os/exec"
	"strings"
)

// attachConsole is for Windows; elsewhere a program has its terminal.
func attachConsole() {}

func platformLocale() string {
	out, err := exec.Command("defaults", "read", "-g", "AppleLocale").Output()
	if err != nil {
		return ""
	}
	return strings.TrimSpace(string(out))
}

func hasDisplay() bool { return true }

func prepareWebView() {}

// reveal shows a file in the Finder.
func reveal(path string) error { return exec.Command("open", "-R", path).Start() }
