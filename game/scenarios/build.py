"""The first World of a game, made from a scenario.

Everything chance decides here (dispositions, and how far each state misjudges each other) is rolled with
named dice from the game's seed, so the same seed and scenario give the same World.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from game.kit.dice import Dice
from game.kit.integers import clamp, share, split
from game.scenarios.charters import load_charter
from game.scenarios.library import Scenario
from game.scenarios.schema import PactFile, ScenarioFile, StateFile, TreatyFile
from game.world.constants import BRIGADE_UPKEEP, LEVY_MAX, TENTHS, WEALTH
from game.world.frontiers import Entrant, Fate
from game.world.lands import Link, LinkKind, Province
from game.world.pacts import Pact
from game.world.states import Secrets, State
from game.world.treaties import Treaty
from game.world.worlds import Phase, System, Trust, World

__all__ = ["FIRST_TURN", "OUTPUT_PER_ECONOMY", "build_world"]

FIRST_TURN = 1
OUTPUT_PER_ECONOMY = 8 * WEALTH
"""Yearly output of one point of the data's economy, in hundredths of wealth."""
BASE_SHARE = 500
"""Part of a state's brigades that stands at its base, in thousandths; the rest follow the wealth."""
TREASURY_SHARE = 300
"""Treasury at the start, in thousandths of a year's output."""
LEVY_MARGIN = 50
"""What the first levy takes beyond the army's upkeep, in thousandths of output."""
TRUST_WEIGHT = 4
"""How many observations the trust of the start is worth (model.md: prior of weight 4)."""
ALLY_TRUST, EVEN_TRUST, LEAST_TRUST = 700, 500, 60
ERROR_SPREAD = 400
"""Standard deviation of a state's error in ln(strength), in thousandths (decisions.md 3)."""


def build_world(
    scenario: Scenario, seed: int, turns: int | None = None, doctrines: Mapping[str, str] | None = None
) -> World:
    """The World as the first Orders find it.

    `turns` None: the scenario's standard length. `doctrines` replaces the
    scenario's own for the states named.
    """
    told = scenario.told
    dice = Dice(seed).within("start", told.id)
    beyond = {id for id, land in told.provinces.items() if land.owner in told.entrants}
    world = World(
        scenario=told.id,
        turn=FIRST_TURN,
        phase=Phase.ORDERS,
        system=_system(told, turns or told.dates.standard),
        states={id: _state(id, state) for id, state in told.states.items()},
        provinces={id: p for id, p in _provinces(told).items() if p.owner in told.states},
        links=tuple(link for link in _links(told) if not {link.a, link.b} & beyond),
        forces=_forces(told, told.states),
        trust=_trust(told),
        secrets=_secrets(told, dice, doctrines or {}),
    )
    world = replace(world, entrants=tuple(_entrant(id, told) for id in told.entrants), fates=_fates(told))
    treaties = {f"treaty_{n}": _treaty(f"treaty_{n}", one) for n, one in enumerate(told.treaties, start=1)}
    pacts = {one.id: _pact(one) for one in told.pacts}
    return replace(world, treaties=treaties, pacts=pacts, serial=len(treaties))


def _system(told: ScenarioFile, turns: int) -> System:
    return System(
        first_year=told.dates.start,
        years_a_turn=told.dates.years_a_turn,
        turns_a_year=told.dates.turns_a_year,
        last_turn=FIRST_TURN + turns - 1,
        **told.system.model_dump(),
    )


def _output(state: StateFile) -> int:
    return round(state.economy * OUTPUT_PER_ECONOMY)


def _first_levy(state: StateFile) -> int:
    """The share of output that keeps the army it has and a little more, in thousandths."""
    upkeep = round(state.power * TENTHS) * BRIGADE_UPKEEP // TENTHS
    return clamp(share(upkeep, _output(state)) + LEVY_MARGIN, 100, LEVY_MAX)


def _state(id: str, state: StateFile) -> State:
    return State(
        id=id,
        name=state.name,
        people=state.people,
        capital=state.capital,
        regime=state.regime,
        treasury=_output(state) * TREASURY_SHARE // 1_000,
        levy_permille=_first_levy(state),
        quality=state.quality,
        conscription=state.conscription,
        stability=state.stability,
        claims=state.claims,
        growth_permille=state.growth_permille,
        sea_permille=state.sea_permille,
    )


def _lands(told: ScenarioFile, owner: str) -> tuple[list[str], tuple[int, ...]]:
    """Ids and weights of a state's provinces, in the order of the file."""
    ids = [id for id, land in told.provinces.items() if land.owner == owner]
    return ids, tuple(told.provinces[id].weight for id in ids)


def _outputs(told: ScenarioFile) -> dict[str, int]:
    """Output of each province, its owner's economy split by weight, in hundredths."""
    outputs: dict[str, int] = {}
    for id, state in {**told.states, **told.entrants}.items():
        ids, weights = _lands(told, id)
        outputs.update(zip(ids, split(_output(state), weights), strict=True))
    return outputs


