"""The words and numbers of an invented world: who owns what, how rich it is, what it is called.

States grow over neighbouring provinces to the sizes that the wished polarity gives them; all other chances are those
of the lab's plain worlds (game/scenarios/invented.py), so that what is true there is true here.
"""

from __future__ import annotations

import colorsys
from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np

from game.cartography.continents import Drawn
from game.cartography.ground import Ground, Sea, Seat
from game.cartography.sheet import Arc, Sheet
from game.cartography.ways import march_km
from game.kit.dice import Dice
from game.scenarios.ground import Ground as Plan
from game.scenarios.ground import settled
from game.scenarios.invented import FORTUNES, Author, Recipe
from game.scenarios.syllables import tongue

__all__ = ["Wish", "named", "relabelled", "written"]

EVEN_FORTUNE: Final = 1_000
SIZES: Final = {"any": (), "one": (320,), "two": (250, 250), "many": ()}
"""Parts of all land wished for the great, in thousandths."""
GREAT_FORTUNE: Final = 1_600
PORT_PERMILLE: Final = 750
DOCTRINES: Final = (
    "defensive_realist", "offensive_realist", "balance_of_threat", "buck_passer", "jackal", "offshore_balancer",
    "liberal_institutionalist", "collective_security_idealist", "concert_statesman", "constructivist",
    "regulated_balancer", "bait_and_bleeder",
)  # fmt: skip
EVEN_DOCTRINE: Final = "balance_of_threat"


@dataclass(frozen=True, slots=True)
class Wish:
    """What was asked for, as far as words and numbers go."""

    id: str
    seed: int
    states: int
    provinces: int
    polarity: str
    even: bool


def written(wish: Wish, drawn: Drawn, dice: Dice) -> tuple[dict[str, Any], dict[str, str]]:
    """The scenario as plain values, and the name of each seat and sea of the drawn map by its id there.

    Names of seats are `slug|Town`: the province's id and its town.
    """
    plan = _plan(wish, drawn, dice)
    fortune = _fortune(wish, dice)
    author = Author(Recipe(wish.states, wish.provinces, wish.seed), dice, plan, fortune)
    towns, lands, peoples = _names(plan, dice)
    author.peoples, author.places = peoples, lands
    author.slugs = [f"{_slug(town)}_{n}" for n, town in enumerate(towns, start=1)]
    author.ids = _ids(peoples)
    text = author.draft()
    _retold(wish, text, plan, dice)
    if wish.even:
        _levelled(text, drawn, author.slugs)
    names = {seat.id: f"{author.slugs[n]}|{towns[n]}" for n, seat in enumerate(drawn.ground.seats)}
    seas = _sea_names(len(drawn.ground.seas), peoples, dice)
    names |= {sea.id: f"sea_{n}|{seas[n]}" for n, sea in enumerate(drawn.ground.seas)}
    return text, names


def _plan(wish: Wish, drawn: Drawn, dice: Dice) -> Plan:
    """The drawn map as the ground the lab's author writes on."""
    seats = drawn.ground.seats
    at = {seat.id: n for n, seat in enumerate(seats)}
    km = drawn.ground.km_per_unit
    points = tuple((round(seat.x * km), round(seat.y * km)) for seat in seats)
    terrain = _repeated(drawn, [_terrain(drawn, n, dice) for n in range(len(seats))])
    coast = _coast(drawn, at)
    open_port = _repeated(drawn, [dice.chance(PORT_PERMILLE, "port", n) for n in range(len(seats))])
    afloat = {at[id] for pair in drawn.ways.sea for id in pair} & coast
    ashore = {at[id] for pair in drawn.ways.land for id in pair}
    ports = frozenset(n for n in coast if open_port[n] or (n in afloat and n not in ashore))
    ways: dict[str, list[tuple[int, int, int]]] = {"land": [], "strait": [], "sea": []}
    for kind, pairs in (("land", drawn.ways.land), ("strait", drawn.ways.strait), ("sea", drawn.ways.sea)):
        for a, b in pairs:
            one, other = at[a], at[b]
            if kind != "sea" or {one, other} <= ports:
                crow = drawn.ways.apart.get((a, b)) or float(np.hypot(*np.subtract(points[one], points[other])))
                ends = (terrain[one], terrain[other])
                ways[kind].append((one, other, march_km(kind, crow, ends, drawn.ways.land.get((a, b), False))))
    land, strait, sea = (tuple(ways[kind]) for kind in ("land", "strait", "sea"))
    sea, ports = _all_joined(points, (*land, *strait), sea, ports, coast)
    weight = _repeated(drawn, [_weight(terrain[n], dice, n) for n in range(len(seats))])
    links = tuple((min(a, b), max(a, b)) for a, b, _ in (*land, *strait, *sea))
    homes, owner = _even_owners(drawn) if wish.even else _owners(wish, dice, points, links)
    for home in homes:
        weight[home] += 2
    return Plan(points, tuple(terrain), tuple(weight), owner, homes, ports, land, sea, strait)


