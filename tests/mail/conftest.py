"""A host who keeps a visit and its mails."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mail.host import Host

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def host(tmp_path: Path) -> Host:
    """Someone who has sent nothing yet."""
    return Host(tmp_path / "mails")
