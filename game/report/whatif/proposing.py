"""The five most telling what-ifs of a game, chosen by what its chronicle says and by no re-play.

A decision is telling where it was close, and where much hung on it. Closeness is one where the course chosen beat the
other by nothing, a half where it did by `_CLOSE` of a year's land income; a player's decision, whose mind is on no
record, counts as a half. What hung on it: a base by kind, and up to `_BLOOD` more by the part of all brigades lost in
the game that were lost in the war it bears on. Deterred wars, things given up under threat, vetoes and motions carried
or lost by one vote count more than the rest of their kind; crises that came to nothing, treaties of trade and the last
turns count less. What a strong state did counts more, by the root of its share of capability over the mean share. The
five differ as far as they can: each choice makes others of its kind, its seat and its war less telling, and no war has
more than two. A proposal must be possible: the phase resolved once with it must refuse nothing and leave another world.
"""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from math import sqrt
from typing import Final

from game.kit.dice import Dice
from game.report.source import Source
from game.report.whatif.finding import reversals
from game.report.whatif.records import Reversal, WhatIf, reversed_sheets
from game.rules.turn import Step, resolve
from game.world.events import (
    BattleFought,
    CallAnswered,
    DemandAnswered,
    Event,
    MotionDecided,
    OrderRefused,
    ProposalMade,
    TreatySigned,
    WarDeterred,
)
from game.world.sheets import DemandReply
from game.world.treaties import TreatyKind

__all__ = ["MOST_PROPOSED", "is_possible", "most_telling", "proposals", "refusal"]

MOST_PROPOSED: Final = 5
_OF_ONE_WAR: Final = 2
_CLOSE: Final = 100
"""Thousandths of a year's land income: at this margin a decision is half as close as at none."""
_BLOOD: Final = 4.0
_BASE: Final = {
    "call": 2.0, "pledge": 1.6, "attack": 1.0, "lapse": 1.4, "answer": 1.4, "demand": 1.0, "vote": 1.2, "join": 1.4,
    "absence": 0.8, "peace": 1.2, "treaty": 0.8, "pact": 1.2, "apply": 1.0, "found": 1.6, "withdraw": 0.8,
    "denounce": 0.8,
}  # fmt: skip
"""What hangs on a decision of each kind, before anything is known of what came of it: words that fall due and blows
first, then answers under threat, then paper."""
_OF_CRISES: Final = frozenset({"demand", "answer", "pledge", "lapse"})
"""What matters less where the crisis came to nothing."""
_TURNS: Final = 6
"""With fewer turns left than these, there is less to see."""
_AGAIN: Final = 0.45
"""By how much another of the same kind, seat or war tells less."""


def proposals(source: Source) -> tuple[WhatIf, ...]:
    """The most telling decisions as questions not yet asked."""
    return tuple(WhatIf(one) for one in most_telling(source, reversals(source)))


def most_telling(source: Source, found: Collection[Reversal], most: int = MOST_PROPOSED) -> tuple[Reversal, ...]:
    """The most telling of some decisions, the first the most of all; fewer where the game has no more."""
    scale = _Scale(source)
    weights = {one.id: scale.weigh(one) for one in found}
    left = sorted(found, key=lambda one: (-weights[one.id], one.entry, one.id))
    chosen: list[Reversal] = []
    while len(chosen) < most and (best := _best(left, weights, chosen)) is not None:
        left.remove(best)
        if is_possible(source, best):
            chosen.append(best)
    return tuple(chosen)


def _best(ranked: list[Reversal], weights: dict[str, float], chosen: list[Reversal]) -> Reversal | None:
    """The most telling beside those chosen; the weightiest come first, and no news makes a decision weightier."""
    best, most = None, 0.0
    for one in ranked:
        if weights[one.id] <= most:
            break
        told = weights[one.id] * _news(one, chosen)
        if told > most:
            best, most = one, told
    return best


def _news(one: Reversal, chosen: list[Reversal]) -> float:
    """How much a decision adds to those chosen: nothing where its war has had its share."""
    same = sum(_matter(other) == _matter(one) for other in chosen) if one.attacker else 0
    if same >= _OF_ONE_WAR:
        return 0.0
    alike = sum(other.kind == one.kind for other in chosen) + sum(other.seat == one.seat for other in chosen)
    return float(_AGAIN ** (alike + same))


