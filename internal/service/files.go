package service

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"syscall"

	"github.com/google/uuid"

	"foyer/internal/foyer"
)

// maxUpload is the size of the largest file taken in (reliability: 2 GiB CSV).
const maxUpload = 2 << 30

// Files is the house's file room: files on their way in, kept as the originals of
// imports, and files on their way out. A file is named by a token; no path
// crosses the border.
type Files struct {
	in, out string
	mu      sync.Mutex
	refs    map[string]roomFile
}

type roomFile struct {
	ref  foyer.FileRef
	path string
	sha  string
}

func openFiles(dir string) (*Files, error) {
	f := &Files{in: filepath.Join(dir, "in"), out: filepath.Join(dir, "out"), refs: map[string]roomFile{}}
	// What was written out last time has been fetched or never will be.
	if err := os.RemoveAll(f.out); err != nil {
		return nil, fmt.Errorf("sweep the file room: %w", err)
	}
	for _, d := range []string{f.in, f.out} {
		if err := os.MkdirAll(d, 0o700); err != nil {
			return nil, fmt.Errorf("make the file room: %w", err)
		}
	}
	return f, nil
}

// Add takes a file in from a stream: copied, hashed and on disk when it returns.
// It answers TooLarge past the limit, and Invalid for an empty name.
func (f *Files) Add(ctx context.Context, name string, r io.Reader) (foyer.FileRef, error) {
	name = baseName(name)
	if name == "" {
		return foyer.FileRef{}, foyer.Fail(foyer.Invalid, "file.no_name")
	}
	id := uuid.NewString()
	path := filepath.Join(f.in, id+cleanExt(name))
	w, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return foyer.FileRef{}, fmt.Errorf("take in a file: %w", err)
	}
	sum := sha256.New()
	n, err := io.Copy(io.MultiWriter(w, sum), io.LimitReader(&ctxReader{ctx, r}, maxUpload+1))
	if err == nil && n > maxUpload {
		err = foyer.Fail(foyer.TooLarge, "file.too_large", "limit", "2 GB", "name", name)
	}
	if err == nil {
		err = w.Sync()
	}
	if err = errors.Join(err, w.Close()); err != nil {
		os.Remove(path)
		return foyer.FileRef{}, err
	}
	return f.put(id, name, path, n, hex.EncodeToString(sum.Sum(nil))), nil
}

// AddPath takes a file in from a path that a dialog, a drop or an argument named.
// Folders, devices and the like are refused with a sentence that names the file, and
// so is one that cannot be read to its end or changes meanwhile: nothing of it stays.
func (f *Files) AddPath(ctx context.Context, path string) (foyer.FileRef, error) {
	ref, err := f.addPath(ctx, path)
	return ref, foyer.Named(err, filepath.Base(path))
}

func (f *Files) addPath(ctx context.Context, path string) (foyer.FileRef, error) {
	st, err := os.Stat(path)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return foyer.FileRef{}, foyer.Fail(foyer.NotFound, "file.gone")
	case err != nil:
		return foyer.FileRef{}, unreadable(err)
	case st.IsDir():
		return foyer.FileRef{}, foyer.Fail(foyer.Unsupported, "file.is_folder")
	case !st.Mode().IsRegular():
		return foyer.FileRef{}, foyer.Fail(foyer.Unsupported, "file.is_device")
	}
	r, err := os.Open(path) // shared with whoever has it open, where that lets us
	if err != nil {
		return foyer.FileRef{}, unreadable(err)
	}
	defer r.Close()
	src := &source{r: r}
	ref, err := f.Add(ctx, filepath.Base(path), src)
	switch {
	case src.err != nil:
		return foyer.FileRef{}, unreadable(src.err)
	case err != nil:
		return foyer.FileRef{}, err
	}
	// Half a file that somebody is writing reads like a whole one.
	if now, err := r.Stat(); err != nil || now.Size() != ref.Size || !now.ModTime().Equal(st.ModTime()) {
		f.forget(ref.Ref)
		return foyer.FileRef{}, errors.Join(foyer.Fail(foyer.Busy, "file.changed"), err)
	}
	return ref, nil
}

// unreadable answers the sentence for a file that the system does not give out.
func unreadable(err error) error {
	switch {
	case held(err):
		return foyer.Fail(foyer.Busy, "file.locked")
	case errors.Is(err, os.ErrPermission):
		return foyer.Fail(foyer.Forbidden, "file.no_permission")
	}
	return fmt.Errorf("%w: %w", foyer.Fail(foyer.Invalid, "file.unreadable"), err)
}

