"""One seat's deliberation, from view to sheet: reading this file is reading a mind."""

from collections.abc import Callable, Sequence

from game.doctrines.aggression import answer_refusals, enter_wars, make_demands
from game.doctrines.alignment import keep_bonds
from game.doctrines.answers import answer_calls, answer_demands, cast_votes, give_pledges
from game.doctrines.budget import draw_budget
from game.doctrines.covert import work_unseen
from game.doctrines.doctrine import Doctrine
from game.doctrines.good_offices import mediate, release_the_tired
from game.doctrines.letters import answer_proposals
from game.doctrines.mind import Deliberation, Mind, Strategy, seat_together
from game.doctrines.peace import answer_peace, offer_peace
from game.doctrines.reform import seek_amendment, seek_arms_limit
from game.doctrines.staff import march_out
from game.kit.dice import Dice
from game.perception.views import View
from game.world.pacts import Charter
from game.world.worlds import Phase

__all__ = ["deliberate", "deliberate_together"]

Step = Callable[[Mind], None]

ORDERS: tuple[Step, ...] = (
    answer_refusals,
    offer_peace,
    release_the_tired,
    mediate,
    enter_wars,
    keep_bonds,
    seek_amendment,
    seek_arms_limit,
    make_demands,
    work_unseen,
    march_out,
    draw_budget,
)
"""At Orders: crises first, then wars, bonds, new demands, the hidden hand, marches, and the budget that pays."""

DISPATCHES: tuple[Step, ...] = (
    answer_demands,
    give_pledges,
    answer_calls,
    cast_votes,
    answer_proposals,
    answer_peace,
)
"""At Dispatches: every letter that asks for an answer."""


def deliberate(
    view: View,
    doctrine: Doctrine,
    dice: Dice,
    *,
    strategy: Strategy | None = None,
    focus: str | None = None,
    charters: tuple[Charter, ...] = (),
) -> Deliberation:
    """The sheet of one seat for the phase its world waits for, with the reasons.

    `dice` must be scoped to the seat. A player's `strategy` and `focus` steer
    the ministry's draft; `charters` are those a founder may choose from.
    """
    return deliberate_together([Mind(view, doctrine, dice, strategy, focus, charters)])[0]


def deliberate_together(minds: Sequence[Mind]) -> list[Deliberation]:
    """The sheets of several seats of one world and phase, each the same as if it had deliberated alone."""
    seat_together(minds)
    for mind in minds:
        world = mind.world
        if world.states[mind.seat].alive:
            for step in ORDERS if world.phase is Phase.ORDERS else DISPATCHES:
                step(mind)
    return [mind.done() for mind in minds]
