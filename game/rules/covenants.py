"""What members owe one another in peace: quotas, arms ceilings, open covenants, titles, new terms (articles 2 to 8).

Each begins with the cheapest question, so that a pact without the term costs nothing.
"""

from typing import Final

from game.kit.integers import share
from game.kit.records import changed
from game.measures.burdens import arms_ceiling_tenths, quota_tenths
from game.measures.law import is_bound_member, wars_of
from game.measures.power import tenths_of
from game.rules.draft import Draft
from game.rules.pacts import change_legitimacy, grant_titles, lift_sanctions
from game.rules.trust import learn
from game.world.events import CeilingExceeded, CharterAmended, CovenantBreached, QuotaShort, RecognitionWithheld
from game.world.pacts import Pact, Sanctions
from game.world.treaties import Treaty

__all__ = [
    "breached_by_secret_treaty",
    "check_ceilings",
    "check_quotas",
    "enact_amendments",
    "strike_stale_titles",
    "withhold_title",
]

INSPECTION_EVERY: Final = 3
"""Turns between two inspections of quotas and arms."""
GRACE: Final = 2
"""Turns that a new member has to come under the ceiling."""
RUMOUR: Final = 200
"""Chance a turn that arms beyond the ceiling are seen without inspectors (thousandths)."""
BREACH: Final = -600
"""Bad faith that each fellow learns from arms beyond the ceiling, or from a secret treaty."""
OVERARMED: Final = -1
SECRECY: Final = -2


def _fellows(draft: Draft, pact: Pact, state: str) -> list[str]:
    """The other members bound, in drawn order."""
    return [m for m in draft.drawn(pact.members) if m != state and is_bound_member(draft.world, pact, m)]


def check_quotas(draft: Draft) -> None:
    """Inspectors compare forces in being with the quota: a share of the most each member could keep."""
    for pact in sorted(draft.world.pacts.values(), key=lambda p: p.id):
        if not pact.charter.quota_checked or (draft.turn - pact.founded) % INSPECTION_EVERY:
            continue
        bound = [m for m in draft.drawn(pact.members) if is_bound_member(draft.world, pact, m)]
        short = [m for m in bound if _falls_short(draft, pact, m)]
        if bound and share(len(short), len(bound)) >= 500:
            change_legitimacy(draft, pact.id, -1, "quotas unpaid")


def _falls_short(draft: Draft, pact: Pact, member: str) -> bool:
    """Whether a member keeps fewer brigades than its quota; told to all."""
    owes = quota_tenths(draft.world, pact, member)
    has = tenths_of(draft.world, member)
    if has < owes:
        draft.tell(QuotaShort, pact=pact.id, state=member, has=has, owes=owes)
    return has < owes


def check_ceilings(draft: Draft) -> None:
    """Arms beyond a ceiling are seen by inspectors, or at times without them (article 2)."""
    for pact in sorted(draft.world.pacts.values(), key=lambda p: p.id):
        if not pact.charter.arms_ceiling_permille:
            continue
        inspected = pact.charter.quota_checked
        if inspected and (draft.turn - pact.founded) % INSPECTION_EVERY:
            continue
        for member in draft.drawn(pact.members):
            seen = inspected or draft.dice.chance(RUMOUR, "ceiling", pact.id, member)
            if seen and pact.members[member] + GRACE <= draft.turn and not wars_of(draft.world, member):
                _weigh_arms(draft, pact, member)


def _weigh_arms(draft: Draft, pact: Pact, member: str) -> None:
    """One member's brigades, those being raised counted, against its ceiling."""
    has = tenths_of(draft.world, member) + sum(draft.world.recruits.get(member, {}).values())
    may_have = arms_ceiling_tenths(draft.world, pact, member)
    if may_have is None or has <= may_have:
        return
    cause = draft.tell(CeilingExceeded, pact=pact.id, state=member, has=has, may_have=may_have)
    for fellow in _fellows(draft, pact, member):
        learn(draft, fellow, member, BREACH, "armed beyond the ceiling", cause)
    change_legitimacy(draft, pact.id, OVERARMED, "arms beyond the ceiling", cause)


def breached_by_secret_treaty(draft: Draft, treaty: Treaty, cause: int | None) -> None:
    """A secret treaty has come to light: a breach for each signatory under open covenants (article 4)."""
    for pact in sorted(draft.world.pacts.values(), key=lambda p: p.id):
        if not pact.charter.open_covenants:
            continue
        for signer in draft.drawn(p for p in treaty.parties if is_bound_member(draft.world, pact, p)):
            event = draft.tell(CovenantBreached, cause, pact=pact.id, state=signer, treaty_id=treaty.id)
            for fellow in _fellows(draft, pact, signer):
                if fellow not in treaty.parties:
                    learn(draft, fellow, signer, BREACH, "a secret treaty", event)
            change_legitimacy(draft, pact.id, SECRECY, "a secret treaty", event)


def enact_amendments(draft: Draft) -> None:
    """A charter carried last turn comes into force; who voted against it has two turns to leave (article 7)."""
    for pact in sorted(draft.world.pacts.values(), key=lambda p: p.id):
        if pact.dissenting and max(pact.dissenting.values()) < draft.turn:
            draft.world.pacts[pact.id] = changed(draft.world.pacts[pact.id], dissenting={})
        if pact.amended is not None:
            _enact(draft, pact)


def _enact(draft: Draft, pact: Pact) -> None:
    """New terms, and what they undo."""
    held = draft.world.pacts[pact.id]
    charter = held.amended or held.charter
    draft.world.pacts[pact.id] = changed(held, charter=charter, amended=None)
    cause = draft.tell(CharterAmended, pact=pact.id, name=charter.name, dissenters=tuple(draft.drawn(held.dissenting)))
    if charter.sanctions is Sanctions.NONE:
        for state in draft.drawn(held.sanctioned):
            lift_sanctions(draft, pact.id, state, cause)
    elif not charter.non_recognition:
        for state in draft.drawn(set(held.unrecognised.values())):
            grant_titles(draft, pact.id, state, cause)


def withhold_title(draft: Draft, province: str, taker: str, because: int | None) -> None:
    """Land taken by a condemned state, no homeland of its, has no title in the eyes of members (article 8)."""
    for pact in sorted(draft.world.pacts.values(), key=lambda p: p.id):
        if pact.charter.non_recognition and taker in pact.sanctioned and taker not in draft.province(province).cores:
            titles = {**pact.unrecognised, province: taker}
            draft.world.pacts[pact.id] = changed(pact, unrecognised=titles)
            draft.tell(RecognitionWithheld, because, pact=pact.id, state=taker, province=province)


def strike_stale_titles(draft: Draft) -> None:
    """Land that has passed on needs no recognition any more."""
    for pact in list(draft.world.pacts.values()):
        if pact.unrecognised:
            held = {p: s for p, s in pact.unrecognised.items() if draft.province(p).owner == s}
            if len(held) < len(pact.unrecognised):
                draft.world.pacts[pact.id] = changed(pact, unrecognised=held)
