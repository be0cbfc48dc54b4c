"""Rich text: `**bold**`, `*italic*`, `~~struck~~`, `{danger:coloured}`, `[link](target)`, `\\n` for a new line.

A small markup, so that words can live in text files and terms can lead to the codex. Marks may be nested; a mark
that is never closed is shown as it was written. Laid out once for a width, then drawn as often as needed.

Words from outside the house (a state's name in somebody's scenario, a file's name) are `literal`: what looks like a
mark in them is shown. Names that run through many sentences are told to the scribe once (`quoted`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

import pygame

from game.ui.widgets.text import Align, Piece, Scribe
from game.ui.widgets.theme import RGB

_MARK = re.compile(r"\*\*|\*|~~|\{(?P<ink>[a-z_0-9#A-F]+):|\}|\[(?P<said>[^\]]+)\]\((?P<target>[^)]+)\)|\n")
_KEPT_BLOCKS = 3000
_SPELT = {ord(sign): 0xE000 + ord(sign) for sign in "*~{}[]"}
_SIGNS = {stand_in: sign for sign, stand_in in _SPELT.items()}


def literal(words: str) -> str:
    """Words from outside as markup that shows them as they are spelt, on one line."""
    return " ".join(words.split()).translate(_SPELT)


def quoted(names: Iterable[str]) -> re.Pattern[str] | None:
    """What finds those of the names that hold signs of the markup; None where none does, as is the rule."""
    marked = sorted({name for name in names if _MARK.search(name)}, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, marked))) if marked else None


class Run(NamedTuple):
    """Words in one style. `ink` is a colour role or empty for the block's own; `target` is where a link leads."""

    text: str
    bold: bool = False
    italic: bool = False
    struck: bool = False
    ink: str = ""
    target: str = ""


class Placed(NamedTuple):
    """A run on its line: px from the block's left, width in px, the face it is set in."""

    run: Run
    x: int
    width: int
    face: str


@dataclass(frozen=True, slots=True)
class Block:
    """Lines ready to draw. `width` is the widest line, `height` the sum of line boxes, px."""

    role: str
    lines: tuple[tuple[Placed, ...], ...]
    width: int
    height: int
    line: int


def _closes(mark: str, rest: str) -> bool:
    return mark in rest


def parse(markup: str) -> tuple[Run, ...]:
    """Runs in reading order; a forced line break is a run of its own holding a newline."""
    runs: list[Run] = []
    style, inks, at = Run(""), [""], 0
    for found in _MARK.finditer(markup):
        if found.start() > at:
            runs.append(_run(style, markup[at : found.start()], inks[-1]))
        at, mark = found.end(), found.group()
        if mark == "\n":
            runs.append(Run("\n"))
        elif found["said"]:
            runs.append(_run(style, found["said"], inks[-1])._replace(target=found["target"]))
        elif found["ink"] and _closes("}", markup[at:]):
            inks.append(found["ink"])
        elif mark == "}" and len(inks) > 1:
            inks.pop()
        else:
            style, shown = _switched(style, mark, markup[at:])
            if shown:
                runs.append(_run(style, shown, inks[-1]))
    if at < len(markup):
        runs.append(_run(style, markup[at:], inks[-1]))
    return tuple(runs)


def _run(style: Run, words: str, ink: str) -> Run:
    return style._replace(text=words.translate(_SIGNS), ink=ink)


def _switched(style: Run, mark: str, rest: str) -> tuple[Run, str]:
    """The style after a mark, or the mark itself as text when nothing closes it."""
    field = {"**": "bold", "*": "italic", "~~": "struck"}.get(mark)
    if field is None or not (getattr(style, field) or _closes(mark, rest)):
        return style, mark
    turned = not getattr(style, field)
    if field == "bold":
        return style._replace(bold=turned), ""
    return (style._replace(italic=turned) if field == "italic" else style._replace(struck=turned)), ""


def plain(markup: str) -> str:
    """The words without their marks: for search, logs and tests."""
    return "".join(run.text for run in parse(markup))


def face_of(scribe: Scribe, role: str, run: Run) -> str:
    """The face a run is set in: the theme says which face is the bold or italic of which."""
    face, theme = scribe.kind(role).face, scribe.theme
    if run.italic:
        face = theme.italic.get(face, face)
    return theme.bold.get(face, face) if run.bold else face


class _Setter:
    """Fills lines word by word; a figure keeps its per cent sign beside it."""

    def __init__(self, scribe: Scribe, role: str, width: int) -> None:
        self.scribe, self.role, self.limit = scribe, role, width
        self.lines: list[list[Placed]] = [[]]
        self.x = 0

    def set(self, run: Run) -> None:
        if run.text == "\n":
            self.break_line()
            return
        face = face_of(self.scribe, self.role, run)
        for word in re.findall(r"[^ ]+(?: %[^ ]*)?|[ ]+", run.text):
            self._put(Run(word, *run[1:]), face)

    def _put(self, run: Run, face: str) -> None:
        wide = self.scribe.width(run.text, self.role, face)
        is_over = self.x + wide > self.limit and self.x and not run.text.isspace()
        if is_over and self._true_end(Placed(run, self.x, wide, face)) > self.limit:
            self._carry()
        if run.text.isspace() and not self.lines[-1] and len(self.lines) > 1:
            return
        self.lines[-1].append(Placed(run, self.x, wide, face))
        self.x += wide

    def _true_end(self, more: Placed) -> int:
        """Where the line would end set in one piece: words measured apart are rounded apart."""
        last = _joined(self.scribe, self.role, [*self.lines[-1], more])[-1]
        return last.x + last.width

    def _carry(self) -> None:
        """Start a new line, taking along what was joined to the next word without a space."""
        last = self.lines[-1]
        joined: list[Placed] = []
        while last and not last[-1].run.text.isspace():
            joined.insert(0, last.pop())
        if not last:
            last.extend(joined)
            joined = []
        self.break_line()
        for one in joined:
            self.lines[-1].append(Placed(one.run, self.x, one.width, one.face))
            self.x += one.width

    def break_line(self) -> None:
        while self.lines[-1] and self.lines[-1][-1].run.text.isspace():
            self.lines[-1].pop()
        self.lines.append([])
        self.x = 0


