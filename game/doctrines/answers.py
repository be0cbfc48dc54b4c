"""Dispatches: demands on us, pledges, calls, votes and letters answered (model.md a3)."""

import numpy as np

from game.doctrines.mind import Mind, Strategy, option, worth
from game.doctrines.motives import help_motive, refusal_motive
from game.measures.law import covers, pacts_of
from game.perception import weights as w
from game.perception.bonds import defence_terms, offence_terms, patron_terms, protection_terms
from game.perception.circles import pact_terms
from game.perception.demands import announced, defiance_terms, price_terms
from game.perception.reckoning import Terms, help_terms
from game.perception.survey import contest
from game.rules.arbitration import court_of, merits
from game.rules.replies import voters
from game.world.conflicts import Call, Crisis, JoinReason, Side, Stage
from game.world.pacts import Motion, MotionKind, Trigger
from game.world.reasons import Motive, Option
from game.world.sheets import (
    AnswerCall,
    AnswerDemand,
    AnswerPledge,
    AnswerProposal,
    Ballot,
    CastVote,
    DemandReply,
)
from game.world.treaties import Treaty, TreatyKind
from game.world.worlds import Proposal

__all__ = ["answer_calls", "answer_demands", "answer_proposals", "cast_votes", "give_pledges"]


def answer_demands(mind: Mind) -> None:
    """Concede, refuse, or appeal."""
    for crisis in sorted(mind.world.crises.values(), key=lambda c: c.id):
        if crisis.target == mind.seat and crisis.stage is Stage.ASKED and crisis.demander in mind.survey.index:
            _answer_demand(mind, crisis)


def _answer_demand(mind: Mind, crisis: Crisis) -> None:
    coming = announced(mind.reckoning, crisis)
    refuse = defiance_terms(
        mind.reckoning, crisis.demander, mind.seat, coming, mind.temper, mind.misjudged(crisis.demander)
    )
    concede = price_terms(mind.reckoning, mind.world, crisis.demander, mind.seat, crisis.aim, mind.temper)
    if crisis.opinion:  # A court has found for the demander: to comply makes no precedent, to defy breaks a word.
        concede = {
            "the_thing_demanded": concede["the_thing_demanded"],
            "given_word": np.asarray(mind.temper.honour * mind.income),
        }
    give_way, stand = option("concede", concede), option("refuse", refuse)
    yields = worth(concede) + mind.wobble(0.05 * mind.income, "concede", crisis.id) > worth(refuse)
    pacts = [p for p in pacts_of(mind.world, mind.seat) if covers(p, crisis.demander, mind.seat)]
    appeals = not yields and crisis.opinion is None and any(p.charter.trigger is not Trigger.NONE for p in pacts)
    court = court_of(mind.world, crisis) if crisis.opinion is None else None
    sues = not yields and court is not None and merits(mind.world, court, crisis) < 0
    if appeals or sues:
        stand = option((DemandReply.ARBITRATE if sues else DemandReply.APPEAL).value, refuse)
    refusal = DemandReply.ARBITRATE if sues else DemandReply.APPEAL if appeals else DemandReply.REFUSE
    reply = DemandReply.CONCEDE if yields else refusal
    motive = Motive.OVERMATCHED if yields else Motive.INSTITUTION if appeals or sues else Motive.SECURITY
    if not yields and worth(refuse) > -0.2 * mind.income:
        motive = Motive.HOPE if motive is Motive.SECURITY else motive
    mind.write(AnswerDemand(crisis.id, reply, motive))
    mind.keep(
        "answer", (crisis.id, crisis.demander), (give_way, stand), give_way.label if yields else stand.label, motive
    )


