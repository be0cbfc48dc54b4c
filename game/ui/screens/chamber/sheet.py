"""The council chamber: a pact's covenant, its standing, its bench; and the motion before it, if there is one.

With a letter that asks for our vote the whip is counted and the ballots lie below; without one the same room shows
the pact as it is.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from game.perception.whip import Seat, carried_by, forced, needed, quotas, whip_count
from game.report.telling.naming import Names
from game.report.telling.years import year_text
from game.rules.legitimacy import GAIN, LOSS
from game.rules.replies import has_veto
from game.ui.desk import Desk
from game.ui.docket import Dispatch
from game.ui.figures import in_hundred
from game.ui.screens.chamber.bench import Bench, Chair, Tally
from game.ui.screens.chamber.burdens import amended_rows, burden_rows
from game.ui.screens.chamber.curve import LegitimacyCurve
from game.ui.screens.chamber.doors import order_doors
from game.ui.screens.chamber.movable import movable
from game.ui.screens.chamber.place import place_rows
from game.ui.screens.chamber.rest import Rest
from game.ui.screens.chamber.stakes import Stake, stakes_of
from game.ui.screens.parts.rows import BallotButton, QuotaRow, attend
from game.ui.screens.parts.strip import Turn, letter_strip
from game.ui.screens.words.courses import band, percent
from game.ui.screens.words.terms import term_rows, term_total
from game.ui.screens.words.voices import charter_rows, motion_head
from game.ui.widgets.buttons import ButtonKind, Option
from game.ui.widgets.dropdown import Dropdown
from game.ui.widgets.layout import Column, Row, Space
from game.ui.widgets.plain import Head, Pair, Rule, Text, caps, voice
from game.ui.widgets.scroll import ScrollArea
from game.ui.widgets.sheets import Panel, Sheet
from game.ui.widgets.shell import Screen
from game.ui.widgets.widget import Tip, Widget
from game.world.events import LegitimacyChanged
from game.world.pacts import Motion, MotionKind, Pact, Vote
from game.world.sheets import Ballot, CastVote, Line

__all__ = ["open_chamber"]

Done = Callable[[], None]
_LEFT, _RIGHT, _WHOLE = 300.0, 324.0, 1500.0
_ROOMY = 1250.0
"""Width in px of the design from which nothing need be shortened."""
"""The side columns, and the width of a window from which they have it all, px of the design."""
_MARKS = {Ballot.YES: "yes", Ballot.NO: "no", Ballot.ABSTAIN: "abstain", Ballot.VETO: "no"}


def open_chamber(
    screen: Screen,
    desk: Desk,
    pact: str,
    letter: Dispatch | None = None,
    on_done: Done | None = None,
    on_order: Callable[[Line], None] | None = None,
    on_turn: Turn | None = None,
) -> None:
    """Show a pact's chamber; with the letter that asks for our vote, the motion and the ballots too.

    `on_order` opens the form of an order that is given from the chamber.
    """
    if pact in desk.world.pacts:
        room = _Room(screen, desk, pact, letter, on_done)
        room.on_order, room.on_turn = on_order, on_turn
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
        self.on_turn: Turn | None = None
        self.rest = Rest(desk, self.pact, self.tint)

    def sheet(self) -> Sheet:
        """The room."""
        look = self.screen.look
        part = min(look.size[0] / look.scale / _WHOLE, 1.0)
        body = Row(
            Column(ScrollArea(self.left(), label="The covenant", grow=1), *self.doors(), width=_LEFT * part),
            Column(ScrollArea(Column(*self.middle(), gap=4), label="The council", grow=1), grow=1),
            Column(Space(6), ScrollArea(self.right(), grow=1), width=_RIGHT * part),
            gap=26,
            across="stretch",
        )
        below = self.ballots() if self.motion is not None else None
        self.open = Sheet(self.pact.charter.name, body, below=below, below_height=104 if self.is_wide else 132)
        return self.open

    @property
    def is_wide(self) -> bool:
        """Whether there is room for whole heads, and for words beside the ballots."""
        return self.screen.look.size[0] / self.screen.look.scale >= _ROOMY

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
            *(self.others() or [self.strip(), Space(2)]),
            voice(f"founded {founded}; {self.names.state(self.pact.leader)} leads"),
            Space(12),
            Head("The covenant, in short" if self.is_wide else "The covenant", rule=""),
            Space(3),
            *rows,
            Rule(),
            *([Space(8), Text(f"Sanctions stand against **{condemned}**.", "second")] if condemned else []),
            Space(14),
            caps(f"Legitimacy {self.pact.legitimacy}"),
            Space(6),
            self.curve(),
            gap=1,
        )

    def doors(self) -> list[Widget]:
        """Orders that can be given from here, when nothing is to be voted on."""
        if self.on_order is None or self.motion is not None:
            return []
        return order_doors(self.desk, self.pact, self.to_order)

    def strip(self) -> Widget:
        """The pact's name, or the letters of the turn."""
        here, known = self.letter.id if self.letter is not None else "", self.desk.dispatches()
        return letter_strip(self.pact.charter.name, known, here, self.tint, self.names.state, self.on_turn)

    def others(self) -> list[Widget]:
        """The other pacts of this world, one press away."""
        pacts = self.desk.world.pacts
        if self.motion is not None or len(pacts) < 2:
            return []
        options = [Option(id, one.charter.name, icon="pact", second=self.standing_in(one)) for id, one in pacts.items()]
        return [Row(Dropdown("Pact", options, self.pact.id, self.go_to, grow=1)), Space(6)]

    def standing_in(self, pact: Pact) -> str:
        """Whether it is ours."""
        return "ours" if self.desk.seat in pact.members else f"{len(pact.members)} members"

    def go_to(self, id: object) -> None:
        """Leave for the chamber of another pact."""
        if self.open is not None:
            self.screen.close(self.open)
        open_chamber(self.screen, self.desk, str(id), None, self.on_done, self.on_order)

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
        return LegitimacyCurve(
            track, notes, ends, GAIN if acts else 0, LOSS if acts else 0, 190 if self.motion else 150
        )

    # -- middle: the motion and the bench ---------------------------------------------------------
    def middle(self) -> list[Widget]:
        """Head, bench, who could be moved."""
        if self.motion is None:
            return [
                caps("The council", align="centre"),
                Text(self.pact.charter.name, "sheet_title", align="centre"),
                *self.rest.rows(),
            ]
        moved = f"Motion · moved by {self.names.state(self.motion.moved_by)}"
        head = motion_head(self.motion, self.names, self.pact.charter.name)
        return [
            Row(Space(grow=1), caps(moved), Space(grow=1)),
            Text(head, "card_head", align="centre"),
            Space(8),
            Bench(self.chairs(), self.tally()),
            *movable(self.whip, self.motion, self.desk.seat, self.names, self.tint),
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
        rows = term_rows(self.names, one.terms)
        total = term_total("Worth of a yes", one.terms)
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
            lines.append(f"{self.names.state(one.state)} may veto; it would, {in_hundred(one.veto)} in 100.")
        if not holders:
            lines.append("Nobody holds a veto.")
        return tuple(lines)

    # -- right: who pays, what follows ------------------------------------------------------------
    def right(self) -> Widget:
        """Quotas; what a yes and a no would do."""
        rows = quotas(self.desk.world, self.pact)
        most = max((owes for _, _, owes in rows), default=1)
        shown: list[Widget] = [QuotaRow(self.names.state(m), self.tint(m), has, owes, most) for m, has, owes in rows]
        kept, owed = sum(min(has, owes) for _, has, owes in rows), sum(owes for *_, owes in rows)
        column: list[Widget] = [
            Head("Who pays, who rides" if self.is_wide else "Who pays", "brigades", rule=""),
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
        else:
            column += place_rows(self.view, self.pact)
        resting = self.motion is None
        column += burden_rows(self.desk.world, self.pact, self.desk.seat, self.tint, at_rest=resting)
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
        weight = Text(self.weight_of_vote(), "second", grow=1)
        beside, below = ([Space(14), weight], []) if self.is_wide else ([], [Space(6), weight])
        row = Row(head, *buttons, *beside, gap=14, arrows=True)
        return Panel(Space(grow=1), row, *below, Space(grow=1), pad=(24, 12), gap=0, label="Vote")

    def weight_of_vote(self) -> str:
        """Whether it is our vote that decides, in a sentence."""
        assert self.motion is not None
        yes, no = (carried_by(self.view, self.motion, self.whip, b).middle for b in (Ballot.YES, Ballot.NO))
        swing = f"{percent(no)} if we say no, {percent(yes)} if we say yes"
        if yes - no >= 250:
            return f"**Our vote decides it:** carried {swing}."
        if yes - no >= 50:
            return f"**Our vote weighs:** carried {swing}."
        fate = "carried" if no >= 500 else "lost"
        return f"**It is likely {fate} without us:** carried {swing}; all will see how we voted."

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
    line = Row(Text(label, "body", ink="ink_2", width=108), Text(value, "value", grow=1), across="start")
    return Column(Rule(), line, gap=4)


def _stakes(head: str, rows: tuple[Stake, ...]) -> list[Widget]:
    if not rows:
        return []
    return [Space(14), Head(head, rule=""), Space(3), *(Pair(one.label, one.value, ink=one.ink) for one in rows)]
