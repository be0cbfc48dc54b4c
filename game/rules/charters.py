"""The law of pacts: which terms can stand together, who founds, joins, leaves and moves (articles 7, 11)."""

from typing import Final

from game.measures.burdens import quota_upkeep_permille
from game.measures.distance import neighbours, other_end
from game.measures.law import civil_war_of, is_bound_member
from game.rules.dealings import no_partner
from game.rules.means import Ledger
from game.world import sheets as s
from game.world.pacts import Charter, Membership, MotionKind, Pact, Sanctions, Trigger, Withdrawal
from game.world.worlds import World

__all__ = ["LONGEST_NOTICE", "apply", "borders_pact", "found", "put_motion", "withdraw", "wrong_charter"]

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


def found(world: World, ledger: Ledger, line: s.FoundPact) -> str | None:
    """At least two others must be asked (decisions 22)."""
    invited = set(line.invited)
    if len(invited) < 2 or len(invited) != len(line.invited):
        return "A pact needs two acceptances beside its founder; invite at least two others, each once."
    for other in line.invited:
        why = no_partner(world, ledger.seat, other)
        if why:
            return why
    why = wrong_charter(line.charter)
    if why:
        return why
    return "One pact is founded at a time; drop the second." if ledger.twice("found") else None


def _pact(world: World, name: str) -> Pact | str:
    """A pact in being, or why there is none."""
    return world.pacts.get(name) or f"No pact is called {name!r}; name one that is in being."


def apply(world: World, ledger: Ledger, line: s.ApplyToPact) -> str | None:
    """Not a member yet; to a regional pact only as a neighbour of a member."""
    pact = _pact(world, line.pact)
    if isinstance(pact, str):
        return pact
    if ledger.seat in pact.members:
        return f"You are a member of the {pact.charter.name} already; drop the line."
    if pact.charter.membership is Membership.REGIONAL and not borders_pact(world, pact, ledger.seat):
        return f"The {pact.charter.name} takes neighbours of its members only; wait until one of yours has joined."
    return "One application is enough; drop the second." if ledger.twice("apply", line.pact) else None


def borders_pact(world: World, pact: Pact, state: str) -> bool:
    """Whether a state's land touches a member's."""
    for place in world.provinces.values():
        if place.owner == state:
            ends = (other_end(link, place.id) for link in neighbours(world, place.id))
            if any(world.provinces[end].owner in pact.members for end in ends):
                return True
    return False


def withdraw(world: World, ledger: Ledger, line: s.Withdraw) -> str | None:
    """A member that has not given notice yet."""
    pact = _pact(world, line.pact)
    if isinstance(pact, str):
        return pact
    if ledger.seat not in pact.members:
        return f"You are no member of the {pact.charter.name}; there is nothing to leave."
    if ledger.seat in pact.leaving:
        return f"Your notice runs until turn {pact.leaving[ledger.seat]}; wait for it."
    return "One withdrawal is enough; drop the second." if ledger.twice("withdraw", line.pact) else None


def put_motion(world: World, ledger: Ledger, line: s.PutMotion) -> str | None:
    """A bound member asks the council to sanction, lift, admit, expel or amend."""
    pact = _pact(world, line.pact)
    if isinstance(pact, str):
        return pact
    if not is_bound_member(world, pact, ledger.seat):
        return f"Only members bound by the {pact.charter.name} may put a motion; join it, or wait until you are bound."
    if line.motion is MotionKind.AMEND:
        return _wrong_amendment(ledger, pact, line)
    if line.about not in world.states or not world.states[line.about].alive:
        return f"No living state is called {line.about!r}; choose one of the map."
    if line.about == ledger.seat:
        return "A motion is about another state; to leave a pact, withdraw."
    if ledger.twice("motion", line.pact, line.motion.value, line.about):
        return "One motion on one question is enough; drop the second."
    if line.motion is MotionKind.ACT:
        return _no_case(world, pact, line.about)
    return _moot(pact, line.motion, line.about)


def _no_case(world: World, pact: Pact, about: str) -> str | None:
    """Why a pact cannot be asked to act: only the civil war of a member is a case that a member puts (article 13)."""
    name = pact.charter.name
    war = civil_war_of(world, about)
    if war is None or not is_bound_member(world, pact, war.defender):
        return "Such a motion puts itself, by an attack; only the civil war of a member is put by you."
    if pact.charter.trigger in (Trigger.NONE, Trigger.CONSULTATIVE):
        return f"The charter of the {name} never sends its members to war; help by joining the war yourself."
    if pact.id in war.mandates:
        return f"The {name} has decided on that civil war already; drop the motion."
    return None


def _wrong_amendment(ledger: Ledger, pact: Pact, line: s.PutMotion) -> str | None:
    """A whole charter that can stand and says something new, one at a time (article 7)."""
    if line.charter is None:
        return "An amendment carries the whole new charter; write it."
    if line.charter == pact.charter:
        return f"The charter of the {pact.charter.name} says this already; change a term or drop the motion."
    if ledger.twice("motion", line.pact, line.motion.value):
        return "One amendment at a time; drop the second."
    return wrong_charter(line.charter)


def _moot(pact: Pact, kind: MotionKind, about: str) -> str | None:
    """Why a question cannot be put as things stand."""
    name = pact.charter.name
    match kind:
        case MotionKind.SANCTION if pact.charter.sanctions is Sanctions.NONE:
            return f"The charter of the {name} knows no sanctions; move something else."
        case MotionKind.SANCTION if about in pact.sanctioned:
            return f"The {name} has condemned that state already; drop the motion."
        case MotionKind.LIFT if about not in pact.sanctioned:
            return f"The {name} has no sanctions against that state; there is nothing to lift."
        case MotionKind.ADMIT if about in pact.members:
            return f"That state is a member of the {name} already; drop the motion."
        case MotionKind.EXPEL if about not in pact.members:
            return f"That state is no member of the {name}; there is nobody to expel."
        case MotionKind.RELEASE:
            return "Such a motion puts itself, by a member's withdrawal; drop the line."
    return None
