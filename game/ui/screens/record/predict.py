"""Predict: what a player expects, laid down with a chance in one press; the report holds it against what came.

Nothing asks for a prediction, no rule reads one, and no other seat sees it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from game.measures.law import at_war
from game.measures.power import living
from game.report.debrief.foretold import general_war_in, prediction_text
from game.report.telling.years import year_text
from game.ui.screens.words.papers import Table, by_threat, state_options
from game.ui.widgets.buttons import Button, Choice, Option
from game.ui.widgets.dropdown import Dropdown
from game.ui.widgets.fields import Field
from game.ui.widgets.layout import Column, Row, Space
from game.ui.widgets.plain import Head, Rule, Text, voice
from game.ui.widgets.scroll import ScrollArea
from game.ui.widgets.sheets import Sheet
from game.ui.widgets.widget import Tip, Widget
from game.world.predictions import CHANCES, GENERAL_SHARE, GENERAL_STATES, MOST_AT_ONCE, Foreseen, Prediction

__all__ = ["Predictor", "predict_sheet"]

_LABEL: Final = 120
_SOON, _LATER = 3, 10
"""Turns ahead, this one counted; the second is that of the chances of attack on every paper."""
_KINDS: Final = (
    (Foreseen.ATTACK, "An attack", "One state begins a war on another."),
    (Foreseen.HONOUR, "A word kept", "A state comes when another next calls it. If it is not called, nothing counts."),
    (Foreseen.GENERAL_WAR, "A general war",
     f"One war in which {GENERAL_STATES} states or more fight, or states with {GENERAL_SHARE // 10} % of all power."),
    (Foreseen.LEADER, "Who leads", "The state with the largest share of power when the game ends."),
)  # fmt: skip
_ODDS: Final = {10: "hardly", 30: "rather not", 50: "as likely as not", 70: "rather", 90: "almost surely"}


def predict_sheet(table: Table) -> Widget:
    """The sheet."""
    return Predictor(table).sheet


class Predictor:
    """The sheet and what is chosen on it."""

    def __init__(self, table: Table) -> None:
        self.table = table
        desk = table.desk
        others = by_threat(desk.view) if desk.is_alive else [s for s in living(desk.world) if s != desk.seat]
        chosen = table.chosen_state
        self.what = Foreseen.ATTACK
        self.state = chosen if chosen in others else next(iter(others), desk.seat)
        self.other = desk.seat if desk.seat in living(desk.world) else next((s for s in others if s != self.state), "")
        self.turns = _SOON
        self.form = Column(gap=5)
        self.laid = Column(gap=3, label="Laid down")
        said = "Nobody else sees it and no rule reads it. After the game the report holds it against what came."
        body = Column(
            Text("Predict", "sheet_title"),
            Text(said, "second"),
            Rule("ink", above=4, below=4),
            self.form,
            Space(8),
            ScrollArea(self.laid, label="Predictions", grow=1),
            gap=3,
        )
        self.sheet = Sheet("Predict", body, width=860, height=640)
        self.lay()

    # -- the form -------------------------------------------------------------------------------

    def prediction(self, chance: int) -> Prediction:
        """What is chosen now, with a chance."""
        pair = self.what in (Foreseen.ATTACK, Foreseen.HONOUR)
        return Prediction(
            self.what,
            chance,
            state="" if self.what is Foreseen.GENERAL_WAR else self.state,
            other=self.other if pair else "",
            until=0 if self.what is Foreseen.LEADER else self.until(self.turns),
        )

    def until(self, turns: int) -> int:
        """The last turn of so many, this one counted; the game's own last at the latest."""
        desk = self.table.desk
        return min(desk.turn + turns - 1, desk.last_turn)

    def why_not(self) -> str:
        """Why this cannot be predicted now; empty where it can."""
        desk = self.table.desk
        if desk.is_watching or desk.is_over:
            return "Who only watches predicts nothing that is kept."
        if self.what in (Foreseen.ATTACK, Foreseen.HONOUR) and self.state == self.other:
            return "Choose two states."
        if self.what is Foreseen.ATTACK and at_war(desk.world, self.state, self.other):
            return "They are at war already."
        if self.what is Foreseen.GENERAL_WAR and general_war_in(desk.world):
            return "There is one already."
        return ""

    def lay(self) -> None:
        """Lay out form and list for what is chosen now."""
        self.form.clear()
        kinds = [Option(kind, label, tip=Tip(label, "", means)) for kind, label, means in _KINDS]
        means = next(means for kind, _, means in _KINDS if kind is self.what)
        self.form.add(
            Choice("What", kinds, self.what, self._choose("what"), even=True), Text(means, "second"), *self._fields()
        )
        names, why = self.table.names, self.why_not()
        said = prediction_text(self.prediction(50), names)
        self.form.add(Space(4), voice(f"{said[:1].upper()}{said[1:]}."), self._chances(why))
        if why:
            self.form.add(Text(why, "second"))
        self._lay_list()
        self.form.relayout()
        self.laid.relayout()

    def _choose(self, name: str) -> Callable[[object], None]:
        def put(value: object) -> None:
            setattr(self, name, value)
            self.lay()

        return put

    def _fields(self) -> list[Widget]:
        fields: list[Widget] = []
        if self.what is not Foreseen.GENERAL_WAR:
            fields.append(self._state("Who", "state"))
        if self.what is Foreseen.ATTACK:
            fields.append(self._state("On whom", "other"))
        if self.what is Foreseen.HONOUR:
            fields.append(self._state("Called by", "other"))
        if self.what is not Foreseen.LEADER:
            spans = [Option(n, self._span(n)) for n in (_SOON, _LATER)]
            fields.append(Field("By when", Choice("By when", spans, self.turns, self._choose("turns")),
                                icon="clock", label_width=_LABEL))  # fmt: skip
        return fields

    def _span(self, turns: int) -> str:
        """`within three turns, 497 BCE`; where the game ends sooner, by its end."""
        desk = self.table.desk
        year = year_text(desk.world.system, self.until(turns))
        if desk.turn + turns - 1 > desk.last_turn:
            return f"by the last turn, {year}"
        return f"within {'three' if turns == _SOON else 'ten'} turns, {year}"

    def _state(self, label: str, name: str) -> Widget:
        options = state_options(self.table, sorted(living(self.table.desk.world), key=self.table.names.state))
        control = Dropdown(label, options, getattr(self, name), self._choose(name), grow=1)
        return Field(label, control, icon="flag" if name == "state" else "trust", label_width=_LABEL)

    def _chances(self, why: str) -> Widget:
        """A press on a chance lays the prediction down; on the one that stands, takes it back."""
        lying = self.table.desk.predictions
        buttons = [
            Button(f"{chance} of 100", partial(self.put, chance), second=_ODDS[chance], grow=1, height=56,
                   chosen=self.prediction(chance) in lying, enabled=not why, why_not=why)
            for chance in CHANCES
        ]  # fmt: skip
        return Row(*buttons, gap=8)

    def put(self, chance: int) -> None:
        """Lay down what is chosen, or take it back where it lies."""
        if not self.table.desk.predict(self.prediction(chance)):
            self.laid.clear()
            self.laid.add(Text(f"No more than {MOST_AT_ONCE} can be laid down at once; take one back first.", "body"))
        self.lay()

    # -- the list -------------------------------------------------------------------------------

    def _lay_list(self) -> None:
        self.laid.clear()
        desk = self.table.desk
        now = desk.predictions
        aside = f"{len(now)} of {MOST_AT_ONCE} at most" if now else ""
        self.laid.add(Head("Laid down now", aside, rule=""))
        self.laid.add(*(self._line(one) for one in now))
        if not now:
            self.laid.add(Text("Nothing yet. One press on a chance is enough, and none is asked for.", "second"))
        before = _predicted(self.table)
        if before:
            self.laid.add(Space(6), Head("Before", "sealed with their turns", rule=""))
            self.laid.add(*(self._told(turn, one) for turn, one in reversed(before)))

    def _line(self, one: Prediction) -> Widget:
        cross = Button("Take it back", partial(self._back, one), kind="bare", size="row", icon="strike", icon_only=True)
        return Row(Text(self._words(one), grow=1), Text(f"{one.chance}", "value"), cross, gap=10)

    def _told(self, turn: int, one: Prediction) -> Widget:
        return Row(Text(f"turn {turn}", "second", width=64), Text(self._words(one), ink="ink_2", grow=1),
                   Text(f"{one.chance}", "value"), gap=10)  # fmt: skip

    def _words(self, one: Prediction) -> str:
        said = prediction_text(one, self.table.names)
        return f"{said[:1].upper()}{said[1:]}"

    def _back(self, one: Prediction) -> None:
        self.table.desk.predict(one)
        self.lay()


def _predicted(table: Table) -> tuple[tuple[int, Prediction], ...]:
    """What this seat predicted in earlier phases, each with its turn."""
    desk = table.desk
    sheets = ((step.turn, sheet) for step in desk.chronicle.steps for sheet in step.sheets)
    return tuple((turn, one) for turn, sheet in sheets if sheet.seat == desk.seat for one in sheet.predictions)
