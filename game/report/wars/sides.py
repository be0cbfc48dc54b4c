"""As each side saw it: a war through the eyes of its two leaders, and of the strongest who came or stayed away.

What each said is in the events; what it reckoned is in its decision and in the table of secrets, sealed in play and
opened now. The chance and the credences are those of the eve of the war (game.report.wars.eve).
"""

from dataclasses import dataclass

from game.measures.power import tenths_of
from game.report.records.chapters import Answered
from game.report.records.quarrels import Expected, SideView
from game.report.source import Source
from game.report.telling.naming import Names
from game.report.telling.why import weighed_course
from game.report.telling.years import year_text
from game.report.wars.eve import Eves, Odds, error_percent, weighed_terms
from game.world.conflicts import Belligerent, JoinReason, Side, War, WarCause
from game.world.events import DemandAnswered, WarJoined
from game.world.reasons import Decision, Motive
from game.world.sheets import DemandReply
from game.world.worlds import Phase

__all__ = ["side_views"]


@dataclass(frozen=True)
class _Case:
    """One war with what its views have in common."""

    war: War
    source: Source
    eves: Eves
    answers: tuple[Answered, ...]
    odds: Odds | None

    @property
    def names(self) -> Names:
        return self.source.names


def side_views(war: War, source: Source, eves: Eves, answers: tuple[Answered, ...]) -> tuple[SideView, ...]:
    """The attacker's view, the defender's, and a third state's; a civil war is left out: nobody reckons with rebels."""
    if war.civil:
        return ()
    crisis = eves.crises.get(war.crisis or "")
    case = _Case(war, source, eves, answers, eves.odds(war.began, war.attacker, war.defender, crisis))
    third = _third(case)
    views = [_attacker(case), _defender(case), *([third] if third else [])]
    return tuple(views)


def _attacker(case: _Case) -> SideView:
    war, names = case.war, case.names
    decision = case.eves.decisions.get((war.attacker, "crisis", war.crisis or ""))
    target = names.state(war.defender)
    deed = {
        WarCause.SURPRISE: f"attacked {target} without warning, for {names.aim(war.aim)}",
        WarCause.CLIENT_REVOLT: f"rose against its patron, {target}",
    }.get(war.cause, f"demanded {names.aim(war.aim)} from {target}, was refused, and attacked")
    return _view("attacker", war.attacker, war.defender, war.began, Phase.ORDERS, deed, war.motive, decision, case)


def _defender(case: _Case) -> SideView:
    war, names = case.war, case.names
    answer = next(
        (e for e in case.source.of(DemandAnswered) if war.crisis and e.crisis == war.crisis and not _yields(e)), None
    )
    decision = case.eves.decisions.get((war.defender, "answer", war.crisis or ""))
    attacker = names.state(war.attacker)
    deed = f"was attacked by {attacker}" if answer is None else f"refused {attacker}"
    if answer is not None and answer.reply is DemandReply.APPEAL:
        deed = f"refused {attacker} and appealed to its pact"
    elif answer is not None and answer.reply is DemandReply.ARBITRATE:
        deed = f"offered to go with {attacker} before their pact’s court"
    turn, phase = (answer.turn, Phase.DISPATCHES) if answer else (war.began, Phase.ORDERS)
    motive = answer.motive if answer else None
    return _view("defender", war.defender, war.attacker, turn, phase, deed, motive, decision, case)


def _yields(event: DemandAnswered) -> bool:
    return event.reply is DemandReply.CONCEDE


def _third(case: _Case) -> SideView | None:
    """The strongest helper of the defender, else of the attacker, else the strongest who was called and stayed away."""
    war = case.war
    principals = (war.attacker, war.defender)
    for side in (Side.DEFENCE, Side.ATTACK):
        helpers = [b for b in war.belligerents if b.side is side and b.state not in principals]
        if helpers:
            return _helper(max(helpers, key=lambda b: (case.source.forces(b.state, b.joined), b.state)), case)
    stayed = [a for a in case.answers if not a.honoured and a.friend == war.defender]
    return _absent(max(stayed, key=lambda a: (a.forces, a.state)), case) if stayed else None


