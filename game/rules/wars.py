"""How wars begin and widen: declarations, calls, joining (rules.md §§2, 4; decisions 6–8)."""

from typing import Final

from game.kit.records import changed
from game.measures.law import (
    at_war,
    bound_to_help,
    broken_by_attack,
    covers,
    forbids_attack,
    mandate_of,
    members_of,
    pacts_of,
    patron_of,
    side_of,
    treaties_between,
)
from game.measures.power import tenths_of
from game.rules.arbitration import clarity_after
from game.rules.arms import is_above
from game.rules.covert import baiter
from game.rules.crises import clarity
from game.rules.diplomacy import break_treaty, end_treaty
from game.rules.draft import Docket, Draft
from game.rules.legality import refuse
from game.rules.marches import send_to_front
from game.rules.pacts import change_legitimacy, move, note_contribution
from game.rules.secrecy import surface
from game.rules.terms import other_side
from game.rules.trust import saw_attack, saw_help, saw_honour, saw_renege
from game.world import sheets as s
from game.world.conflicts import AimKind, Belligerent, Call, Crisis, JoinReason, Side, War, WarCause
from game.world.covert import Surfacing
from game.world.events import CallAnswered, CallMade, ContingentSent, WarBegan, WarJoined
from game.world.pacts import MotionKind, Trigger
from game.world.reasons import Motive
from game.world.treaties import TreatyKind

__all__ = ["answer_calls", "declare_wars", "join_uncalled"]

HEEDED: Final = 1
"""Legitimacy gained by a pact for each member that follows its mandate in a civil war (article 13)."""
PLEDGED_TOO: Final = 400
"""What breaking an earlier pledge adds to a broken call (decisions 6), in thousandths."""


def declare_wars(draft: Draft, docket: Docket) -> None:
    """Wars out of refused crises first, then surprises; of two that strike at each other one is the attacker."""
    declared = sorted(docket.of(s.Attack), key=lambda pair: pair[1].crisis is None)
    for seat, line in declared:
        why = forbids_attack(draft.world, seat, line.target)
        if why is not None:
            refuse(draft, seat, line.kind, why)
        else:
            _begin(draft, seat, line)


def _begin(draft: Draft, seat: str, line: s.Attack) -> None:
    """One war: its record, the words it breaks, the fear it spreads, the calls it makes."""
    crisis = draft.world.crises.pop(line.crisis, None) if line.crisis else None
    war = _declared(draft, seat, line, crisis)
    draft.world.wars[war.id] = war
    ruled = clarity_after(draft, seat, line.target, line.aim, war.event)
    if ruled is not None:
        draft.world.wars[war.id] = war = changed(war, clarity_permille=ruled)
    broken = _break_words(draft, seat, line.target, war.event)
    if war.cause is WarCause.CLIENT_REVOLT:
        _end_clientage(draft, seat, line.target, war.event)
    surprise = crisis is None and line.aim.kind is not AimKind.FREEDOM
    saw_attack(draft, seat, line.target, war.event, surprise=surprise, broken=broken)
    _call_principals(draft, war)


def _declared(draft: Draft, seat: str, line: s.Attack, crisis: Crisis | None) -> War:
    """The record of a war as it is told to all."""
    name = draft.serial("w")
    title = _title(draft, seat, line)
    cause = _cause(draft, seat, line.target, crisis)
    event = draft.tell(
        WarBegan,
        crisis.event if crisis else None,
        war=name,
        name=title,
        attacker=seat,
        defender=line.target,
        aim=line.aim,
        cause=cause,
        motive=line.motive,
        crisis=line.crisis,
    )
    parts = (
        Belligerent(seat, Side.ATTACK, draft.turn, JoinReason.AGGRESSOR, line.motive, event=event),
        Belligerent(line.target, Side.DEFENCE, draft.turn, JoinReason.TARGET, Motive.SECURITY, event=event),
    )
    war = War(
        name, title, draft.turn, cause, line.motive, seat, line.target, line.aim, parts,
        crisis=line.crisis, event=event, baited_by=baiter(draft, seat, line.target),
    )  # fmt: skip
    if crisis is None:
        return changed(war, clarity_permille=clarity(draft, seat, line.target, line.aim.province, name))
    councils = _councils(draft, seat, line.target) if crisis.authorised else ()
    return changed(war, clarity_permille=crisis.clarity_permille, authorised=councils, pledges=crisis.pledges)


