"""Courts of pacts: who must go before them, what they find, and what it costs to defy them (article 1)."""

from typing import Final

from game.kit.integers import clamp
from game.kit.records import changed
from game.measures.law import is_bound_member, shared_pacts, treaties_between
from game.rules.draft import Draft
from game.rules.pacts import change_legitimacy
from game.rules.trust import learn, saw_renege
from game.world.conflicts import Aim, AimKind, Crisis
from game.world.events import ArbitrationAwarded, AwardDefied, AwardObeyed
from game.world.pacts import Arbitration, Award, Pact
from game.world.treaties import TreatyKind
from game.world.worlds import World

__all__ = [
    "DRAWN",
    "DROPPED",
    "HOLDS",
    "SETTLED",
    "chance_for_demander",
    "clarity_after",
    "court_of",
    "defy_opinion",
    "hear",
    "is_compulsory",
    "merits",
    "obey",
    "weighed",
]

JUSTICIABLE: Final = frozenset({AimKind.PROVINCE, AimKind.TRIBUTE, AimKind.CLIENTAGE, AimKind.FREEDOM})
"""What a court can award."""
CORE: Final = 300
CLAIM: Final = 150
POSSESSION: Final = 100
OF_TRIBUTE: Final = -200
OF_CLIENTAGE: Final = -450
OF_FREEDOM: Final = 250
CONDEMNED: Final = 300
YEARS_COUNTED: Final = 20
PLAIN: Final = 550
"""Clarity of an ordinary case."""
DRAWN: Final = 100
"""What chance can add to the merits, or take from them."""
HOLDS: Final = 10
"""Turns for which an award holds."""
MOST_AWARDS: Final = 24
COMPLIANCE: Final = 200
COMPLIANCE_SEEN: Final = 100
SETTLED: Final = 3
"""Legitimacy gained where an award moves something."""
DROPPED: Final = 1
"""Legitimacy gained where a demand is dropped on an award."""
DEFIED_SEEN: Final = -1500
FULL_CLARITY: Final = 1000
NO_CLARITY: Final = 50


def court_of(world: World, crisis: Crisis) -> Pact | None:
    """The pact whose court can hear a demand, a compulsory one first; None where there is none."""
    if crisis.aim.kind not in JUSTICIABLE:
        return None
    courts = [
        p for p in shared_pacts(world, crisis.demander, crisis.target) if p.charter.arbitration is not Arbitration.NONE
    ]
    return min(courts, key=lambda p: (not is_compulsory(p), p.id), default=None)


def is_compulsory(pact: Pact) -> bool:
    """Whether members must go before the court of this pact."""
    return pact.charter.arbitration is Arbitration.COMPULSORY


def merits(world: World, court: Pact, crisis: Crisis) -> int:
    """The case for the demander as anybody can read it, in thousandths, before the drawn part."""
    return sum(points for _, points in weighed(world, court, crisis))


