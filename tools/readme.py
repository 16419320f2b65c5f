"""Fill the documents with what the commands really print, and draw the picture.

A block of a document that follows `<!-- $ iris … -->` holds that command's output, and what
follows `<!-- languages -->` on its line are the languages of the labels.

    python tools/readme.py            write what has changed
    python tools/readme.py --check    only tell, and end with 1 where something has
"""

from __future__ import annotations

import io
import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

from rich._export_format import CONSOLE_SVG_FORMAT
from rich.console import Console

from iriscli.visit.languages import spoken_in_english

ROOT = Path(__file__).parents[1]
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
PICTURE = ROOT / "docs" / "agenda.svg"
BLOCK = re.compile(
    r"(<!-- \$ (?P<command>iris [^\n]*) -->\n```[a-z]*\n)(?:.*?\n)??(```\n)", re.DOTALL
)
LANGUAGES = re.compile(r"(<!-- languages -->).*?(<!-- -->)")
EXAMPLES = "examples/"


def printed(command: str, folder: Path) -> str:
    """Run a command as a user would, in a folder of its own; examples are at hand there."""
    arguments = [
        str(ROOT / word) if word.startswith(EXAMPLES) else word
        for word in shlex.split(command)[1:]
    ]
    done = subprocess.run(
        [sys.executable, "-m", "iriscli", *arguments],
        cwd=folder,
        env={**os.environ, "COLUMNS": "80", "SOURCE_DATE_EPOCH": "1538352000", "NO_COLOR": "1"},
        stdout=subprocess.PIPE,
        # What init has to say is no data; with the others it is talk beside the answer.
        stderr=subprocess.STDOUT if arguments[0] == "init" else None,
        text=True,
        encoding="utf-8",
        check=True,
    )
    text = done.stdout.replace(f"{ROOT}{os.sep}", "").strip("\n")
    return "\n".join(line.rstrip() for line in text.split("\n"))


def filled(text: str) -> str:
    """Return a document with the output of its commands, run one after another."""
    text = LANGUAGES.sub(rf"\1{spoken_in_english()}\2", text)
    with tempfile.TemporaryDirectory() as folder:
        return BLOCK.sub(
            lambda block: block[1] + printed(block["command"], Path(folder)) + "\n" + block[3],
            text,
        )


def picture() -> str:
    """Draw the agenda of the built-in visit, in a terminal's colours."""
    from iriscli.cli.load import load
    from iriscli.programme.agenda import agenda
    from iriscli.render.table import print_listing
    from iriscli.render.views.agenda import AgendaView
    from iriscli.wording.reader import Reader

    visit = load(str(ROOT / "data" / "visit.toml"))
    console = Console(
        record=True,
        width=84,
        file=io.StringIO(),
        force_terminal=True,
        color_system="truecolor",
        highlight=False,
        legacy_windows=False,
    )
    print_listing(AgendaView(agenda(visit), Reader("en")).shown(), console)
    # No font from elsewhere: whoever looks at the page asks nobody else for anything.
    frame = re.sub(r"@font-face \{\{.*?\}\}\n", "", CONSOLE_SVG_FORMAT, flags=re.DOTALL)
    return console.export_svg(title="iris agenda", code_format=frame, unique_id="iris") + "\n"


def main() -> int:
    """Bring every document up to date, or tell which one is not."""
    check = "--check" in sys.argv[1:]
    wanted = {path: filled(path.read_text(encoding="utf-8")) for path in DOCUMENTS}
    wanted[PICTURE] = picture()
    stale = [
        path
        for path, text in wanted.items()
        if not path.exists() or path.read_text(encoding="utf-8") != text
    ]
    for path in stale:
        name = path.relative_to(ROOT)
        if check:
            print(f"{name} is not up to date; run python tools/readme.py")
        else:
            path.write_text(wanted[path], encoding="utf-8", newline="\n")
            print(f"{name} written")
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
