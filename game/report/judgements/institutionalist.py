"""The institutionalist reviewer: rules, reputation and repeated dealings, as this game shows them (Keohane 1984).

Where members failed a pact, this reviewer looks at its charter before it looks
at human nature (Downs, Rocke and Barsoom 1996 warn that kept rules may be easy
ones). The last sentence is the strongest evidence against the school itself.
"""

from collections.abc import Iterator
from itertools import combinations

from game.measures.power import living
from game.measures.wealth import trades
from game.report.judgements.evidence import Evidence, counted, times
from game.report.records.chapters import Answered
from game.report.records.opinions import Review, Statement
from game.report.telling.naming import brigades, own
from game.world.constants import TENTHS, WEALTH
from game.world.events import AwardDefied, AwardObeyed, TreatyBroken, TreatySigned
from game.world.pacts import MotionKind, Trigger

__all__ = ["institutionalist_review"]

_TRIGGERS = {
    Trigger.AUTOMATIC: "that bind at once",
    Trigger.COUNCIL: "that wait for a council’s vote",
    Trigger.CONSULTATIVE: "that ask for talks",
    Trigger.NONE: "that ask for no help",
}


def institutionalist_review(seen: Evidence) -> Review:
    """The game as an institutionalist would review it."""
    told = (*_institutions(seen), *_treaties(seen), *_words(seen), *_design(seen), *_councils(seen), *_stopped(seen),
            *_whole(seen), *_trust(seen), *_trade(seen), *_fellows_at_war(seen), *_burdens(seen),
            _against(seen))  # fmt: skip
    return Review("institutionalist", "As an institutionalist would review it", told)


def _was(count: int) -> str:
    return "was" if count == 1 else "were"


def _institutions(seen: Evidence) -> Iterator[Statement]:
    """What there was to judge, and how legitimate it grew."""
    if not seen.pacts:
        yield Statement("There was no pact in this game: what follows can only judge treaties between two.")
        return
    count, born = len(seen.pacts), len(seen.founded)
    standing = sum(bool(p.last_members) for p in seen.pacts)
    origin = f"{born} founded in play" if 0 < born < count else "founded in play" if born else "older than the game"
    fate = ("it stands" if standing else "it no longer stands") if count == 1 else f"{standing} of {count} stand"
    yield Statement(
        f"Institutions first. There {_was(count)} {counted(count, 'pact')}, {origin}; at the end {fate}.",
        tuple(e.id for e in seen.founded),
        {"pacts": count, "founded": born, "standing": standing},
    )
    main = max(seen.pacts, key=lambda p: (len(p.members), p.id))
    told = [v for v in main.legitimacy if v is not None]
    if not told:
        return
    way = "rose" if told[-1] > told[0] else "fell" if told[-1] < told[0] else "stayed"
    moved = f"{way} from {told[0]} to {told[-1]}" if told[0] != told[-1] else f"{way} at {told[0]}"
    yield Statement(
        f"The legitimacy of {main.name}, which had the most members, {moved} of 100, and stood between {min(told)} and "
        f"{max(told)}.",
        figures={"first": told[0], "last": told[-1], "least": min(told), "most": max(told)},
    )


def _treaties(seen: Evidence) -> Iterator[Statement]:
    """Promises between two, made and broken in play."""
    signed, broken = list(seen.source.of(TreatySigned)), list(seen.source.of(TreatyBroken))
    if not signed and not broken:
        yield Statement("No treaty was signed and none was broken in play.")
        return
    yield Statement(
        f"Between two states, {counted(len(signed), 'treaty', 'treaties')} {_was(len(signed))} signed in play; "
        f"{f'a treaty was broken {times(len(broken))}' if broken else 'none was broken'}.",
        (*(e.id for e in signed), *(e.id for e in broken)),
        {"signed": len(signed), "broken": len(broken)},
    )


def _whole(seen: Evidence) -> Iterator[Statement]:
    """Trust and trade over all states: what cooperation there was, whoever kept it up."""
    start, last = seen.source.start, seen.source.last
    trust = [seen.trust_of(combinations(living(world), 2), world) for world in (start, last)]
    trade = [sum(trades(world).values()) / WEALTH for world in (start, last)]
    if trust[0] is None or trust[1] is None:
        return
    yield Statement(
        f"In the system as a whole, trust {_went(_hundred(trust[0]), _hundred(trust[1]))} of 100, and what "
        f"trade was worth to each of two partners, added up, from {trade[0]:.1f} to {trade[1]:.1f} a turn.",
        figures={"trust_then": trust[0] / 1000, "trust_now": trust[1] / 1000, "trade_then": trade[0],
                 "trade_now": trade[1]},
    )  # fmt: skip


def _went(before: str, after: str) -> str:
    return f"went from {before} to {after}" if before != after else f"stayed at {before}"


