"""Letters: a treaty, a place in a pact, an offer of peace, a call; read, weighed, and answered below."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import pygame

from game.perception import forecast as f
from game.report.telling.naming import Names
from game.ui.desk import Desk
from game.ui.docket import Dispatch
from game.ui.figures import in_hundred, worth
from game.ui.screens.parts.rows import WaverRow, attend, course_card
from game.ui.screens.parts.strip import Turn, letter_strip
from game.ui.screens.parts.waterfall import Waterfall
from game.ui.screens.words.courses import Course, Figured, call_courses
from game.ui.screens.words.follows import call_rows
from game.ui.screens.words.prospects import Prospect, Prospects, joiners, of_peace, of_proposal
from game.ui.screens.words.terms import term_words
from game.ui.screens.words.voices import (
    call_letter,
    charter_rows,
    peace_letter,
    proposal_head,
    proposal_letter,
    treaty_rows,
)
from game.ui.screens.words.wavering import reason
from game.ui.widgets.layout import Column, Row, Space
from game.ui.widgets.look import Look
from game.ui.widgets.plain import Head, Pair, Rule, Shield, Text, caps, voice
from game.ui.widgets.scroll import ScrollArea
from game.ui.widgets.sheets import Sheet
from game.ui.widgets.shell import Screen
from game.ui.widgets.text import signed
from game.ui.widgets.widget import Widget
from game.world.conflicts import Call, PeaceOffer, Side
from game.world.reasons import Term
from game.world.sheets import Answer, AnswerCall, AnswerPeace, AnswerProposal, Line
from game.world.worlds import Proposal

__all__ = ["open_letter"]

Done = Callable[[], None]
_WIDE = (390.0, 330.0)
_CARDS = 146.0


@dataclass(frozen=True, slots=True)
class _Letter:
    """What one letter puts on the sheet."""

    crumb: str
    head: str
    voice: str
    terms: tuple[tuple[str, str], ...]
    courses: tuple[Course, ...]
    rows: tuple[Prospect, ...]
    weighed: tuple[Term, ...]
    chances: tuple[tuple[str, int], ...] = ()


def open_letter(
    screen: Screen, desk: Desk, letter: Dispatch, on_done: Done | None = None, on_turn: Turn | None = None
) -> None:
    """Show a letter with its answers; `on_turn` puts another letter of the turn in its place."""
    match letter.subject:
        case Proposal():
            paper = _proposal(desk, letter, letter.subject)
        case Call():
            paper = _call(desk, letter, letter.subject)
        case PeaceOffer():
            paper = _peace(desk, letter, letter.subject)
        case _:
            return
    _Opened(screen, desk, letter, paper, on_done, on_turn).show()


# -- what each letter says ----------------------------------------------------------------------
def _crumb(desk: Desk, letter: Dispatch, kind: str) -> str:
    ids = [one.id for one in desk.dispatches()]
    return f"{kind} · dispatch {ids.index(letter.id) + 1} of {len(ids)}" if letter.id in ids else kind


def _weighed(letter: Dispatch, label: str, against: str = "") -> tuple[Term, ...]:
    """The ministry's terms for one option, less those of the other where it has any."""
    if letter.decision is None:
        return ()
    terms: dict[str, int] = {}
    for one in letter.decision.options:
        sign = 1 if one.label == label else -1 if one.label == against else 0
        for term in one.terms if sign else ():
            key = term.name if sign > 0 else f"no_{term.name}"
            terms[key] = terms.get(key, 0) + sign * term.milli
    return tuple(Term(name, milli) for name, milli in terms.items() if abs(milli) >= 50)


def _yes_no(letter: Dispatch, yes: Line, no: Line, words: tuple[tuple[str, str], tuple[str, str]],
            figures: tuple[tuple[Figured, ...], tuple[Figured, ...]]) -> tuple[Course, ...]:  # fmt: skip
    """Accept and refuse as two cards."""
    out = []
    for n, line in enumerate((yes, no)):
        advised, chosen = _says(line) == _says(letter.advice), _says(line) == _says(letter.answer)
        name, said = words[n]
        out.append(Course(str(n + 1), name, said, figures[n], line, advised=advised, chosen=chosen))
    return tuple(out)


def _says(line: Line | None) -> bool | None:
    """Yes, no, or nothing yet."""
    match line:
        case AnswerProposal() | AnswerPeace():
            return line.accept
        case AnswerCall():
            return line.honour
    return None


def _figures(found: Prospects) -> tuple[tuple[Figured, ...], tuple[Figured, ...]]:
    """What stands on the two cards: the first prospects after, and as they are now."""
    yes, no = [], []
    for row in [one for one in found.rows if " comes against " not in one.label][:4]:
        before, _, after = row.value.partition(" → ")
        label = row.label.replace("War on us within 10 turns", "war on us, 10 turns")
        label = label[:1].lower() + label[1:]
        unit = "" if before.endswith("%") or not after else " %"
        yes.append(Figured(after or before, label))
        no.append(Figured("as now" if not after and before[:1] in "+−" else before + unit, label))
    return tuple(yes), tuple(no)


