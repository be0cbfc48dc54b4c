"""Preset charters: the written terms of real and imagined pacts, from `assets/charters`.

A charter file names the terms of rules.md §1 in the words of `game.world.pacts`, with a paragraph of
history and its source. The player's charter editor starts from these; what the player writes lies in a folder
of its own and is read by the same rules.
"""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StrictBool, StrictInt, StringConstraints, ValidationError

from game.kit.places import own_charters_folder
from game.measures.burdens import quota_upkeep_permille
from game.scenarios.faults import Fault, FaultsFoundError, faults_of, nearest, read_toml, shown
from game.scenarios.map_file import Slug
from game.scenarios.shelves import charter_ids, charters_folder
from game.world.pacts import (
    Arbitration,
    Charter,
    Covers,
    Market,
    Membership,
    Sanctions,
    Trigger,
    Vote,
    Withdrawal,
)

__all__ = [
    "CharterFile",
    "Preset",
    "charter_faults",
    "charter_ids",
    "charters",
    "load_charter",
    "own_charters",
    "save_charter",
    "slug_of",
]

Title = Annotated[str, StringConstraints(min_length=3, max_length=60, strip_whitespace=True)]
Prose = Annotated[str, StringConstraints(min_length=40, max_length=1_200, strip_whitespace=True)]


class Terms(BaseModel):
    """The charter's terms; the names and choices are those of `game.world.pacts.Charter`.

    Those of articles 1 to 8 may be left out: without them a charter knows no court, ceiling, market and so on.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

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
    notice_turns: Annotated[StrictInt, Field(ge=0, le=20)] = 0
    arbitration: Arbitration = Arbitration.NONE
    arms_ceiling_permille: Annotated[StrictInt, Field(ge=0, le=1_000)] = 0
    market: Market = Market.NONE
    open_covenants: StrictBool = False
    standing_permille: Annotated[StrictInt, Field(ge=0, le=1_000)] = 0
    non_recognition: StrictBool = False


class CharterFile(BaseModel):
    """A charter file: who wrote it when, what became of it, and its terms."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

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
    if terms.standing_permille > terms.quota_permille:
        cure = f"write standing_permille = {terms.quota_permille} or less, or raise the quota"
        wrong = "the standing force is more than the quota it is taken from"
        faults.append(Fault(file, "terms, standing_permille", wrong, cure))
    least = quota_upkeep_permille(_charter(told))
    if 0 < terms.arms_ceiling_permille < least:
        cure = f"write arms_ceiling_permille = {least} or more, or lower the quota"
        faults.append(Fault(file, "terms, arms_ceiling_permille", "it lies below what the quota asks for", cure))
    if terms.non_recognition and terms.sanctions is Sanctions.NONE:
        cure = 'write sanctions = "optional" or "mandatory", or non_recognition = false'
        wrong = "recognition is withheld from those condemned, and this charter condemns nobody"
        faults.append(Fault(file, "terms, non_recognition", wrong, cure))
    return faults


def _charter(told: CharterFile) -> Charter:
    return Charter(id=told.id, name=told.name, **told.terms.model_dump())


def _preset(told: CharterFile) -> Preset:
    return Preset(told.id, told.name, told.year, told.description, told.source, _charter(told))


def load_charter(id: str) -> Preset:
    """The charter with this id, shipped or the player's own; FaultsFoundError when there is none or it is not sound."""
    known = {**_own_files(), **{one: charters_folder() / f"{one}.toml" for one in charter_ids()}}
    if id not in known:
        raise FaultsFoundError([Fault("assets/charters", shown(id), "no charter has this id", nearest(id, known))])
    preset, faults = charter_faults(known[id])
    if preset is None:
        raise FaultsFoundError(faults)
    return preset


def _own_files() -> dict[str, Path]:
    """The player's charter files by the ids they must have; none hides a shipped one."""
    return {path.stem: path for path in sorted(own_charters_folder().glob("*.toml"))}


def own_charters() -> tuple[tuple[Preset, ...], tuple[Fault, ...]]:
    """The charters that the player wrote, by id, and what is wrong with the others."""
    found, wrong, shipped = [], [], charter_ids()
    for id, path in _own_files().items():
        preset, faults = charter_faults(path)
        if id in shipped:
            faults = [Fault(path.name, "id", "a shipped charter has this id", "give yours another name"), *faults]
        elif preset is not None:
            found.append(preset)
        wrong += faults
    return tuple(found), tuple(wrong)


def charters() -> tuple[Preset, ...]:
    """All shipped charters, oldest first, the imagined ones last."""
    presets = [load_charter(id) for id in charter_ids()]
    return tuple(sorted(presets, key=lambda one: (one.year is None, one.year or 0, one.id)))


def slug_of(name: str) -> str:
    """The id that a charter of this name is kept under: small letters, digits, underscores; empty if none is left."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "_", plain).strip("_")[:40].strip("_")
    return slug if len(slug) >= 3 else ""


def save_charter(charter: Charter, description: str) -> Path:
    """Write a charter among the player's own, over one of the same name; its file.

    FaultsFoundError where it could not be read again, OSError where it cannot be written.
    """
    id = slug_of(charter.name)
    if not id or id in charter_ids():
        wrong = "the name leaves no file name" if not id else "a shipped charter has this name"
        raise FaultsFoundError([Fault(f"{id}.toml", "name", wrong, "give yours another name of three letters or more")])
    folder = own_charters_folder()
    folder.mkdir(parents=True, exist_ok=True)
    path, fresh = folder / f"{id}.toml", folder / f"{id}.toml.new"
    fresh.write_text(_written(charter, id, description), encoding="utf-8")
    try:
        told = CharterFile.model_validate(read_toml(fresh, path.name))
        faults = _senseless(told, path, path.name)
    except ValidationError as error:
        faults = faults_of(error, CharterFile, read_toml(fresh, path.name), path.name)
    except FaultsFoundError as found:
        faults = list(found.faults)
    if faults:
        fresh.unlink()
        raise FaultsFoundError(faults)
    fresh.replace(path)
    return path


def _written(charter: Charter, id: str, description: str) -> str:
    """The text of a charter file."""
    source = "A charter of the player's own; nothing outside this game is claimed for it."
    head = {"format": "charter/1", "id": id, "name": charter.name, "description": description, "source": source}
    lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in head.items()]
    terms = [(one.name, getattr(charter, one.name)) for one in fields(Charter) if one.name not in ("id", "name")]
    return "\n".join([*lines, "", "[terms]", *(f"{key} = {json.dumps(value)}" for key, value in terms), ""])