def give_pledges(mind: Mind) -> None:
    """Crises of friends: say in public whether one stands by them."""
    for crisis in sorted(mind.world.crises.values(), key=lambda c: c.id):
        if crisis.stage is not Stage.ASKED or mind.seat in (crisis.demander, crisis.target):
            continue
        if mind.seat not in crisis.bound and mind.seat not in crisis.bound_to_demander:
            continue
        if not {crisis.demander, crisis.target} <= set(mind.survey.index):
            continue
        if mind.seat in crisis.bound:
            _pledge(mind, crisis, crisis.target, crisis.demander)
        else:
            _pledge(mind, crisis, crisis.demander, crisis.target)


def _pledge(mind: Mind, crisis: Crisis, friend: str, foe: str) -> None:
    terms, stay, steps, trust, lost = _case(mind, friend, foe, crisis.clarity_permille)
    if friend == crisis.demander:
        terms = _march_along(mind, friend, foe, terms)
    comes = worth(terms) + mind.wobble(0.6 * w.TAU * mind.income, "pledge", crisis.id) > 0
    motive = help_motive(terms) if comes else refusal_motive(terms, mind.temper, steps, trust, lost)
    mind.write(AnswerPledge(crisis.id, comes, 750 if comes else 0, motive))
    chosen = "stand by them" if comes else "stand aside"
    mind.keep("pledge", (crisis.id, friend, foe), (stay, option("stand by them", terms)), chosen, motive)


def _case(mind: Mind, friend: str, foe: str, clarity: int) -> tuple[Terms, Option, float, float, float]:
    """The terms of helping a friend against a foe, the clarity of the case counted (model.md a3)."""
    r, s = mind.reckoning, mind.survey
    k, i, j = mind.row, s.of(friend), s.of(foe)
    terms = help_terms(r, k, i, j, mind.temper, mind.misjudged(foe))
    terms["covenant"] = terms["covenant"] * (clarity / 1000 / w.CLARITY)
    lost = float(contest(r.onset[j, i], r.defence[i, j] + r.aid[k, i, j] * (1 - r.come[k, i, j])))
    stay = Option("stand aside", 0)
    return terms, stay, float(s.steps[k, i]), float(s.trust[k, i]), lost


def answer_calls(mind: Mind) -> None:
    """A word falls due: honour it or renege."""
    for call in sorted(mind.world.calls.values(), key=lambda c: c.id):
        if call.to == mind.seat and {call.friend, call.foe} <= set(mind.survey.index):
            _answer_call(mind, call)


def _answer_call(mind: Mind, call: Call) -> None:
    war = mind.world.wars[call.war]
    terms, stay, steps, trust, lost = _case(mind, call.friend, call.foe, war.clarity_permille)
    if call.side is Side.ATTACK:
        terms = _march_along(mind, call.friend, call.foe, terms)
    crisis_pledge = _pledged(mind, call)
    if crisis_pledge is not None:
        terms["pledge_given"] = np.asarray((0.4 if crisis_pledge else -0.1) * 2 * mind.temper.honour * mind.income)
    comes = worth(terms) + mind.wobble(0.6 * w.TAU * mind.income, "call", call.id) > 0
    motive = help_motive(terms) if comes else refusal_motive(terms, mind.temper, steps, trust, lost)
    if comes and call.reason is JoinReason.CLIENT_DUTY:
        motive = Motive.WEAKNESS
    mind.write(AnswerCall(call.id, comes, 750 if comes else 0, motive))
    stay = Option("renege", 0)
    chosen = "honour" if comes else stay.label
    mind.keep("call", (call.id, call.war, call.friend, call.foe), (stay, option("honour", terms)), chosen, motive)


def _march_along(mind: Mind, friend: str, foe: str, terms: Terms) -> Terms:
    """Helping one who attacks: the stake is a share of what is taken, not one's own safety."""
    s, r = mind.survey, mind.reckoning
    k, i, j = mind.row, s.of(friend), s.of(foe)
    kept = {name: terms[name] for name in ("given_word", "patrons_wrath", "trade_with_the_foe", "treaty_itself")}
    chance = float(contest(r.onset[i, j], r.defence[j, i]))
    kept["spoils"] = np.asarray(0.1 * chance * float(s.stake_share[j] * s.income[j]) * mind.temper.horizon * mind.greed)
    effort = (w.LOSSES * 0.7 * 6 * float(s.strength[k]) + 0.6 * w.WAR_COST * mind.income) * (1.3 - chance)
    kept["cost_of_fighting"] = np.asarray(-mind.temper.buck * 0.6 * effort)
    return kept


