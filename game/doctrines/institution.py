"""Pacts founded, joined, tended and left (model.md a2.3, d8)."""

from collections.abc import Sequence

from game.doctrines.answers import vote_terms
from game.doctrines.founding import Plan, search
from game.doctrines.mind import Mind, Strategy, option, struck, worth
from game.doctrines.thumb import bars_charter
from game.measures.law import is_bound_member, pacts_of, patron_of
from game.perception.circles import Place, weigh_places
from game.perception.reckoning import Terms
from game.world.pacts import Charter, Motion, MotionKind, Pact, Sanctions, Trigger
from game.world.reasons import Motive, Option
from game.world.sheets import ApplyToPact, FoundPact, PutMotion, Withdraw

__all__ = ["seek_pact", "weigh_membership"]

_JOIN = 500
_WORTH_IT = 0.02
"""A place in a pact must be worth this share of a turn's income a turn to be taken up."""
_FOUND = 40
_YOUNG = 2
"""Turns for which a civil war is new enough to be brought before a council."""
_LEAVE = 200
_TRIAL_TURNS = 4
"""A new member waits so long before it asks whether the pact was worth it."""


def seek_pact(mind: Mind) -> None:
    """Join a pact that is worth it, or found one where none is (model.md a2.3)."""
    pacts = sorted(mind.world.pacts.values(), key=lambda p: p.id)
    mine = [p for p in pacts if mind.seat in p.members]
    if mine:
        _tend_council(mind, mine)
        _tend_civil_wars(mind, [p for p in mine if is_bound_member(mind.world, p, mind.seat)])
        return
    for pact in pacts:
        if _is_open_to(mind, pact) and _try_to_join(mind, pact):
            return
    if _would_found(mind):
        _try_to_found(mind)


def _is_open_to(mind: Mind, pact: Pact) -> bool:
    """A client looks at no council its patron stands outside of, unless it is held to the road of the pact."""
    patron = patron_of(mind.world, mind.seat)
    return patron is None or patron in pact.members or mind.strategy is Strategy.PACT


def _would_found(mind: Mind) -> bool:
    """Whether a mind takes up the founding of a pact this turn, there being none."""
    if mind.world.pacts or not mind.charters or mind.strategy not in (None, Strategy.PACT):
        return False
    return mind.strategy is Strategy.PACT or mind.chance(_FOUND, "found")


def _try_to_join(mind: Mind, pact: Pact) -> bool:
    if not mind.chance(_JOIN, "join", pact.id):
        return False
    terms = mind.bench.table(places_open)[mind.seat, pact.id]
    if worth(terms) <= _WORTH_IT * mind.income and mind.strategy is not Strategy.PACT:
        return False
    barred = bars_charter(mind, pact.charter)
    shown = (Option("stay outside", 0), struck(option("join", terms), barred))
    if barred is not None:
        mind.keep("pact", (pact.id,), shown, "stay outside", Motive.FREEDOM, public=False)
        return False
    mind.write(ApplyToPact(pact.id, Motive.INSTITUTION))
    mind.keep("pact", (pact.id,), shown, "join", Motive.INSTITUTION)
    return True


def places_open(minds: Sequence[Mind]) -> dict[tuple[str, str], Terms]:
    """What each place outside all pacts that a mind on the bench looks at this turn is worth to it."""
    asked = [
        (mind, pact)
        for mind in minds
        if mind.strategy in (None, Strategy.PACT) and not any(mind.seat in p.members for p in mind.world.pacts.values())
        for pact in mind.world.pacts.values()
        if _is_open_to(mind, pact) and mind.chance(_JOIN, "join", pact.id)
    ]
    weighed = weigh_places(minds[0].reckoning, [_place(mind, pact) for mind, pact in asked]) if asked else []
    return {(mind.seat, pact.id): dict(terms) for (mind, pact), terms in zip(asked, weighed, strict=True)}


def _place(mind: Mind, pact: Pact) -> Place:
    """This seat's place among a pact's members."""
    circle = frozenset((mind.row, *_rows(mind, tuple(pact.members))))
    return Place(mind.row, circle, pact.charter, pact.legitimacy, mind.temper)


def _rows(mind: Mind, states: tuple[str, ...]) -> tuple[int, ...]:
    return tuple(mind.survey.of(s) for s in sorted(states) if s in mind.survey.index and s != mind.seat)


def plans(minds: Sequence[Mind]) -> dict[str, list[Plan]]:
    """What each mind on a bench that would found a pact could found."""
    return search([mind for mind in minds if _would_found(mind)])