def _helper(one: Belligerent, case: _Case) -> SideView:
    """What brought the strongest helper: a call it honoured, or its own choice."""
    war, names = case.war, case.names
    foe, friend = (war.attacker, war.defender) if one.side is Side.DEFENCE else (war.defender, war.attacker)
    call = next((a for a in case.answers if a.state == one.state and a.honoured and a.turn == one.joined), None)
    if call is not None:
        decision = case.eves.decisions.get((one.state, "call", call.call))
        deed = f"honoured the call of {names.state(call.friend)} and went to war"
        phase = Phase.DISPATCHES
    else:
        decision = case.eves.decisions.get((one.state, "join", war.id)) if one.clause is None else None
        asked = "sent its contingent of the pact" if one.reason is JoinReason.CONTINGENT else "went to war uncalled"
        deed = f"{asked}, beside {names.state(friend)}"
        phase = _phase_of_joining(one, case)
    return _view("helper", one.state, foe, one.joined, phase, deed, one.motive, decision, case)


def _phase_of_joining(one: Belligerent, case: _Case) -> Phase:
    """Who joins uncalled joins with its orders."""
    orders = case.source.steps[case.eves.place(one.joined, Phase.ORDERS)]
    found = any(isinstance(e, WarJoined) and e.war == case.war.id and e.state == one.state for e in orders.events)
    return Phase.ORDERS if found else Phase.DISPATCHES


def _absent(one: Answered, case: _Case) -> SideView:
    decision = case.eves.decisions.get((one.state, "call", one.call))
    deed = f"reneged on the call of {case.names.state(one.friend)} and stayed away"
    motive = Motive(one.motive)
    return _view("absent", one.state, case.war.attacker, one.turn, Phase.DISPATCHES, deed, motive, decision, case)


def _view(
    role: str,
    state: str,
    foe: str,
    turn: int,
    phase: Phase,
    deed: str,
    motive: Motive | None,
    decision: Decision | None,
    case: _Case,
) -> SideView:
    source, words = case.source, case.names.words
    world = case.eves.before(turn, phase)
    player = state in source.chronicle.players
    error = None if player or not source.is_over else world.secrets.error_permille.get(state, {}).get(foe, 0)
    foes = tenths_of(world, foe)
    course = weighed_course(decision) if decision else None
    said = words.motive[motive] if motive else None
    chance, seen = _chance(role, case)
    return SideView(
        role=role,
        state=state,
        foe_state=foe,
        turn=turn,
        year=year_text(source.system, turn),
        deed=deed,
        stated=((decision.statement if decision else "") or said.stated) if said else "",
        motive_text=said.noun if said else "",
        player=player,
        own=tenths_of(world, state),
        foe=foes,
        foe_seen=foes if error is None else foes + foes * error_percent(error) // 100,
        error_percent=None if error is None else error_percent(error),
        chance=chance,
        chance_seen=seen,
        own_milli=decision.own_milli if decision else None,
        public_milli=decision.public_milli if decision else None,
        course=course.label if course else "",
        weighed=weighed_terms(decision),
        expected=_expected(case) if role in ("attacker", "defender") else (),
    )


def _chance(role: str, case: _Case) -> tuple[int | None, int | None]:
    """The attacker's chance as all reckoned it and as this staff did; third states are asked for none."""
    if case.odds is None or role not in ("attacker", "defender"):
        return None, None
    return case.odds.plain, case.odds.attacker if role == "attacker" else case.odds.defender


def _expected(case: _Case) -> tuple[Expected, ...]:
    """All who were bound to the defender as the war began, how far they were believed, and who came."""
    war = case.war
    crisis = case.eves.crises.get(war.crisis or "")
    bound = dict(crisis.bound) if crisis else {}
    for answer in case.answers:
        if answer.friend == war.defender and answer.turn == war.began:
            bound.setdefault(answer.state, answer.clause)
    if not bound:
        return ()
    pledges = crisis.pledges if crisis else ()
    credence = case.eves.credences(war.began, war.defender, war.attacker, pledges)
    came = {b.state for b in war.belligerents if b.side is Side.DEFENCE}
    foes = {b.state for b in war.belligerents if b.side is Side.ATTACK} - came
    found = [
        Expected(state, case.names.clause_title(clause, state), credence[state], state in came, state in foes)
        for state, clause in bound.items()
        if state in credence
    ]
    return tuple(sorted(found, key=lambda e: (-e.credence, e.state)))
