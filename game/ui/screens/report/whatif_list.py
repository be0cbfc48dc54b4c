"""The decisions to choose from: those proposed as rows that say what was found, all others in a table with a sieve."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, Final

import pygame

from game.report.whatif.records import Reversal, WhatIf
from game.report.whatif.wording import signed_figure, tells
from game.ui.screens.report.volume import Volume
from game.ui.screens.report.whatif_questions import Questions
from game.ui.widgets.buttons import Option, Pressable
from game.ui.widgets.dropdown import Dropdown
from game.ui.widgets.layout import Column, Row
from game.ui.widgets.look import Look
from game.ui.widgets.plain import Head, Text
from game.ui.widgets.rich import Block, draw_block, set_text
from game.ui.widgets.table import Cell, ColumnSpec, Table, TableRow
from game.ui.widgets.textfield import TextField
from game.ui.widgets.widget import Tip

__all__ = ["KINDS", "DecisionList", "QuestionRow"]

KINDS: Final = {
    "call": "Calls", "pledge": "Pledges", "answer": "Answers to demands", "demand": "Demands", "attack": "Attacks",
    "lapse": "Demands let lapse", "join": "Wars joined", "absence": "Wars stayed out of", "peace": "Terms of peace",
    "vote": "Votes", "treaty": "Treaties", "pact": "Places in pacts", "apply": "Pacts joined",
    "found": "Pacts founded", "withdraw": "Withdrawals", "denounce": "Treaties denounced",
}  # fmt: skip
_TALL: Final = 420
_MARK: Final = 132


class QuestionRow(Pressable):
    """A proposed question: the decision, its opposite, and what was found. Pressing it asks."""

    role: ClassVar[str] = "row"

    def __init__(self, reversal: Reversal, ask: Callable[[Reversal], object]) -> None:
        super().__init__(reversal.dated, tip=Tip(reversal.dated, sentence=f"What if? {reversal.instead}."))
        self.reversal, self._ask = reversal, ask
        self.chosen = False
        self.mark = ""

    def show(self, told: WhatIf, *, chosen: bool) -> None:
        """Say what is known of it, and whether it is the one looked at."""
        self.chosen, self.mark = chosen, _mark(told)
        self.redraw()

    def activate(self) -> bool:
        """Look at it and play it."""
        self._ask(self.reversal)
        return True

    def _blocks(self, look: Look, width: int) -> tuple[Block, Block]:
        room = width - look.px(_MARK + 26)
        return (
            set_text(look.text, self.reversal.dated, "value", room),
            set_text(look.text, f"What if? {self.reversal.instead}.", "second", room),
        )

    def natural(self, look: Look, width: int) -> tuple[int, int]:
        head, second = self._blocks(look, width)
        return width, head.height + second.height + look.px(15)

    def draw(self, surface: pygame.Surface, look: Look) -> None:
        r = self.rect
        if self.chosen or self.hovered:
            surface.fill(look.hue("hover" if self.chosen else "paper_0"), r)
        look.paint.hairline(surface, r.topleft, r.topright)
        if self.chosen:
            surface.fill(look.hue("ink"), pygame.Rect(r.x, r.y, look.px(4), r.h))
        head, second = self._blocks(look, r.w)
        x, y = r.x + look.px(12), r.y + look.px(7)
        draw_block(look.text, surface, head, (x, y), width=r.w)
        draw_block(look.text, surface, second, (x, y + head.height), width=r.w, colour=look.hue("ink_2"))
        at = (r.right - look.px(10), r.centery)
        look.text.draw(surface, self.mark, "second", at, align="right", anchor="middle", colour=look.hue("ink_2"))


def _mark(told: WhatIf) -> str:
    """What was found, in a few words."""
    if told.fault:
        return "not possible"
    first = told.headline
    if first is None:
        return "not asked yet"
    if not tells(first):
        return f"no difference in {told.replays}"
    of = " of 100" if first.is_share else " wars"
    return f"{signed_figure(first.difference.value, first)}{of} in {told.replays}"


class DecisionList(Column):
    """Every decision of the game, sought by words, state, kind and war. Enter or a double press plays one."""

    def __init__(
        self,
        volume: Volume,
        questions: Questions,
        look_at: Callable[[Reversal], object],
        ask: Callable[[Reversal], object],
    ) -> None:
        self.volume, self.questions = volume, questions
        columns = (ColumnSpec("Date", 1.1), ColumnSpec("Decision", 5))
        self.table = Table(
            "Decisions", columns, selected=questions.chosen.id if questions.chosen else None, height=_TALL,
            on_select=lambda key: _with(questions, key, look_at), on_open=lambda key: _with(questions, key, ask),
        )  # fmt: skip
        self.head = Head("Any other decision", "", rule="")
        self.none = Text("No decision fits this.", ink="ink_2")
        field = TextField("Search decisions", questions.sought, self._seek, empty="words, a name, a year", grow=1)
        super().__init__(
            self.head,
            Row(field, self._states(), gap=8),
            Row(self._kinds(), self._wars(), gap=8),
            self.table,
            self.none,
            gap=8,
            label="Any other decision",
        )
        self.sift()

    def _states(self) -> Dropdown:
        known = dict.fromkeys(one.seat for one in self.questions.all)
        named = sorted((self.volume.name(state), state) for state in known)
        options = [Option("", "Every state"), *(Option(s, name, icon=self.volume.tint(s)) for name, s in named)]
        return Dropdown("State", options, self.questions.seat, self._take("seat"), width=200)

    def _kinds(self) -> Dropdown:
        known = {one.kind for one in self.questions.all}
        options = [Option("", "Every kind"), *(Option(kind, name) for kind, name in KINDS.items() if kind in known)]
        return Dropdown("Kind", options, self.questions.kind, self._take("kind"), width=220)

    def _wars(self) -> Dropdown:
        wars = self.volume.report.wars
        options = [Option("", "Whatever it bears on"), *(Option(war.id, war.name) for war in wars)]
        return Dropdown("War", options, self.questions.war, self._take("war"), grow=1)

    def _take(self, name: str) -> Callable[[object], None]:
        def take(value: object) -> None:
            setattr(self.questions, name, str(value))
            self.sift()

        return take

    def _seek(self, words: str) -> None:
        self.questions.sought = words
        self.sift()

    def sift(self) -> None:
        """Show those that fit."""
        found = self.questions.matching()
        self.table.set_rows([self._row(one) for one in found])
        self.table.visible, self.none.visible = bool(found), not found
        self.head.aside = f"{len(found)} of {len(self.questions.all)}"
        self.relayout()

    def _row(self, one: Reversal) -> TableRow:
        tip = Tip(one.dated, sentence=f"What if? {one.instead}.")
        cells = (Cell(one.year, one.entry), Cell(one.done, tint=self.volume.tint(one.seat)))
        return TableRow(one.id, cells, tip=tip)


def _with(questions: Questions, key: object, do: Callable[[Reversal], object]) -> None:
    found = questions.find(str(key))
    if found is not None:
        do(found)
