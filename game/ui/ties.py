"""Ties: the ribbons between states, from treaties, pacts, demands and wars, as they concern one seat.

Red is danger to the seat alone: its own crises and the foes it fights. What others quarrel over is ink. Ties of the
seat and of the chosen state stand out; the rest are faint.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from game.measures.law import active_wars, shared_pacts, treaties_between
from game.report.telling.naming import Names
from game.ui.atlas.scene import Hub, Ribbon, RibbonStyle
from game.world.conflicts import Aim, AimKind, Crisis, Side, Stage, War
from game.world.treaties import Treaty, TreatyKind
from game.world.worlds import World

__all__ = ["Places", "hubs", "ribbons"]

Anchor = str | tuple[float, float]


class Places(Protocol):
    """Whoever knows where a state stands on the map."""

    def anchor(self, world: World, state: str) -> Anchor | None:
        """A province, a point of the map, or nowhere."""


_STYLES: dict[TreatyKind, RibbonStyle] = {
    TreatyKind.DEFENCE: "defence",
    TreatyKind.GUARANTEE: "defence",
    TreatyKind.OFFENCE: "defence",
    TreatyKind.CLIENTAGE: "patron",
}
"""Treaties of help alone are drawn: a truce or a trade treaty draws nobody into a war."""


@dataclass(frozen=True, slots=True)
class _Eye:
    """Who looks, and whom it looks at. Without a seat everything matters alike."""

    places: Places
    world: World
    seat: str | None
    chosen: str | None

    def minds(self, *states: str) -> bool:
        """Whether a tie of these states is the matter: the seat's own, or the chosen state's."""
        return self.seat is None or self.seat in states or (self.chosen in states)

    def is_ours(self, *states: str) -> bool:
        """Whether the seat itself is one of them; a picture without a reader takes every quarrel for its own."""
        return self.seat is None or self.seat in states

    def is_friend(self, state: str) -> bool:
        """Whether a treaty of help or a pact joins the seat to a state."""
        if self.seat is None or state == self.seat:
            return False
        bound = any(t.kind in _STYLES for t in treaties_between(self.world, self.seat, state))
        return bound or bool(shared_pacts(self.world, self.seat, state))

    def tie(self, a: str, b: str, style: RibbonStyle, key: str, caption: str = "", arrow: bool = False) -> list[Ribbon]:
        """The ribbon, if both stand somewhere on the map."""
        start, end = self.places.anchor(self.world, a), self.places.anchor(self.world, b)
        if start is None or end is None or start == end:
            return []
        faint = style in ("defence", "patron") and not self.minds(a, b)
        return [Ribbon(start, end, style, caption, arrow, key, faint=faint)]


def ribbons(
    places: Places, world: World, seat: str | None, *, all_ties: bool, chosen: str | None = None
) -> Iterator[Ribbon]:
    """Demands and wars always; treaties if `all_ties`, else only those of the seat and of the chosen state."""
    eye = _Eye(places, world, seat, chosen)
    for treaty in world.treaties.values():
        if all_ties or eye.minds(*treaty.parties):
            yield from _treaty(eye, treaty)
    for crisis in world.crises.values():
        yield from _demand(eye, crisis)
    for war in active_wars(world):
        yield from _war(eye, war)


def hubs(places: Places, world: World, seat: str | None, *, all_ties: bool, chosen: str | None = None) -> Iterator[Hub]:
    """A medallion for each pact, faint where neither the seat nor the chosen state is a member."""
    eye = _Eye(places, world, seat, chosen)
    names = Names(world)
    for pact in world.pacts.values():
        minded = eye.minds(*pact.members)
        if all_ties or minded:
            anchors = (places.anchor(world, member) for member in sorted(pact.members))
            members = tuple(dict.fromkeys(one for one in anchors if one is not None))
            yield Hub(f"pact:{pact.id}", names.pact(pact.id), members, faint=not minded)


def _treaty(eye: _Eye, treaty: Treaty) -> Iterator[Ribbon]:
    style = _STYLES.get(treaty.kind)
    if style is not None:
        yield from eye.tie(treaty.first, treaty.second, style, f"treaty:{treaty.id}")


def _demand(eye: _Eye, crisis: Crisis) -> Iterator[Ribbon]:
    """Ours in red with its tag; others' in ink, with a tag only where a friend or the chosen state is in it."""
    both = (crisis.demander, crisis.target)
    told = eye.minds(*both) or any(map(eye.is_friend, both))
    refused = ", refused" if crisis.stage is Stage.REFUSED else ""
    caption = demanded(eye.world, crisis.aim) + refused if told else ""
    style: RibbonStyle = "demand" if eye.is_ours(*both) else "quarrel"
    yield from eye.tie(*both, style, f"crisis:{crisis.id}", caption, True)


def demanded(world: World, aim: Aim) -> str:
    """A demand in two or three words."""
    match aim.kind:
        case AimKind.PROVINCE if aim.province in world.provinces:
            return f"demands {world.provinces[aim.province].name}"
        case AimKind.CLIENTAGE:
            return "demands submission"
        case AimKind.TRIBUTE:
            return "demands tribute"
        case AimKind.EXIT:
            return "demands a treaty’s end"
        case AimKind.FREEDOM:
            return "demands its freedom"
    return "demands redress"


def _war(eye: _Eye, war: War) -> Iterator[Ribbon]:
    """A broad ribbon between the two who began it, and a thin one from each who joined to its principal enemy.

    Where the seat fights, its foes' ribbons are red and its friends' are ink.
    """
    key = f"war:{war.id}"
    fighting = {b.state: b.side for b in war.belligerents if b.left is None}
    ours = fighting.get(eye.seat or "")
    principals = (war.attacker, war.defender)
    style: RibbonStyle = "war" if ours is not None or eye.seat is None else "strife"
    yield from eye.tie(*principals, style, key, war.name)
    for state, side in fighting.items():
        if state in principals:
            continue
        foe = war.defender if side is Side.ATTACK else war.attacker
        against_us = eye.seat is None or (ours is not None and side is not ours) or state == eye.seat
        yield from eye.tie(state, foe, "joined" if against_us else "beside", key)
