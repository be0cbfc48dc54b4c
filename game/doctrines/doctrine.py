"""Doctrine files: beliefs, tastes and rules of thumb that a teacher can read, change and add to (rules.md §7)."""

from collections.abc import Iterable
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from game.kit.places import assets, own_doctrines_folder
from game.perception.temper import PUBLIC, Character, Rule, Temper
from game.scenarios.faults import Fault, FaultsFoundError, faults_of, nearest, read_toml, shown
from game.scenarios.shelves import charter_ids

__all__ = [
    "MINISTRY",
    "Doctrine",
    "DoctrineFault",
    "character_of",
    "doctrines",
    "read_doctrine",
    "recalled",
    "shelf_faults",
    "shipped",
]

_Unit = Annotated[float, Field(ge=0.0, le=1.0, allow_inf_nan=False)]
_Weight = Annotated[float, Field(ge=0.0, le=3.0, allow_inf_nan=False)]
_MOST_BYTES = 100_000


class _TemperFile(BaseModel):
    """The numbers. Those with a default may be left out: it is that of the public mind."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    trust_prior: _Unit
    intentions: _Unit
    relative: _Weight
    honour: _Weight
    horizon: Annotated[float, Field(ge=1.0, le=30.0, allow_inf_nan=False)]
    risk: _Weight
    pledge: _Weight
    faith: _Weight
    concept: _Unit
    greed: Annotated[float, Field(ge=0.7, le=1.25, allow_inf_nan=False)]
    buck: _Weight
    norm: _Unit
    autonomy: _Weight
    learning: _Weight = PUBLIC.learning
    balancer: _Weight = PUBLIC.balancer
    wait: _Weight = PUBLIC.wait
    spoils: _Weight = PUBLIC.spoils
    guile: _Unit = PUBLIC.guile
    trade: _Weight = PUBLIC.trade
    identity: _Weight = PUBLIC.identity
    consult: _Weight = PUBLIC.consult
    conditional: _Unit = PUBLIC.conditional


class Doctrine(BaseModel):
    """A character: its family, its words, its temper, its rules of thumb, and the charters it would rather found."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    format: Literal["doctrine/1"] = "doctrine/1"
    id: Annotated[str, Field(pattern=r"^[a-z0-9_]{3,40}$")]
    name: Annotated[str, Field(min_length=1, max_length=40)]
    family: Literal["realist", "institutionalist", "ministry"]
    source: Annotated[str, Field(max_length=200)] = ""
    description: Annotated[str, Field(min_length=1, max_length=1000)]
    rules: tuple[Rule, ...] = ()
    prefers: tuple[str, ...] = ()
    numbers: Annotated[_TemperFile, Field(alias="temper")]

    @property
    def temper(self) -> Temper:
        """The numbers, as the procedure takes them."""
        return Temper(**vars(self.numbers))


class DoctrineFault(FaultsFoundError):
    """A doctrine file that cannot be used: every fault of it, with place and cure."""


def read_doctrine(path: Path) -> Doctrine:
    """Read one doctrine file; a DoctrineFault lists all that is wrong with it."""
    try:
        if path.is_file() and path.stat().st_size > _MOST_BYTES:
            raise DoctrineFault([Fault(path.name, "", "it is over 100 kB", "a doctrine is a page of text; shorten it")])
        raw = read_toml(path, path.name)
        told = Doctrine.model_validate(raw)
    except ValidationError as error:
        raise DoctrineFault(_plainly(faults_of(error, Doctrine, raw, path.name), raw, path.name)) from None
    except OSError as error:
        wrong = f"it cannot be opened ({error.strerror})"
        raise DoctrineFault([Fault(path.name, "", wrong, "check the name and your rights to it")]) from None
    except FaultsFoundError as found:
        raise DoctrineFault(found.faults) from None
    if faults := list(_senseless(told, path.name)):
        raise DoctrineFault(faults)
    return told


def _plainly(faults: Iterable[Fault], raw: dict[str, object], file: str) -> list[Fault]:
    """Findings of the validator, the misspelt key of [temper] named with the nearest right one."""
    known = _TemperFile.model_fields
    table = raw.get("temper")
    keys = set(table) - set(known) if isinstance(table, dict) else set()
    found = []
    for fault in faults:
        key = next((k for k in sorted(keys, key=str) if fault.place == f"temper, {k}"), None)
        cure = fault.cure if key is None else nearest(str(key), known)
        found.append(Fault(file, fault.place, fault.wrong, cure))
    return found


def _senseless(told: Doctrine, file: str) -> Iterable[Fault]:
    """What is well formed and still cannot be meant."""
    if told.family == "ministry":
        cure = 'write "realist" or "institutionalist"'
        yield Fault(file, "family", "the ministry is the player's own clerk and no school", cure)
    known = charter_ids()
    for name in told.prefers:
        if name not in known:
            yield Fault(file, "prefers", f"there is no charter {shown(name)}", nearest(name, known))
    for listed, place in ((told.rules, "rules"), (told.prefers, "prefers")):
        twice = sorted({str(one) for one in listed if listed.count(one) > 1})
        for name in twice:
            yield Fault(file, place, f"{shown(name)} stands there twice", "name it once")


@cache
def shipped() -> dict[str, Doctrine]:
    """The doctrines of the game, by id."""
    found = [read_doctrine(path) for path in sorted((assets() / "doctrines").glob("*.toml"))]
    return {d.id: d for d in found}


def doctrines() -> dict[str, Doctrine]:
    """All doctrines on the shelf, by id, sorted: those shipped, and the sound ones of the reader's own folder."""
    known = dict(shipped())
    for path in _own_files():
        try:
            told = read_doctrine(path)
        except DoctrineFault:
            continue
        known.setdefault(told.id, told)
    return {id: known[id] for id in sorted(known)}


def shelf_faults() -> list[Fault]:
    """Why doctrines of the reader's own folder are not on the shelf."""
    seen = dict.fromkeys(shipped(), "one that is shipped")
    faults: list[Fault] = []
    for path in _own_files():
        try:
            told = read_doctrine(path)
        except DoctrineFault as found:
            faults += found.faults
            continue
        if told.id in seen:
            faults.append(Fault(path.name, "id", f"{shown(told.id)} is taken by {seen[told.id]}", "choose another id"))
        seen.setdefault(told.id, path.name)
    return faults


def _own_files() -> list[Path]:
    folder = own_doctrines_folder()
    return sorted(folder.glob("*.toml")) if folder.is_dir() else []


def character_of(doctrine: Doctrine) -> Character:
    """A doctrine as a record that a chronicle can keep."""
    return Character(
        doctrine.id,
        doctrine.name,
        doctrine.family,
        doctrine.description,
        doctrine.temper,
        doctrine.rules,
        doctrine.prefers,
    )


def recalled(kept: Character) -> Doctrine:
    """The doctrine that a chronicle kept; FaultsFoundError where it could never have been read from a file."""
    try:
        told = {**asdict(kept), "temper": asdict(kept.temper)}
        return Doctrine.model_validate(told)
    except ValidationError as error:
        raise DoctrineFault(faults_of(error, Doctrine, told, "save")) from None


MINISTRY = Doctrine.model_validate(
    {
        "id": "ministry",
        "name": "The ministry",
        "family": "ministry",
        "description": "Drafts a player's orders at public mean parameters: no taste of its own.",
        "temper": {name: getattr(PUBLIC, name) for name in _TemperFile.model_fields},
    }
)
"""The clerk of every player: judges by the same numbers that all can open on screen."""
