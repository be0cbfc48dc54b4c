"""Doctrine files: beliefs and tastes that a teacher can read and change."""

import tomllib
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from game.kit.places import assets
from game.perception.temper import PUBLIC, Temper

__all__ = ["MINISTRY", "Doctrine", "DoctrineFault", "doctrines", "read_doctrine"]

_Unit = Annotated[float, Field(ge=0.0, le=1.0, allow_inf_nan=False)]
_Weight = Annotated[float, Field(ge=0.0, le=3.0, allow_inf_nan=False)]


class _TemperFile(BaseModel):
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


class Doctrine(BaseModel):
    """A character: its family, its words, its temper."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    format: Literal["doctrine/1"] = "doctrine/1"
    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{2,39}$")]
    name: Annotated[str, Field(min_length=1, max_length=40)]
    family: Literal["realist", "institutionalist", "ministry"]
    source: Annotated[str, Field(max_length=200)] = ""
    description: Annotated[str, Field(min_length=1, max_length=1000)]
    numbers: Annotated[_TemperFile, Field(alias="temper")]

    @property
    def temper(self) -> Temper:
        """The numbers, as the procedure takes them."""
        return Temper(**self.numbers.model_dump())


class DoctrineFault(ValueError):
    """A doctrine file that cannot be read: one sentence for each fault, with place and cure."""

    def __init__(self, file: str, faults: list[tuple[str, str]]) -> None:
        self.file = file
        self.faults = faults
        super().__init__("\n".join(f"{file}: {place}: {wrong}" for place, wrong in faults))


def read_doctrine(path: Path) -> Doctrine:
    """Read one doctrine file; a DoctrineFault lists all that is wrong with it."""
    try:
        if path.stat().st_size > 100_000:
            raise DoctrineFault(path.name, [("file", "is over 100 kB; a doctrine is a page of text")])
        return Doctrine.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except ValidationError as error:
        raise DoctrineFault(path.name, [_plain(e["loc"], e["msg"]) for e in error.errors()]) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DoctrineFault(path.name, [("text", f"is not TOML that can be read ({error}); mend that line")]) from None
    except OSError as error:
        raise DoctrineFault(path.name, [("file", f"cannot be opened ({error.strerror})")]) from None


def _plain(place: tuple[int | str, ...], message: str) -> tuple[str, str]:
    """A validator's finding in words."""
    return ".".join(map(str, place)) or "file", f"{message[:1].lower()}{message[1:]}; mend or remove this entry"


def doctrines() -> dict[str, Doctrine]:
    """All doctrines shipped, by id, sorted."""
    found = [read_doctrine(path) for path in sorted((assets() / "doctrines").glob("*.toml"))]
    return {d.id: d for d in found}


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
