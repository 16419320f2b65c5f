"""The blocks of a document → its sessions and people, in order; what is not understood, too."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from iriscli.intake.blocks import Cell, Event, Line, Paragraph, Row, Table, Zone
from iriscli.intake.draft import Item, Person, Remark
from iriscli.intake.understand import days, lines, people, tables, times
from iriscli.intake.understand.days import Said
from iriscli.intake.understand.lines import Told
from iriscli.intake.understand.times import Time
from iriscli.intake.understand.words import finder, is_one, kind_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from iriscli.intake.blocks import Block
    from iriscli.intake.understand.tables import Layout

_LONG_HEADING = 120
_UNDATED = frozenset(("mail", "dated", "host", "contact"))
_MANY_WORDS, _FEW_WORDS = 9, 6
_HALF = 0.5
_BARE = re.compile(r"\d{1,2}\s?[-–]\s?\d{1,2}\s+[^\W\d_]")
_HOUR = re.compile(r"\d{1,2}\s+[^\W\d_]{2}")
_SEGMENT = re.compile(r"\s+[·•|]\s+")


@dataclass
class Entry:
    """A session as it was found: its day and time in words, before all are weighed."""

    where: str
    source: str
    said: Said
    time: Time
    told: Told
    venue: str = ""
    items: list[Item] = field(default_factory=list)
    description: list[str] = field(default_factory=list)
    depth: int = 0
    event: Event | None = None
    date: dt.date | None = None


@dataclass(frozen=True)
class Style:
    """How a programme is written, which single lines do not tell."""

    trailing: bool = False
    packed: bool = False
    timed: bool = False
    bare: bool = False
    has_place: bool = False
    has_speakers: bool = False


class Programme:
    """One pass over the blocks."""

    def __init__(self) -> None:
        self.entries: list[Entry | Remark] = []
        self.people: list[Person | Remark] = []
        self.head: list[tuple[Remark, int]] = []
        self.candidates: list[tuple[str, int]] = []
        self.facts: dict[str, str] = {}
        self.titles: dict[int, tuple[Said, str]] = {}
        self.zone = ""
        self.said = Said()
        self.venue = self.general_venue = ""
        self.current: Entry | None = None
        self.pending: list[Remark] = []
        self.listing = self.packed = False
        self.delegation = "", ""
        self.style = Style()
        self.started = False

    def read(self, blocks: Sequence[Block]) -> None:
        """Read all blocks of a document."""
        self.style = _style(blocks)
        self.packed = self.style.packed
        for block in blocks:
            if isinstance(block, Paragraph):
                self.paragraph(block)
            elif isinstance(block, Table):
                self._table(block)
            elif isinstance(block, Zone):
                self.zone = self.zone or block.key
            else:
                self._event(block)
        self._settle()
        self.listing = False
        self.current = None

    # What a line says.

    def paragraph(self, block: Paragraph) -> None:
        """Read a line that stands alone."""
        line, where = block.line, block.where
        text = line.text or line.struck
        heading = self._day_heading(text, block.level)
        timed = None if heading else self._timed(line, block.level)
        card = None if heading or timed else self._card(line)
        if card:
            self._time_below(where, line, card)
        elif is_one(text, "people") and not timed:
            self._settle()
            self.listing, self.current = True, None
            self.delegation = "", ""
            self.people.append(Remark(where, text, known=True))
        elif heading:
            self._day(block, *heading)
        elif timed and self.current and self._is_within(line):
            self._item(line, timed)
        elif timed:
            self.listing = False
            self._session(where, line.whole, timed, [line])
        elif self.listing:
            self._guest(where, line)
        elif not self.started:
            self._intro(block)
        else:
            self._words(block)

    def _guest(self, where: str, line: Line) -> None:
        """Read a line of a list of people; their organisation may stand above them."""
        found = people.read_line(where, line.whole)
        named = people.delegation(line.whole) if isinstance(found, Remark) else None
        if named and not line.depth:
            self.delegation = named
            found = Remark(where, line.whole, known=True)
        elif isinstance(found, Person) and not found.organisation:
            name, country = self.delegation
            found = replace(found, organisation=name, country=found.country or country)
        self.people.append(found)

    def _day_heading(self, text: str, level: int) -> tuple[Said, str] | None:
        if len(text) > _LONG_HEADING:
            return None
        found = lines.label(text)
        if found and (found[0] in _UNDATED or (found[0] == "day" and self._is_in_mail())):
            return None
        if found and found[0] == "day":
            text = found[1]
        heading = days.heading(text, anywhere=level > 0)
        if heading is None or (self.listing and heading[1]):
            return None
        rest = heading[1]
        if not level and len(rest.split()) > _MANY_WORDS and not times.leading(rest):
            return None
        if not self.started and not level and heading[0].date.weekday is None and rest:
            # '7 April 2027, Riverside' at the head is the date of the visit.
            return heading if times.leading(rest) else None
        return heading

    def _is_in_mail(self) -> bool:
        """Tell whether the lines before are the head of a mail, which has a date of its own."""
        labels = (lines.label(remark.text) for remark, _ in self.head)
        return not self.started and any(one and one[0] == "mail" for one in labels)

    def _timed(self, line: Line, level: int = 0) -> tuple[Time, str] | None:
        text = line.text or line.struck
        sibling = (
            self.current is not None
            and line.depth == self.current.depth
            and (line.depth > 0 or self._is_listed)
        )
        # Among lines with times 'Evening Reception' is one, but as a heading of its own.
        sibling |= self.style.timed and not level
        is_packed = self.packed and text.strip().isdecimal()
        found = times.leading(text, sibling=sibling, alone=is_packed)
        if found is None and self.style.timed and _BARE.match(text):
            found = times.leading(text, alone=True, sibling=True)
        if found is None and self.style.bare and _HOUR.match(text) and self.current:
            found = times.leading(text, alone=True, sibling=True)
            before = self.current.time.start
            if found and (found[0].start is None or (before and found[0].start < before)):
                found = None
        if (found is None or found[0].start is None) and (
            self.current is None or line.depth <= self.current.depth
        ):
            after = times.trailing(text)
            is_sentence = text.rstrip().endswith((".", "!", "?"))
            if after and not is_sentence and (self.style.trailing or _is_short(after[1])):
                found = after
        return found

    def _card(self, line: Line) -> Time | None:
        """Return the time that a label below a title gives: 'Time: 9:00'."""
        found = lines.label(line.text)
        if found and found[0] == "time" and (timed := times.in_cell(found[1])):
            return timed[0] if timed[0].start else None
        return None

    def _time_below(self, where: str, line: Line, time: Time) -> None:
        """Make a session of the line above, which a label gives its time."""
        above = self.entries.pop() if self.entries and not self.pending else None
        if self.pending:
            above = self.pending.pop()
        elif isinstance(above, Entry) and above.description:
            title = above.description.pop()
            self.entries.append(above)
            above = Remark(where, title)
        elif not isinstance(above, Remark) or above.known:
            self.entries += [above] if above else []
            above = None
        title = above.text if isinstance(above, Remark) else ""
        self._settle()
        self.started = True
        told = lines.read_title(title, has_place=False, has_speakers=False) if title else Told()
        source = " / ".join(filter(None, (title, line.whole)))
        self.add(above.where if above else where, source, time, told, depth=min(line.depth, 0))

    @property
    def _is_listed(self) -> bool:
        return self.current is not None and "row" not in self.current.where

    def _is_within(self, line: Line) -> bool:
        """Tell whether a timed line is a part of the session before it."""
        return (
            self.current is not None
            and line.depth > self.current.depth
            and bool(self.current.told.title)
        )

    def _day(self, block: Paragraph, said: Said, rest: str) -> None:
        self.set_day(said)
        self.started = True
        self.listing = False
        timed = times.leading(rest, sibling=True) if rest else None
        if timed:
            self._session(block.where, block.line.whole, timed, [Line(timed[1])])
        elif rest:
            self.titles[len(self.titles)] = (said, rest)
        self.entries.append(Remark(block.where, block.line.whole, known=True))

    def set_day(self, said: Said) -> None:
        """Go on with another day."""
        if said == self.said:
            return
        self._settle()
        self.said = said
        self.current = None

    def _intro(self, block: Paragraph) -> None:
        """Read a line before the programme: what the visit is called, who hosts it."""
        text = block.line.whole
        for segment in _SEGMENT.split(text):
            found = lines.label(segment)
            if found and found[1]:
                meaning, value, _ = found
                if meaning == "place":
                    self.venue = self.general_venue = value
                self.facts.setdefault(meaning, value)
        self.candidates.append((text, block.level))
        self.head.append((Remark(block.where, text), block.level))

    def _words(self, block: Paragraph) -> None:
        """Read a line without a time: it belongs to a session, or to a day, or to nothing."""
        line, where = block.line, block.where
        text = line.whole
        found = lines.label(line.text)
        if self.current and not self.current.told.title and not found:
            self._retitle(line)
            return
        if (
            found
            and found[0] in {"place", "room"}
            and found[1]
            and (self.current is None or (block.gap and not line.depth))
        ):
            self._place(where, text, found[1])
        elif block.level:
            self._settle()
            self.current = None
            self.entries.append(Remark(where, text))
        elif (
            found
            and found[0] == "place"
            and found[1]
            and self.current
            and (self.current.told.place and not line.depth)
        ):
            self._place(where, text, found[1])
            self.current = None
        elif (self.current and not block.gap and not self.pending) or (
            self.current and line.depth > self.current.depth
        ):
            self._below(line)
        elif self.current:
            self.pending.append(Remark(where, text))
        else:
            if not any(isinstance(one, Entry) for one in self.entries):
                self.candidates.append((text, block.level))
            if found and found[1]:
                self.facts.setdefault(found[0], found[1])
            self.entries.append(Remark(where, text))

    def _place(self, where: str, text: str, place: str) -> None:
        self._settle()
        self.venue = place
        if not self.started:
            self.general_venue = place
        self.entries.append(Remark(where, text, known=True))

    def _retitle(self, line: Line) -> None:
        """Give a time that stood alone its title."""
        assert self.current is not None  # noqa: S101 - as its caller looked
        fresh = lines.read_title(
            line.text,
            struck=line.struck,
            has_place=self.style.has_place,
            has_speakers=self.style.has_speakers,
        )
        self.current.told = fresh
        self.current.source += f" {line.whole}"

    def _below(self, line: Line) -> None:
        """Add a line to the session above it."""
        assert self.current is not None  # noqa: S101 - as its caller looked
        entry = self.current
        entry.source += f" / {line.whole}"
        timed = times.leading(line.text)
        if timed and timed[0].start and timed[1]:
            self._item(line, timed)
        elif line.depth > entry.depth:
            if not lines.label(line.text) or not lines.add_line(
                entry.told, line.text, has_place=False, has_speakers=False
            ):
                entry.items.append(_item(line.whole))
        elif not lines.add_line(
            entry.told,
            line.text,
            has_place=self.style.has_place,
            has_speakers=self.style.has_speakers,
        ):
            entry.description.append(line.whole)

    def _item(self, line: Line, timed: tuple[Time, str]) -> None:
        assert self.current is not None  # noqa: S101 - as its caller looked
        time, rest = timed
        minutes = None
        if time.start and time.end:
            minutes = (
                (time.end.hour - time.start.hour) * 60 + time.end.minute - time.start.minute
            )
        title = rest or line.whole
        self.current.items.append(
            Item(title, time.start, minutes if minutes and minutes > 0 else None)
        )
        if line.whole not in self.current.source:
            self.current.source += f" / {line.whole}"

    def _settle(self) -> None:
        """Put what waited for another session of the day where it belongs: nowhere."""
        self.entries += self.pending
        self.pending = []

    # A session.

    def _session(
        self, where: str, source: str, timed: tuple[Time, str], found: Sequence[Line]
    ) -> Entry:
        """Add a session whose title follows its time on one line."""
        time, rest = timed
        line = found[0]
        first, *more = _split_columns(rest)
        struck = line.struck if line.text else ""
        told = (
            lines.read_title(
                first,
                struck=struck,
                has_place=self.style.has_place,
                has_speakers=self.style.has_speakers,
            )
            if first or struck
            else Told()
        )
        if not line.text and line.struck:
            told.cancelled = True
        entry = self.add(where, source, time, told, depth=line.depth)
        for piece in more:
            if not lines.add_line(told, piece, has_place=False, has_speakers=False):
                entry.description.append(piece)
        return entry

    def add(self, where: str, source: str, time: Time, told: Told, *, depth: int = 0) -> Entry:
        """Add a session of the day; what waited below the one before it was its own."""
        if self.pending and self.current:
            for remark in self.pending:
                self._below(Line(remark.text, depth=self.current.depth))
            self.pending = []
        self._settle()
        self.started = True
        entry = Entry(where, source, self.said, time, told, self.venue, depth=depth)
        self.entries.append(entry)
        self.current = entry
        return entry

    def _event(self, event: Event) -> None:
        from iriscli.wording.days import InWords

        day = event.day
        self.set_day(Said(InWords(day.year, day.month, day.day, None)))
        told = lines.read_title(event.title, has_place=True, has_speakers=True)
        told.cancelled |= event.cancelled
        told.tentative |= event.tentative
        told.place = event.place
        time = Time(
            event.start.time() if event.start else None,
            event.end.time() if event.end else None,
            whole_day=event.start is None,
        )
        entry = self.add(event.where, event.title, time, told)
        entry.event = event
        entry.venue = ""
        for text in event.description.split("\n"):
            plain = text.strip()
            if plain and not lines.add_line(told, plain, has_place=True, has_speakers=True):
                match = re.match(r"[^.!?]{0,40}[.!]", plain)
                if match and finder("states", "optional").search(match.group()):
                    told.optional = True
                entry.description.append(plain)

    # Tables.

    def _table(self, table: Table) -> None:
        for layout, rows in tables.parts(table.rows):
            _Part(self, layout, rows).read()
            self.current = None if layout.kind == "people" else self.current
            self._settle()
        self.current = None


class _Part:
    """A part of a table with one layout."""

    def __init__(self, programme: Programme, layout: Layout, rows: Sequence[Row]) -> None:
        self.programme, self.layout, self.rows = programme, layout, rows
        self.roles = layout.roles
        self.style = Style(
            has_place=bool({"place", "room"} & set(self.roles)),
            has_speakers=bool({"speakers", "chair"} & set(self.roles)),
        )
        self.time: Time | None = None
        self.parallel = {
            n: layout.headers[n] for n, role in enumerate(self.roles) if role == "parallel"
        }
        self.below: Entry | None = None

    def read(self) -> None:
        programme = self.programme
        if self.layout.kind == "people":
            self._people()
            return
        if self.layout.header is not None:
            self._header(self.layout.header)
        if self.layout.kind == "grid":
            self._grid()
            return
        for row in (part for one in self.rows for part in self._unstacked(one)):
            if row.gap:
                self.below = None
            if self.layout.kind == "text":
                self._text(row)
            elif tables.is_full(row) and not self._continues(row):
                self._alone(row)
            else:
                programme.listing = False
                self._row(row)

    def _header(self, row: Row) -> None:
        """Keep what a header says; the first thing in a programme is its header."""
        self.programme.started |= self.layout.kind in {"programme", "grid"}
        self._remark(row, known=self.layout.kind in {"programme", "grid"})

    def _remark(self, row: Row, *, known: bool = False) -> None:
        self.programme.entries.append(Remark(row.where, _whole(row), known=known))

    def _people(self) -> None:
        programme = self.programme
        programme._settle()  # noqa: SLF001 - a part of it
        rows = [row for row in self.rows if not tables.is_full(row)]
        if self.layout.header:
            header = self.layout.header
            programme.people.append(Remark(header.where, _whole(header), known=True))
        read = dict(
            zip(
                map(id, rows),
                people.read_table(rows, self.roles, self.layout.headers) if rows else [],
                strict=True,
            )
        )
        for row in self.rows:
            programme.people.append(read.get(id(row)) or Remark(row.where, _whole(row)))

    def _text(self, row: Row) -> None:
        """Read a row of a table that is no programme: as lines, or a name and its value."""
        cells = [cell for cell in row.cells if cell.lines and cell.first]
        firsts = [cell for cell in cells if len(cell.lines) == 1]
        if len(cells) == 2 == len(firsts) and len(cells[0].text) < 40:  # noqa: PLR2004 - a word and what it means
            label = cells[0].text.rstrip(" :")
            line = Line(f"{label}: {cells[1].text}")
            self.programme.paragraph(Paragraph(row.where, line, gap=True))
            return
        for cell in cells:
            for number, line in enumerate(cell.lines):
                self.programme.paragraph(Paragraph(row.where, line, gap=not number))

    def _continues(self, row: Row) -> bool:
        """Tell whether the only cell of a row belongs to the columns, and not over them."""
        filled = [n for n, cell in enumerate(row.cells) if cell.lines]
        if len(filled) > 1:
            return False
        role = self.roles[filled[0]]
        cell = row.cells[filled[0]]
        if role == "day":
            return days.heading(cell.text, alone=True) is not None
        if role in {"time", "start", "end"}:
            return False
        return self.below is not None and not row.gap

    def _alone(self, row: Row) -> None:
        """Read a row that holds one text: a day, a place for those below, a session."""
        cell = next(cell for cell in row.cells if cell.lines)
        for line in cell.lines:
            found = lines.label(line.text)
            if found and found[0] == "place" and found[1]:
                self.programme._place(row.where, line.whole, found[1])  # noqa: SLF001 - a part of it
                self.programme.current = self.below = None
                continue
            before = len(self.programme.entries)
            self.programme.current = None
            self.programme.paragraph(Paragraph(row.where, line, level=0, gap=True))
            added = self.programme.entries[before:]
            self.below = None
            if added and isinstance(added[-1], Entry):
                self.below = added[-1]

    def _unstacked(self, row: Row) -> list[Row]:
        """Divide a row whose times stand below each other in one cell, beside their titles."""
        at = next((n for n, role in enumerate(self.roles) if role in {"time", "start"}), None)
        title = next((n for n, role in enumerate(self.roles) if role == "title"), None)
        if at is None or title is None or not row.cells[at].first:
            return [row]
        number = len(row.cells[at].lines)
        clocks = [times.in_cell(line.text) for line in row.cells[at].lines]
        alike = len(row.cells[title].lines) == number and all(
            clock is not None and clock[0].start and not clock[1] for clock in clocks
        )
        # Two times alone are a start and an end, with a title of two lines.
        are_ends = number == 2 and not any(clock and clock[0].end for clock in clocks)  # noqa: PLR2004 - a start, an end
        if number < 2 or not alike or are_ends:  # noqa: PLR2004 - as above
            return [row]
        return [
            Row(row.where, tuple(_nth(cell, n, number) for cell in row.cells), row.gap)
            for n in range(number)
        ]

    def _row(self, row: Row) -> None:
        said, extra = self._day(row)
        if said is not None:
            self.programme.set_day(said)
            self.below = None
        time, more, follows = self._time(row)
        extra += more
        titles = [n for n, role in enumerate(self.roles) if role == "title"]
        self.programme.style = self.style
        if self.parallel and not titles:
            self._beside(row, time, extra)
            return
        found = [line for n in titles for line in self._lines(row, n)]
        if not {"time", "start"} & set(self.roles) and self._times_within(row):
            return
        if (
            not found
            and not any(
                row.cells[n].lines and row.cells[n].first
                for n, role in enumerate(self.roles)
                if role not in {"day", "minor", "time", "start", "end"}
            )
            and not (time and time.start)
        ):
            self._remark(row)
            return
        if follows and self.below is not None and not self._is_own(row, found):
            self._add_below(row, found)
            return
        self._sessions(row, time or Time(exact=False), found, extra)

    def _times_within(self, row: Row) -> bool:
        """Read a day in one row, its times among the titles; tell whether it is one."""
        cells = [
            cell
            for cell, role in zip(row.cells, self.roles, strict=True)
            if role in {"title", "", "note"} and cell.first and cell.lines
        ]
        timed = [
            cell for cell in cells if (t := times.leading(cell.lines[0].text)) and t[0].start
        ]
        if len(timed) < 2 or len(timed) * 2 < len(cells):  # noqa: PLR2004 - morning, afternoon
            return False
        for cell in cells:
            for line in cell.lines:
                self.programme.paragraph(Paragraph(row.where, line))
        return True

    def _day(self, row: Row) -> tuple[Said | None, list[str]]:
        for n, role in enumerate(self.roles):
            if role != "day" or not row.cells[n].text:
                continue
            # Two columns may tell of one day: the weekday, the date.
            texts = [
                row.cells[m].text
                for m, one in enumerate(self.roles)
                if one == "day"
                and row.cells[m].text
                and row.cells[m].lines is not row.cells[n].lines
            ]
            found = days.heading(" ".join([row.cells[n].text, *texts[:1]]), alone=True)
            if found:
                timed = times.leading(found[1]) if found[1] else None
                extra = [found[1]] if found[1] and row.cells[n].first and not timed else []
                return found[0], extra
            return None, [row.cells[n].text] if row.cells[n].first else []
        return None, []

    def _time(self, row: Row) -> tuple[Time | None, list[str], bool]:
        """Return the time of a row, what else is said there, whether it is that of above."""
        starts = [n for n, role in enumerate(self.roles) if role in {"time", "start"}]
        ends = [n for n, role in enumerate(self.roles) if role == "end"]
        for n in starts:
            cell = row.cells[n]
            text = cell.text or next((line.struck for line in cell.lines), "")
            if not text:
                continue
            if not cell.first and self.time is not None and self.below is not None:
                return self.time, [], True
            time, extra = self._stacked(cell) or self._clock(text)
            for end in ends:
                closing = _closing(row.cells[end].text)
                if time and time.start and closing and closing[0].start:
                    time = Time(time.start, closing[0].start, exact=time.exact, half=time.half)
                elif row.cells[end].text:
                    extra.append(row.cells[end].text)
            self.time = time
            return time, extra, False
        days_ = [n for n, role in enumerate(self.roles) if role == "day"]
        for n in days_ if not starts else []:
            found = days.heading(row.cells[n].text, alone=True) if row.cells[n].first else None
            timed = times.leading(found[1]) if found and found[1] else None
            if timed:
                return timed[0], [timed[1]] if timed[1] else [], False
        return None, [], bool(starts)

    def _stacked(self, cell: Cell) -> tuple[Time, list[str]] | None:
        """Return the start and the end that stand below each other in a cell."""
        clocks = [times.in_cell(line.text) for line in cell.lines]
        starts = [clock[0].start for clock in clocks if clock and clock[0].start]
        if len(starts) != 2 or len(clocks) != 2 or not starts[0] < starts[1]:  # noqa: PLR2004 - a start, an end
            return None
        if any(clock is None or clock[0].end or clock[1] for clock in clocks):
            return None
        return Time(starts[0], starts[1]), []

    def _clock(self, text: str) -> tuple[Time, list[str]]:
        found = times.in_cell(text)
        if found:
            return found[0], [found[1]] if found[1] else []
        if state := finder("states", "cancelled").search(text):
            rest = f"{text[: state.start()]} {text[state.end() :]}".strip(" :–-")
            found = times.in_cell(rest)
            return found[0] if found else Time(exact=False), [state.group()]
        heading = days.heading(text)
        if heading:
            self.programme.set_day(heading[0])
            self.below = None
            found = times.in_cell(heading[1]) if heading[1] else None
            if found:
                return found[0], [found[1]] if found[1] else []
            return Time(exact=False), [heading[1]] if heading[1] else []
        return Time(exact=False), [text]

    def _lines(self, row: Row, column: int) -> Sequence[Line]:
        cell = row.cells[column]
        return cell.lines if cell.first else ()

    def _is_own(self, row: Row, found: Sequence[Line]) -> bool:
        """Tell whether a row without a time of its own is a session beside the one above."""
        if not found:
            return False
        if lines.group_of(found[0].text):
            return True
        for n, role in enumerate(self.roles):
            if role in {"place", "group", "room"} and row.cells[n].text and row.cells[n].first:
                return True
        return False

    def _add_below(self, row: Row, found: Sequence[Line]) -> None:
        """Add a row to the session above it: its parts, more who speak."""
        entry = self.below
        assert entry is not None  # noqa: S101 - as its caller looked
        entry.source += f" / {_whole(row)}"
        spoken = [
            name
            for n, role in enumerate(self.roles)
            if role in {"speakers", "chair"} and row.cells[n].first
            for name in lines.names_of(row.cells[n].text)
        ]
        texts = [line.whole for line in found]
        texts += [
            row.cells[n].whole
            for n, role in enumerate(self.roles)
            if role in {"", "note"} and row.cells[n].first and row.cells[n].lines
        ]
        if not texts:
            entry.told.speakers += [(name, "") for name in spoken]
            return
        # Who speaks may stand alone below the title, as in a text set in columns.
        alone = len(texts) == 1 and not spoken and kind_of(texts[0]) == "other"
        for text in texts:
            if not (lines.label(text) or alone) or not lines.add_line(
                entry.told,
                text,
                has_place=self.style.has_place,
                has_speakers=self.style.has_speakers,
            ):
                entry.items.append(_item(" – ".join([text, *spoken])))
                spoken = []

    def _sessions(
        self, row: Row, time: Time, found: Sequence[Line], extra: Sequence[str]
    ) -> None:
        """Add the session of a row; several, where each line is another group's."""
        grouped = [line for line in found if lines.group_of(line.text)]
        if len(grouped) > 1 and len(grouped) == len(found):
            places = self._values(row, "place")
            spoken = self._values(row, "speakers")
            for number, line in enumerate(found):
                entry = self._session(row, time, [line], ())
                if len(places) == len(found):
                    entry.told.place = (
                        lines.group_of(places[number] + ":") and places[number]
                    ) or places[number]
                if len(spoken) == len(found):
                    entry.told.speakers = [(spoken[number], "")]
            return
        timed = [line for line in found if (t := times.leading(line.text)) and t[0].start]
        if time.start is None and not time.whole_day and len(timed) > 1:
            # The times stand among the titles.
            for line in found:
                self.programme.paragraph(Paragraph(row.where, line, gap=False))
            self.below = self.programme.current
            return
        self.below = self._session(row, time, found, extra)

    def _values(self, row: Row, role: str) -> list[str]:
        return [
            line.text
            for n, one in enumerate(self.roles)
            if one == role and row.cells[n].lines
            for line in row.cells[n].lines
            if line.text
        ]

    def _session(
        self, row: Row, time: Time, found: Sequence[Line], extra: Sequence[str]
    ) -> Entry:
        first = found[0] if found else Line("")
        if not found:  # a title may stand elsewhere than its header says
            for n, role in enumerate(self.roles):
                cell = row.cells[n]
                if (
                    role in {"", "note", "group", "speakers", "place"}
                    and cell.lines
                    and cell.first
                ):
                    first, found = cell.lines[0], cell.lines
                    break
        timed = times.leading(first.text) if time.start is None and not time.whole_day else None
        if timed and timed[0].start:
            time, first = timed[0], Line(timed[1], first.struck, first.depth)
        first, found = _joined(first, found)
        told = lines.read_title(
            first.text,
            struck=first.struck,
            has_place=self.style.has_place,
            has_speakers=self.style.has_speakers,
        )
        if not found and extra:
            told.title = " ".join(extra)
        told.cancelled |= any(finder("states", "cancelled").fullmatch(one) for one in extra)
        entry = self.programme.add(row.where, _whole(row), time, told, depth=0)
        for line in found[1:]:
            self._line(entry, line)
        self._columns(row, entry, found)
        return entry

    def _line(self, entry: Entry, line: Line) -> None:
        timed = times.leading(line.text)
        if timed and timed[0].start and timed[1]:
            self.programme.current = entry
            self.programme._item(line, timed)  # noqa: SLF001 - a part of it
        elif lines.add_line(
            entry.told,
            line.text,
            has_place=self.style.has_place,
            has_speakers=self.style.has_speakers or line.depth > 0,
        ):
            return
        elif line.depth:
            entry.items.append(_item(line.whole))
        else:
            entry.description.append(line.whole)

    def _columns(self, row: Row, entry: Entry, found: Sequence[Line]) -> None:
        """Note what the columns beside the title say."""
        told = entry.told
        for n, of_column in enumerate(self.roles):
            cell, role = row.cells[n], of_column
            if not cell.text or cell.lines is found or role == "title":
                continue
            if not cell.first and role not in {"place", "room", "speakers", "group"}:
                continue
            text = ", ".join(cell.text.split("\n"))
            header = self.layout.headers[n]
            # 'Place / who': a column for both holds now one, now the other.
            if not header or {"place", "speakers"} <= set(
                map(tables.meaning, header.split("/"))
            ):
                role = _meant(role, text)
            if role in {"", "note"} and n not in self.parallel:
                for line in cell.lines:
                    self._line(entry, line)
            elif role in {"speakers", "chair"}:
                word = self.layout.headers[n] if role == "chair" else ""
                told.speakers += [(name, word) for name in _known(lines.names_of(cell.text))]
            else:
                _tell(told, role, text)

    # Sessions held beside each other.

    def _beside(self, row: Row, time: Time | None, extra: Sequence[str]) -> None:
        """Read a row with a column for each group."""
        cells = {n: row.cells[n] for n in self.parallel}
        filled = {n: cell for n, cell in cells.items() if cell.lines and cell.first}
        time = time or self.time or Time(exact=False)
        if not filled:
            self._remark(row)
            return
        together = len(filled) == 1 and (
            all(cell.lines is next(iter(filled.values())).lines for cell in cells.values())
            or not _is_for_one(next(iter(filled.values())))
        )
        for n, cell in filled.items():
            entry = self._session(row, time, cell.lines, extra)
            entry.source = _whole(row)
            if not together:
                header = self.parallel[n]
                if lines.is_group(header):
                    entry.told.group = entry.told.group or header
                else:
                    entry.told.place = entry.told.place or header
            self.below = entry

    # Days beside each other.

    def _grid(self) -> None:
        """Read a week: a column is a day, a row a time."""
        header = self.layout.header
        assert header is not None  # noqa: S101 - a grid has one
        columns = [n for n, role in enumerate(self.roles) if role == "grid"]
        clocks = [self._clock_of(row) for row in self.rows]
        for n in columns:
            heading = days.heading(header.cells[n].text, alone=True)
            if heading is None:
                continue
            self.programme.set_day(heading[0])
            if heading[1]:
                self.programme.titles[len(self.programme.titles)] = heading
            for number, row in enumerate(self.rows):
                cell = row.cells[n]
                above = self.rows[number - 1].cells[n] if number else None
                if not cell.lines or (above and cell.lines is above.lines):
                    continue
                if tables.is_full(row) and len(row.cells) == 1:
                    continue
                time = clocks[number]
                if time is None:  # above all times: what the day is about, or a place
                    self._untimed(row, cell, number)
                    continue
                time = self._until(time, clocks, number, n)
                self._in_grid(row, cell, time)
            self.programme._settle()  # noqa: SLF001 - a part of it
        for row, clock in zip(self.rows, clocks, strict=True):
            rest = [
                cell.whole
                for n, cell in enumerate(row.cells)
                if n not in columns and cell.lines and cell.first and clock is None
            ]
            if rest:
                self.programme.entries.append(Remark(row.where, " | ".join(rest)))

    def _clock_of(self, row: Row) -> Time | None:
        for n, role in enumerate(self.roles):
            if role in {"time", "start"} and row.cells[n].text:
                found = times.in_cell(row.cells[n].text)
                time = found[0] if found else None
                ends = [m for m, one in enumerate(self.roles) if one == "end"]
                closing = _closing(row.cells[ends[0]].text) if ends else None
                if time and closing:
                    return Time(time.start, closing[0].start, exact=time.exact)
                return time
        return None

    def _until(
        self, time: Time, clocks: Sequence[Time | None], number: int, column: int
    ) -> Time:
        """Return the time of a cell, which may reach over several rows."""
        last = number
        cell = self.rows[number].cells[column]
        while (
            last + 1 < len(self.rows) and self.rows[last + 1].cells[column].lines is cell.lines
        ):
            last += 1
        if last == number:
            return time
        end = clocks[last]
        after = clocks[last + 1] if last + 1 < len(clocks) else None
        closing = end.end if end and end.end else after.start if after else None
        return Time(time.start, closing, time.whole_day, time.exact, time.half)

    def _untimed(self, row: Row, cell: Cell, number: int) -> None:
        timed = [line for line in cell.lines if times.leading(line.text)]
        if timed:
            self._in_grid(row, cell, Time(exact=False))
        elif number == 0 or self.programme.current is None:
            self.programme.entries.append(Remark(row.where, cell.whole))
        else:
            for line in cell.lines:
                self._line(self.programme.current, line)

    def _in_grid(self, row: Row, cell: Cell, time: Time) -> None:
        place = cell.name and f"{row.where.rpartition(',')[0]}, {cell.name}"
        where = place or row.where
        timed = [line for line in cell.lines if (t := times.leading(line.text)) and t[0].start]
        self.programme.style = self.style
        if timed and (len(timed) > 1 or not time.start or timed[0] is cell.lines[0]):
            for line in cell.lines:
                self.programme.paragraph(Paragraph(where, line, gap=False))
            return
        groups = [line for line in cell.lines if lines.group_of(line.text)]
        found = [[line] for line in groups] if len(groups) == len(cell.lines) else [cell.lines]
        for one in found:
            first, rest = _joined(one[0], one)
            told = lines.read_title(
                first.text, struck=first.struck, has_place=False, has_speakers=False
            )
            entry = self.programme.add(where, cell.whole, time, told)
            for line in rest[1:]:
                self._line(entry, line)


