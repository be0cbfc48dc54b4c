"""Small worlds for the tests of the rules, and sheets that a careless or a wild seat might hand in."""

from game.kit.dice import Dice
from game.world.lands import Link, LinkKind, Province, Terrain
from game.world.states import Regime, Secrets, State
from game.world.worlds import Phase, System, Trust, World

TERRAINS = tuple(Terrain)


def grid_world(
    seed: int, states: int = 5, width: int = 4, height: int = 4, last_turn: int = 30, calm: int = 0
) -> World:
    """A grid of provinces shared out among states, with some forces in each."""
    dice = Dice(seed, "grid")
    names = [f"S{n:02d}" for n in range(states)]
    land, links = {}, []
    for y in range(height):
        for x in range(width):
            place = f"p{x}_{y}"
            n = y * width + x
            owner = names[n * states // (width * height)]
            land[place] = Province(
                place,
                place.upper(),
                owner,
                200 + dice.roll(800, "output", place),
                TERRAINS[dice.roll(6, "terrain", place)],
                (owner,),
                port=x == 0,
                fort=dice.roll(2, "fort", place),
            )
            if x:
                links.append(Link(f"p{x - 1}_{y}", place, LinkKind.LAND, 80 + dice.roll(80, "km", place)))
            if y:
                kind = LinkKind.SEA if x == 0 else LinkKind.LAND
                links.append(Link(f"p{x}_{y - 1}", place, kind, 100))
    homes = {s: [p.id for p in land.values() if p.owner == s] for s in names}
    return World(
        scenario="grid",
        turn=1,
        phase=Phase.ORDERS,
        system=System(-499, 1, last_turn, calm_turns=calm),
        states={
            s: State(s, f"State {s}", f"People {s}", homes[s][0], tuple(Regime)[n % 3], 3000)
            for n, s in enumerate(names)
        },
        provinces=land,
        links=tuple(links),
        forces={s: {homes[s][0]: 10 + dice.roll(30, "army", s)} for s in names},
        trust={s: {o: Trust(2000, 2000) for o in names if o != s} for s in names},
        secrets=Secrets(
            {s: dice.roll(101, "disposition", s) for s in names}, dict.fromkeys(names, "none"), {s: {} for s in names}
        ),
    )
