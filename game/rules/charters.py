"""The law of charters: which terms can stand together, whoever writes them (article 11)."""

from typing import Final

from game.measures.burdens import quota_upkeep_permille
from game.world.pacts import Charter, Sanctions, Trigger, Withdrawal

__all__ = ["LONGEST_NOTICE", "wrong_charter"]

LONGEST_NOTICE: Final = 20
"""Turns of notice that a charter can ask at most."""


def wrong_charter(charter: Charter) -> str | None:
    """Why a charter cannot be founded or moved, in words; None where it can."""
    if not charter.name.strip():
        return "The pact has no name; give it one."
    if charter.quota_permille > 1000 or charter.notice_turns > LONGEST_NOTICE:
        return "A quota is at most all of a member's forces and a notice at most twenty turns; lower them."
    if charter.standing_permille > charter.quota_permille:
        return "The standing force is more than the quota it is taken from; lower it or raise the quota."
    if charter.arms_ceiling_permille > 1000:
        return "An arms ceiling is at most all of a member's output; lower it, or write 0 for none."
    if 0 < charter.arms_ceiling_permille < quota_upkeep_permille(charter):
        return "The arms ceiling lies below what the quota asks for; raise it or lower the quota."
    if charter.withdrawal is Withdrawal.NOTICE and charter.notice_turns == 0:
        return "Withdrawal by notice needs a time; give it a turn or more, or let members leave at once."
    if charter.trigger is Trigger.NONE and charter.quota_permille:
        return "A pact that triggers nothing pledges no forces; set the quota to 0 or choose another trigger."
    if charter.non_recognition and charter.sanctions is Sanctions.NONE:
        return "Recognition is withheld from those condemned, and this charter condemns nobody; allow sanctions."
    return None
