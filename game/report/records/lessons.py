"""Records of the debrief: questions with their keys, and predictions held against what came of them.

Like all records of the book (game.report.records.chapters) they are pure values, names already in words beside the ids.
"""

from dataclasses import dataclass

__all__ = ["LEVELS", "SHEET_OF_FIVE", "Foreteller", "Foretold", "Question", "five_for_paper"]

LEVELS = ("remember", "understand", "analyse", "evaluate")
"""How much a question asks of a mind, the least first (Bloom 1956, as revised by Anderson and Krathwohl 2001)."""
SHEET_OF_FIVE = 5


@dataclass(frozen=True, slots=True)
class Question:
    """One question on this game, and its key.

    `kind` names the template it was made by (assets/words/debrief.toml). `answer` is the key, its first line the
    short answer. `events` are those the key rests on, `evidence` the same as sentences; both are empty where it
    rests on figures of the book alone. `states` are those the key names by what they did. `tempting` is a likely
    wrong answer and `wrong` says why it is; both are empty where none is natural. `turn` is the moment it speaks
    of, None for the whole game; `weight` says how telling it is among the others.
    """

    kind: str
    level: str
    text: str
    answer: tuple[str, ...]
    events: tuple[int, ...]
    evidence: tuple[str, ...]
    states: tuple[str, ...]
    concept: str
    source: str
    term: str
    tempting: str = ""
    wrong: str = ""
    turn: int | None = None
    weight: int = 0


@dataclass(frozen=True, slots=True)
class Foretold:
    """One prediction of a player and what came of it.

    `outcome`: happened, did_not, untested (what it waited for never came) or open (the game ended before).
    `chance` is the player's, in hundredths, `forecast` the game's own in thousandths, None where it showed none.
    Scores are Brier's in ten-thousandths (0 best, 2500 for always saying 50, 10000 worst), None where not decided.
    """

    by: str
    turn: int
    year: str
    what: str
    state: str
    other: str
    until: int
    text: str
    chance: int
    outcome: str
    outcome_text: str
    event: int | None
    brier: int | None
    forecast: int | None = None
    forecast_brier: int | None = None

    @property
    def is_decided(self) -> bool:
        """Whether it came true or did not."""
        return self.brier is not None


@dataclass(frozen=True, slots=True)
class Foreteller:
    """A player as a prophet: mean scores (ten-thousandths) of what was decided; `place` 1 is the best.

    `rivals` counts the decided predictions for which the game had a figure of its own, `beside` is the player's mean
    on just those, and `forecast` the game's. `sentence` says it in words, with the calibration where it can be told.
    """

    state: str
    made: int
    decided: int
    brier: int | None
    place: int | None
    rivals: int
    beside: int | None
    forecast: int | None
    sentence: str


def five_for_paper(questions: tuple[Question, ...]) -> tuple[Question, ...]:
    """The five that fit a page: the most telling of each level, then the best of another kind, in their order."""
    ranked = sorted(questions, key=lambda q: -q.weight)
    firsts = [next((q for q in ranked if q.level == level), None) for level in LEVELS]
    chosen = [q for q in firsts if q is not None]
    others = [q for q in ranked if q not in chosen]
    others.sort(key=lambda q: q.kind in {one.kind for one in chosen})
    chosen += others[: max(SHEET_OF_FIVE - len(chosen), 0)]
    return tuple(q for q in questions if q in chosen)
