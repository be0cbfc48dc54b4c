"""Preset charters: the written terms of real and imagined pacts, from `assets/charters`.

A charter file names the terms of rules.md §1 in the words of `game.world.pacts`, with a paragraph of
history and its source. The player's charter editor starts from these.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StrictBool, StrictInt, StringConstraints, ValidationError

from game.kit.places import assets
from game.scenarios.faults import Fault, FaultsFoundError, faults_of, nearest, read_toml, shown
from game.scenarios.map_file import Slug
from game.world.pacts import Charter, Covers, Membership, Sanctions, Trigger, Vote, Withdrawal

__all__ = ["CharterFile", "Preset", "charter_faults", "charters", "load_charter"]

Title = Annotated[str, StringConstraints(min_length=3, max_length=60, strip_whitespace=True)]
Prose = Annotated[str, StringConstraints(min_length=40, max_length=1_200, strip_whitespace=True)]


class Terms(BaseModel):
    """The charter's terms; the names and choices are those of `game.world.pacts.Charter`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    membership: Membership
    covers: Covers
    trigger: Trigger
    vote: Vote
    parties_vote: StrictBool
    permanent_veto: StrictBool
    quota_permille: Annotated[StrictInt, Field(ge=0, le=1_000)]
    quota_checked: StrictBool
    sanctions: Sanctions
    withdrawal: Withdrawal
    notice_turns: Annotated[StrictInt, Field(ge=0, le=50)] = 0


class CharterFile(BaseModel):
    """A charter file: who wrote it when, what became of it, and its terms."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    format: Literal["charter/1"]
    id: Slug
    name: Title
    year: Annotated[StrictInt, Field(ge=-5_000, le=3_000)] | None = None
    description: Prose
    source: Prose
    terms: Terms


@dataclass(frozen=True, slots=True)
class Preset:
    """A charter on offer, with its story; `year` is None for an imagined one, negative for BCE."""

    id: str
    name: str
    year: int | None
    description: str
    source: str
    charter: Charter


def charter_faults(path: Path, file: str = "") -> tuple[Preset | None, list[Fault]]:
    """The preset in a file if it is sound, and every fault found."""
    file = file or path.name
    try:
        raw = read_toml(path, file)
        told = CharterFile.model_validate(raw)
    except ValidationError as error:
        return None, faults_of(error, CharterFile, raw, file)
    except FaultsFoundError as found:
        return None, list(found.faults)
    faults = _senseless(told, path, file)
    return (None if faults else _preset(told)), faults


def _senseless(told: CharterFile, path: Path, file: str) -> list[Fault]:
    """Terms that are each allowed but cannot stand together."""
    terms = told.terms
    faults = []
    if told.id != path.stem:
        wrong = f"{shown(told.id)} is not the file's name"
        faults.append(Fault(file, "id", wrong, f'write "{path.stem}" or rename the file'))
    if told.year == 0:
        faults.append(Fault(file, "year", "there is no year 0", "write -1 for 1 BCE or 1 for 1 CE"))
    if terms.withdrawal is Withdrawal.NOTICE and terms.notice_turns == 0:
        cure = 'write notice_turns = 1 or more, or withdrawal = "at_once"'
        faults.append(Fault(file, "terms, notice_turns", "withdrawal by notice needs a time", cure))
    if terms.withdrawal is not Withdrawal.NOTICE and terms.notice_turns:
        cure = 'remove it, or write withdrawal = "notice"'
        faults.append(Fault(file, "terms, notice_turns", "it counts only where withdrawal is by notice", cure))
    if terms.trigger is Trigger.NONE and terms.quota_permille:
        cure = "write quota_permille = 0 or another trigger"
        faults.append(Fault(file, "terms, quota_permille", "a pact that never acts pledges no forces", cure))
    return faults


def _preset(told: CharterFile) -> Preset:
    terms = Charter(id=told.id, name=told.name, **told.terms.model_dump())
    return Preset(told.id, told.name, told.year, told.description, told.source, terms)


def _folder() -> Path:
    return assets() / "charters"


def charter_ids() -> tuple[str, ...]:
    """Ids of the charters shipped, in alphabetical order."""
    return tuple(sorted(path.stem for path in _folder().glob("*.toml")))


def load_charter(id: str) -> Preset:
    """The shipped charter with this id; FaultsFoundError when there is none or it is not sound."""
    known = charter_ids()
    if id not in known:
        raise FaultsFoundError([Fault("assets/charters", shown(id), "no charter has this id", nearest(id, known))])
    preset, faults = charter_faults(_folder() / f"{id}.toml")
    if preset is None:
        raise FaultsFoundError(faults)
    return preset


def charters() -> tuple[Preset, ...]:
    """All shipped charters, oldest first, the imagined ones last."""
    presets = [load_charter(id) for id in charter_ids()]
    return tuple(sorted(presets, key=lambda one: (one.year is None, one.year or 0, one.id)))
