"""Crises: demand, answer, pledges, attack or lapse (rules.md §2; decisions 4–6; model.md a3)."""

from typing import Final

from game.kit.integers import clamp
from game.kit.records import changed
from game.measures.distance import reach_permille
from game.measures.law import bound_to_help, covers, forbids_attack, pacts_of, treaties_of
from game.measures.power import strength
from game.measures.wealth import land_income
from game.rules.arbitration import court_of, defy_opinion, hear, is_compulsory, obey
from game.rules.covert import grievance
from game.rules.diplomacy import end_treaty, kneel, release_clients
from game.rules.draft import Docket, Draft
from game.rules.legitimacy import answer_concession, credit_deterrence
from game.rules.pacts import move
from game.rules.realm import cede
from game.rules.trust import learn, saw_renege
from game.world import sheets as s
from game.world.conflicts import AimKind, Crisis, Pledge, Stage
from game.world.constants import DEFENCE_PERMILLE, LAPSE_COST_PERMILLE
from game.world.events import CrisisLapsed, DemandAnswered, DemandMade, PledgeGiven, WarDeterred
from game.world.pacts import MotionKind, Trigger
from game.world.reasons import Motive

__all__ = ["answer_demands", "collect_pledges", "lapse_demands", "make_demands"]

CLARITY: Final = 550
CLARITY_SPAN: Final = 350
CLARITY_OF_CORES: Final = 300
"""How clear it is who the aggressor is: .55 ± .35, less .3 where the demander has a core (model.md (b))."""
STANDS_ASIDE: Final = 400
"""What a refused pledge weighs beside a broken call (decisions 6)."""


def make_demands(draft: Draft, docket: Docket) -> None:
    """A demand in public opens a crisis; who is bound to whom is written down as it opens."""
    for seat, line in docket.of(s.MakeDemand):
        freedom = line.aim.kind is AimKind.FREEDOM
        why = None if freedom else forbids_attack(draft.world, seat, line.target)
        if why is None:
            _open(draft, seat, line)


def _open(draft: Draft, seat: str, line: s.MakeDemand) -> None:
    """One crisis and the motions it puts before councils."""
    name = draft.serial("c")
    event = draft.tell(DemandMade, crisis=name, demander=seat, target=line.target, aim=line.aim, motive=line.motive)
    bound = _bound(draft, line.target, seat, friend_attacked=True)
    theirs = {k: v for k, v in _bound(draft, seat, line.target, friend_attacked=False).items() if k not in bound}
    draft.world.crises[name] = Crisis(
        name,
        seat,
        line.target,
        line.aim,
        draft.turn,
        line.motive,
        clarity_permille=clarity(draft, seat, line.target, line.aim.province, name),
        bound=bound,
        bound_to_demander=theirs,
        event=event,
    )
    for pact in pacts_of(draft.world, line.target):
        if pact.charter.trigger is Trigger.COUNCIL and covers(pact, seat, line.target):
            move(draft, pact.id, MotionKind.ACT, seat, line.target, crisis=name)


def _bound(draft: Draft, friend: str, foe: str, *, friend_attacked: bool) -> dict[str, str]:
    """Each state bound openly to one of the two in a war between them, and by what (article 20)."""
    found = {}
    partners = {s for t in treaties_of(draft.world, friend) for s in t.parties}
    partners |= {s for pact in pacts_of(draft.world, friend) for s in pact.members}
    for k in draft.living():
        if k in partners and k not in (friend, foe):
            bonds = bound_to_help(draft.world, k, friend, foe, friend_attacked=friend_attacked)
            clauses = [b.clause for b in bonds if not _is_secret(draft, b.clause)]
            if clauses:
                found[k] = clauses[0]
    return found


def _is_secret(draft: Draft, clause: str) -> bool:
    """Whether a promise is one that only its parties know of."""
    treaty = draft.world.treaties.get(clause)
    return treaty is not None and treaty.secret


