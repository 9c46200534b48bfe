package match

import (
	"bytes"
	"hash/maphash"
)

// texts gives every distinct text a number, and keeps it once. Number 0 is none.
type texts struct {
	bytes []byte
	ends  []uint32 // ends[id] is where text id ends; it begins at ends[id-1]
	slots []uint32 // open addressing, 0 is free
	seed  maphash.Seed
}

func newTexts() *texts {
	return &texts{ends: []uint32{0}, slots: make([]uint32, 1024), seed: maphash.MakeSeed()}
}

// of answers the text of a number. It is valid for good; nobody may change it.
func (t *texts) of(id uint32) []byte {
	if id == 0 {
		return nil
	}
	return t.bytes[t.ends[id-1]:t.ends[id]]
}

// id answers the number of a text, a new one if need be.
func (t *texts) id(b []byte) uint32 {
	if len(b) == 0 {
		return 0
	}
	mask := uint64(len(t.slots) - 1)
	at := maphash.Bytes(t.seed, b) & mask
	for ; t.slots[at] != 0; at = (at + 1) & mask {
		if bytes.Equal(t.of(t.slots[at]), b) {
			return t.slots[at]
		}
	}
	t.bytes = append(t.bytes, b...)
	t.ends = append(t.ends, uint32(len(t.bytes)))
	id := uint32(len(t.ends) - 1)
	t.slots[at] = id
	if len(t.ends)*3 > len(t.slots)*2 {
		t.grow()
	}
	return id
}

func (t *texts) grow() {
	t.slots = make([]uint32, 2*len(t.slots))
	mask := uint64(len(t.slots) - 1)
	for id := 1; id < len(t.ends); id++ {
		at := maphash.Bytes(t.seed, t.of(uint32(id))) & mask
		for t.slots[at] != 0 {
			at = (at + 1) & mask
		}
		t.slots[at] = uint32(id)
	}
}

// count answers how many numbers there are, none included.
func (t *texts) count() int { return len(t.ends) }
