package app

import (
	"os"
	"os/exec"
	"syscall"
	"unsafe"

	"golang.org/x/sys/windows"
)

var (
	kernel32          = windows.NewLazySystemDLL("kernel32.dll")
	procAttachConsole = kernel32.NewProc("AttachConsole")
	procUserLocale    = kernel32.NewProc("GetUserDefaultLocaleName")
)

// attachConsole gives a command the console it was typed in: a program of the
// graphical kind starts with none, and would print into the void. Output that was
// redirected stays where it goes.
func attachConsole() {
	const parent = ^uintptr(0)
	out, err := windows.GetStdHandle(windows.STD_OUTPUT_HANDLE)
	if err == nil && out != 0 && out != windows.InvalidHandle {
		if t, err := windows.GetFileType(out); err == nil && t != windows.FILE_TYPE_UNKNOWN {
			return
		}
	}
	if ok, _, _ := procAttachConsole.Call(parent); ok == 0 {
		return
	}
	if f, err := os.OpenFile("CONOUT$", os.O_RDWR, 0); err == nil {
		os.Stdout, os.Stderr = f, f
	}
	if f, err := os.OpenFile("CONIN$", os.O_RDWR, 0); err == nil {
		os.Stdin = f
	}
}

func platformLocale() string {
	var buf [85]uint16
	n, _, _ := procUserLocale.Call(uintptr(unsafe.Pointer(&buf[0])), uintptr(len(buf)))
	if n == 0 {
		return ""
	}
	return windows.UTF16ToString(buf[:])
}

func hasDisplay() bool { return true }

func prepareWebView() {
	if os.Getenv("FOYER_TEST_INSPECTOR") != "1" {
		os.Unsetenv("WEBVIEW2_ADDITIONAL_BROWSER_ARGUMENTS")
	}
}

// reveal shows a file in the Explorer, which takes its argument in a form of its
// own that must not be quoted as a whole.
func reveal(path string) error {
	cmd := exec.Command("explorer.exe")
	cmd.SysProcAttr = &syscall.SysProcAttr{CmdLine: `explorer.exe /select,"` + path + `"`}
	return cmd.Start()
}
