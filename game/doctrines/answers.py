"""Dispatches: demands on us, pledges, calls, votes and letters answered (model.md a3)."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from game.doctrines.consultation import concert_terms
from game.doctrines.expected import expected_answer, expected_help, expected_march
from game.doctrines.mind import Mind, Strategy, option, struck, worth
from game.doctrines.motives import help_motive, refusal_motive
from game.doctrines.thumb import bars_far_help
from game.measures.law import covers, pacts_of, shared_pacts
from game.perception import weights as w
from game.perception.circles import weigh_places
from game.perception.demands import announced, defiance_terms, price_terms, tremble
from game.perception.duties import case_terms, march_terms, pledge_worth, secret_word
from game.perception.reckoning import Terms
from game.perception.survey import contest
from game.perception.temper import PUBLIC, Temper, columns
from game.perception.votes import amended_places, yes_terms
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
    width = tremble(worth(concede), worth(refuse), mind.income)
    yields = worth(concede) + mind.wobble(width, "concede", crisis.id) > worth(refuse)
    yields = yields or _buys_off(mind, crisis.demander)
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
    about, chosen = (crisis.id, crisis.demander), give_way.label if yields else stand.label
    own, expected = worth(concede) - worth(refuse), expected_answer(mind, crisis, coming)
    mind.keep("answer", about, (give_way, stand), chosen, motive, own=own, expected=expected)


def _buys_off(mind: Mind, demander: str) -> bool:
    """Whether a mind held to bandwagoning gives a much stronger state what it asks (rules.md §6)."""
    if mind.strategy is not Strategy.BANDWAGON or mind.is_player:
        return False
    strength = mind.survey.strength
    return bool(strength[mind.survey.of(demander)] > 1.6 * strength[mind.row])


def give_pledges(mind: Mind) -> None:
    """Crises of friends: say in public whether one stands by them."""
    for crisis, friend, foe in _asked_to_pledge(mind):
        _pledge(mind, crisis, friend, foe)


def _asked_to_pledge(mind: Mind) -> list[tuple[Crisis, str, str]]:
    """Crises in which this seat is asked where it stands: beside the target if bound to it, else the demander."""
    found = []
    for crisis in sorted(mind.world.crises.values(), key=lambda c: c.id):
        parties = crisis.target, crisis.demander
        if crisis.stage is not Stage.ASKED or mind.seat in parties or not all(p in mind.survey.index for p in parties):
            continue
        if mind.seat in crisis.bound:
            found.append((crisis, *parties))
        elif mind.seat in crisis.bound_to_demander:
            found.append((crisis, *parties[::-1]))
    return found


def _pledge(mind: Mind, crisis: Crisis, friend: str, foe: str) -> None:
    terms, stay, *facts = _case(mind, friend, foe, crisis.clarity_permille)
    if friend == crisis.demander:
        terms = _march_along(mind, friend, foe, terms)
    comes, motive, course = _judged(mind, friend, foe, option("stand by them", terms), terms, facts, crisis.id)
    mind.write(AnswerPledge(crisis.id, comes, 750 if comes else 0, motive))
    chosen = course.label if comes else stay.label
    clear = crisis.clarity_permille
    known = (expected_march if friend == crisis.demander else expected_help)(mind, friend, foe, clear)
    about = (crisis.id, friend, foe)
    mind.keep("pledge", about, (stay, course), chosen, motive, own=worth(terms), expected=known)


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
    known = mind.bench.table(_cases).get((mind.seat, friend, foe, clarity))
    terms = dict(known) if known is not None else _weighed([(mind, friend, foe, clarity)])[0]
    lost = float(contest(r.onset[j, i], r.defence[i, j] + r.aid[k, i, j] * (1 - r.come[k, i, j])))
    stay = Option("stand aside", 0)
    return terms, stay, float(s.steps[k, i]), float(s.trust[k, i]), lost


_Case = tuple[Mind, str, str, int]
"""Who is to help whom against whom, and how clear the case is (thousandths)."""


def _cases(minds: Sequence[Mind]) -> dict[tuple[str, str, str, int], Terms]:
    """What helping is worth in every case in which a mind on the bench is asked or called to help."""
    cases: list[_Case] = []
    for mind in minds:
        cases += [(mind, friend, foe, c.clarity_permille) for c, friend, foe in _asked_to_pledge(mind)]
        cases += [(mind, c.friend, c.foe, mind.world.wars[c.war].clarity_permille) for c in _called(mind)]
    return {(m.seat, friend, foe, c): terms for (m, friend, foe, c), terms in zip(cases, _weighed(cases), strict=True)}


def _weighed(cases: Sequence[_Case]) -> list[Terms]:
    """What helping is worth in each case, by the mind's own temper and error."""
    if not cases:
        return []
    first = cases[0][0]
    k, i, j = np.array([(m.row, first.survey.of(friend), first.survey.of(foe)) for m, friend, foe, _ in cases]).T
    clarity = np.array([[clarity] for *_, clarity in cases])
    tempers = columns([_tempered(mind, friend) for mind, friend, *_ in cases])
    misjudged = np.array([[mind.misjudged(foe)] for mind, _, foe, _ in cases])
    terms = case_terms(first.reckoning, k[:, None], i[:, None], j[:, None], clarity, tempers, misjudged)
    return [{name: part[n, 0] for name, part in terms.items()} for n in range(len(cases))]


