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
    "treaty_itself": Motive.SECURITY,
    "patrons_wrath": Motive.WEAKNESS,
}

_ATTACK = {
    "prize": Motive.GAIN,
    "claim": Motive.RECOVERY,
    "prevention": Motive.PREVENTION,
    "relative_gain": Motive.RIVALRY,
}


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
    if temper.buck > 1.3 and float(terms.get("next_in_line", 0)) > 0:
        return Motive.BUCK_PASSING
    return Motive.TRADE if float(terms.get("trade_with_the_foe", 0)) < float(terms["cost_of_fighting"]) else Motive.COST


def attack_motive(terms: Terms) -> Motive:
    """Why a state attacks: the largest reason for."""
    best = max(_ATTACK, key=lambda name: (float(terms.get(name, 0)), name))
    return _ATTACK[best]