// source tells trouble of reading apart from trouble of writing what was read.
type source struct {
	r   io.Reader
	err error
}

func (s *source) Read(p []byte) (int, error) {
	n, err := s.r.Read(p)
	if err != nil && !errors.Is(err, io.EOF) {
		s.err = err
	}
	return n, err
}

// held says whether another program keeps a file, or a part of it, to itself. Only
// Windows has programs that can: Excel is one.
func held(err error) bool {
	const sharing, lock = syscall.Errno(32), syscall.Errno(33)
	return runtime.GOOS == "windows" && (errors.Is(err, sharing) || errors.Is(err, lock))
}

// Open opens a file of the room for reading, with its reference.
func (f *Files) Open(ref string) (*os.File, foyer.FileRef, error) {
	rf, err := f.get(ref)
	if err != nil {
		return nil, foyer.FileRef{}, err
	}
	file, err := os.Open(rf.path)
	if err != nil {
		return nil, foyer.FileRef{}, foyer.Fail(foyer.NotFound, "file.gone", "name", rf.ref.Name)
	}
	return file, rf.ref, nil
}

// create makes a file on its way out. finish makes it whole under its name and
// answers its reference; drop throws it away.
func (f *Files) create(name string) (w *os.File, finish func(rows int) (foyer.FileRef, error), drop func(), err error) {
	id := uuid.NewString()
	path := filepath.Join(f.out, id+cleanExt(name))
	w, err = os.OpenFile(path+".part", os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return nil, nil, nil, fmt.Errorf("write a file out: %w", err)
	}
	drop = func() { w.Close(); os.Remove(path + ".part") }
	finish = func(rows int) (foyer.FileRef, error) {
		st, err := w.Stat()
		if err = errors.Join(err, w.Sync(), w.Close()); err != nil {
			return foyer.FileRef{}, fmt.Errorf("finish a file: %w", err)
		}
		if err := os.Rename(path+".part", path); err != nil {
			return foyer.FileRef{}, fmt.Errorf("finish a file: %w", err)
		}
		ref := f.put(id, name, path, st.Size(), "")
		ref.Rows = rows
		return ref, nil
	}
	return w, finish, drop, nil
}

func (f *Files) put(id, name, path string, size int64, sha string) foyer.FileRef {
	ref := foyer.FileRef{Ref: id, Name: name, Size: size}
	f.mu.Lock()
	defer f.mu.Unlock()
	f.refs[id] = roomFile{ref: ref, path: path, sha: sha}
	return ref
}

func (f *Files) get(ref string) (roomFile, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	rf, ok := f.refs[ref]
	if !ok {
		return roomFile{}, foyer.Fail(foyer.NotFound, "file.unknown")
	}
	return rf, nil
}

// sha answers the hash a file was taken in with.
func (f *Files) sha(ref string) string {
	rf, err := f.get(ref)
	if err != nil {
		return ""
	}
	return rf.sha
}

// forget drops a file that came in and is no import's.
func (f *Files) forget(ref string) {
	rf, err := f.get(ref)
	if err != nil {
		return
	}
	f.mu.Lock()
	delete(f.refs, ref)
	f.mu.Unlock()
	_ = os.Remove(rf.path) // gone already is as good
}

// baseName answers the last part of a name, whatever system wrote it, without
// control characters.
func baseName(name string) string {
	if i := strings.LastIndexAny(name, `/\`); i >= 0 {
		name = name[i+1:]
	}
	name = strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f {
			return -1
		}
		return r
	}, name)
	if len(name) > 200 {
		name = strings.ToValidUTF8(name[len(name)-200:], "")
	}
	if name == "." || name == ".." {
		return ""
	}
	return strings.TrimSpace(name)
}

// cleanExt answers the ending of a name if it is plain, else none: the name on
// disk is Foyer's own.
func cleanExt(name string) string {
	ext := strings.ToLower(filepath.Ext(name))
	for _, r := range strings.TrimPrefix(ext, ".") {
		if (r < 'a' || r > 'z') && (r < '0' || r > '9') {
			return ""
		}
	}
	if len(ext) > 8 {
		return ""
	}
	return ext
}

type ctxReader struct {
	ctx context.Context
	r   io.Reader
}

func (c *ctxReader) Read(p []byte) (int, error) {
	if err := c.ctx.Err(); err != nil {
		return 0, err
	}
	return c.r.Read(p)
}
