package store

import (
	"bufio"
	"os"
	"strings"

	"golang.org/x/sys/unix"
)

// remoteKind answers the kind of a file system that cannot hold a book, "" for a
// good one. It goes by the mount the folder lies on.
func remoteKind(dir string) string {
	f, err := os.Open("/proc/self/mountinfo")
	if err != nil {
		return ""
	}
	defer f.Close()
	best, kind := "", ""
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		parts := strings.Fields(lines.Text())
		dash := -1
		for i, p := range parts {
			if p == "-" {
				dash = i
				break
			}
		}
		if len(parts) < 5 || dash < 0 || dash+1 >= len(parts) {
			continue
		}
		at := strings.NewReplacer(`\040`, " ", `\011`, "\t", `\134`, `\`).Replace(parts[4])
		inside := at == "/" || dir == at || strings.HasPrefix(dir, at+"/")
		if inside && len(at) >= len(best) {
			best, kind = at, parts[dash+1]
		}
	}
	return badKind(kind)
}

func badKind(kind string) string {
	switch kind {
	case "nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ncpfs", "ceph", "glusterfs", "davfs",
		"fuse.sshfs", "fuse.rclone", "fuse.davfs", "fuse.glusterfs", "fuse.gvfsd-fuse", "fuse.s3fs",
		"fuse.google-drive-ocamlfuse", "fuse.onedriver", "drvfs",
		"vfat", "exfat", "msdos":
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
	return int64(st.Bavail) * st.Bsize, nil
}
