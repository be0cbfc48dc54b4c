"""The scenario file, format "scenario/1": what a teacher writes in `maps/<id>/scenario.toml`.

Ids key their tables, so TOML itself refuses a province or a state told twice. Powers and economies are on
the data's scale of 100 for the greatest (one point of power is one brigade, decisions.md 19); all else
is whole numbers in the unit its name ends in. Defaults are the ordinary case, so a line may stay short.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StrictBool, StrictFloat, StrictInt, StringConstraints

from game.scenarios.map_file import Name, Slug
from game.world.frontiers import FateKind
from game.world.lands import Terrain
from game.world.states import Regime
from game.world.treaties import TreatyKind

__all__ = [
    "DOCTRINE_OF_LABEL",
    "EntrantFile",
    "EventFile",
    "PactFile",
    "ScenarioFile",
    "StateFile",
    "TreatyFile",
    "Way",
    "WaysFile",
]

StateId = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}\z")]
"""Three capitals, as the field's data sets write them."""

Line = Annotated[str, StringConstraints(min_length=1, max_length=400, strip_whitespace=True)]
Prose = Annotated[str, StringConstraints(min_length=40, max_length=4_000, strip_whitespace=True)]
Colour = Annotated[str, StringConstraints(pattern=r"^#[0-9A-Fa-f]{6}\z")]
FileName = Annotated[str, StringConstraints(pattern=r"^[a-z0-9_]{1,40}\.(json|jpg)\z")]
Percent = Annotated[StrictInt, Field(ge=0, le=100)]
Permille = Annotated[StrictInt, Field(ge=0, le=1_000)]
Year = Annotated[StrictInt, Field(ge=-5_000, le=3_000)]
Turns = Annotated[StrictInt, Field(ge=3, le=300)]
MarchKm = Annotated[StrictInt, Field(ge=1, le=20_000)]
Way = tuple[Slug, Slug, MarchKm]


def _one_decimal(figure: int | float) -> int | float:
    """Forces are counted in tenths of a brigade, so a finer figure would be lost."""
    if round(figure, 1) != figure:
        raise ValueError("write at most one decimal")
    return figure


Figure = Annotated[StrictInt | StrictFloat, Field(ge=0, le=1_000, allow_inf_nan=False), AfterValidator(_one_decimal)]
"""A figure on the data's scale, with at most one decimal."""

DoctrineId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9_]{3,40}\z")]

DOCTRINE_OF_LABEL: dict[str, str] = {
    "defensive_realist": "defensive_realist",
    "offensive_realist": "offensive_realist",
    "buckpasser": "buck_passer",
    "free_rider": "buck_passer",
    "isolationist": "buck_passer",
    "bandwagoner": "jackal",
    "opportunist": "jackal",
    "conditional_institutionalist": "liberal_institutionalist",
    "institutionalist": "collective_security_idealist",
}
"""The nine labels of the research data, and the doctrine each is played by (decisions.md 26)."""


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class History(_Strict):
    """What is known of the real system, what this scenario leaves out or bends, and a question for the class."""

    known: Prose
    simplified: Prose
    question: Line | None = None


class Dates(_Strict):
    """When it starts (negative: BCE; there is no year 0) and the lengths on offer, in turns.

    A turn is `years_a_turn` long, or a part of a year: 2 `turns_a_year` are half-years, 4 quarters.
    """

    start: Year
    years_a_turn: Annotated[StrictInt, Field(ge=1, le=25)] = 1
    turns_a_year: Literal[1, 2, 4] = 1
    short: Turns = 15
    standard: Turns = 30
    long: Turns = 50


class SystemFile(_Strict):
    """What no state can change; the names are those of `game.world.worlds.System`."""

    reach_half_km: Annotated[StrictInt, Field(ge=50, le=20_000)]
    offence_permille: Annotated[StrictInt, Field(ge=300, le=3_000)] = 1_000
    administrability_permille: Permille = 550
    trade_permille: Permille = 100
    marches: Annotated[StrictInt, Field(ge=1, le=20)] = 4
    calm_turns: Annotated[StrictInt, Field(ge=0, le=20)] = 3
    hegemony_permille: Annotated[StrictInt, Field(ge=300, le=1_000)] = 600
    closed: StrictBool = False
    civil_war_permille: Permille = 150
    practice_permille: Permille = 20
    misfortune_permille: Annotated[StrictInt, Field(ge=0, le=100)] = 3


