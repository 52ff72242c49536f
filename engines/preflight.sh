#!/bin/sh
# preflight.sh VENV: makes the virtual environment with a suitable Python, when this machine has all that is needed.
# Otherwise it makes nothing, and names all that is missing at once. Written for any sh, as Python may be what is missing.
set -u
venv=$1

suitable() {
    command -v "$1" >/dev/null 2>&1 && "$1" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

python=
for candidate in ${PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11 python; do
    if suitable "$candidate"; then
        python=$candidate
        break
    fi
done

if [ -n "$python" ]; then
    # Java and Maven are looked for, and spoken of, by the module that the engines use.
    "$python" -m engines.preflight || exit
    [ -x "$venv/bin/python" ] && exit 0
    "$python" -m venv "$venv" && exit 0
    rm -rf "$venv"
    exit 1
fi

with_debugger() {
    version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null)
    [ "${version:-0}" -ge 21 ] && grep -q 'jdk\.jdi' "$1/release"
}

jdk=
for home in "${JAVA_HOME:-/none}" /usr/lib/jvm/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    with_debugger "$home" && jdk=$home
done

exec >&2
echo "This machine lacks what the library needs:"
echo "  - Python 3.11 or newer, with its module venv"
echo "    Debian, Ubuntu:  apt-get install python3 python3-venv"
echo "    Fedora:          dnf install python3"
echo "    macOS:           brew install python"
if [ -z "$jdk" ]; then
    echo "  - a JDK, version 21 or newer, with the module jdk.jdi (not a runtime only)"
    echo "    Debian, Ubuntu:  apt-get install openjdk-21-jdk-headless"
    echo "    others:          https://adoptium.net/temurin/releases/?version=25"
fi
if ! command -v mvn >/dev/null 2>&1; then
    echo "  - Maven (the command mvn), which downloads the engines once"
    echo "    Debian, Ubuntu:  apt-get install maven"
fi
exit 3