def _provinces(told: ScenarioFile) -> dict[str, Province]:
    outputs = _outputs(told)
    return {
        id: Province(
            id=id,
            name=land.name,
            owner=land.owner,
            output=outputs[id],
            terrain=land.terrain,
            cores=(land.owner,) if land.cores is None else land.cores,
            fort=land.fort,
            port=land.port,
            integration=land.integration,
            unrest=land.unrest,
            off_map=land.off_map,
            frontier=land.frontier,
        )
        for id, land in told.provinces.items()
    }


def _links(told: ScenarioFile) -> tuple[Link, ...]:
    kinds = (
        (LinkKind.LAND, told.links.land),
        (LinkKind.STRAIT, told.links.strait),
        (LinkKind.SEA, told.links.sea),
    )
    return tuple(Link(min(a, b), max(a, b), kind, km) for kind, ways in kinds for a, b, km in ways)


def _forces(told: ScenarioFile, states: Mapping[str, StateFile]) -> dict[str, dict[str, int]]:
    """Tenths of brigades: half at the base, the rest by the weight of the land."""
    forces: dict[str, dict[str, int]] = {}
    for id, state in states.items():
        ids, weights = _lands(told, id)
        total = round(state.power * TENTHS)
        home = total * BASE_SHARE // 1_000
        spread = dict(zip(ids, split(total - home, weights), strict=True))
        spread[state.base or state.capital] += home
        forces[id] = {place: tenths for place, tenths in spread.items() if tenths}
    return forces


def _trust(told: ScenarioFile) -> dict[str, dict[str, Trust]]:
    """Trust before anyone has done anything: even, higher between allies, lower between rivals."""
    mean = {(i, j): EVEN_TRUST for i in told.states for j in told.states if i != j}
    for treaty in told.treaties:
        if not treaty.tribute_permille:
            mean[treaty.first, treaty.second] = mean[treaty.second, treaty.first] = ALLY_TRUST
    for rivalry in told.rivalries:
        for pair in ((rivalry.a, rivalry.b), (rivalry.b, rivalry.a)):
            lowered = mean[pair] * (100 - rivalry.strength) // 100
            mean[pair] = max(LEAST_TRUST, lowered)
    return {
        i: {j: Trust(mean[i, j] * TRUST_WEIGHT, (1_000 - mean[i, j]) * TRUST_WEIGHT) for j in told.states if j != i}
        for i in told.states
    }


def _secrets(told: ScenarioFile, dice: Dice, doctrines: Mapping[str, str]) -> Secrets:
    everyone: dict[str, StateFile] = {**told.states, **told.entrants}
    return Secrets(
        disposition={id: _disposition(id, state, dice) for id, state in everyone.items()},
        doctrine={id: doctrines.get(id, state.doctrine) for id, state in everyone.items()},
        error_permille={i: {j: _error(i, j, dice) for j in told.states if j != i} for i in told.states},
    )


def _disposition(id: str, state: StateFile, dice: Dice) -> int:
    """Status quo: N(35, 15); revisionist: evenly 75 to 100 (decisions.md 26)."""
    if state.posture == "revisionist":
        return 75 + dice.roll(26, "disposition", id)
    return clamp(35 + 15 * dice.normal_permille("disposition", id) // 1_000, 0, 100)


def _error(i: str, j: str, dice: Dice) -> int:
    """How far i misjudges j, in thousandths of ln(strength), as if it had watched for long."""
    return ERROR_SPREAD * dice.normal_permille("error", i, j) // 1_000


def _entrant(id: str, told: ScenarioFile) -> Entrant:
    """A power beyond the frontier with all it brings (article 46)."""
    power = told.entrants[id]
    land = {name: place for name, place in _provinces(told).items() if place.owner == id}
    return Entrant(
        state=_state(id, power),
        provinces=tuple(land.values()),
        links=tuple(link for link in _links(told) if {link.a, link.b} & set(land)),
        forces=_forces(told, {id: power})[id],
        from_turn=power.from_turn,
        chance_permille=power.chance_permille,
    )


def _fates(told: ScenarioFile) -> tuple[Fate, ...]:
    return tuple(Fate(one.state, one.kind, one.turn, one.chance_permille) for one in told.events)


def _treaty(id: str, told: TreatyFile) -> Treaty:
    terms = told.model_dump(exclude={"name"})
    return Treaty(id=id, since=FIRST_TURN - 1, **terms)


def _pact(told: PactFile) -> Pact:
    return Pact(
        id=told.id,
        charter=load_charter(told.charter).charter,
        leader=told.leader,
        founded=FIRST_TURN - 1,
        members=dict.fromkeys(told.members, FIRST_TURN - 1),
        legitimacy=told.legitimacy,
        permanent=told.permanent,
    )
