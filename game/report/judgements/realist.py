"""The realist reviewer: power, fear and interest, as this game shows them (Waltz 1979; Mearsheimer 2001).

Every sentence counts something of this game and says what the school makes of
it; where there is nothing to count it says so. The last one is the strongest
evidence against the school itself, and is sought as hard as the rest.
"""

from collections.abc import Iterator

from game.measures.system import polarity_of
from game.report.judgements.evidence import Evidence, counted, tally, times
from game.report.records.opinions import Beliefs, Review, Statement
from game.report.telling.naming import listing, own, shortened
from game.report.telling.years import year_text
from game.world.events import WarDeterred
from game.world.reasons import Motive

__all__ = ["realist_review"]

_NAMED = 3
"""States named in one sentence."""


def realist_review(seen: Evidence, beliefs: Beliefs) -> Review:
    """The game as a realist would review it."""
    told = (*_structure(seen), *_rise(seen), *_balancing(seen), *_bucks(seen), *_bandwagon(seen), *_promises(seen),
            *_motives(seen), *_misread(beliefs), _against(seen))  # fmt: skip
    return Review("realist", "As a realist would review it", told)


def _tenths(permille: int) -> str:
    return f"{permille / 10:.1f}\N{NO-BREAK SPACE}%"


def _often(rows: tuple[tuple[str, int], ...], seen: Evidence) -> str:
    """`Athens (3 times), Corinth and Sparta`, the first few."""
    name = seen.source.names.state
    told = [name(s) if n == 1 else f"{name(s)} ({times(n)})" for s, n in rows[:_NAMED]]
    rest = len(rows) - _NAMED
    return listing([*told, counted(rest, "other")] if rest > 0 else told)


def _structure(seen: Evidence) -> Iterator[Statement]:
    first, last = polarity_of(seen.source.shares[0]), polarity_of(seen.source.shares[-1])
    before, after = len(first.poles), len(last.poles)
    then, now = round(first.effective / 100) / 10, round(last.effective / 100) / 10
    moved = "drew together" if now < then else "spread out" if now > then else "stayed where it was"
    poles = counted(after, "pole") + (f" instead of {before}" if before != after else "")
    text = (
        f"Structure first. Power {moved}: the system ends with {poles}, and as even as one of {now:.1f} equal states "
        f"would be; it began as even as one of {then:.1f}."
    )
    figures = {"poles_then": before, "poles_now": after, "equals_then": first.effective / 1000,
               "equals_now": last.effective / 1000}  # fmt: skip
    yield Statement(text, figures=figures)


def _rise(seen: Evidence) -> Iterator[Statement]:
    """Who rose, and whether others stood in the way."""
    riser, names = seen.riser, seen.source.names
    if riser is None:
        yield Statement("No state ever held more of the whole than at its beginning: there was no rise to check.")
        return
    name, year = names.state(riser.state), year_text(seen.source.system, riser.turn)
    calls = seen.against(riser.state)
    came = [a for a in calls if a.honoured]
    stopped = [e for e in seen.source.of(WarDeterred) if e.demander == riser.state]
    fate = f"and stood at {_tenths(riser.last)} at the end" if riser.last < riser.peak else "and kept it to the end"
    rose = f"from {_tenths(riser.first)} of all power to {_tenths(riser.peak)} in {year}"
    text = f"{name} rose furthest, {rose}, {fate}."
    figures = {"first": riser.first / 1000, "peak": riser.peak / 1000, "last": riser.last / 1000}
    yield Statement(text, figures=figures)
    checks = []
    if calls:
        kept = f"{len(came)} {'was' if 1 in (len(came), len(calls)) else 'were'} honoured"
        checks.append(f"of {counted(len(calls), 'call')} to arms against it {kept}")
    if stopped:
        checks.append(f"{counted(len(stopped), 'demand')} of its own {'was' if len(stopped) == 1 else 'were'} dropped "
                      "before others’ pledges")  # fmt: skip
    if not checks:
        yield Statement(
            f"Nobody was ever called to arms against {name}, and no demand of its own was dropped before a coalition "
            "too strong."
        )
        return
    events = (*(a.event for a in calls), *(e.id for e in stopped))
    told = "; ".join(checks)
    yield Statement(f"Was it checked? {told[:1].upper()}{told[1:]}.", events, {"calls": len(calls), "kept": len(came),
                                                                             "stopped": len(stopped)})  # fmt: skip


def _balancing(seen: Evidence) -> Iterator[Statement]:
    joined = seen.unbidden
    if not joined:
        if seen.begun:
            yield Statement(
                "Nobody entered a war unbidden beside the attacked: what balancing there was went by promises."
            )
        return
    told = _often(tally(e.state for e in joined), seen)
    nouns = seen.source.names.words.motive
    reasons = ", ".join(f"{nouns[Motive(motive)].noun} {n}" for motive, n in tally(e.motive for e in joined))
    text = (
        f"Called by nobody, {told} went to war beside the attacked, which is balancing; by the reason given: {reasons}."
    )
    yield Statement(text, tuple(e.id for e in joined), {"joined": len(joined)})


def _bucks(seen: Evidence) -> Iterator[Statement]:
    """Burdens left to others (Christensen and Snyder 1990)."""
    passed = seen.bucks
    if not passed:
        if seen.answers:
            yield Statement("No call or pledge was refused on the ground that others should go first.")
        return
    told = _often(tally(e.state for e in passed), seen)
    yield Statement(f"The buck was passed {times(len(passed))}: {told}.", tuple(e.id for e in passed),
                    {"passed": len(passed)})  # fmt: skip


