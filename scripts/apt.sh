# apt_install PACKAGE…: installs Debian packages where this user may, quietly; fails otherwise. Meant to be sourced.
apt_install() {
  command -v apt-get >/dev/null || return 1
  local as=()
  if [ "$(id -u)" != 0 ]; then sudo -n true 2>/dev/null || return 1; as=(sudo -n); fi
  echo "Installing $* …" >&2
  "${as[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q "$@" >/dev/null 2>&1 && return 0
  "${as[@]}" apt-get update -q >/dev/null 2>&1
  "${as[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q "$@" >/dev/null
}
