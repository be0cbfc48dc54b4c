"""What if: any decision of the game reversed, and both ways played onward while one watches.

At the left the five most telling decisions and the way to every other; at the right the one looked at. A war's page
has a panel of its own with what was found for it.
"""

from __future__ import annotations

from collections.abc import Callable

from game.report.html.dots import dot_rows
from game.report.records.chapters import SEALED, WarChapter
from game.report.whatif.records import Measured, Outcome, Reversal, WhatIf
from game.report.whatif.wording import AS_IT_WAS, NONE, ONE_IN_TWENTY, figure, signed_figure, spread
from game.ui.screens.report.ledger import Entry, Item, ledger
from game.ui.screens.report.pieces import Flow, empty, section
from game.ui.screens.report.volume import Volume
from game.ui.screens.report.whatif_dots import DotChart
from game.ui.screens.report.whatif_list import DecisionList, QuestionRow
from game.ui.screens.report.whatif_questions import Questions
from game.ui.widgets.buttons import Button
from game.ui.widgets.layout import Column, Row, Space
from game.ui.widgets.plain import Rule, Text, voice
from game.ui.widgets.sheets import Card
from game.ui.widgets.table import ColumnSpec
from game.ui.widgets.widget import Widget

__all__ = ["WhatIfPage", "what_if_page", "what_if_panel"]

_FIRST = 4
"""Re-plays each way before a first answer is worth reading."""
_OF_A_WAR = 4
"""Questions offered on a war's page."""


def what_if_page(volume: Volume, questions: Questions) -> Column:
    """The page; where no decision can be reversed it says so."""
    if not questions.all:
        return empty("What if", NONE if volume.report.is_over else SEALED)
    return WhatIfPage(volume, questions)


class WhatIfPage(Column):
    """The whole page. `refresh` shows what has come home since; the list and what is typed in it stay."""

    def __init__(self, volume: Volume, questions: Questions) -> None:
        self.volume, self.questions = volume, questions
        self.proposed = Column(gap=0, arrows=True, label="Most telling")
        self.found = Column(gap=8)
        self.button = Button("Play both ways", self._turn, kind="primary", key="g")
        self.count = Text("", "second")
        self.title, self.instead = Text("", "card_head"), Text("")
        lead = "A decision is turned round, and the game is played on from it many times each way."
        super().__init__(
            Text("What if", "page_title", one_line=True), voice(lead), Space(6),
            Row(
                Column(
                    section("The most telling", self.proposed, gap=4),
                    DecisionList(volume, questions, self.look_at, self.ask),
                    gap=22, grow=47,
                ),
                Card(
                    self.title, self.instead, Row(self.button, self.count, gap=14), Rule(), self.found,
                    gap=9, pad=(22, 18), grow=53,
                ),
                gap=36, across="start",
            ),
            gap=6, label="What if",
        )  # fmt: skip
        self.refresh()

    # -- doing ------------------------------------------------------------------------------------

    def look_at(self, one: Reversal) -> None:
        """Show a decision without playing it."""
        self.questions.chosen = one
        self.refresh()

    def ask(self, one: Reversal) -> None:
        """Show a decision and play it both ways."""
        self.questions.ask(one)
        self.refresh()

    def _turn(self) -> None:
        self.questions.turn()
        self.refresh()

    def refresh(self) -> None:
        """Show what is known now."""
        self._refill_proposed()
        one = self.questions.chosen
        if one is None:
            return
        told = self.questions.told(one)
        self.title.say(one.dated)
        self.instead.say(f"What if? **{one.instead}.**")
        self._label_button(told)
        self.count.say(self._counted(told))
        self.found.clear()
        self.found.add(*_found(told, self.questions))

    def _refill_proposed(self) -> None:
        rows = [widget for widget in self.proposed.children if isinstance(widget, QuestionRow)]
        if not rows:
            self.proposed.add(*(QuestionRow(one, self.ask) for one in self.questions.proposed))
            rows = [widget for widget in self.proposed.children if isinstance(widget, QuestionRow)]
        for row in rows:
            row.show(self.questions.told(row.reversal), chosen=row.reversal == self.questions.chosen)

    def _label_button(self, told: WhatIf) -> None:
        running, done = self.questions.is_running, told.replays >= self.questions.most
        self.button.label = "Stop" if running else "Go on" if told.replays else "Play both ways"
        over = "All re-plays have been made." if done else "The rules would not let it be done."
        self.button.enable(not done and not told.fault, over)
        self.button.relayout()

    def _counted(self, told: WhatIf) -> str:
        if self.questions.inquiry.fault:
            return self.questions.inquiry.fault
        if told.fault or (not told.replays and not self.questions.is_running):
            return ""
        return f"{told.replays} of {self.questions.most} re-plays each way"


