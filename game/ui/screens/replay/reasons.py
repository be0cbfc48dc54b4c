"""Which decisions stand behind an event: the seat that acted, the question it answered, and what it was about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields
from types import MappingProxyType
from typing import Final

from game.world.events import Event
from game.world.reasons import Decision

__all__ = ["decisions_behind"]

_ASKED: Final[Mapping[str, tuple[frozenset[str], tuple[str, ...]]]] = MappingProxyType(
    {
        "demand_made": (frozenset(("demand",)), ("demander",)),
        "demand_answered": (frozenset(("answer",)), ("target",)),
        "pledge_given": (frozenset(("pledge",)), ("state",)),
        "crisis_lapsed": (frozenset(("crisis",)), ("demander",)),
        "war_deterred": (frozenset(("crisis",)), ("demander",)),
        "war_began": (frozenset(("crisis", "attack", "war")), ("attacker",)),
        "call_answered": (frozenset(("call",)), ("state",)),
        "war_joined": (frozenset(("join", "call")), ("state",)),
        "treaty_signed": (frozenset(("treaty", "proposal")), ("first", "second")),
        "treaty_ended": (frozenset(("treaty", "end")), ("by",)),
        "pact_founded": (frozenset(("pact",)), ("founder",)),
        "member_joined": (frozenset(("pact", "proposal")), ("state",)),
        "member_left": (frozenset(("pact", "leave")), ("state",)),
        "proposal_made": (frozenset(("treaty", "pact")), ("by",)),
        "proposal_refused": (frozenset(("proposal",)), ("by",)),
        "vote_cast": (frozenset(("vote",)), ("state",)),
        "peace_made": (frozenset(("peace",)), ("by", "to")),
        "peace_refused": (frozenset(("peace",)), ("by",)),
    }
)
"""For each kind of event: the topics of the decisions that lead to it, and the fields that name who decided."""


def decisions_behind(events: Iterable[Event], decisions: Iterable[Decision]) -> list[Decision]:
    """The decisions of one turn that led to these events, each once, in the order of the events."""
    taken = list(decisions)
    found: list[Decision] = []
    for event in events:
        topics, doers = _ASKED.get(event.kind, (frozenset(), ()))
        named = _named(event)
        for field in doers:
            seat = getattr(event, field, None)
            fits = [d for d in taken if d.seat == seat and d.topic in topics and set(d.about) & (named - {seat})]
            found += [one for one in fits[-1:] if one not in found]
    return found


def _named(event: Event) -> set[str]:
    """Everything an event names by its id: states, crises, calls, wars, pacts, treaties."""
    named: set[str] = set()
    for field in fields(event):
        value = getattr(event, field.name)
        if isinstance(value, str) and field.name not in ("kind", "name", "motive"):
            named.add(value)
        elif field.name == "members":
            named |= set(value)
    return named
