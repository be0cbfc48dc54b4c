"""A pact's legitimacy: earned by acting on any breach, lost by silence and unequal measure (model.md a3; article 10).

Answers are weighed by force and reach, so that distant dwarfs do not sink a pact; silence counts.
"""

from typing import Final

from game.kit.integers import clamp, share
from game.kit.records import changed
from game.measures.distance import reach_permille
from game.measures.law import active_wars, covers, is_bound_member
from game.measures.power import living, strength
from game.rules.draft import Draft
from game.rules.pacts import change_legitimacy, condemn
from game.world.conflicts import Crisis, Side, War
from game.world.pacts import Pact, Sanctions, Trigger

__all__ = ["answer_concession", "answer_wars", "credit_deterrence", "keep_peace"]

GAIN: Final = 8
LOSS: Final = 10
UNEQUAL: Final = 8
FOR_GAIN: Final = 8
"""What it costs that fellows all fight for a member that attacked an outsider."""
PATIENCE: Final = 250
"""A gap between answers to the strong and to the weak (thousandths) that is forgiven."""
CONCEDED: Final = 700
"""What a covered concession weighs beside a war (thousandths)."""
DETERRED: Final = 3
PEACE_EVERY: Final = 5
PEACE_POINTS: Final = 2
PEACE_CAP: Final = 75
"""Peace lifts a pact by .4 a turn, up to here."""


def answer_wars(draft: Draft) -> None:
    """Each pact is judged once by each covered attack of this turn, when all calls have been answered."""
    for war in [w for w in draft.world.wars.values() if w.began == draft.turn and not w.civil]:
        _judge_force_for_gain(draft, war)
        for pact in _covering(draft, war.attacker, war.defender):
            helped = {b.state: b.share_permille for b in war.belligerents if b.side is Side.DEFENCE}
            answered = _response(draft, pact, war.attacker, war.defender, helped)
            _judge(draft, pact, war.attacker, answered, war.event)
            if pact.charter.sanctions is Sanctions.MANDATORY and pact.charter.trigger is Trigger.AUTOMATIC:
                condemn(draft, pact.id, war.attacker, war.event)


def answer_concession(draft: Draft, crisis: Crisis, cause: int) -> None:
    """A member that had to give way was left alone, as far as nobody stood by it."""
    stood = {p.state: p.share_permille for p in crisis.pledges if p.stands}
    for pact in _covering(draft, crisis.demander, crisis.target):
        answered = _response(draft, pact, crisis.demander, crisis.target, stood)
        if answered < 1000:
            points = -LOSS * (1000 - answered) * CONCEDED // 1_000_000
            change_legitimacy(draft, pact.id, points, "a member gave way", cause)


def credit_deterrence(draft: Draft, crisis: Crisis, by: tuple[str, ...], cause: int) -> None:
    """A pact by which a war was deterred has shown its worth."""
    for pact in _covering(draft, crisis.demander, crisis.target):
        if any(crisis.bound.get(state) == pact.id for state in by):
            change_legitimacy(draft, pact.id, DETERRED, "a war deterred", cause)


def keep_peace(draft: Draft) -> None:
    """Years without war among its own lift a pact a little, up to a limit."""
    points_due = PEACE_POINTS * draft.world.system.institution_drift_permille // 1000
    if draft.turn % PEACE_EVERY or not points_due:
        return
    for pact in sorted(draft.world.pacts.values(), key=lambda p: p.id):
        fighting = any(covers(pact, w.attacker, w.defender) for w in active_wars(draft.world) if not w.civil)
        if not fighting and pact.legitimacy < PEACE_CAP and pact.charter.is_binding:
            points = min(points_due, PEACE_CAP - pact.legitimacy)
            change_legitimacy(draft, pact.id, points, "years of peace")


def _covering(draft: Draft, attacker: str, victim: str) -> list[Pact]:
    """Pacts that owe an answer to an attack: the victim bound, the case covered, the charter one of security."""
    return [
        pact
        for pact in sorted(draft.world.pacts.values(), key=lambda p: p.id)
        if pact.charter.trigger is not Trigger.NONE
        and is_bound_member(draft.world, pact, victim)
        and covers(pact, attacker, victim)
    ]


def _judge_force_for_gain(draft: Draft, war: War) -> None:
    """Force used on an outsider at a member's side makes an institution look like its patron's tool (rules.md §3)."""
    abetted = {b.state: b.share_permille for b in war.belligerents if b.side is Side.ATTACK}
    if len(abetted) < 2:
        return
    for pact in sorted(draft.world.pacts.values(), key=lambda p: p.id):
        if is_bound_member(draft.world, pact, war.attacker) and war.defender not in pact.members:
            helping = set(pact.members) & set(abetted) - {war.attacker}
            part = _response(draft, pact, war.attacker, war.defender, abetted) if helping else 0
            change_legitimacy(draft, pact.id, -FOR_GAIN * part // 1000, "force used on an outsider", war.event)


def _response(draft: Draft, pact: Pact, attacker: str, victim: str, helped: dict[str, int]) -> int:
    """The share of members that helped, by force and reach to the victim's capital, in thousandths.

    `helped` says what share of its forces each sent: less than its quota counts for less (article 10).
    """
    ground = draft.state(victim).capital
    quota = pact.charter.quota_permille
    whole = part = 0
    for member in pact.members:
        if member not in (attacker, victim) and is_bound_member(draft.world, pact, member):
            weight = (1 + strength(draft.world, member)) * reach_permille(draft.world, member, ground)
            whole += 1000 * weight
            sent = helped.get(member, 0)
            part += weight * (1000 if sent and sent >= quota else sent * 1000 // max(1, quota))
    return share(part, whole) if whole else 1000


def _judge(draft: Draft, pact: Pact, attacker: str, answered: int, cause: int) -> None:
    """One case: praise above four tenths, blame for what was missing, and for treating like cases unlike."""
    praise = GAIN * answered if answered > 400 else 0
    points = (praise - LOSS * (1000 - answered)) // 1000
    changed = _remember(draft, pact, attacker, answered)
    gap = abs(changed.answered_strong_permille - changed.answered_weak_permille) - PATIENCE
    points -= UNEQUAL * max(0, gap) // 1000
    why = "a breach answered" if points > 0 else "a breach left unanswered"
    change_legitimacy(draft, pact.id, clamp(points, -20, 10), why, cause)


def _remember(draft: Draft, pact: Pact, attacker: str, answered: int) -> Pact:
    """The running means of answers to strong and to weak aggressors (three tenths for the newest case)."""
    names = living(draft.world)
    mean = sum(strength(draft.world, s) for s in names) // max(1, len(names))
    if strength(draft.world, attacker) >= mean:
        mixed = (7 * pact.answered_strong_permille + 3 * answered) // 10
        draft.world.pacts[pact.id] = changed(pact, answered_strong_permille=mixed)
    else:
        mixed = (7 * pact.answered_weak_permille + 3 * answered) // 10
        draft.world.pacts[pact.id] = changed(pact, answered_weak_permille=mixed)
    return draft.world.pacts[pact.id]