def _is_short(title: str) -> bool:
    """Tell whether a line is a session though its time stands last: 'Dinner 19.30'."""
    return len(title.split()) <= _FEW_WORDS and kind_of(title) != "other"


def _closing(text: str) -> tuple[Time, str] | None:
    """Return the time of a cell of ends; a spreadsheet may give its date too."""
    dated = days.heading(text)
    return times.in_cell(dated[1] if dated and dated[1] else text) if text else None


def _nth(cell: Cell, number: int, of: int) -> Cell:
    """Return a line of a cell that has one for each part of a row; else the whole, once."""
    if len(cell.lines) == of:
        return Cell((cell.lines[number],), cell.first, cell.name)
    return cell if not number else Cell(cell.lines, first=False)


def _meant(role: str, text: str) -> str:
    """Return what a cell is: a column without a header may hold now a place, now a person."""
    if role not in {"place", "speakers"}:
        return role
    is_where, is_who = lines.is_place(text), lines.is_person(text)
    if is_where == is_who:
        return role
    return "place" if is_where else "speakers"


def _tell(told: Told, role: str, text: str) -> None:
    """Note what a cell says, which its column tells."""
    if role == "place" and not is_one(text, "nobody"):
        told.place = text
    elif role == "room":
        told.room = text
    elif role == "group" and lines.is_group(text):
        told.group = told.group or text
    elif role == "minutes":
        told.minutes = times.minutes_of(text) or told.minutes


