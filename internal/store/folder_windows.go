package store

import (
	"path/filepath"
	"strings"

	"golang.org/x/sys/windows"
)

// remoteKind answers the kind of a drive that cannot hold a book, "" for a good
// one.
func remoteKind(dir string) string {
	if strings.HasPrefix(dir, `\\`) && !strings.HasPrefix(dir, `\\?\`) {
		return "UNC"
	}
	root, err := windows.UTF16PtrFromString(filepath.VolumeName(dir) + `\`)
	if err != nil {
		return ""
	}
	switch windows.GetDriveType(root) {
	case windows.DRIVE_REMOTE:
		return "network"
	case windows.DRIVE_REMOVABLE:
		return "removable"
	}
	var name [64]uint16
	if err := windows.GetVolumeInformation(root, nil, 0, nil, nil, nil, &name[0], uint32(len(name))); err != nil {
		return ""
	}
	switch kind := windows.UTF16ToString(name[:]); kind {
	case "FAT", "FAT32", "exFAT":
		return kind
	}
	return ""
}

// freeSpace answers how many bytes a folder's disk can still take.
func freeSpace(dir string) (int64, error) {
	p, err := windows.UTF16PtrFromString(dir)
	if err != nil {
		return 0, err
	}
	var free uint64
	if err := windows.GetDiskFreeSpaceEx(p, &free, nil, nil); err != nil {
		return 0, err
	}
	return int64(free), nil
}
