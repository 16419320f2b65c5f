#!/bin/sh
# Install the calendar programs, of Debian: sh tests/clients/install.sh
set -eu
set -- dbus evolution-data-server gir1.2-ecal-2.0 python3-gi thunderbird
if ! dpkg --status "$@" >/dev/null 2>&1; then
    sudo=$([ "$(id -u)" -eq 0 ] || echo sudo)
    $sudo apt-get update
    $sudo apt-get install --yes --no-install-recommends "$@"
fi
