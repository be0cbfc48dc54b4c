"""Who fights and why: both sides as tables, and who was called, came, stayed away, or has yet to answer."""

from functools import cached_property

from game.measures.power import tenths_of
from game.report.telling.years import year_text
from game.rules.terms import other_side
from game.ui.screens.war.figures import Answered, answers, at_start
from game.ui.screens.words.papers import Table, brigades
from game.ui.widgets.layout import Column, Row, Space
from game.ui.widgets.plain import Head, Rule, Shield, Text, caps
from game.ui.widgets.widget import Tip, Widget
from game.world.conflicts import Belligerent, JoinReason, Side, War
from game.world.reasons import Motive

__all__ = ["Parties"]

_HAS, _LOST, _WEARY = 92, 48, 56


class Parties:
    """The left part of the war room."""

    def __init__(self, table: Table, war: War, near: Side, is_ours: bool) -> None:
        self.table, self.war, self.near, self.is_ours = table, war, near, is_ours
        self.world, self.names = table.desk.world, table.names

    @cached_property
    def answers(self) -> tuple[Answered, ...]:
        """Every call of this war."""
        return answers(self.table.desk, self.war)

    def lay(self) -> Widget:
        """Near side, far side, the calls."""
        return Column(self.side(self.near), Space(12), self.side(other_side(self.near)), *self.called(), gap=0)

    def side(self, side: Side) -> Widget:
        """All who fight or fought on one side."""
        fighters = [one for one in self.war.belligerents if one.side is side]
        lost = sum(one.lost for one in fighters)
        who = "attackers" if side is Side.ATTACK else "defenders"
        title = f"The {who}"
        if self.is_ours:
            title = f"{'With us' if side is self.near else 'Against us'}, the {who}"
        heads = Row(
            caps("State and reason"),
            Space(grow=1),
            _cell("brigades", _HAS, "caps", "Now, of those it came with"),
            _cell("lost", _LOST, "caps"),
            _cell("weary", _WEARY, "caps"),
            gap=8,
        )
        rows = [self.fighter(one) for one in sorted(fighters, key=lambda b: (b.joined, -b.lost, b.state))]
        return Column(Head(title, f"{brigades(lost)} brigades lost", rule="ink"), Space(3), heads, *rows, gap=0)

    def reason(self, one: Belligerent) -> str:
        """Why a belligerent is in, with the clause that bound it."""
        reason = self.names.words.join_reason[one.reason]
        if one.clause:
            bond = self.names.clause(one.clause)
            reason = f"bound by {bond}" if one.reason is JoinReason.TREATY else f"{reason}, by {bond}"
        if self.war.civil and one.state in (self.war.attacker, self.war.defender):
            reason = "rose against the rulers" if one.side is Side.ATTACK else "the rulers"
        return reason

    def fighter(self, one: Belligerent) -> Widget:
        """A belligerent: why it fights; what it has of what it came with; losses; weariness."""
        system, table = self.world.system, self.table
        name = self.names.state(one.state)
        motive = self.names.words.motive[one.motive].clause
        when = "" if one.joined <= self.war.began else f" · joined {year_text(system, one.joined)}"
        left = "" if one.left is None else f" · left {year_text(system, one.left)}"
        left += " · released" if one.released and one.left is None else ""
        has, start = tenths_of(self.world, one.state), at_start(table.desk, one)
        weary = self.world.states[one.state].weariness
        bold = f"**{name}**" if one.left is None else f"~~{name}~~"
        words = Column(
            Text(f"{bold} {{ink_2:{self.reason(one)}{when}{left}}}", "body"),
            Text(f"because {motive}", "second"),
            gap=-1,
            grow=1,
        )
        words.tip = Tip(name, "", f"{self.reason(one).capitalize()}{when}{left}. The reason given: {motive}.")
        shield = Shield(table.tint(one.state), 22, own=one.state == table.desk.seat, label=name)
        figures = (
            Text(f"**{brigades(has)}** of {brigades(start)}", "body", align="right", one_line=True, width=_HAS),
            _cell(brigades(one.lost), _LOST),
            _cell(str(weary), _WEARY),
        )
        return Column(Rule(above=4, below=5), Row(shield, words, *figures, gap=8, across="start"), gap=0)

    def called(self) -> list[Widget]:
        """Who was called and what became of it."""
        if not self.answers:
            return []
        came = sum(one.honoured is True for one in self.answers)
        rows: list[Widget] = [
            Space(12), Head("Who was called", f"{came} of {len(self.answers)} came", rule="ink"), Space(2)
        ]  # fmt: skip
        return [*rows, *(self.call(one) for one in self.answers)]

    def call(self, one: Answered) -> Widget:
        """One call."""
        names, desk = self.names, self.table.desk
        said = {True: "honoured", False: "reneged", None: "has yet to answer"}[one.honoured]
        on_us = one.honoured is False and one.friend == desk.seat
        ink = "good" if one.honoured else "danger" if on_us else "bad" if one.honoured is False else "ink"
        why = f"; {names.words.motive[Motive(one.motive)].noun}" if one.motive else ""
        clause = names.clause(one.clause) or "its word"
        return Column(
            Rule(above=3, below=4),
            Row(
                Shield(self.table.tint(one.state), 18, own=one.state == desk.seat),
                Text(f"**{names.state(one.state)}** {{ink_2:by {names.state(one.friend)}, under {clause}{why}}}",
                     "second", grow=1),
                Text(said, "second_value", ink=ink, one_line=True),
                gap=8,
                across="start",
            ),
            gap=0,
        )  # fmt: skip


def _cell(words: str, width: float, kind: str = "body", tip: str = "") -> Widget:
    return Text(words, kind, align="right", one_line=True, width=width, tip=tip or None)
