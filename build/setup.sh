# What a fresh machine lacks: the checks and installations that build/run and
# build/test share. Sourced; expects to be in the root of the project.

bin=build/bin
mkdir -p "$bin"

# at_least HAVE WANT: is version HAVE at least WANT?
at_least() { [ "$(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n1)" = "$2" ]; }

# check_tools ends with one sentence when Go or Node is missing or too old.
check_tools() {
	local have
	command -v go >/dev/null || { echo "Foyer needs Go 1.26 or newer (go.dev/dl), and found none." >&2; exit 1; }
	have=$(GOTOOLCHAIN=local go env GOVERSION | sed 's/^go//; s/[^0-9.].*//')
	at_least "$have" 1.26 || { echo "Foyer needs Go 1.26 or newer (go.dev/dl); this is $have." >&2; exit 1; }
	command -v node >/dev/null && command -v npm >/dev/null || { echo "Foyer needs Node 20.19 or newer with npm (nodejs.org), and found none." >&2; exit 1; }
	have=$(node --version | sed 's/^v//')
	at_least "$have" 20.19 || { echo "Foyer needs Node 20.19 or newer (nodejs.org); this is $have." >&2; exit 1; }
}

# The Debian and Ubuntu packages of each need.
for_window="ca-certificates pkg-config gcc libc6-dev libgtk-3-dev libwebkit2gtk-4.1-dev"
for_browser_tests="chromium fonts-dejavu-core"
for_window_tests="xvfb openbox xdotool imagemagick dbus dbus-x11 python3 python3-gi gir1.2-gtk-3.0 fonts-dejavu-core"
for_windows="gcc-mingw-w64-x86-64"
for_postgres="postgresql"

# lacking PACKAGES: those that are not installed.
lacking() {
	local p
	for p in "$@"; do
		[ "$(dpkg-query -W -f '${db:Status-Status}' "$p" 2>/dev/null)" = installed ] || printf '%s ' "$p"
	done
}

# as_root COMMAND: runs it as root, or fails when that takes a password.
as_root() {
	if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

# provide WHAT PACKAGES: installs what is lacking. Where it may not or cannot, it
# says the line that would and answers 1.
provide() {
	local what=$1 missing
	shift
	[ "$(uname)" = Linux ] || return 0
	if ! command -v dpkg-query >/dev/null; then
		# Another family of Linux: the packages have other names there. What is
		# missing shows when it is used.
		[ "$what" = "the window" ] && ! pkg-config --exists webkit2gtk-4.1 2>/dev/null || return 0
		echo "Foyer needs, for $what, what Debian calls: $*" >&2
		return 1
	fi
	missing=$(lacking "$@")
	[ -n "$missing" ] || return 0
	echo "installing for $what: $missing"
	if { [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null; } && install_packages "$missing"; then
		return 0
	fi
	echo "For $what Foyer needs packages that it could not install. Run this line, then this command again:" >&2
	echo "  sudo apt-get install -y --no-install-recommends $missing" >&2
	return 1
}

install_packages() {
	local apt="env DEBIAN_FRONTEND=noninteractive apt-get -qq -y -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0"
	# The lists of packages may be missing, or older than the packages they name.
	# shellcheck disable=SC2086
	as_root $apt update >/dev/null && as_root $apt install --no-install-recommends $1 >/dev/null
}

# fingerprint FILES AND FOLDERS: one line that changes when any of them does.
fingerprint() {
	find "$@" -type f -not -path '*/node_modules/*' -print0 2>/dev/null | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum | cut -d' ' -f1
}

# once STAMP FINGERPRINT COMMAND…: runs the command unless it last succeeded on the
# same fingerprint.
once() {
	local stamp=$bin/.$1 mark=$2
	shift 2
	[ "$(cat "$stamp" 2>/dev/null)" != "$mark" ] || return 0
	rm -f "$stamp"
	"$@" || return 1
	echo "$mark" >"$stamp"
}

# frontend_modules installs what package-lock.json names, exactly.
frontend_modules() {
	[ -d frontend/node_modules ] || rm -f "$bin/.modules"
	once modules "$(fingerprint frontend/package.json frontend/package-lock.json) $(node --version)" \
		npm --prefix frontend ci --no-audit --no-fund --ignore-scripts --loglevel=error
}

# frontend_dist builds frontend/dist, which goes into the program.
frontend_dist() {
	frontend_modules || return 1
	[ -f frontend/dist/index.html ] || rm -f "$bin/.dist"
	once dist "$(fingerprint frontend/src frontend/public frontend/wailsjs frontend/index.html frontend/package-lock.json frontend/*.ts frontend/*.json)" \
		npm --prefix frontend run --silent build
}

# program builds build/bin/foyer.
program() {
	go build -tags "$TAGS" -ldflags "$LDFLAGS" -o "$bin/foyer" .
}