def clarity(draft: Draft, attacker: str, victim: str, province: str | None, case: str) -> int:
    """How clear the case is, drawn once; a core of the attacker's muddies it, exposed plots shift it (thousandths)."""
    drawn = CLARITY - CLARITY_SPAN + draft.dice.roll(2 * CLARITY_SPAN + 1, "clarity", case)
    place = draft.world.provinces.get(province or "")
    muddied = CLARITY_OF_CORES if place is not None and attacker in place.cores else 0
    return clamp(drawn - muddied + grievance(draft, attacker, victim), 50, 1000)


def collect_pledges(draft: Draft, docket: Docket) -> None:
    """Partners say in public whether they stand by their friend; who says nothing stands aside."""
    given = {(line.crisis, seat): line for seat, line in docket.of(s.AnswerPledge)}
    for crisis in _asked(draft):
        pledges = []
        for sworn in draft.drawn({**crisis.bound, **crisis.bound_to_demander}):
            pledge = _pledge(crisis, sworn, given.get((crisis.id, sworn)))
            pledges.append(pledge)
            _tell_pledge(draft, crisis, pledge)
        draft.world.crises[crisis.id] = changed(crisis, pledges=tuple(pledges))


def _asked(draft: Draft) -> list[Crisis]:
    """Crises whose demand waits for its answer."""
    return [c for c in draft.world.crises.values() if c.stage is Stage.ASKED]


def _pledge(crisis: Crisis, sworn: str, line: s.AnswerPledge | None) -> Pledge:
    """A partner's word, or its silence."""
    clause = crisis.bound.get(sworn) or crisis.bound_to_demander[sworn]
    if line is None or not line.stands:
        return Pledge(sworn, False, 0, clause, line.motive if line else Motive.COMMAND)
    return Pledge(sworn, True, line.share_permille, clause, line.motive)