def _found(told: WhatIf, questions: Questions) -> list[Widget]:
    """What came of it so far."""
    if told.fault:
        return [Text(f"It could not have been done: {told.fault}")]
    if not told.replays or (told.replays < _FIRST and questions.is_running):
        said = "The first re-plays are being made." if questions.is_running else "Nothing has been played yet."
        return [Text(said, ink="ink_2"), Text(AS_IT_WAS, "second")]
    parts: list[Widget] = [voice(told.sentence), *_chart(told)]
    if told.rest:
        parts.append(Text(told.rest))
    return [*parts, Space(2), _figures(told), Space(2), Text(f"{AS_IT_WAS} {ONE_IN_TWENTY}", "second")]


def _chart(told: WhatIf) -> list[Widget]:
    rows, first = dot_rows(told), told.headline
    if not rows or first is None:
        return []
    caption = f"{first.name}: in how many of 100 re-plays; bars are 95 % intervals."
    return [Text(caption, "second"), DotChart(rows, first.name)]


def _figures(told: WhatIf) -> Widget:
    columns = (
        ColumnSpec("Counted", 1.9), ColumnSpec("As it was", 1, True), ColumnSpec("Reversed", 1, True),
        ColumnSpec("Difference", 1.1, True),
    )  # fmt: skip
    entries = [
        Entry(
            (
                Item(f"{o.name}{_unit(o)}"), _item(o.as_it_was, o), _item(o.reversed, o),
                _item(o.difference, o, signed=True),
            )
        )
        for o in told.outcomes
    ]  # fmt: skip
    turns = f"{told.turns} {'turn' if told.turns == 1 else 'turns'}"
    return section(
        "What was counted", ledger("Counted", columns, entries), aside=f"over {turns}; 95 % intervals", gap=4
    )


def _unit(one: Outcome) -> str:
    if one.is_share:
        return ", of 100"
    return ", %" if one.measure == "power" else ""


def _item(value: Measured, one: Outcome, *, signed: bool = False) -> Item:
    told = signed_figure(value.value, one) if signed else figure(value.value, one)
    ends = spread(value, one)
    return Item(f"**{told}**\n{ends}" if ends else f"**{told}**")


# -- on a war's page ------------------------------------------------------------------------------


def what_if_panel(
    volume: Volume, questions: Questions, war: WarChapter, ask: Callable[[Reversal], object], more: Callable[[], object]
) -> list[Widget]:
    """What is known of the decisions that bear on a war, and a button for each; `more` leads to all of them."""
    asked = questions.of_war(war, _OF_A_WAR)
    if not asked:
        return []
    parts: list[Widget] = [Text("What if", "card_head")]
    for one in asked:
        parts += _in_short(one, questions.told(one), ask)
    count = sum(war.id in one.wars for one in questions.all)
    if count > len(asked):
        parts.append(Row(Button(f"All {count} decisions that bear on it", more, size="row", kind="quiet")))
    return [Card(*parts, gap=5, pad=(18, 14))]


def _in_short(one: Reversal, told: WhatIf, ask: Callable[[Reversal], object]) -> list[Widget]:
    """A decision, what was found of it, and the way to ask."""
    parts: list[Widget] = [Text(f"**{one.dated}**", "second")]
    rows, first = dot_rows(told), told.headline
    if rows and first is not None:
        parts += [
            Text(f"{first.name}: of 100, from {told.replays} re-plays each.", "second"),
            DotChart(rows, first.name),
        ]
    tip = f"What if? {one.instead}. Plays the game on from there, many times each way."
    button = Button(f"Ask: what if {one.instead}?", lambda: ask(one), size="row", tip=tip)
    return [*parts, Flow(button), Space(4)]
