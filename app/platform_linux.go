package app

import (
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
)

// attachConsole is for Windows; elsewhere a program has its terminal.
func attachConsole() {}

func platformLocale() string { return "" }

// hasDisplay tells whether a window can be opened at all.
func hasDisplay() bool {
	return os.Getenv("DISPLAY") != "" || os.Getenv("WAYLAND_DISPLAY") != ""
}

// prepareWebView settles what the web view reads from the environment, before it
// starts. The DMA-BUF renderer leaves the window blank with some drivers.
func prepareWebView() {
	if os.Getenv("WEBKIT_DISABLE_DMABUF_RENDERER") == "" {
		os.Setenv("WEBKIT_DISABLE_DMABUF_RENDERER", "1")
	}
	// The inspector lets any program of this machine drive the window.
	if os.Getenv("FOYER_TEST_INSPECTOR") != "1" {
		os.Unsetenv("WEBKIT_INSPECTOR_HTTP_SERVER")
		os.Unsetenv("WEBKIT_INSPECTOR_SERVER")
	}
}

// reveal shows a file in the file manager: selected where the file manager can,
// else its folder.
func reveal(path string) error {
	uri := (&url.URL{Scheme: "file", Path: path}).String()
	err := exec.Command("dbus-send", "--session", "--print-reply", "--dest=org.freedesktop.FileManager1",
		"/org/freedesktop/FileManager1", "org.freedesktop.FileManager1.ShowItems", "array:string:"+uri, "string:").Run()
	if err == nil {
		return nil
	}
	return exec.Command("xdg-open", filepath.Dir(path)).Start()
}
