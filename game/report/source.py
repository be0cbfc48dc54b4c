"""A chronicle read for the book: events by id and kind, the latest record of each war, crisis, treaty and pact.

Wars, treaties and crises may be put away by the rules once they are over; the
book needs each as it last stood.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from re import fullmatch
from typing import TypeVar

from game.chronicle.entry import Entry
from game.chronicle.record import Chronicle
from game.kit.heap import unswept
from game.kit.hues import hue_of
from game.measures.power import capability, tenths_of
from game.perception.views import Estimates
from game.report.sealing import sealed
from game.report.telling.naming import Names, nth
from game.world.conflicts import Call, Crisis, War
from game.world.events import Event, TreatySigned
from game.world.pacts import Pact
from game.world.treaties import Treaty
from game.world.worlds import System, World

__all__ = ["MANY", "Source", "read_chronicle"]

Kind = TypeVar("Kind")

MANY = 24
"""States above which a system is large: what all reckon takes ten times as long there, and fewer turns are."""
_KEPT = 24
"""Worlds whose reckoning is kept at a time."""
PALETTE = (
    "#8D7399", "#5F8FB8", "#A8623F", "#7C8C52", "#C69A4A", "#4F8A86", "#B58A6B", "#6B6FA5", "#9A9A58", "#86616F",
    "#6F9A78", "#B0A06A", "#55778A", "#A47C94", "#7A6A55", "#94A7B5",
)  # fmt: skip


@dataclass(frozen=True)
class Source:
    """What the book is written from. `snapshots` holds one world for each turn as it opened, and the last one."""

    chronicle: Chronicle
    steps: tuple[Entry, ...]
    events: tuple[Event, ...]
    snapshots: tuple[World, ...]
    wars: Mapping[str, War]
    crises: Mapping[str, Crisis]
    treaties: Mapping[str, Treaty]
    pacts: Mapping[str, Pact]
    calls: Mapping[str, Call]
    colours: Mapping[str, str] = field(default_factory=dict)

    @property
    def start(self) -> World:
        """The world before any decision."""
        return self.steps[0].world

    @property
    def last(self) -> World:
        """The world as the game left it."""
        return self.steps[-1].world

    @property
    def is_over(self) -> bool:
        """Whether the game has ended, and with it the secrets; till then the book is written sealed."""
        return self.last.ended_by is not None

    @property
    def is_large(self) -> bool:
        """Whether the game began with more than `MANY` states."""
        return len(self.start.states) > MANY

    @property
    def system(self) -> System:
        """What the scenario fixed."""
        return self.start.system

    @cached_property
    def names(self) -> Names:
        """Names of everything that ever was in the game."""
        return Names(self.last, self.treaties, self.pacts, self.wars, self.titles)

    def names_at(self, turn: int) -> Names:
        """Names as that turn opened: who owned what is another matter at the end; of states to come, the later name."""
        world = self.at(turn)
        if len(world.states) < len(self.last.states):
            world = replace(world, states={**self.last.states, **world.states})
        return Names(world, self.treaties, self.pacts, self.wars, self.titles)

    @cached_property
    def titles(self) -> dict[str, str]:
        """Names of wars told apart: of several with one name, the first, the second and so on."""
        order = sorted(self.wars.values(), key=lambda w: (w.began, w.id))
        shared = Counter(w.name for w in order)
        seen: Counter[str] = Counter()
        found = {}
        for war in order:
            seen[war.name] += 1
            found[war.id] = f"{nth(seen[war.name])} {war.name}" if shared[war.name] > 1 else war.name
        return found

    @cached_property
    def by_id(self) -> dict[int, Event]:
        """Events by their id."""
        return {e.id: e for e in self.events}

    def about_war(self, war: str, crisis: str | None = None) -> tuple[Event, ...]:
        """Events that name a war or the crisis it came from, in order."""
        found = {**self._named["war"].get(war, {}), **self._named["crisis"].get(crisis or "", {})}
        return tuple(found[place] for place in sorted(found))

    @cached_property
    def _named(self) -> dict[str, dict[str, dict[int, Event]]]:
        """Events by the war and by the crisis they name, each at its place in the order of all."""
        found: dict[str, dict[str, dict[int, Event]]] = {"war": {}, "crisis": {}}
        for place, event in enumerate(self.events):
            for key, table in found.items():
                if named := getattr(event, key, None):
                    table.setdefault(named, {})[place] = event
        return found

    def estimates(self, world: World) -> Estimates:
        """What all could reckon in a world of this game, the last few kept: tables of a large one weigh megabytes."""
        kept = self._estimates
        if id(world) not in kept:
            if len(kept) >= _KEPT:
                kept.pop(next(iter(kept)))
            kept[id(world)] = Estimates(world)
        return kept[id(world)]

    @cached_property
    def found(self) -> dict[str, object]:
        """What has been found in the whole game once and is asked for again, under its finder's name."""
        return {}

    @cached_property
    def _estimates(self) -> dict[int, Estimates]:
        return {}

    @cached_property
    def shares(self) -> tuple[dict[str, int], ...]:
        """Each state's share of capability (permille) at every snapshot."""
        return tuple(capability(world) for world in self.snapshots)

    @cached_property
    def first_shares(self) -> dict[str, int]:
        """Each state's share of capability in its first turn in being: one that came later did not rise from nothing.

        Left out: rebels whose war was never won, who are no state.
        """
        found: dict[str, int] = {}
        for row in reversed(self.shares):
            found |= row
        return {s: part for s, part in found.items() if self.last.states[s].rebels_of is None}

    def forces(self, state: str, turn: int) -> int:
        """All brigades a state had as a turn opened, in tenths."""
        return tenths_of(self.at(turn), state)

    def share(self, state: str, turn: int) -> int:
        """A state's share of capability as a turn opened; 0 while it does not exist."""
        return self.shares[max(0, min(turn - 1, len(self.shares) - 1))].get(state, 0)

    @cached_property
    def kinds(self) -> dict[type, tuple[Event, ...]]:
        """Events by their kind, in order: a long game has fifty thousand, and every page asks for some kind."""
        found: dict[type, list[Event]] = {}
        for event in self.events:
            found.setdefault(type(event), []).append(event)
        return {kind: tuple(events) for kind, events in found.items()}

    def of(self, kind: type[Kind]) -> Iterator[Kind]:
        """All events of one kind, in order."""
        return (event for event in self.kinds.get(kind, ()) if isinstance(event, kind))

    def at(self, turn: int) -> World:
        """The world as a turn opened, or the nearest there is."""
        return self.snapshots[max(0, min(turn - 1, len(self.snapshots) - 1))]

    def roots(self, event: Event) -> list[Event]:
        """The event and all that led to it by `because`, latest first."""
        found: list[Event] = []
        step: Event | None = event
        while step is not None and step not in found:
            found.append(step)
            step = self.by_id.get(step.because) if step.because is not None else None
        return found

    def colour(self, state: str) -> str:
        """The state's colour on the map, or one of a fixed palette where it has none that is one."""
        order = sorted(self.start.states)
        place = order.index(state) if state in order else 0
        own = hue_of(state, self.colours) if self.colours else ""
        return own if fullmatch("#[0-9A-Fa-f]{6}", own) else PALETTE[place % len(PALETTE)]


