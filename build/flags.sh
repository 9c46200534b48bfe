# The one set of Go build flags, for run, vet, lint and test: another set would
# compile everything, SQLite included, a second time.
# Sourced by build/run, build/test and the scripts beside them.
TAGS=desktop,production,webkit2_41,sqlite_fts5
LDFLAGS="-w -s"
export CGO_ENABLED=1
# SQLite counts each piece of memory it takes under a lock, for figures nobody asks
# for here; its authors advise to leave that out. And what it needs to take back one
# statement alone stays in memory up to 124 KiB, not 64: a stretch of an import would
# go by way of a file otherwise. 128 KiB would be more than SQLite writes at a time.
# The rest is Go's own default.
export CGO_CFLAGS="-g -O2 -DSQLITE_DEFAULT_MEMSTATUS=0 -DSQLITE_STMTJRNL_SPILL=126976"