def _pledged(mind: Mind, call: Call) -> bool | None:
    """What this seat said in the crisis that led to the war, if there was one and it was asked."""
    crisis = mind.world.crises.get(mind.world.wars[call.war].crisis or "")
    if crisis is None:
        return None
    return next((p.stands for p in crisis.pledges if p.state == mind.seat), None)


def cast_votes(mind: Mind) -> None:
    """Every motion on the docket of a pact this seat belongs to."""
    for motion in sorted(mind.world.motions.values(), key=lambda m: m.id):
        pact = mind.world.pacts.get(motion.pact)
        if pact is not None and mind.seat in voters(mind.world, pact, motion) and motion.about in mind.survey.index:
            _vote(mind, motion)


def _vote(mind: Mind, motion: Motion) -> None:
    terms = vote_terms(mind, motion)
    total_worth = worth(terms)
    pact = mind.world.pacts[motion.pact]
    width = 0.03 * mind.income
    ballot = Ballot.YES if total_worth > width else Ballot.NO if total_worth < -width else Ballot.ABSTAIN
    may_veto = pact.charter.permanent_veto and mind.seat in pact.permanent
    if may_veto and ballot is Ballot.NO and total_worth < -0.15 * mind.income:
        ballot = Ballot.VETO
    motive = _vote_motive(terms, ballot)
    mind.write(CastVote(motion.id, ballot, motive))
    mind.keep("vote", (motion.id, motion.pact, motion.about), _ballots(terms, ballot), ballot, motive)


def _ballots(terms: Terms, ballot: Ballot) -> tuple[Option, ...]:
    """The ways to vote that were weighed: a no is worth what a yes would cost."""
    against = option(Ballot.VETO if ballot is Ballot.VETO else Ballot.NO, {name: -part for name, part in terms.items()})
    return (option(Ballot.YES, terms), against, Option(Ballot.ABSTAIN, 0))


def _vote_motive(terms: Terms, ballot: Ballot) -> Motive:
    names = {
        "friendship": Motive.SECURITY,
        "the_institution": Motive.INSTITUTION,
        "cost_of_acting": Motive.COST,
        "danger_checked": Motive.BALANCE,
        "trade_lost": Motive.TRADE,
        "ourselves": Motive.SECURITY,
    }
    sign = 1.0 if ballot is Ballot.YES else -1.0
    best = max(names, key=lambda name: (sign * float(terms.get(name, 0)), name))
    return names[best] if ballot is not Ballot.ABSTAIN else Motive.THRIFT


