package sheet

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"

	"foyer/internal/foyer"
)

// File is what a table is read from, at any place and more than once. It must
// not change while it is read: callers read a copy of their own.
type File interface {
	io.ReaderAt
	Size() int64
}

// DiskFile is a regular file, open for reading and shared with others.
type DiskFile struct {
	*os.File
	size int64
}

// Size answers the bytes the file had when it was opened.
func (f *DiskFile) Size() int64 { return f.size }

// OpenFile opens a regular file for reading. What is no such file is refused
// with a sentence: a folder, a device, a pipe, a place on the network, a name
// that stands for a device. It never waits for another program.
func OpenFile(path string) (*DiskFile, error) {
	if err := refusePath(path); err != nil {
		return nil, err
	}
	// Looked at before opening: opening a pipe would wait for its writer.
	info, err := os.Stat(path)
	if err != nil {
		return nil, openError(path, err)
	}
	if err := refuseMode(path, info.Mode()); err != nil {
		return nil, err
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, openError(path, err)
	}
	now, err := f.Stat()
	if err == nil && !os.SameFile(info, now) {
		err = foyer.Fail(foyer.Conflict, "file.changed", "name", filepath.Base(path))
	}
	if err == nil {
		err = refuseMode(path, now.Mode())
	}
	if err != nil {
		_ = f.Close() // nothing was written
		return nil, err
	}
	return &DiskFile{File: f, size: now.Size()}, nil
}

func refuseMode(path string, mode fs.FileMode) error {
	name := filepath.Base(path)
	switch {
	case mode.IsDir():
		return foyer.Fail(foyer.Unsupported, "file.is_folder", "name", name)
	case !mode.IsRegular():
		return foyer.Fail(foyer.Unsupported, "file.is_device", "name", name)
	}
	return nil
}

// refusePath refuses by name what must not even be asked for: on Windows a
// network path may wait for minutes and hands the person's name to its server,
// and CON, NUL or COM1 are devices in every folder.
func refusePath(path string) error {
	if strings.ContainsRune(path, 0) {
		return foyer.Fail(foyer.Invalid, "file.gone", "name", "")
	}
	if runtime.GOOS != "windows" {
		return nil
	}
	name := filepath.Base(path)
	if strings.HasPrefix(filepath.ToSlash(filepath.VolumeName(path)), "//") {
		return foyer.Fail(foyer.Unsupported, "file.on_network", "name", name)
	}
	if !filepath.IsLocal(name) {
		return foyer.Fail(foyer.Unsupported, "file.is_device", "name", name)
	}
	return nil
}

// sharingViolation is what Windows answers while another program keeps a file to
// itself.
const sharingViolation = syscall.Errno(32)

func openError(path string, err error) error {
	name := filepath.Base(path)
	switch {
	case runtime.GOOS == "windows" && errors.Is(err, sharingViolation):
		return foyer.Fail(foyer.Busy, "file.locked", "name", name)
	case errors.Is(err, fs.ErrNotExist):
		return foyer.Fail(foyer.NotFound, "file.gone", "name", name)
	case errors.Is(err, fs.ErrPermission):
		return foyer.Fail(foyer.Forbidden, "file.no_permission", "name", name)
	}
	return fmt.Errorf("open %s: %w", path, err)
}
