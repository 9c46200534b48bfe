// A disk under the test's control, put before the C library of a child process:
// it writes down every write, truncation and sync of files in FOYER_DISK_DIR to
// FOYER_DISK_LOG, in order, and fails the one numbered FOYER_DISK_FAIL, with the
// error FOYER_DISK_ERRNO. Go's own file access does not come by here; SQLite's does.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int out = -1;
static long count, fail_at;

static int ours(int fd, char *path) {
	char link[64];
	const char *dir = getenv("FOYER_DISK_DIR");
	if (!dir) return 0;
	snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
	ssize_t n = readlink(link, path, 4095);
	if (n <= 0) return 0;
	path[n] = 0;
	return strncmp(path, dir, strlen(dir)) == 0 && !strstr(path, "-shm");
}

static ssize_t put(int fd, const void *b, size_t n) {
	static ssize_t (*real)(int, const void *, size_t);
	if (!real) real = dlsym(RTLD_NEXT, "write");
	return real(fd, b, n);
}

// note writes an operation down and answers whether it is to fail.
static int note(char op, const char *path, int64_t off, const void *data, int64_t n) {
	pthread_mutex_lock(&lock);
	if (out < 0) {
		const char *f = getenv("FOYER_DISK_FAIL");
		fail_at = f ? atol(f) : 0;
		out = open(getenv("FOYER_DISK_LOG"), O_WRONLY | O_APPEND | O_CREAT, 0600);
	}
	int bad = ++count == fail_at;
	if (bad) op = 'F';
	int64_t head[4] = {op, (int64_t)strlen(path), off, op == 'W' ? n : 0};
	size_t size = sizeof head + head[1] + head[3];
	char *rec = malloc(size);
	memcpy(rec, head, sizeof head);
	memcpy(rec + sizeof head, path, head[1]);
	if (head[3]) memcpy(rec + sizeof head + head[1], data, n);
	if (put(out, rec, size) != (ssize_t)size) abort();
	free(rec);
	pthread_mutex_unlock(&lock);
	if (bad) errno = atoi(getenv("FOYER_DISK_ERRNO"));
	return bad;
}

ssize_t pwrite64(int fd, const void *b, size_t n, off64_t off) {
	static ssize_t (*real)(int, const void *, size_t, off64_t);
	if (!real) real = dlsym(RTLD_NEXT, "pwrite64");
	char path[4096];
	if (ours(fd, path) && note('W', path, off, b, n)) return -1;
	return real(fd, b, n, off);
}

ssize_t pwrite(int fd, const void *b, size_t n, off_t off) { return pwrite64(fd, b, n, off); }

static int cut(int fd, off64_t n) {
	static int (*real)(int, off64_t);
	if (!real) real = dlsym(RTLD_NEXT, "ftruncate64");
	char path[4096];
	if (ours(fd, path) && note('T', path, n, 0, 0)) return -1;
	return real(fd, n);
}

int ftruncate64(int fd, off64_t n) { return cut(fd, n); }
int ftruncate(int fd, off_t n) { return cut(fd, n); }

int fsync(int fd) {
	static int (*real)(int);
	if (!real) real = dlsym(RTLD_NEXT, "fsync");
	char path[4096];
	if (ours(fd, path) && note('S', path, 0, 0, 0)) return -1;
	return real(fd);
}

int fdatasync(int fd) {
	static int (*real)(int);
	if (!real) real = dlsym(RTLD_NEXT, "fdatasync");
	char path[4096];
	if (ours(fd, path) && note('S', path, 0, 0, 0)) return -1;
	return real(fd);
}
