"""The chamber when nothing is before it: who would come if the danger we fear fell due, the last roll, the record."""

from __future__ import annotations

from collections.abc import Callable

from game.measures.law import is_bound_member
from game.perception import forecast as f
from game.report.telling.naming import Names
from game.report.telling.sentences import SILENT, headline
from game.report.telling.years import year_text
from game.ui.desk import Desk
from game.ui.screens.chamber.bench import Bench, Chair, Tally
from game.ui.screens.words.papers import banded, brigades, foe_of
from game.ui.widgets.buttons import Choice, Option
from game.ui.widgets.layout import Column, Grid, Row, Space
from game.ui.widgets.plain import Head, Pair, Text
from game.ui.widgets.scroll import ScrollArea
from game.ui.widgets.widget import Tip, Widget
from game.world.events import Event, LegitimacyChanged, MotionDecided, VoteCast
from game.world.pacts import Pact, Vote
from game.world.sheets import Ballot

__all__ = ["Rest", "Roll", "last_roll"]

_MARKS = {Ballot.YES: "yes", Ballot.NO: "no", Ballot.ABSTAIN: "abstain", Ballot.VETO: "no"}
_TOLD = 12


class Roll:
    """The last vote of a council as this seat heard it: what was decided, and each ballot in the order it was cast."""

    def __init__(self, decided: MotionDecided, cast: tuple[VoteCast, ...]) -> None:
        self.decided, self.cast = decided, cast

    def count(self, *ballots: Ballot) -> int:
        """Members who cast one of these."""
        return sum(one.ballot in ballots for one in self.cast)


def last_roll(desk: Desk, pact: str) -> Roll | None:
    """The last motion that this pact's council decided; None where none is known."""
    heard = [event for turn in sorted(desk.history) for event in desk.history[turn]]
    decided = [one for one in heard if isinstance(one, MotionDecided) and one.pact == pact]
    if not decided:
        return None
    last = decided[-1]
    cast = (one for one in heard if isinstance(one, VoteCast) and one.pact == pact and one.motion == last.motion)
    return Roll(last, tuple(cast))


