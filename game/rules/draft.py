"""The Draft: a world in the making, inside one call of the rules (architecture.md, one pure function).

Its tables are shallow copies of the old world's; steps replace records in
them. `draft.world` is a World over those very tables, so that measures can be
read at any moment. Nobody outside the call sees a Draft.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, TypeVar

from game.kit.dice import Dice
from game.kit.records import changed
from game.world.events import Event
from game.world.lands import Province
from game.world.sheets import Line
from game.world.states import Secrets, State
from game.world.worlds import World

__all__ = ["Docket", "Draft", "unlocked"]

L = TypeVar("L", bound=Line)
V = TypeVar("V")


@dataclass(slots=True)
class Docket:
    """The lawful lines of a phase by kind, in the order that the dice drew (no seat is always first)."""

    lines: dict[type, list[tuple[str, Any]]] = field(default_factory=dict)

    def add(self, seat: str, line: Line) -> None:
        """Put a lawful line on the docket."""
        self.lines.setdefault(type(line), []).append((seat, line))

    def of(self, kind: type[L]) -> Iterator[tuple[str, L]]:
        """All lines of one kind, each with its author."""
        yield from self.lines.get(kind, ())


def _listed(table: dict[str, V]) -> dict[str, V]:
    """A table listed by its ids, oldest first: a world read back from a save goes on like the one that was saved."""
    if len(table) < 2:
        return dict(table)
    names = tuple(table)
    order = _order(names)
    return dict(table) if order == names else {name: table[name] for name in order}


@lru_cache(1024)
def _order(names: tuple[str, ...]) -> tuple[str, ...]:
    """Ids by age: shorter numbers are older."""
    return tuple(sorted(names, key=lambda name: (len(name), name)))


def unlocked(world: World) -> World:
    """The same world over tables of its own, one level deep (two for forces), each in the order of its ids."""
    return changed(
        world,
        states=_listed(world.states),
        provinces=_listed(world.provinces),
        forces={state: dict(stacks) for state, stacks in _listed(world.forces).items()},
        trust=_listed(world.trust),
        secrets=Secrets(
            dict(world.secrets.disposition),
            dict(world.secrets.doctrine),
            dict(world.secrets.error_permille),
            _listed(world.secrets.plots),
        ),
        treaties=_listed(world.treaties),
        pacts=_listed(world.pacts),
        crises=_listed(world.crises),
        wars=_listed(world.wars),
        proposals=_listed(world.proposals),
        motions=_listed(world.motions),
        calls=_listed(world.calls),
        offers=_listed(world.offers),
        recruits=_listed(world.recruits),
        marches=_listed(world.marches),
    )


class Draft:
    """A world in the making: its tables, the events told so far, the dice of the phase."""

    __slots__ = ("_ranks", "_serial", "_told", "dice", "events", "world")

    def __init__(self, world: World, dice: Dice) -> None:
        self.world = unlocked(world)
        self.dice = dice
        self.events: list[Event] = []
        self._told = world.told
        self._serial = world.serial
        self._ranks: dict[str, int] = {}

    @property
    def turn(self) -> int:
        """The turn of the world in the making."""
        return self.world.turn

    def tell(
        self,
        make: Callable[..., Event],
        because: int | None = None,
        audience: tuple[str, ...] | None = None,
        **facts: object,
    ) -> int:
        """Record that something happened; the number by which later events may name it as their cause."""
        self._told += 1
        self.events.append(make(id=self._told, turn=self.turn, because=because or None, audience=audience, **facts))
        return self._told

    def serial(self, letter: str) -> str:
        """A new id: t treaty, c crisis, w war, k call, m motion, o offer, p proposal, pact, plot."""
        self._serial += 1
        return f"{letter}{self._serial}"

    def rank(self, name: str) -> int:
        """A state's place in this phase's drawn order: it breaks ties, so that no name is favoured."""
        if name not in self._ranks:
            self._ranks[name] = self.dice.roll(1 << 40, "precedence", name)
        return self._ranks[name]

    def drawn(self, names: Iterable[str]) -> list[str]:
        """States in the order that the dice drew for this phase."""
        return sorted(names, key=lambda name: (self.rank(name), name))

    def living(self) -> list[str]:
        """Living states in drawn order."""
        return self.drawn(name for name, state in self.world.states.items() if state.alive)

    def state(self, name: str, **changes: Any) -> State:
        """A state as it is now, after the changes given."""
        if changes:
            self.world.states[name] = changed(self.world.states[name], **changes)
        return self.world.states[name]

    def province(self, name: str, **changes: Any) -> Province:
        """A province as it is now, after the changes given."""
        if changes:
            self.world.provinces[name] = changed(self.world.provinces[name], **changes)
        return self.world.provinces[name]

    def owned(self, state: str) -> list[Province]:
        """The provinces a state owns, by name."""
        return sorted((p for p in self.world.provinces.values() if p.owner == state), key=lambda p: p.id)

    def force(self, state: str, province: str) -> int:
        """Tenths of a brigade of one state in one place."""
        return self.world.forces.get(state, {}).get(province, 0)

    def move_force(self, state: str, province: str, tenths: int) -> None:
        """Add (or with a minus take away) tenths of a brigade; an empty stack leaves the table."""
        stacks = self.world.forces.setdefault(state, {})
        left = stacks.get(province, 0) + tenths
        if left < 0:
            raise ValueError(f"{state} would have {left} tenths in {province}")
        if left:
            stacks[province] = left
        else:
            stacks.pop(province, None)

    def pay(self, state: str, amount: int) -> int:
        """Take up to that much from a treasury; what was there to take."""
        taken = max(0, min(amount, self.world.states[state].treasury))
        self.state(state, treasury=self.world.states[state].treasury - taken)
        return taken

    def shake(self, state: str, points: int) -> None:
        """Raise or lower a state's stability, held within 0 and 100."""
        self.state(state, stability=max(0, min(100, self.world.states[state].stability + points)))

    def tire(self, state: str, points: int) -> None:
        """Raise or lower a state's weariness, held within 0 and 100."""
        self.state(state, weariness=max(0, min(100, self.world.states[state].weariness + points)))

    def close(self, **last: Any) -> World:
        """The finished world."""
        return changed(self.world, serial=self._serial, told=self._told, **last)
