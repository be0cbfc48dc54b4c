"""Crises, bonds and each side's view of a war in the report's JSON: their shape, described, and how each is spelt."""

from typing import Any

from game.report.exports.shapes import Part, told
from game.report.records.quarrels import Bond, CrisisChapter, Reckoned, Rider, SideView, Stand
from game.world.constants import TENTHS, WEALTH

__all__ = [
    "BalanceRow", "BondRow", "CrisisRow", "ExpectedRow", "RiderRow", "SideViewRow", "StandRow", "spell_bond",
    "spell_crisis", "spell_side",
]  # fmt: skip

Row = dict[str, Any]


class StandRow(Part):
    """Where a state bound to one side of a crisis stood."""

    state: str = told("Id of the state.")
    side: str = told("Whom it was bound to: target or demander.")
    clause: str = told("Id of the treaty or pact that bound it.")
    stands: bool | None = told("Whether it said it would come; null where it was not asked in time.")
    share: float = told("Share of its forces it pledged, 0 to 1.")
    brigades: float = told("All brigades it had as the crisis opened.")
    weight: float = told("What its pledge would weigh at the target’s capital, in brigades; 0 where it gave none.")
    tipped: bool = told("Whether without it alone the demander would have had enough.")
    stated: str = told("The reason it gave then, in its own words.")
    weighed: dict[str, float] = told("What it truly weighed, in wealth; empty for a player’s state and in play.")
    event: int | None = told("Id of the event of its answer.")


class BalanceRow(Part):
    """A demander's balance as it had the last word."""

    turn: int = told("The turn in which it attacked or let the demand drop.")
    year: str = told("Its date in words.")
    brigades: float = told("The demander’s brigades.")
    target_alone: float = told("The target’s brigades.")
    target_pledged: float = told("The same with what those who stood by it pledged.")
    weight: float = told("The demander’s weight at the target’s capital, in brigades.")
    weight_alone: float = told("The target’s weight there.")
    weight_pledged: float = told("The same with those who stood by it.")
    misjudged: float | None = told(
        "Share by which its staff overrated the other side; null for a player’s and in play."
    )
    chance: float | None = told("Chance of an attack as all reckoned it; null where it was not reckoned.")
    chance_seen: float | None = told("The same as its own staff did.")
    worth: float | None = told("Worth of attacking by its own sum, in wealth; null where none is on record.")
    worth_expected: float | None = told("What all expected that to be.")
    weighed: dict[str, float] = told("The terms of its own sum, in wealth.")


class CrisisRow(Part):
    """A demand and what became of it."""

    crisis: str = told("Id of the crisis.")
    turn: int = told("The turn it was made in.")
    year: str = told("Its date in words.")
    demander: str = told("Id of the state that demanded.")
    target: str = told("Id of the state it was made on.")
    demanded: str = told("What it demanded, in words.")
    motive: str = told("The reason given.")
    reply: str = told("The target’s last reply: concede, refuse, appeal or arbitrate; empty where it gave none.")
    outcome: str = told("war, deterred, lapsed, conceded, awarded, dropped (on a court’s opinion), open or void.")
    text: str = told("What became of it, in words.")
    war: str | None = told("Id of the war it became.")
    stands: list[StandRow] = told("Those bound to either side.")
    seen: BalanceRow | None = told("What the demander saw; null where it never had the last word.")
    event: int = told("Id of the event of the demand.")


class RiderRow(Part):
    """What a state promised, delivered and got under one bond."""

    state: str = told("Id of the state.")
    cases: int = told("Calls to it.")
    honoured: int = told("Calls it honoured.")
    promised: float = told("Brigades it promised in them.")
    delivered: float = told("Brigades it delivered.")
    helped: int = told("Wars in which others came at its call.")
    received: float = told("Brigades they brought.")
    spared: int = told("Turns as a member without a war at home while a neighbour outside was being attacked.")
    market: float = told("Wealth that the pact’s market added to its trade.")
    verdict: str = told("contributor, rode free, paid more than it got, stayed away or never called.")


class BondRow(Part):
    """One pact, or all alliances by treaty together."""

    pact: str | None = told("Id of the pact; null for the alliances.")
    name: str = told("Its name.")
    riders: list[RiderRow] = told("Its members, who delivered most first.")


class ExpectedRow(Part):
    """How far a bound state was believed on the eve of a war."""

    state: str = told("Id of the state.")
    credence: float = told("How far all believed that it would come, 0 to 1.")
    came: bool = told("Whether it fought beside the defender.")


