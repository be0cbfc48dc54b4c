"""Dispatches: demands on us, pledges, calls, votes and letters answered (model.md a3)."""

from dataclasses import replace

import numpy as np

from game.doctrines.consultation import concert_terms
from game.doctrines.mind import Mind, option, struck, worth
from game.doctrines.motives import help_motive, refusal_motive
from game.doctrines.thumb import bars_far_help
from game.measures.law import covers, pacts_of, shared_pacts
from game.perception import weights as w
from game.perception.circles import pact_terms
from game.perception.demands import announced, defiance_terms, price_terms
from game.perception.reckoning import Terms, help_terms
from game.perception.survey import contest
from game.perception.tastes import own_trust
from game.perception.temper import Temper
from game.rules.arbitration import court_of, merits
from game.rules.replies import voters
from game.world.conflicts import Call, Crisis, JoinReason, Side, Stage
from game.world.pacts import Motion, MotionKind, Trigger
from game.world.reasons import Motive, Option
from game.world.sheets import (
    AnswerCall,
    AnswerDemand,
    AnswerPledge,
    Ballot,
    CastVote,
    DemandReply,
)

__all__ = ["answer_calls", "answer_demands", "cast_votes", "give_pledges"]


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
    yields = worth(concede) + mind.wobble(0.10 * mind.income, "concede", crisis.id) > worth(refuse)
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
    terms, stay, *facts = _case(mind, friend, foe, crisis.clarity_permille)
    if friend == crisis.demander:
        terms = _march_along(mind, friend, foe, terms)
    comes, motive, course = _judged(mind, friend, foe, option("stand by them", terms), terms, facts, crisis.id)
    mind.write(AnswerPledge(crisis.id, comes, 750 if comes else 0, motive))
    chosen = course.label if comes else stay.label
    mind.keep("pledge", (crisis.id, friend, foe), (stay, course), chosen, motive)


def _judged(
    mind: Mind, friend: str, foe: str, course: Option, terms: Terms, facts: list[float], case: str
) -> tuple[bool, Motive, Option]:
    """Whether this seat comes, why or why not, and the course as its rules of thumb leave it."""
    if (barred := bars_far_help(mind, friend, foe)) is not None:
        return False, Motive.DISTANCE, struck(course, barred)
    comes = worth(terms) + mind.wobble(0.6 * w.TAU * mind.income, "help", case) > 0
    steps, trust, lost = facts
    motive = help_motive(terms) if comes else refusal_motive(terms, mind.temper, steps, trust, lost)
    return comes, motive, course


def _case(mind: Mind, friend: str, foe: str, clarity: int) -> tuple[Terms, Option, float, float, float]:
    """The terms of helping a friend against a foe, the clarity of the case counted (model.md a3)."""
    r, s = mind.reckoning, mind.survey
    k, i, j = mind.row, s.of(friend), s.of(foe)
    terms = help_terms(r, k, i, j, _tempered(mind, friend), mind.misjudged(foe))
    terms["covenant"] = terms["covenant"] * (clarity / 1000 / w.CLARITY)
    lost = float(contest(r.onset[j, i], r.defence[i, j] + r.aid[k, i, j] * (1 - r.come[k, i, j])))
    stay = Option("stand aside", 0)
    return terms, stay, float(s.steps[k, i]), float(s.trust[k, i]), lost


def _tempered(mind: Mind, friend: str) -> Temper:
    """The temper for a friend's case: conditional faith follows the pact shared with it (Kupchan and Kupchan 1995)."""
    t = mind.temper
    if not t.conditional:
        return t
    points = max((p.legitimacy for p in shared_pacts(mind.world, mind.seat, friend)), default=100)
    return replace(t, faith=t.faith_in(points))


def answer_calls(mind: Mind) -> None:
    """A word falls due: honour it or renege."""
    for call in sorted(mind.world.calls.values(), key=lambda c: c.id):
        if call.to == mind.seat and {call.friend, call.foe} <= set(mind.survey.index):
            _answer_call(mind, call)


def _answer_call(mind: Mind, call: Call) -> None:
    war = mind.world.wars[call.war]
    terms, _, *facts = _case(mind, call.friend, call.foe, war.clarity_permille)
    if call.side is Side.ATTACK:
        terms = _march_along(mind, call.friend, call.foe, terms)
    treaty = mind.world.treaties.get(call.clause)
    if treaty is not None and treaty.secret:  # The estimates that all share do not count it (article 20).
        mutual = 0.4 + 1.2 * float(own_trust(mind.survey, mind.row, mind.survey.of(call.friend), mind.temper))
        word = w.OBLIGE * mind.temper.honour * mind.income * mutual
        terms["given_word"] = terms["given_word"] + np.asarray(word)
    crisis_pledge = _pledged(mind, call)
    if crisis_pledge is not None:
        terms["pledge_given"] = np.asarray((0.4 if crisis_pledge else -0.1) * 2 * mind.temper.honour * mind.income)
    terms.update(concert_terms(mind, call.friend, call.foe, war.pledges, war))
    comes, motive, course = _judged(mind, call.friend, call.foe, option("honour", terms), terms, facts, call.id)
    if comes and call.reason is JoinReason.CLIENT_DUTY:
        motive = Motive.WEAKNESS
    mind.write(AnswerCall(call.id, comes, 750 if comes else 0, motive))
    stay = Option("renege", 0)
    chosen = course.label if comes else stay.label
    mind.keep("call", (call.id, call.war, call.friend, call.foe), (stay, course), chosen, motive)


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
    liked = 0.24 * v * (float(own_trust(s, me, about, t)) - 0.5)
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
