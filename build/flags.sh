# The one set of Go build flags, for run, vet, lint and test: another set would
# compile everything, SQLite included, a second time.
# Sourced by build/run, build/test and the scripts beside them.
TAGS=desktop,production,webkit2_41,sqlite_fts5
LDFLAGS="-w -s"
export CGO_ENABLED=1
# SQLite counts each piece of memory it takes under a lock, for figures nobody asks
# for here; its authors advise to leave that out. The rest is Go's own default.
export CGO_CFLAGS="-g -O2 -DSQLITE_DEFAULT_MEMSTATUS=0"