def _words(seen: Evidence) -> Iterator[Statement]:
    """Credence earned: how often promises of each kind were kept."""
    if not seen.answers:
        yield Statement("No promise of help fell due, which is what a promise that is believed would look like too.")
        return
    parts = [
        f"{sum(a.honoured for a in calls)} of {counted(len(calls), 'call')} under {kind}"
        for calls, kind in ((seen.under_pacts, "pacts"), (seen.under_treaties, "treaties"))
        if calls
    ]
    yield Statement(
        f"Words were kept in {' and in '.join(parts)}.",
        tuple(a.event for a in seen.answers),
        {
            "pact_calls": len(seen.under_pacts), "pact_kept": sum(a.honoured for a in seen.under_pacts),
            "treaty_calls": len(seen.under_treaties), "treaty_kept": sum(a.honoured for a in seen.under_treaties),
        },
    )  # fmt: skip


def _design(seen: Evidence) -> Iterator[Statement]:
    """Defection by the charter's trigger: whether words that bind at once are kept more often."""
    by_trigger: dict[Trigger, list[Answered]] = {}
    for answer in seen.under_pacts:
        by_trigger.setdefault(seen.source.pacts[answer.clause].charter.trigger, []).append(answer)
    if not by_trigger:
        return
    parts: list[str] = []
    figures: dict[str, float] = {}
    for trigger in (t for t in Trigger if t in by_trigger):
        calls = by_trigger[trigger]
        kept = sum(a.honoured for a in calls)
        parts.append(f"under charters {_TRIGGERS[trigger]}, {kept} of {len(calls)}")
        figures |= {f"{trigger.value}_calls": len(calls), f"{trigger.value}_kept": kept}
    verb = "was" if len(parts) == 1 and kept == 1 else "were"
    yield Statement(
        f"Look at the design: {'; '.join(parts)} {verb} kept.", tuple(a.event for a in seen.under_pacts), figures
    )


def _councils(seen: Evidence) -> Iterator[Statement]:
    """What councils and courts decided."""
    motions = seen.motions
    obeyed, defied = list(seen.source.of(AwardObeyed)), list(seen.source.of(AwardDefied))
    parts = []
    if motions:
        carried, vetoed = sum(m.carried for m in motions), sum(m.vetoed_by is not None for m in motions)
        veto = f", {vetoed} of them by a veto" if vetoed else ""
        lost = len(motions) - carried
        parts.append(f"councils decided {counted(len(motions), 'motion')}: {carried} carried, {lost} lost{veto}")
    if obeyed or defied:
        parts.append(f"{counted(len(obeyed), 'award')} of courts {_was(len(obeyed))} obeyed and {len(defied)} defied")
    if parts:
        told = "; ".join(parts)
        events = (*(e.id for e in motions), *(e.id for e in obeyed), *(e.id for e in defied))
        figures = {"motions": len(motions), "carried": sum(m.carried for m in motions),
                   "vetoed": sum(m.vetoed_by is not None for m in motions),
                   "obeyed": len(obeyed), "defied": len(defied)}  # fmt: skip
        yield Statement(f"{told[:1].upper()}{told[1:]}.", events, figures)


def _stopped(seen: Evidence) -> Iterator[Statement]:
    """Demands dropped before a coalition; whether the demander would have fought without it is its own sum to say."""
    if not seen.deterred:
        return
    pact = len(seen.stopped_by_pact)
    yield Statement(
        f"{counted(len(seen.deterred), 'demand')} {'was' if len(seen.deterred) == 1 else 'were'} dropped before "
        f"a coalition too strong; in {pact} of {len(seen.deterred)} a fellow member of a pact was in it.",
        tuple(d.event for d in seen.deterred),
        {"deterred": len(seen.deterred), "by_pact": pact},
    )


def _trust(seen: Evidence) -> Iterator[Statement]:
    """Trust among members beside trust among strangers."""
    start, last = seen.source.start, seen.source.last
    inside, outside = seen.trust_of(seen.fellows, last), seen.trust_of(seen.strangers, last)
    if inside is None or outside is None:
        return
    known = [pair for pair in seen.fellows if set(pair) <= set(start.states)]
    before = seen.trust_of(known, start)
    since = f", where the same pairs began at {_hundred(before)}" if before is not None else ""
    yield Statement(
        f"Those who share a pact at the end trust each other at {_hundred(inside)} of 100{since}; those who share "
        f"none, at {_hundred(outside)}.",
        figures={"fellows": inside / 1000, "strangers": outside / 1000,
                 **({"fellows_at_start": before / 1000} if before is not None else {})},
    )  # fmt: skip


