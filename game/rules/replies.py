"""The law of answers: each to what is on the seat's own docket (rules.md §2; decisions 5–8)."""

from game.measures.law import covers, is_bound_member, pacts_of, side_of
from game.rules.arbitration import court_of
from game.rules.means import Ledger
from game.world import sheets as s
from game.world.conflicts import Crisis, Stage
from game.world.pacts import Motion, MotionKind, Pact
from game.world.worlds import World

__all__ = ["call", "demand", "parties_of", "peace", "pledge", "proposal", "vote", "voters"]


def proposal(world: World, ledger: Ledger, line: s.AnswerProposal) -> str | None:
    """A letter to oneself."""
    letter = world.proposals.get(line.proposal)
    if letter is None or letter.to != ledger.seat:
        return f"No proposal {line.proposal!r} lies before you; answer what is on your docket."
    return "A proposal is answered once; drop the second answer." if ledger.twice("proposal", line.proposal) else None


def demand(world: World, ledger: Ledger, line: s.AnswerDemand) -> str | None:
    """A demand on oneself; an appeal only to a pact that covers it."""
    crisis = world.crises.get(line.crisis)
    if crisis is None or crisis.target != ledger.seat or crisis.stage is not Stage.ASKED:
        return f"No demand {line.crisis!r} lies before you; answer what is on your docket."
    if line.reply is s.DemandReply.APPEAL and not can_appeal(world, crisis):
        return "No pact of yours covers this demand; concede or refuse."
    if line.reply is s.DemandReply.ARBITRATE and not can_arbitrate(world, crisis):
        return "No court that binds you both is open to this demand; concede or refuse."
    return "A demand is answered once; drop the second answer." if ledger.twice("demand", line.crisis) else None


def can_appeal(world: World, crisis: Crisis) -> bool:
    """Whether the target has a pact whose charter speaks of this attacker, and no court has found already."""
    return crisis.opinion is None and any(
        covers(pact, crisis.demander, crisis.target) for pact in pacts_of(world, crisis.target)
    )


def can_arbitrate(world: World, crisis: Crisis) -> bool:
    """Whether a court of a pact that binds both can hear the demand, and has not yet (article 1)."""
    return crisis.opinion is None and court_of(world, crisis) is not None


def pledge(world: World, ledger: Ledger, line: s.AnswerPledge) -> str | None:
    """Only from those bound when the crisis opened."""
    crisis = world.crises.get(line.crisis)
    if crisis is None or crisis.stage is not Stage.ASKED:
        return f"No crisis {line.crisis!r} asks for pledges; answer what is on your docket."
    if ledger.seat not in crisis.bound and ledger.seat not in crisis.bound_to_demander:
        return "You are bound to neither side of that crisis; no pledge is asked."
    if line.share_permille > 1000:
        return "A pledge is at most all of your forces; name a smaller share."
    return "A pledge is given once; drop the second." if ledger.twice("pledge", line.crisis) else None


def call(world: World, ledger: Ledger, line: s.AnswerCall) -> str | None:
    """A call to oneself; both sides of one war cannot be joined."""
    made = world.calls.get(line.call)
    if made is None or made.to != ledger.seat:
        return f"No call {line.call!r} lies before you; answer what is on your docket."
    if line.share_permille > 1000:
        return "A share is at most all of your forces; name a smaller one."
    if ledger.twice("call", line.call):
        return "A call is answered once; drop the second answer."
    if line.honour and side_of(world.wars[made.war], ledger.seat) not in (None, made.side):
        return "You fight on the other side of that war; you can only renege."
    return None


def voters(world: World, pact: Pact, motion: Motion) -> list[str]:
    """Members whose vote counts: bound ones, without the parties to the dispute unless the charter lets them.

    Where the leader decides, it decides also as a party (decisions 22).
    """
    parties = () if pact.charter.parties_vote else parties_of(world, motion)
    bound = [m for m in sorted(pact.members) if is_bound_member(world, pact, m)]
    return [m for m in bound if m not in parties or (m == pact.leader and pact.charter.vote.value == "leader")]


def parties_of(world: World, motion: Motion) -> tuple[str, ...]:
    """Those whom a motion is about: the accused and the victim, the expelled, the applicant. New terms concern all."""
    if motion.kind is MotionKind.AMEND:
        return ()
    if motion.crisis is not None and motion.crisis in world.crises:
        crisis = world.crises[motion.crisis]
        return (crisis.demander, crisis.target)
    if motion.war is not None and motion.war in world.wars:
        war = world.wars[motion.war]
        return (war.attacker, war.defender)
    return (motion.about,)


def vote(world: World, ledger: Ledger, line: s.CastVote) -> str | None:
    """Only members whose vote counts; a veto only where the charter grants one."""
    motion = world.motions.get(line.motion)
    if motion is None or motion.pact not in world.pacts:
        return f"No motion {line.motion!r} is before a council of yours; vote on what is on your docket."
    pact = world.pacts[motion.pact]
    if ledger.seat not in voters(world, pact, motion):
        return f"You have no vote on this in the {pact.charter.name}; drop the line."
    if line.ballot is s.Ballot.VETO and not has_veto(pact, motion, ledger.seat):
        return "You have no veto here; vote no instead."
    return "A vote is cast once; drop the second." if ledger.twice("vote", line.motion) else None


def has_veto(pact: Pact, motion: Motion, state: str) -> bool:
    """Permanent members may stop any motion but one that releases a member."""
    return pact.charter.permanent_veto and state in pact.permanent and motion.kind is not MotionKind.RELEASE


def peace(world: World, ledger: Ledger, line: s.AnswerPeace) -> str | None:
    """An offer to oneself."""
    offer = world.offers.get(line.offer)
    if offer is None or offer.to != ledger.seat:
        return f"No offer of peace {line.offer!r} lies before you; answer what is on your docket."
    return "An offer is answered once; drop the second answer." if ledger.twice("peace", line.offer) else None
