package app

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"net"
	"os"
	"path/filepath"
	"time"

	"github.com/adrg/xdg"
	"github.com/gofrs/flock"

	"foyer/internal/foyer"
)

// errHandedOver says that another window has the house, and took the files.
var errHandedOver = errors.New("the first window took it")

// call is what a second start tells the first window.
type call struct {
	Files []string `json:"files"` // absolute paths
}

// instance is the claim to be the one window of a house: a lock, and a socket on
// which later starts hand over their files. Wails' own lock is not used: it
// starts the second program half before it ends it, and needs a session bus.
type instance struct {
	lock *flock.Flock
	l    net.Listener
}

// claim makes this process the window of the house in dir. When another one is,
// it hands the files over and answers errHandedOver.
func claim(dir string, files []string) (*instance, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, foyer.Fail(foyer.Invalid, "house.folder", "folder", dir)
	}
	lock := flock.New(filepath.Join(dir, "window.lock"), flock.SetPermissions(0o600))
	// The first window may be just starting, or just ending: try both ways for a
	// while.
	for until := time.Now().Add(10 * time.Second); ; time.Sleep(50 * time.Millisecond) {
		mine, err := lock.TryLock()
		if err != nil {
			return nil, foyer.Fail(foyer.Invalid, "house.folder", "folder", dir)
		}
		if mine {
			break
		}
		if handOver(dir, call{Files: files}) {
			return nil, errHandedOver
		}
		if time.Now().After(until) {
			return nil, foyer.Fail(foyer.Busy, "window.busy")
		}
	}
	path := socket(dir)
	os.Remove(path) // left by a window that was killed; the lock says it is gone
	l, err := net.Listen("unix", path)
	if err != nil {
		lock.Unlock()
		return nil, errors.Join(foyer.Fail(foyer.Invalid, "house.folder", "folder", dir), err)
	}
	os.Chmod(path, 0o600)
	return &instance{lock: lock, l: l}, nil
}

// listen calls take for each later start, one after the other, until release.
func (i *instance) listen(take func(files []string)) {
	for {
		c, err := i.l.Accept()
		if err != nil {
			return
		}
		c.SetDeadline(time.Now().Add(5 * time.Second))
		var one call
		if json.NewDecoder(bufio.NewReader(c)).Decode(&one) == nil {
			take(one.Files)
			c.Write([]byte("ok\n"))
		}
		c.Close()
	}
}

func (i *instance) release() {
	i.l.Close()
	i.lock.Unlock()
}

func dial(dir string) (net.Conn, error) { return net.DialTimeout("unix", socket(dir), time.Second) }

func handOver(dir string, one call) bool {
	c, err := dial(dir)
	if err != nil {
		return false
	}
	defer c.Close()
	c.SetDeadline(time.Now().Add(10 * time.Second))
	if json.NewEncoder(c).Encode(one) != nil {
		return false
	}
	line, err := bufio.NewReader(c).ReadString('\n')
	return err == nil && line == "ok\n"
}

// socket answers the path of the socket. A path of a socket may be 104 bytes on
// some systems; a longer one moves to the person's cache folder, under a name that
// only this house has.
func socket(dir string) string {
	path := filepath.Join(dir, "window.sock")
	if len(path) <= 100 {
		return path
	}
	sum := sha256.Sum256([]byte(dir))
	own := filepath.Join(xdg.CacheHome, "foyer")
	os.MkdirAll(own, 0o700)
	return filepath.Join(own, hex.EncodeToString(sum[:8])+".sock")
}