def _known(names: Iterable[str]) -> list[str]:
    """Return those of some names that are somebody."""
    return [name for name in names if not is_one(name, "nobody")]


def _is_for_one(cell: Cell) -> bool:
    return kind_of(cell.text) not in {"meal", "break", "travel", "meeting", "social"}


def _joined(first: Line, found: Sequence[Line]) -> tuple[Line, Sequence[Line]]:
    """Join a title that goes on in the next line."""
    rest = list(found)
    while (
        len(rest) > 1
        and not rest[1].depth
        and rest[1].text
        and first.text
        and (
            first.text.rstrip().endswith((",", ":", "-", "–", "&"))
            and not lines.label(rest[1].text)
        )
    ):
        first = Line(f"{first.text} {rest[1].text}", first.struck, first.depth)
        rest[:2] = [first]
    return first, rest


def _item(text: str) -> Item:
    """Return a part of a session from its line; how long it takes stands in brackets."""
    match = re.search(r"\s*[(\[]([^()\[\]]+)[)\]]\s*$", text)
    minutes = times.minutes_of(match[1]) if match else None
    return Item(text[: match.start()] if match and minutes else text, None, minutes)


def _split_columns(text: str) -> list[str]:
    """Divide what follows a time where a tab or several blanks do."""
    return [part.strip() for part in re.split(r"\t+|\s{3,}|\s+\|\s+", text.strip())] or [""]


