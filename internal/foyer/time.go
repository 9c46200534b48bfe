package foyer

import "time"

// Time is an instant in UTC as RFC 3339 text with milliseconds, so that it sorts
// as text and means the same on every side of a border. "" is no time.
type Time string

const timeLayout = "2006-01-02T15:04:05.000Z"

// TimeOf answers t as a Time; the zero time is "".
func TimeOf(t time.Time) Time {
	if t.IsZero() {
		return ""
	}
	return Time(t.UTC().Format(timeLayout))
}

// Std answers the instant, or the zero time when the text is empty or broken.
func (t Time) Std() time.Time {
	v, err := time.Parse(time.RFC3339Nano, string(t))
	if err != nil {
		return time.Time{}
	}
	return v
}