def _title(draft: Draft, seat: str, line: s.Attack) -> str:
    """What the war will be called: by the ground fought for, the freedom sought, or the two who began it."""
    if line.aim.kind is AimKind.PROVINCE and line.aim.province is not None:
        return f"War for {draft.province(line.aim.province).name}"
    if line.aim.kind is AimKind.FREEDOM:
        return f"Revolt of {draft.state(seat).name}"
    return f"War of {draft.state(seat).name} on {draft.state(line.target).name}"


def _cause(draft: Draft, seat: str, target: str, crisis: Crisis | None) -> WarCause:
    """A client's rising, a demand refused, or a surprise."""
    if patron_of(draft.world, seat) == target:
        return WarCause.CLIENT_REVOLT
    return WarCause.SURPRISE if crisis is None else WarCause.DEMAND_REFUSED


def _councils(draft: Draft, attacker: str, victim: str) -> tuple[str, ...]:
    """Pacts of the victim whose councils decide on such an attack."""
    return tuple(
        sorted(
            p.id
            for p in pacts_of(draft.world, victim)
            if p.charter.trigger is Trigger.COUNCIL and covers(p, attacker, victim)
        )
    )


def _break_words(draft: Draft, attacker: str, target: str, because: int) -> bool:
    """Promises between the two are broken by the blow; whether there were any."""
    broken = broken_by_attack(draft.world, attacker, target)
    for treaty in broken:
        break_treaty(draft, treaty, attacker, target, because)
    for treaty in treaties_between(draft.world, attacker, target):
        if treaty.kind is TreatyKind.ARMS_LIMIT and is_above(draft.world, treaty, attacker):
            broken = (*broken, treaty)
            break_treaty(draft, treaty, attacker, target, because)
        elif treaty.kind in (TreatyKind.TRADE, TreatyKind.ARMS_LIMIT):
            end_treaty(draft, treaty, by=attacker, because=because)
    return bool(broken)


def _end_clientage(draft: Draft, client: str, patron: str, because: int) -> None:
    """A client that rises is a client no more."""
    for treaty in list(draft.world.treaties.values()):
        if treaty.kind is TreatyKind.CLIENTAGE and (treaty.first, treaty.second) == (patron, client):
            end_treaty(draft, treaty, by=client, because=because)


def _call_principals(draft: Draft, war: War) -> None:
    """First hop: those bound to the victim, then those bound to the attacker and to nobody on the other side."""
    for pact in _councils(draft, war.attacker, war.defender):
        if pact not in war.authorised:
            move(draft, pact, MotionKind.ACT, war.attacker, war.defender, war=war.id)
    called = _call_partners(draft, war, war.defender, war.attacker, Side.DEFENCE, 1, attacked=True)
    _call_partners(draft, war, war.attacker, war.defender, Side.ATTACK, 1, attacked=False, but=called)


def _call_partners(
    draft: Draft,
    war: War,
    friend: str,
    foe: str,
    side: Side,
    hop: int,
    *,
    attacked: bool,
    but: frozenset[str] = frozenset(),
) -> frozenset[str]:
    """Call everyone bound to one belligerent against one enemy; who was called."""
    called = set()
    for k in draft.living():
        if k in (friend, foe) or k in but or not _may_call(draft, war, k, side):
            continue
        bonds = bound_to_help(draft.world, k, friend, foe, friend_attacked=attacked)
        if bonds:
            bond = bonds[0]
            motion = None
            if bond.needs_council and bond.clause not in war.authorised:
                motion = move(draft, bond.clause, MotionKind.ACT, foe, friend, war=war.id)
            _call(draft, war, k, friend, foe, side, bond.reason, bond.clause, hop, motion)
            called.add(k)
    return frozenset(called)


def _may_call(draft: Draft, war: War, state: str, side: Side) -> bool:
    """Whether a state can still be called: never in it, not called yet, no foe of a friend."""
    if side_of(war, state) is not None or any(b.state == state for b in war.belligerents):
        return False
    if any(c.war == war.id and c.to == state for c in draft.world.calls.values()):
        return False
    return not any(at_war(draft.world, state, friend) for friend in members_of(war, side))


