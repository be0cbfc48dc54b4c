"""The schema of the report's JSON: what `report --json` prints, as JSON Schema (draft 2020-12).

To add a key: describe it here (or in `shapes`, for a part), then spell it in `ledger`. A key that the ledger spells
and no shape describes is a fault that the tests find. Keys are added, never renamed.
"""

from typing import Any, Final, Literal

from game.report.exports.judgements import BeliefsRow, ReviewRow
from game.report.exports.lessons import ForetellerRow, PredictionRow, QuestionRow
from game.report.exports.quarrels import BondRow, CrisisRow, SideViewRow
from game.report.exports.shapes import (
    Baited,
    CallRow,
    Chart,
    CivilWarRow,
    DeterredRow,
    Doctrine,
    FaithRow,
    General,
    PactRow,
    Part,
    PledgeRow,
    School,
    StandingRow,
    SubsidyRow,
    TermRow,
    VerdictRow,
    WarRow,
    told,
)
from game.report.exports.what_ifs import WhatIfRow

__all__ = ["DRAFT", "Document", "report_schema"]

DRAFT: Final = "https://json-schema.org/draft/2020-12/schema"


class Document(Part):
    """The report of one game."""

    format: Literal["report/1"] = told("The shape of this document.")
    scenario: str = told("Id of the scenario.")
    title: str = told("Its title.")
    dates: str = told("From when to when the game was played, in words.")
    seed: int = told("The seed of its dice.")
    turns: int = told("Turns played.", ge=0)
    digest: str = told("Seal of the whole game, 64 hexadecimal digits.", pattern="^[0-9a-f]{64}$")
    ended_by: str | None = told("What ended it; null while it is not over.")
    names: dict[str, str] = told("Names of all states by id.")
    verdict: VerdictRow = told("The verdict.")
    verdicts: list[School] = told("The judgements of the schools, side by side.")
    standings: list[StandingRow] = told("Places and scores, the best first.")
    wars: list[WarRow] = told("Every war, in the order in which they began.")
    views: list[SideViewRow] = told("Each war as its leaders and the strongest third state saw it.")
    general: list[General] = told("Wars that overlap and share a belligerent, counted as one.")
    civil_wars: list[CivilWarRow] = told("The civil wars among them.")
    subsidies: list[SubsidyRow] = told("Wealth given to belligerents by states outside their wars.")
    baited: list[Baited] = told("Wars that a third state provoked.")
    deterred: list[DeterredRow] = told("Wars that pledges prevented.")
    crises: list[CrisisRow] = told("Every demand, who would have fought over it, and what its author saw.")
    calls: list[CallRow] = told("Every call for help and its answer.")
    pledges: list[PledgeRow] = told("Every pledge given in a crisis.")
    faith: list[FaithRow] = told("Each state's word, kept and broken; states never asked are left out.")
    pacts: list[PactRow] = told("The life of each pact.")
    bonds: list[BondRow] = told("What each state promised, delivered and got under each pact, and under alliances.")
    charts: list[Chart] = told("The figures of each chart.")
    doctrines: list[Doctrine] = told("Each state's mind, opened after the game.")
    beliefs: BeliefsRow = told("Who believed what, and what was so.")
    reviews: list[ReviewRow] = told("The game as a realist and as an institutionalist would review it.")
    terms: list[TermRow] = told("Concepts of the field and the events of this game that earn them.")
    debrief: list[QuestionRow] = told("Questions on this game with their keys, the simplest first.")
    predictions: list[PredictionRow] = told("What players predicted in play, held against what came.")
    foretellers: list[ForetellerRow] = told("Each player's record as a prophet, the best first.")
    what_ifs: list[WhatIfRow] = told("Decisions reversed and played onward both ways; the five most telling.")


def report_schema() -> dict[str, Any]:
    """The schema, as plain JSON values; made anew at each call."""
    made = Document.model_json_schema()
    return {"$schema": DRAFT, **made, "title": "The report of a game of All Against One"}