class StateFile(_Strict):
    """A country: `power` in brigades and `economy` on the data's scale; `advice` says why its difficulty is so.

    Half its army stands at `base` at the start, or at the capital where none is named.
    """

    name: Name
    full_name: Name | None = None
    people: Name
    colour: Colour
    capital: Slug
    base: Slug | None = None
    regime: Regime
    power: Figure
    economy: Annotated[Figure, Field(gt=0)]
    quality: Annotated[StrictInt, Field(ge=20, le=300)] = 100
    posture: Literal["status_quo", "revisionist"]
    doctrine: DoctrineId
    sea_permille: Permille = 0
    growth_permille: Annotated[StrictInt, Field(ge=-100, le=200)] = 0
    stability: Percent = 70
    conscription: Annotated[StrictInt, Field(ge=0, le=3)] = 0
    claims: Annotated[tuple[Slug, ...], Field(max_length=40)] = ()
    difficulty: Annotated[StrictInt, Field(ge=1, le=5)]
    advice: Line
    note: Line


class ProvinceFile(_Strict):
    """A piece of land. Its `weight` is its part of the owner's wealth; without `cores` the owner is its core."""

    name: Name
    owner: StateId
    weight: Annotated[StrictInt, Field(ge=0, le=1_000)]
    terrain: Terrain
    port: StrictBool = False
    fort: Annotated[StrictInt, Field(ge=0, le=3)] = 0
    integration: Percent = 100
    unrest: Percent = 0
    cores: Annotated[tuple[StateId, ...], Field(max_length=20)] | None = None
    off_map: StrictBool = False
    frontier: StrictBool = False


class EntrantFile(StateFile):
    """A power beyond the frontier (article 46): its provinces are told like others, `owner` its id, and off the map.

    It and the links of its land enter with `chance_permille` a turn from `from_turn` on, while the system is open.
    """

    from_turn: Annotated[StrictInt, Field(ge=2, le=500)]
    chance_permille: Annotated[StrictInt, Field(ge=1, le=1_000)] = 1_000


class EventFile(_Strict):
    """Something that comes over a state, once: in a `turn`, or from it on with a chance a turn (article 52)."""

    kind: FateKind
    state: StateId
    turn: Annotated[StrictInt, Field(ge=1, le=500)]
    chance_permille: Annotated[StrictInt, Field(ge=1, le=1_000)] = 1_000


class Links(_Strict):
    """Ways between provinces, each [from, to, march-kilometres between the seats, ground counted in].

    They stand in the scenario itself, or in `ways.json` beside it where the map builder measured them.
    """

    land: Annotated[tuple[Way, ...], Field(max_length=3_000)] = ()
    strait: Annotated[tuple[Way, ...], Field(max_length=1_000)] = ()
    sea: Annotated[tuple[Way, ...], Field(max_length=3_000)] = ()


class WaysFile(Links):
    """The file `ways.json`, as the map builder writes it."""

    format: Literal["ways/1"]


class TreatyFile(_Strict):
    """A treaty in force at the start; the patron or guarantor is `first`."""

    kind: TreatyKind
    first: StateId
    second: StateId
    name: Line | None = None
    against: StateId | None = None
    until: Turns | None = None
    unconditional: StrictBool = False
    consultative: StrictBool = False
    follows: StrictBool = False
    tribute_permille: Annotated[StrictInt, Field(ge=0, le=500)] = 0
    spoils_permille: Permille = 500


class PactFile(_Strict):
    """A pact in being at the start, under a charter of `assets/charters`."""

    id: Slug
    charter: Slug
    leader: StateId
    members: Annotated[tuple[StateId, ...], Field(min_length=2, max_length=60)]
    permanent: Annotated[tuple[StateId, ...], Field(max_length=20)] = ()
    legitimacy: Percent = 60


class RivalryFile(_Strict):
    """Two states that begin in distrust: strength 0 leaves trust even, 100 leaves almost none."""

    a: StateId
    b: StateId
    strength: Percent
    why: Line


class ScenarioFile(_Strict):
    """The whole file, as written."""

    format: Literal["scenario/1"]
    id: Slug
    title: Name
    subtitle: Line
    geometry: FileName = "geometry.json"
    relief: FileName | None = None
    recommended: Annotated[tuple[StateId, ...], Field(max_length=10)] = ()
    charters: Annotated[tuple[Slug, ...], Field(max_length=30)] = ()
    history: History
    dates: Dates
    system: SystemFile
    states: Annotated[dict[StateId, StateFile], Field(min_length=2, max_length=60)]
    provinces: Annotated[dict[Slug, ProvinceFile], Field(min_length=2, max_length=600)]
    links: Links
    treaties: Annotated[tuple[TreatyFile, ...], Field(max_length=500)] = ()
    pacts: Annotated[tuple[PactFile, ...], Field(max_length=20)] = ()
    rivalries: Annotated[tuple[RivalryFile, ...], Field(max_length=500)] = ()
    entrants: Annotated[dict[StateId, EntrantFile], Field(max_length=10)] = {}
    events: Annotated[tuple[EventFile, ...], Field(max_length=100)] = ()
