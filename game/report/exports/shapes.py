"""The shapes of the parts of the report's JSON, each key described where it stands.

A key that is not described here fails a test, so that the schema that `report --schema` prints is whole.
Turns count from 1; forces and losses are in brigades; shares, scores and trust run from 0 to 1.
"""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

__all__ = [
    "Baited",
    "Battle",
    "Belligerent",
    "CallRow",
    "Case",
    "Chart",
    "CivilWarRow",
    "Contribution",
    "DeterredRow",
    "Doctrine",
    "FaithRow",
    "General",
    "PactRow",
    "Part",
    "PledgeRow",
    "School",
    "StandingRow",
    "SubsidyRow",
    "TermRow",
    "TurnLosses",
    "VerdictRow",
    "WarRow",
    "told",
]

Side = Literal["attack", "defence"]


class Part(BaseModel):
    """An object of the document: no key that is not described."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def told(means: str, **more: Any) -> Any:
    """A key with its meaning in a sentence."""
    return Field(description=means, **more)


class VerdictRow(Part):
    """The game in a title and a sentence, and as each school would judge it."""

    title: str = told("The game in a few words.")
    sentence: str = told("The game in a sentence.")
    own: str | None = told("How those did whom people played; null where nobody played.")
    realist: str = told("As a realist would judge it.")
    institutionalist: str = told("As an institutionalist would judge it.")


class PlaceRow(Part):
    """A state's place under one conception of success."""

    state: str = told("Id of the state.")
    place: int = told("Its place; equals share one.")
    figure: str = told("What it rests on, in words.")
    value: int = told("The same in thousandths, the greater the better; of losses in tenths of a brigade, negative.")


class School(Part):
    """One school's judgement, or the game under one conception of success."""

    school: str = told("realist or institutionalist; then survival, relative gains and so on.")
    measure: str = told("By what it judges.")
    text: str = told("Its judgement of this game.")
    winners: list[str] = told("Ids of the states that did best by it; empty where none did.")
    places: list[PlaceRow] = told("Every state's place by it, the best first.")
    source: str = told("Who argued so.")


class StandingRow(Part):
    """A state's place and score."""

    state: str = told("Id of the state.")
    place: int = told("Its place, 1 the best; equals share one.", ge=1)
    score: float = told("Its score, 0 to 1.")
    parts: dict[str, float] = told("The parts of the score, each 0 to 1: security, wealth, power and what lies under.")
    alive: bool = told("Whether it has land at the end.")
    player: bool = told("Whether a person played it.")


class ChainLink(Part):
    """One box of a war's chain."""

    event: int = told("Id of the event.")
    turn: int = told("Its turn.")
    year: str = told("Its date in words.")
    title: str = told("What happened, in a few words.")
    text: str = told("More of it, in a sentence.")
    because: int | None = told("Index in the chain of the link that caused it; null where none did.")
    changed: str | None = told("What that link changed for this one, in words; null where nothing is on record.")


class Belligerent(Part):
    """A state's part in a war."""

    state: str = told("Id of the state.")
    side: Side = told("Which side it fought on.")
    joined: int = told("The turn it joined.")
    left: int | None = told("The turn it left before the end; null if it stayed.")
    reason: str = told("Why it is in the war: aggressor, target, treaty, pact, balancing, spoils and so on.")
    motive: str = told("What moved it, in the field's terms.")
    clause: str | None = told("Id of the treaty or pact that bound it; null where nothing did.")
    losses: float = told("Brigades it lost.")
    power_before: float = told("Its share of capability as the war began.")
    power_after: float = told("Its share of capability after the war.")


class Battle(Part):
    """A battle."""

    event: int = told("Id of the event.")
    turn: int = told("Its turn.")
    year: str = told("Its date in words.")
    province: str = told("Id of the province.")
    attackers: dict[str, float] = told("Brigades that attacked, by state.")
    defenders: dict[str, float] = told("Brigades that defended, by state.")
    losses: dict[str, float] = told("Brigades lost, by state.")
    won: Side = told("The side of the war that kept the field.")
    victors: list[str] = told("Ids of the states that kept the field.")


class TurnLosses(Part):
    """A turn's losses in a war."""

    turn: int = told("The turn.")
    year: str = told("Its date in words.")
    attack: dict[str, float] = told("Brigades lost by the attacker's side, by state.")
    defence: dict[str, float] = told("Brigades lost by the defender's side, by state.")


