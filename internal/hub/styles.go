package hub

import (
	"crypto/sha256"
	"encoding/base64"
	"strings"
)

// styles are the style elements that React Aria inserts as it goes, letter for
// letter. They may be inline because their hashes are in the policy; a new version
// of the kit with another text shows as a violation in the end-to-end tests.
var styles = []string{
	// usePress
	"@layer {\n  [data-react-aria-pressable] {\n    touch-action: pan-x pan-y pinch-zoom;\n  }\n}",
	// usePreventScroll
	"@layer {\n  * {\n    overscroll-behavior: contain;\n  }\n}",
}

func kitStyles() string {
	var b strings.Builder
	for _, s := range styles {
		sum := sha256.Sum256([]byte(s))
		b.WriteString(" 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'")
	}
	return b.String()
}
