package rng

import "math/bits"

// Key names a stream. Keys that were derived along different paths give independent streams.
type Key struct {
	hash uint64
	luck *Luck
}

// Each kind of step has its own salt, so that Purpose("…") and At(…) never meet.
const (
	saltSeed    = 0x8c5f3a1d97b2e046
	saltPurpose = 0x2545f4914f6cdd1d
	saltNumber  = 0xd6e8feb86659fd93
	saltTurn    = 0xa0761d6478bd642f
	golden      = 0x9e3779b97f4a7c15 // 2^64 divided by the golden ratio, odd
)

// NewKey is the root of all keys of a seed.
func NewKey(seed uint64) Key { return Key{hash: mix(seed ^ saltSeed)} }

// Purpose derives the key of a named use, such as "births".
func (k Key) Purpose(name string) Key { return k.fold(fnv(name), saltPurpose) }

// At derives the key of a replication, place, month or number. At(a, b) is At(a).At(b); the order matters. Places go by
// their codes, see Places.
func (k Key) At(numbers ...int) Key {
	for _, n := range numbers {
		k = k.fold(uint64(n), saltNumber)
	}
	return k
}

// Stream returns the beginning of the key's stream, of which there are several where its luck turns.
func (k Key) Stream() Stream {
	a := k.hash + golden
	if k.luck != nil {
		a ^= k.luck.turned
	}
	b := a + golden
	c := b + golden
	return Stream{mix(a), mix(b), mix(c), mix(c + golden)}
}

// fold makes one step along the path. For a given parent it is one-to-one in the value, so brothers never collide.
func (k Key) fold(value, salt uint64) Key {
	return Key{mix(bits.RotateLeft64(k.hash, 23)*golden + mix(value^salt)), k.luck}
}

// mix is the output function of splitmix64 (Steele, Lea, Flood 2014; Stafford's variant 13): a
// one-to-one map in which every input bit moves every output bit.
func mix(z uint64) uint64 {
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

// fnv is the 64-bit FNV-1a hash.
func fnv(s string) uint64 {
	h := uint64(0xcbf29ce484222325)
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * 0x100000001b3
	}
	return h
}
