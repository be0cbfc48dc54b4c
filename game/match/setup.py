"""Setting up: what a player or a command chooses, checked against the scenario all at once."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib import metadata
from typing import Final

from game.chronicle.header import PLAYER, Header
from game.doctrines.doctrine import Doctrine, character_of, doctrines, shipped
from game.doctrines.mind import Strategy
from game.kit.dice import Dice
from game.perception.temper import Character
from game.scenarios.charters import charter_ids, load_charter, own_charters
from game.scenarios.faults import Fault, FaultsFoundError, nearest, shown
from game.scenarios.library import Scenario, load_scenario
from game.world.pacts import Charter

__all__ = ["MAX_SEED", "MAX_TURNS", "NO_CHARTER", "Setup", "header_of", "version"]

NO_CHARTER: Final = "none"
"""The charter that forbids founding any pact."""
MAX_TURNS: Final = 500
MAX_SEED: Final = 2**53 - 1
"""The largest seed: a whole number that every reader of JSON keeps whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setup:
    """The choices before a game. `turns` None: the scenario's standard length.

    `doctrines` names minds state by state, over `all_doctrine`, over the
    scenario's own; a player's counts only if its seat is left to it. `charter`:
    the only one that AI founders may use, `NO_CHARTER`, or None for the scenario's.
    `strategies` hold a seat's mind to one grand strategy all game (rules.md §6);
    `taught` are doctrines of a reader's own, beside those on the shelf.
    """

    scenario: str
    seed: int
    turns: int | None = None
    players: tuple[str, ...] = ()
    doctrines: Mapping[str, str] = field(default_factory=dict)
    all_doctrine: str | None = None
    charter: str | None = None
    strategies: Mapping[str, str] = field(default_factory=dict)
    taught: tuple[Doctrine, ...] = ()

    @property
    def shelf(self) -> dict[str, Doctrine]:
        """Every doctrine that can think in this game, by id."""
        known = doctrines() | {one.id: one for one in self.taught}
        return {id: known[id] for id in sorted(known)}


def _charters(setup: Setup, scenario: Scenario) -> tuple[Charter, ...]:
    """The charters that founders may use: the scenario's, the one chosen, or none."""
    chosen = scenario.told.charters if setup.charter is None else (setup.charter,)
    return tuple(load_charter(name).charter for name in chosen if name != NO_CHARTER)


def version() -> str:
    """The game's version; a checkout that was never installed has none."""
    try:
        return metadata.version("all-against-one")
    except metadata.PackageNotFoundError:
        return "not installed"


def header_of(setup: Setup) -> tuple[Header, Scenario]:
    """The header of the game that a setup asks for, with its scenario; FaultsFoundError names every wrong choice."""
    scenario = load_scenario(setup.scenario, setup.seed)
    if faults := list(_faults(setup, scenario)):
        raise FaultsFoundError(faults)
    minds = _minds(setup, scenario)
    header = Header(
        game=version(),
        scenario=scenario.id,
        scenario_digest=scenario.seal,
        seed=setup.seed,
        turns=setup.turns or scenario.told.dates.standard,
        seats={state: PLAYER if state in setup.players else mind for state, mind in minds.items()},
        doctrines=minds,
        strategies=dict(sorted(setup.strategies.items())),
        taught=_taught(setup, minds),
        charters=_charters(setup, scenario),
        started_at=datetime.now(UTC).isoformat(timespec="seconds"),
    )
    return header, scenario


def _minds(setup: Setup, scenario: Scenario) -> dict[str, str]:
    """Every state's doctrine: the one chosen, the scenario's, or in an invented world one drawn from the shelf."""
    shelf = tuple(setup.shelf) if scenario.is_invented else ()
    dice = Dice(setup.seed).within("minds", scenario.id)
    return {
        state: setup.doctrines.get(state)
        or setup.all_doctrine
        or (shelf[dice.roll(len(shelf), state)] if shelf else told.doctrine)
        for state, told in sorted(scenario.told.states.items())
    }


def _taught(setup: Setup, minds: Mapping[str, str]) -> dict[str, Character]:
    """The minds in play that are not shipped, as records."""
    known, shelf = shipped(), setup.shelf
    return {id: character_of(shelf[id]) for id in sorted(set(minds.values())) if known.get(id) != shelf[id]}


def _named(choice: str | None) -> tuple[str, ...]:
    return () if choice is None else (choice,)


def _faults(setup: Setup, scenario: Scenario) -> Iterator[Fault]:
    """What in a setup does not fit the scenario or the shelves."""
    states, minds, roads = set(scenario.told.states), set(setup.shelf), {one.value for one in Strategy}
    known = {*charter_ids(), *(one.id for one in own_charters()[0]), NO_CHARTER}
    for state in sorted({*setup.players, *setup.doctrines, *setup.strategies} - states):
        yield Fault("setup", f"state {shown(state)}", f"{scenario.id} has no such state", nearest(state, states))
    for mind in sorted({*setup.doctrines.values(), *_named(setup.all_doctrine)} - minds):
        yield Fault("setup", f"doctrine {shown(mind)}", "there is no such doctrine", nearest(mind, minds))
    for road in sorted(set(setup.strategies.values()) - roads):
        yield Fault("setup", f"strategy {shown(road)}", "there is no such grand strategy", nearest(road, roads))
    if setup.charter is not None and setup.charter not in known:
        cure = nearest(setup.charter, known)
        yield Fault("setup", f"charter {shown(setup.charter)}", "there is no such charter", cure)
    if setup.turns is not None and not 1 <= setup.turns <= MAX_TURNS:
        yield Fault("setup", "turns", f"a game cannot last {setup.turns} turns", f"choose 1 to {MAX_TURNS}")
    if not 0 <= setup.seed <= MAX_SEED:
        yield Fault("setup", "seed", f"{setup.seed} cannot be a seed", f"choose a whole number from 0 to {MAX_SEED}")
