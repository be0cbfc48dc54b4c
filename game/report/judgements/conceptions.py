"""The verdict under each conception of success, side by side.

The schools do not measure the same thing, and the same game has a different
winner under each. Every place rests on a figure of this game that is shown
beside it; which conception is the right one is for the class to argue.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace

from game.measures.power import living
from game.measures.system import hegemonic_share
from game.report.judgements.verdict import peace_turns, turns_played
from game.report.promises.faith import mean_trust
from game.report.records.chapters import Answered, Standing, WarChapter
from game.report.records.opinions import Conception, Place
from game.report.source import Source
from game.report.telling.naming import brigades, shortened
from game.world.events import BattleFought

__all__ = ["conceptions_of", "lost_by_state"]

_SECURITY = ("survival", "security over all years, of 100", "Waltz 1979")
_RELATIVE = ("relative gains", "change in share of power, points", "Grieco 1988")
_ABSOLUTE = ("absolute gains", "wealth enjoyed beside the start, of 100", "Keohane 1984")
_PEACE = ("peace", "fewest brigades lost", "Galtung 1969")
_ORDER = ("order", "trust of the others in its word, of 100", "Bull 1977")
_HEGEMONY = ("hegemony", "share of power with clients counted half", "Mearsheimer 2001")
_AIMS = ("ambition", "claims of the start that it holds", "Schweller 1994")


def conceptions_of(
    source: Source,
    wars: tuple[WarChapter, ...],
    answers: tuple[Answered, ...],
    standings: tuple[Standing, ...],
) -> tuple[Conception, ...]:
    """Every conception of success that this game has figures for."""
    states = tuple(s.state for s in standings)
    parts = {s.state: dict(s.parts) for s in standings}
    if not states:
        return ()
    found = (
        _security(source, parts),
        _relative(source, states),
        _absolute(source, parts),
        _peace(source, wars, states),
        _order(source, answers, states),
        _hegemony(source, states),
        _aims(source, states),
    )
    return tuple(one for one in found if one is not None)


def _conception(
    names: tuple[str, str, str],
    values: Mapping[str, int],
    told: Mapping[str, str],
    text: str,
    last: frozenset[str] = frozenset(),
) -> Conception:
    """Places by a figure, greatest first, equals sharing one; those in `last` come after all others."""
    rank = {state: (state not in last, value) for state, value in values.items()}
    order = sorted(values, key=lambda s: (not rank[s][0], -values[s], s))
    places = tuple(
        Place(s, 1 + sum(r > rank[s] for r in rank.values()), "no more" if s in last else told[s], values[s])
        for s in order
    )
    winners = tuple(p.state for p in places if p.place == 1 and p.state not in last)
    school, measure, source = names
    return Conception(school.replace(" ", "_"), school, measure, source, text, winners, places)


def _each(values: Mapping[str, int], told: Callable[[int], str]) -> dict[str, str]:
    """Every state's figure in words."""
    return {state: told(value) for state, value in values.items()}


def _dead(source: Source, states: tuple[str, ...]) -> frozenset[str]:
    return frozenset(s for s in states if not source.last.states[s].alive)


def _hundred(permille: int) -> str:
    return f"{_figure(permille)} of 100"


