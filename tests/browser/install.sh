#!/bin/sh
# Install what the tests of the pages need: sh tests/browser/install.sh [PYTHON]
#
# PYTHON is the one that runs the tests; what drives the browser goes beside iris.
set -eu
python=${1:-python3}
here=$(cd "$(dirname "$0")" && pwd)

"$python" -m pip install --requirement "$here/requirements.txt"

npm ci --prefix "$here"

if ! command -v chromium >/dev/null || ! command -v pdftotext >/dev/null; then
    sudo=$([ "$(id -u)" -eq 0 ] || echo sudo)
    $sudo apt-get update
    $sudo apt-get install --yes --no-install-recommends chromium poppler-utils
fi
