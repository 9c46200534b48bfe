# A PostgreSQL server for tests only. Sourced by build/test.

# postgres_start sets postgres_url, or fails.
postgres_start() {
	local dir port
	dir=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n1)
	[ -n "$dir" ] || dir=$(dirname "$(command -v initdb 2>/dev/null || echo /none/initdb)")
	[ -x "$dir/initdb" ] || return 1
	postgres_dir=$(mktemp -d /tmp/foyer-postgres.XXXXXX)
	postgres_as=""
	if [ "$(id -u)" = 0 ]; then
		# The server refuses to run as root.
		postgres_as="runuser -u nobody --"
		chown nobody "$postgres_dir"
	fi
	postgres_bin=$dir
	port=$(node -e 'const s=require("net").createServer().listen(0,"127.0.0.1",()=>{console.log(s.address().port);s.close()})')
	# Nothing here outlives the tests: writing safely would only be slow.
	(cd "$postgres_dir" &&
		$postgres_as "$dir/initdb" -D "$postgres_dir/data" -U foyer -A trust -E UTF8 --locale=C.UTF-8 -N >"$postgres_dir.log" 2>&1 &&
		$postgres_as "$dir/pg_ctl" -D "$postgres_dir/data" -w -l "$postgres_dir/log" \
			-o "-c listen_addresses=127.0.0.1 -p $port -c unix_socket_directories=$postgres_dir -c fsync=off -c synchronous_commit=off -c full_page_writes=off" \
			start >>"$postgres_dir.log" 2>&1) || { cat "$postgres_dir.log"; postgres_stop; return 1; }
	postgres_url="postgres://foyer@127.0.0.1:$port/postgres?sslmode=disable"
}

postgres_stop() {
	(cd "$postgres_dir" && $postgres_as "$postgres_bin/pg_ctl" -D "$postgres_dir/data" -m immediate stop) >/dev/null 2>&1
	rm -rf "$postgres_dir" "$postgres_dir.log"
}
