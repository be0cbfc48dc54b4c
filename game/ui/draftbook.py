"""The draft on the desk: the ministry's lines and the player's, with an undo for every touch of the pen.

A page is frozen; every change turns to a new one and keeps the old, so undo and redo are a walk through pages.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Literal

from game.doctrines.mind import Deliberation, Strategy
from game.world import sheets as s
from game.world.predictions import MOST_AT_ONCE, Prediction
from game.world.reasons import Decision
from game.world.sheets import Line

__all__ = ["DraftBook", "DraftLine", "Page", "deed_of", "drafted"]

Origin = Literal["ministry", "player"]


@dataclass(frozen=True, slots=True)
class DraftLine:
    """One line of the draft. `was` is the ministry's line that the player changed, if it began as one."""

    line: Line
    origin: Origin = "ministry"
    struck: bool = False
    decision: Decision | None = None
    was: Line | None = None

    @property
    def changed(self) -> bool:
        """Whether it bears the player's hand."""
        return self.origin == "player"


@dataclass(frozen=True, slots=True)
class Page:
    """One state of the draft and of the road it was drawn for, and what its player predicts."""

    lines: tuple[DraftLine, ...] = ()
    strategy: Strategy | None = None
    focus: str | None = None
    predictions: tuple[Prediction, ...] = ()


_FIELDS_OF_DEED: dict[str, tuple[str, ...]] = {
    "recruit": ("province",),
    "disband": ("province",),
    "fortify": ("province",),
    "march": ("origin", "destination"),
    "propose_treaty": ("to", "treaty"),
    "denounce": ("treaty",),
    "apply_to_pact": ("pact",),
    "withdraw": ("pact",),
    "put_motion": ("pact", "motion", "about"),
    "make_demand": ("target",),
    "attack": ("target",),
    "join_war": ("war",),
    "offer_peace": ("war", "to"),
    "gift": ("to",),
    "covert": (),
    "mediate": ("war",),
    "release_ally": ("war", "state"),
    "answer_proposal": ("proposal",),
    "answer_demand": ("crisis",),
    "answer_pledge": ("crisis",),
    "answer_call": ("call",),
    "cast_vote": ("motion",),
    "answer_peace": ("offer",),
}


def deed_of(line: Line) -> tuple[object, ...]:
    """What a line is about, without how much: two lines of one deed would say the same thing twice."""
    return (line.kind, *(getattr(line, name) for name in _FIELDS_OF_DEED.get(line.kind, ())))


def drafted(deliberation: Deliberation) -> tuple[DraftLine, ...]:
    """The ministry's lines, each with the decision behind it where one can be told."""
    return tuple(DraftLine(line, decision=_decision(line, deliberation)) for line in deliberation.sheet.lines)


_TOPICS: dict[str, tuple[str, str]] = {
    "propose_treaty": ("treaty", "to"),
    "denounce": ("treaty", "treaty"),
    "apply_to_pact": ("pact", "pact"),
    "withdraw": ("pact", "pact"),
    "make_demand": ("demand", "target"),
    "join_war": ("join", "war"),
    "offer_peace": ("peace", "war"),
    "answer_proposal": ("proposal", "proposal"),
    "answer_demand": ("answer", "crisis"),
    "answer_pledge": ("pledge", "crisis"),
    "answer_call": ("call", "call"),
    "cast_vote": ("vote", "motion"),
    "answer_peace": ("peace", "offer"),
}
"""For a kind of line: the topic of its decision, and the field whose value the decision is about."""
_PURSE = (s.Levy, s.Recruit, s.Disband, s.Fortify, s.Emulate)


