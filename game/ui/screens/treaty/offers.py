"""Offers of treaties: their kinds in words, what another would say to one, and the nearest that it would sign."""

from collections.abc import Iterator
from dataclasses import replace

from game.measures.power import tenths_of
from game.perception.counter_offers import CounterOffer, NoOffer, what_would_it_take
from game.perception.forecast import Verdict
from game.perception.offers import their_verdict
from game.report.telling.naming import Names
from game.rules.dealings import cannot_sign
from game.ui.figures import in_hundred
from game.ui.screens.words.papers import Table, brigades, by_threat
from game.world import sheets as s
from game.world.constants import TENTHS
from game.world.treaties import TreatyKind

__all__ = [
    "KINDS",
    "MEANS",
    "change_of",
    "key_of",
    "kind_label",
    "least_that_would_do",
    "nearest",
    "verdict_of",
    "voice_of",
]

KINDS: tuple[tuple[str, str, TreatyKind, bool], ...] = (
    ("defence", "Defence", TreatyKind.DEFENCE, True),
    ("non_aggression", "Non-aggression", TreatyKind.NON_AGGRESSION, True),
    ("trade", "Trade", TreatyKind.TRADE, True),
    ("we_guarantee", "We guarantee them", TreatyKind.GUARANTEE, True),
    ("they_guarantee", "They guarantee us", TreatyKind.GUARANTEE, False),
    ("our_client", "They become our client", TreatyKind.CLIENTAGE, True),
    ("their_client", "We become their client", TreatyKind.CLIENTAGE, False),
    ("offence", "Joint attack", TreatyKind.OFFENCE, True),
    ("arms_limit", "Arms limit", TreatyKind.ARMS_LIMIT, True),
)
MEANS = {
    "defence": "Each comes when the other is attacked; two in a hundred of income for staffs and garrisons.",
    "non_aggression": "Neither attacks the other, nor helps who does.",
    "trade": "Harbours stand open; war would cost both more.",
    "we_guarantee": "We defend them, and they owe us nothing.",
    "they_guarantee": "They defend us, and we owe them nothing.",
    "our_client": "They pay tribute and follow; we protect them and answer for them.",
    "their_client": "We pay tribute and follow; they protect us and stay their hand.",
    "offence": "Both attack the state named, and share what is taken.",
    "arms_limit": "Neither keeps more brigades than its ceiling; a breach is a broken word.",
}
_SHOWN, _FOES = 5, 4
"""Offers shown at most, and names tried in them."""
_NAMED = (TreatyKind.OFFENCE, TreatyKind.ARMS_LIMIT)
"""Kinds that are nothing without a name or a number of their own."""
_VOICES = {
    "safety": "We are safer with you than without.",
    "their_wars": "Your wars would become ours.",
    "upkeep": "It costs more than it guards.",
    "feeds_a_rival": "What makes you stronger makes us weaker.",
    "tribute": "Tribute is a price we can count.",
    "autonomy": "We will not be told what to do.",
    "protection": "A strong friend costs less than an army.",
    "hands_tied": "We would rather keep our hands free.",
    "trade": "Our harbours live by this.",
    "duty_to_protect": "Who would answer for you, and against whom?",
    "conquest_forgone": "Why sign for what can be taken?",
    "entanglement": "We have enemies enough of our own.",
    "rank": "It becomes us to be asked.",
    "patron_stays_its_hand": "A friend at our back is worth a treaty.",
}


def key_of(line: s.ProposeTreaty) -> str:
    """The kind of an offer with its direction."""
    found = [key for key, _, kind, senior in KINDS if kind is line.treaty and senior == line.senior]
    return found[0] if found else next((key for key, _, kind, _ in KINDS if kind is line.treaty), "defence")


def kind_label(line: s.ProposeTreaty) -> str:
    """The kind of an offer as it is called in the list of kinds."""
    return next(label for key, label, _, _ in KINDS if key == key_of(line))


def verdict_of(table: Table, line: s.ProposeTreaty, gift: int = 0) -> Verdict:
    """What they would say, clause by clause, with so much silver sent along: the sum by which they answer."""
    return their_verdict(table.desk.view, line, gift)


def least_that_would_do(table: Table, line: s.ProposeTreaty) -> CounterOffer | NoOffer:
    """The offer of this kind that costs us least among those they would sign, silver included (article 34)."""
    return what_would_it_take(table.desk.view, line)


