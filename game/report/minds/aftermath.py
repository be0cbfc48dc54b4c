"""What followed a misreading: the first deed on record that bears on the two states, within three turns.

The record shows that one came after the other, and no more; the words say no more either.
"""

from collections.abc import Iterator

from game.report.source import Source
from game.report.telling.naming import own
from game.world.events import CallAnswered, DemandMade, Event, PledgeGiven, TreatySigned, WarBegan
from game.world.treaties import TreatyKind

__all__ = ["Aftermath"]

WITHIN = 3
"""Turns looked at, the turn of the reading among them."""


class Aftermath:
    """Looks up what a reader and the state it misread did with each other."""

    def __init__(self, source: Source) -> None:
        self._source = source
        kinds = (WarBegan, DemandMade, CallAnswered, PledgeGiven, TreatySigned)
        self._events = sorted((e for kind in kinds for e in source.kinds.get(kind, ())), key=lambda e: e.id)
        self._demanders = {e.crisis: e.demander for e in source.of(DemandMade)}

    def told(self, reader: str, other: str, turn: int, *, too_high: bool) -> tuple[str, int | None]:
        """The weightiest deed in words, and its event; empty and None where the record has none.

        `too_high`: whether the reader saw more danger than there was; then its own deeds against the other weigh
        most, else the other's against it.
        """
        found = [
            (weight if too_high or weight < 10 else weight - 20, event.id, words)
            for event in self._events
            if turn <= event.turn < turn + WITHIN
            for weight, words in self._deeds(event, reader, other)
        ]
        if not found:
            return "", None
        _, id, words = min(found)
        return words, id

    def _deeds(self, event: Event, reader: str, other: str) -> Iterator[tuple[int, str]]:
        """A deed between the two: from 1 the reader's own, from 10 the other's, the weightiest first."""
        name = self._source.names.state
        match event:
            case WarBegan(attacker=by, defender=to) if {by, to} == {reader, other}:
                yield (1, f"it attacked {name(other)}") if by == reader else (10, f"{name(other)} attacked it")
            case DemandMade(demander=by, target=to) if {by, to} == {reader, other}:
                mine, theirs = f"it made a demand on {name(other)}", f"{name(other)} made a demand on it"
                yield (3, mine) if by == reader else (11, theirs)
            case CallAnswered() if event.state == reader and self._foe(event) == other:
                friend = own(name(event.friend))
                deed = "honoured" if event.honoured else "refused"
                yield 2, f"it {deed} {friend} call against {name(other)}"
            case PledgeGiven() if event.state == reader and self._demanders.get(event.crisis) == other:
                deed = "stood by" if event.stands else "stood aside from"
                yield 4, f"it {deed} {name(event.friend)} when {name(other)} pressed it"
            case TreatySigned() if reader in (event.first, event.second):
                yield from self._signed(event, reader, other)

    def _foe(self, event: CallAnswered) -> str:
        call = self._source.calls.get(event.call)
        return call.foe if call else ""

    def _signed(self, event: TreatySigned, reader: str, other: str) -> Iterator[tuple[int, str]]:
        name = self._source.names.state
        partner = event.second if event.first == reader else event.first
        if event.treaty_kind is TreatyKind.CLIENTAGE and (event.first, event.second) == (other, reader):
            yield 5, f"it became a client of {name(other)}"
        elif event.treaty_kind is TreatyKind.DEFENCE and partner != other:
            yield 6, f"it signed a defence treaty with {name(partner)}"
