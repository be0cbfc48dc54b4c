"""The words of the game, read once from `assets/words/en.toml` and checked on the way in."""

from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from game.kit.places import assets
from game.scenarios.faults import read_as
from game.world.reasons import Motive

__all__ = ["GazetteWords", "MotiveWords", "TagWords", "Words", "read_words", "words"]


class _Strict(BaseModel):
    """Unknown keys are mistakes of spelling, so they are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class MotiveWords(_Strict):
    """A motive as a noun for tables, a clause after "because", and the sentence the state itself would say."""

    noun: str
    clause: str
    stated: str


class GazetteWords(_Strict):
    """How the Gazette prints one kind of event; `many` where several states did the same."""

    headline: str
    text: str
    rank: int = Field(ge=0, le=100)
    many: str | None = None


class TagWords(_Strict):
    """A concept of the field, what it means here, and who wrote on it."""

    name: str
    means: str
    source: str


class Words(_Strict):
    """All words of one language."""

    format: Literal["words/1"]
    sealed: tuple[str, ...]
    motive: dict[Motive, MotiveWords]
    join_reason: dict[str, str]
    aim: dict[str, str]
    cause: dict[str, str]
    outcome: dict[str, str]
    treaty: dict[str, str]
    treaty_title: dict[str, str]
    treaty_side: dict[str, str]
    side: dict[str, str]
    ballot: dict[str, str]
    motion: dict[str, str]
    end: dict[str, str]
    doctrine: dict[str, str]
    gazette: dict[str, GazetteWords]
    why: dict[str, str]
    rule: dict[str, str]
    term: dict[str, str]
    tag: dict[str, TagWords]


def read_words(path: Path) -> Words:
    """The words of a file; FaultsFoundError names everything that is wrong with it."""
    return read_as(path, Words)


@cache
def words(language: str = "en") -> Words:
    """The words of a language; a fault in the file is an error of the installation and raises."""
    return read_words(assets() / "words" / f"{language}.toml")
