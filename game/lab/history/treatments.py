"""Treatments: what an arm of the past changes in its world before the first turn, and nothing after it.

A target may ask how the past would have gone at another reach, under other promises, with another pact. All of
it is written in `record.toml` under the names that the scenario and the charters use; the same seeds are played.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, StrictBool, StrictInt

from game.kit.dice import Dice
from game.kit.integers import exp_permille
from game.measures.law import at_war
from game.rules.draft import Docket, Draft
from game.rules.wars import declare_wars
from game.scenarios.charters import load_charter
from game.scenarios.map_file import Slug
from game.scenarios.schema import PactFile, Permille, StateId
from game.world.conflicts import Aim, AimKind
from game.world.pacts import Pact, Sanctions, Trigger, Vote
from game.world.reasons import Motive
from game.world.sheets import Attack
from game.world.treaties import Treaty, TreatyKind
from game.world.worlds import World

__all__ = ["Treatment", "treated", "unsettled"]

SYSTEM: Final = ("reach_half_km", "offence_permille", "administrability_permille", "trade_permille", "closed")
PROMISES: Final = frozenset({TreatyKind.DEFENCE, TreatyKind.OFFENCE, TreatyKind.GUARANTEE})
"""Kinds of treaty that promise arms; clientage and trade are left alone."""


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class NewTerms(_Strict):
    """Terms that every pact in being gets instead of its own."""

    trigger: Trigger | None = None
    vote: Vote | None = None
    parties_vote: StrictBool | None = None
    permanent_veto: StrictBool | None = None
    sanctions: Sanctions | None = None


class AttackFile(_Strict):
    """A war that is there at the start: one state has fallen on another to make it a client."""

    by: StateId
    on: StateId


class Treatment(_Strict):
    """What is changed at the start. An empty one is the world as it is.

    The first five keys replace the scenario's own; `charter` is the only one that founders may use, or "none".
    `treaties` makes promises of arms "automatic" or "consultative", or strikes them with "none"; `allies` adds
    binding defence treaties. `pacts = "none"` dissolves those in being; `pact` adds one; `terms` amend all.
    `attack` begins a war as the first turn opens, where a target asks what follows from it and not whether it comes.
    """

    reach_half_km: Annotated[StrictInt, Field(ge=50, le=20_000)] | None = None
    offence_permille: Annotated[StrictInt, Field(ge=300, le=3_000)] | None = None
    administrability_permille: Permille | None = None
    trade_permille: Permille | None = None
    closed: StrictBool | None = None
    charter: Slug | None = None
    treaties: Literal["automatic", "consultative", "none"] | None = None
    allies: Annotated[tuple[tuple[StateId, StateId], ...], Field(max_length=40)] = ()
    pacts: Literal["none"] | None = None
    pact: PactFile | None = None
    terms: NewTerms | None = None
    attack: AttackFile | None = None

    @property
    def told(self) -> str:
        """What it changes, in a phrase: `a reach of 2000 km, no pact to be founded`; empty where nothing."""
        return ", ".join(_phrase(key, value) for key, value in self.model_dump(exclude_defaults=True).items())

    @property
    def system(self) -> dict[str, Any]:
        """The keys of the scenario's system that it replaces."""
        return {key: value for key in SYSTEM if (value := getattr(self, key)) is not None}


PHRASES: Final[dict[str, str | dict[object, str]]] = {
    "reach_half_km": "a reach of {} km",
    "offence_permille": "offence at {} thousandths",
    "administrability_permille": "administrability at {} thousandths",
    "trade_permille": "trade at {} thousandths",
    "closed": {True: "a closed system", False: "an open system"},
    "charter": {"none": "no pact to be founded"},
    "treaties": {"automatic": "binding alliances", "consultative": "consultative alliances", "none": "no alliances"},
    "pacts": {"none": "no pact at the start"},
}
MOST_NAMED: Final = 9
"""Of a pact with more members only their number is told."""


def _phrase(key: str, value: Any) -> str:
    """One change in words."""
    form = PHRASES.get(key, "{}")
    match key:
        case "pact":
            members = value["members"]
            who = ", ".join(members) if len(members) <= MOST_NAMED else f"{len(members)} states"
            return f"the charter {value['charter']} over {who}"
        case "terms":
            return ", ".join(f"{term} = {str(one).lower()}" for term, one in value.items() if one is not None)
        case "attack":
            return f"an attack of {value['by']} on {value['on']}"
        case "allies":
            return "alliances of " + ", ".join("–".join(pair) for pair in value)
    return form.get(value, f"the charter {value}") if isinstance(form, dict) else form.format(value)


def treated(world: World, treatment: Treatment, dice: Dice) -> World:
    """The world with a treatment laid on it."""
    world = replace(world, system=replace(world.system, **treatment.system))
    treaties = _promises(world, treatment)
    pacts = {} if treatment.pacts else dict(world.pacts)
    if treatment.pact is not None:
        pacts[treatment.pact.id] = _pact(treatment.pact, world)
    if treatment.terms is not None:
        new = treatment.terms.model_dump(exclude_none=True)
        pacts = {id: replace(pact, charter=replace(pact.charter, **new)) for id, pact in pacts.items()}
    world = replace(world, treaties=treaties, pacts=pacts)
    return world if treatment.attack is None else _attacked(world, treatment.attack, dice)


def _attacked(world: World, told: AttackFile, dice: Dice) -> World:
    """The world with a war in it, its calls waiting for the first answers; ValueError where the law forbids it."""
    draft, docket = Draft(world, dice), Docket()
    docket.add(told.by, Attack(target=told.on, aim=Aim(AimKind.CLIENTAGE), motive=Motive.GAIN))
    declare_wars(draft, docket)
    if not at_war(draft.world, told.by, told.on):
        raise ValueError(f"{told.by} cannot attack {told.on} as the game begins; strike the attack from the treatment")
    return draft.close()


def _promises(world: World, treatment: Treatment) -> dict[str, Treaty]:
    """The treaties at the start as the treatment would have them."""
    kept = {id: t for id, t in world.treaties.items() if treatment.treaties != "none" or t.kind not in PROMISES}
    if treatment.treaties in ("automatic", "consultative"):
        talks = treatment.treaties == "consultative"
        kept = {id: replace(t, consultative=talks) if t.kind in PROMISES else t for id, t in kept.items()}
    for n, (first, second) in enumerate(treatment.allies, start=1):
        id = f"treated_{n}"
        kept[id] = Treaty(id=id, kind=TreatyKind.DEFENCE, first=first, second=second, since=world.turn - 1)
    return kept


def _pact(told: PactFile, world: World) -> Pact:
    since = world.turn - 1
    return Pact(
        id=told.id,
        charter=load_charter(told.charter).charter,
        leader=told.leader,
        founded=since,
        members=dict.fromkeys(told.members, since),
        legitimacy=told.legitimacy,
        permanent=told.permanent,
    )


def unsettled(world: World, noise_permille: int, dice: Dice) -> World:
    """Every army as strong as it may have been: times e to a bell-shaped error (science.md E, "Coverage gaps")."""
    if not noise_permille:
        return world
    factors = {
        state: exp_permille(noise_permille * dice.normal_permille("power", state) // 1000) for state in world.forces
    }
    forces = {
        state: {place: max(1, tenths * factors[state] // 1000) for place, tenths in armies.items()}
        for state, armies in world.forces.items()
    }
    return replace(world, forces=forces)