def _proposal(desk: Desk, letter: Dispatch, offer: Proposal) -> _Letter:
    names, found = Names(desk.world), of_proposal(desk.view, offer)
    yes, no = AnswerProposal(offer.id, True), AnswerProposal(offer.id, False)
    if offer.treaty is not None:
        terms = treaty_rows(offer.treaty, desk.seat, names)
        words = (("Accept", "In force at once."), ("Refuse", "They learn our answer; nobody else does."))
    else:
        charter = offer.charter or desk.world.pacts[offer.pact or ""].charter
        terms = charter_rows(charter, "permanent members" if charter.permanent_veto else "nobody")
        words = (("Accept", "It binds from the next turn."), ("Refuse", "The others may found it without us."))
    chances = tuple((state, chance.middle) for state, chance in joiners(desk.view, offer))
    return _Letter(
        _crumb(desk, letter, "Letter"),
        proposal_head(offer, names),
        proposal_letter(offer, names),
        tuple(terms),
        _yes_no(letter, yes, no, words, _figures(found)),
        found.rows,
        _weighed(letter, "accept"),
        chances,
    )


def _call(desk: Desk, letter: Dispatch, call: Call) -> _Letter:
    names, war = Names(desk.world), desk.world.wars[call.war]
    terms = [
        ("War", war.name),
        ("Foe", names.state(call.foe)),
        ("Bound by", names.clause(call.clause)),
        ("Is the case clear?", f"{in_hundred(war.clarity_permille)} in 100"),
    ]
    if call.motion is not None:
        terms.append(("Counts", "only if the council carries it"))
    head = f"{names.state(call.friend)} calls on us"
    if call.side is Side.ATTACK:
        head = f"{names.state(call.friend)} calls us to its war"
    courses = call_courses(desk.view, call.id, letter.advice, letter.answer)
    others = f.coalition(desk.view, call.friend, call.foe)
    chances = tuple((one.state, one.credence) for one in others[1:] if one.state != desk.seat)
    return _Letter(
        _crumb(desk, letter, "Call"), head, call_letter(call, names), tuple(terms), courses,
        call_rows(desk.view, call.id, names),
        _weighed(letter, "honour"), chances[:7],
    )  # fmt: skip


def _peace(desk: Desk, letter: Dispatch, offer: PeaceOffer) -> _Letter:
    names, war = Names(desk.world), desk.world.wars[offer.war]
    found = of_peace(desk.view, offer.id, offer.by)
    ours = -war.score_permille if war.defender == desk.seat else war.score_permille
    terms = (
        ("War", war.name),
        ("War score", signed(round(ours / 10))),
        ("Weariness at home", f"{desk.world.states[desk.seat].weariness} of 100"),
        ("Terms", names.terms(offer.terms)),
    )
    words = (("Accept", "Arms rest; a truce binds both."), ("Refuse", "The war goes on."))
    courses = _yes_no(letter, AnswerPeace(offer.id, True), AnswerPeace(offer.id, False), words,
                      _figures(found))  # fmt: skip
    return _Letter(
        _crumb(desk, letter, "Peace"), f"{names.state(offer.by)} offers peace", peace_letter(offer, names), terms,
        courses, found.rows, _weighed(letter, "accept the terms", "fight on"),
    )  # fmt: skip


