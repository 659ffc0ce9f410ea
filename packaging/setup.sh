#!/bin/sh
# Sets up what the Makefile's targets stand on; does and says nothing when all is there.
#
#   sh packaging/setup.sh [program] [tools] [screen]
#
# program  the system libraries of Qt, the virtual environment .venv, the program in it
# tools    what tests and linters need, in the same environment
# screen   a virtual screen for tour and benchmarks
#
# PYTHON names another python3. What was set up is remembered in .venv/.<part>, as a checksum of what it was made from.
set -eu
cd "$(dirname "$0")/.."

say() { printf '%s\n' "$*"; }

# The checksum of the place and of the files that a part is made from.
key() { { pwd; cat "$@"; } | cksum; }

is_set_up() { # part, files
    part=$1; shift
    [ -x .venv/bin/python ] && [ "$(cat ".venv/.$part" 2>/dev/null)" = "$(key "$@")" ]
}

remember() { # part, files
    part=$1; shift
    key "$@" >".venv/.$part"
}

# The packages of a list, in one line.
names_in() { # list
    sed 's/#.*//' "$1" | tr '\n' ' '
}

# The packages (or new|old) of which no alternative is installed, in one line.
missing_of() { # packages
    # shellcheck disable=SC2046
    there=$(dpkg-query -W -f '${Package} ${db:Status-Status}\n' $(echo "$@" | tr '|' ' ') 2>/dev/null || true)
    missing=
    for line in "$@"; do
        echo "$there" | grep -qxE "($(echo "$line" | sed 's/[.+]/\\&/g')) installed" || missing="$missing $line"
    done
    echo "${missing# }"
}

# The first alternative that apt knows, or nothing.
known_name() { # line
    for name in $(echo "$1" | tr '|' ' '); do
        if apt-cache show "$name" >/dev/null 2>&1; then echo "$name"; return; fi
    done
}

may_install() {
    command -v apt-get >/dev/null || return 1
    if [ "$(id -u)" = 0 ]; then as_root=
    elif ! command -v sudo >/dev/null; then return 1
    elif [ -t 0 ]; then as_root=sudo
    else as_root='sudo -n'; $as_root true 2>/dev/null || return 1
    fi
}

apt_get() {
    $as_root env DEBIAN_FRONTEND=noninteractive DEBCONF_NOWARNINGS=yes \
        apt-get -qq -o DPkg::Lock::Timeout=120 -o Acquire::Retries=3 "$@" </dev/null >/dev/null
}

need_packages() { # what for, packages
    purpose=$1; shift
    if ! command -v dpkg-query >/dev/null; then
        [ "$(uname)" != Linux ] || say "No apt here: $purpose needs, by this system's names: $*"
        return 0
    fi
    missing=$(missing_of "$@")
    [ -n "$missing" ] || return 0
    if ! may_install; then
        say "Not installed, and there is no apt or no right to use it: $missing ($purpose may not work)."
        return 0
    fi
    say "Installing system packages with apt for $purpose: $missing"
    apt_get update || say "The lists of apt could not be refreshed; going on with those that are here."
    names=
    for line in $missing; do names="$names $(known_name "$line")"; done
    # shellcheck disable=SC2086
    apt_get install -y --no-install-recommends $names || true
    missing=$(missing_of "$@")
    [ -z "$missing" ] || say "apt could not install: $missing ($purpose may not work)."
}

need_python() {
    python=${PYTHON:-python3}
    if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        say "Python 3.11 or newer is needed and '$python' is not: install it, or name one with PYTHON=..." >&2
        exit 1
    fi
    "$python" -c 'import venv, ensurepip' 2>/dev/null && return 0
    need_packages "the virtual environment" python3-venv
    if ! "$python" -c 'import venv, ensurepip' 2>/dev/null; then
        say "Python's venv module is missing for '$python': install it (Debian and Ubuntu: python3-venv)." >&2
        exit 1
    fi
}

# A new environment where there is none, or one that was begun or made at another place.
need_environment() {
    is_set_up environment /dev/null && return 0
    need_python
    say "Making the virtual environment .venv"
    "$python" -m venv --clear .venv
    remember environment /dev/null
}

install_locked() { # lock
    .venv/bin/python -m pip install --quiet --no-input --disable-pip-version-check --require-hashes -r "$1"
}

set_up_program() {
    set -- packaging/requirements.lock pyproject.toml packaging/debian/qt-libraries.txt
    is_set_up program "$@" && return 0
    # shellcheck disable=SC2046
    need_packages "the window" $(names_in packaging/debian/qt-libraries.txt)
    need_environment
    say "Installing the program and its libraries into .venv (the first time about 100 MB are fetched)"
    install_locked packaging/requirements.lock
    .venv/bin/python -m pip install --quiet --no-input --disable-pip-version-check --no-deps --no-build-isolation -e .
    remember program "$@"
}

set_up_tools() {
    is_set_up tools packaging/requirements-dev.lock && return 0
    need_environment
    say "Installing the tools of tests and linters into .venv"
    install_locked packaging/requirements-dev.lock
    remember tools packaging/requirements-dev.lock
}

set_up_screen() {
    is_set_up screen packaging/debian/test-packages.txt && return 0
    need_environment
    # shellcheck disable=SC2046
    need_packages "the virtual screen" $(names_in packaging/debian/test-packages.txt)
    remember screen packaging/debian/test-packages.txt
}

for part in "$@"; do
    case $part in
        program | tools | screen) "set_up_$part" ;;
        *) say "Known parts: program, tools, screen." >&2; exit 2 ;;
    esac
done
