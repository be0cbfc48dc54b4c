"""The letters of a turn in one list: who writes what, until when it waits, what is advised; several at once."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from game.report.telling.naming import Names
from game.ui.desk import Desk
from game.ui.docket import Dispatch
from game.ui.screens.words.replies import answer_words, deadline, letter_head
from game.ui.widgets.buttons import Button
from game.ui.widgets.checks import Checkbox
from game.ui.widgets.layout import Column, Row, Space
from game.ui.widgets.plain import Rule, Shield, Text, voice
from game.ui.widgets.scroll import ScrollArea
from game.ui.widgets.sheets import Sheet
from game.ui.widgets.shell import Screen
from game.ui.widgets.widget import Widget

__all__ = ["Queue", "open_queue"]


class Queue(Column):
    """The list with its boxes; what is chosen can follow the ministry, or be opened again."""

    def __init__(self, desk: Desk, on_open: Callable[[Dispatch], None], on_change: Callable[[], None]) -> None:
        super().__init__(gap=4, label="Dispatches")
        self.desk, self.on_open, self.on_change = desk, on_open, on_change
        self.names = Names(desk.world)
        self.chosen = {one.id for one in desk.dispatches() if not one.answered and one.advice is not None}
        self.lay()

    def lay(self) -> None:
        """Lay out the list as the answers stand."""
        self.clear()
        letters = self.desk.dispatches()
        done = sum(one.answered for one in letters)
        rows = [w for one in letters for w in (Rule(), self._row(one))]
        empty: list[Widget] = [voice("No letter waits. End the turn, and the answers of others will be known.")]
        self.add(
            Row(Text("Dispatches", "card_head"), Text(f"{done} of {len(letters)} answered", "second"), gap=12,
                across="end"),
            Text("Answers can be changed until the turn ends; the sheet goes out with all of them at once.", "second"),
            Space(4),
            ScrollArea(Column(*(rows or empty), gap=3, arrows=True), label="Letters", grow=1),
            Rule("ink"),
            Space(4),
            self._foot(letters),
        )  # fmt: skip

    def _row(self, letter: Dispatch) -> Widget:
        names = self.names
        head = letter_head(letter, names)
        box = Checkbox("", letter.id in self.chosen, partial(self._mark, letter.id), tip=f"Choose: {head}")
        box.label = f"Choose {head}"
        box.width = 24
        told = Column(Text(f"**{head}**", "body", one_line=True), Text(deadline(letter), "second"), gap=-1, grow=1)
        advice = answer_words(letter.advice) if letter.advice is not None else "no advice"
        said = answer_words(letter.answer) if letter.answer is not None else "unanswered"
        ink = "good" if letter.answered else "ink_2"
        state = Column(
            Text(f"{{{ink}:**{said}**}}", "body", one_line=True),
            Text(f"ministry: {advice}", "second", one_line=True),
            gap=-1,
            width=190,
        )
        read = Button("Open", partial(self.on_open, letter), size="row", kind="quiet")
        return Row(box, Shield(self.desk.scenario.colour(letter.sender), 24), told, state, read, gap=12)

    def _mark(self, id: str, on: bool) -> None:
        self.chosen = self.chosen | {id} if on else self.chosen - {id}
        self.lay()

    def _foot(self, letters: tuple[Dispatch, ...]) -> Widget:
        advised = [one for one in letters if one.advice is not None]
        chosen = [one for one in advised if one.id in self.chosen]
        undone = [one for one in letters if one.answered and (one.id in self.chosen or not self.chosen)]
        every = len(chosen) == len(advised)
        words = "all" if every and chosen else str(len(chosen))
        follow = Button(
            f"Follow the ministry in {words}", partial(self._follow, chosen), kind="primary", icon="yes", key="m",
            enabled=bool(chosen), why_not="Choose the letters in which the ministry is to be followed.",
        )  # fmt: skip
        mark = Button("Choose none" if every else "Choose all", partial(self._mark_all, advised, not every),
                      kind="quiet", enabled=bool(advised), why_not="No letter waits.")  # fmt: skip
        back = Button("Take the answers back", partial(self._unanswer, undone), kind="quiet", enabled=bool(undone),
                      why_not="Nothing has been answered among them.")  # fmt: skip
        return Row(mark, back, Space(grow=1), follow, gap=10)

    def _mark_all(self, letters: list[Dispatch], on: bool) -> None:
        self.chosen = {one.id for one in letters} if on else set()
        self.lay()

    def _follow(self, letters: list[Dispatch]) -> None:
        for one in letters:
            if one.advice is not None:
                self.desk.answer(one.advice)
        self._changed()

    def _unanswer(self, letters: list[Dispatch]) -> None:
        for one in letters:
            self.desk.unanswer(one.id)
        self._changed()

    def _changed(self) -> None:
        self.lay()
        self.on_change()


def open_queue(screen: Screen, desk: Desk, on_open: Callable[[Dispatch], None]) -> None:
    """Show the list; a letter opens in its place."""
    held: list[Sheet] = []

    def read(letter: Dispatch) -> None:
        screen.close(held[0])
        on_open(letter)

    held.append(Sheet("Dispatches", Queue(desk, read, lambda: None), width=900, height=560))
    screen.open(held[0])
