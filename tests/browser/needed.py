"""Find what a test needs; where it is missing, skip the test or, in CI, fail it."""

from __future__ import annotations

import importlib
import os
import shutil
from pathlib import Path
from typing import Any, NoReturn

import pytest

HERE = Path(__file__).parent


def library(name: str) -> Any:
    """Import a module."""
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError:
        return _missing(name)


def program(name: str) -> str:
    """Return the path of a program."""
    return shutil.which(name) or _missing(name)


def script(path: str) -> str:
    """Return the source of a script that npm installs."""
    file = HERE / "node_modules" / path
    return file.read_text(encoding="utf-8") if file.is_file() else _missing(path)


def _missing(what: str) -> NoReturn:
    reason = f"{what} is not installed; tests/browser/install.sh does it"
    if os.environ.get("IRIS_BROWSER") == "1":
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)