def _hundred(permille: int) -> str:
    return str((permille + 5) // 10)


def _trade(seen: Evidence) -> Iterator[Statement]:
    """Trade between fellow members, then and now."""
    start, last = seen.source.start, seen.source.last
    now, then = seen.trade_of(seen.fellows, last), seen.trade_of(seen.fellows, start)
    others, others_then = seen.trade_of(seen.strangers, last), seen.trade_of(seen.strangers, start)
    if now is None or then is None or others is None or others_then is None:
        return
    yield Statement(
        f"Trade between two fellow members was worth {now:.2f} a turn to each at the end and {then:.2f} between the "
        f"same states at the start; between those who share no pact, {others:.2f} and {others_then:.2f}.",
        figures={"fellows": now, "fellows_at_start": then, "strangers": others, "strangers_at_start": others_then},
    )


def _fellows_at_war(seen: Evidence) -> Iterator[Statement]:
    """Whether members kept the peace among themselves."""
    if not seen.begun or not seen.pacts:
        return
    inside = seen.among_fellows
    of = counted(len(seen.begun), "war")
    text = (
        f"Of {of} that states began on others, {len(inside)} {_was(len(inside))} between members of one pact."
        if inside
        else f"Of {of} that states began on others, none was between members of one pact."
    )
    yield Statement(text, tuple(e.id for e in inside), {"begun": len(seen.begun), "among_fellows": len(inside)})


def _burdens(seen: Evidence) -> Iterator[Statement]:
    """Free riding (Olson and Zeckhauser 1966)."""
    riders = [r for p in seen.pacts for r in p.riders if r.cases]
    promised, delivered = sum(r.promised for r in riders), sum(r.delivered for r in riders)
    if not promised:
        return
    verb = (
        "more than was promised" if delivered > promised else "less than was promised" if delivered < promised else ""
    )
    close = f": {verb}" if verb else ", as promised"
    yield Statement(
        f"In the cases that fell under pacts, members promised {brigades(promised)} and delivered "
        f"{brigades(delivered, unit=False)}{close}.",
        figures={"promised": promised / TENTHS, "delivered": delivered / TENTHS},
    )


# -- against ------------------------------------------------------------------------------------------


def _against(seen: Evidence) -> Statement:
    """The strongest evidence against institutionalism in this game: the candidate with the most cases."""
    broken = [a for a in seen.under_pacts if not a.honoured]
    inside, vetoed = seen.among_fellows, [m for m in seen.motions if m.vetoed_by]
    most = max(len(broken), len(inside), len(vetoed))
    if most == 0:
        return _nothing(seen)
    if len(broken) == most:
        return _deserted(broken, seen)
    name = seen.source.names.state
    if len(inside) == most:
        first = inside[0]
        text = (
            f"Against this reading: {counted(most, 'war')} {_was(most)} begun by a member of a pact on a fellow "
            f"member, the first by {name(first.attacker)} on {name(first.defender)}."
        )
        return Statement(text, tuple(e.id for e in inside), {"among_fellows": most}, against=True)
    text = f"Against this reading: {counted(most, 'motion')} {_was(most)} stopped by one member’s veto."
    return Statement(text, tuple(m.id for m in vetoed), {"vetoed": most}, against=True)


def _deserted(broken: list[Answered], seen: Evidence) -> Statement:
    first, name = broken[0], seen.source.names.state
    return Statement(
        f"Against this reading: {counted(len(broken), 'member’s call', 'members’ calls')} under a pact "
        f"{_was(len(broken))} reneged on, the first by {name(first.state)}, {own(name(first.friend))} fellow member, "
        f"in {first.year}; the reason given: {first.motive_text}.",
        tuple(a.event for a in broken),
        {"reneged": len(broken)},
        against=True,
    )


def _nothing(seen: Evidence) -> Statement:
    """No member failed a pact: what is left is peace, or war, without one."""
    if not seen.pacts:
        return Statement(
            f"Against this reading: there was general peace in {seen.quiet} of {counted(seen.played, 'turn')} without "
            "any pact to keep it.",
            figures={"quiet": seen.quiet, "played": seen.played},
            against=True,
        )
    if not seen.under_pacts:
        return _uncalled(seen)
    return Statement(
        "Against this reading this game offers nothing of weight: every call under a pact was honoured, no member "
        "attacked another, and nothing was vetoed.",
        figures={"reneged": 0, "among_fellows": 0, "vetoed": 0},
        against=True,
    )


def _uncalled(seen: Evidence) -> Statement:
    """No member was called under a pact: because no council would act, or because none was asked."""
    idle = [m for m in seen.motions if m.motion_kind is MotionKind.ACT and not m.carried]
    if idle:
        asked = "asked once" if len(idle) == 1 else f"asked {len(idle)} times"
        text = (
            f"Against this reading: councils were {asked} to act against a state and did not; nobody was ever called "
            "to a war under a pact."
        )
        return Statement(text, tuple(m.id for m in idle), {"pact_calls": 0, "refused_to_act": len(idle)}, against=True)
    return Statement(
        "Against this reading: nobody was ever called to a war under a pact, so nothing in this game shows that one "
        "would have held.",
        figures={"pact_calls": 0},
        against=True,
    )
