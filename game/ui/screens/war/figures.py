"""The figures of a war in progress: who was called, what it has cost, how the score came about, who may still come.

All from the records and events a seat may know; chances by the sums the minds use, at public parameters.
"""

from dataclasses import dataclass

from game.doctrines.doctrine import MINISTRY
from game.doctrines.mind import Mind
from game.doctrines.peace import prevailing, war_terms
from game.kit.dice import Dice
from game.measures.law import active_wars, side_of, wars_of
from game.measures.power import tenths_of
from game.perception.forecast import Estimate, credence, danger_from
from game.perception.reckoning import Terms
from game.perception.views import View
from game.rules.terms import score_of
from game.ui.desk import Desk
from game.world import events as e
from game.world.conflicts import Belligerent, Side, War

__all__ = [
    "Answered",
    "Comer",
    "answers",
    "at_start",
    "chance",
    "comers",
    "costs",
    "curve",
    "likely",
    "mind_of",
    "ranked",
]

_WORTH_NAMING = 20
"""Thousandths of a chance from which somebody who is not bound is named."""


@dataclass(frozen=True, slots=True)
class Answered:
    """A call: to whom, for whom, by what clause; `honoured` None while the answer is awaited."""

    state: str
    friend: str
    clause: str
    honoured: bool | None
    motive: str = ""
    turn: int = 0


@dataclass(frozen=True, slots=True)
class Comer:
    """A state that may still enter: for whom, against whom, on which side, with what chance."""

    state: str
    friend: str
    side: Side
    chance: Estimate


def mind_of(view: View) -> Mind:
    """Public parameters, asked what belligerents would say."""
    return Mind(view, MINISTRY, Dice(0))


def ranked(desk: Desk) -> tuple[War, ...]:
    """Wars going on: ours first, those we lead before those we follow in; then others', civil wars last."""
    ours = {w.id for w in wars_of(desk.world, desk.seat)}

    def rank(war: War) -> tuple[bool, bool, bool, int, str]:
        return (war.id not in ours, desk.seat not in (war.attacker, war.defender), war.civil, war.began, war.id)

    return tuple(sorted(active_wars(desk.world), key=rank))


def answers(desk: Desk, war: War) -> tuple[Answered, ...]:
    """Every call of a war and what became of it, those that wait first."""
    found: dict[str, Answered] = {}
    for turn in sorted(desk.history):
        for event in desk.history[turn]:
            if isinstance(event, e.CallMade) and event.war == war.id:
                found[event.call] = Answered(event.to, event.friend, event.clause, None, "", turn)
            elif isinstance(event, e.CallAnswered) and event.war == war.id:
                found[event.call] = Answered(
                    event.state, event.friend, event.clause, event.honoured, event.motive.value, turn
                )
    for call in desk.world.calls.values():
        if call.war == war.id:
            found.setdefault(call.id, Answered(call.to, call.friend, call.clause, None, "", desk.turn))
    waiting = {call.id for call in desk.world.calls.values()}
    kept = [one for id, one in found.items() if one.honoured is not None or id in waiting]
    return tuple(sorted(kept, key=lambda one: (one.honoured is not None, one.honoured is True, one.turn, one.state)))


def at_start(desk: Desk, one: Belligerent) -> int:
    """Brigades of a belligerent in tenths as it entered: before the first battles of that turn."""
    steps = desk.chronicle.steps
    at = next((n for n, step in enumerate(steps) if step.turn >= one.joined), 0)
    world = desk.chronicle.world_at(max(at - 1, 0))
    return tenths_of(world, one.state) if one.state in world.states else 0


def curve(desk: Desk, war: War, side: Side) -> tuple[tuple[int, int], ...]:
    """Turn and score in hundredths as a side reads it, from nought before the first turn to now."""
    found: dict[int, int] = {war.began - 1: 0}
    steps = desk.chronicle.steps
    for n in range(len(steps)):
        if steps[n].turn >= war.began:
            seen = desk.chronicle.world_at(n).wars.get(war.id)
            if seen is not None:
                found[steps[n].turn] = round(score_of(seen, side) / 10)
    return tuple(sorted(found.items()))


def costs(desk: Desk, war: War) -> tuple[tuple[int, int], ...]:
    """Our losses in this war, turn by turn, in tenths of a brigade."""
    found: dict[int, int] = {}
    for turn, heard in desk.history.items():
        for event in heard:
            if isinstance(event, e.BattleFought) and event.war == war.id:
                found[turn] = found.get(turn, 0) + event.lost.get(desk.seat, 0)
    return tuple(sorted(found.items()))


def chance(view: View, war: War, state: str) -> tuple[Estimate, Terms]:
    """The chance that a belligerent's side prevails with its band, and what going on is worth to it, opened."""
    mind = mind_of(view)
    parts = [max(0, min(1000, round(1000 * one))) for one in prevailing(mind, war, state)]
    return Estimate(parts[0], min(parts[1:]), max(parts[1:])), war_terms(mind, war, state)


def comers(view: View, war: War) -> tuple[Comer, ...]:
    """Who is not in it and may still come, by the chance that it would help either leader, the likeliest first."""
    found = []
    known = view.survey.index
    if war.attacker not in known or war.defender not in known or war.civil:
        return ()
    for state in view.survey.names:
        if any(one.state == state for one in war.belligerents):
            continue
        sides = ((war.defender, war.attacker, Side.DEFENCE), (war.attacker, war.defender, Side.ATTACK))
        best = max(
            (Comer(state, friend, side, credence(view, state, friend, foe)) for friend, foe, side in sides),
            key=lambda one: one.chance.middle,
        )
        if best.chance.middle >= _WORTH_NAMING:
            found.append(best)
    return tuple(sorted(found, key=lambda one: (-one.chance.middle, one.state)))


def likely(view: View, most: int = 6) -> tuple[tuple[str, str, Estimate], ...]:
    """The likeliest wars of others within ten turns: who, on whom, and the chance as all reckon it."""
    found = []
    for target in view.survey.names:
        seen = View(target, view.world, view.estimates)
        for state in view.survey.names:
            fighting = any(
                side_of(w, state) not in (None, side_of(w, target)) and side_of(w, target) is not None
                for w in active_wars(view.world)
            )
            if state not in (target, view.seat) and not fighting:
                found.append((state, target, danger_from(seen, state)))
    found.sort(key=lambda one: (-one[2].middle, one[0], one[1]))
    return tuple(found[:most])