def _call(
    draft: Draft,
    war: War,
    to: str,
    friend: str,
    foe: str,
    side: Side,
    reason: JoinReason,
    clause: str,
    hop: int,
    motion: str | None,
) -> None:
    """A promise falls due."""
    surface(draft, clause, Surfacing.CALL, war.event)
    name = draft.serial("k")
    draft.world.calls[name] = Call(name, war.id, to, friend, foe, side, reason, clause, hop, motion)
    draft.tell(CallMade, war.event, call=name, war=war.id, to=to, friend=friend, clause=clause, reason=reason)


def answer_calls(draft: Draft, docket: Docket) -> None:
    """Honour or renege; silence reneges. A call that waits for a council counts only if the council has called."""
    answers = {line.call: line for _, line in docket.of(s.AnswerCall)}
    calls = sorted(draft.world.calls.values(), key=lambda c: (draft.rank(c.to), int(c.id[1:])))
    draft.world.calls.clear()
    for call in calls:
        war = draft.world.wars[call.war]
        if war.ended is not None or not _is_due(call, war) or side_of(war, call.friend) is None:
            continue
        answer = answers.get(call.id)
        if answer is not None and answer.honour and _can_join(draft, war, call):
            _honour(draft, war, call, answer)
        else:
            _renege(draft, war, call, answer.motive if answer else Motive.COMMAND)


def _is_due(call: Call, war: War) -> bool:
    """Whether a call stands by itself, or its council has called."""
    return call.motion is None or call.clause in war.authorised


def _can_join(draft: Draft, war: War, call: Call) -> bool:
    """Whether the called can take this side now."""
    side = side_of(war, call.to)
    foes = members_of(war, other_side(call.side))
    friends = members_of(war, call.side)
    return side is call.side or (
        side is None
        and not any(patron_of(draft.world, foe) == call.to for foe in foes)
        and not any(at_war(draft.world, call.to, friend) for friend in friends)
    )


def _honour(draft: Draft, war: War, call: Call, answer: s.AnswerCall) -> None:
    """The word is kept: the friend and all who see it take note; the army marches."""
    cause = _tell_answer(draft, war, call, True, answer.motive)
    saw_honour(draft, call.to, call.friend, cause)
    pact = draft.world.pacts.get(call.clause)
    share = max(answer.share_permille, pact.charter.standing_permille) if pact else answer.share_permille
    already = next((b.share_permille for b in war.belligerents if b.state == call.to and b.left is None), None)
    note_contribution(draft, call, share if already is None else already, honoured=True)
    if already is None:
        _join(draft, war.id, call.to, call.side, call.reason, answer.motive, call.clause, share, cause)
        send_to_front(draft, draft.world.wars[war.id], call.to, call.friend, share)
        _call_onward(draft, draft.world.wars[war.id], call.to, call.side, call.hop + 1)


