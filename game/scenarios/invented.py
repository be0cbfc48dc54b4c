"""Invented worlds: small random systems for the lab, told like any scenario (model.md, prototype; science.md F).

`invented:10x50:7` is ten states on fifty provinces, the seventh of its kind;
without the last number the game's own seed stands in. Provinces are scattered
on a plain with a coast round it and linked where a Gabriel graph links them
(Gabriel and Sokal 1969: planar, and near neighbours only); states grow from
seats, unequal in land and contiguous. Nothing is drawn: such a world has no
map yet.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from game.kit.dice import Dice
from game.scenarios.faults import Fault, FaultsFoundError, shown
from game.scenarios.ground import Ground, lay_ground
from game.scenarios.schema import ScenarioFile
from game.scenarios.syllables import names

__all__ = ["Author", "Recipe", "Spelt", "invent", "recipe", "short_ids"]

_SPELLING = re.compile(r"invented[:_](\d{1,3})x(\d{1,4})(?:[:_](\d{1,16}))?\Z")
MOST_STATES, MOST_PROVINCES = 60, 600
REVISIONIST_PERMILLE = 200
"""Chance that a state is predatory by disposition (decisions 26); the others are N(35, 15)."""
CLAIM_PERMILLE = 350
"""Chance that a state claims the land across one of its borders."""
RIVAL_PERMILLE = 200
"""Chance that two neighbours begin as rivals (science.md C8: two wars in five are fought between rivals)."""
FORTUNES = (450, 600, 800, 900, 1000, 1100, 1400, 2000, 2800)
"""How rich a state's land is, in thousandths: unequal as in the record, whose leader holds a fifth to a third (C16)."""
CHARTERS = ("ideal_collective_security", "league_covenant_1919", "concert_1815")
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class Recipe:
    """How many states and provinces, and which of all such worlds; `seed` None: the game's own."""

    states: int
    provinces: int
    seed: int | None = None

    @property
    def id(self) -> str:
        """The id under which a chronicle names it; the world comes out of it again."""
        return f"invented_{self.states}x{self.provinces}" + ("" if self.seed is None else f"_{self.seed}")


def recipe(id: object) -> Recipe | None:
    """The recipe an id spells (`invented:10x50:7` or `invented_10x50_7`); None where it is no such id."""
    found = _SPELLING.match(id) if isinstance(id, str) else None
    if found is None:
        return None
    states, provinces, seed = found.groups()
    return Recipe(int(states), int(provinces), None if seed is None else int(seed))


def invent(told: Recipe, seed: int = 1) -> ScenarioFile:
    """The world of a recipe; `seed` counts where the recipe names none. FaultsFoundError where none can be made."""
    if not 2 <= told.states <= MOST_STATES or not 2 * told.states <= told.provinces <= MOST_PROVINCES:
        wrong = f"no world of {told.states} states and {told.provinces} provinces can be invented"
        cure = f"choose 2 to {MOST_STATES} states, and at least two provinces each, up to {MOST_PROVINCES}"
        raise FaultsFoundError([Fault("invented", shown(told.id), wrong, cure)])
    return _invent(told if told.seed is not None else replace(told, seed=seed))


@lru_cache(maxsize=8)
def _invent(told: Recipe) -> ScenarioFile:
    dice = Dice(told.seed or 0).within("invented", told.states, told.provinces)
    ground = lay_ground(dice, told.states, told.provinces)
    return ScenarioFile.model_validate(Author(told, dice, ground).draft())


@dataclass(frozen=True, slots=True)
class Spelt:
    """What things are called: states and their ids, lands and their ids, each in the order of the ground."""

    peoples: list[str]
    ids: list[str]
    places: list[str]
    slugs: list[str]