def vote_terms(mind: Mind, motion: Motion) -> Terms:
    """What a yes is worth: danger checked, the institution upheld, friendships, the price (model.md a3)."""
    s, r, t = mind.survey, mind.reckoning, mind.temper
    me, v = mind.row, mind.income
    about = s.of(motion.about)
    pact = mind.world.pacts[motion.pact]
    if motion.kind is MotionKind.AMEND:
        return _new_terms(mind, motion)
    if motion.about == mind.seat:
        return {"ourselves": np.asarray((1.0 if motion.kind in (MotionKind.LIFT, MotionKind.RELEASE) else -1.0) * v)}
    liked = 0.24 * v * (float(s.trust[me, about]) - 0.5)
    if motion.kind in (MotionKind.LIFT, MotionKind.ADMIT, MotionKind.RELEASE):
        gain = 0.05 * v if motion.kind is MotionKind.ADMIT else 0.0
        return {"friendship": np.asarray(liked + gain), "trade_lost": np.asarray(2.0 * float(s.trade[me, about]))}
    bound = float(s.allied[me, about] + s.client[me, about])
    terms: Terms = {
        "friendship": np.asarray(-liked - 0.4 * v * bound),
        "the_institution": np.asarray((3 * t.norm + 0.15 * t.faith * pact.legitimacy / 100) * v),
        "danger_checked": np.asarray(0.5 * float(r.risk_from[me, about])),
    }
    if motion.kind is MotionKind.ACT:
        victim = _victim(mind, motion)
        if victim is not None and victim in s.index and victim != mind.seat:
            case = help_terms(r, me, s.of(victim), about, t)
            shown = ("next_in_line", "cost_of_fighting", "anger_of_the_foe")
            terms["cost_of_acting"] = np.asarray(0.5 * sum(float(case[n]) for n in shown))
            terms["friendship"] = terms["friendship"] + 0.12 * v * (float(s.trust[me, s.of(victim)]) - 0.5)
        elif victim == mind.seat:
            terms["ourselves"] = np.asarray(v)
    else:
        terms["trade_lost"] = np.asarray(-2.0 * float(s.trade[me, about]))
    return terms


def _new_terms(mind: Mind, motion: Motion) -> Terms:
    """A place under the new charter, less the same place under the old one (article 7)."""
    pact = mind.world.pacts[motion.pact]
    circle = tuple(mind.survey.of(n) for n in sorted(pact.members) if n in mind.survey.index and n != mind.seat)
    after = pact_terms(mind.reckoning, mind.row, circle, motion.charter or pact.charter, pact.legitimacy, mind.temper)
    before = pact_terms(mind.reckoning, mind.row, circle, pact.charter, pact.legitimacy, mind.temper)
    return {name: part - before.get(name, np.asarray(0.0)) for name, part in after.items()}


def _victim(mind: Mind, motion: Motion) -> str | None:
    if motion.crisis and motion.crisis in mind.world.crises:
        return mind.world.crises[motion.crisis].target
    if motion.war and motion.war in mind.world.wars:
        return mind.world.wars[motion.war].defender
    return None


def answer_proposals(mind: Mind) -> None:
    """Letters: treaties and places in pacts offered to this seat; the best first, few at a time."""
    for proposal in sorted(mind.world.proposals.values(), key=lambda p: p.id):
        if proposal.to == mind.seat and proposal.by in mind.survey.index:
            terms = proposal_terms(mind, proposal)
            accept = worth(terms) > 0 and _is_on_road(mind, proposal)
            motive = _letter_motive(proposal, terms, accept)
            mind.write(AnswerProposal(proposal.id, accept, motive))
            shown = (Option("refuse", 0), option("accept", terms))
            mind.keep("proposal", (proposal.id, proposal.by), shown, "accept" if accept else "refuse", motive)


_OFF_ROAD = {
    Strategy.BALANCE: {TreatyKind.OFFENCE},
    Strategy.BANDWAGON: {TreatyKind.DEFENCE},
    Strategy.PACT: {TreatyKind.DEFENCE, TreatyKind.OFFENCE},
    Strategy.ALONE: {TreatyKind.DEFENCE, TreatyKind.OFFENCE},
}
"""Treaties that a mind held to a grand strategy does not sign; nor, but to bandwagon, does it become a client."""


def _is_on_road(mind: Mind, proposal: Proposal) -> bool:
    """Whether an offer lies on the road a mind is held to; a player's ministry is held to none in its answers."""
    if mind.strategy is None or mind.is_player:
        return True
    if proposal.treaty is None:
        return mind.strategy is Strategy.PACT
    if proposal.treaty.kind is TreatyKind.CLIENTAGE and proposal.treaty.second == mind.seat:
        return mind.strategy is Strategy.BANDWAGON
    return proposal.treaty.kind not in _OFF_ROAD[mind.strategy]


