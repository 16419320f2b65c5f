"""Evolution's data server: one JSON command a line in, one JSON answer a line out.

It runs with the system's Python, which has the bindings, in a D-Bus session of its own.
"""

from __future__ import annotations

import json
import os
import sys
from importlib import import_module
from pathlib import Path
from typing import Any
from uuid import uuid4

gi = import_module("gi")
gi.require_version("ECal", "2.0")
ECal, EDataServer, GLib, ICal = (
    import_module(f"gi.repository.{name}")
    for name in ("ECal", "EDataServer", "GLib", "ICalGLib")
)


class Driver:
    """The commands, each a call that Evolution makes too."""

    def __init__(self) -> None:
        self._sources = EDataServer.SourceRegistry.new_sync(None)
        self._zone = ICal.Timezone.get_builtin_timezone(os.environ["TZ"])
        self._clients: dict[str, Any] = {}

    def new_calendar(self) -> str:
        return self._made("local", None)

    def subscribe(self, address: str) -> str:
        return self._made("webcal", address)

    def _made(self, backend: str, address: str | None) -> str:
        source = EDataServer.Source.new_with_uid(str(uuid4()), None)
        source.set_parent(f"{backend}-stub")
        kind = EDataServer.SOURCE_EXTENSION_CALENDAR
        source.get_extension(kind).set_backend_name(backend)
        if address:
            web = source.get_extension(EDataServer.SOURCE_EXTENSION_WEBDAV_BACKEND)
            web.set_uri(GLib.Uri.parse(address, GLib.UriFlags.NONE))
        self._sources.commit_source_sync(source, None)
        uid = str(source.get_uid())
        known = self._sources.ref_source(uid)
        events = ECal.ClientSourceType.EVENTS
        self._clients[uid] = ECal.Client.connect_sync(known, events, 1, None)
        return uid

    def import_file(self, calendar: str, path: str) -> str:
        """Import as Evolution: a file without METHOD is taken for a published one."""
        content = ICal.Component.new_from_string(Path(path).read_bytes().decode())
        content.set_method(ICal.PropertyMethod.PUBLISH)
        none = ECal.OperationFlags.NONE
        return self._said(self._clients[calendar].receive_objects_sync, content, none, None)

    def create(self, calendar: str, path: str) -> str:
        """Import as GNOME Calendar: every event is a new one."""
        content = ICal.Component.new_from_string(Path(path).read_bytes().decode())
        events, kind = [], ICal.ComponentKind.VEVENT_COMPONENT
        event = content.get_first_component(kind)
        while event:
            events.append(event.clone())
            event = content.get_next_component(kind)
        none = ECal.OperationFlags.NONE
        return self._said(self._clients[calendar].create_objects_sync, events, none, None)

    @staticmethod
    def _said(call: Any, *arguments: Any) -> str:
        try:
            call(*arguments)
        except GLib.Error as error:
            return str(error.message)
        return ""

    def refresh(self, calendar: str) -> None:
        self._clients[calendar].refresh_sync(None)

    def read(self, calendar: str) -> list[list[str]]:
        _, events = self._clients[calendar].get_object_list_sync("#t", None)
        return [
            [
                self._clock(event.get_dtstart()),
                self._clock(event.get_dtend()),
                event.get_summary(),
                event.get_status().value_nick.upper(),
                event.get_location() or "",
                event.get_description(),
            ]
            for event in events
        ]

    def _clock(self, moment: Any) -> str:
        local = moment if moment.is_date() else moment.convert_to_zone(self._zone)
        return str(local.as_ical_string())


if __name__ == "__main__":
    driver = Driver()
    for line in sys.stdin:
        name, *arguments = json.loads(line)
        sys.stdout.write(json.dumps(getattr(driver, name)(*arguments)) + "\n")
        sys.stdout.flush()
