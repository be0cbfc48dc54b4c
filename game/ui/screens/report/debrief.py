"""The debrief in the window: questions with their keys folded, predictions held against what came, the handout.

Enter or a click opens one key, a button all of them; the handout is written among the player's exports.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import ClassVar, Final

import pygame

from game.kit.places import user_exports
from game.report.debrief.foretold import score_text
from game.report.debrief.replayed import replayed
from game.report.exports.folder import written_whole
from game.report.html.debrief_page import HOW_TO_PREDICT, forecast_text
from game.report.html.handout import handout_page
from game.report.records.lessons import Foreteller, Foretold, Question
from game.ui.screens.report.export import file_stem
from game.ui.screens.report.ledger import Entry, Item, ledger
from game.ui.screens.report.moments import lead
from game.ui.screens.report.pieces import empty, section
from game.ui.screens.report.volume import Volume
from game.ui.widgets.buttons import Button, Pressable
from game.ui.widgets.layout import Column, Row, Space
from game.ui.widgets.look import Look
from game.ui.widgets.plain import Text, voice
from game.ui.widgets.rich import Block, draw_block, set_text
from game.ui.widgets.sheets import Card
from game.ui.widgets.table import ColumnSpec
from game.ui.widgets.widget import Tip, Widget

__all__ = ["AskedRow", "DebriefPage", "Folds", "debrief_page", "save_handout"]

_EVIDENCE: Final = 8
_INDENT: Final = 26
Codex = Callable[[str], object]


@dataclass
class Folds:
    """Which keys lie open; kept by the screen, so that a page turned back to is found as it was left."""

    open: set[int] = field(default_factory=set)


def save_handout(volume: Volume, *, key: bool) -> str:
    """Write the handout among the exports; one sentence that says where, or why not."""
    ending = "-handout-with-key.html" if key else "-handout.html"
    try:
        path = user_exports() / f"{file_stem(volume.source.chronicle)}{ending}"
        written_whole(path, handout_page(volume.report, key=key).encode("utf-8"))
    except OSError as error:
        return f"The handout could not be written: {error.strerror or type(error).__name__}"
    return f"Saved {path.name} in {path.parent.name}"


class AskedRow(Pressable):
    """One question; pressing it opens or folds its key."""

    role: ClassVar[str] = "question"

    def __init__(self, number: int, question: Question, *, is_open: bool, turn: Callable[[], object]) -> None:
        super().__init__(question.text, tip=Tip(question.concept, sentence="Press to open or fold the key."))
        self.number, self.question, self.is_open, self._turn = number, question, is_open, turn

    def activate(self) -> bool:
        """Open or fold the key."""
        self._turn()
        return True

    def _block(self, look: Look, width: int) -> Block:
        return set_text(look.text, self.question.text, "value", width - look.px(_INDENT + 10))

    def _above(self, look: Look) -> int:
        return look.px(8) + look.text.line("caps") + look.px(3)

    def natural(self, look: Look, width: int) -> tuple[int, int]:
        return width, self._above(look) + self._block(look, width).height + look.px(8)

    def draw(self, surface: pygame.Surface, look: Look) -> None:
        r = self.rect
        if self.hovered or self.is_open:
            surface.fill(look.hue("paper_0"), r)
        look.paint.hairline(surface, r.topleft, r.topright)
        x, y = r.x + look.px(_INDENT), r.y + look.px(8)
        self._draw_level(surface, look, x, y)
        block = self._block(look, r.w)
        self._draw_sign(surface, look, r.x + look.px(11), r.y + self._above(look) + block.line // 2)
        draw_block(look.text, surface, block, (x, r.y + self._above(look)), width=r.w)

    def _draw_level(self, surface: pygame.Surface, look: Look, x: int, y: int) -> None:
        """The chip of the level, then the concept."""
        wide = look.text.width(self.question.level, "caps") + look.px(14)
        chip = pygame.Rect(x, y - look.px(1), wide, look.text.line("caps") + look.px(2))
        look.paint.box(surface, chip, look.hue("paper_2"), look.hue("line_2"))
        look.text.draw(surface, self.question.level, "caps", (x + look.px(7), y))
        after = (chip.right + look.px(9), y)
        room = self.rect.right - after[0]
        said = look.text.fit(self.question.concept, "second", room)
        look.text.draw(surface, said, "second", after, colour=look.hue("ink_2"))

    def _draw_sign(self, surface: pygame.Surface, look: Look, x: int, y: int) -> None:
        """A triangle that points at the question, or down at the open key."""
        a = look.px(5)
        corners = [(x - a, y - a // 2), (x + a, y - a // 2), (x, y + a)] if self.is_open else [
            (x - a // 2, y - a), (x - a // 2, y + a), (x + a, y)]  # fmt: skip
        pygame.draw.polygon(surface, look.hue("ink"), corners)


class DebriefPage(Column):
    """Questions at the left, predictions at the right.

    `said` gets the sentence about a handout written, `codex` opens the page of a term, where there is one to open.
    """

    def __init__(self, volume: Volume, folds: Folds, said: Callable[[str], object], codex: Codex | None) -> None:
        self.volume, self.folds, self._said, self._codex = volume, folds, said, codex
        self.asked = Column(gap=0, label="Questions", arrows=True)
        self.all = Button("Show all answers", self.turn_all, size="row")
        lead_words = "Each question opens to its key and to the events it rests on."
        body = Row(Column(self.asked, grow=58), Column(*_predictions(volume), gap=6, grow=42), gap=42, across="start")
        super().__init__(
            Row(Text("Debrief", "page_title", one_line=True), Space(grow=1), self.all, *self._handouts(), gap=8),
            voice(lead_words),
            Space(6),
            body,
            gap=5,
            label="Debrief",
        )
        self.lay()

    def _handouts(self) -> list[Widget]:
        return [
            Button("Handout", partial(self._write, key=False), size="row",
                   tip="One page with five of these questions and room to write, to be printed; among your exports"),
            Button("Handout with key", partial(self._write, key=True), size="row",
                   tip="The same, with the answers on a page of their own"),
        ]  # fmt: skip

    def _write(self, *, key: bool) -> None:
        self._said(save_handout(self.volume, key=key))

    def lay(self) -> None:
        """Lay out the questions, each open one with its key."""
        questions = self.volume.report.debrief
        self.asked.clear()
        for n, question in enumerate(questions):
            is_open = n in self.folds.open
            self.asked.add(AskedRow(n, question, is_open=is_open, turn=partial(self.turn, n)))
            if is_open:
                self.asked.add(self._key(question))
        self.all.label = "Fold all answers" if len(self.folds.open) == len(questions) else "Show all answers"
        self.all.enable(bool(questions), "There is nothing to ask.")

    def turn(self, n: int) -> None:
        """Open the key of a question, or fold it."""
        self.folds.open ^= {n}
        self._laid(n)

    def turn_all(self) -> None:
        """Open all keys, or fold them where all lie open."""
        every = set(range(len(self.volume.report.debrief)))
        self.folds.open = set() if self.folds.open == every else every
        self._laid(None)

    def _laid(self, n: int | None) -> None:
        """Lay out anew, with the ring where it was."""
        self.lay()
        self.relayout()
        host = self.host
        if n is not None and host is not None:
            host.focus(next(w for w in self.asked.children if isinstance(w, AskedRow) and w.number == n))

    def _key(self, one: Question) -> Widget:
        lines: list[Widget] = [Text(line) for line in one.answer]
        if told := replayed(one, self.volume.report):
            lines.append(Text(f"**Played again:** {told}"))
        if one.tempting:
            lines.append(Text(f"**Tempting, and wrong:** {one.tempting} *{one.wrong}*"))
        shown = [f"• {line}" for line in one.evidence[:_EVIDENCE]]
        if (more := len(one.evidence) - _EVIDENCE) > 0:
            shown.append(f"• and {more} more")
        rests = "\n".join(shown) if shown else "It rests on the figures of this report, not on one event."
        lines += [Space(2), Text(rests, "second"), Text(f"*{one.source}*", "second")]
        if ways := self._ways(one):
            lines.append(Row(*ways, Space(grow=1), gap=8))
        return Card(*lines, gap=4, pad=(_INDENT, 10))

    def _ways(self, one: Question) -> list[Widget]:
        """To the moment it speaks of, and to the codex."""
        ways: list[Widget] = []
        if one.turn is not None:
            way = Button(
                "Replay this moment", kind="quiet", size="row", icon="play",
                tip="The game on the map, at the turn this question speaks of",
            )  # fmt: skip
            way.on_press = partial(lead, way, one.turn)
            ways.append(way)
        if self._codex is not None:
            ways.append(Button("Codex", partial(self._codex, one.term), kind="quiet", size="row", icon="codex",
                               tip=f"What the field means by it: {one.concept}"))  # fmt: skip
        return ways


def debrief_page(volume: Volume, folds: Folds, said: Callable[[str], object], codex: Codex | None = None) -> Column:
    """The page, or a sentence where a game gives nothing to ask about."""
    if not volume.report.debrief and not volume.report.predictions:
        return empty("Debrief", "There is nothing to ask about a game without a turn.")
    return DebriefPage(volume, folds, said, codex)


# -- predictions ----------------------------------------------------------------------------------


def _predictions(volume: Volume) -> list[Widget]:
    told = volume.report.predictions
    if not told:
        return [section("Predictions", Text(HOW_TO_PREDICT, ink="ink_2"))]
    columns = (
        ColumnSpec("Laid down", 1.15), ColumnSpec("What was predicted", 2.5), ColumnSpec("Of 100", 0.5, True),
        ColumnSpec("What came", 1.6), ColumnSpec("Score", 0.6, True),
    )  # fmt: skip
    said = [Text(_ranked(one, volume)) for one in volume.report.foretellers]
    rows = ledger("Predictions", columns, [_entry(one, volume) for one in told])
    note = Text("Scores by Brier: 0 is best, 0.25 is always saying 50, 1 is worst.", "second")
    return [section("Predictions", *said, Space(2), rows, note, gap=4)]


def _ranked(one: Foreteller, volume: Volume) -> str:
    several = len(volume.report.foretellers) > 1 and one.place is not None
    return f"**{one.place}.** {one.sentence}" if several else one.sentence


def _entry(one: Foretold, volume: Volume) -> Entry:
    score = "–" if one.brier is None else score_text(one.brier)
    tip = Tip(
        volume.name(one.by), f"{one.chance} of 100",
        f"{one.text[:1].upper()}{one.text[1:]}: {one.outcome_text}. The game’s own figure then: {forecast_text(one)}.",
    )  # fmt: skip
    return Entry(
        (
            Item(one.year, tint=volume.tint(one.by)), Item(f"{one.text[:1].upper()}{one.text[1:]}"),
            Item(str(one.chance)), Item(one.outcome_text, ink="ink_2"), Item(score, "value"),
        ),
        tip=tip,
        moment=one.turn,
    )  # fmt: skip
