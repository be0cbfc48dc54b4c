"""Waves out of recipes: a handful of tones and noises laid over one another (assets/sounds)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

import numpy as np
import numpy.typing as npt

from game.kit.places import assets

__all__ = ["LONGEST_S", "LOUDEST", "RATE", "Part", "Recipe", "Wave", "recipes", "wave"]

RATE: Final = 22_050
"""Samples a second."""
LONGEST_S: Final = 0.6
LOUDEST: Final = 0.5
"""The highest amplitude a sound reaches, of 1: soft beside whatever else plays."""
Wave = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Part:
    """One tone (from `hz` to `to`) or noise (smoothed over `soft` samples); times in seconds."""

    kind: Literal["tone", "noise"]
    start: float
    seconds: float
    level: float
    fall: float
    """Halvings a second."""
    rise: float
    hz: float = 0.0
    to: float = 0.0
    soft: int = 1


@dataclass(frozen=True, slots=True)
class Recipe:
    """A sound by name: what it is in words, and its parts."""

    name: str
    caption: str
    parts: tuple[Part, ...]


@cache
def recipes() -> dict[str, Recipe]:
    """All sounds by name."""
    with (assets() / "sounds" / "sounds.toml").open("rb") as file:
        told = tomllib.load(file)
    return {
        name: Recipe(name, one["caption"], tuple(Part(**part) for part in one["parts"])) for name, one in told.items()
    }


def wave(recipe: Recipe) -> Wave:
    """Samples in −LOUDEST..LOUDEST, at most LONGEST_S long, ending in silence; always the same for a recipe."""
    length = min(max(part.start + part.seconds for part in recipe.parts), LONGEST_S)
    whole = np.zeros(round(length * RATE))
    dice = np.random.default_rng(len(recipe.name))
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