class SideViewRow(Part):
    """A war as one state saw it."""

    war: str = told("Id of the war.")
    role: str = told("attacker, defender, helper (the strongest who came) or absent (the strongest who did not).")
    state: str = told("Id of the state.")
    turn: int = told("The turn in which it decided.")
    deed: str = told("What it did, in words.")
    stated: str = told("The reason it gave then.")
    brigades: float = told("Its brigades.")
    foe: str = told("Id of its first enemy.")
    foe_brigades: float = told("The enemy’s brigades as they were.")
    foe_brigades_seen: float = told("As its staff took them.")
    misjudged: float | None = told("Share by which its staff overrated them; null for a player’s state and in play.")
    chance: float | None = told("The attacker’s chance on the eve as all reckoned it; null for third states.")
    chance_seen: float | None = told("The same as this staff did.")
    worth: float | None = told("Worth of its deed by its own sum, in wealth; of giving way, for the defender.")
    worth_expected: float | None = told("What all expected that to be.")
    weighed: dict[str, float] = told("The terms of its own sum, in wealth.")
    expected: list[ExpectedRow] = told("Those bound to the defender, as they were believed; empty for third states.")


def _tenths(value: int) -> float:
    return value / TENTHS


def _share(permille: int | None) -> float | None:
    return None if permille is None else permille / 1000


def _percent(value: int | None) -> float | None:
    return None if value is None else value / 100


def _terms(weighed: tuple[tuple[str, int], ...]) -> dict[str, float]:
    return {name: milli / 1000 for name, milli in weighed}


def spell_crisis(one: CrisisChapter) -> Row:
    """One crisis as plain values."""
    return {
        "crisis": one.crisis,
        "turn": one.turn,
        "year": one.year,
        "demander": one.demander,
        "target": one.target,
        "demanded": one.aim_text,
        "motive": one.motive,
        "reply": one.reply,
        "outcome": one.outcome,
        "text": " ".join(t for t in (one.outcome_text, one.text) if t),
        "war": one.war,
        "stands": [_stand(s) for s in one.stands],
        "seen": _balance(one.seen) if one.seen else None,
        "event": one.event,
    }


def _stand(one: Stand) -> Row:
    return {
        "state": one.state,
        "side": one.side,
        "clause": one.clause,
        "stands": one.stands,
        "share": one.share_permille / 1000,
        "brigades": _tenths(one.forces),
        "weight": _tenths(one.weight),
        "tipped": one.tipped,
        "stated": one.stated,
        "weighed": _terms(one.weighed),
        "event": one.event,
    }


def _balance(one: Reckoned) -> Row:
    return {
        "turn": one.turn,
        "year": one.year,
        "brigades": _tenths(one.own),
        "target_alone": _tenths(one.alone),
        "target_pledged": _tenths(one.pledged),
        "weight": _tenths(one.weight_own),
        "weight_alone": _tenths(one.weight_alone),
        "weight_pledged": _tenths(one.weight_pledged),
        "misjudged": _percent(one.error_percent),
        "chance": _share(one.chance),
        "chance_seen": _share(one.chance_seen),
        "worth": _share(one.own_milli),
        "worth_expected": _share(one.public_milli),
        "weighed": _terms(one.weighed),
    }


def spell_bond(one: Bond) -> Row:
    """One bond as plain values."""
    return {"pact": one.id or None, "name": one.name, "riders": [_rider(r) for r in one.riders]}


def _rider(one: Rider) -> Row:
    return {
        "state": one.state,
        "cases": one.cases,
        "honoured": one.honoured,
        "promised": _tenths(one.promised),
        "delivered": _tenths(one.delivered),
        "helped": one.helped,
        "received": _tenths(one.received),
        "spared": one.spared,
        "market": one.market / WEALTH,
        "verdict": one.verdict,
    }


def spell_side(one: SideView, war: str) -> Row:
    """One state's view of a war as plain values."""
    return {
        "war": war,
        "role": one.role,
        "state": one.state,
        "turn": one.turn,
        "deed": one.deed,
        "stated": one.stated,
        "brigades": _tenths(one.own),
        "foe": one.foe_state,
        "foe_brigades": _tenths(one.foe),
        "foe_brigades_seen": _tenths(one.foe_seen),
        "misjudged": _percent(one.error_percent),
        "chance": _share(one.chance),
        "chance_seen": _share(one.chance_seen),
        "worth": _share(one.own_milli),
        "worth_expected": _share(one.public_milli),
        "weighed": _terms(one.weighed),
        "expected": [{"state": e.state, "credence": e.credence / 1000, "came": e.came} for e in one.expected],
    }
