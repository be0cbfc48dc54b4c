"""The verdict: what kind of age it was, and how each school of thought would judge it by this game's figures."""

from game.report.judgements.seats import own_line
from game.report.records.chapters import Answered, Deterred, GeneralWar, Standing, Verdict, WarChapter
from game.report.source import Source
from game.report.telling.naming import Names, brigades
from game.world.events import GameEnded

__all__ = ["verdict_of"]

_LONG = 10
"""Turns from which a peace may be called long."""
_POINT = 5
"""The least change of a share worth a word, in thousandths."""


def verdict_of(
    source: Source,
    wars: tuple[WarChapter, ...],
    generals: tuple[GeneralWar, ...],
    deterred: tuple[Deterred, ...],
    answers: tuple[Answered, ...],
    standings: tuple[Standing, ...],
) -> Verdict:
    """Title and sentence, and both conceptions side by side."""
    return Verdict(
        title=_title(source, wars),
        sentence=_sentence(source, wars, generals, deterred, standings),
        realist=_realist(source),
        institutionalist=_institutionalist(source, wars, answers),
        own=own_line(source, standings),
    )


def _change(source: Source) -> list[tuple[int, str]]:
    """States by how much their share of power moved since their first turn, greatest gain first (thousandths)."""
    first, last = source.first_shares, source.shares[-1]
    moved = [(last.get(s, 0) - first[s], s) for s in first]
    return sorted(moved, key=lambda pair: (-pair[0], pair[1]))


def _title(source: Source, wars: tuple[WarChapter, ...]) -> str:
    ended = next(iter(source.of(GameEnded)), None)
    if ended is not None and ended.hegemon:
        return f"The Hegemony of {source.names.state(ended.hegemon)}"
    if not wars:
        return "The Long Peace" if turns_played(source) >= _LONG else "A Peace Untested"
    gain, riser = _change(source)[0]
    loss, faller = _change(source)[-1]
    if gain >= 60 and gain >= -loss:
        return f"The Rise of {source.names.state(riser)}"
    if loss <= -60:
        return f"The Decline of {source.names.state(faller)}"
    return "An Age of War" if peace_turns(source, wars) * 2 < turns_played(source) else "A Balance Kept"


def _sentence(
    source: Source,
    wars: tuple[WarChapter, ...],
    generals: tuple[GeneralWar, ...],
    deterred: tuple[Deterred, ...],
    standings: tuple[Standing, ...],
) -> str:
    names = source.names
    lost = sum(w.lost for w in wars)
    dead = sorted(s.state for s in standings if not s.alive)
    merged = f", counted as {_count(len(generals), 'general war')}," if len(generals) < len(wars) else ""
    fought = f"{_count(len(wars), 'war')}{merged} cost {brigades(lost)}" if wars else "No war was fought"
    was = "was" if len(deterred) == 1 else "were"
    averted = f"; {_count(len(deterred), 'demand')} {was} dropped before a coalition too strong" if deterred else ""
    fallen = f"; {names.states(dead)} {'is' if len(dead) == 1 else 'are'} no more" if dead else ""
    return f"{fought}{averted}{fallen}."


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _percent(permille: int) -> str:
    return f"{(permille + 5) // 10}\N{NO-BREAK SPACE}%"


def _moved(first: dict[str, int], last: dict[str, int], state: str) -> str:
    return f"{_percent(first.get(state, 0))} → {_percent(last.get(state, 0))}"


def _realist(source: Source) -> str:
    """Relative gains: who rose, who fell, who led, and how even the field was."""
    names = source.names
    gain, riser = _change(source)[0]
    loss, faller = _change(source)[-1]
    first, last = source.first_shares, source.shares[-1]
    leader = max(last, key=lambda s: (last[s], s))
    rose = f" and rose most, from {_percent(first.get(leader, 0))}" if leader == riser and gain >= _POINT else ""
    parts = [f"{names.state(leader)} leads with {_percent(last[leader])} of power{rose}"]
    if gain >= _POINT and leader != riser:
        parts.append(f"{names.state(riser)} rose most, {_moved(first, last, riser)}")
    if loss <= -_POINT:
        parts.append(f"{names.state(faller)} fell most, {_moved(first, last, faller)}")
    return f"{'; '.join(parts)}."


def _institutionalist(source: Source, wars: tuple[WarChapter, ...], answers: tuple[Answered, ...]) -> str:
    """Absolute gains: years of peace, words kept, wealth enjoyed, what the institutions were worth."""
    played, quiet = turns_played(source), peace_turns(source, wars)
    parts = [f"General peace in {quiet} of {_count(played, 'turn')}"]
    if answers:
        parts.append(f"{sum(a.honoured for a in answers)} of {_count(len(answers), 'call')} honoured")
    parts.append(_pact_part(source, source.names))
    return f"{'; '.join(parts)}."


def _pact_part(source: Source, names: Names) -> str:
    standing = sorted(source.last.pacts.values(), key=lambda p: p.id)
    if not standing:
        return "no pact stands" if source.pacts else "no pact was ever founded"
    if len(standing) > 2:
        best = max(standing, key=lambda p: (p.legitimacy, p.id))
        return f"{len(standing)} pacts stand; the most legitimate is {names.pact(best.id)}, at {best.legitimacy} of 100"
    told = ", ".join(f"{names.pact(p.id)} {p.legitimacy}" for p in standing)
    return f"legitimacy at the end, of 100: {told}"


def turns_played(source: Source) -> int:
    """Turns with decisions in them."""
    return len({step.turn for step in source.steps[1:]})


def peace_turns(source: Source, wars: tuple[WarChapter, ...]) -> int:
    """Turns in which no war was being fought."""
    turns = {step.turn for step in source.steps[1:]}
    end = source.last.turn
    fought = {t for w in wars for t in range(w.began, (w.ended if w.ended is not None else end) + 1)}
    return len(turns - fought)
