package store

import (
	"crypto/rand"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"strconv"
)

// Keys of the house's own values.
const (
	houseStamp  = "stamp"  // the last stamp given
	houseDevice = "device" // this machine's name in stamps
)

// clock is the hybrid logical clock within one transaction. It starts from the
// last stamp the house kept, so stamps only ever grow, whatever the machine's
// clock does, across restarts and between processes that share a house.
type clock struct {
	millis  int64
	counter int
	drawn   bool
}

// Stamp answers the next stamp: 13 digits of milliseconds, 4 of a counter, and
// the device, joined by "-". Stamps sort as text in the order they were given.
func (tx *Tx) Stamp() string {
	if !tx.clock.drawn {
		// An error is kept for the commit: the callers are many and cannot help it.
		if err := tx.readClock(); err != nil && tx.lost == nil {
			tx.lost = err
		}
		tx.clock.drawn = true
		if now := tx.now.UnixMilli(); now > tx.clock.millis {
			tx.clock.millis, tx.clock.counter = now, -1
		}
	}
	tx.clock.counter++
	if tx.clock.counter > 9999 {
		tx.clock.millis, tx.clock.counter = tx.clock.millis+1, 0
	}
	return fmt.Sprintf("%013d-%04d-%s", tx.clock.millis, tx.clock.counter, tx.store.device)
}

func (tx *Tx) readClock() error {
	last, err := tx.House(houseStamp)
	if err != nil || last == "" {
		return err
	}
	if len(last) < 18 || last[13] != '-' {
		return fmt.Errorf("the last stamp of the house is %q", last)
	}
	ms, err1 := strconv.ParseInt(last[:13], 10, 64)
	n, err2 := strconv.Atoi(last[14:18])
	if err := errors.Join(err1, err2); err != nil {
		return fmt.Errorf("the last stamp of the house is %q: %w", last, err)
	}
	tx.clock.millis, tx.clock.counter = ms, n
	return nil
}

// keepClock writes the last stamp given, in the transaction that gave it.
func (tx *Tx) keepClock() error {
	if !tx.clock.drawn || !tx.write {
		return nil
	}
	return tx.SetHouse(houseStamp, fmt.Sprintf("%013d-%04d", tx.clock.millis, tx.clock.counter))
}

// House answers a value of the house, "" when it was never set.
func (tx *Tx) House(key string) (string, error) {
	var v string
	err := tx.get([]any{&v}, "SELECT value FROM house WHERE key = ?", key)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return v, err
}

// SetHouse sets a value of the house.
func (tx *Tx) SetHouse(key, value string) error {
	_, err := tx.exec(`INSERT INTO house (key, value) VALUES (?, ?)
		ON CONFLICT (key) DO UPDATE SET value = excluded.value`, key, value)
	return err
}

func newDevice() string {
	var b [4]byte
	rand.Read(b[:])
	return hex.EncodeToString(b[:])
}
