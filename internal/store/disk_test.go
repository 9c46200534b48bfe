package store

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"testing"
)

// These tests put a disk of their own under SQLite (testdata/disk.c). They try
// what a kill cannot: writes that are lost though the program went on, and calls
// that fail. They need a C compiler and Linux, and say so elsewhere.

// diskOp is one operation of the log: W write, T truncate, S sync, F a failed one,
// A something acknowledged.
type diskOp struct {
	op   byte
	path string
	off  int64
	data []byte
}

const perWrite = 25

// diskWork is what the child does: ten writes, each of a change, a house value and
// rows of an import, acknowledged in the log once Write has answered.
func diskWork(t *testing.T, dir string) {
	log, err := os.OpenFile(os.Getenv("FOYER_DISK_LOG"), os.O_WRONLY|os.O_APPEND|os.O_CREATE, 0o600)
	if err != nil {
		t.Fatal(err)
	}
	s, err := Open(t.Context(), "sqlite:"+filepath.Join(dir, "foyer.db"), Options{})
	if err != nil {
		os.Exit(3) // an opening may fail; what was acknowledged before must stay
	}
	if mode := os.Getenv("FOYER_DISK_SYNC"); mode != "" {
		if _, err := s.writer.Exec("PRAGMA synchronous = " + mode); err != nil {
			t.Fatal(err)
		}
	}
	rows := someRows(10 * perWrite)
	for i := range 10 {
		err := s.Write(t.Context(), func(tx *Tx) error {
			if err := tx.Log(Change{Entity: "test", EntityID: strconv.Itoa(i)}); err != nil {
				return err
			}
			if err := tx.AddRows(1, rows[i*perWrite:(i+1)*perWrite]); err != nil {
				return err
			}
			return tx.SetHouse("last", strconv.Itoa(i))
		})
		if err != nil {
			continue
		}
		var rec bytes.Buffer
		id := strconv.Itoa(i)
		binary.Write(&rec, binary.LittleEndian, [4]int64{'A', int64(len(id)), 0, 0})
		rec.WriteString(id)
		if _, err := log.Write(rec.Bytes()); err != nil {
			t.Fatal(err)
		}
		if i == 5 {
			s.writer.Exec("PRAGMA wal_checkpoint(TRUNCATE)") // the file itself is written too
		}
	}
	os.Exit(0) // no tidy end
}

// onDisk runs the child on a copy of a fresh book and answers what its disk saw.
func onDisk(t *testing.T, shim string, env ...string) (dir string, ops []diskOp) {
	t.Helper()
	dir = filepath.Join(t.TempDir(), "house")
	path := "sqlite:" + filepath.Join(dir, "foyer.db")
	s := open(t, path, Options{})
	newImport(t, s, "one")
	s.Close()
	log := filepath.Join(filepath.Dir(dir), "log")
	cmd := exec.Command(os.Args[0], "-test.run=^"+t.Name()+"$")
	cmd.Env = append(append(os.Environ(), "FOYER_TEST_CHILD="+dir, "FOYER_DISK_DIR="+dir, "FOYER_DISK_LOG="+log,
		"LD_PRELOAD="+shim), env...)
	if out, err := cmd.CombinedOutput(); err != nil && cmd.ProcessState.ExitCode() != 3 {
		t.Fatalf("the child: %v\n%s", err, out)
	}
	b, err := os.ReadFile(log)
	if err != nil {
		t.Fatal(err)
	}
	for r := bytes.NewReader(b); ; {
		var head [4]int64
		if err := binary.Read(r, binary.LittleEndian, &head); err == io.EOF {
			return dir, ops
		} else if err != nil {
			t.Fatal(err)
		}
		name, data := make([]byte, head[1]), make([]byte, head[3])
		io.ReadFull(r, name)
		io.ReadFull(r, data)
		ops = append(ops, diskOp{byte(head[0]), string(name), head[2], data})
	}
}

// buildDisk builds the disk and answers the library to put before the child.
func buildDisk(t *testing.T) string {
	t.Helper()
	if runtime.GOOS != "linux" || testing.Short() {
		t.Skip("the disk of these tests is for Linux, and not for -short")
	}
	cc, err := exec.LookPath("cc")
	if err != nil {
		t.Skip("no C compiler: the disk of these tests is not built")
	}
	lib := filepath.Join(t.TempDir(), "disk.so")
	if out, err := exec.Command(cc, "-shared", "-fPIC", "-O1", "-o", lib, "testdata/disk.c", "-ldl").CombinedOutput(); err != nil {
		t.Fatalf("build the disk: %v\n%s", err, out)
	}
	return lib
}

// whole checks a book with nothing but SQLite: pages, and that each of the ten
// writes is there whole or not at all, in order. It answers which are there.
func whole(t *testing.T, path string) map[string]bool {
	t.Helper()
	db := lite(t, path)
	defer db.Close()
	var verdict, last string
	var rows, changes, blocks int
	err := db.QueryRow("PRAGMA integrity_check").Scan(&verdict)
	if err == nil {
		err = db.QueryRow(`SELECT (SELECT COUNT(*) FROM import_rows), (SELECT COUNT(*) FROM changes),
			(SELECT COALESCE(SUM(rows), 0) FROM import_blocks),
			COALESCE((SELECT value FROM house WHERE key = 'last'), '-1')`).Scan(&rows, &changes, &blocks, &last)
	}
	if err != nil || verdict != "ok" {
		t.Errorf("the book is damaged: %s, %v", verdict, err)
		return nil
	}
	if rows != changes*perWrite || blocks != rows || (changes > 0) != (last != "-1") {
		t.Errorf("half a write: %d changes, %d rows, %d counted, last %s", changes, rows, blocks, last)
	}
	there := map[string]bool{}
	list, err := db.Query("SELECT entity_id FROM changes")
	if err != nil {
		t.Fatal(err)
	}
	defer list.Close()
	for list.Next() {
		var id string
		if err := list.Scan(&id); err != nil {
			t.Fatal(err)
		}
		there[id] = true
	}
	return there
}