def nearest(table: Table, line: s.ProposeTreaty) -> list[tuple[s.ProposeTreaty, Verdict]]:
    """Lawful offers that they would sign, nearest first: the same with other clauses, then other kinds."""
    seat, found = table.desk.seat, []
    for offer in dict.fromkeys((*_cheapest(table, line), *_reworded(table, line), *_instead(line))):
        if offer == line:
            continue
        senior, junior = (seat, offer.to) if offer.senior else (offer.to, seat)
        verdict = verdict_of(table, offer)
        if verdict.accepts and cannot_sign(table.desk.world, offer.treaty, senior, junior) is None:
            found.append((offer, verdict))
    return found[:_SHOWN]


def _cheapest(table: Table, line: s.ProposeTreaty) -> Iterator[s.ProposeTreaty]:
    """The offer of the same kind that they would sign at the least cost to us, if terms alone can do it."""
    if not verdict_of(table, line).accepts:
        found = what_would_it_take(table.desk.view, line)
        if isinstance(found, CounterOffer) and not found.gift:
            yield found.line


def _reworded(table: Table, line: s.ProposeTreaty) -> Iterator[s.ProposeTreaty]:
    """The same kind with one clause less or another name in it."""
    if line.secret:
        yield replace(line, secret=False)
    if line.unconditional:
        yield replace(line, unconditional=False)
    if line.unconditional and line.secret:
        yield replace(line, unconditional=False, secret=False)
    foes = [None, *by_threat(table.desk.view)[:_FOES]] if line.treaty is not TreatyKind.OFFENCE else []
    if line.treaty in (TreatyKind.GUARANTEE, TreatyKind.OFFENCE) and not verdict_of(table, line).accepts:
        for foe in foes or by_threat(table.desk.view)[:_FOES]:
            if foe not in (line.against, line.to):
                yield replace(line, against=foe)
    if line.treaty is TreatyKind.ARMS_LIMIT:
        yield from _eased(table, line)
    if line.treaty is TreatyKind.DEFENCE and not line.consultative and not verdict_of(table, line).accepts:
        yield replace(line, unconditional=False, consultative=True, secret=False)


def _eased(table: Table, line: s.ProposeTreaty) -> Iterator[s.ProposeTreaty]:
    """Ceilings that ask less of them, or more of us."""
    ours, theirs = (tenths_of(table.desk.world, one) for one in (table.desk.seat, line.to))
    if line.their_ceiling_tenths < theirs:
        yield replace(line, their_ceiling_tenths=theirs)
    half = max(ours // 2 // TENTHS, 1) * TENTHS
    if line.ceiling_tenths > half:
        yield replace(line, ceiling_tenths=half)
        yield replace(line, ceiling_tenths=half, their_ceiling_tenths=max(theirs, line.their_ceiling_tenths))


def _instead(line: s.ProposeTreaty) -> Iterator[s.ProposeTreaty]:
    """Other kinds, plainly."""
    for _, _, kind, senior in KINDS:
        if kind not in _NAMED and (kind, senior) != (line.treaty, line.senior):
            yield s.ProposeTreaty(kind, line.to, senior=senior)


def change_of(names: Names, line: s.ProposeTreaty, offer: s.ProposeTreaty) -> str:
    """What another offer changes in this one, as the head of a card."""
    if (offer.treaty, offer.senior) != (line.treaty, line.senior):
        return kind_label(offer)
    said = []
    if line.unconditional and not offer.unconditional:
        said.append("drop “unconditional”")
    if offer.consultative and not line.consultative:
        said.append("talks only")
    if line.secret and not offer.secret:
        said.append("sign it openly")
    if line.against != offer.against:
        said.append(f"against {names.state(offer.against) if offer.against else 'anyone'}")
    if line.tribute_permille != offer.tribute_permille:
        said.append(f"tribute {in_hundred(offer.tribute_permille)} %")
    if line.follows != offer.follows:
        said.append("follows to war" if offer.follows else "stays out of wars")
    if line.spoils_permille != offer.spoils_permille:
        said.append(f"{in_hundred(offer.spoils_permille)} % of the spoils for them")
    if line.ceiling_tenths != offer.ceiling_tenths:
        said.append(f"{brigades(offer.ceiling_tenths)} for us")
    if line.their_ceiling_tenths != offer.their_ceiling_tenths:
        said.append(f"{brigades(offer.their_ceiling_tenths)} for them")
    words = ", ".join(said)
    return words[:1].upper() + words[1:]


def voice_of(verdict: Verdict) -> str:
    """The term that decides, as they would say it."""
    terms = sorted(verdict.terms, key=lambda t: t.milli, reverse=verdict.accepts)
    found = next((_VOICES[t.name] for t in terms if t.name in _VOICES and (t.milli > 0) == verdict.accepts), "")
    return found or ("It suits us." if verdict.accepts else "It does not suit us.")