def read_chronicle(chronicle: Chronicle, colours: Mapping[str, str] | None = None) -> Source:
    """Read every step once and index it; `colours` maps states to `#RRGGBB`. A game that still runs is read sealed."""
    with unswept():
        steps = tuple(chronicle.steps)
    steps = sealed(steps) if steps[-1].world.ended_by is None else steps
    tables: dict[str, dict[str, object]] = {k: {} for k in ("wars", "crises", "treaties", "pacts", "calls")}
    for step in steps:
        for name, table in tables.items():
            table.update(getattr(step.world, name))
    tables["treaties"] |= _brief_treaties(steps, tables["treaties"])
    return Source(
        chronicle=chronicle,
        steps=steps,
        events=tuple(e for step in steps for e in step.events),
        snapshots=_snapshots(steps),
        colours=dict(colours or {}),
        **tables,  # type: ignore[arg-type]
    )


def _brief_treaties(steps: tuple[Entry, ...], known: Mapping[str, object]) -> dict[str, Treaty]:
    """Treaties signed and ended within one phase, which no world on record holds: a call may name one."""
    signed = (e for step in steps for e in step.events if isinstance(e, TreatySigned) and e.treaty not in known)
    return {e.treaty: Treaty(e.treaty, e.treaty_kind, e.first, e.second, e.turn, against=e.against) for e in signed}


def _snapshots(steps: tuple[Entry, ...]) -> tuple[World, ...]:
    """One world a turn, the first seen of each, and the last world if its turn was never reopened."""
    by_turn: dict[int, World] = {}
    for step in steps:
        by_turn.setdefault(step.world.turn, step.world)
    worlds = list(by_turn.values())
    if steps[-1].world is not worlds[-1]:
        worlds.append(steps[-1].world)
    return tuple(worlds)
