package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"fmt"
	"net/url"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"

	"github.com/mattn/go-sqlite3"

	"foyer/internal/foyer"
)

// houseTag marks a file as a house of Foyer's: "Foyr".
const houseTag = 0x466F7972

// oldest is the first SQLite without the bug that could reset a journal while
// two connections wrote and folded it back at once.
var oldest = [3]int{3, 51, 3}

// pragma is a setting of a connection and what reading it back must answer.
type pragma struct{ name, value, reads string }

// pragmas of every connection. All are said, none is left to a default of the
// driver's: its own for synchronous is NORMAL, which loses acknowledged work when
// the power goes. Each is read back, since a misspelt one is ignored in silence.
func pragmas(write bool) []pragma {
	cache := "-8192"
	if write {
		cache = "-16384"
	}
	p := []pragma{
		{"busy_timeout", "10000", "10000"},
		{"journal_mode", "wal", "wal"},
		{"synchronous", "FULL", "2"},
		{"foreign_keys", "ON", "1"},
		{"trusted_schema", "OFF", "0"},
		{"cell_size_check", "ON", "1"},
		{"mmap_size", "0", "0"},
		{"secure_delete", "FAST", "2"},
		{"cache_size", cache, cache},
		{"journal_size_limit", "67108864", "67108864"},
		{"wal_autocheckpoint", "1000", "1000"},
	}
	if runtime.GOOS == "darwin" {
		// A plain fsync there leaves the data in the drive's cache.
		p = append(p, pragma{"fullfsync", "ON", "1"}, pragma{"checkpoint_fullfsync", "ON", "1"})
	}
	if !write {
		p = append(p, pragma{"query_only", "ON", "1"})
	}
	return p
}

// liteConnector opens connections to one file with one set of pragmas; it stands
// in for the driver's global registration.
type liteConnector struct {
	dsn     string
	pragmas []pragma
	driver  *sqlite3.SQLiteDriver
}

// Connect opens a connection, sets its pragmas and checks that each took.
func (c *liteConnector) Connect(context.Context) (driver.Conn, error) {
	conn, err := c.driver.Open(c.dsn)
	if err != nil {
		return nil, err
	}
	if err := settle(conn.(*sqlite3.SQLiteConn), c.pragmas); err != nil {
		conn.Close()
		return nil, err
	}
	return conn, nil
}

// Driver answers the driver behind the connector.
func (c *liteConnector) Driver() driver.Driver { return c.driver }

func settle(conn *sqlite3.SQLiteConn, list []pragma) error {
	for _, p := range list {
		if _, err := conn.Exec("PRAGMA "+p.name+" = "+p.value, nil); err != nil {
			return fmt.Errorf("set %s: %w", p.name, err)
		}
		got, err := ask(conn, "PRAGMA "+p.name)
		if err != nil {
			return fmt.Errorf("read %s back: %w", p.name, err)
		}
		if got != p.reads {
			return fmt.Errorf("%s is %q and not %q", p.name, got, p.reads)
		}
	}
	return nil
}

// ask answers the first column of the first row of a query, as text.
func ask(conn *sqlite3.SQLiteConn, text string) (string, error) {
	rows, err := conn.Query(text, nil)
	if err != nil {
		return "", err
	}
	defer rows.Close()
	dest := make([]driver.Value, len(rows.Columns()))
	if err := rows.Next(dest); err != nil {
		return "", err
	}
	if b, ok := dest[0].([]byte); ok {
		return string(b), nil
	}
	return fmt.Sprint(dest[0]), nil
}

// dsn answers the address of a file for the driver. The driver sets synchronous
// itself on every connection, so that is said here too. A connection needs no lock
// of its own: database/sql never gives one to two callers at once.
func dsn(path, mode string, more ...string) string {
	v := url.Values{}
	v.Set("mode", mode)
	v.Set("_busy_timeout", "10000")
	v.Set("_synchronous", "FULL")
	v.Set("_foreign_keys", "on")
	v.Set("_mutex", "no")
	for i := 0; i+1 < len(more); i += 2 {
		v.Set(more[i], more[i+1])
	}
	p := filepath.ToSlash(path)
	if runtime.GOOS == "windows" && !strings.HasPrefix(p, "/") {
		p = "/" + p // file:///C:/…
	}
	return (&url.URL{Scheme: "file", OmitHost: true, Path: p, RawQuery: v.Encode()}).String()
}

func (s *Store) openSQLite(ctx context.Context) error {
	if err := checkLibrary(); err != nil {
		return err
	}
	if err := safeFolder(filepath.Dir(s.path)); err != nil {
		return err
	}
	if err := createFile(s.path); err != nil {
		return err
	}
	clearBeside(s.path)
	version, err := inspect(s.path)
	if err != nil {
		return err
	}
	steps, err := s.dialect.steps()
	if err != nil {
		return err
	}
	if last := steps[len(steps)-1].version; version > last {
		return newer(version, last)
	}
	s.openWriter()
	// Once more, now that whatever a death left has been rolled back.
	var tag int64
	if err := s.writer.QueryRowContext(ctx, "PRAGMA application_id").Scan(&tag); err != nil {
		return err
	}
	if tag != houseTag {
		return foyer.Fail(foyer.Unsupported, "house.foreign", "file", filepath.Base(s.path))
	}
	if err := s.migrateSQLite(ctx, version, steps); err != nil {
		return err
	}
	// Readers come second: they cannot open a file whose journal mode is not set.
	s.reader = sql.OpenDB(&liteConnector{
		driver: &sqlite3.SQLiteDriver{}, pragmas: pragmas(false),
		dsn: dsn(s.path, "ro", "_txlock", "deferred", "_stmt_cache_size", "64"),
	})
	s.reader.SetMaxOpenConns(4)
	s.reader.SetMaxIdleConns(4)
	return s.reader.PingContext(ctx)
}

// openWriter makes the handle with the one connection that writes.
func (s *Store) openWriter() {
	s.writer = sql.OpenDB(&liteConnector{
		driver: &sqlite3.SQLiteDriver{}, pragmas: pragmas(true),
		dsn: dsn(s.path, "rw", "_txlock", "immediate", "_stmt_cache_size", "64"),
	})
	s.writer.SetMaxOpenConns(1)
	s.writer.SetMaxIdleConns(1)
}

func newer(version, last int64) error {
	return foyer.Fail(foyer.Unsupported, "house.newer",
		"version", strconv.FormatInt(version, 10), "known", strconv.FormatInt(last, 10))
}

// checkLibrary refuses a SQLite that is too old to be trusted with a book.
func checkLibrary() error {
	v, _, _ := sqlite3.Version()
	var at [3]int
	for i, p := range strings.SplitN(v, ".", 3) {
		at[i], _ = strconv.Atoi(p)
	}
	for i := range at {
		if at[i] != oldest[i] {
			if at[i] > oldest[i] {
				return nil
			}
			return fmt.Errorf("SQLite %s is older than %v", v, oldest)
		}
	}
	return nil
}