def _decision(line: Line, deliberation: Deliberation) -> Decision | None:
    """The decision a line was written for."""
    if isinstance(line, _PURSE):
        return next((d for d in deliberation.decisions if d.topic == "budget"), None)
    if isinstance(line, s.Attack):
        return next((d for d in deliberation.decisions if d.topic == "crisis" and line.crisis in d.about), None)
    if isinstance(line, s.FoundPact):
        return next((d for d in deliberation.decisions if d.topic == "pact" and d.chosen.startswith("found")), None)
    if line.kind not in _TOPICS:
        return None
    topic, name = _TOPICS[line.kind]
    about = getattr(line, name)
    return next((d for d in deliberation.decisions if d.topic == topic and about in d.about), None)


@dataclass(slots=True)
class DraftBook:
    """The pages of one phase's draft; the last of `past` is what undo goes back to."""

    page: Page = field(default_factory=Page)
    past: list[Page] = field(default_factory=list)
    future: list[Page] = field(default_factory=list)

    def begin(self, page: Page) -> None:
        """A new phase: nothing before it can be undone."""
        self.page = page
        self.past.clear()
        self.future.clear()

    def turn_to(self, page: Page) -> None:
        """A change: the old page is kept for undo."""
        if page == self.page:
            return
        self.past.append(self.page)
        self.future.clear()
        self.page = page

    def undo(self) -> bool:
        """One page back; whether there was one."""
        if not self.past:
            return False
        self.future.append(self.page)
        self.page = self.past.pop()
        return True

    def redo(self) -> bool:
        """One page on again; whether there was one."""
        if not self.future:
            return False
        self.past.append(self.page)
        self.page = self.future.pop()
        return True

    def strike(self, n: int, struck: bool = True) -> None:
        """Strike line n, or restore it."""
        self._put(n, replace(self.page.lines[n], struck=struck))

    def replace(self, n: int, line: Line) -> None:
        """Line n in the player's words; what the ministry had written stays beside it."""
        old = self.page.lines[n]
        was = old.was if old.origin == "player" else old.line
        if line == was:
            self._put(n, replace(old, line=line, origin="ministry", struck=False, was=None))
        else:
            self._put(n, replace(old, line=line, origin="player", struck=False, was=was))

    def add(self, line: Line) -> int:
        """A line of the player's own, instead of one on the same deed if there is one; its number."""
        deed = deed_of(line)
        for n, old in enumerate(self.page.lines):
            if deed_of(old.line) == deed:
                self.replace(n, line)
                return n
        self.turn_to(replace(self.page, lines=(*self.page.lines, DraftLine(line, "player"))))
        return len(self.page.lines) - 1

    def remove(self, n: int) -> None:
        """Take a line out altogether: for the player's own lines, which no ministry will write again."""
        self.turn_to(replace(self.page, lines=self.page.lines[:n] + self.page.lines[n + 1 :]))

    def redraw(self, lines: Iterable[DraftLine], strategy: Strategy | None, focus: str | None) -> None:
        """A new draft of the ministry's on another road; the player's own lines stay."""
        self.turn_to(Page(with_own(lines, self.page.lines), strategy, focus, self.page.predictions))

    def predict(self, one: Prediction) -> bool:
        """Lay a prediction down in place of one on the same question, or take back the very same.

        Whether there was room for it.
        """
        kept = tuple(p for p in self.page.predictions if p.question != one.question)
        new = () if one in self.page.predictions else (one,)
        if len(kept) + len(new) > MOST_AT_ONCE:
            return False
        self.turn_to(replace(self.page, predictions=(*kept, *new)))
        return True

    def _put(self, n: int, line: DraftLine) -> None:
        lines = list(self.page.lines)
        lines[n] = line
        self.turn_to(replace(self.page, lines=tuple(lines)))


def with_own(drafted: Iterable[DraftLine], before: Iterable[DraftLine]) -> tuple[DraftLine, ...]:
    """The ministry's lines, with the player's of the page before in place of those on the same deed, or after them."""
    own = {deed_of(one.line): one for one in before if one.origin == "player"}
    lines = []
    for one in drafted:
        mine = own.pop(deed_of(one.line), None)
        lines.append(one if mine is None else replace(mine, was=one.line, decision=one.decision))
    return (*lines, *(replace(one, was=None) for one in own.values()))
