"""Treaties: promises between two states (rules.md §1)."""

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["SENIOR_KINDS", "Treaty", "TreatyKind"]


class TreatyKind(StrEnum):
    """What a treaty binds its parties to."""

    DEFENCE = "defence"
    OFFENCE = "offence"
    NON_AGGRESSION = "non_aggression"
    GUARANTEE = "guarantee"
    CLIENTAGE = "clientage"
    TRADE = "trade"
    TRUCE = "truce"


SENIOR_KINDS = frozenset({TreatyKind.GUARANTEE, TreatyKind.CLIENTAGE})
"""Kinds whose first party is the guarantor or patron, the second the protected or client."""


@dataclass(frozen=True, slots=True)
class Treaty:
    """A promise between `first` and `second`, in force from `since` to `until` (a turn, or open).

    Where the kind is unequal, `first` is the patron or guarantor. `against`
    names the one state it is aimed at. `unconditional` adds help in a war the
    ally began (the chain-gang clause); `consultative` promises talks, not arms.
    `tribute_permille` of the client's income goes to its patron; `follows`
    binds the client to its patron's wars; `spoils_permille` is the second
    party's share under a treaty of offence.
    """

    id: str
    kind: TreatyKind
    first: str
    second: str
    since: int
    until: int | None = None
    against: str | None = None
    unconditional: bool = False
    consultative: bool = False
    follows: bool = False
    tribute_permille: int = 0
    spoils_permille: int = 500

    @property
    def parties(self) -> tuple[str, str]:
        """Both signatories, the senior first where the kind is unequal."""
        return (self.first, self.second)

    def other(self, state: str) -> str:
        """The party that is not this one."""
        return self.second if state == self.first else self.first