def _coast(drawn: Drawn, at: dict[str, int]) -> set[int]:
    """Provinces that touch a sea; in a symmetric world only where all their images do."""
    seas = {sea.id for sea in drawn.ground.seas}
    sides = [(arc.left, arc.right) for arc in drawn.sheet.arcs]
    coast = {at[a] for one, other in sides for a, b in ((one, other), (other, one)) if a in at and b in seas}
    inland = {place for n, place in enumerate(drawn.orbit) if n not in coast}
    return {n for n in coast if not drawn.orbit or drawn.orbit[n] not in inland}


def _repeated(drawn: Drawn, values: list[Any]) -> list[Any]:
    """In a symmetric world every image of a seat is like the first."""
    if not drawn.orbit:
        return values
    first: dict[int, Any] = {}
    return [first.setdefault(place, value) for place, value in zip(drawn.orbit, values, strict=True)]


def _terrain(drawn: Drawn, n: int, dice: Dice) -> str:
    """What most of a province is: by its ruggedness; flat land is now and then marsh or steppe."""
    seat = drawn.ground.seats[n]
    row, column = int(seat.y // 6), int(seat.x // 6)
    around = drawn.terrain.rough[max(row - 20, 0) : row + 21, max(column - 20, 0) : column + 21]
    dry = drawn.terrain.land[max(row - 20, 0) : row + 21, max(column - 20, 0) : column + 21]
    rough = float(around[dry].mean()) if dry.any() else 0.0
    if rough > 0.42:
        return "mountains"
    if rough > 0.2:
        return "hills"
    return _flat(rough, dice, n)


def _flat(rough: float, dice: Dice, n: int) -> str:
    drawn = dice.roll(10, "flat", n)
    return {0: "steppe", 1: "marsh"}.get(drawn, "plain") if rough < 0.12 else "plain"


def _weight(terrain: str, dice: Dice, n: int) -> int:
    """A province's part of wealth: plains feed more than mountains."""
    rich = {"plain": 3, "hills": 2, "marsh": 2, "steppe": 2, "mountains": 1}[terrain]
    return rich + dice.roll(3, "weight", n)


def _all_joined(
    points: tuple[tuple[int, int], ...],
    walked: tuple[tuple[int, int, int], ...],
    sea: tuple[tuple[int, int, int], ...],
    ports: frozenset[int],
    coast: set[int],
) -> tuple[tuple[tuple[int, int, int], ...], frozenset[int]]:
    """Where parts of the world lie beyond every lane, the shortest one between two coasts is opened."""
    lanes, open_ports = list(sea), set(ports)
    while True:
        part = _part(len(points), [(a, b) for a, b, _ in (*walked, *lanes)])
        rest = [n for n in range(len(points)) if n not in part]
        if not rest:
            return tuple(lanes), frozenset(open_ports)
        pairs = [(a, b) for a in part & coast for b in rest if b in coast]
        a, b = min(pairs, key=lambda p: (_square(points, p), p))
        lanes.append((min(a, b), max(a, b), max(10, round(_square(points, (a, b)) ** 0.5))))
        open_ports |= {a, b}


def _square(points: tuple[tuple[int, int], ...], pair: tuple[int, int]) -> int:
    (ax, ay), (bx, by) = points[pair[0]], points[pair[1]]
    return (ax - bx) ** 2 + (ay - by) ** 2


def _part(count: int, links: list[tuple[int, int]]) -> set[int]:
    """All that can be reached from the first province."""
    around: list[list[int]] = [[] for _ in range(count)]
    for a, b in links:
        around[a].append(b)
        around[b].append(a)
    reached, waiting = {0}, [0]
    while waiting:
        for there in around[waiting.pop()]:
            if there not in reached:
                reached.add(there)
                waiting.append(there)
    return reached


def _owners(
    wish: Wish, dice: Dice, points: tuple[tuple[int, int], ...], links: tuple[tuple[int, int], ...]
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Capitals far from each other, and whose each province is."""
    homes = [dice.roll(len(points), "home", 0)]
    while len(homes) < wish.states:
        drawn = {dice.roll(len(points), "home", len(homes), k) for k in range(10)} - set(homes)
        drawn = drawn or set(range(len(points))) - set(homes)
        homes.append(max(sorted(drawn), key=lambda n: min(_square(points, (n, h)) for h in homes)))
    return tuple(homes), settled(points, links, tuple(homes), _sizes(wish, dice))


def _sizes(wish: Wish, dice: Dice) -> tuple[int, ...]:
    if wish.polarity == "any":
        return tuple(30 + dice.roll(100, "size", n) for n in range(wish.states))
    great = SIZES[wish.polarity][: wish.states - 1]
    rest = max(1, (1_000 - sum(great)) // max(1, wish.states - len(great)))
    return (*great, *(rest for _ in range(wish.states - len(great))))


def _fortune(wish: Wish, dice: Dice) -> list[int]:
    """How rich the land of each state is, in thousandths."""
    great = len(SIZES[wish.polarity]) if not wish.even else 0
    if wish.even or wish.polarity != "any":
        return [GREAT_FORTUNE if n < great else EVEN_FORTUNE for n in range(wish.states)]
    return [FORTUNES[dice.roll(len(FORTUNES), "fortune", n)] for n in range(wish.states)]


def _even_owners(drawn: Drawn) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """In a symmetric world: the first seat of the pattern is each state's capital."""
    homes = tuple(n for n, place in enumerate(drawn.orbit) if place == 0)
    return homes, drawn.owner


# -- words --------------------------------------------------------------------------------------


def _names(plan: Plan, dice: Dice) -> tuple[list[str], list[str], list[str]]:
    """Towns and lands by province, peoples by state; those of one state sound akin."""
    taken: set[str] = set()
    towns, lands = [""] * len(plan.points), [""] * len(plan.points)
    peoples = []
    for state in range(len(plan.seats)):
        own = plan.lands_of(state)
        spelt = tongue(dice.within("tongue", state), taken, 2 * len(own) + 1)
        peoples.append(spelt[0])
        for k, place in enumerate(own):
            towns[place], lands[place] = spelt[1 + 2 * k], spelt[2 + 2 * k]
    return towns, lands, peoples


def _slug(name: str) -> str:
    return "".join(c for c in name.lower() if "a" <= c <= "z")


def _ids(peoples: list[str]) -> list[str]:
    """Three capitals for each name, no two alike."""
    taken: list[str] = []
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    for name in peoples:
        stem = "".join(c for c in name.upper() if c in letters)
        found = (stem[0] + a + b for a in stem[1:] + letters for b in stem[2:] + letters)
        taken.append(next(id for id in found if id not in taken))
    return taken


def _sea_names(count: int, peoples: list[str], dice: Dice) -> list[str]:
    taken = set(peoples)
    own = tongue(dice.within("tongue", "sea"), taken, count)
    forms = ("{} Sea", "Sea of {}", "Gulf of {}", "{} Sound", "Sea of {}", "{} Deep")
    return [forms[n % len(forms)].format(name) for n, name in enumerate(own)]


def _retold(wish: Wish, text: dict[str, Any], plan: Plan, dice: Dice) -> None:
    """Title, history, colours, doctrines, difficulty and advice."""
    states: dict[str, dict[str, Any]] = text["states"]
    text["id"], text["relief"] = wish.id, "relief.jpg"
    text["title"] = f"The World of {next(iter(states.values()))['name']}" if not wish.even else "The Ring of Equals"
    kind = "seats of equal worth" if wish.even else f"{wish.states} states"
    text["subtitle"] = f"{kind} on {wish.provinces} provinces, number {wish.seed} of its kind"
    text["dates"] = {"start": 1, "years_a_turn": 1, "short": 15, "standard": 30, "long": 60}
    text["system"] = {"reach_half_km": 450}
    strength = {id: state["power"] * state["quality"] for id, state in states.items()}
    ranked = sorted(states, key=lambda id: (-strength[id], id))
    near = _neighbours(text)
    colours = _colours(near, dice)
    for n, (id, state) in enumerate(states.items()):
        state["colour"] = colours[id]
        state["doctrine"] = EVEN_DOCTRINE if wish.even else DOCTRINES[dice.roll(len(DOCTRINES), "doctrine", id)]
        state["difficulty"] = _difficulty(id, strength, near)
        state["advice"] = _advice(id, ranked.index(id), len(ranked), near[id], states)
        state["note"] = _note(state, plan, n)
    by_ease = sorted(states, key=lambda id: (states[id]["difficulty"], -strength[id], id))
    text["recommended"] = by_ease[:3]


def _neighbours(text: dict[str, Any]) -> dict[str, list[str]]:
    owner = {id: land["owner"] for id, land in text["provinces"].items()}
    near: dict[str, set[str]] = {id: set() for id in text["states"]}
    for kind in ("land", "strait"):
        for a, b, _ in text["links"][kind]:
            if owner[a] != owner[b]:
                near[owner[a]].add(owner[b])
                near[owner[b]].add(owner[a])
    return {id: sorted(others) for id, others in near.items()}


def _difficulty(id: str, strength: dict[str, int], near: dict[str, list[str]]) -> int:
    """1 to 5: own strength beside that of the strongest neighbour."""
    worst = max((strength[other] for other in near[id]), default=0)
    ratio = strength[id] / max(1, worst)
    return 1 + sum(ratio < bound for bound in (1.8, 1.1, 0.7, 0.4))


def _advice(id: str, rank: int, count: int, near: list[str], states: dict[str, Any]) -> str:
    place = (
        "You are the strongest here"
        if rank == 0
        else "You are among the strong"
        if rank < count / 3
        else ("You are of middling strength" if rank < 2 * count / 3 else "You are weak")
    )
    if not near:
        return f"{place}, and water lies between you and everybody: ships are your walls."
    named = ", ".join(states[other]["name"] for other in near[:3])
    more = f" and {len(near) - 3} more" if len(near) > 3 else ""
    return f"{place}; across your borders lie {named}{more}."


def _note(state: dict[str, Any], plan: Plan, n: int) -> str:
    own = plan.lands_of(n)
    ports = sum(place in plan.ports for place in own)
    practice = f"Its armies are at {state['quality']} per cent of the usual practice."
    return f"{len(own)} provinces, {ports} with a port. {practice}"


def _colours(near: dict[str, list[str]], dice: Dice) -> dict[str, str]:
    """A wash for each state, as far in hue from its neighbours' as the slots left allow, clear of the red of danger."""
    count, shift = len(near), dice.roll(1_000, "hue") / 1_000
    free = list(range(count))
    slots: dict[str, int] = {}
    for id in near:
        taken = [slots[other] for other in near[id] if other in slots]
        best = max(free, key=lambda slot: (min((_round(slot - other, count) for other in taken), default=count), -slot))
        free.remove(best)
        slots[id] = best
    return {id: _wash((slot + shift) / count % 1.0, n) for n, (id, slot) in enumerate(slots.items())}


def _round(apart: int, count: int) -> int:
    """Steps between two slots of a circle of so many."""
    return min(apart % count, -apart % count)


def _wash(turn: float, n: int) -> str:
    """A muted colour; every third is darker, every third paler."""
    light, strong = (0.52, 0.62, 0.46)[n % 3], (0.30, 0.38, 0.26)[(n // 3) % 3]
    red, green, blue = colorsys.hls_to_rgb(0.05 + turn * 0.92, light, strong)
    return f"#{round(red * 255):02X}{round(green * 255):02X}{round(blue * 255):02X}"


def _levelled(text: dict[str, Any], drawn: Drawn, slugs: list[str]) -> None:
    """All that chance made unlike is made alike: only the drawing of the game itself tells seats apart."""
    states: dict[str, dict[str, Any]] = text["states"]
    model = next(iter(states.values()))
    for state in states.values():
        for key in ("regime", "power", "economy", "growth_permille", "stability"):
            state[key] = model[key]
        state |= {"quality": 100, "posture": "status_quo", "claims": (), "difficulty": 3}
        state["advice"] = "Every seat here is the image of every other: what becomes of you is your own doing."
    for n, slug in enumerate(slugs):
        land = text["provinces"][slug]
        land.pop("cores", None)
        land["fort"] = 1 if drawn.orbit[n] == 0 else 0
    text["rivalries"] = []
    text["recommended"] = list(states)[:3]


# -- from drawn ids to names --------------------------------------------------------------------


def named(ground: Ground, names: dict[str, str]) -> Ground:
    """The ground with the names and ids the scenario gave its seats and seas."""

    def called(told: Seat) -> Seat:
        id, _, name = names[told.id].partition("|")
        return replace(told, id=id, name=name)

    def known(told: Sea) -> Sea:
        id, _, name = names[told.id].partition("|")
        return replace(told, id=id, name=name)

    return replace(ground, seats=tuple(map(called, ground.seats)), seas=tuple(map(known, ground.seas)))


def relabelled(sheet: Sheet, names: dict[str, str]) -> Sheet:
    """The sheet under the same ids."""
    ids = {old: new.partition("|")[0] for old, new in names.items()}
    arcs = tuple(Arc(ids.get(a.left, a.left), ids.get(a.right, a.right), a.points) for a in sheet.arcs)
    return Sheet({ids.get(label, label): shape for label, shape in sheet.shapes.items()}, arcs)
