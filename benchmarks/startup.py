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


def commands(room: Path) -> dict[str, list[str]]:
    """Return the commands to compare, each ready to run."""
    iris = [sys.executable, "-m", "iriscli"]
    (room / "hello.py").write_text(HELLO)
    found = {"typer": [sys.executable, str(room / "hello.py")], "iris agenda": [*iris, "agenda"]}
    subprocess.run([*iris, "export-ics", "--whole", "-o", str(room / "ics")], check=True,
                   capture_output=True, cwd=room)  # fmt: skip
    if khal := shutil.which("khal"):
        (room / "khal").mkdir()
        configuration = room / "khal.conf"
        configuration.write_text(
            f"[calendars]\n[[visit]]\npath = {room / 'khal'}\n[sqlite]\npath = {room / 'khal.db'}\n"
            "[locale]\ntimeformat = %H:%M\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\n"
            "datetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n"
        )
        calendar = str(room / "ics" / "programme.ics")
        subprocess.run([khal, "-c", str(configuration), "import", "--batch", calendar],
                       check=True, capture_output=True)  # fmt: skip
        found["khal list"] = [khal, "-c", str(configuration), "list", "2018-10-18", "2018-10-20"]
    if yaml2ics := shutil.which("yaml2ics"):
        agenda = subprocess.run([*iris, "agenda", "--format", "json"], check=True,
                                capture_output=True, cwd=room)  # fmt: skip
        events = [
            {"summary": one["title"], "begin": day["date"], "all_day": True}
            for day in json.loads(agenda.stdout)["days"]
            for one in day["sessions"]
        ]
        # JSON is YAML, but yaml2ics wants dates that are not quoted.
        text = "events:\n" + "".join(
            f"  - summary: {json.dumps(e['summary'])}\n    begin: {e['begin']}\n    duration: {{days: 1}}\n"
            for e in events
        )
        (room / "events.yaml").write_text(text)
        found["yaml2ics"] = [yaml2ics, str(room / "events.yaml")]
    return found


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
