"""Make what shows the papers: the samples that a template opens with, and the pictures.

    python tools/papers.py            write what has changed; pictures need pdftoppm
    python tools/papers.py --check    only tell, and end with 1 where a sample has

A picture is the first page of a paper of `examples/harbour-days.toml` as Debian's poppler
draws it: `docs/papers.md` shows them, and `tests/pictures` compares them.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from iriscli.cli.load import logos_of, read
from iriscli.paper import PAPERS
from iriscli.paper.order import Order, fill
from iriscli.paper.press import SAMPLES, Values, press
from iriscli.render.json import to_json

ROOT = Path(__file__).parents[1]
VISIT = str(ROOT / "examples" / "harbour-days.toml")
PICTURES = ROOT / "docs" / "papers"
RESOLUTION = "50"  # in dots an inch: enough to see a change
_FEW = 12  # a sample shows what there is, not all of it


def values(what: str) -> Values:
    """Return what a paper of the example says."""
    return fill(what, Order(read(VISIT).valid()))


def sample(what: str) -> str:
    """Return the beginning of what a paper says, as its template opens with it."""
    some = {
        name: value[:_FEW] if isinstance(value, list) else value
        for name, value in values(what).items()
    }
    drawing = (ROOT / "examples" / "nearshore.svg").read_bytes()
    return to_json({**some, "logos": []}).replace('"logos": []', f'"logos": {[[*drawing]]}')


def picture(what: str) -> bytes:
    """Return the first page of a paper as a picture."""
    source = read(VISIT)
    paper = press(what, values(what), [one.octets for one in logos_of(source, VISIT)])
    command = ["pdftoppm", "-png", "-r", RESOLUTION, "-singlefile", "-"]
    return subprocess.run(
        command, input=paper.octets, stdout=subprocess.PIPE, check=True
    ).stdout


def main() -> int:
    """Bring samples and pictures up to date, or tell which sample is not."""
    check = "--check" in sys.argv[1:]
    stale = False
    for what in PAPERS:
        made = {SAMPLES / f"{what}.json": sample(what).encode()}
        if not check:
            made[PICTURES / f"{what}.png"] = picture(what)
        for path, octets in made.items():
            if path.exists() and path.read_bytes() == octets:
                continue
            stale = True
            if check:
                print(f"{path.relative_to(ROOT)} is not up to date; run python tools/papers.py")
            else:
                path.parent.mkdir(exist_ok=True)
                path.write_bytes(octets)
                print(f"{path.relative_to(ROOT)} written")
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
