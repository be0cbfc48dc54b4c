"""Conceptions, beliefs and reviews in the report's JSON: their shape, described, and how each is spelt."""

from typing import Any

from game.report.exports.shapes import Part, told
from game.report.records.opinions import Belief, Beliefs, Conception, Misreading, Outlook, Reading, Review

__all__ = ["BeliefsRow", "ReviewRow", "spell_beliefs", "spell_conception", "spell_review", "spell_winners"]

Row = dict[str, Any]


class ReadingRow(Part):
    """Threat of one state to another, means over the turns looked at."""

    state: str = told("Id of the state that read.")
    about: str = told("Id of the state read.")
    read: float = told("Threat as its mind read it, in points of 100.")
    was: float = told("Threat as it was.")
    turns: int = told("Turns in which both lived and were looked at.")


class MisreadingRow(Part):
    """The reading of a state that was furthest from the truth."""

    about: str = told("Id of the state read.")
    turn: int = told("The turn of that reading.")
    read: float = told("Threat as read, in points of 100.")
    was: float = told("Threat as it was.")
    strength: float = told("By how much it put the other's strength too high (below 0: too low), as a share.")
    followed: str = told("What it did to the other, or the other to it, within three turns; empty where nothing did.")
    event: int | None = told("Id of the event of that; null where nothing followed.")


class BeliefRow(Part):
    """How far one state was from the truth, means over the turns looked at."""

    state: str = told("Id of the state.")
    strength: float = told("Mean distance of its estimates of strength from the truth, as a share.")
    threat: float | None = told("Mean distance of threat as read from threat as it was, points of 100; null: unknown.")
    leaning: float | None = told("Mean of the difference: above 0 where it saw more danger than there was.")
    worst: MisreadingRow | None = told("Its reading furthest from the truth.")
    calls: int = told("Calls made in its behalf, of those looked at.")
    right: int = told("Of them, how many went as the odds said.")
    brier: float | None = told("Mean squared error of those odds; null without a call.")
    player: bool = told("Whether a person played it.")


class OutlookRow(Part):
    """Chances of being attacked within ten turns that were told in one range, and how often it came."""

    low: float = told("Lower edge of the range.")
    high: float = told("Upper edge.")
    times: int = told("How many such chances were told.")
    mean: float = told("Their mean.")
    came: int = told("After how many of them a war was begun on the state within ten turns.")


class BeliefsRow(Part):
    """Who believed what, opened after the game; empty while it is not over."""

    turns: list[int] = told("Turns looked at.")
    mean_threat: list[float] = told("Mean over the living of the greatest threat to each, as all could read it.")
    states: list[BeliefRow] = told("Every state's record.")
    readings: list[ReadingRow] = told("Every state's reading of every other.")
    outlooks: list[OutlookRow] = told("Chances of attack as told, against what came.")
    calls: int = told("Calls looked at.")
    brier: float | None = told("Mean squared error of the odds of help over all of them.")
    base: float | None = told("What always saying the share that came would have scored.")


class StatementRow(Part):
    """A sentence of a reviewer and what it rests on."""

    text: str = told("The sentence.")
    events: list[int] = told("Ids of the events it rests on.")
    figures: dict[str, float] = told("Its figures by name.")
    against: bool = told("Whether it is the evidence against the reviewer's own school.")


class ReviewRow(Part):
    """The game as a reviewer of one school sees it."""

    school: str = told("realist or institutionalist.")
    title: str = told("Its head.")
    statements: list[StatementRow] = told("Its sentences in order.")


def spell_conception(one: Conception) -> Row:
    """An entry of `verdicts`."""
    places = [{"state": p.state, "place": p.place, "figure": p.figure, "value": p.value} for p in one.places]
    return {
        "school": one.school,
        "measure": one.measure,
        "text": one.text,
        "winners": list(one.winners),
        "places": places,
        "source": one.source,
    }


def spell_winners(conceptions: tuple[Conception, ...], id: str) -> Row:
    """Winners and places of a school that is judged by one conception, for its own entry."""
    found = next((spell_conception(c) for c in conceptions if c.id == id), None)
    return {key: found[key] if found else "" if key == "source" else [] for key in ("winners", "places", "source")}


def spell_beliefs(told: Beliefs) -> Row:
    """Who believed what."""
    return {
        "turns": list(told.turns),
        "mean_threat": [t / 10 for t in told.threat],
        "states": [_belief(b) for b in told.states],
        "readings": [_reading(r) for r in told.readings],
        "outlooks": [_outlook(o) for o in told.outlooks],
        "calls": told.calls,
        "brier": _share(told.brier),
        "base": _share(told.base),
    }


def _share(permille: int | None) -> float | None:
    return None if permille is None else permille / 1000


def _points(tenths: int | None) -> float | None:
    return None if tenths is None else tenths / 10


def _belief(one: Belief) -> Row:
    return {
        "state": one.state,
        "strength": one.strength_percent / 100,
        "threat": _points(one.off),
        "leaning": _points(one.leaning),
        "worst": _misreading(one.worst) if one.worst else None,
        "calls": one.calls,
        "right": one.right,
        "brier": _share(one.brier),
        "player": one.player,
    }


def _misreading(one: Misreading) -> Row:
    return {
        "about": one.about,
        "turn": one.turn,
        "read": one.read / 10,
        "was": one.was / 10,
        "strength": one.strength_percent / 100,
        "followed": one.followed,
        "event": one.event,
    }


def _reading(one: Reading) -> Row:
    return {"state": one.state, "about": one.about, "read": one.read / 10, "was": one.was / 10, "turns": one.times}


def _outlook(one: Outlook) -> Row:
    return {
        "low": one.low / 1000,
        "high": one.high / 1000,
        "times": one.times,
        "mean": one.mean / 1000,
        "came": one.came,
    }


def spell_review(one: Review) -> Row:
    """A reviewer's page."""
    return {
        "school": one.school,
        "title": one.title,
        "statements": [
            {"text": s.text, "events": list(s.events), "figures": dict(s.figures), "against": s.against}
            for s in one.statements
        ],
    }
