"""Reform: amendments of a charter, and limits on arms between two that fear each other (articles 7, 29)."""

from collections.abc import Iterator
from dataclasses import replace

from game.doctrines.answers import vote_terms
from game.doctrines.letters import treaty_terms
from game.doctrines.mind import Mind, option, worth
from game.measures.law import enemies, is_bound_member, treaties_between
from game.measures.power import tenths_of
from game.perception.circles import weigh_places
from game.perception.reckoning import Terms
from game.perception.votes import amended_places
from game.rules.charters import wrong_charter
from game.world.pacts import Arbitration, Charter, Motion, MotionKind, Pact, Trigger
from game.world.reasons import Motive, Option
from game.world.sheets import ProposeTreaty, PutMotion
from game.world.treaties import Treaty, TreatyKind

__all__ = ["seek_amendment", "seek_arms_limit"]

_AMEND = 50
"""Turns in a thousand at which a member looks at its charter again."""
_SETTLED = 3
_WORTHWHILE = 0.01
"""An amendment must promise this share of a turn's income."""
_LIMIT = 40
_MUTUAL = 0.02
"""Two limit arms where each fears the other for this share of its income a turn."""
_CUT = 900
"""Ceilings offered are nine tenths of what both have (thousandths)."""
_DEEPER = (Trigger.CONSULTATIVE, Trigger.COUNCIL, Trigger.AUTOMATIC)
_COURTS = (Arbitration.NONE, Arbitration.OPTIONAL, Arbitration.COMPULSORY)


def seek_amendment(mind: Mind) -> None:
    """Move the change of one clause that would make this seat's own place worth most more."""
    if mind.is_player:
        return
    for pact in sorted(mind.world.pacts.values(), key=lambda p: p.id):
        settled = is_bound_member(mind.world, pact, mind.seat) and pact.founded <= mind.world.turn - _SETTLED
        if not settled or pact.amended is not None or not mind.chance(_AMEND, "amend", pact.id):
            continue
        changes = list(_changes(pact.charter))
        _weigh_all(mind, pact, changes)
        weighed = [(option(label, _worth_of(mind, pact, changed)), changed) for label, changed in changes]
        if not weighed:
            continue
        course, charter = max(weighed, key=lambda one: (one[0].milli, one[0].label))
        floor = _WORTHWHILE * mind.income
        if course.milli > floor * 1000:
            mind.write(PutMotion(pact.id, MotionKind.AMEND, mind.seat, Motive.AMENDMENT, charter))
            shown = (Option("leave the charter as it is", 0), *(o for o, _ in weighed))
            mind.keep("motion", (pact.id,), shown, course.label, Motive.AMENDMENT, threshold=floor)
            return


def _worth_of(mind: Mind, pact: Pact, charter: Charter) -> Terms:
    motion = Motion("", pact.id, MotionKind.AMEND, mind.seat, mind.seat, charter=charter)
    return vote_terms(mind, motion)


def _weigh_all(mind: Mind, pact: Pact, changes: list[tuple[str, Charter]]) -> None:
    """Imagine the circle under all the charters at once; each is then weighed as a vote on it would be."""
    r, me, t = mind.reckoning, mind.row, mind.temper
    weigh_places(r, [place for _, changed in changes for place in amended_places(r, pact, changed, me, t)])


def _changes(charter: Charter) -> Iterator[tuple[str, Charter]]:
    """Charters one clause away, deeper and looser, as far as they are lawful."""
    found: list[tuple[str, Charter]] = []
    for deeper, word in ((1, "deepen"), (-1, "loosen")):
        if charter.trigger in _DEEPER and 0 <= _DEEPER.index(charter.trigger) + deeper < len(_DEEPER):
            trigger = _DEEPER[_DEEPER.index(charter.trigger) + deeper]
            found.append((f"{word} the duty to {trigger.value}", replace(charter, trigger=trigger)))
        quota = charter.quota_permille + 100 * deeper
        if charter.trigger is not Trigger.NONE and 100 <= quota <= 600:
            found.append((f"{word} the quota to {quota // 10} per cent", replace(charter, quota_permille=quota)))
        court = _COURTS.index(charter.arbitration) + deeper
        if 0 <= court < len(_COURTS):
            changed = replace(charter, arbitration=_COURTS[court])
            found.append((f"{word} arbitration to {_COURTS[court].value}", changed))
    return (one for one in found if wrong_charter(one[1]) is None)


def seek_arms_limit(mind: Mind) -> None:
    """Offer ceilings on arms to the greatest danger, where the fear is mutual and both would gain."""
    r, s, me = mind.reckoning, mind.survey, mind.row
    held_to_a_road = mind.is_player and mind.strategy is not None
    if held_to_a_road or not mind.chance(_LIMIT, "limit"):
        return
    top = int(r.risk_from[me].argmax())
    other = s.names[top]
    mutual = r.risk_from[me, top] > _MUTUAL * mind.income and r.risk_from[top, me] > _MUTUAL * s.income[top]
    if other == mind.seat or not mutual or other in enemies(mind.world, mind.seat):
        return
    if any(t.kind is TreatyKind.ARMS_LIMIT for t in treaties_between(mind.world, mind.seat, other)):
        return
    own, theirs = (max(10, tenths_of(mind.world, one) * _CUT // 1000) for one in (mind.seat, other))
    offered = Treaty(
        "", TreatyKind.ARMS_LIMIT, mind.seat, other, mind.world.turn,
        first_ceiling_tenths=own, second_ceiling_tenths=theirs, inspected=True,
    )  # fmt: skip
    terms = treaty_terms(mind, offered)
    if worth(terms) <= 0:
        return
    line = ProposeTreaty(
        TreatyKind.ARMS_LIMIT, other, motive=Motive.SECURITY, ceiling_tenths=own, their_ceiling_tenths=theirs
    )
    mind.write(line)
    course = option(f"arms limit with {other}", terms)
    mind.keep("treaty", (other,), (Option("no treaty", 0), course), course.label, Motive.SECURITY)