class Rest:
    """Bench and record; a choice between who would come and the last roll where there was one."""

    def __init__(self, desk: Desk, pact: Pact, tint: Callable[[str], str]) -> None:
        self.desk, self.pact, self.tint = desk, pact, tint
        self.names = Names(desk.world)
        self.roll = last_roll(desk, pact.id)
        self.shows = "come"
        self._bench = Column(grow=0)

    def rows(self) -> list[Widget]:
        """What stands in the middle of the room."""
        rows: list[Widget] = [Space(4)]
        if self.roll is not None:
            options = [Option("come", "Who would come", "who_comes"), Option("roll", "The last vote", "yes")]
            choice = Choice("On the bench", options, self.shows, self._show)
            rows.append(Row(Space(grow=1), choice, Space(grow=1)))
        self._lay()
        return [*rows, Space(4), self._bench, Space(6), *self.record()]

    def _show(self, value: object) -> None:
        self.shows = str(value)
        self._lay()

    def _lay(self) -> None:
        self._bench.clear()
        bench = self._voted(self.roll) if self.shows == "roll" and self.roll is not None else self._coming()
        bench.grow = 0
        self._bench.add(bench)

    # -- who would come -------------------------------------------------------------------------

    def _friend(self) -> str:
        """For whom they would come: ourselves where we are a member, else the leader."""
        return self.desk.seat if self.desk.seat in self.pact.members else self.pact.leader

    def _coming(self) -> Bench:
        """Each member ringed with the chance that it comes, and the brigades that makes."""
        view, friend = self.desk.view, self._friend()
        members = [m for m in sorted(self.pact.members) if is_bound_member(self.desk.world, self.pact, m)]
        foe = foe_of(self.desk)
        known = view.survey.index
        if foe is None or foe not in known or friend not in known or foe == friend:
            return Bench([self._chair(m, None, foe) for m in members], self._standing())
        weights = {one.state: one for one in f.coalition(view, friend, foe)}
        chances = {m: f.credence(view, m, friend, foe) for m in members if m in known and m not in (friend, foe)}
        order = sorted(members, key=lambda m: (m != friend, -chances[m].middle if m in chances else 0, m))
        came = sum(weights[m].expected for m in chances if m in weights)
        sworn = sum(weights[m].pledged for m in chances if m in weights)
        whom = "us" if friend == self.desk.seat else self.names.state(friend)
        lines = (
            f"of {brigades(sworn)} that members could bring to {whom}",
            f"Legitimacy {self.pact.legitimacy} of 100; {len(self.pact.members)} members",
        )
        head = f"If {self.names.state(foe)} attacks {whom}"
        tally = Tally(head, brigades(came), "brigades expected", lines=lines)
        return Bench([self._chair(m, chances.get(m), foe, friend) for m in order], tally)

    def _chair(self, member: str, chance: f.Estimate | None, foe: str | None, friend: str = "") -> Chair:
        veto = self.pact.charter.permanent_veto and member in self.pact.permanent
        name, own = self.names.state(member), member == self.desk.seat
        if chance is None or foe is None:
            said = "the one attacked" if member == friend else ""
            return Chair(name, self.tint(member), 0, "", veto, own, Tip(name, "", said) if said else None)
        tip = Tip(f"{name} comes against {self.names.state(foe)}", banded(chance), "By its own sum, as all reckon it.")
        return Chair(name, self.tint(member), chance.middle, "comes", veto, own, tip)

    def _standing(self) -> Tally:
        """Legitimacy alone, where nobody is to be feared."""
        return Tally("Legitimacy", str(self.pact.legitimacy), "of 100", lines=(f"{len(self.pact.members)} members",))

    # -- the last roll --------------------------------------------------------------------------

    def _voted(self, roll: Roll) -> Bench:
        """The ballots as they were cast, called seat by seat."""
        decided = roll.decided
        chairs = [
            Chair(self.names.state(one.state), self.tint(one.state), 1000 if one.ballot is Ballot.YES else 0,
                  _MARKS[one.ballot], one.state == decided.vetoed_by, one.state == self.desk.seat,
                  Tip(self.names.state(one.state), one.ballot.value, self.names.words.motive[one.motive].stated), True)
            for one in roll.cast
        ]  # fmt: skip
        outcome = "Carried" if decided.carried else "Not carried"
        if decided.vetoed_by is not None:
            outcome = f"Vetoed by {self.names.state(decided.vetoed_by)}"
        motion = self.names.words.motion[decided.motion_kind].format(about=self.names.state(decided.about))
        unit = "by power" if self.pact.charter.vote is Vote.WEIGHTED else "ayes to noes"
        silent = roll.count(Ballot.ABSTAIN)
        lines = (
            f"{motion[:1].upper()}{motion[1:]}, {year_text(self.desk.world.system, decided.turn)}",
            f"{silent} abstained" if silent else "nobody abstained",
        )
        return Bench(chairs, Tally(outcome, f"{decided.yes} : {decided.no}", unit, lines=lines))

    # -- the record -----------------------------------------------------------------------------

    def record(self) -> list[Widget]:
        """What this seat has heard of the pact, newest first."""
        told = [
            (turn, self._told(event))
            for turn, events in sorted(self.desk.history.items(), reverse=True)
            for event in reversed(events)
            if getattr(event, "pact", None) == self.pact.id and event.kind not in SILENT
        ]
        system = self.desk.world.system
        rows = [Pair(words, year_text(system, turn), strong=False) for turn, words in told[:_TOLD]]
        if not rows:
            return [Head("Its record", rule=""), Text("Nothing has yet been heard of it.", "second"), Space(grow=1)]
        grid = Grid(*rows, columns=2, gap=32, row_gap=0)
        return [Head("Its record", "newest first", rule=""), Space(2), ScrollArea(grid, label="Its record", grow=1)]

    def _told(self, event: Event) -> str:
        if isinstance(event, LegitimacyChanged):
            return f"Legitimacy {event.before} → {event.after}: {event.why}"
        return headline(event, self.names)
