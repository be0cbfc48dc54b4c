"""What terms of peace the ground allows (rules.md §4; decisions 15, 17).

A belligerent may give away what is its own. What it asks of the other side is
capped: land it holds, or as much as the war's score covers.
"""

from typing import Final

from game.kit.integers import share
from game.measures.law import members_of, patron_of, side_of
from game.measures.power import output_of, provinces_of
from game.measures.wealth import land_income
from game.rules.means import wealth_in_words
from game.world.conflicts import Settlement, Side, War
from game.world.treaties import TreatyKind
from game.world.worlds import World

__all__ = ["CLIENTAGE_SCORE", "ZERO_HOUR", "beyond_reach", "leader_of", "other_side", "score_of"]

CLIENTAGE_SCORE: Final = 350
"""War score (thousandths) that can make a beaten state a client without its capital taken."""
INDEMNITY_YEARS: Final = 2
"""An indemnity asked is at most the score's share of this many years' income."""
ZERO_HOUR: Final = 2
"""Turns a capital must be held before a state's last land can be taken."""


def other_side(side: Side) -> Side:
    """The side opposite."""
    return Side.DEFENCE if side is Side.ATTACK else Side.ATTACK


def leader_of(world: World, war: War, side: Side) -> str | None:
    """Who speaks for a side: the principal, or after it the strongest left."""
    left = members_of(war, side)
    principal = war.attacker if side is Side.ATTACK else war.defender
    if principal in left or not left:
        return principal if principal in left else None
    return max(left, key=lambda s: (output_of(world, s), -left.index(s)))


def score_of(war: War, side: Side) -> int:
    """The war's score as this side reads it, in thousandths."""
    return war.score_permille if side is Side.ATTACK else -war.score_permille


def beyond_reach(world: World, war: War, by: str, to: str, terms: Settlement, *, separate: bool) -> str | None:
    """Why an offer cannot be made: wrong persons, or more than the war has earned; None where it can."""
    mine = side_of(war, by)
    if mine is None:
        return "You are not in that war; those who are must make the peace."
    theirs = other_side(mine)
    why = _wrong_persons(world, war, by, to, mine, separate=separate)
    why = why or _wrong_lands(world, war, by, to, terms, mine, separate=separate)
    why = why or _wrong_payment(world, war, by, to, terms)
    return why or _wrong_bonds(world, war, by, to, terms, theirs)


def _wrong_persons(world: World, war: War, by: str, to: str, mine: Side, *, separate: bool) -> str | None:
    """Leaders speak for their sides; a separate peace is between one follower and the other side's leader."""
    lead, foe = leader_of(world, war, mine), leader_of(world, war, other_side(mine))
    if separate:
        if (by == lead) is (to == foe):
            return "A separate peace is between one follower and the leader of the other side; write to that leader."
        return None
    if by != lead:
        return "Only the leader of your side can end the war; offer a separate peace for yourself."
    return (
        None
        if to == foe
        else "Only the leader of the other side can sign for it; write to that leader, or offer a separate peace."
    )


def _wrong_lands(
    world: World, war: War, by: str, to: str, terms: Settlement, mine: Side, *, separate: bool
) -> str | None:
    """Each cession must come from a belligerent, go to its enemy, and be held or covered by the score."""
    asked = 0
    for name, heir in sorted(terms.cessions.items()):
        place = world.provinces.get(name)
        if place is None:
            return f"No province is called {name!r}; use the ids of the map."
        giver = side_of(war, place.owner)
        if giver is None or side_of(war, heir) is not other_side(giver):
            return f"{place.name} can pass only from a belligerent to one of its enemies; leave it out."
        if separate and not {place.owner, heir} & {by, to}:
            return f"A separate peace cannot dispose of {place.name}; leave it out."
        if place.owner != by and side_of(war, place.holder) is not other_side(giver):
            asked += share(place.output, max(1, output_of(world, place.owner))) if giver is not mine else 2000
    if asked > max(0, score_of(war, mine)):
        return "The terms take more than your side holds or its successes cover; ask for less."
    return _wrong_last_land(world, by, terms)


def _wrong_last_land(world: World, by: str, terms: Settlement) -> str | None:
    """A state's last land can be taken only after its capital has been held two turns (decisions 15)."""
    for owner in sorted({world.provinces[p].owner for p in terms.cessions}):
        left = [p for p in provinces_of(world, owner) if p not in terms.cessions]
        capital = world.provinces[world.states[owner].capital]
        if not left and (capital.occupier is None or capital.occupied_turns < ZERO_HOUR):
            return f"{world.states[owner].name} is annexed only with its capital held two turns; leave it some land."
    return None


def _wrong_payment(world: World, war: War, by: str, to: str, terms: Settlement) -> str | None:
    """An indemnity passes between the two who sign, within what the score covers where it is asked."""
    if not terms.indemnity:
        return None
    if {terms.payer, terms.payee} != {by, to}:
        return "An indemnity passes between the two who sign the peace; name them."
    side = side_of(war, by)
    if terms.payer == by or side is None:
        return None
    most = INDEMNITY_YEARS * land_income(world, to) * max(0, score_of(war, side)) // 1000
    return (
        f"The successes of the war cover an indemnity of {wealth_in_words(most)} at most; ask for less."
        if terms.indemnity > most
        else None
    )


def _wrong_bonds(world: World, war: War, by: str, to: str, terms: Settlement, theirs: Side) -> str | None:
    """Clientage may be asked of the one who signs, when beaten far enough; release, of the patron."""
    for client, patron in sorted(terms.clients.items()):
        if {client, patron} != {by, to}:
            return "Clientage is settled between the two who sign the peace; leave others out."
        if patron_of(world, patron) is not None:
            return "A client can have no clients of its own; leave the clientage out."
        if client == to and not _is_prostrate(world, war, to, theirs):
            return f"{world.states[to].name} is not beaten so far; take its capital first, or ask for less."
    for name in terms.released:
        treaty = world.treaties.get(name)
        if treaty is None or treaty.kind is not TreatyKind.CLIENTAGE or not set(treaty.parties) & {by, to}:
            return f"{name!r} is no clientage of those who sign; leave it out."
    return None


def _is_prostrate(world: World, war: War, state: str, side: Side) -> bool:
    """Whether a state's side has lost so much, or it its capital, that it may be made a client."""
    capital = world.provinces[world.states[state].capital]
    return score_of(war, side) <= -CLIENTAGE_SCORE or side_of(war, capital.holder) is other_side(side)
