"""The council chamber: a pact's covenant, its standing, its bench; and the motion before it, if there is one.

With a letter that asks for our vote the whip is counted and the ballots lie below; without one the same room shows
the pact as it is.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from game.measures.law import is_bound_member
from game.perception.whip import Seat, carried_by, forced, needed, quotas, whip_count
from game.report.naming import Names
from game.report.sentences import SILENT, headline
from game.report.years import year_text
from game.rules.legitimacy import GAIN, LOSS
from game.rules.replies import has_veto
from game.ui.desk import Desk
from game.ui.docket import Dispatch
from game.ui.screens.chamber.bench import Bench, Chair, Tally
from game.ui.screens.chamber.burdens import amended_rows, burden_rows
from game.ui.screens.chamber.curve import LegitimacyCurve
from game.ui.screens.chamber.doors import order_doors
from game.ui.screens.chamber.stakes import Stake, stakes_of
from game.ui.screens.parts.rows import BallotButton, MovedRow, QuotaRow, attend
from game.ui.screens.words.courses import band, percent
from game.ui.screens.words.voices import charter_rows, motion_head
from game.ui.screens.words.wavering import term_words
from game.ui.widgets.buttons import ButtonKind
from game.ui.widgets.layout import Column, Grid, Row, Space
from game.ui.widgets.plain import Head, Pair, Rule, Text, caps, voice
from game.ui.widgets.scroll import ScrollArea
from game.ui.widgets.sheets import Panel, Sheet
from game.ui.widgets.shell import Screen
from game.ui.widgets.text import signed
from game.ui.widgets.widget import SumRow, Tip, Widget
from game.world.events import Event, LegitimacyChanged
from game.world.pacts import Motion, MotionKind, Vote
from game.world.reasons import Term
from game.world.sheets import Ballot, CastVote, Line

__all__ = ["open_chamber"]

Done = Callable[[], None]
_LEFT, _RIGHT = 300.0, 324.0
_MARKS = {Ballot.YES: "yes", Ballot.NO: "no", Ballot.ABSTAIN: "abstain", Ballot.VETO: "no"}
_WHY = {
    "friendship": ("likes the accused", "likes the accused too little to spare it"),
    "the_institution": ("thinks nothing of the pact", "holds by the pact"),
    "danger_checked": ("sees no danger to itself", "would see the danger checked"),
    "cost_of_acting": ("counts the cost of acting", "would gain by acting"),
    "trade_lost": ("would lose the trade", "would gain the trade"),
    "ourselves": ("its own case", "its own case"),
}
_FAVOURS = frozenset({MotionKind.LIFT, MotionKind.ADMIT, MotionKind.RELEASE})
_KINDLY = {"friendship": ("mistrusts the state concerned", "trusts the state concerned")}
"""Reasons in motions that favour the state they are about, where liking it is a reason for a yes."""


def open_chamber(
    screen: Screen,
    desk: Desk,
    pact: str,
    letter: Dispatch | None = None,
    on_done: Done | None = None,
    on_order: Callable[[Line], None] | None = None,
) -> None:
    """Show a pact's chamber; with the letter that asks for our vote, the motion and the ballots too.

    `on_order` opens the form of an order that is given from the chamber.
    """
    if pact in desk.world.pacts:
        room = _Room(screen, desk, pact, letter, on_done)
        room.on_order = on_order
        sheet = room.sheet()
        screen.open(sheet)
        attend(sheet)


class _Room:
    """Builds the sheet of one pact for one desk, and takes the vote."""

    def __init__(self, screen: Screen, desk: Desk, pact: str, letter: Dispatch | None, on_done: Done | None) -> None:
        self.screen, self.desk, self.letter, self.on_done = screen, desk, letter, on_done
        self.view, self.pact = desk.view, desk.world.pacts[pact]
        self.names = Names(desk.world)
        subject = letter.subject if letter is not None else None
        self.motion: Motion | None = subject if isinstance(subject, Motion) else None
        self.whip = whip_count(self.view, self.motion) if self.motion is not None else ()
        self.open: Sheet | None = None
        self.on_order: Callable[[Line], None] | None = None

    def sheet(self) -> Sheet:
        """The room."""
        body = Row(
            Column(ScrollArea(self.left(), grow=1), width=_LEFT),
            Column(*self.middle(), gap=4, grow=1),
            Column(Space(6), ScrollArea(self.right(), grow=1), width=_RIGHT),
            gap=26,
            across="stretch",
        )
        below = self.ballots() if self.motion is not None else None
        self.open = Sheet(self.pact.charter.name, body, below=below, below_height=104)
        return self.open

    def tint(self, state: str) -> str:
        """The state's colour on the map."""
        return self.desk.scenario.colour(state)

    # -- left: the covenant and its standing ----------------------------------------------------
    def left(self) -> Widget:
        """The charter in short, then the curve."""
        system = self.desk.world.system
        holders = self.names.states(self.pact.permanent) if self.pact.charter.permanent_veto else "nobody"
        founded = year_text(system, max(self.pact.founded, 1))
        rows = [_clause(label, value) for label, value in charter_rows(self.pact.charter, holders)]
        condemned = self.names.states(sorted(self.pact.sanctioned))
        return Column(
            caps(self.pact.charter.name),
            Space(2),
            voice(f"founded {founded}; {self.names.state(self.pact.leader)} leads"),
            Space(12),
            Head("The covenant, in short", rule=""),
            Space(3),
            *rows,
            Rule(),
            *([Space(8), Text(f"Sanctions stand against **{condemned}**.", "second")] if condemned else []),
            Space(14),
            caps(f"Legitimacy {self.pact.legitimacy}"),
            Space(6),
            self.curve(),
            *(order_doors(self.desk, self.pact, self.to_order) if self.on_order and not self.motion else []),
            gap=1,
        )

    def to_order(self, line: Line) -> None:
        """From the chamber to the form of an order."""
        if self.open is not None:
            self.screen.close(self.open)
        if self.on_order is not None:
            self.on_order(line)

    def curve(self) -> LegitimacyCurve:
        """Legitimacy turn by turn, with its two greatest turns noted."""
        moved = [
            event
            for events in self.desk.history.values()
            for event in events
            if isinstance(event, LegitimacyChanged) and event.pact == self.pact.id
        ]
        first = moved[0].before if moved else self.pact.legitimacy
        points = {self.pact.founded: first}
        for event in moved:
            points[event.turn] = event.after
        points[max(self.desk.turn, max(points))] = self.pact.legitimacy
        greatest = sorted(moved, key=lambda e: -abs(e.after - e.before))[:2]
        notes = [(e.turn, e.why, e.after > e.before) for e in greatest]
        system, acts = self.desk.world.system, self.motion is not None and self.motion.kind is MotionKind.ACT
        ends = (year_text(system, max(self.pact.founded, 1), era=False), year_text(system, self.desk.turn, era=False))
        track = sorted(points.items())
        return LegitimacyCurve(track, notes, ends, GAIN if acts else 0, LOSS if acts else 0)

    # -- middle: the motion and the bench ---------------------------------------------------------
    def middle(self) -> list[Widget]:
        """Head, bench, who could be moved."""
        if self.motion is None:
            return [
                caps("The council", align="centre"),
                Text(self.pact.charter.name, "sheet_title", align="centre"),
                Space(10),
                Bench(self.chairs_at_rest(), self.standing()),
                *self.record(),
            ]
        moved = f"Motion {self.motion.id.lstrip('m')} · moved by {self.names.state(self.motion.moved_by)}"
        head = motion_head(self.motion, self.names, self.pact.charter.name)
        return [
            Row(Space(grow=1), caps(moved), Space(grow=1)),
            Text(head, "card_head", align="centre"),
            Space(8),
            Bench(self.chairs(), self.tally()),
            *self.movable(),
        ]

    def chairs(self) -> list[Chair]:
        """The members whose vote counts, most willing first."""
        bench = self.whip
        if self.letter is not None and isinstance(self.letter.answer, CastVote):
            bench = forced(bench, self.desk.seat, self.letter.answer.ballot)
        return [
            Chair(self.names.state(one.state), self.tint(one.state), one.yes, _MARKS[one.likely], one.veto_holder,
                  one.state == self.desk.seat, self.tip(one))
            for one in bench
        ]  # fmt: skip

    def tip(self, one: Seat) -> Tip:
        """A seat's sum."""
        rows = tuple(
            SumRow(term_words(t.name, self.names), signed(t.milli / 1000, digits=1))
            for t in sorted(one.terms, key=lambda t: -abs(t.milli))
        )
        total = SumRow("Worth of a yes", signed(sum(t.milli for t in one.terms) / 1000, digits=1))
        yes, no, neither = (round(part / 10) for part in (one.yes, one.no + one.veto, one.abstain))
        said = f"Yes {yes}, no {no}, neither {neither} in 100."
        return Tip(self.names.state(one.state), sentence=said, rows=rows, total=total)

    def tally(self) -> Tally:
        """The chance that it is carried, and the ayes."""
        assert self.motion is not None
        carried = carried_by(self.view, self.motion, self.whip)
        ayes, needs = sum(one.yes for one in self.whip) / 1000, needed(self.pact, self.whip)
        leads = self.pact.charter.vote is Vote.LEADER
        return Tally(
            "Carried with",
            percent(carried.middle),
            band(carried),
            tuple(one.yes for one in self.whip),
            0 if leads else needs,
            f"{needs} needed",
            f"{ayes:.1f} expected",
            self.veto_lines(),
        )

    def veto_lines(self) -> tuple[str, ...]:
        """Who decides alone, by veto or as leader."""
        lines = []
        if self.pact.charter.vote is Vote.LEADER:
            lines.append(f"{self.names.state(self.pact.leader)} decides; the others advise.")
        holders = [one for one in self.whip if one.veto_holder]
        for one in holders[:2]:
            lines.append(f"{self.names.state(one.state)} may veto; it would, {round(one.veto / 10)} in 100.")
        if not holders:
            lines.append("Nobody holds a veto.")
        return tuple(lines)

    def chairs_at_rest(self) -> list[Chair]:
        """The members, when nothing is to be voted on."""
        world, permanent = self.desk.world, self.pact.permanent if self.pact.charter.permanent_veto else ()
        return [
            Chair(self.names.state(m), self.tint(m), 0, "", m in permanent, m == self.desk.seat)
            for m in sorted(self.pact.members)
            if is_bound_member(world, self.pact, m)
        ]

    def standing(self) -> Tally:
        """Legitimacy, inside the bench at rest."""
        count = len(self.pact.members)
        lines = (f"{count} members; no motion lies before them.",) if self.motion is None else ()
        return Tally("Legitimacy", str(self.pact.legitimacy), "of 100", lines=lines)

    def record(self) -> list[Widget]:
        """What this seat has heard of the pact, newest first."""
        told = [
            (turn, self.told(event))
            for turn, events in sorted(self.desk.history.items(), reverse=True)
            for event in reversed(events)
            if getattr(event, "pact", None) == self.pact.id and event.kind not in SILENT
        ]
        if not told:
            return []
        system = self.desk.world.system
        rows = [Pair(words, year_text(system, turn), strong=False) for turn, words in told[:8]]
        return [Head("Its record", rule=""), Space(3), Grid(*rows, columns=2, gap=32, row_gap=0)]

    def told(self, event: Event) -> str:
        """One line of the record."""
        if isinstance(event, LegitimacyChanged):
            return f"Legitimacy {event.before} → {event.after}: {event.why}"
        return headline(event, self.names)

    def movable(self) -> list[Widget]:
        """Those nearest to the line."""
        others = [one for one in self.whip if one.state != self.desk.seat]
        near = sorted(others, key=lambda one: (abs(one.lean), one.state))[:4]
        if not near:
            return []
        rows = [self.moved_row(one) for one in near]
        return [Head("Who could be moved", rule=""), Space(3), Grid(*rows, columns=2, gap=32, row_gap=0)]

    def moved_row(self, one: Seat) -> MovedRow:
        """One of them: how it leans, and what holds it."""
        leans = (
            "undecided"
            if abs(one.lean) < 1
            else "leans yes"
            if one.lean > 0
            else "leans no"
            if one.lean > -6
            else "will say no"
        )
        leans = "will say yes" if one.lean > 6 else leans
        ink = "good" if one.lean >= 1 else "bad" if one.lean <= -1 else "ink_2"
        why = _said(one.terms, one.lean, self.motion.kind if self.motion else None)
        return MovedRow(self.names.state(one.state), self.tint(one.state), leans, ink, why)

    # -- right: who pays, what follows ------------------------------------------------------------
    def right(self) -> Widget:
        """Quotas; what a yes and a no would do."""
        rows = quotas(self.desk.world, self.pact)
        most = max((owes for _, _, owes in rows), default=1)
        shown: list[Widget] = [QuotaRow(self.names.state(m), self.tint(m), has, owes, most) for m, has, owes in rows]
        kept, owed = sum(min(has, owes) for _, has, owes in rows), sum(owes for *_, owes in rows)
        column: list[Widget] = [
            Head("Who pays, who rides", "brigades of quota", rule=""),
            Space(4),
            *shown,
            Rule("ink", thick=1.5),
            Pair("Together", f"{kept / 10:.0f} of {owed / 10:.0f} pledged", ruled=False),
        ]
        if self.motion is not None:
            passes, fails = stakes_of(self.view, self.pact, self.motion)
            column += [
                *amended_rows(self.pact, self.motion),
                *_stakes("If it passes", passes),
                *_stakes("If it fails", fails),
            ]
        column += burden_rows(self.desk.world, self.pact, self.desk.seat, self.tint)
        return Column(*column, gap=0)

    # -- the vote ---------------------------------------------------------------------------------
    def ballots(self) -> Widget:
        """Yes, no, abstain, and a veto where we hold one."""
        assert self.motion is not None
        choices = [(Ballot.YES, "Yes"), (Ballot.NO, "No"), (Ballot.ABSTAIN, "Abstain")]
        if has_veto(self.pact, self.motion, self.desk.seat):
            choices.append((Ballot.VETO, "Veto"))
        buttons = [self.ballot(n, ballot, word) for n, (ballot, word) in enumerate(choices, start=1)]
        advice = self.advice()
        said = f"The ministry advises: {advice.value}." if advice is not None else "Open ballot; all see it at once."
        head = Column(
            Text(f"Cast the vote of {self.names.state(self.desk.seat)}", "section"),
            Text(said, "second", ink="ink_2"),
            gap=2,
            width=300,
        )
        row = Row(head, *buttons, Space(grow=1), gap=14, arrows=True)
        return Panel(Space(grow=1), row, Space(grow=1), pad=(24, 12), gap=0, label="Vote")

    def advice(self) -> Ballot | None:
        """What the ministry would vote."""
        line = self.letter.advice if self.letter is not None else None
        return line.ballot if isinstance(line, CastVote) else None

    def ballot(self, n: int, ballot: Ballot, word: str) -> BallotButton:
        """One ballot with the chance that the motion is carried by it; the advised one is the primary."""
        assert self.motion is not None
        assert self.letter is not None
        carried = carried_by(self.view, self.motion, self.whip, ballot)
        cast = self.letter.answer
        given = isinstance(cast, CastVote) and cast.ballot is ballot
        second = f"carried {percent(carried.middle)}" + (" · cast" if given else "")
        kind: ButtonKind = "primary" if ballot is self.advice() else "danger" if ballot is Ballot.VETO else "normal"
        return BallotButton(
            word,
            partial(self.vote, ballot),
            kind=kind,
            key=str(n),
            show_key=True,
            second=second,
            width=164,
            align="left",
        )

    def vote(self, ballot: Ballot) -> None:
        """Cast it; it can be changed until the phase ends."""
        if self.motion is not None:
            self.desk.answer(CastVote(self.motion.id, ballot))
        if self.open is not None:
            self.screen.close(self.open)
        if self.on_done is not None:
            self.on_done()
        else:
            self.screen.rebuild()


def _clause(label: str, value: str) -> Widget:
    """A row of the covenant: label, then its term in bold."""
    return Column(Rule(), Row(Text(label, "body", ink="ink_2", width=92), Text(value, "value", grow=1), across="start"),
                  gap=4, pad=(0, 0))  # fmt: skip


def _said(terms: tuple[Term, ...], lean: float, kind: MotionKind | None) -> str:
    """The heaviest reason against a yes, or for it where it leans that way."""
    sign = 1 if lean >= 1 else -1
    found = [t for t in terms if t.milli * sign > 0 and t.name in _WHY] or [t for t in terms if t.name in _WHY]
    if not found:
        return "has little at stake"
    best = max(found, key=lambda t: abs(t.milli))
    words = _KINDLY.get(best.name) if kind in _FAVOURS else None
    return (words or _WHY[best.name])[1 if best.milli > 0 else 0]


def _stakes(head: str, rows: tuple[Stake, ...]) -> list[Widget]:
    if not rows:
        return []
    return [Space(14), Head(head, rule=""), Space(3), *(Pair(one.label, one.value, ink=one.ink) for one in rows)]
