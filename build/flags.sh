# The one set of Go build flags, for run, vet, lint and test: another set would
# compile everything, SQLite included, a second time.
# Sourced by build/run, build/test and the scripts beside them.
TAGS=desktop,production,webkit2_41,sqlite_fts5
LDFLAGS="-w -s"
export CGO_ENABLED=1