class TermRow(Part):
    """A concept of the field and what earns it."""

    id: str = told("Id of the concept.")
    name: str = told("Its name.")
    events: list[int] = told("Ids of the events that earn it.")


class WarRow(Part):
    """One war from its first demand to its last battle."""

    id: str = told("Id of the war.")
    name: str = told("Its name.")
    dates: str = told("Its dates in words.")
    began: int = told("The turn it began.")
    ended: int | None = told("The turn it ended; null while it is fought.")
    civil: bool = told("Whether rebels fought their own state.")
    cause: str = told("How it began: demand_refused, surprise, client_revolt or civil.")
    motive: str = told("Why the attacker began it.")
    attacker: str = told("Id of the state that began it.")
    defender: str = told("Id of the state it was begun against.")
    fought_for: str = told("What it was fought for, in words.")
    thesis: str = told("The war in a sentence.")
    chain: list[ChainLink] = told("How it came about, box by box.")
    sides: dict[Side, list[str]] = told("Ids of all who ever fought on each side.")
    belligerents: list[Belligerent] = told("Each state's part, in the order in which they joined.")
    called: list[str] = told("Ids of the calls made in it.")
    battles: list[Battle] = told("Its battles in order.")
    losses: float = told("Brigades lost by all.")
    losses_by_turn: list[TurnLosses] = told("Losses turn by turn.")
    outcome: str = told("attacker_won, defender_won, status_quo or undecided; empty while it is fought.")
    settlement: str = told("The terms of peace in words.")
    kindred: list[str] = told("Ids of the wars that are one with it: they overlap and share a belligerent.")
    terms: list[TermRow] = told("Concepts of the field that it earns.")


class General(Part):
    """Wars that overlap and share a belligerent, counted as one."""

    wars: list[str] = told("Ids of the wars.")
    began: int = told("The turn the first began.")
    ended: int | None = told("The turn the last ended; null while one is fought.")
    states: list[str] = told("Ids of all who fought.")
    losses: float = told("Brigades lost by all.")


class CivilWarRow(Part):
    """A civil war."""

    war: str = told("Id of the war.")
    state: str = told("Id of the state.")
    rebels: str = told("Id of its rebels.")
    began: int = told("The turn it began.")
    ended: int | None = told("The turn it ended; null while it is fought.")
    how: str | None = told("crushed, overthrown or seceded; null while it is fought.")
    helpers: list[str] = told("Ids of others who fought in it.")
    losses: float = told("Brigades lost by all.")
    event: int | None = told("Id of the event with which it ended; null while it is fought.")


class SubsidyRow(Part):
    """Wealth given to a belligerent by a state outside the war."""

    war: str = told("Id of the war.")
    side: Side = told("The side that was helped.")
    donor: str = told("Id of the giver.")
    to: str = told("Id of the receiver.")
    amount: float = told("Wealth given in all.")
    times: int = told("How often.")
    secret: bool = told("Whether it was given in secret.")
    exposed: bool = told("Whether it came out in play.")
    events: list[int] = told("Ids of the events.")


class Baited(Part):
    """A war that a third state provoked."""

    war: str = told("Id of the war.")
    by: str = told("Id of the state that provoked it.")
    attacker: str = told("Id of the attacker.")
    defender: str = told("Id of the defender.")
    losses: float = told("Brigades lost by all.")
    known: bool = told("Whether it came out in play.")


class DeterredRow(Part):
    """A war that pledges prevented."""

    crisis: str = told("Id of the crisis.")
    turn: int = told("The turn the demand was dropped.")
    year: str = told("Its date in words.")
    demander: str = told("Id of the state that demanded.")
    target: str = told("Id of the state of which it was demanded.")
    demanded: str = told("What was demanded, in words.")
    by: list[str] = told("Ids of the bound states that stood by the target; `crises` tells whose pledge tipped it.")
    stood: list[str] = told("Ids of the states that pledged to stand by the target.")
    aside: list[str] = told("Ids of the states that were bound to it and stood aside.")
    event: int = told("Id of the event.")