def _try_to_found(mind: Mind) -> None:
    """Write a charter, imagine its circle, and invite those who would gain too."""
    found: list[tuple[float, Charter, tuple[str, ...], Option]] = []
    for charter, circle, mine in mind.bench.table(plans)[mind.seat]:
        weighed = struck(option(f"found {charter.name}", mine), bars_charter(mind, charter))
        found.append((worth(mine), charter, tuple(mind.survey.names[n] for n in circle), weighed))
    pays = _WORTH_IT * mind.income if mind.strategy is not Strategy.PACT else -1e9
    open_ones = [one for one in found if one[0] > pays and not one[3].struck]
    if not open_ones:
        return
    preferred = [one for one in open_ones if one[1].id in mind.doctrine.prefers]
    best = max(preferred or open_ones, key=lambda one: one[0])
    mind.write(FoundPact(best[1], best[2], Motive.INSTITUTION))
    mind.keep("pact", best[2], (Option("no pact", 0), *(o for *_, o in found)), best[3].label, Motive.INSTITUTION)


def weigh_membership(mind: Mind) -> None:
    """Leave a pact that costs more than it gives (a fifth of the time)."""
    for pact in _asked_again(mind):
        terms = mind.bench.table(places_held)[mind.seat, pact.id]
        barred = bars_charter(mind, pact.charter)
        if worth(terms) < -0.01 * mind.income or barred is not None:
            motive = Motive.DISBELIEF if barred is None else Motive.FREEDOM
            mind.write(Withdraw(pact.id, motive))
            shown = (struck(option("stay", terms), barred), Option("leave", 0))
            mind.keep("pact", (pact.id,), shown, "leave", motive)


def _asked_again(mind: Mind) -> list[Pact]:
    """The pacts of which a member asks this turn whether they are worth it."""
    if mind.strategy is not None:
        return []
    return [
        pact
        for pact in pacts_of(mind.world, mind.seat)
        if pact.members[mind.seat] <= mind.world.turn - _TRIAL_TURNS and mind.seat not in pact.leaving
        if mind.chance(_LEAVE, "leave", pact.id)
    ]


def places_held(minds: Sequence[Mind]) -> dict[tuple[str, str], Terms]:
    """What each place is worth of which a member on the bench asks."""
    asked = [(mind, pact) for mind in minds for pact in _asked_again(mind)]
    weighed = weigh_places(minds[0].reckoning, [_place(mind, pact) for mind, pact in asked])
    return {(mind.seat, pact.id): terms for (mind, pact), terms in zip(asked, weighed, strict=True)}


def _tend_council(mind: Mind, pacts: list[Pact]) -> None:
    """Move to condemn a state that attacks a member, and to lift what has served its purpose."""
    for pact in pacts:
        if pact.charter.sanctions is Sanctions.NONE:
            continue
        fighting = {b.state for war in mind.world.wars.values() if war.ended is None for b in war.belligerents}
        for name in sorted(pact.sanctioned):
            quiet = name not in fighting and pact.sanctioned[name] <= mind.world.turn - 2
            if quiet and mind.chance(150, "lift", name):
                _move(mind, pact, MotionKind.LIFT, name, Motive.TRADE)
        for war in mind.world.wars.values():
            guilty = war.ended is None and war.defender in pact.members and war.attacker not in pact.sanctioned
            if guilty and pact.leader == mind.seat and war.began >= mind.world.turn - 2:
                _move(mind, pact, MotionKind.SANCTION, war.attacker, Motive.INSTITUTION)


def _tend_civil_wars(mind: Mind, pacts: list[Pact]) -> None:
    """Its leader or the rulers ask a pact to act in a member's civil war while it is young (article 13)."""
    for war in mind.world.wars.values():
        if not war.civil or war.ended is not None or war.began < mind.world.turn - _YOUNG:
            continue
        for pact in pacts:
            acts = pact.charter.trigger not in (Trigger.NONE, Trigger.CONSULTATIVE)
            if not acts or not is_bound_member(mind.world, pact, war.defender) or pact.id in war.mandates:
                continue
            if mind.seat == war.defender:
                _move(mind, pact, MotionKind.ACT, war.attacker, Motive.SECURITY, war.id)
            elif mind.seat == pact.leader:
                against_rebels = _move(mind, pact, MotionKind.ACT, war.attacker, Motive.INSTITUTION, war.id)
                if not against_rebels:
                    _move(mind, pact, MotionKind.ACT, war.defender, Motive.INSTITUTION, war.id)


def _move(mind: Mind, pact: Pact, kind: MotionKind, state: str, motive: Motive, war: str | None = None) -> bool:
    """Put a motion if this seat would itself say yes: nobody moves what it would vote down. Whether it did."""
    if state == mind.seat or state not in mind.survey.index:
        return False
    terms = vote_terms(mind, Motion("", pact.id, kind, state, mind.seat, war=war))
    if worth(terms) > 0:
        mind.write(PutMotion(pact.id, kind, state, motive))
        course = option(f"move to {kind.value} {state}", terms)
        mind.keep("motion", (pact.id, state), (Option("move nothing", 0), course), course.label, motive)
        return True
    return False