def _matter(one: Reversal) -> tuple[str, str, str]:
    """The war, or the quarrel, that a decision is about."""
    return (one.war, "", "") if one.war else ("", one.attacker, one.defender)


@dataclass(frozen=True)
class _Scale:
    """Weighs the decisions of one game."""

    source: Source

    @cached_property
    def _lost(self) -> Counter[str]:
        lost: Counter[str] = Counter()
        for battle in self.source.of(BattleFought):
            lost[battle.war] += sum(battle.lost.values())
        return lost

    @cached_property
    def _whole(self) -> int:
        return sum(self._lost.values())

    @cached_property
    def _deterred(self) -> set[str]:
        return {event.crisis for event in self.source.of(WarDeterred)}

    def weigh(self, one: Reversal) -> float:
        """How telling one decision is."""
        closeness = 0.5 if one.margin is None else 1 / (1 + one.margin / _CLOSE)
        left = self.source.system.last_turn - one.turn + 1
        return closeness * self._stake(one) * min(1.0, left / _TURNS)

    def _stake(self, one: Reversal) -> float:
        whole = self._whole
        blood = _BLOOD * self._lost[one.war] / whole if whole and one.war else 0.0
        return (_BASE[one.kind] * self._special(one) + blood) * self._size(one)

    @cached_property
    def _living(self) -> tuple[int, ...]:
        return tuple(sum(state.alive for state in world.states.values()) for world in self.source.snapshots)

    def _size(self, one: Reversal) -> float:
        """How strong the deciding state was beside the mean of the living, as a root within bounds."""
        states = self._living[min(one.turn, len(self._living)) - 1]
        share = self.source.share(one.seat, one.turn) * states / 1000
        return min(max(sqrt(share), 0.5), 1.6)

    def _special(self, one: Reversal) -> float:
        """What the events say of it: a war deterred, a thing given up, a vote that turned the scale."""
        told = [self.source.by_id[id] for id in one.events if id in self.source.by_id]
        if any(getattr(event, "crisis", None) in self._deterred for event in told):
            return 2.0
        found = [special for event in told if (special := _special_of(event, one.seat)) is not None]
        return found[0] if found else 0.4 if one.kind in _OF_CRISES and not one.war else 1.0


def _special_of(event: Event, seat: str) -> float | None:
    """What one event says of the weight of a decision; None where it says nothing."""
    match event:
        case DemandAnswered() if event.reply is DemandReply.CONCEDE:
            return 1.6
        case MotionDecided():
            return 2.5 if event.vetoed_by == seat else 1.6 if abs(event.yes - event.no) <= 1 else 0.5
        case TreatySigned(treaty_kind=TreatyKind.TRADE) | ProposalMade(treaty=TreatyKind.TRADE):
            return 0.4
    return None


def is_possible(source: Source, one: Reversal) -> bool:
    """Whether the opposite could be done and the world would have stood otherwise after it: the phase is resolved once.

    A vote that turns no motion, say, changes nothing that anybody could act on.
    """
    before, entry = source.steps[one.entry - 1].world, source.steps[one.entry]
    dice = Dice(source.chronicle.header.seed)
    step = resolve(before, {sheet.seat: sheet for sheet in reversed_sheets(entry.sheets, one)}, dice)
    return not refusal(step, one) and step.world != entry.world


def refusal(step: Step, one: Reversal) -> str:
    """Why the rules did not let the opposite be done in this step; empty where they did."""
    kind = one.other.kind if one.other is not None else ""
    for event in step.events:
        if isinstance(event, OrderRefused) and (event.seat, event.line) == (one.seat, kind):
            return event.why
        if isinstance(event, CallAnswered) and one.kind == "call" and _is_unchanged(event, one):
            return "It could not have come: it fought, or was bound to, those it would have marched against."
    return ""


def _is_unchanged(event: CallAnswered, one: Reversal) -> bool:
    """Whether a call was answered as it had been in spite of the line."""
    call = getattr(one.other, "call", "")
    return event.call == call and event.honoured is not getattr(one.other, "honour", None)