def _tempered(mind: Mind, friend: str) -> Temper:
    """The temper for a friend's case: conditional faith follows the pact shared with it (Kupchan and Kupchan 1995)."""
    t = mind.temper
    if not t.conditional:
        return t
    points = max((p.legitimacy for p in shared_pacts(mind.world, mind.seat, friend)), default=100)
    return replace(t, faith=t.faith_in(points))


def _called(mind: Mind) -> list[Call]:
    """Words of this seat that fall due."""
    calls = sorted(mind.world.calls.values(), key=lambda c: c.id)
    return [c for c in calls if c.to == mind.seat and {c.friend, c.foe} <= set(mind.survey.index)]


def answer_calls(mind: Mind) -> None:
    """A word falls due: honour it or renege."""
    for call in _called(mind):
        _answer_call(mind, call)


def _answer_call(mind: Mind, call: Call) -> None:
    war = mind.world.wars[call.war]
    terms, _, *facts = _case(mind, call.friend, call.foe, war.clarity_permille)
    if call.side is Side.ATTACK:
        terms = _march_along(mind, call.friend, call.foe, terms)
    treaty = mind.world.treaties.get(call.clause)
    if treaty is not None and treaty.secret:  # The estimates that all share do not count it (article 20).
        word = secret_word(mind.reckoning, mind.row, mind.survey.of(call.friend), mind.temper)
        terms["given_word"] = terms["given_word"] + np.asarray(word)
    crisis_pledge = _pledged(mind, call)
    if crisis_pledge is not None:
        terms["pledge_given"] = np.asarray(pledge_worth(mind.reckoning, mind.row, crisis_pledge, mind.temper))
    terms.update(concert_terms(mind, call.friend, call.foe, war.pledges, war))
    comes, motive, course = _judged(mind, call.friend, call.foe, option("honour", terms), terms, facts, call.id)
    if comes and call.reason is JoinReason.CLIENT_DUTY:
        motive = Motive.WEAKNESS
    mind.write(AnswerCall(call.id, comes, 750 if comes else 0, motive))
    stay = Option("renege", 0)
    chosen = course.label if comes else stay.label
    known = expected_march if call.side is Side.ATTACK else expected_help
    expected = known(mind, call.friend, call.foe, war.clarity_permille)
    expected += pledge_worth(mind.reckoning, mind.row, crisis_pledge, PUBLIC)
    about = (call.id, call.war, call.friend, call.foe)
    mind.keep("call", about, (stay, course), chosen, motive, own=worth(terms), expected=expected)


def _march_along(mind: Mind, friend: str, foe: str, terms: Terms) -> Terms:
    """Helping one who attacks, by this mind's own lights."""
    k, i, j = mind.row, mind.survey.of(friend), mind.survey.of(foe)
    return march_terms(mind.reckoning, k, i, j, terms, mind.temper, mind.greed)


def _pledged(mind: Mind, call: Call) -> bool | None:
    """What this seat said in the crisis that led to the war, if there was one and it was asked."""
    return next((p.stands for p in mind.world.wars[call.war].pledges if p.state == mind.seat), None)


def cast_votes(mind: Mind) -> None:
    """Every motion on the docket of a pact this seat belongs to."""
    if not mind.world.motions:
        return
    mind.bench.table(_amendments)
    for motion in sorted(mind.world.motions.values(), key=lambda m: m.id):
        pact = mind.world.pacts.get(motion.pact)
        if pact is not None and mind.seat in voters(mind.world, pact, motion) and motion.about in mind.survey.index:
            _vote(mind, motion)


def _amendments(minds: Sequence[Mind]) -> list[Terms]:
    """Places under all new charters on the docket, weighed for all who vote on them at once."""
    r, world = minds[0].reckoning, minds[0].world
    return weigh_places(
        r,
        [
            place
            for motion in world.motions.values()
            if motion.kind is MotionKind.AMEND and motion.pact in world.pacts
            for mind in minds
            if mind.seat in world.pacts[motion.pact].members
            for place in amended_places(r, world.pacts[motion.pact], motion.charter, mind.row, mind.temper)
        ],
    )


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
    """What a yes is worth to this mind."""
    return yes_terms(mind.reckoning, mind.world, mind.row, motion, mind.temper)
