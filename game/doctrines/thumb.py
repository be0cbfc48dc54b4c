"""Rules of thumb: which courses a mind strikes from its list before it reckons (science.md F3; rules.md §7).

A rule takes an option away and says so in the Decision; it never adds one and
never changes what happens. The law of the game is in game.rules.
"""

from game.doctrines.mind import Mind
from game.measures.law import pacts_of, treaties_between
from game.perception.temper import Rule
from game.world.conflicts import War
from game.world.pacts import Charter, Trigger
from game.world.treaties import TreatyKind

__all__ = ["bars_attack", "bars_charter", "bars_entry", "bars_far_help", "bars_patron", "bars_secret"]

_WORDS_OF_PEACE = frozenset(
    {TreatyKind.DEFENCE, TreatyKind.NON_AGGRESSION, TreatyKind.GUARANTEE, TreatyKind.OFFENCE, TreatyKind.TRUCE}
)


def bars_attack(mind: Mind, target: str) -> Rule | None:
    """What keeps a mind from being the first to attack: its council's silence, or a treaty with the target.

    A state without a council has nobody's leave to ask, and none binds it.
    """
    if mind.keeps(Rule.KEEPS_FAITH):
        kinds = {t.kind for t in treaties_between(mind.world, mind.seat, target)}
        if kinds & _WORDS_OF_PEACE:
            return Rule.KEEPS_FAITH
    if mind.keeps(Rule.NEVER_FIRST):
        councils = [p for p in pacts_of(mind.world, mind.seat) if p.charter.trigger is not Trigger.NONE]
        if councils and not any(target in p.sanctioned for p in councils):
            return Rule.NEVER_FIRST
    return None


def bars_entry(mind: Mind, war: War) -> Rule | None:
    """What keeps a mind out of a war it is not called to."""
    if mind.keeps(Rule.LATE) and war.began >= mind.world.turn - 1:
        return Rule.LATE
    return bars_far_help(mind, war.defender, war.attacker)


def bars_far_help(mind: Mind, friend: str, foe: str) -> Rule | None:
    """What keeps a mind that fights only at home from going to war where neither party is its neighbour."""
    if not mind.keeps(Rule.HOME_ONLY):
        return None
    s, me = mind.survey, mind.row
    near = any(s.contact[me, s.of(n)] + s.contact[s.of(n), me] > 0 for n in (friend, foe) if n in s.index)
    return None if near else Rule.HOME_ONLY


def bars_charter(mind: Mind, charter: Charter) -> Rule | None:
    """What keeps a mind out of a pact: a duty that falls due by itself."""
    return mind.keeps(Rule.NO_BINDING) if charter.trigger is Trigger.AUTOMATIC else None


def bars_patron(mind: Mind) -> Rule | None:
    """What keeps a mind from putting itself under another."""
    return mind.keeps(Rule.NO_PATRON)


def bars_secret(mind: Mind) -> Rule | None:
    """What keeps a mind from signing what others may not read."""
    return mind.keeps(Rule.OPEN_HANDS)
