"""What a war says of itself in three sentences: who began it and how, who stood with whom and why, who stayed away.

Each sentence is put together from typed facts (cause, reply, reasons, clauses,
answers); what nobody recorded is not said.
"""

import re
from dataclasses import dataclass

from game.report.records.chapters import Answered
from game.report.source import Source
from game.report.telling.naming import Names, brigades, own, shortened
from game.world.conflicts import JoinReason, Side, War, WarCause
from game.world.events import DemandAnswered
from game.world.sheets import DemandReply

__all__ = ["balance_of", "opening_of", "thesis_of"]

_STOP = re.compile(r"(?<=[a-z0-9)%]{3})\. (?=[A-Z])")
"""The end of a sentence: no initial and no short title stands before it."""

_MANNER = {
    JoinReason.TREATY: "by treaty",
    JoinReason.CHAIN_GANG: "chained to its war by treaty",
    JoinReason.PACT: "under their pact",
    JoinReason.CONTINGENT: "with what it had seconded to their pact",
    JoinReason.GUARANTEE: "by guarantee",
    JoinReason.PATRON_DUTY: "as its patron",
    JoinReason.BALANCING: "of its own choice",
    JoinReason.SPOILS: "for a share of the spoils",
}
_THROUGH = "through promises to those already in it"


@dataclass(frozen=True)
class _Muster:
    """One side of a war: who leads it, and the answers to calls from its members, by state."""

    leader: str
    states: tuple[str, ...]
    answers: tuple[Answered, ...]

    @property
    def came(self) -> set[str]:
        return {a.state for a in self.answers if a.honoured}

    @property
    def refused(self) -> set[str]:
        return {a.state for a in self.answers if not a.honoured}


def opening_of(thesis: str) -> tuple[str, str]:
    """How it began, in a sentence or two to be read first; and the rest, who stood with whom."""
    parts = _STOP.split(thesis)
    first, rest = ". ".join(parts[:2]), ". ".join(parts[2:])
    return (f"{first}." if rest else first), rest


def thesis_of(war: War, source: Source, answers: tuple[Answered, ...]) -> str:
    """The beginning, the defenders' friends, the attackers' friends."""
    names = source.names
    defence, attack = (_muster(war, side, answers) for side in (Side.DEFENCE, Side.ATTACK))
    parts = [
        _beginning(war, source),
        _joined(war, defence, names) or f"Nobody else stood with {names.state(war.defender)}.",
    ]
    parts += [_late(defence, names), _stayed(defence, set(attack.states), names)]
    parts += [_joined(war, attack, names), _stayed(attack, set(defence.states), names)]
    return " ".join(part for part in parts if part)


def _muster(war: War, side: Side, answers: tuple[Answered, ...]) -> _Muster:
    states = tuple(dict.fromkeys(b.state for b in war.belligerents if b.side is side))
    leader = war.attacker if side is Side.ATTACK else war.defender
    return _Muster(leader, states, tuple(a for a in answers if a.friend in states))


def _beginning(war: War, source: Source) -> str:
    names = source.names
    attacker, defender, aim = names.state(war.attacker), names.state(war.defender), names.aim(war.aim)
    reason = f"the reason given: {names.words.motive[war.motive].noun}"
    if war.cause is WarCause.SURPRISE:
        return f"{attacker} attacked {defender} without warning, for {aim}; {reason}."
    if war.cause is WarCause.CIVIL:
        return f"{attacker} rose against {defender} from within, for {aim}."
    if war.cause is WarCause.CLIENT_REVOLT:
        return f"{attacker} rose against its patron, {defender}; {reason}."
    appealed = any(
        e.crisis == war.crisis and e.reply is DemandReply.APPEAL for e in source.of(DemandAnswered) if war.crisis
    )
    answer = f"{defender} refused and appealed to its pact" if appealed else f"{defender} refused"
    return f"{attacker} demanded {aim} from {defender}. {answer}, and {attacker} attacked; {reason}."


def _joined(war: War, muster: _Muster, names: Names) -> str:
    """Who fought beside the leader, grouped by what brought them."""
    groups: dict[str, list[str]] = {}
    for one in sorted(war.belligerents, key=lambda b: (b.joined, b.state)):
        if one.state in muster.states and one.state != muster.leader:
            groups.setdefault(_manner(one.state, one.reason, muster), []).append(one.state)
    told = []
    for manner, states in groups.items():
        found = list(dict.fromkeys(states))
        many = manner.replace("its client", "its clients") if len(found) > 1 else manner
        told.append(f"{shortened(found, names)} {many}")
    return f"With {names.state(muster.leader)} fought {'; '.join(told)}." if told else ""


def _manner(state: str, reason: JoinReason, muster: _Muster) -> str:
    if reason in (JoinReason.BALANCING, JoinReason.SPOILS):
        return _MANNER[reason] if state in muster.refused | muster.came else f"uncalled, {_MANNER[reason]}"
    called = [a.friend for a in muster.answers if a.state == state and a.honoured]
    if called and muster.leader not in called:
        return _THROUGH
    return "as its client" if reason is JoinReason.CLIENT_DUTY else _MANNER.get(reason, "")


def _late(muster: _Muster, names: Names) -> str:
    late = sorted(muster.came & muster.refused & set(muster.states))
    return f"{shortened(late, names)} came on one call and refused another." if late else ""


def _stayed(muster: _Muster, enemies: set[str], names: Names) -> str:
    """Who was bound and did not come; among them those who fought on the other side."""
    away = sorted(muster.refused - muster.came - set(muster.states) - enemies)
    crossed = sorted((muster.refused & enemies) - set(muster.states))
    leader = names.state(muster.leader)
    told = [f"{shortened(away, names)} {'was' if len(away) == 1 else 'were'} bound and stayed away."] if away else []
    if crossed:
        told.append(f"{shortened(crossed, names)}, bound to {own(leader)} side, fought against it.")
    return " ".join(told)


def balance_of(war: War, source: Source, answers: tuple[Answered, ...]) -> str:
    """What those who stayed away could have sent, beside what stood on the two sides; empty where nobody stayed."""
    muster = _muster(war, Side.DEFENCE, answers)
    away: dict[str, int] = {}
    fought = {b.state for b in war.belligerents}
    for answer in muster.answers:
        if not answer.honoured and answer.state not in muster.came | fought:
            away.setdefault(answer.state, answer.forces)
    if not away:
        return ""
    names = source.names
    defence, attack = (_strength(war, side, source) for side in (Side.DEFENCE, Side.ATTACK))
    sides = [own(names.state(s)) for s in (war.defender, war.attacker)]
    return (
        f"When called, {names.states(sorted(away))} had {brigades(sum(away.values()))}. As each took up arms, "
        f"{sides[0]} side had {brigades(defence, unit=False)} and {sides[1]} side {brigades(attack, unit=False)}."
    )


def _strength(war: War, side: Side, source: Source) -> int:
    joined: dict[str, int] = {}
    for one in war.belligerents:
        if one.side is side:
            joined.setdefault(one.state, source.forces(one.state, one.joined))
    return sum(joined.values())
