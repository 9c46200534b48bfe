package app

import (
	"encoding/json"
	"fmt"
	"os"
	"runtime"

	"foyer/internal/foyer"
	"foyer/internal/store"
)

// versionCmd says which Foyer this is and on what it runs. It needs no house.
type versionCmd struct {
	JSON bool `name:"json" help:"As one JSON object."`
}

// Run prints it.
func (v *versionCmd) Run(*env) error {
	a := foyer.About{Version: version, SQLite: store.SQLiteVersion(), WebView: webViewVersion(), System: runtime.GOOS + "/" + runtime.GOARCH}
	if v.JSON {
		return json.NewEncoder(os.Stdout).Encode(a)
	}
	fmt.Printf("Foyer %s (%s)\nSQLite %s\n", a.Version, a.System, a.SQLite)
	if a.WebView != "" {
		fmt.Println(a.WebView)
	}
	return nil
}
