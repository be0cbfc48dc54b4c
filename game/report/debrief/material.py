"""What questions are made of: the book with its source, and candidates that finders draw from them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from game.report.debrief.texts import DebriefWords
from game.report.records.chapters import Report, WarChapter
from game.report.source import Source
from game.report.telling.naming import Names, signed
from game.report.telling.phrases import states_in
from game.report.telling.sentences import headline
from game.report.telling.years import year_text
from game.world.events import Event, WarBegan, WarEnded
from game.world.treaties import TreatyKind

__all__ = ["Candidate", "Material", "percent", "weighed_slots"]

_HEAVIEST: Final = 6
_TRIFLE: Final = 500
"""Terms of a reckoning below half a unit of wealth are left out (thousandths)."""
_OWN: Final = 14
"""How much more telling a question is that speaks of a state a person played."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A question that this game can answer, not yet in words.

    `slots` fill the braces of its kind's template, `cases` those of the line for each case. `events` are what the
    key rests on, `states` those whose deeds it names. `subject` is what it is about (a war, a pact, a state), so
    that a debrief does not speak of one thing alone; `telling` is 0 to 30, by the game's own events.
    """

    kind: str
    slots: Mapping[str, str]
    events: tuple[int, ...] = ()
    states: tuple[str, ...] = ()
    subject: str = ""
    turn: int | None = None
    telling: int = 0
    cases: tuple[Mapping[str, str], ...] = field(default=())


@dataclass(frozen=True)
class Material:
    """The book, its source and the wording."""

    report: Report
    source: Source
    words: DebriefWords

    @property
    def names(self) -> Names:
        """Names of everything in the game."""
        return self.source.names

    @cached_property
    def wars(self) -> tuple[WarChapter, ...]:
        """The wars between states."""
        return tuple(w for w in self.report.wars if not w.civil)

    @cached_property
    def began(self) -> dict[str, WarBegan]:
        """The event each war began with."""
        return {e.war: e for e in self.source.of(WarBegan)}

    @cached_property
    def ended(self) -> dict[str, WarEnded]:
        """The event each war ended with."""
        return {e.war: e for e in self.source.of(WarEnded)}

    @cached_property
    def is_over(self) -> bool:
        """Whether the game has ended: what was secret is opened."""
        return bool(self.source.last.ended_by)

    def may_tell(self, event: Event) -> bool:
        """Whether an event may be told now: what only some heard of waits for the end."""
        return self.is_over or event.audience is None

    def year(self, turn: int) -> str:
        """A turn's year in words."""
        return year_text(self.source.system, turn)

    def listed(self, states: Iterable[str]) -> str:
        """States as a list, each once; or nobody."""
        return self.names.states(dict.fromkeys(states)) or self.words.phrase.nobody

    def share(self, states: Iterable[str], turn: int) -> str:
        """What states have together of all power as a turn opened."""
        return percent(sum(self.source.share(s, turn) for s in dict.fromkeys(states)))

    def offer(self, treaty: TreatyKind | None, pact: str | None) -> str:
        """What a proposal held out: a kind of treaty, or a place in a pact."""
        if treaty is not None:
            return self.names.words.treaty[treaty]
        return self.words.phrase.place.format(pact=self.names.pact(pact))

    def own(self, *states: str) -> int:
        """What it adds to a question that it speaks of a state a person played."""
        played = self.source.chronicle.players
        return _OWN if any(s in played for s in states) else 0

    def size(self, war: WarChapter) -> int:
        """How much a war weighed in this game, 0 to 14: by its losses and its belligerents, beside the greatest."""
        lost = max((w.lost for w in self.wars), default=0)
        many = max((len(w.fighters) for w in self.wars), default=1)
        return (7 * war.lost // lost if lost else 0) + 7 * len(war.fighters) // max(many, 1)

    def told(self, events: Iterable[int]) -> tuple[str, ...]:
        """Events as sentences with their years, each sentence once."""
        found = (self.source.by_id[id] for id in events)
        return tuple(dict.fromkeys(f"{self.year(e.turn)}: {headline(e, self.names)}" for e in found))

    def naming(self, events: Iterable[Event], state: str) -> list[Event]:
        """Those of some events that name a state and may be told."""
        return [e for e in events if state in states_in(e) and self.may_tell(e)]


def percent(permille: int) -> str:
    """`12.5 %` of thousandths."""
    return f"{permille / 10:.1f}\N{NO-BREAK SPACE}%"


def weighed_slots(
    weighed: tuple[tuple[str, int], ...], names: Names
) -> tuple[dict[str, str], tuple[Mapping[str, str], ...]]:
    """The sum of a reckoning and its heaviest terms, in units of wealth; nothing where none is on record."""
    if not weighed:
        return {}, ()
    terms = names.words.term
    heavy = sorted((one for one in weighed if abs(one[1]) >= _TRIFLE), key=lambda one: -abs(one[1]))[:_HEAVIEST]
    cases = tuple(
        {"term": terms.get(name, name.replace("_", " ")), "worth": signed(round(milli / 1000))} for name, milli in heavy
    )
    return {"sum": signed(round(sum(milli for _, milli in weighed) / 1000))}, cases
