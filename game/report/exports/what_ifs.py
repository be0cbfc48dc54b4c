"""What-ifs in the report's JSON: their shape, described, and how each is spelt."""

from typing import Any

from game.report.exports.shapes import Part, told
from game.report.whatif.records import Measured, Outcome, WhatIf

__all__ = ["Estimate", "OutcomeRow", "WhatIfRow", "spell_what_if"]

Row = dict[str, Any]


class Estimate(Part):
    """A figure and the ends of its 95 % interval."""

    value: float = told("The estimate.")
    low: float | None = told("The lower end; null where a single re-play was made.")
    high: float | None = told("The upper end.")


class OutcomeRow(Part):
    """One thing counted in the re-plays of both arms."""

    measure: str = told("war_begins, war_won, war_goes_on, wars, losses, provinces or power.")
    unit: str = told("Unit of the figures; shares are from 0 to 1.")
    name: str = told("The measure in words.")
    as_it_was: Estimate = told("With the decision as it was, replayed with other dice.")
    reversed: Estimate = told("With the decision reversed.")
    difference: Estimate = told("Reversed less as it was, paired by the dice.")


class WhatIfRow(Part):
    """A decision reversed; with no re-plays it is a proposal, and what was not reckoned is null or empty."""

    id: str = told("Id of the decision, as the command line takes it.")
    turn: int = told("The turn it was made in.")
    year: str = told("Its date in words.")
    seat: str = told("Who decided.")
    kind: str = told("What was decided: call, pledge, answer, demand, attack, lapse, vote, treaty and so on.")
    decision: str = told("The decision in words.")
    instead: str = told("Its opposite in words.")
    war: str | None = told("The war whose chance was asked, where this game fought it.")
    attacker: str | None = told("The attacker in that war, or in the war that was feared.")
    defender: str | None = told("Its defender.")
    wars: list[str] = told("Every war of this game on which the decision bears.")
    events: list[int] = told("Ids of the events of the decision.")
    replays: int = told("Re-plays each way; 0 where it was not asked.", ge=0)
    turns: int | None = told("Turns played onward; null where it was not asked.")
    outcomes: list[OutcomeRow] = told("What was counted, the war in question first.")
    sentence: str | None = told("The finding in words; null where it was not asked.")
    fault: str | None = told("Why the rules would not let it be done otherwise; null where they did.")


def spell_what_if(one: WhatIf) -> Row:
    """One what-if as plain values."""
    turned = one.reversal
    return {
        "id": turned.id,
        "turn": turned.turn,
        "year": turned.year,
        "seat": turned.seat,
        "kind": turned.kind,
        "decision": turned.dated,
        "instead": turned.instead,
        "war": turned.war or None,
        "attacker": turned.attacker or None,
        "defender": turned.defender or None,
        "wars": list(turned.wars),
        "events": list(turned.events),
        "replays": one.replays,
        "turns": one.turns or None,
        "outcomes": [_outcome(o) for o in one.outcomes],
        "sentence": one.sentence or None,
        "fault": one.fault or None,
    }


def _outcome(one: Outcome) -> Row:
    return {
        "measure": one.measure,
        "unit": one.unit,
        "name": one.name,
        "as_it_was": _estimate(one.as_it_was),
        "reversed": _estimate(one.reversed),
        "difference": _estimate(one.difference),
    }


def _estimate(one: Measured) -> Row:
    return {"value": _short(one.value), "low": _short(one.low), "high": _short(one.high)}


def _short(value: float | None) -> float | None:
    """To four decimal places, which is finer than any re-plays can tell."""
    return None if value is None else round(value, 4)
