"""The games of the experiment: the arms of each world, and what a worker sends home from one game.

Each world is played with the doctrines of its scenario and, from the same seeds, with doctrines drawn for every
state (the null); then, with its own doctrines again, once for each treatment that a target asks for.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from game.doctrines.doctrine import shipped
from game.kit.dice import Dice
from game.lab.arms import play_from
from game.lab.farm import reproduced
from game.lab.history.deeds import Deeds, turn_of
from game.lab.history.record import Record, load_record
from game.lab.history.roles import Role, roles
from game.lab.history.targets import Target
from game.lab.history.treatments import Treatment, treated, unsettled
from game.match.setup import Setup
from game.measures.law import is_bound_member
from game.scenarios.library import load_scenario
from game.scenarios.schema import Dates
from game.world.conflicts import Side, War
from game.world.worlds import World

__all__ = ["AS_IT_WAS", "DRAWN", "OUTCOMES", "Game", "Past", "Played", "games_of", "named", "past_of", "play_game"]

OUTCOMES: Final = ("hegemony", "general_war", "member_war")
"""The outcomes that are scored."""
AS_IT_WAS: Final = Treatment()
"""The world as the scenario has it."""
DRAWN: Final = "drawn"
"""The name of the arm whose doctrines are drawn."""
BELLIGERENTS: Final = 5
MOST_OF_IT: Final = 500
"""A general war has so many belligerents, or so much of all capability in it (science.md D)."""


@dataclass(frozen=True, slots=True)
class Past:
    """A world with its record, and how many turns the record covers."""

    id: str
    title: str
    dates: Dates
    states: tuple[str, ...]
    record: Record
    turns: int

    @property
    def arms(self) -> tuple[Treatment, ...]:
        """The treatments that its targets need, the world as it is first."""
        asked = (one for t in self.record.targets for one in (t.treatment, t.versus) if one is not None)
        return tuple(dict.fromkeys((AS_IT_WAS, *asked)))


@dataclass(frozen=True, slots=True)
class Game:
    """One game to be played. `drawn`: its doctrines are; `noise_permille`: the error in every state's power."""

    past: Past
    setup: Setup
    treatment: Treatment
    drawn: bool
    noise_permille: int


@dataclass(frozen=True, slots=True)
class Played:
    """What one game showed: outcomes, the part of each state of the record, a row for each target by its place."""

    world: str
    seed: int
    treatment: Treatment
    drawn: bool
    outcomes: Mapping[str, bool]
    roles: Mapping[str, Role]
    rows: Mapping[int, tuple[float, ...]]


def past_of(world: str, turns: int | None = None) -> Past:
    """A world ready to be played; FaultsFoundError where scenario or record are not sound."""
    scenario = load_scenario(world)
    record = load_record(scenario.folder)
    told = scenario.told
    length = turn_of(told.dates, record.until) if turns is None else turns
    return Past(world, told.title, told.dates, tuple(sorted(told.states)), record, length)


def games_of(past: Past, seeds: Iterable[int], noise_permille: int) -> list[Game]:
    """Every game of one world, arm after arm."""
    found = []
    for seed in seeds:
        own = Setup(scenario=past.id, seed=seed, turns=past.turns)
        found.append(Game(past, replace(own, doctrines=_drawn(past, seed)), AS_IT_WAS, True, noise_permille))
        for treatment in past.arms:
            setup = replace(own, charter=treatment.charter)
            found.append(Game(past, setup, treatment, False, noise_permille))
    return found


def _drawn(past: Past, seed: int) -> dict[str, str]:
    """A doctrine for every state, drawn from all that are shipped."""
    minds, dice = tuple(sorted(shipped())), Dice(seed).within("drawn", past.record.id)
    return {state: minds[dice.roll(len(minds), state)] for state in past.states}


def named(game: Game) -> str:
    """The game in words, for whoever has to look for it."""
    told = game.treatment.told or "as it was"
    return f"{reproduced(game.setup)} (arm: {DRAWN if game.drawn else told}, noise {game.noise_permille})"


def play_game(game: Game) -> Played:
    """Play one game and look at it."""
    setup, past = game.setup, game.past

    def change(world: World) -> World:
        dice = Dice(setup.seed).within("history", past.record.id)
        return treated(unsettled(world, game.noise_permille, dice), game.treatment, dice)

    deeds = Deeds(play_from(setup, change), past.dates)
    asked = {n: t for n, t in enumerate(past.record.targets) if not game.drawn and _asks(t, game.treatment)}
    parts = roles(deeds)
    return Played(
        past.id,
        setup.seed,
        game.treatment,
        game.drawn,
        outcomes_of(deeds, past.record),
        {state: parts[state] for state in past.record.behaviour if state in parts},
        {n: target.seen(deeds) for n, target in asked.items()},
    )


def _asks(target: Target, treatment: Treatment) -> bool:
    """Whether a target looks at the games of this arm."""
    return treatment in (target.treatment or AS_IT_WAS, target.versus)


def outcomes_of(game: Deeds, record: Record) -> dict[str, bool]:
    """What came of the whole; where a hegemon is on record, only its hegemony counts as one."""
    hegemon = record.outcomes.hegemon
    return {
        "hegemony": game.hegemon is not None and hegemon in (None, game.hegemon),
        "general_war": any(
            len({state for war in group for state in war.states}) >= BELLIGERENTS
            or max(war.attack + war.defence for war in group) >= MOST_OF_IT
            for group in game.general
        ),
        "member_war": any(_among_members(game.before(war), war) for war in game.wars),
    }


def _among_members(world: World, war: War) -> bool:
    """Whether two members of one pact stood on the two sides of a war as it began."""
    attack, defence = ({one.state for one in war.belligerents if one.side is side} for side in Side)
    return any(
        any(is_bound_member(world, pact, a) for a in attack) and any(is_bound_member(world, pact, d) for d in defence)
        for pact in world.pacts.values()
    )
