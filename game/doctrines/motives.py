"""From the term that tipped a decision to the motive that names it."""

from game.perception.reckoning import Terms
from game.perception.temper import Temper
from game.world.reasons import Motive

__all__ = ["attack_motive", "help_motive", "refusal_motive"]

_HELP = {
    "next_in_line": Motive.BALANCE,
    "trade_at_stake": Motive.TRADE,
    "client_at_stake": Motive.PROTECTION,
    "given_word": Motive.DUTY,
    "covenant": Motive.INSTITUTION,
    "institution_itself": Motive.INSTITUTION,
    "the_institution": Motive.INSTITUTION,
    "treaty_itself": Motive.SECURITY,
    "patrons_wrath": Motive.WEAKNESS,
    "keep_the_balance": Motive.BALANCE,
    "we_feeling": Motive.IDENTITY,
    "concert": Motive.CONCERT,
}

_ATTACK = {
    "prize": Motive.GAIN,
    "claim": Motive.RECOVERY,
    "prevention": Motive.PREVENTION,
    "relative_gain": Motive.RIVALRY,
}
_TIPPING = ("prevention", "claim")
"""Reasons that give their name to a war which would not have been begun without them."""


def help_motive(terms: Terms) -> Motive:
    """Why a state comes: the largest reason for."""
    best = max(_HELP, key=lambda name: (float(terms.get(name, 0)), name))
    return _HELP[best]


def refusal_motive(terms: Terms, temper: Temper, steps: float, trust: float, lost_with: float) -> Motive:
    """Why a state stays at home: hopelessness, distance, distrust, the buck, or plain cost."""
    if lost_with > 0.7:
        return Motive.OVERMATCHED
    if steps > 3:
        return Motive.DISTANCE
    if trust < 0.35:
        return Motive.DISTRUST
    waits = -float(terms.get("others_may_hold", 0))
    if temper.buck > 1.3 and (waits > 0 or float(terms.get("next_in_line", 0)) > 0):
        return Motive.BUCK_PASSING
    if waits > -float(terms["cost_of_fighting"]):
        return Motive.BUCK_PASSING
    if float(terms.get("concert", 0)) < float(terms["cost_of_fighting"]):
        return Motive.CONCERT
    return Motive.TRADE if float(terms.get("trade_with_the_foe", 0)) < float(terms["cost_of_fighting"]) else Motive.COST


def attack_motive(terms: Terms, floor: float = 0.0) -> Motive:
    """Why a state attacks: what alone lifted the sum over the floor, else the largest reason for."""
    whole = sum(float(part) for part in terms.values())
    for name in _TIPPING:
        if whole > floor >= whole - float(terms.get(name, 0)):
            return _ATTACK[name]
    best = max(_ATTACK, key=lambda name: (float(terms.get(name, 0)), name))
    return _ATTACK[best]
