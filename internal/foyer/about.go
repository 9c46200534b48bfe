package foyer

// About says which Foyer is running and on what.
type About struct {
	Version string `json:"version"` // of Foyer
	SQLite  string `json:"sqlite"`  // of the library that keeps the book
	WebView string `json:"webView"` // of the engine that draws the window; "" where there is none
	System  string `json:"system"`  // "linux/amd64"
}
