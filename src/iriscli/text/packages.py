"""The zip packages that office programs write: their parts, within bounds, as XML."""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib
from dataclasses import dataclass
from functools import cached_property
from xml.etree import ElementTree as ET

MAX_UNPACKED = 20_000_000
"""The octets of text that a package may unpack to; a thousand sessions take a twentieth."""

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_DEEPEST, _MOST_ELEMENTS = 200, 1_000_000
_TOO_LARGE = (
    f"unpacked, it is larger than {MAX_UNPACKED // 1_000_000} MB; keep the programme alone in"
    " a file"
)
_DAMAGED = "the file is damaged; save it again, or ask for it"
# What zipfile raises of octets that are no package, or were one.
_BROKEN = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, NotImplementedError),
    *(EOFError, OSError, ValueError, OverflowError, IndexError),
)
_MACROS = ("vbaproject.bin", "basic/")


class PackageError(ValueError):
    """A package that cannot be read, in the words of `what is wrong; what to do`."""


@dataclass
class Package:
    """The parts of a package by their names; each is unpacked when it is asked for."""

    zip: zipfile.ZipFile
    left: int = MAX_UNPACKED

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names of the parts."""
        return tuple(self.zip.namelist())

    def read(self, name: str) -> bytes:
        """Return a part, or nothing where there is none.

        Raises PackageError where it is broken, or larger than a document can be.
        """
        try:
            with self.zip.open(name) as part:
                data = part.read(self.left + 1)
        except KeyError:
            return b""
        except RuntimeError as error:  # of which "not implemented" is a kind
            if isinstance(error, NotImplementedError):
                raise PackageError(_DAMAGED) from error
            raise PackageError("the file has a password; save it without one") from error
        except _BROKEN as error:
            raise PackageError(_DAMAGED) from error
        self.left -= len(data)
        if self.left < 0:
            raise PackageError(_TOO_LARGE)
        return data

    def xml(self, name: str) -> ET.Element | None:
        """Return a part as a tree whose names have lost their namespaces; see `read`."""
        data = self.read(name)
        if not data:
            return None
        try:
            return _plain(data)
        except PackageError:
            raise
        except (ET.ParseError, ValueError, LookupError) as error:
            raise PackageError(_DAMAGED) from error


def open_package(data: bytes) -> Package:
    """Open a package, or raise PackageError with what it is instead."""
    if data.startswith(_OLE):
        raise PackageError(
            "it has a password, or is of the old kind (.doc, .xls); open it, and save it"
            " without a password as .docx or .xlsx"
        )
    try:
        package = Package(zipfile.ZipFile(io.BytesIO(data)))
    except _BROKEN as error:
        raise PackageError(_DAMAGED) from error
    if any(macro in name.lower() for name in package.names for macro in _MACROS):
        raise PackageError("it holds macros; save it without them, as .docx or .xlsx")
    return package


def is_package(data: bytes) -> bool:
    """Tell whether octets look like what an office program writes, old or new."""
    return data.startswith((b"PK\x03\x04", b"PK\x05\x06", _OLE))


class _Builder(ET.TreeBuilder):
    """Builds a tree without namespaces, so that each kind of writer is read alike."""

    depth = number = 0

    def start(self, tag: str, attrs: dict[str, str]) -> ET.Element:
        self.depth += 1
        self.number += 1
        if self.number > _MOST_ELEMENTS:
            raise PackageError(_TOO_LARGE)
        if self.depth > _DEEPEST:
            raise ValueError("nested too deep")
        return super().start(_local(tag), {_local(key): one for key, one in attrs.items()})

    def end(self, tag: str) -> ET.Element:
        self.depth -= 1
        return super().end(_local(tag))


def _plain(data: bytes) -> ET.Element:
    # No office program declares a document type; what does, has entities to unfold.
    if b"<!DOCTYPE" in data[:4096] or b"<!ENTITY" in data:
        raise ValueError("a document type")
    parser = ET.XMLParser(target=_Builder())  # noqa: S314 - no entities, as checked above
    parser.feed(data)
    tree: ET.Element = parser.close()
    return tree


def _local(name: str) -> str:
    return name.rpartition("}")[2]
