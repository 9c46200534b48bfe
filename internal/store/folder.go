package store

import (
	"os"
	"path/filepath"
	"strings"

	"foyer/internal/foyer"
)

// safeFolder refuses a folder that is on another machine or that a cloud program
// copies around: the journal of a book needs shared memory and real locks, and
// such programs copy or set aside parts of it while it is being written.
func safeFolder(dir string) error {
	if name := cloudName(dir); name != "" {
		return foyer.Fail(foyer.Unsupported, "house.cloud_folder", "folder", dir, "service", name)
	}
	// What does not exist yet lies where its nearest parent does.
	at := dir
	for {
		if _, err := os.Stat(at); err == nil || filepath.Dir(at) == at {
			break
		}
		at = filepath.Dir(at)
	}
	if real, err := filepath.EvalSymlinks(at); err == nil {
		at = real
		if name := cloudName(at); name != "" {
			return foyer.Fail(foyer.Unsupported, "house.cloud_folder", "folder", dir, "service", name)
		}
	}
	if kind := remoteKind(at); kind != "" {
		return foyer.Fail(foyer.Unsupported, "house.network_folder", "folder", dir, "kind", kind)
	}
	return nil
}

// cloudName answers the service that keeps a folder in step, "" for none. It
// goes by the names these programs give their folders and the marks they leave.
func cloudName(dir string) string {
	for at := dir; ; at = filepath.Dir(at) {
		name := strings.ToLower(filepath.Base(at))
		switch {
		case name == "onedrive" || strings.HasPrefix(name, "onedrive - "):
			return "OneDrive"
		case name == "dropbox" || strings.HasPrefix(name, "dropbox ("):
			return "Dropbox"
		case name == "google drive" || name == "googledrive" || strings.HasPrefix(name, "googledrive-"):
			return "Google Drive"
		case name == "icloud drive" || name == "iclouddrive" || name == "mobile documents":
			return "iCloud Drive"
		case name == "cloudstorage" && strings.EqualFold(filepath.Base(filepath.Dir(at)), "library"):
			return "macOS CloudStorage"
		case name == "nextcloud" || name == "owncloud":
			return filepath.Base(at)
		case name == "box sync" || name == "pclouddrive" || name == "synologydrive":
			return filepath.Base(at)
		}
		for mark, service := range map[string]string{
			".dropbox": "Dropbox", ".dropbox.cache": "Dropbox",
			".stfolder": "Syncthing", ".owncloudsync.log": "ownCloud",
			".tmp.drivedownload": "Google Drive", ".849C9593-D756-4E56-8D6E-42412F2A707B": "OneDrive",
		} {
			// The mark in the home folder is the program's own state, not a synced one.
			if home, err := os.UserHomeDir(); err == nil && at == home {
				break
			}
			if _, err := os.Stat(filepath.Join(at, mark)); err == nil {
				return service
			}
		}
		if filepath.Dir(at) == at {
			return ""
		}
	}
}