# -- the sheet ------------------------------------------------------------------------------------
class _FittedSheet(Sheet):
    """A sheet only as high as its highest column, its cards close below, both a little above the middle."""

    def __init__(self, label: str, body: Widget, below: Widget, columns: tuple[Widget, ...]) -> None:
        super().__init__(label, body, below=below, below_height=_CARDS)
        self._columns = columns
        self._where[0], self._where[1] = self._paper, self._cards

    def _paper(self, rect: pygame.Rect, look: Look) -> pygame.Rect:
        wide = rect.w - 2 * look.px(36)
        middle = wide - 2 * look.px(24) - look.px(_WIDE[0] + _WIDE[1] + 72)
        rooms = (look.px(_WIDE[0]), middle, look.px(_WIDE[1]))
        wanted = max(one.measure(look, room)[1] for one, room in zip(self._columns, rooms, strict=True))
        most = rect.h - look.px(2 * 26 + 24 + _CARDS)
        high = min(max(wanted + look.px(66), look.px(300)), most)
        return pygame.Rect(look.px(36), look.px(26) + (most - high) * 2 // 5, wide, high)

    def _cards(self, rect: pygame.Rect, look: Look) -> pygame.Rect:
        paper = self._paper(rect, look)
        return pygame.Rect(paper.x, paper.bottom + look.px(24), paper.w, look.px(_CARDS))


class _Opened:
    """One letter on the screen."""

    def __init__(
        self,
        screen: Screen,
        desk: Desk,
        letter: Dispatch,
        paper: _Letter,
        on_done: Done | None,
        on_turn: Turn | None,
    ) -> None:
        self.screen, self.desk, self.letter, self.paper, self.on_done = screen, desk, letter, paper, on_done
        self.on_turn = on_turn
        self.names = Names(desk.world)
        self.sheet: Sheet | None = None

    def show(self) -> None:
        """Open it."""
        columns = (self.left(), self.middle(), self.right())
        body = Row(
            Column(ScrollArea(columns[0], grow=1), width=_WIDE[0]),
            Column(ScrollArea(columns[1], grow=1), grow=1),
            Column(Space(6), ScrollArea(columns[2], grow=1), width=_WIDE[1]),
            gap=36,
            across="stretch",
        )
        self.sheet = _FittedSheet(self.paper.head, body, self.cards(), columns)
        self.screen.open(self.sheet)
        attend(self.sheet)

    def tint(self, state: str) -> str:
        """The state's colour on the map."""
        return self.desk.scenario.colour(state)

    def left(self) -> Widget:
        """The letter."""
        rows = [_term(label, value) for label, value in self.paper.terms]
        head = Row(Shield(self.tint(self.letter.sender), 34), Text(self.paper.head, "sheet_title", grow=1), gap=14)
        strip = letter_strip(
            self.paper.crumb, self.desk.dispatches(), self.letter.id, self.tint, self.names.state, self.on_turn
        )
        return Column(strip, Space(6), head, Space(8), voice(self.paper.voice), Space(14), *rows, Rule())

    def middle(self) -> Widget:
        """The verdict of the ministry, opened to its sum."""
        weighed = self.paper.weighed
        total = sum(t.milli for t in weighed)
        rows = [(term_words(self.names, t.name), t.milli) for t in weighed]
        if not rows:
            return Column(caps("How the ministry reckons"), Text("It takes no side", "verdict"))
        verdict = Row(
            Text(self.verdict(total), "verdict", grow=1),
            Text(worth(total), "great_figure"),
            gap=12,
        )
        unit = "Wealth over the years ahead, at what all states suppose of each other."
        return Column(
            caps("How the ministry reckons"), verdict, Text(unit, "second", ink="ink_2"), Space(12),
            Waterfall(rows, total < 0), gap=2,
        )  # fmt: skip

    def verdict(self, total: int) -> str:
        """The sum in words; and where the ministry advises against it, why: its own letter asks for more."""
        advised = _says(self.letter.advice)
        if self.letter.kind == "peace" and total > 0 and not advised:
            return "Our own letter asks for more"
        yes, no = {
            "call": ("It is worth marching", "It is not worth marching"),
            "peace": ("Peace is worth more", "The war is worth more"),
        }.get(self.letter.kind, ("It is worth signing", "It is not worth signing"))
        return yes if advised else no

    def right(self) -> Widget:
        """What follows; and who else would join."""
        rows: list[Widget] = []
        if self.paper.rows:
            aside = "broken, and kept" if self.letter.kind == "call" else "now, and then"
            rows += [Head("What would follow", aside, rule=""), Space(3)]
        for one in self.paper.rows:
            ink = "ink" if one.better is None else "good" if one.better else "bad"
            rows.append(Pair(one.label, one.value, ink=ink))
        if self.paper.rows:
            rows += [Rule(), Space(14)]
        if self.paper.chances:
            called = self.letter.kind == "call"
            rows += [Head("Who else would come" if called else "Who else would join", "in 100", rule=""), Space(3)]
            rows += [
                WaverRow(self.names.state(s), self.tint(s), self.why(s), chance, "good" if chance >= 500 else "bad")
                for s, chance in self.paper.chances
            ]
        return Column(*rows, gap=0)

    def why(self, state: str) -> str:
        """The half line under a name at the right."""
        call = self.letter.subject
        if not isinstance(call, Call):
            return "has the same letter"
        s = self.desk.view.survey
        found = {one.state: one for one in f.coalition(self.desk.view, call.friend, call.foe)}
        steps = float(s.steps[s.of(state), s.of(call.friend)])
        return reason(found[state], steps, self.names, call.friend, call.foe)

    def cards(self) -> Widget:
        """The answers."""
        courses = self.paper.courses
        cards = [course_card(one, partial(self.press, one), 4) for one in courses]
        return Row(*cards, gap=32, across="stretch", arrows=True)

    def press(self, course: Course) -> None:
        """The answer is given; it can be changed until the phase ends."""
        if isinstance(course.answer, Answer):
            self.desk.answer(course.answer)
        if self.sheet is not None:
            self.screen.close(self.sheet)
        if self.on_done is not None:
            self.on_done()
        else:
            self.screen.rebuild()


def _term(label: str, value: str) -> Widget:
    """One of the terms."""
    return Column(
        Rule(), Row(Text(label, "body", ink="ink_2", width=128), Text(value, "value", grow=1), across="start"), gap=5
    )
