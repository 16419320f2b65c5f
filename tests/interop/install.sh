#!/bin/sh
# Install the readers and checkers of the calendars: sh tests/interop/install.sh [PYTHON]
#
# PYTHON is the one that runs the tests. What it imports goes beside iris; khal,
# Radicale and caldav want other libraries and get an environment here, .venv.
set -eu
python=${1:-python3}
here=$(cd "$(dirname "$0")" && pwd)

"$python" -m pip install --requirement "$here/requirements.txt"

"$python" -m venv "$here/.venv"
"$here/.venv/bin/python" -m pip install --requirement "$here/programs.txt"

npm ci --prefix "$here/node"

set -- calcurse libical3 php-cli php-sabre-vobject
if ! dpkg --status "$@" >/dev/null 2>&1; then
    sudo=$([ "$(id -u)" -eq 0 ] || echo sudo)
    $sudo apt-get update
    $sudo apt-get install --yes --no-install-recommends "$@"
fi
