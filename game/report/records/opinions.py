"""The records of what was believed and of how the game is judged: readings of threat, conceptions, reviews.

Pure values like those of `chapters`, which gathers them into the book. Threat is in tenths of a point of 100
(`game.perception.forecast.threat`), chances are in thousandths.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

__all__ = ["Belief", "Beliefs", "Conception", "Misreading", "Outlook", "Place", "Reading", "Review", "Statement"]


@dataclass(frozen=True, slots=True)
class Reading:
    """Threat of `about` to `state`, the mean over `times` turns: as its mind read it, and as it was."""

    state: str
    about: str
    read: int
    was: int
    times: int


@dataclass(frozen=True, slots=True)
class Misreading:
    """The turn a state was furthest from the truth about another, and what followed within three turns.

    `strength_percent`: by how much its staff put the other's strength too high (+) or too low (−) then; `event` is
    that of `followed`, None where the record ties nothing to it.
    """

    about: str
    turn: int
    year: str
    read: int
    was: int
    strength_percent: int
    followed: str
    event: int | None


@dataclass(frozen=True, slots=True)
class Belief:
    """How right one state was: means over all others that lived, over the turns looked at.

    `strength_percent`: mean distance of its estimates of strength from the truth. `off`: mean distance of threat as
    read from threat as it was, `leaning` the mean of the difference itself (above nought: it saw more danger than
    there was), both None where nobody's threat to it can be known. `calls` made in its behalf, `right` of them went
    as the odds said, `brier` the mean squared error of those odds (Brier 1950), in thousandths.
    """

    state: str
    strength_percent: int
    off: int | None
    leaning: int | None
    worst: Misreading | None
    calls: int
    right: int
    brier: int | None
    player: bool = False


@dataclass(frozen=True, slots=True)
class Outlook:
    """Forecasts of an attack within the horizon, of one range of chances: how many, their mean, and how many came."""

    low: int
    high: int
    times: int
    mean: int
    came: int


@dataclass(frozen=True, slots=True)
class Beliefs:
    """Who believed what, opened after the game; empty while it goes on.

    `turns` are those looked at; `threat` the mean over the living of the greatest threat to each, as all could read
    it, at each of them. `brier` of all calls, `base` what always saying the mean share would have scored.
    """

    turns: tuple[int, ...] = ()
    threat: tuple[int, ...] = ()
    states: tuple[Belief, ...] = ()
    readings: tuple[Reading, ...] = ()
    outlooks: tuple[Outlook, ...] = ()
    calls: int = 0
    brier: int | None = None
    base: int | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A state's place under one conception; `figure` is what it rests on, in words, `value` the same as a number."""

    state: str
    place: int
    figure: str
    value: int


@dataclass(frozen=True, slots=True)
class Conception:
    """One conception of success: who did best by it, every state's place, and how the system as a whole did."""

    id: str
    school: str
    measure: str
    source: str
    text: str
    winners: tuple[str, ...]
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence of a reviewer, the events it rests on, and its figures by name.

    `against` marks the evidence against the reviewer's own school.
    """

    text: str
    events: tuple[int, ...] = ()
    figures: Mapping[str, float] = field(default_factory=dict)
    against: bool = False


@dataclass(frozen=True, slots=True)
class Review:
    """The game as a reviewer of one school sees it: every sentence rests on events and figures of this game."""

    school: str
    title: str
    statements: tuple[Statement, ...]
