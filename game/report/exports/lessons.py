"""The debrief as JSON: `debrief[]`, the questions with their keys, and `predictions[]`, held against what came.

Chances and scores are from 0 to 1. A question's `answer` is a list of lines, the first the short answer; `events` are
the ids the key rests on.
"""

from typing import Any, Literal

from game.report.exports.shapes import Part, told
from game.report.records.lessons import Foreteller, Foretold, Question

__all__ = [
    "ForetellerRow",
    "PredictionRow",
    "QuestionRow",
    "spell_foreteller",
    "spell_prediction",
    "spell_question",
]

Row = dict[str, Any]
_WHOLE = 10_000


class QuestionRow(Part):
    """A question on this game, and its key."""

    kind: str = told("The template it was made by, in assets/words/debrief.toml.")
    level: Literal["remember", "understand", "analyse", "evaluate"] = told("How much it asks of a mind.")
    question: str = told("The question.")
    answer: list[str] = told("The key, line by line.")
    tempting: str | None = told("A likely wrong answer; null where none is natural.")
    why_wrong: str | None = told("Why that is wrong.")
    events: list[int] = told("Ids of the events the key rests on; empty where it rests on figures of the report.")
    evidence: list[str] = told("The same events as sentences.")
    states: list[str] = told("Ids of the states whose deeds the key names.")
    concept: str = told("What it teaches.")
    source: str = told("Who wrote on that.")
    term: str = told("Id of the concept's page in the codex.")
    turn: int | None = told("The turn it speaks of; null for the whole game.")
    weight: int = told("How telling it is among the others.")


class PredictionRow(Part):
    """What a player predicted in play, and what came of it."""

    by: str = told("The state whose player predicted.")
    turn: int = told("The turn it was laid down in.", ge=1)
    year: str = told("Its date in words.")
    what: Literal["attack", "honour", "general_war", "leader"] = told("The kind of prediction.")
    state: str | None = told("Who attacks, comes, or leads.")
    other: str | None = told("Who is attacked, or calls.")
    until: int | None = told("The last turn in which it could come true; null for the end of the game.")
    text: str = told("The prediction in words.")
    chance: float = told("The chance given.", ge=0, le=1)
    outcome: Literal["happened", "did_not", "untested", "open"] = told(
        "Untested: what it waited for never came; open: the game ended before."
    )
    came: str = told("What came, in words.")
    event: int | None = told("Id of the event that decided it, where one did.")
    brier: float | None = told("Brier's score, 0 best and 1 worst; null where not decided.")
    forecast: float | None = told("The chance the game itself showed then; null where it showed none.")
    forecast_brier: float | None = told("How that figure scores.")


class ForetellerRow(Part):
    """A player's record over all predictions."""

    state: str = told("The state it played.")
    place: int | None = told("1 is the best; null where nothing is decided.")
    made: int = told("Predictions laid down.")
    decided: int = told("Of those, decided.")
    brier: float | None = told("Mean score; always saying 0.5 scores 0.25.")
    with_forecast: int = told("Decided predictions for which the game showed a figure too.")
    brier_on_those: float | None = told("The player's mean score on those.")
    forecast_brier: float | None = told("The game's mean score on those.")
    text: str = told("The record in words.")


def spell_question(one: Question) -> Row:
    """One question and its key."""
    return {
        "kind": one.kind,
        "level": one.level,
        "question": one.text,
        "answer": list(one.answer),
        "tempting": one.tempting or None,
        "why_wrong": one.wrong or None,
        "events": list(one.events),
        "evidence": list(one.evidence),
        "states": list(one.states),
        "concept": one.concept,
        "source": one.source,
        "term": one.term,
        "turn": one.turn,
        "weight": one.weight,
    }


def spell_prediction(one: Foretold) -> Row:
    """One prediction and what came of it."""
    return {
        "by": one.by,
        "turn": one.turn,
        "year": one.year,
        "what": one.what,
        "state": one.state or None,
        "other": one.other or None,
        "until": one.until or None,
        "text": one.text,
        "chance": one.chance / 100,
        "outcome": one.outcome,
        "came": one.outcome_text,
        "event": one.event,
        "brier": _score(one.brier),
        "forecast": None if one.forecast is None else one.forecast / 1000,
        "forecast_brier": _score(one.forecast_brier),
    }


def spell_foreteller(one: Foreteller) -> Row:
    """A player's record over all predictions."""
    return {
        "state": one.state,
        "place": one.place,
        "made": one.made,
        "decided": one.decided,
        "brier": _score(one.brier),
        "with_forecast": one.rivals,
        "brier_on_those": _score(one.beside),
        "forecast_brier": _score(one.forecast),
        "text": one.sentence,
    }


def _score(value: int | None) -> float | None:
    return None if value is None else value / _WHOLE
