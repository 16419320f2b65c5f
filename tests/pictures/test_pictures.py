"""The papers as another program draws them, against the pictures that someone looked at."""

from __future__ import annotations

import importlib.util
import io
import os
import shutil
from typing import TYPE_CHECKING

import pytest
from PIL import Image, ImageChops, ImageStat

from iriscli.paper import PAPERS

if TYPE_CHECKING:
    from pathlib import Path

# Of 255: what fonts of other versions do to edges is less, a moved line is more.
TOLERANCE = 1.5


@pytest.mark.skipif("IRIS_PICTURES" not in os.environ, reason="set IRIS_PICTURES=1")
@pytest.mark.parametrize("what", PAPERS)
def test_a_paper_looks_as_it_did(what: str, root: Path) -> None:
    assert shutil.which("pdftoppm"), "install poppler-utils"
    spec = importlib.util.spec_from_file_location("papers", root / "tools" / "papers.py")
    assert spec
    assert spec.loader
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    looked_at = Image.open(tool.PICTURES / f"{what}.png").convert("L")
    now = Image.open(io.BytesIO(tool.picture(what))).convert("L")
    assert now.size == looked_at.size
    [apart] = ImageStat.Stat(ImageChops.difference(now, looked_at)).mean
    assert apart < TOLERANCE
