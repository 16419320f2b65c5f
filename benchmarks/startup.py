"""How long `iris agenda` takes from the key to the prompt, against its neighbours.

In one run, in turn: a Typer program that prints one line; `iris agenda` on the built-in
visit; `khal list` with the same events, from its cache; `yaml2ics` making one calendar
of the same events. Prints medians and ratios; asserts nothing. What is not on the PATH
is left out, and said:

    pip install khal yaml2ics
    python benchmarks/startup.py [ROUNDS]
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HELLO = """
import typer

app = typer.Typer()


@app.command()
def hello() -> None:
    \"\"\"Say hello.\"\"\"
    print("hello")


app()
"""

KHAL = """
[calendars]
[[visit]]
path = {room}/khal
[sqlite]
path = {room}/khal.db
[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
"""


def commands(room: Path) -> dict[str, list[str]]:
    """Return the commands to compare, each ready to run."""
    iris = [sys.executable, "-m", "iriscli"]
    (room / "hello.py").write_text(HELLO)
    found = {
        "typer": [sys.executable, str(room / "hello.py")],
        "iris agenda": [*iris, "agenda"],
    }
    if khal := shutil.which("khal"):
        quietly(room, *iris, "export-ics", "--whole")
        (room / "khal").mkdir()
        (room / "khal.conf").write_text(KHAL.format(room=room))
        khal_here = [khal, "-c", str(room / "khal.conf")]
        quietly(room, *khal_here, "import", "--batch", "calendars/programme.ics")
        found["khal list"] = [*khal_here, "list", "2018-10-18", "2018-10-20"]
    if yaml2ics := shutil.which("yaml2ics"):
        agenda = json.loads(quietly(room, *iris, "agenda", "--format", "json"))
        text = "events:\n"
        for day in agenda["days"]:
            for session in day["sessions"]:
                text += f"  - summary: {json.dumps(session['title'])}\n"
                text += f"    begin: {day['date']}\n    duration: {{days: 1}}\n"
        (room / "events.yaml").write_text(text)
        found["yaml2ics"] = [yaml2ics, str(room / "events.yaml")]
    return found


def quietly(room: Path, *command: str) -> bytes:
    """Run a command that prepares something, and return what it prints."""
    return subprocess.run(command, check=True, capture_output=True, cwd=room).stdout


def main() -> None:
    """Measure in turn, and print medians and ratios."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    with tempfile.TemporaryDirectory() as temporary:
        room = Path(temporary)
        found = commands(room)
        seconds: dict[str, list[float]] = {name: [] for name in found}
        for counted in range(-1, rounds):  # the first round only warms the disk's cache
            for name, command in found.items():
                start = time.perf_counter()
                subprocess.run(command, check=True, capture_output=True, cwd=room)
                if counted >= 0:
                    seconds[name].append(time.perf_counter() - start)
    print(f"{rounds} rounds, {os.cpu_count()} processors; milliseconds")
    median = {name: statistics.median(values) for name, values in seconds.items()}
    for name, values in seconds.items():
        ratio = median["iris agenda"] / median[name]
        print(
            f"  {name:12} {median[name] * 1000:6.0f}   ({min(values) * 1000:.0f} to"
            f" {max(values) * 1000:.0f})   iris agenda / {name}: {ratio:.2f}"
        )
    for name in ("khal list", "yaml2ics"):
        if name not in found:
            print(f"  {name.partition(' ')[0]} is not on the PATH: left out")


if __name__ == "__main__":
    main()
