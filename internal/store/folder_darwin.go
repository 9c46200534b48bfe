package store

import "golang.org/x/sys/unix"

// remoteKind answers the kind of a file system that cannot hold a book, "" for a
// good one.
func remoteKind(dir string) string {
	var st unix.Statfs_t
	if err := unix.Statfs(dir, &st); err != nil {
		return ""
	}
	kind := unix.ByteSliceToString(st.Fstypename[:])
	if st.Flags&unix.MNT_LOCAL == 0 {
		return kind
	}
	switch kind {
	case "msdos", "exfat", "smbfs", "nfs", "afpfs", "webdav", "macfuse", "osxfuse":
		return kind
	}
	return ""
}

// freeSpace answers how many bytes a folder's disk can still take.
func freeSpace(dir string) (int64, error) {
	var st unix.Statfs_t
	if err := unix.Statfs(dir, &st); err != nil {
		return 0, err
	}
	return int64(st.Bavail) * int64(st.Bsize), nil
}
