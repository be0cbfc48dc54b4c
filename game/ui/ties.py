"""Ties: the ribbons between states, from treaties, pacts, demands and wars."""

from collections.abc import Iterator
from typing import Protocol

from game.measures.law import active_wars
from game.ui.atlas.scene import Ribbon, RibbonStyle
from game.world.conflicts import Aim, AimKind, Crisis, Side, Stage, War
from game.world.treaties import Treaty, TreatyKind
from game.world.worlds import World

__all__ = ["Places", "ribbons"]


class Places(Protocol):
    """Whoever knows where a state stands on the map."""

    def anchor(self, world: World, state: str) -> str | tuple[float, float] | None:
        """A province, a point of the map, or nowhere."""


_STYLES: dict[TreatyKind, RibbonStyle] = {
    TreatyKind.DEFENCE: "defence",
    TreatyKind.GUARANTEE: "defence",
    TreatyKind.OFFENCE: "defence",
    TreatyKind.CLIENTAGE: "patron",
}
"""Treaties of help alone are drawn: a truce or a trade treaty draws nobody into a war."""


def ribbons(places: Places, world: World, seat: str | None, *, all_ties: bool) -> Iterator[Ribbon]:
    """Demands and wars always; treaties and pacts if `all_ties`, else only those of the seat's own."""
    for treaty in world.treaties.values():
        if all_ties or seat in treaty.parties:
            yield from _treaty(places, world, treaty)
    for pact in world.pacts.values():
        if all_ties or seat in pact.members:
            for member in sorted(pact.members):
                if member != pact.leader:
                    yield from _tie(places, world, pact.leader, member, "pact")
    for crisis in world.crises.values():
        yield from _demand(places, world, crisis)
    for war in active_wars(world):
        yield from _war(places, world, war)


def _tie(
    places: Places,
    world: World,
    a: str,
    b: str,
    style: RibbonStyle,
    caption: str = "",
    arrow: bool = False,
    key: str = "",
) -> Iterator[Ribbon]:
    start, end = places.anchor(world, a), places.anchor(world, b)
    if start is not None and end is not None and start != end:
        yield Ribbon(start, end, style, caption, arrow, key)


def _treaty(places: Places, world: World, treaty: Treaty) -> Iterator[Ribbon]:
    style = _STYLES.get(treaty.kind)
    if style is not None:
        yield from _tie(places, world, treaty.first, treaty.second, style)


def _demand(places: Places, world: World, crisis: Crisis) -> Iterator[Ribbon]:
    refused = ", refused" if crisis.stage is Stage.REFUSED else ""
    caption = demanded(world, crisis.aim) + refused
    yield from _tie(places, world, crisis.demander, crisis.target, "demand", caption, True, f"crisis:{crisis.id}")


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


def _war(places: Places, world: World, war: War) -> Iterator[Ribbon]:
    """A broad red ribbon between the two who began it, and a thin one from each who joined to its principal enemy."""
    yield from _tie(places, world, war.attacker, war.defender, "war", war.name, key=f"war:{war.id}")
    for one in war.belligerents:
        if one.left is None and one.state not in (war.attacker, war.defender):
            foe = war.defender if one.side is Side.ATTACK else war.attacker
            yield from _tie(places, world, one.state, foe, "joined")
