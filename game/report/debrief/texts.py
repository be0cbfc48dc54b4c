"""The wording of the debrief, read from `assets/words/debrief.toml` and checked on the way in.

What each kind of question may name is fixed here, as it is the finders of this room that fill the braces; how it is
said, how often and whether at all is the file's, which a teacher may change.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from string import Formatter
from types import MappingProxyType
from typing import Annotated, Final, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from game.kit.places import assets
from game.scenarios.faults import Fault, FaultsFoundError, nearest, read_as, shown

__all__ = ["ALWAYS", "PER_CASE", "SOMETIMES", "Contrast", "DebriefWords", "QuestionText", "debrief_words",
           "read_debrief"]  # fmt: skip


def _table(rows: dict[str, str]) -> Mapping[str, frozenset[str]]:
    return MappingProxyType({kind: frozenset(names.split()) for kind, names in rows.items()})


ALWAYS: Final = _table(
    {
        "began": "war year attacker defender cause aim",
        "called": "war defender called came",
        "settled": "war outcome",
        "founded": "pact year founder members",
        "conceded": "target demander year aim reason",
        "led": "first first_share last last_share",
        "signed": "first second year offer reason",
        "civil": "state year end",
        "reneged": "state friend year stated reason clause",
        "honoured": "state friend year stated reason clause",
        "deterred": "demander target aim year by",
        "bluff": "demander target aim year",
        "refused": "by to year offer reason stated",
        "vote": "pact year motion fate yes no",
        "concept": "war concept source term other why means deeds",
        "both_views": "war attacker defender aim reason refusal",
        "trust": "state before after",
        "power_moved": "state year before after",
        "poles": "poles poles2 before after",
        "rider": "pact state cases promised delivered",
        "deterrence": "demander target year attacker defender year2 demander_share held_share stood attacker_share "
        "failed_share stood2",
        "had_come": "state friend year war forces place battle_year attack defence",
        "trigger_automatic": "pact calls kept broken",
        "trigger_council": "pact calls kept broken votes carried",
        "conceded_again": "target demander aim year",
        "schools": "realist institutionalist",
        "seat": "state place of score security wealth power begun suffered times kept",
        "peace": "turns demands conceded deterred pacts treaties",
    }
)
"""What a question of each kind can always name."""
SOMETIMES: Final = _table(
    {
        "began": "refuser",
        "called": "volunteer",
        "settled": "terms",
        "reneged": "sum",
        "honoured": "sum",
        "vote": "weighted vetoer",
        "conceded_again": "year2 aim2 target2 quiet",
    }
)
"""What it can name in some games: a line with such a brace is left out in the others."""
PER_CASE: Final = _table(
    {
        "called": "state clause did",
        "reneged": "term worth",
        "honoured": "term worth",
        "vote": "state ballot reason",
        "rider": "state promised delivered",
    }
)
"""What the line for each case names."""


class _Strict(BaseModel):
    """Unknown keys are mistakes of spelling, so they are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def braces(text: str) -> frozenset[str]:
    """The names in braces; ValueError where a brace stands alone."""
    return frozenset(name for _, name, _, _ in Formatter().parse(text) if name is not None)


def _paired(text: str) -> str:
    try:
        braces(text)
    except ValueError:
        raise ValueError("a brace stands alone: write {name}") from None
    return text


Line = Annotated[str, Field(min_length=1, max_length=600), AfterValidator(_paired)]
MayBe = Annotated[str, Field(max_length=600), AfterValidator(_paired)]


class QuestionText(_Strict):
    """The wording of one kind of question; its keys are told at the head of the file."""

    level: Literal["remember", "understand", "analyse", "evaluate"]
    weight: int = Field(ge=0, le=100)
    concept: Line
    source: Line
    term: Line
    ask: Line
    answer: tuple[Line, ...] = Field(min_length=1, max_length=12)
    each: MayBe = ""
    tempting: MayBe = ""
    wrong: MayBe = ""


class Contrast(_Strict):
    """A concept's neighbour: its codex page, what it is taken for, and what tells the two apart."""

    term: str
    other: str = Field(min_length=1, max_length=80)
    why: str = Field(min_length=1, max_length=400)


class Phrases(_Strict):
    """Short phrases that fill braces."""

    came: str
    stayed: str
    both: str
    carried: str
    lost: str
    vetoed: MayBe
    weighted: str
    place: MayBe
    crushed: str
    overthrown: str
    seceded: str
    unended: str
    nobody: str


class DebriefWords(_Strict):
    """The whole file."""

    format: Literal["debrief/1"]
    most: int = Field(ge=1, le=40)
    of_a_kind: int = Field(ge=1, le=10)
    phrase: Phrases
    question: dict[str, QuestionText] = Field(min_length=1)
    contrast: dict[str, Contrast] = Field(default_factory=dict)


def read_debrief(path: Path) -> DebriefWords:
    """The wording of a file; FaultsFoundError names everything that is wrong with it."""
    told = read_as(path, DebriefWords)
    faults = [one for kind, text in told.question.items() for one in _faults(kind, text, path.name)]
    if faults:
        raise FaultsFoundError(faults)
    return told


def _faults(kind: str, text: QuestionText, file: str) -> list[Fault]:
    """Kinds that the game cannot ask, and braces that it cannot fill."""
    place = f"question, {kind}"
    if kind not in ALWAYS:
        return [Fault(file, place, "the game knows no such question", nearest(kind, ALWAYS))]
    known, more = ALWAYS[kind], SOMETIMES.get(kind, frozenset())
    lines = [("ask", text.ask, known), ("concept", text.concept, known), ("source", text.source, known)]
    lines += [("answer", line, known | more) for line in text.answer]
    lines += [("each", text.each, PER_CASE.get(kind, frozenset()))]
    lines += [("tempting", text.tempting, known | more), ("wrong", text.wrong, known | more)]
    return [
        Fault(file, f"{place}, {key}", f"{shown('{' + name + '}')} is not known here", nearest(name, allowed))
        for key, line, allowed in lines
        for name in sorted(braces(line) - allowed)
    ]


@cache
def debrief_words() -> DebriefWords:
    """The wording shipped with the game; a fault in it is an error of the installation and raises."""
    return read_debrief(assets() / "words" / "debrief.toml")