def _figure(permille: int) -> str:
    return str((permille + 5) // 10)


def _are(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


def _security(source: Source, parts: Mapping[str, dict[str, int]]) -> Conception:
    values = {s: part["security"] for s, part in parts.items()}
    alive = sum(source.last.states[s].alive for s in parts)
    whole = sum(part["alive"] == part["sovereign"] == part["cores"] == 1000 for part in parts.values())
    mean = sum(values.values()) // len(values)
    text = (
        f"{alive} of {_are(len(parts), 'state')} stood at the end. In all their years {whole} of them had no patron "
        f"and lost no core land. The mean of security is {_hundred(mean)}."
    )
    return _conception(_SECURITY, values, _each(values, _figure), text)


def _relative(source: Source, states: tuple[str, ...]) -> Conception:
    first, last = source.first_shares, source.shares[-1]
    values = {s: last.get(s, 0) - first.get(s, 0) for s in states}
    rose, fell = sum(v > 0 for v in values.values()), sum(v < 0 for v in values.values())
    taken = sum(v for v in values.values() if v > 0)
    text = (
        f"{_are(rose, 'state')} gained on the others and {fell} lost; the gains add up to {_points(taken)} of all "
        "power."
        if rose or fell
        else "Nobody gained on the others."
    )
    return _conception(_RELATIVE, values, _each(values, _signed_points), text)


def _points(permille: int) -> str:
    return f"{permille / 10:.1f}\N{NO-BREAK SPACE}%"


def _signed_points(permille: int) -> str:
    sign = "+" if permille > 0 else "−" if permille < 0 else ""
    return f"{sign}{abs(permille) / 10:.1f}"


def _absolute(source: Source, parts: Mapping[str, dict[str, int]]) -> Conception:
    values = {s: part["wealth"] for s, part in parts.items()}
    more = sum(v > 500 for v in values.values())
    text = (
        f"{more} of {_are(len(values), 'state')} {'stands' if more == 1 else 'stand'} above 50, which is as much "
        "wealth a turn as the land paid at the start; 100 is twice as much or more."
    )
    return _conception(_ABSOLUTE, values, _each(values, _figure), text)


def lost_by_state(source: Source) -> Counter[str]:
    """Brigades lost in battle by each state, in tenths."""
    lost: Counter[str] = Counter()
    for event in source.of(BattleFought):
        lost.update(event.lost)
    return lost


def _peace(source: Source, wars: tuple[WarChapter, ...], states: tuple[str, ...]) -> Conception:
    lost = lost_by_state(source)
    values = {s: -lost[s] for s in states}
    spared = sum(not lost[s] for s in states)
    quiet, played = peace_turns(source, wars), turns_played(source)
    cost = f"Battles cost {brigades(lost.total())}" if lost.total() else "No battle cost anybody a brigade"
    text = (
        f"{cost}; {spared} of {_are(len(states), 'state')} lost none. "
        f"General peace in {quiet} of {_are(played, 'turn')}."
    )
    return _conception(_PEACE, values, _each(values, _cost), text, _dead(source, states))


def _cost(negative: int) -> str:
    return f"{brigades(-negative, unit=False)} lost" if negative else "none lost"


def _order(source: Source, answers: tuple[Answered, ...], states: tuple[str, ...]) -> Conception | None:
    alive = living(source.last)
    if len(alive) < 2:
        return None
    dead = _dead(source, states)
    values = {s: 0 if s in dead else mean_trust(source.last, s) for s in states}
    then, now = (_mean_of(world_trust) for world_trust in (_trusts(source, first=True), _trusts(source, first=False)))
    kept = sum(a.honoured for a in answers)
    was = "was" if 1 in (kept, len(answers)) else "were"
    words = f" {kept} of {_are(len(answers), 'call')} {was} honoured." if answers else ""
    text = f"Trust stood at {_hundred(then)} at the start and {_hundred(now)} at the end, as a mean over all.{words}"
    return _conception(_ORDER, values, _each(values, _figure), text, dead)


def _trusts(source: Source, *, first: bool) -> list[int]:
    world = source.start if first else source.last
    return [mean_trust(world, s) for s in living(world)]


def _mean_of(values: list[int]) -> int:
    return sum(values) // len(values) if values else 0


def _hegemony(source: Source, states: tuple[str, ...]) -> Conception:
    shares, bar = source.shares[-1], source.system.hegemony_permille
    values = {s: hegemonic_share(source.last, s, shares) for s in states}
    nearest = max(values, key=lambda s: (values[s], s))
    leads = source.names.state(nearest)
    text = (
        f"{leads} stands at {_points(values[nearest])}, at or above the {_points(bar)} that makes a hegemon here."
        if values[nearest] >= bar
        else f"Nobody is a hegemon: {leads} is nearest, with {_points(values[nearest])} of the {_points(bar)} it takes."
    )
    return _conception(_HEGEMONY, values, _each(values, _points), text)


def _aims(source: Source, states: tuple[str, ...]) -> Conception | None:
    """Claims of the start held at the end; states that claimed nothing have no place here."""
    start, lands = source.start, source.last.provinces
    wanted = {s: start.states[s].claims for s in states if s in start.states and start.states[s].claims}
    if not wanted:
        return None
    held = {s: sum(p in lands and lands[p].owner == s for p in claims) for s, claims in wanted.items()}
    values = {s: 1000 * held[s] // len(wanted[s]) for s in wanted}
    reached = [s for s in sorted(wanted) if held[s] == len(wanted[s])]
    claims, kept = sum(map(len, wanted.values())), sum(held.values())
    text = (
        f"{_are(claims, 'claim')} to land {'was' if claims == 1 else 'were'} laid at the start, by "
        f"{_are(len(wanted), 'state')}; at the end {kept or 'none'} {'are' if kept > 1 else 'is'} held by the one that "
        f"made it. {_all_reached(source, reached)}"
    )
    told = {s: f"{held[s]} of {len(wanted[s])}" for s in wanted}
    found = _conception(_AIMS, values, told, text)
    return replace(found, winners=tuple(s for s in found.winners if held[s]))


def _all_reached(source: Source, reached: list[str]) -> str:
    if not reached:
        return "Nobody has all that it wanted."
    return f"{shortened(reached, source.names)} {'has' if len(reached) == 1 else 'have'} all that was wanted."
