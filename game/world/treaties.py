"""Treaties: promises between two states (rules.md §1)."""

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["SECRET_KINDS", "SENIOR_KINDS", "Treaty", "TreatyKind"]


class TreatyKind(StrEnum):
    """What a treaty binds its parties to."""

    DEFENCE = "defence"
    OFFENCE = "offence"
    NON_AGGRESSION = "non_aggression"
    GUARANTEE = "guarantee"
    CLIENTAGE = "clientage"
    TRADE = "trade"
    ARMS_LIMIT = "arms_limit"
    TRUCE = "truce"


SENIOR_KINDS = frozenset({TreatyKind.GUARANTEE, TreatyKind.CLIENTAGE})
"""Kinds whose first party is the guarantor or patron, the second the protected or client."""
SECRET_KINDS = frozenset({TreatyKind.DEFENCE, TreatyKind.OFFENCE, TreatyKind.NON_AGGRESSION, TreatyKind.GUARANTEE})
"""Kinds that nothing shows while they are kept, so that they may be secret (article 20)."""


@dataclass(frozen=True, slots=True)
class Treaty:
    """A promise between `first` and `second`, in force from `since` to `until` (a turn, or open).

    Where the kind is unequal, `first` is the patron or guarantor. `against`
    names the one state it is aimed at. `unconditional` adds help in a war the
    ally began (the chain-gang clause); `consultative` promises talks, not arms.
    `tribute_permille` of the client's income goes to its patron; `follows`
    binds the client to its patron's wars; `spoils_permille` is the second
    party's share under a treaty of offence. `secret`: only the parties know of
    it. Under an arms limit each party has its ceiling (tenths of a brigade),
    `inspected` or taken on trust.
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
    secret: bool = False
    first_ceiling_tenths: int = 0
    second_ceiling_tenths: int = 0
    inspected: bool = False

    @property
    def parties(self) -> tuple[str, str]:
        """Both signatories, the senior first where the kind is unequal."""
        return (self.first, self.second)

    def other(self, state: str) -> str:
        """The party that is not this one."""
        return self.second if state == self.first else self.first

    def ceiling_of(self, state: str) -> int:
        """A party's ceiling under an arms limit, in tenths of a brigade."""
        return self.first_ceiling_tenths if state == self.first else self.second_ceiling_tenths
