"""What a card says, before it is laid out: the same for a picture, a test and whoever cannot see."""

from __future__ import annotations

from dataclasses import dataclass

from game.ui.widgets.widget import Tip

__all__ = ["Content", "Fact", "subject_of"]


@dataclass(frozen=True, slots=True)
class Fact:
    """A noun and its figure; `tip` opens the sum. `ink` is danger where it endangers us."""

    label: str
    value: str
    tip: Tip | None = None
    ink: str = "ink"


@dataclass(frozen=True, slots=True)
class Content:
    """A card: head, facts, what it is to us, a sentence, and where one may go on from it.

    `tint` (`#RRGGBB`) draws a shield, else `icon` an icon. `source` is given for terms. `see` are subjects. `more`
    is told only by the codex, which has room for it.
    """

    subject: str
    name: str
    kind: str
    icon: str = ""
    tint: str = ""
    own: bool = False
    facts: tuple[Fact, ...] = ()
    ties: tuple[str, ...] = ()
    sentence: str = ""
    now: str = ""
    case: str = ""
    more: str = ""
    source: str = ""
    see: tuple[tuple[str, str], ...] = ()

    @property
    def text(self) -> str:
        """All of it in words, line by line."""
        facts = (f"{one.label}: {one.value}" for one in self.facts)
        parts = (f"{self.name}, {self.kind}", *facts, *self.ties, self.sentence, self.now, self.case, self.source)
        return "\n".join(part for part in parts if part)


def subject_of(subject: str) -> tuple[str, str]:
    """The kind and the id in `state:PER`; the id may hold a colon of its own."""
    kind, _, id = subject.partition(":")
    return kind, id
