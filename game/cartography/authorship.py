"""The words of an invented world: names of peoples, towns and seas, colours, who thinks, what a player is told."""

from __future__ import annotations

import colorsys
from dataclasses import replace
from typing import Any, Final

from game.cartography.continents import Drawn
from game.cartography.estates import Wish, fortunes, planned
from game.cartography.ground import Ground, Sea, Seat
from game.cartography.sheet import Arc, Sheet
from game.kit.dice import Dice
from game.scenarios.ground import Ground as Plan
from game.scenarios.invented import Author, Recipe, Spelt, short_ids
from game.scenarios.soundness import doctrine_ids
from game.scenarios.syllables import tongue

__all__ = ["Wish", "named", "relabelled", "written"]

EVEN_DOCTRINE: Final = "balance_of_threat"


def written(wish: Wish, drawn: Drawn, dice: Dice) -> tuple[dict[str, Any], dict[str, str]]:
    """The scenario as plain values, and the name of each seat and sea of the drawn map by its id there.

    Names of seats are `slug|Town`: the province's id and its town.
    """
    plan = planned(wish, drawn, dice)
    towns, lands, peoples = _names(plan, dice)
    slugs = [f"{_slug(town)}_{n}" for n, town in enumerate(towns, start=1)]
    spelt = Spelt(peoples, short_ids(peoples), lands, slugs)
    recipe = Recipe(wish.states, wish.provinces, wish.seed)
    author = Author(recipe, dice, plan, fortunes(wish, dice), spelt)
    text = author.draft()
    _retold(wish, text, plan, dice)
    if wish.even:
        _levelled(text, drawn, slugs)
    names = {seat.id: f"{slugs[n]}|{towns[n]}" for n, seat in enumerate(drawn.ground.seats)}
    seas = _sea_names(len(drawn.ground.seas), peoples, dice)
    names |= {sea.id: f"sea_{n}|{seas[n]}" for n, sea in enumerate(drawn.ground.seas)}
    return text, names


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
    shelf = sorted(doctrine_ids())
    for n, (id, state) in enumerate(states.items()):
        state["colour"] = colours[id]
        state["doctrine"] = EVEN_DOCTRINE if wish.even else shelf[dice.roll(len(shelf), "doctrine", id)]
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
    """1 to 5: own strength beside that of the strongest neighbour, or half that of the strongest across the water."""
    across = max(own for other, own in strength.items() if other != id) / 2
    worst = max([across, *(strength[other] for other in near[id])])
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
    named = [states[other]["name"] for other in near[:3]] + ([f"{len(near) - 3} more"] if len(near) > 3 else [])
    told = named[0] if len(named) == 1 else f"{', '.join(named[:-1])} and {named[-1]}"
    return (
        f"{place}; across your borders lies {told}." if len(near) == 1 else f"{place}; across your borders lie {told}."
    )


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