class Author:
    """Writes the scenario of a recipe on its ground; names, and how rich each state's land is, by lot where None."""

    def __init__(
        self,
        told: Recipe,
        dice: Dice,
        ground: Ground,
        fortune: list[int] | None = None,
        spelt: Spelt | None = None,
    ) -> None:
        self.told, self.dice, self.ground = told, dice, ground
        spelt = spelt or _spelt(told, dice)
        self.peoples, self.ids, self.places, self.slugs = spelt.peoples, spelt.ids, spelt.places, spelt.slugs
        self.lands = [ground.lands_of(n) for n in range(told.states)]
        self.borders = ground.borders()
        drawn = [FORTUNES[dice.roll(len(FORTUNES), "fortune", n)] for n in range(told.states)]
        self.fortune = drawn if fortune is None else fortune

    def draft(self) -> dict[str, Any]:
        """The whole file as plain values, to be validated like one that was read."""
        provinces = {slug: self._province(n) for n, slug in enumerate(self.slugs)}
        claims = self._claims()
        for state, wanted in claims.items():
            for place in wanted:
                land = provinces[self.slugs[place]]
                if self.dice.chance(500, "core", state, place):
                    land["cores"] = (land["owner"], self.ids[state])
        ground = self.ground
        return {
            "format": "scenario/1",
            "id": self.told.id,
            "title": f"Invented world {self.told.seed}",
            "subtitle": f"{self.told.states} states and {self.told.provinces} provinces drawn by lot",
            "charters": CHARTERS,
            "history": {
                "known": "Nothing is known of this world: it was drawn by lot, and no history stands behind it.",
                "simplified": "Everything: land, wealth, armies, rulers and doctrines are drawn from plain odds.",
            },
            "dates": {"start": 1, "years_a_turn": 1, "short": 30, "standard": 60, "long": 120},
            "system": {"reach_half_km": 450},
            "states": {self.ids[n]: self._state(n, claims[n]) for n in range(self.told.states)},
            "provinces": provinces,
            "links": {
                "land": [(self.slugs[a], self.slugs[b], km) for a, b, km in ground.land],
                "strait": [(self.slugs[a], self.slugs[b], km) for a, b, km in ground.strait],
                "sea": [(self.slugs[a], self.slugs[b], km) for a, b, km in ground.sea],
            },
            "rivalries": self._rivalries(),
        }

    def _province(self, n: int) -> dict[str, object]:
        ground = self.ground
        return {
            "name": self.places[n],
            "owner": self.ids[ground.owner[n]],
            "weight": self._weight(n),
            "terrain": ground.terrain[n],
            "port": n in ground.ports,
            "fort": self.dice.roll(2, "fort", n) if n in ground.seats else 0,
        }

    def _weight(self, n: int) -> int:
        """What a province yields beside others: its ground, by its owner's fortune."""
        return max(1, self.ground.weight[n] * self.fortune[self.ground.owner[n]] // 1000)

    def _state(self, n: int, claims: tuple[int, ...]) -> dict[str, object]:
        dice = self.dice.within("state", n)
        economy = sum(self._weight(place) for place in self.lands[n])
        fierce = dice.chance(REVISIONIST_PERMILLE, "posture")
        regime = ("democracy", "mixed", "mixed", "autocracy", "autocracy")[dice.roll(5, "regime")]
        name = self.peoples[n]
        return {
            "name": name,
            "people": f"{name} people",
            "colour": f"#{0x303030 + 0x9F9F9F * (n + 1) // (self.told.states + 1):06X}",
            "capital": self.slugs[self.ground.seats[n]],
            "regime": regime,
            "power": max(1, economy * (70 + dice.roll(51, "power")) // 100),
            "economy": economy,
            "quality": 85 + dice.roll(41, "quality"),
            "posture": "revisionist" if fierce else "status_quo",
            "doctrine": "defensive_realist",
            "growth_permille": dice.roll(31, "growth") - 10,
            "stability": 55 + dice.roll(31, "stability"),
            "claims": tuple(self.slugs[place] for place in claims),
            "difficulty": 3,
            "advice": "A state drawn by lot.",
            "note": "A state drawn by lot.",
        }

    def _claims(self) -> dict[int, tuple[int, ...]]:
        """Land just across a border that a state wants, by state."""
        wanted: dict[int, tuple[int, ...]] = dict.fromkeys(range(self.told.states), ())
        for (a, b), places in sorted(self.borders.items()):
            for state in (a, b):
                theirs = [place for place in places if self.ground.owner[place] != state]
                if self.dice.chance(CLAIM_PERMILLE, "claim", a, b, state):
                    wanted[state] += (theirs[self.dice.roll(len(theirs), "claimed", a, b, state)],)
        return {state: tuple(sorted(set(places))) for state, places in wanted.items()}

    def _rivalries(self) -> list[dict[str, object]]:
        return [
            {
                "a": self.ids[a],
                "b": self.ids[b],
                "strength": 40 + self.dice.roll(41, "strength", a, b),
                "why": "An old quarrel drawn by lot.",
            }
            for a, b in sorted(self.borders)
            if self.dice.chance(RIVAL_PERMILLE, "rival", a, b)
        ]


def _spelt(told: Recipe, dice: Dice) -> Spelt:
    """Names out of syllables."""
    drawn = names(dice, told.states + told.provinces)
    peoples, places = drawn[: told.states], drawn[told.states :]
    slugs = [f"{name.lower()}_{n}" for n, name in enumerate(places, start=1)]
    return Spelt(peoples, short_ids(peoples), places, slugs)


def short_ids(peoples: list[str]) -> list[str]:
    """Three capitals for each name, no two alike."""
    taken: list[str] = []
    for name in peoples:
        stem = name.upper()
        found = (stem[0] + a + b for a in stem[1:] + LETTERS for b in stem[2:] + LETTERS)
        taken.append(next(id for id in found if id not in taken))
    return taken
