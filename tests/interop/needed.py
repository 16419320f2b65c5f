"""Find what a test needs; where it is missing, skip the test or, in CI, fail it."""

from __future__ import annotations

import ctypes
import importlib
import os
import shutil
from pathlib import Path
from typing import Any, NoReturn

import pytest

HERE = Path(__file__).parent
_PROGRAMS = HERE / ".venv" / "bin"


def library(name: str) -> Any:
    """Import a module."""
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError:
        return _missing(name)


def program(name: str) -> str:
    """Return the path of a program: of the environment here, else of the system."""
    return shutil.which(name, path=_PROGRAMS) or shutil.which(name) or _missing(name)


def python_of(package: str) -> str:
    """Return the Python that has a package which cannot live beside iris."""
    python = shutil.which("python", path=_PROGRAMS)
    there = any(_PROGRAMS.parent.glob(f"lib/*/site-packages/{package}"))
    return python if python and there else _missing(package)


def shared_library(name: str) -> ctypes.CDLL:
    """Load a library of the system."""
    try:
        return ctypes.CDLL(name)
    except OSError:
        return _missing(name)


def file(path: str) -> str:
    """Return the path of a file of the system."""
    return path if Path(path).exists() else _missing(path)


def node_script(name: str) -> list[str]:
    """Return the command that runs a script of the folder `node`."""
    if not (HERE / "node" / "node_modules").is_dir():
        _missing("node_modules")
    return [program("node"), str(HERE / "node" / name)]


def _missing(what: str) -> NoReturn:
    reason = f"{what} is not installed; tests/interop/install.sh does it"
    if os.environ.get("IRIS_INTEROP") == "1":
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)
