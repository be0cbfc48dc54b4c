"""A turn in causal order: reading this file is reading the game (rules.md §2).

    resolve(world, sheets, dice) -> Step(world, events)

Orders and Dispatches are decided by all at once; the Resolution follows the
answers, and the next turn's Opening follows the Resolution in the same call.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from game.kit.dice import Dice
from game.rules import (
    arms,
    battles,
    civil_wars,
    councils,
    covenants,
    covert,
    crises,
    diplomacy,
    economy,
    entries,
    legitimacy,
    marches,
    mediation,
    membership,
    occupation,
    pacts,
    practice,
    regimes,
    revolts,
    secrecy,
    settlements,
    trust,
    wars,
)
from game.rules.draft import Docket, Draft
from game.rules.ending import judge_end
from game.rules.legality import lawful
from game.world.events import Event
from game.world.sheets import Sheet
from game.world.worlds import Phase, World

__all__ = ["DISPATCHES", "OPENING", "ORDERS", "RESOLUTION", "Step", "begin", "resolve"]


@dataclass(frozen=True, slots=True)
class Step:
    """The world after a phase, and what happened in it."""

    world: World
    events: tuple[Event, ...]


ORDERS: Final[tuple[Callable[[Draft, Docket], None], ...]] = (
    economy.set_budgets,
    diplomacy.send_gifts,
    wars.declare_wars,
    lambda draft, _: crises.lapse_demands(draft),
    wars.join_uncalled,
    crises.make_demands,
    diplomacy.denounce_treaties,
    membership.apply_and_withdraw,
    councils.put_motions,
    membership.found_pacts,
    diplomacy.propose_treaties,
    covert.act_covertly,
    mediation.release_allies,
    settlements.offer_peace,
    mediation.mediate,
    marches.order_marches,
)
"""What orders do, before anybody answers. Words are called in before they can be taken back."""

DISPATCHES: Final[tuple[Callable[[Draft, Docket], None], ...]] = (
    crises.collect_pledges,
    crises.answer_demands,
    membership.answer_invitations,
    councils.count_votes,
    wars.answer_calls,
    lambda draft, _: legitimacy.answer_wars(draft),
    settlements.answer_peace,
    mediation.answer_mediations,
    diplomacy.answer_treaties,
)
"""What answers do."""

RESOLUTION: Final[tuple[Callable[[Draft], None], ...]] = (
    marches.march_columns,
    battles.fight_battles,
    occupation.occupy_land,
    occupation.score_wars,
    occupation.tire_belligerents,
    civil_wars.decide_civil_wars,
    settlements.close_spent_wars,
    revolts.break_revolts,
    settlements.close_spent_wars,
    civil_wars.part_ways,
    civil_wars.break_civil_wars,
    marches.return_home,
    trust.fade_and_watch,
    legitimacy.keep_peace,
    arms.check_ceilings,
    secrecy.leak_treaties,
    covenants.check_quotas,
    covenants.check_ceilings,
    covenants.strike_stale_titles,
)
"""What follows from all that, before the turn is over."""

OPENING: Final[tuple[Callable[[Draft], None], ...]] = (
    diplomacy.expire_treaties,
    covenants.enact_amendments,
    covert.forget_plots,
    pacts.honour_notices,
    economy.stand_recruits,
    economy.collect_income,
    economy.pay_armies,
    economy.digest_land,
    economy.calm_people,
    practice.spread_practice,
    entries.strike_misfortune,
    entries.bring_fates,
    economy.grow,
    regimes.turn_regimes,
    entries.admit_powers,
    regimes.drift_errors,
)
"""What the new turn brings before anybody decides."""


def resolve(world: World, sheets: Mapping[str, Sheet], dice: Dice) -> Step:
    """One phase: all sheets at once. A finished game stays as it is."""
    if world.phase is Phase.OVER:
        return Step(world, ())
    draft = Draft(world, dice.within("rules", world.turn, world.phase.value))
    docket = lawful(draft, sheets)
    if world.phase is Phase.ORDERS:
        for order in ORDERS:
            order(draft, docket)
        return Step(draft.close(phase=Phase.DISPATCHES), tuple(draft.events))
    for answer in DISPATCHES:
        answer(draft, docket)
    for consequence in RESOLUTION:
        consequence(draft)
    return _next_turn(draft, dice)


def _next_turn(draft: Draft, dice: Dice) -> Step:
    """The end of the game, or the Opening of its next turn."""
    verdict = judge_end(draft)
    if verdict.ended_by is not None:
        world = draft.close(
            phase=Phase.OVER, hegemon=verdict.hegemon, hegemon_turns=verdict.turns, ended_by=verdict.ended_by
        )
        return Step(world, tuple(draft.events))
    world = draft.close(turn=draft.turn + 1, hegemon=verdict.hegemon, hegemon_turns=verdict.turns)
    opened = begin(world, dice)
    return Step(opened.world, (*draft.events, *opened.events))


def begin(world: World, dice: Dice) -> Step:
    """Open the turn that the world stands in, the first one too; then Orders are awaited."""
    draft = Draft(world, dice.within("rules", world.turn, "opening"))
    for step in OPENING:
        step(draft)
    return Step(draft.close(phase=Phase.ORDERS), tuple(draft.events))
