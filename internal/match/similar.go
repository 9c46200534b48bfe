package match

// maxEdits is the longest text that edits are counted of, in bytes.
const maxEdits = 48

// edits counts the letters to insert, drop, change or swap with their neighbour
// that make a of b, up to most; more is most+1.
func edits(a, b []byte, most int) int {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b)-len(a) > most {
		return most + 1
	}
	a, b = a[:min(len(a), maxEdits)], b[:min(len(b), maxEdits)]
	for len(a) > 0 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	if len(a) == 0 {
		return min(len(b), most+1)
	}
	var rows [3][maxEdits + 1]uint8
	two, one, now := &rows[0], &rows[1], &rows[2]
	for j := range len(b) + 1 {
		one[j] = uint8(j)
	}
	for i := 1; i <= len(a); i++ {
		now[0] = uint8(i)
		least := now[0]
		for j := 1; j <= len(b); j++ {
			c := one[j-1]
			if a[i-1] != b[j-1] {
				c++
			}
			c = min(c, one[j]+1, now[j-1]+1)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				c = min(c, two[j-2]+1)
			}
			now[j] = c
			least = min(least, c)
		}
		if int(least) > most {
			return most + 1
		}
		two, one, now = one, now, two
	}
	return min(int(one[len(b)]), most+1)
}

// winkler is the likeness of Jaro and Winkler, 0 to 1.
func winkler(a, b []byte) float64 {
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	a, b = a[:min(len(a), 64)], b[:min(len(b), 64)]
	reach := max(0, max(len(a), len(b))/2-1)
	var inA, inB uint64
	same := 0
	for i := range a {
		for j := max(0, i-reach); j < min(len(b), i+reach+1); j++ {
			if inB&(1<<j) == 0 && a[i] == b[j] {
				inA |= 1 << i
				inB |= 1 << j
				same++
				break
			}
		}
	}
	if same == 0 {
		return 0
	}
	moved, j := 0, 0
	for i := range a {
		if inA&(1<<i) == 0 {
			continue
		}
		for inB&(1<<j) == 0 {
			j++
		}
		if a[i] != b[j] {
			moved++
		}
		j++
	}
	m := float64(same)
	jaro := (m/float64(len(a)) + m/float64(len(b)) + (m-float64(moved)/2)/m) / 3
	head := 0
	for head < min(4, len(a), len(b)) && a[head] == b[head] {
		head++
	}
	return jaro + float64(head)*0.1*(1-jaro)
}

// letters is the share of letters two texts have in common, wherever they stand.
func letters(a, b []byte) float64 {
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	var have [256]int8
	for _, c := range a[:min(len(a), 100)] {
		have[c]++
	}
	same := 0
	for _, c := range b[:min(len(b), 100)] {
		if have[c] > 0 {
			have[c]--
			same++
		}
	}
	return float64(same) / float64(max(len(a), len(b)))
}

// grams is the share of pairs of neighbouring letters that two texts have in
// common (Dice). It forgives what is joined, cut, or moved as a whole.
func grams(a, b []byte) float64 {
	if len(a) < 2 || len(b) < 2 {
		return 0
	}
	a, b = a[:min(len(a), 64)], b[:min(len(b), 64)]
	var used uint64
	same := 0
	for i := range len(a) - 1 {
		for j := range len(b) - 1 {
			if used&(1<<j) == 0 && a[i] == b[j] && a[i+1] == b[j+1] {
				used |= 1 << j
				same++
				break
			}
		}
	}
	return 2 * float64(same) / float64(len(a)+len(b)-2)
}