def _tell_pledge(draft: Draft, crisis: Crisis, pledge: Pledge) -> None:
    """The word is heard by all; to stand aside from a friend by treaty costs a part of what reneging would."""
    friend = crisis.target if pledge.state in crisis.bound else crisis.demander
    cause = draft.tell(
        PledgeGiven,
        crisis.event,
        crisis=crisis.id,
        state=pledge.state,
        friend=friend,
        stands=pledge.stands,
        share_permille=pledge.share_permille,
        clause=pledge.clause,
        motive=pledge.motive,
    )
    if not pledge.stands and crisis.opinion is None and friend == crisis.target:
        saw_renege(draft, pledge.state, friend, cause, STANDS_ASIDE * crisis.clarity_permille // 1000)


def answer_demands(draft: Draft, docket: Docket) -> None:
    """The target concedes, refuses, appeals or goes to court; silence refuses."""
    answers = {line.crisis: line for _, line in docket.of(s.AnswerDemand)}
    for crisis in _asked(draft):
        answer = answers.get(crisis.id)
        reply = answer.reply if answer else s.DemandReply.REFUSE
        cause = draft.tell(
            DemandAnswered,
            crisis.event,
            crisis=crisis.id,
            demander=crisis.demander,
            target=crisis.target,
            reply=reply,
            motive=answer.motive if answer else Motive.COMMAND,
        )
        if reply is s.DemandReply.CONCEDE:
            _concede(draft, crisis, cause)
        elif _goes_to_court(draft, crisis, reply):
            _arbitrate(draft, crisis, cause)
        else:
            if crisis.opinion:
                defy_opinion(draft, crisis, cause)
            appealed = reply is s.DemandReply.APPEAL
            draft.world.crises[crisis.id] = changed(crisis, stage=Stage.REFUSED, appealed=appealed, event=cause)


def _concede(draft: Draft, crisis: Crisis, cause: int) -> None:
    """What was asked is given; the precedent invites the next demand (rules.md §2), unless a court advised it."""
    del draft.world.crises[crisis.id]
    if crisis.opinion:
        _execute(draft, crisis, cause, awarded=True)
        obey(draft, crisis, cause)
        return
    target = draft.state(crisis.target, precedent=draft.state(crisis.target).precedent + 1)
    place = draft.world.provinces.get(crisis.aim.province or "")
    draft.shake(target.id, -8 if place is not None and target.id in place.cores else -3)
    _execute(draft, crisis, cause)
    answer_concession(draft, crisis, cause)


def _goes_to_court(draft: Draft, crisis: Crisis, reply: s.DemandReply) -> bool:
    """Whether a court hears the demand: because the target asks for it, or because a refusal must go there."""
    if crisis.opinion is not None or reply not in (s.DemandReply.ARBITRATE, s.DemandReply.REFUSE):
        return False
    court = court_of(draft.world, crisis)
    return court is not None and (reply is s.DemandReply.ARBITRATE or is_compulsory(court))


def _arbitrate(draft: Draft, crisis: Crisis, cause: int) -> None:
    """A binding award is carried out and closes the crisis; an opinion leaves its loser the next word (article 1)."""
    court = court_of(draft.world, crisis)
    if court is None:
        return
    award, event = hear(draft, court, crisis, cause)
    if award.binding:
        del draft.world.crises[crisis.id]
        if award.for_demander:
            _execute(draft, crisis, event, awarded=True)
        obey(draft, crisis, event)
    else:
        stage = Stage.ASKED if award.for_demander else Stage.REFUSED
        draft.world.crises[crisis.id] = changed(crisis, stage=stage, opinion=award.for_demander, event=event)


def _execute(draft: Draft, crisis: Crisis, cause: int, *, awarded: bool = False) -> None:
    """Carry out an aim between demander and target; what has become impossible meanwhile is let be."""
    aim, winner, loser = crisis.aim, crisis.demander, crisis.target
    match aim.kind:
        case AimKind.PROVINCE if aim.province is not None:
            if draft.province(aim.province).owner == loser and len(draft.owned(loser)) > 1:
                cede(draft, aim.province, winner, None, cause, lawful=awarded)
        case AimKind.CLIENTAGE:
            kneel(draft, loser, winner, crisis.motive, cause)
        case AimKind.TRIBUTE:
            draft.state(winner, treasury=draft.state(winner).treasury + draft.pay(loser, aim.amount))
        case AimKind.EXIT if aim.treaty in draft.world.treaties:
            end_treaty(draft, draft.world.treaties[aim.treaty], by=loser, because=cause)
        case AimKind.FREEDOM:
            release_clients(draft, winner, cause, as_patron=False)


def lapse_demands(draft: Draft) -> None:
    """A refused demand not followed by war lapses: gifts and face are lost (rules.md §2)."""
    for crisis in [c for c in draft.world.crises.values() if c.stage is Stage.REFUSED]:
        del draft.world.crises[crisis.id]
        if crisis.opinion is False:
            obey(draft, crisis, crisis.event)
            continue
        name = crisis.demander
        draft.pay(name, land_income(draft.world, name) * LAPSE_COST_PERMILLE // 1000)
        draft.shake(name, -1)
        cause = draft.tell(CrisisLapsed, crisis.event, crisis=crisis.id, demander=name, target=crisis.target)
        learn(draft, crisis.target, name, -300, "pressed a demand", cause)
        _record_deterrence(draft, crisis, cause)


def _record_deterrence(draft: Draft, crisis: Crisis, cause: int) -> None:
    """A war deterred: what was enough against the target alone was not enough against those who stood by it.

    Both sides are weighed plainly by brigades × quality × reach to the target's
    capital; the demander by the age's offence, the others by the defender's edge.
    """
    ground = draft.state(crisis.target).capital
    own = strength(draft.world, crisis.demander) * draft.world.system.offence_permille // 1000
    own = own * reach_permille(draft.world, crisis.demander, ground) // 1000
    alone = strength(draft.world, crisis.target) * DEFENCE_PERMILLE // 1000
    stood = [p for p in crisis.pledges if p.stands and p.state in crisis.bound]
    help_given = sum(_brought(draft, pledge, ground) for pledge in stood)
    if own >= alone and own < alone + help_given:
        by = tuple(p.state for p in stood)
        event = draft.tell(WarDeterred, cause, crisis=crisis.id, demander=crisis.demander, target=crisis.target, by=by)
        credit_deterrence(draft, crisis, by, event)


def _brought(draft: Draft, pledge: Pledge, ground: str) -> int:
    """What a pledge would weigh at the target's capital."""
    near = reach_permille(draft.world, pledge.state, ground)
    force = strength(draft.world, pledge.state) * pledge.share_permille // 1000
    return force * near * DEFENCE_PERMILLE // 1_000_000