def _renege(draft: Draft, war: War, call: Call, motive: Motive) -> None:
    """The word is broken, the treaty ends at once; talks only cost nothing (rules.md §1)."""
    treaty = draft.world.treaties.get(call.clause)
    pact = draft.world.pacts.get(call.clause)
    consultative = (treaty is not None and treaty.consultative) or (
        pact is not None and pact.charter.trigger is Trigger.CONSULTATIVE
    )
    cause = _tell_answer(draft, war, call, False, motive)
    if consultative:
        return
    pledged = any(p.state == call.to and p.stands for p in war.pledges)
    sent = _send_contingent(draft, war, call, motive, cause) if pact is not None else 0
    note_contribution(draft, call, sent, honoured=False)
    weight = (1000 + PLEDGED_TOO if pledged else 1000) * (war.clarity_permille if pact is not None else 1000) // 1000
    saw_renege(draft, call.to, call.friend, cause, weight // 2 if sent else weight)
    if treaty is not None:
        break_treaty(draft, treaty, call.to, call.friend, cause)


def _send_contingent(draft: Draft, war: War, call: Call, motive: Motive, cause: int) -> int:
    """What a member has seconded to the pact goes without it (article 5); the share of its forces that went."""
    share = draft.world.pacts[call.clause].charter.standing_permille
    tenths = tenths_of(draft.world, call.to) * share // 1000
    if not tenths or side_of(war, call.to) is not None or not _can_join(draft, war, call):
        return 0
    event = draft.tell(
        ContingentSent, cause, pact=call.clause, war=war.id, state=call.to, friend=call.friend, tenths=tenths
    )
    _join(draft, war.id, call.to, call.side, JoinReason.CONTINGENT, motive, call.clause, share, event)
    send_to_front(draft, draft.world.wars[war.id], call.to, call.friend, share)
    return share


def _tell_answer(draft: Draft, war: War, call: Call, honoured: bool, motive: Motive) -> int:
    """The answer, and whether it had been pledged in the crisis."""
    pledged = next((p.stands for p in war.pledges if p.state == call.to), None)
    return draft.tell(
        CallAnswered,
        war.event,
        call=call.id,
        war=war.id,
        state=call.to,
        friend=call.friend,
        clause=call.clause,
        honoured=honoured,
        motive=motive,
        had_pledged=pledged,
    )


def _join(
    draft: Draft,
    name: str,
    state: str,
    side: Side,
    reason: JoinReason,
    motive: Motive,
    clause: str | None,
    share_permille: int,
    because: int | None,
) -> bool:
    """A state enters a war; its treaties with the other side do not survive it. Whether that broke its word."""
    war = draft.world.wars[name]
    event = draft.tell(
        WarJoined, because, war=name, state=state, side=side, reason=reason, motive=motive, clause=clause
    )
    entry = Belligerent(state, side, draft.turn, reason, motive, clause, share_permille=share_permille, event=event)
    draft.world.wars[name] = changed(war, belligerents=(*war.belligerents, entry), quiet_turns=0)
    broken = False
    for foe in members_of(war, other_side(side)):
        if _break_words(draft, state, foe, event):
            broken = True
            saw_renege(draft, state, foe, event, PLEDGED_TOO)
        if patron_of(draft.world, state) == foe:
            _end_clientage(draft, state, foe, event)
    return broken


def _call_onward(draft: Draft, war: War, joiner: str, side: Side, hop: int) -> None:
    """The next hop (decisions 8), which reaches the next Dispatches.

    Those who follow the joiner are called as into a war it began: it came of its
    own will or for its word, and was not attacked. Who joins an attacker attacks
    its principal victim, whose defenders are called against it too.
    """
    foe = war.defender if side is Side.ATTACK else war.attacker
    _call_partners(draft, war, joiner, foe, side, hop, attacked=False)
    if side is Side.ATTACK and side_of(war, war.defender) is Side.DEFENCE:
        _call_partners(draft, war, war.defender, joiner, other_side(side), hop, attacked=True)


def _own_reason(line: s.JoinWar) -> JoinReason:
    """Why a state says it comes that nobody sent."""
    spoils = line.side is Side.ATTACK or line.motive is Motive.SPOILS
    return JoinReason.SPOILS if spoils else JoinReason.BALANCING


def join_uncalled(draft: Draft, docket: Docket) -> None:
    """Entering a war by choice: for balance with the victim, for spoils with the attacker (or against it)."""
    for seat, line in docket.of(s.JoinWar):
        war = draft.world.wars[line.war]
        foes = members_of(war, other_side(line.side))
        faults = [why for foe in foes if (why := forbids_attack(draft.world, seat, foe))]
        if faults or side_of(war, seat) is not None:
            refuse(draft, seat, line.kind, faults[0] if faults else "You are in that war already; drop the line.")
            continue
        mandate = mandate_of(draft.world, war, seat, line.side)
        reason = JoinReason.PACT if mandate else _own_reason(line)
        for call in [c for c in draft.world.calls.values() if c.to == seat and c.war == line.war]:
            del draft.world.calls[call.id]
        broken = _join(draft, line.war, seat, line.side, reason, line.motive, mandate, 1000, war.event)
        if war.civil:
            saw_help(draft, war, seat, line.side, war.event)
        if mandate:
            change_legitimacy(draft, mandate, HEEDED, "its council’s word was followed", war.event)
        if line.side is Side.ATTACK:
            for foe in foes:
                saw_attack(draft, seat, foe, war.event, surprise=False, broken=broken)
        _call_onward(draft, draft.world.wars[line.war], seat, line.side, 2)
