package app

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/wailsapp/wails/v2/pkg/runtime"

	"foyer/internal/foyer"
)

// Shell is what only a window can do. It is bound beside the services and never
// reachable from afar. No method takes or answers a path: files come in by
// dialogs, drops and arguments, and go out by the save dialog.
type Shell struct {
	w *window
}

// Arrived answers the files that came in before the screen was listening: those of
// the command line, or of a second start. From then on each arrival is an event
// "files".
func (s *Shell) Arrived() (e foyer.Event, err error) {
	defer s.guard("arrived", &err)
	return s.w.arrived(), nil
}

// Pick lets the person choose lead files and takes them into the house. An empty
// list means the dialog was closed without choosing.
func (s *Shell) Pick() (refs []foyer.FileRef, err error) {
	defer s.guard("pick", &err)
	room, err := s.w.files()
	if err != nil {
		return nil, err
	}
	paths, err := runtime.OpenMultipleFilesDialog(s.w.ctx, runtime.OpenDialogOptions{
		Title: s.w.word("shell.pick"),
		Filters: []runtime.FileFilter{
			{DisplayName: s.w.word("shell.lead_files") + " (*.csv, *.tsv, *.txt, *.xlsx)", Pattern: "*.csv;*.CSV;*.tsv;*.TSV;*.txt;*.TXT;*.xlsx;*.XLSX"},
			{DisplayName: s.w.word("shell.all_files"), Pattern: "*"},
		},
	})
	if err != nil {
		return nil, fmt.Errorf("open dialog: %w", err)
	}
	refs = []foyer.FileRef{}
	for _, p := range paths {
		refs = append(refs, takeIn(s.w.ctx, room, s.w.log, p))
	}
	return refs, nil
}

// PickPresets lets the person choose a file of import presets and takes it into the
// house. An empty reference means the dialog was closed without choosing.
func (s *Shell) PickPresets() (ref foyer.FileRef, err error) {
	defer s.guard("pick_presets", &err)
	room, err := s.w.files()
	if err != nil {
		return ref, err
	}
	path, err := runtime.OpenFileDialog(s.w.ctx, runtime.OpenDialogOptions{
		Title: s.w.word("shell.pick_presets"),
		Filters: []runtime.FileFilter{
			{DisplayName: s.w.word("shell.preset_files") + " (*.json)", Pattern: "*.json;*.JSON"},
			{DisplayName: s.w.word("shell.all_files"), Pattern: "*"},
		},
	})
	if err != nil {
		return ref, fmt.Errorf("open dialog: %w", err)
	}
	if path == "" {
		return ref, nil
	}
	return room.AddPath(s.w.ctx, path)
}

// PickWatchFolder lets the person choose the folder whose files come in by
// themselves, and switches it on. It answers the folder as it then is, the same as
// before when the dialog was closed without choosing.
func (s *Shell) PickWatchFolder() (v foyer.WatchView, err error) {
	defer s.guard("pick_watch_folder", &err)
	if _, err := s.w.files(); err != nil {
		return v, err
	}
	path, err := runtime.OpenDirectoryDialog(s.w.ctx, runtime.OpenDialogOptions{Title: s.w.word("watch.pick"), CanCreateDirectories: true})
	if err != nil {
		return v, fmt.Errorf("folder dialog: %w", err)
	}
	h := s.w.theHouse()
	if path == "" {
		return h.WatchView(s.w.ctx)
	}
	return h.WatchFolder(s.w.ctx, s.w.session.Actor(), path)
}

// Save lets the person choose where a file of the file room goes and copies it
// there. It answers the reference with the name that was chosen, or an empty one
// when the dialog was closed. What was there before stays until the copy is whole.
func (s *Shell) Save(ref string) (saved foyer.FileRef, err error) {
	defer s.guard("save", &err)
	room, err := s.w.files()
	if err != nil {
		return foyer.FileRef{}, err
	}
	f, saved, err := room.Open(ref)
	if err != nil {
		return foyer.FileRef{}, err
	}
	defer f.Close()
	path, err := runtime.SaveFileDialog(s.w.ctx, runtime.SaveDialogOptions{Title: s.w.word("shell.save"), DefaultFilename: saved.Name})
	if err != nil {
		return foyer.FileRef{}, fmt.Errorf("save dialog: %w", err)
	}
	if path == "" {
		return foyer.FileRef{}, nil
	}
	if filepath.Ext(path) == "" {
		path += filepath.Ext(saved.Name)
	}
	if err := copyOut(f, path); err != nil {
		return foyer.FileRef{}, err
	}
	s.w.remember(ref, path)
	saved.Name = filepath.Base(path)
	return saved, nil
}

// Reveal shows a file that Save wrote in the system's file manager.
func (s *Shell) Reveal(ref string) (err error) {
	defer s.guard("reveal", &err)
	path, ok := s.w.saved(ref)
	if !ok {
		return foyer.Fail(foyer.NotFound, "file.unknown")
	}
	return reveal(path)
}

// OpenLink hands an address to the system's browser, mail or telephone program.
// It answers Forbidden for any other kind of address.
func (s *Shell) OpenLink(address string) (err error) {
	defer s.guard("open_link", &err)
	address, err = outward(address)
	if err != nil {
		return err
	}
	runtime.BrowserOpenURL(s.w.ctx, address)
	return nil
}

// Dress gives what the system draws, title bar and dialogs, the person's theme
// ("light", "dark" or "system") and language ("en" or "fr").
func (s *Shell) Dress(theme string, language string) (err error) {
	defer s.guard("dress", &err)
	s.w.setLanguage(language)
	switch foyer.Theme(theme) {
	case foyer.ThemeLight:
		runtime.WindowSetLightTheme(s.w.ctx)
	case foyer.ThemeDark:
		runtime.WindowSetDarkTheme(s.w.ctx)
	case foyer.ThemeSystem:
		runtime.WindowSetSystemDefaultTheme(s.w.ctx)
	default:
		return foyer.Fail(foyer.Invalid, "shell.theme")
	}
	return nil
}

// guard ends every method: a panic becomes an error, since Wails would leave the
// screen waiting for ever, and what is not meant for people goes to the log.
func (s *Shell) guard(op string, err *error) {
	if p := recover(); p != nil {
		*err = fmt.Errorf("panic: %v", p)
	}
	var fe *foyer.Error
	if *err != nil && !errors.As(*err, &fe) {
		s.w.log.Error("failed", "op", "shell."+op, "err", (*err).Error())
		*err = foyer.Fail(foyer.Internal, "call.internal")
	}
}

// copyOut writes a file to where a person wants it: whole beside it first, then in
// its place.
func copyOut(from io.Reader, path string) error {
	name := filepath.Base(path)
	part, err := os.CreateTemp(filepath.Dir(path), "."+name+".*.part")
	if err != nil {
		return foyer.Fail(foyer.Forbidden, "file.cannot_write", "name", name)
	}
	defer os.Remove(part.Name())
	_, err = io.Copy(part, from)
	if err = errors.Join(err, part.Sync(), part.Chmod(0o644), part.Close()); err != nil {
		return fmt.Errorf("%w: %w", foyer.Fail(foyer.Conflict, "file.cannot_write", "name", name), err)
	}
	if err := os.Rename(part.Name(), path); err != nil {
		// On Windows a file that another program holds cannot be replaced.
		return foyer.Fail(foyer.Busy, "file.locked", "name", name)
	}
	return nil
}