def _bandwagon(seen: Evidence) -> Iterator[Statement]:
    """Joining the stronger side, for profit or for safety (Schweller 1994; Walt 1987)."""
    names, parts, events = seen.source.names, [], []
    if seen.for_spoils:
        parts.append(f"{_often(tally(e.state for e in seen.for_spoils), seen)} went to war for a share")
        events += [e.id for e in seen.for_spoils]
    if seen.submitted:
        clients = [client for client, _ in tally(e.second for e in seen.submitted)]
        parts.append(f"{shortened(clients, names)} took a patron that no peace imposed")
        events += [e.id for e in seen.submitted]
    if parts:
        yield Statement(f"Bandwagoning: {'; '.join(parts)}.", tuple(events),
                        {"spoils": len(seen.for_spoils), "clients": len(seen.submitted)})  # fmt: skip


def _promises(seen: Evidence) -> Iterator[Statement]:
    """Paper, and what was under it."""
    if not seen.answers:
        yield Statement("No promise of help ever fell due, so nothing is known of what paper was worth here.")
        return
    kept = sum(a.honoured for a in seen.answers)
    was = "was" if 1 in (kept, len(seen.answers)) else "were"
    text = f"{kept} of {counted(len(seen.answers), 'call')} to help {was} honoured."
    figures = {"calls": len(seen.answers), "kept": kept}
    if seen.opened:
        enough, of = sum(map(seen.pays_anyhow, seen.opened)), len(seen.opened)
        which = "those" if of == kept else "those whose sums are on record,"
        text += (
            f" Weighed without the word given, it was {'still' if enough else 'not'} worth it."
            if of == kept == 1
            else f" Weighed without the word given, coming was still worth it in {enough} of {which} {of}."
        )
        figures |= {"opened": of, "interest_enough": enough}
    yield Statement(text, tuple(a.event for a in seen.answers), figures)


def _motives(seen: Evidence) -> Iterator[Statement]:
    """What the wars were begun for."""
    if not seen.begun:
        yield Statement("No state began a war on another.")
        return
    nouns = seen.source.names.words.motive
    rows = tally(e.motive for e in seen.begun)
    told = ", ".join(f"{nouns[Motive(motive)].noun} {count}" for motive, count in rows)
    yield Statement(
        f"States began {counted(len(seen.begun), 'war')} on others; by the reason given: {told}.",
        tuple(e.id for e in seen.begun),
        {str(motive): count for motive, count in rows},
    )


def _misread(beliefs: Beliefs) -> Iterator[Statement]:
    """Uncertainty (Jervis 1976)."""
    told = [b.off for b in beliefs.states if b.off is not None]
    if not told:
        return
    strength = round(sum(b.strength_percent for b in beliefs.states) / len(beliefs.states))
    off = sum(told) / len(told) / 10
    yield Statement(
        "And they acted half blind: on average a state’s estimate of another’s strength was "
        f"{strength}\N{NO-BREAK SPACE}% off, and threat as it read it {off:.1f} points of 100 from threat as it was.",
        figures={"strength_percent": strength, "threat_points": round(off, 3)},
    )


# -- against ------------------------------------------------------------------------------------------


def _against(seen: Evidence) -> Statement:
    """The strongest evidence against realism in this game: the candidate with the most cases."""
    word, pact = seen.by_word, seen.stopped_by_pact
    first = max((len(word), 1), (len(pact), 0))
    if first[0] == 0:
        return _nothing(seen)
    if first[1]:
        name, a = seen.source.names.state, word[0]
        return Statement(
            f"Against this reading: {counted(len(word), 'call')} {'was' if len(word) == 1 else 'were'} honoured though "
            "interest alone would have kept the state at home, and only the given word tipped the sum; the first was "
            f"{own(name(a.state))} to {name(a.friend)} in {a.year}.",
            tuple(a.event for a in word),
            {"kept_by_word": len(word)},
            against=True,
        )
    name, d = seen.source.names.state, pact[0]
    return Statement(
        f"Against this reading: {counted(len(pact), 'demand')} {'was' if len(pact) == 1 else 'were'} dropped before "
        f"the pledge of a fellow member of a pact; the first was {own(name(d.demander))} on {name(d.target)} in "
        f"{d.year}.",
        tuple(d.event for d in pact),
        {"stopped_by_pact": len(pact)},
        against=True,
    )


def _nothing(seen: Evidence) -> Statement:
    """No case of the two kinds: what is left is the peace itself."""
    share = seen.quiet / seen.played if seen.played else 0
    all_open = len(seen.opened) == sum(a.honoured for a in seen.answers)
    kept = (
        "no call was kept against interest" if all_open else "of no call is it on record that interest was against it"
    )
    none = f"{kept}, and no pact turned the balance on a demand"
    if share > 0.5:
        return Statement(
            f"Against this reading: {none}, and yet there was general peace in {seen.quiet} of "
            f"{counted(seen.played, 'turn')}, which fear alone must explain.",
            figures={"quiet": seen.quiet, "played": seen.played},
            against=True,
        )
    return Statement(
        f"Against this reading this game offers nothing of weight: {none}.",
        figures={"kept_by_word": 0, "stopped_by_pact": 0},
        against=True,
    )
