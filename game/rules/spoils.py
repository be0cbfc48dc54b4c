"""How those who win together share what they take (rules.md §4 Settlement; article 30)."""

from dataclasses import replace

from game.kit.integers import split
from game.measures.law import members_of, side_of
from game.measures.power import strength
from game.rules.draft import Draft
from game.rules.terms import other_side
from game.world.conflicts import Side, War
from game.world.events import SpoilsShared
from game.world.lands import Province
from game.world.treaties import Treaty, TreatyKind

__all__ = ["pay_indemnity", "share_land"]


def _sworn(draft: Draft, war: War, side: Side) -> list[Treaty]:
    """Treaties of offence between two of a side against somebody who fought on the other, by id."""
    offence = [t for t in draft.world.treaties.values() if t.kind is TreatyKind.OFFENCE]
    if not offence:
        return []
    friends = members_of(war, side)
    foes = {b.state for b in war.belligerents if b.side is not side}
    found = [t for t in offence if t.first in friends and t.second in friends and t.against in foes]
    return sorted(found, key=lambda t: t.id)


def _part(treaty: Treaty, party: str) -> int:
    """A party's share of spoils in thousandths."""
    return treaty.spoils_permille if party == treaty.second else 1000 - treaty.spoils_permille


def pay_indemnity(draft: Draft, war: War, payer: str, payee: str, amount: int) -> None:
    """Partners in offence have the share their treaty names, the rest goes by strength still in the field."""
    paid = draft.pay(payer, amount)
    side = side_of(war, payee)
    friends = [m for m in (members_of(war, side) if side else ()) if m != payee]
    named = {t.other(payee): _part(t, t.other(payee)) for t in _sworn(draft, war, side or other_side(Side.ATTACK))
             if payee in t.parties}  # fmt: skip
    whole = max(1000, sum(named.values()))
    shares = {m: paid * n // whole for m, n in named.items() if n}
    others = [payee, *(m for m in friends if m not in shares)]
    parts = split(paid - sum(shares.values()), tuple(1 + strength(draft.world, m) for m in others))
    for name, part in [*shares.items(), *zip(others, parts, strict=True)]:
        draft.state(name, treasury=draft.state(name).treasury + part)


def share_land(draft: Draft, war: War, cessions: dict[str, str], cause: int) -> dict[str, str]:
    """Who has which province in the end: parties to a treaty of offence settle with each other."""
    heirs = dict(cessions)
    for side in Side if cessions else ():
        for treaty in (*_sworn(draft, war, side), *_followers(draft, war, side)):
            _settle(draft, war, treaty, heirs, cause)
    return heirs


def _followers(draft: Draft, war: War, side: Side) -> list[Treaty]:
    """The part of each client that fought beside its patron, by strength, as if the two had sworn to share."""
    fought = {b.state for b in war.belligerents if b.side is side and b.left is None and b.lost > 0}
    bonds = [t for t in draft.world.treaties.values() if t.kind is TreatyKind.CLIENTAGE and set(t.parties) <= fought]
    found = []
    for bond in sorted(bonds, key=lambda t: t.id):
        own, patrons = (1 + strength(draft.world, state) for state in (bond.second, bond.first))
        found.append(replace(bond, spoils_permille=own * 1000 // (own + patrons)))
    return found


def _settle(draft: Draft, war: War, treaty: Treaty, heirs: dict[str, str], cause: int) -> None:
    """Whole provinces while they fit the share; a year's output for what is missing."""
    taken = [draft.province(p) for p, heir in sorted(heirs.items()) if heir in treaty.parties]
    taken = [p for p in taken if p.owner not in treaty.parties]
    total = sum(p.output for p in taken)
    short = next((x for x in treaty.parties if _got(taken, heirs, x) < total * _part(treaty, x) // 1000), None)
    if short is None:
        return
    rich, due = treaty.other(short), total * _part(treaty, short) // 1000
    moved = []
    for place in sorted(taken, key=lambda p: (p.occupier != short, -p.output, p.id)):
        if heirs[place.id] == rich and _got(taken, heirs, short) + place.output <= due:
            heirs[place.id] = short
            moved.append(place.id)
    missing = due - _got(taken, heirs, short)
    paid = draft.pay(rich, missing)
    draft.state(short, treasury=draft.state(short).treasury + paid)
    if moved or paid:
        draft.tell(SpoilsShared, cause, war=war.id, by=rich, to=short, provinces=tuple(moved), amount=paid)


def _got(taken: list[Province], heirs: dict[str, str], party: str) -> int:
    """The output of what a party takes."""
    return sum(p.output for p in taken if heirs[p.id] == party)