class CallRow(Part):
    """A call for help and its answer."""

    call: str = told("Id of the call.")
    war: str = told("Id of the war.")
    turn: int = told("Its turn.")
    year: str = told("Its date in words.")
    by: str = told("Id of the state that was called.")
    friend: str = told("Id of the state to be helped.")
    clause: str = told("Id of the treaty or pact that bound it.")
    honoured: bool = told("Whether it came.")
    pledged: bool | None = told("Whether it had pledged to come; null where nobody had asked.")
    why: str = told("Why it answered so, in the field's terms.")
    stated: str = told("The reason it gave then.")
    weighed: dict[str, float] = told("What it weighed, in wealth, opened after the game.")
    brigades: float = told("All it had when it was called.")
    trust_change: float = told("How far the friend's trust in it moved.")
    event: int = told("Id of the event.")


class PledgeRow(Part):
    """A pledge in a crisis."""

    crisis: str = told("Id of the crisis.")
    turn: int = told("Its turn.")
    year: str = told("Its date in words.")
    by: str = told("Id of the state that pledged.")
    friend: str = told("Id of the state it pledged to.")
    stands: bool = told("Whether it said it would stand by its friend.")
    clause: str = told("Id of the treaty or pact that bound it.")
    why: str = told("Why, in the field's terms.")
    kept: bool | None = told("Whether it came when war came; null where no war put it to the test.")
    event: int = told("Id of the event.")


class FaithRow(Part):
    """A state's word: kept and broken."""

    state: str = told("Id of the state.")
    calls_honoured: int = told("Calls it honoured.")
    calls_reneged: int = told("Calls it reneged on.")
    pledges_stood: int = told("Pledges to stand by a friend.")
    pledges_aside: int = told("Times it said it would stand aside.")
    pledges_broken: int = told("Pledges it broke when war came.")
    treaties_broken: list[str] = told("Treaties it broke, in words.")
    trust_at_start: float = told("Mean trust of the others in it as the game began.")
    trust_at_end: float = told("Mean trust of the others in it at the end.")


class Case(Part):
    """A case that fell under a pact."""

    war: str = told("Id of the war.")
    year: str = told("Its date in words.")
    victim: str = told("Id of the member that was attacked.")
    honoured: list[str] = told("Ids of the members that came.")
    reneged: list[str] = told("Ids of the members that stayed.")


class CaseShare(Part):
    """A member's part in one case."""

    turn: int = told("Its turn.")
    year: str = told("Its date in words.")
    war: str = told("Id of the war.")
    friend: str = told("Id of the member that was attacked.")
    honoured: bool = told("Whether it answered the call.")
    promised: float = told("Brigades its quota promised.")
    delivered: float = told("Brigades it brought.")


class Contribution(Part):
    """What a member promised a pact and what it delivered."""

    state: str = told("Id of the member.")
    cases: int = told("Cases it was called in.")
    promised: float = told("Brigades its quota promised, summed over the cases.")
    delivered: float = told("Brigades it brought, summed over the cases.")
    times_short: int = told("How often its forces were found below its quota.")
    by_case: list[CaseShare] = told("The same case by case.")


class PactRow(Part):
    """The life of a pact."""

    id: str = told("Id of the pact.")
    name: str = told("Its name.")
    founded: int = told("The turn it was founded; 0 or less where it stood before the game.")
    founder: str = told("Id of its founder.")
    members: list[str] = told("Ids of its members at the end.")
    members_ever: list[str] = told("Ids of all who ever were members.")
    legitimacy: float | None = told("Its legitimacy at the end; null where it was never in being.")
    legitimacy_by_turn: list[float | None] = told("Its legitimacy at each snapshot; null while it is not in being.")
    cases: list[Case] = told("Attacks that fell under its charter.")
    contributions: list[Contribution] = told("What each member promised and delivered.")
    motions: list[str] = told("What its council decided, in words.")
    summary: str = told("Its life in a sentence.")


class ChartSeries(Part):
    """One line, layer or set of bars."""

    name: str = told("What it is of.")
    values: list[float | None] = told("A figure for each label; null where there is none.")


class Chart(Part):
    """A chart's figures."""

    title: str = told("Its title.")
    unit: str = told("The unit of its figures.")
    labels: list[str] = told("Dates of the snapshots; `end` is the game as it was left.")
    series: list[ChartSeries] = told("Its lines, layers or bars.")


class Doctrine(Part):
    """A state's mind, sealed in play."""

    state: str = told("Id of the state.")
    doctrine: str = told("Id of the doctrine that decided for it.")
    disposition_at_start: int = told("0 seeks only safety, 100 seeks what others have; as the game began.")
    disposition_at_end: int = told("The same at the end.")
    misjudged_strength: float | None = told("By how much it misjudged the strength of others; null: was never a state.")
    player: bool = told("Whether a person played it.")
