"""Waves out of recipes: a handful of tones and noises laid over one another (assets/sounds)."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final, Literal

import numpy as np
import numpy.typing as npt
from pydantic import BaseModel, ConfigDict, Field

from game.kit.places import assets
from game.scenarios.faults import read_as

__all__ = ["LONGEST_S", "LOUDEST", "RATE", "Part", "Recipe", "Wave", "read_recipes", "recipes", "wave"]

RATE: Final = 22_050
"""Samples a second."""
LONGEST_S: Final = 0.6
LOUDEST: Final = 0.5
"""The highest amplitude a sound reaches, of 1: soft beside whatever else plays."""
Wave = npt.NDArray[np.float64]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Part(_Strict):
    """One tone (from `hz` to `to`) or noise (smoothed over `soft` samples); times in seconds."""

    kind: Literal["tone", "noise"]
    start: float = Field(ge=0, lt=LONGEST_S)
    seconds: float = Field(gt=0, le=LONGEST_S)
    level: float = Field(gt=0, le=1)
    fall: float = Field(ge=0, le=100)
    """Halvings a second."""
    rise: float = Field(gt=0, le=LONGEST_S)
    hz: float = Field(default=0.0, ge=0, le=RATE / 2)
    to: float = Field(default=0.0, ge=0, le=RATE / 2)
    soft: int = Field(default=1, ge=1, le=1000)


class Recipe(_Strict):
    """A sound: what it is in words, and its parts."""

    caption: str = Field(min_length=3, max_length=60)
    parts: tuple[Part, ...] = Field(min_length=1, max_length=8)


class _File(_Strict):
    format: Literal["sounds/1"]
    sound: dict[str, Recipe]


def read_recipes(path: Path) -> dict[str, Recipe]:
    """The sounds of a file by name; FaultsFoundError names everything that is wrong with it."""
    return read_as(path, _File).sound


@cache
def recipes() -> dict[str, Recipe]:
    """All sounds by name."""
    return read_recipes(assets() / "sounds" / "sounds.toml")


def wave(recipe: Recipe) -> Wave:
    """Samples in −LOUDEST..LOUDEST, at most LONGEST_S long, ending in silence; always the same for a recipe."""
    length = min(max(part.start + part.seconds for part in recipe.parts), LONGEST_S)
    whole = np.zeros(round(length * RATE))
    dice = np.random.default_rng(len(recipe.parts))
    for part in recipe.parts:
        at = round(part.start * RATE)
        piece = _piece(part, dice)[: len(whole) - at]
        whole[at : at + len(piece)] += piece
    most = float(np.abs(whole).max())
    return whole * (LOUDEST / most) if most > LOUDEST else whole


def _piece(part: Part, dice: np.random.Generator) -> Wave:
    time = np.arange(round(part.seconds * RATE)) / RATE
    if part.kind == "tone":
        glide = part.hz + (part.to - part.hz) * time / (2 * part.seconds)
        body = np.sin(2 * np.pi * glide * time)
    else:
        rough = dice.uniform(-1.0, 1.0, len(time) + part.soft - 1)
        body = np.convolve(rough, np.ones(part.soft) / part.soft, "valid") * np.sqrt(part.soft)
    swell = np.minimum(1.0, time / part.rise) * 0.5 ** (time * part.fall)
    close = np.minimum(1.0, (part.seconds - time) / 0.02)
    return np.asarray(body * swell * close * part.level, np.float64)