def weighed(world: World, court: Pact, crisis: Crisis) -> tuple[tuple[str, int], ...]:
    """What a court would weigh, point by point, in thousandths for the demander; points that weigh nothing left out."""
    doubt = ("clarity", -(crisis.clarity_permille - PLAIN) // 2)
    condemned = ("condemned", CONDEMNED if crisis.target in court.sanctioned else 0)
    points: tuple[tuple[str, int], ...]
    match crisis.aim.kind:
        case AimKind.PROVINCE:
            points = (*_title(world, crisis), doubt)
        case AimKind.TRIBUTE:
            points = (("tribute", OF_TRIBUTE), condemned, doubt)
        case AimKind.CLIENTAGE:
            points = (("clientage", OF_CLIENTAGE), condemned, doubt)
        case _:
            points = (("freedom", OF_FREEDOM), ("years_bound", -10 * _years_bound(world, crisis)))
    return tuple(point for point in points if point[1])


def _title(world: World, crisis: Crisis) -> tuple[tuple[str, int], ...]:
    """Title to land: homeland, claims, possession, and how far the land has grown into its state."""
    place = world.provinces[crisis.aim.province or ""]
    asker = world.states[crisis.demander]
    is_home = crisis.target in place.cores
    return (
        ("own_core", CORE if asker.id in place.cores else 0),
        ("their_core", -CORE if is_home else 0),
        ("integration", 0 if is_home else -place.integration),
        ("claim", CLAIM if place.id in asker.claims else 0),
        ("possession", -POSSESSION if place.holder == crisis.target else POSSESSION),
    )


def chance_for_demander(found: int) -> int:
    """How likely an award is the demander's on such merits, in thousandths, over the drawn part."""
    return clamp(found + DRAWN, 0, 2 * DRAWN + 1) * 1000 // (2 * DRAWN + 1)


def _years_bound(world: World, crisis: Crisis) -> int:
    """Turns that a clientage between the two has lasted, twenty at most."""
    bonds = treaties_between(world, crisis.demander, crisis.target)
    since = [world.turn - t.since for t in bonds if t.kind is TreatyKind.CLIENTAGE]
    return clamp(max(since, default=0), 0, YEARS_COUNTED)


def hear(draft: Draft, court: Pact, crisis: Crisis, because: int) -> tuple[Award, int]:
    """The award, written down by the pact and told to all; its event's number."""
    drawn = draft.dice.roll(2 * DRAWN + 1, "award", crisis.id) - DRAWN
    found = merits(draft.world, court, crisis) + drawn
    award = Award(
        crisis.id,
        draft.turn,
        crisis.demander,
        crisis.target,
        crisis.aim.province,
        for_demander=found > 0,
        binding=is_compulsory(court),
    )
    kept = [a for a in court.awards if a.turn + HOLDS >= draft.turn]
    draft.world.pacts[court.id] = changed(draft.world.pacts[court.id], awards=(*kept, award)[-MOST_AWARDS:])
    event = draft.tell(
        ArbitrationAwarded,
        because,
        pact=court.id,
        crisis=crisis.id,
        demander=crisis.demander,
        target=crisis.target,
        aim=crisis.aim,
        for_demander=award.for_demander,
        binding=award.binding,
        merits=found,
    )
    return award, event


def award_on(world: World, crisis: Crisis) -> tuple[Pact, Award] | None:
    """The award given in a crisis, and the pact whose court gave it."""
    for pact in sorted(world.pacts.values(), key=lambda p: p.id):
        for award in pact.awards:
            if award.crisis == crisis.id:
                return pact, award
    return None


def obey(draft: Draft, crisis: Crisis, because: int | None) -> None:
    """An award was carried out or obeyed: both parties learn good faith, and the pact has settled a dispute."""
    given = award_on(draft.world, crisis)
    if given is None:
        return
    pact, award = given
    cause = draft.tell(AwardObeyed, because, pact=pact.id, state=award.loser, to=award.winner)
    learn(draft, award.winner, award.loser, COMPLIANCE, "obeyed an award", cause)
    learn(draft, award.loser, award.winner, COMPLIANCE, "went to court", cause)
    for fellow in _fellows(draft, pact, award.loser):
        if fellow != award.winner:
            learn(draft, fellow, award.loser, COMPLIANCE_SEEN, "obeyed an award", cause)
    change_legitimacy(draft, pact.id, SETTLED if award.for_demander else DROPPED, "a dispute settled", cause)


def _fellows(draft: Draft, pact: Pact, state: str) -> list[str]:
    """The other members bound, in drawn order."""
    return [m for m in draft.drawn(pact.members) if m != state and is_bound_member(draft.world, pact, m)]


def _defy(draft: Draft, pact: Pact, award: Award, because: int | None, *, by_war: bool) -> None:
    """An award is defied: a word broken to the winner and to every fellow."""
    held = draft.world.pacts[pact.id]
    marked = tuple(changed(a, defied=True) if a == award else a for a in held.awards)
    draft.world.pacts[pact.id] = changed(held, awards=marked)
    cause = draft.tell(AwardDefied, because, pact=pact.id, state=award.loser, against=award.winner, by_war=by_war)
    saw_renege(draft, award.loser, award.winner, cause)
    for fellow in _fellows(draft, pact, award.loser):
        if fellow != award.winner:
            learn(draft, fellow, award.loser, DEFIED_SEEN, "defied an award", cause)


def defy_opinion(draft: Draft, crisis: Crisis, because: int) -> None:
    """The target of a demand will not do what the court advised."""
    given = award_on(draft.world, crisis)
    if given is not None and not given[1].defied:
        _defy(draft, *given, because, by_war=False)


def clarity_after(draft: Draft, attacker: str, target: str, aim: Aim, event: int) -> int | None:
    """How clear a war is where an award stands between the two: full against its defier; None where none stands."""
    for pact in sorted(draft.world.pacts.values(), key=lambda p: p.id):
        for award in reversed(pact.awards):
            if {award.demander, award.target} != {attacker, target} or award.turn + HOLDS < draft.turn:
                continue
            if award.loser == attacker:
                if not award.defied:
                    _defy(draft, pact, award, event, by_war=True)
                return FULL_CLARITY
            if award.defied and award.province == aim.province:
                return NO_CLARITY
    return None