def _joined(scribe: Scribe, role: str, line: list[Placed]) -> tuple[Placed, ...]:
    """Words of one style in one piece, so that the font sets their spaces."""
    out: list[Placed] = []
    x = 0
    for style, alike in groupby(line, key=lambda one: one.run[1:]):
        first, *more = alike
        if more:
            words = "".join((first.run.text, *(one.run.text for one in more)))
            first = Placed(Run(words, *style), x, scribe.width(words, role, first.face), first.face)
        out.append(first if first.x == x else Placed(first.run, x, first.width, first.face))
        x += first.width
    return tuple(out)


def set_text(scribe: Scribe, markup: str, role: str, width: int) -> Block:
    """Lay the markup out for a width in px. A word longer than the width keeps its line and runs over.

    What was set once for a scribe is kept: papers are built anew after every deed, and most of their words stay.
    """
    key = (markup, role, width)
    found = scribe.blocks.get(key)
    if found is None:
        if len(scribe.blocks) > _KEPT_BLOCKS:
            scribe.blocks.clear()
        found = scribe.blocks[key] = _set(scribe, markup, role, width)
    return found


def _set(scribe: Scribe, markup: str, role: str, width: int) -> Block:
    setter = _Setter(scribe, role, max(width, 1))
    if scribe.quoted is not None:
        markup = scribe.quoted.sub(lambda name: literal(name.group()), markup)
    for run in parse(markup):
        setter.set(run)
    lines = tuple(_joined(scribe, role, line) for line in setter.lines)
    widest = max((p.x + p.width for line in lines for p in line), default=0)
    high = scribe.line(role)
    return Block(role, lines, widest, high * len(lines), high)


def draw_block(
    scribe: Scribe,
    target: pygame.Surface,
    block: Block,
    at: tuple[int, int],
    *,
    width: int | None = None,
    align: Align = "left",
    colour: RGB | None = None,
    struck: bool = False,
) -> None:
    """Draw at the top left `at`; `width` is the column in which right and centred lines stand."""
    column = block.width if width is None else width
    if scribe.ear is not None:
        scribe.ear.hear(target, _pieces(block, at, column, align))
        return
    for n, line in enumerate(block.lines):
        left = at[0] + _indent(line, column, align)
        for placed in line:
            _draw_run(
                scribe,
                target,
                block,
                placed,
                (left + placed.x, at[1] + n * block.line),
                colour,
                struck,
            )


def _indent(line: tuple[Placed, ...], column: int, align: Align) -> int:
    """How far a line stands from the left of its column, px."""
    end = line[-1].x + line[-1].width if line else 0
    return {"left": 0, "centre": (column - end) // 2, "right": column - end}[align]


def _pieces(block: Block, at: tuple[int, int], column: int, align: Align) -> list[Piece]:
    """What a block would write, for an ear."""
    found = []
    for n, line in enumerate(block.lines):
        left, top = at[0] + _indent(line, column, align), at[1] + n * block.line
        for one in line:
            box = pygame.Rect(left + one.x, top, one.width, block.line)
            found.append(Piece(one.run.text, box, block.role, one.face, one.run.target))
    return found


def _draw_run(
    scribe: Scribe,
    target: pygame.Surface,
    block: Block,
    placed: Placed,
    at: tuple[int, int],
    colour: RGB | None,
    struck: bool,
) -> None:
    run = placed.run
    own = scribe.theme.hue(scribe.kind(block.role).ink)
    ink = scribe.theme.hue(run.ink) if run.ink else (own if colour is None else colour)
    scribe.draw(target, run.text, block.role, at, colour=ink, face=placed.face)
    thick = max(1, round(scribe.scale))
    base = at[1] + scribe.baseline(block.role)
    if run.struck or struck:
        y = base - round(scribe.size(block.role) * 0.26)
        pygame.draw.line(target, ink, (at[0], y), (at[0] + placed.width, y), thick)
    if run.target and not run.text.isspace():
        for x in range(at[0], at[0] + placed.width, 4 * thick):
            pygame.draw.line(target, ink, (x, base + 2 * thick), (x + thick, base + 2 * thick), thick)


def link_at(block: Block, at: tuple[int, int], point: tuple[int, int]) -> str:
    """The target of the link under a point of the screen, or nothing. For left-aligned blocks drawn at `at`."""
    row = (point[1] - at[1]) // max(block.line, 1)
    if not 0 <= row < len(block.lines):
        return ""
    return next((p.run.target for p in block.lines[row] if p.x <= point[0] - at[0] < p.x + p.width), "")
