"""Marches: columns step through the land, all at once (rules.md §4; decisions 7, 14)."""

from dataclasses import dataclass

from game.measures.distance import path, routes
from game.measures.law import enemies, may_enter, members_of, side_of
from game.rules.draft import Docket, Draft
from game.rules.legality import refuse
from game.rules.terms import other_side
from game.world import sheets as s
from game.world.conflicts import Side, War
from game.world.events import ForceArrived, ForceDisbanded

__all__ = ["march_columns", "order_marches", "return_home", "send_to_front"]


@dataclass(slots=True)
class Column:
    """Brigades (tenths) of one state on their way; `at` is the place on it where they are now."""

    state: str
    way: tuple[str, ...]
    tenths: int
    at: int = 0
    halted: bool = False

    @property
    def here(self) -> str:
        """Where the column is."""
        return self.way[self.at]

    @property
    def next(self) -> str | None:
        """Where it would step, if it still goes on."""
        return None if self.halted or self.at + 1 >= len(self.way) else self.way[self.at + 1]


def order_marches(draft: Draft, docket: Docket) -> None:
    """Columns are noted now and march at the Resolution."""
    for seat, line in docket.of(s.March):
        column = (line.origin, line.destination, line.tenths)
        draft.world.marches[seat] = (*draft.world.marches.get(seat, ()), column)


def send_to_front(draft: Draft, war: War, state: str, friend: str, share_permille: int) -> None:
    """Who honours a call marches that share of each of its stacks towards the front at once (decisions 7).

    Garrisons from which no way leads there stay; nobody ordered them, so nobody is told.
    """
    ordered = draft.world.marches.get(state, ())
    away: dict[str, int] = {}
    for origin, _, tenths in ordered:
        away[origin] = away.get(origin, 0) + tenths
    extra = []
    for origin, there in sorted(draft.world.forces.get(state, {}).items()):
        tenths = (there - away.get(origin, 0)) * share_permille // 1000
        goal = _front(draft, war, state, friend, origin)
        if tenths > 0 and goal is not None and goal != origin and path(draft.world, state, origin, goal):
            extra.append((origin, goal, tenths))
    draft.world.marches[state] = (*ordered, *extra)


def _front(draft: Draft, war: War, state: str, friend: str, origin: str) -> str | None:
    """The front as seen from a garrison: a helper of the victim goes to its threatened capital, or to what was lost.

    Helpers of the attacker go to the nearest land of the defender.
    """
    side = side_of(war, state)
    foes = set(members_of(war, other_side(side))) if side else set()
    places = draft.world.provinces.values()
    lost = [p.id for p in places if p.owner == friend and p.holder in foes]
    if side is Side.ATTACK:
        lost = [p.id for p in places if p.holder == war.defender]
    if not lost:
        return draft.state(friend).capital
    ways = routes(draft.world.links)
    return min(lost, key=lambda p: (ways.km(origin, p), p))


def march_columns(draft: Draft) -> None:
    """All columns step together, up to the scenario's marches a turn; enemies who meet stop each other."""
    columns = _columns(draft)
    foes = {c.state: enemies(draft.world, c.state) for c in columns}
    for _ in range(draft.world.system.marches):
        if not any(c.next for c in columns):
            break
        _halt_crossings(draft, columns, foes)
        for column in columns:
            if column.next:
                column.at += 1
        _halt_meetings(draft, columns, foes)
    _arrive(draft, columns)
    draft.world.marches.clear()


def _columns(draft: Draft) -> list[Column]:
    """Take the ordered brigades from their stations; a column without a way stays and its author is told."""
    columns = []
    for state in draft.drawn(draft.world.marches):
        for origin, destination, ordered in draft.world.marches[state]:
            tenths = min(ordered, draft.force(state, origin))
            if tenths <= 0:
                continue
            way = path(draft.world, state, origin, destination)
            if way is None:
                there = draft.province(destination).name
                why = f"No way to {there} is open; it needs own land, a friend's or an enemy's, and ports at sea."
                refuse(draft, state, "march", why)
                continue
            draft.move_force(state, origin, -tenths)
            columns.append(Column(state, way, tenths))
    return columns


def _halt_crossings(draft: Draft, columns: list[Column], foes: dict[str, frozenset[str]]) -> None:
    """Enemies who would pass each other on one road meet: the weaker stays and is met where it stands."""
    for n, one in enumerate(columns):
        for other in columns[n + 1 :]:
            if other.state in foes[one.state] and one.next == other.here and other.next == one.here:
                weaker = min(one, other, key=lambda c: (c.tenths * draft.state(c.state).quality, draft.rank(c.state)))
                weaker.halted = True


def _halt_meetings(draft: Draft, columns: list[Column], foes: dict[str, frozenset[str]]) -> None:
    """A column stops on enemy-held land, and where enemies stand or have come."""
    standing = _presence(draft, columns)
    for column in columns:
        here = column.here
        if draft.province(here).holder in foes[column.state] or standing.get(here, frozenset()) & foes[column.state]:
            column.halted = column.halted or column.at > 0


def _presence(draft: Draft, columns: list[Column]) -> dict[str, set[str]]:
    """Whose brigades are where, on the march or not."""
    found: dict[str, set[str]] = {}
    for state, stacks in draft.world.forces.items():
        for province in stacks:
            found.setdefault(province, set()).add(state)
    for column in columns:
        found.setdefault(column.here, set()).add(column.state)
    return found


def _arrive(draft: Draft, columns: list[Column]) -> None:
    """Columns stand where they have come to."""
    for column in columns:
        draft.move_force(column.state, column.here, column.tenths)
        if column.at > 0:
            draft.tell(
                ForceArrived,
                state=column.state,
                origin=column.way[0],
                province=column.here,
                tenths=column.tenths,
            )


def return_home(draft: Draft) -> None:
    """Brigades that may no longer stand where they are march home: to the nearest land their state holds."""
    ways = routes(draft.world.links)
    for state in draft.living():
        for province, tenths in sorted(draft.world.forces.get(state, {}).items()):
            if may_enter(draft.world, state, province):
                continue
            held = [p.id for p in draft.world.provinces.values() if p.holder == state]
            draft.move_force(state, province, -tenths)
            if held:
                home = min(held, key=lambda p: (ways.km(province, p), p))
                draft.move_force(state, home, tenths)
                draft.tell(ForceArrived, state=state, origin=province, province=home, tenths=tenths)
            else:
                draft.tell(ForceDisbanded, state=state, province=province, tenths=tenths)