def _whole(row: Row) -> str:
    """Return all that a row says, a merged cell once."""
    seen: list[int] = []
    texts = []
    for cell in row.cells:
        if cell.lines and id(cell.lines) not in seen and cell.first:
            seen.append(id(cell.lines))
            texts.append(cell.whole)
    return " | ".join(texts)


def _style(blocks: Sequence[Block]) -> Style:
    """Weigh where the times stand in the lines of a document."""
    before = after = bare = 0
    packed = False
    for block in blocks:
        if isinstance(block, Paragraph):
            found = times.leading(block.line.text)
            bare += bool(_BARE.match(block.line.text))
            if found and found[0].start:
                before += 1
                packed |= block.line.text.strip()[:4].isdecimal()
            elif times.trailing(block.line.text):
                after += 1
    return Style(
        trailing=after > 1 and after > before,
        packed=packed,
        timed=before > 2,  # noqa: PLR2004 - more than chance
        bare=bare > 1,
    )


def texts_of(blocks: Sequence[Block]) -> Iterable[str]:
    """Yield all that a document says, line by line."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block.line.text
        elif isinstance(block, Table):
            for row in block.rows:
                yield from (cell.text for cell in row.cells if cell.first and cell.text)
        elif isinstance(block, Event):
            yield from (block.title, block.description)