// cutAt makes the files as they may lie on the disk when the power goes before
// operation n: what was synced is there, of the rest nothing, some or parts.
func cutAt(t *testing.T, base string, ops []diskOp, n int, rnd *rand.Rand, keep float64) (path string) {
	t.Helper()
	dir := t.TempDir()
	type file struct {
		disk    []byte
		pending []diskOp
	}
	files := map[string]*file{}
	of := func(name string) *file {
		if files[name] == nil {
			b, _ := os.ReadFile(filepath.Join(base, name))
			files[name] = &file{disk: b}
		}
		return files[name]
	}
	of("foyer.db")
	apply := func(f *file, o diskOp) {
		switch o.op {
		case 'T':
			if int64(len(f.disk)) > o.off {
				f.disk = f.disk[:o.off]
			}
			f.disk = append(f.disk, make([]byte, o.off-int64(len(f.disk)))...)
		case 'W':
			if end := o.off + int64(len(o.data)); int64(len(f.disk)) < end {
				f.disk = append(f.disk, make([]byte, end-int64(len(f.disk)))...)
			}
			copy(f.disk[o.off:], o.data)
		}
	}
	for _, o := range ops[:n] {
		f := of(filepath.Base(o.path))
		switch o.op {
		case 'S':
			for _, p := range f.pending {
				apply(f, p)
			}
			f.pending = nil
		case 'W', 'T':
			f.pending = append(f.pending, o)
		}
	}
	for name, f := range files {
		if name == "." { // an acknowledgement
			continue
		}
		for _, p := range f.pending {
			if rnd.Float64() >= keep {
				continue
			}
			if p.op == 'W' && rnd.IntN(3) == 0 { // torn at a sector
				p.data = p.data[:rnd.IntN(len(p.data)+1)/512*512]
			}
			apply(f, p)
		}
		if err := os.WriteFile(filepath.Join(dir, name), f.disk, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return filepath.Join(dir, "foyer.db")
}

// lost tries cuts of a recorded run and answers how many of them lost a write
// that had been acknowledged.
func lost(t *testing.T, shim, sync string, cuts int) (n int) {
	base, ops := onDisk(t, shim, "FOYER_DISK_SYNC="+sync, "FOYER_DISK_FRESH=1")
	fresh := filepath.Join(t.TempDir(), "fresh")
	if err := os.MkdirAll(fresh, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(base+".fresh", filepath.Join(fresh, "foyer.db")); err != nil {
		t.Fatal(err)
	}
	seed := rand.Uint64()
	t.Logf("seed %d, %d operations", seed, len(ops))
	rnd := rand.New(rand.NewPCG(seed, 0))
	for i := range cuts {
		at := 1 + rnd.IntN(len(ops))
		there := whole(t, cutAt(t, fresh, ops, at, rnd, []float64{0, 0.5, 0.9}[i%3]))
		for _, o := range ops[:at] {
			if o.op == 'A' && !there[o.path] {
				n++
				break
			}
		}
	}
	return n
}

func TestPowerCutLosesNothingAcknowledged(t *testing.T) {
	if dir := os.Getenv("FOYER_TEST_CHILD"); dir != "" {
		if os.Getenv("FOYER_DISK_FRESH") != "" {
			b, err := os.ReadFile(filepath.Join(dir, "foyer.db"))
			if err != nil || os.WriteFile(dir+".fresh", b, 0o600) != nil {
				t.Fatal(err)
			}
		}
		diskWork(t, dir)
	}
	shim := buildDisk(t)
	if n := lost(t, shim, "", 60); n > 0 {
		t.Errorf("%d of 60 cuts lost what was acknowledged", n)
	}
	// The same with the driver's own setting: were nothing lost, these cuts would
	// prove nothing.
	if n := lost(t, shim, "NORMAL", 30); n == 0 {
		t.Error("no cut harms a book that is not synced: the test is blind")
	}
}

func TestEveryFailingCall(t *testing.T) {
	if dir := os.Getenv("FOYER_TEST_CHILD"); dir != "" {
		diskWork(t, dir)
	}
	shim := buildDisk(t)
	step := 16 // some of the calls each time, all of them when asked
	if os.Getenv("FOYER_TEST_LONG") != "" {
		step = 1
	}
	for _, code := range []syscall.Errno{syscall.EIO, syscall.ENOSPC} {
		for at := 1 + rand.IntN(step); ; at += 1 + rand.IntN(step) {
			dir, ops := onDisk(t, shim, "FOYER_DISK_FAIL="+strconv.Itoa(at), fmt.Sprintf("FOYER_DISK_ERRNO=%d", int(code)))
			failed, acked := false, []string{}
			for _, o := range ops {
				switch o.op {
				case 'F':
					failed = true
				case 'A':
					acked = append(acked, o.path)
				}
			}
			there := whole(t, filepath.Join(dir, "foyer.db"))
			for _, id := range acked {
				if !there[id] {
					t.Errorf("call %d failed with %v: %s was acknowledged and is gone", at, code, id)
				}
			}
			if !failed {
				if at < 100 || strings.Join(acked, "") != "0123456789" {
					t.Errorf("a run without a failure: %d calls, acknowledged %v", at, acked)
				}
				break
			}
		}
	}
}