def proposal_terms(mind: Mind, proposal: Proposal) -> Terms:
    """What a letter's offer is worth a turn."""
    if proposal.treaty is not None:
        return treaty_terms(mind, proposal.treaty, proposal.by)
    s = mind.survey
    pact = mind.world.pacts.get(proposal.pact or "")
    charter = proposal.charter or (pact.charter if pact else None)
    if charter is None:
        return {"nothing_offered": np.asarray(-0.001)}
    names = set(pact.members) if pact else {proposal.by, *proposal.invited}
    circle = tuple(s.of(n) for n in sorted(names) if n in s.index and n != mind.seat)
    legitimacy = pact.legitimacy if pact else 60
    terms = pact_terms(mind.reckoning, mind.row, circle, charter, legitimacy, mind.temper)
    return {**terms, "habit": np.asarray(-0.005 * mind.income)}


def treaty_terms(mind: Mind, treaty: Treaty, other: str) -> Terms:
    """What a treaty with another is worth to this seat a turn."""
    s, r, t = mind.survey, mind.reckoning, mind.temper
    me, k = mind.row, s.of(other)
    match treaty.kind:
        case TreatyKind.DEFENCE:
            scale = 0.4 if treaty.consultative else 1.0
            terms = {name: part * scale for name, part in defence_terms(r, me, k, t).items()}
            if treaty.unconditional:
                terms["chain"] = np.asarray(-0.03 * mind.income)
            return terms
        case TreatyKind.CLIENTAGE if treaty.second == mind.seat:
            return patron_terms(r, me, k, t)
        case TreatyKind.CLIENTAGE:
            return protection_terms(r, me, k, t, mind.greed)
        case TreatyKind.GUARANTEE if treaty.second == mind.seat:
            return {"safety": np.asarray(0.02 * mind.income)}
        case TreatyKind.GUARANTEE:
            terms = defence_terms(r, me, k, t)
            return {name: terms[name] for name in ("their_wars", "upkeep")}
        case TreatyKind.NON_AGGRESSION:
            return _calm_terms(mind, k)
        case TreatyKind.TRADE:
            return {
                "trade": np.asarray(float(s.trade[me, k])),
                "feeds_a_rival": np.asarray(-0.1 * float(r.risk_from[me, k])),
            }
        case TreatyKind.OFFENCE:
            if treaty.against not in s.index or treaty.against == mind.seat:
                return {"entanglement": np.asarray(-0.05 * mind.income)}
            return offence_terms(r, me, k, s.of(treaty.against), t, mind.greed)
    return {"peace": np.asarray(0.01 * mind.income)}


def _calm_terms(mind: Mind, k: int) -> Terms:
    """A promise not to attack: a danger lessened, a hope laid aside."""
    r, me = mind.reckoning, mind.row
    hope = max(0.0, float(r.worth_of_attack[me, k])) * mind.greed * 0.1
    return {
        "safety": np.asarray(0.3 * float(r.risk_from[me, k])),
        "hands_tied": np.asarray(-hope),
        "habit": np.asarray(-0.005 * mind.income),
    }


def _letter_motive(proposal: Proposal, terms: Terms, accept: bool) -> Motive:
    if proposal.treaty is None:
        return Motive.INSTITUTION if accept else Motive.DISBELIEF
    if not accept:
        worst = min(terms, key=lambda name: (float(terms[name]), name))
        table = {
            "their_wars": Motive.COST,
            "feeds_a_rival": Motive.RIVALRY,
            "autonomy": Motive.FREEDOM,
            "hands_tied": Motive.GAIN,
        }
        return table.get(worst, Motive.THRIFT)
    kind = proposal.treaty.kind
    if kind is TreatyKind.CLIENTAGE:
        return Motive.PROTECTION if proposal.treaty.first == proposal.to else Motive.WEAKNESS
    return (
        Motive.TRADE if kind is TreatyKind.TRADE else Motive.BALANCE if kind is TreatyKind.DEFENCE else Motive.SECURITY
    )
