"""Treaties in words: the sign of each kind, a treaty from one party's side, and what it binds to."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

from game.report.telling.naming import Names
from game.report.telling.years import begun_text, year_text
from game.ui.figures import percent
from game.world.treaties import Treaty, TreatyKind

__all__ = ["TREATY_ICONS", "from_side_of", "runs", "treaty_means"]

TREATY_ICONS: Final[Mapping[TreatyKind, str]] = MappingProxyType(
    {
        TreatyKind.DEFENCE: "defence",
        TreatyKind.OFFENCE: "attack",
        TreatyKind.NON_AGGRESSION: "trust",
        TreatyKind.GUARANTEE: "clause",
        TreatyKind.CLIENTAGE: "crown",
        TreatyKind.TRADE: "silver",
        TreatyKind.ARMS_LIMIT: "strike",
        TreatyKind.TRUCE: "flag",
    }
)


def from_side_of(names: Names, state: str, alike: Sequence[Treaty]) -> str:
    """Treaties of one kind and role from one party’s side: `Defence with Athens and Naxos`."""
    first = alike[0]
    others = names.states(treaty.other(state) for treaty in alike)
    is_senior = first.first == state
    against = f" against {names.state(first.against)}" if first.against else ""
    return {
        TreatyKind.CLIENTAGE: f"Patron of {others}" if is_senior else f"Client of {others}",
        TreatyKind.GUARANTEE: f"Guards {others}" if is_senior else f"Guarded by {others}",
        TreatyKind.DEFENCE: f"{'Consults' if first.consultative else 'Defence'} with {others}{against}",
        TreatyKind.OFFENCE: f"Joint attack with {others}{against}",
        TreatyKind.NON_AGGRESSION: f"Non-aggression with {others}",
        TreatyKind.TRADE: f"Trade with {others}",
        TreatyKind.ARMS_LIMIT: f"Arms limit with {others}",
        TreatyKind.TRUCE: f"Truce with {others}",
    }[first.kind]


def runs(names: Names, treaty: Treaty) -> str:
    """`since 493`, or `to 488` where it has a term."""
    system = names.world.system
    if treaty.until is not None:
        return f"to {year_text(system, treaty.until, era=False)}"
    return f"since {begun_text(system, treaty.since, era=False)}"


def treaty_means(names: Names, alike: Sequence[Treaty]) -> str:
    """What treaties of one kind and role bind to, in a sentence; a single one names its parties."""
    treaty = alike[0]
    first, second = names.state(treaty.first), names.state(treaty.second)
    if len(alike) > 1:
        is_guarantee = treaty.kind is TreatyKind.GUARANTEE
        first, second = ("the guarantor", "the guarded") if is_guarantee else ("the patron", "the client")
    comes = "even if its friend began the war" if treaty.unconditional else "when the other is attacked"
    follows = "follows its patron’s wars" if treaty.follows else "stays out of its patron’s wars"
    share = f" ({percent(treaty.tribute_permille)} of its income)" if treaty.tribute_permille else ""
    watched = ", and inspectors see to it" if treaty.inspected else ""
    said = {
        TreatyKind.DEFENCE: "They talk when one is attacked." if treaty.consultative else f"Each comes, {comes}.",
        TreatyKind.OFFENCE: "Both attack the state named, and share what they take.",
        TreatyKind.NON_AGGRESSION: "Neither attacks the other, nor helps who does.",
        TreatyKind.GUARANTEE: f"{first} defends {second}, and asks nothing.",
        TreatyKind.CLIENTAGE: f"{second} pays tribute{share} to {first} and {follows}; {first} protects it.",
        TreatyKind.TRADE: "Harbours stand open.",
        TreatyKind.ARMS_LIMIT: f"Neither keeps more brigades than its ceiling{watched}.",
        TreatyKind.TRUCE: "What ended a war; breaking it costs most.",
    }[treaty.kind]
    return said[:1].upper() + said[1:]
