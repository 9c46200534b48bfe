package store

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strconv"

	"github.com/mattn/go-sqlite3"

	"foyer/internal/foyer"
)

// createFile makes the folder and, when there is none or an empty one, the file,
// for its owner only, and writes Foyer's tag into it in one atomic step. The
// rights of a folder that was there are left as they are: it may not be ours.
func createFile(path string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return foyer.Fail(foyer.Invalid, "house.folder", "folder", filepath.Dir(path))
	}
	f, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return fmt.Errorf("%w: %w", foyer.Fail(foyer.Conflict, "house.read_only"), err)
	}
	st, err := f.Stat()
	f.Close()
	if err != nil {
		return fmt.Errorf("look at the book: %w", err)
	}
	if st.Mode().Perm() != 0o600 && runtime.GOOS != "windows" {
		if err := os.Chmod(path, 0o600); err != nil {
			return fmt.Errorf("close the book to others: %w", err)
		}
	}
	size := st.Size()
	if size > 0 {
		if size, err = finishBirth(path, size); err != nil || size > 0 {
			return err
		}
	}
	if _, err := os.Stat(path + "-wal"); err == nil {
		return nil // a book whose first pages are still in the journal
	}
	conn, err := (&sqlite3.SQLiteDriver{}).Open(dsn(path, "rw"))
	if err != nil {
		return err
	}
	defer conn.Close()
	_, err = conn.(*sqlite3.SQLiteConn).Exec(fmt.Sprintf("PRAGMA application_id = %d", houseTag), nil)
	return err
}

// finishBirth rolls back what a death in the middle of writing the tag left: the
// tag in the file, and the journal that takes it out again. A book has no such
// journal later on, and a file without our tag is not touched. It answers the
// size of the file after it.
func finishBirth(path string, size int64) (int64, error) {
	if _, err := os.Stat(path + "-journal"); err != nil {
		return size, nil
	}
	f, err := os.Open(path)
	if err != nil {
		return size, err
	}
	var tag [4]byte
	_, err = f.ReadAt(tag[:], 68) // where SQLite keeps application_id
	f.Close()
	if err != nil || binary.BigEndian.Uint32(tag[:]) != houseTag {
		return size, nil // not ours to mend
	}
	conn, err := (&sqlite3.SQLiteDriver{}).Open(dsn(path, "rw"))
	if err != nil {
		return size, err
	}
	_, err = ask(conn.(*sqlite3.SQLiteConn), "PRAGMA schema_version") // a first read rolls back
	if err = errors.Join(err, conn.Close()); err != nil {
		return size, err
	}
	st, err := os.Stat(path)
	if err != nil {
		return size, err
	}
	return st.Size(), nil
}

// inspect answers the version of the file at path. It looks before anything is
// written, and runs nothing that the file itself holds.
func inspect(path string) (int64, error) {
	f, err := os.Open(path)
	if err != nil {
		return 0, err
	}
	head := make([]byte, 16)
	n, err := io.ReadFull(f, head)
	f.Close()
	if err != nil && n > 0 && !errors.Is(err, io.ErrUnexpectedEOF) {
		return 0, err
	}
	if n > 0 && !bytes.Equal(head[:n], []byte("SQLite format 3\x00")) {
		return 0, foyer.Fail(foyer.Unsupported, "house.foreign", "file", filepath.Base(path))
	}
	look := dsn(path, "ro")
	_, wal := os.Stat(path + "-wal")
	_, hot := os.Stat(path + "-journal")
	if errors.Is(wal, os.ErrNotExist) && errors.Is(hot, os.ErrNotExist) {
		// A book at rest is one file. Said to be unchanging, it is read without a
		// journal being laid beside it, which a mere reader could not clear away.
		look = dsn(path, "ro", "immutable", "1")
	}
	conn, err := (&sqlite3.SQLiteDriver{}).Open(look)
	if err != nil {
		return 0, err
	}
	defer conn.Close()
	c := conn.(*sqlite3.SQLiteConn)
	tag, err := ask(c, "PRAGMA application_id")
	if err != nil {
		return 0, err
	}
	if tag != strconv.Itoa(houseTag) {
		return 0, foyer.Fail(foyer.Unsupported, "house.foreign", "file", filepath.Base(path))
	}
	version, err := ask(c, "PRAGMA user_version")
	if err != nil {
		return 0, err
	}
	return strconv.ParseInt(version, 10, 64)
}
