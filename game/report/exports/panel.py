"""The two large tables: every living state at every turn, and every ordered pair of living states at every turn.

They are read off the snapshots alone, not off the chapters, so that they can be held against the book.
"""

from collections.abc import Iterator
from statistics import fmean

from game.measures.law import active_wars, enemies, members_of, pacts_of, patron_of, shared_pacts
from game.measures.power import living, output_of, provinces_of, tenths_of
from game.measures.system import alignment
from game.measures.wealth import trades
from game.perception.belief import reckon
from game.report.exports.columns import Cell, Column, Table
from game.report.minds.beliefs import threats
from game.report.source import Source
from game.report.telling.years import year_text
from game.world.conflicts import Side
from game.world.constants import TENTHS, WEALTH
from game.world.treaties import Treaty
from game.world.worlds import World

__all__ = ["MOMENT", "dyads", "turns"]

MOMENT = (
    Column("snapshot", "which moment of the game, in order: each turn as it opened, and last the end", "", "integer"),
    Column("turn", "the turn of that moment, from 1", "", "integer"),
    Column("is_end", "whether this is the game as it was left, after its last turn's decisions", "", "boolean"),
    Column("year", "the date of the turn in words"),
)

_TURNS = (
    *MOMENT,
    Column("state", "the state", "", "id"),
    Column("state_name", "its name"),
    Column("is_player", "whether a person played it", "", "boolean"),
    Column("doctrine", "the doctrine that decided for it (of a person's ministry, its advice)"),
    Column("power_share_permille", "its share of all capability", "thousandths", "integer"),
    Column("forces_brigades", "its brigades, wherever they stand", "brigades", "number"),
    Column("output_wealth", "what its own land yields a turn", "wealth a turn", "number"),
    Column("treasury_wealth", "what lies in its treasury", "wealth", "number"),
    Column("land_provinces", "provinces it owns", "provinces", "integer"),
    Column("occupied_provinces", "provinces of others that it occupies", "provinces", "integer"),
    Column("trade_wealth", "what its trade is worth to it a turn", "wealth a turn", "number"),
    Column("trust_in_it_permille", "mean trust of the other living states in it", "thousandths", "number"),
    Column("disposition", "0 seeks only safety, 100 seeks what others have; sealed in play", "of 100", "integer"),
    Column("alignment", "the road its bonds put it on: balance, bandwagon, pact or alone"),
    Column("patron", "the state whose client it is", "", "id"),
    Column("pacts", "the pacts that bind it", "", "ids"),
    Column("is_at_war", "whether it fights in any war", "", "boolean"),
    Column("wars", "the wars it fights in", "", "ids"),
    Column("stability", "how firmly its rulers sit", "of 100", "integer"),
    Column("weariness", "how weary of war it is", "of 100", "integer"),
    Column("regime", "who rules: democracy, mixed or autocracy"),
)

_DYADS = (
    *MOMENT,
    Column("state", "the state that looks", "", "id"),
    Column("other", "the state it looks at", "", "id"),
    Column("threat_points", "how much the other threatens it, at the mean of minds", "of 100", "integer"),
    Column("trust_permille", "how far it trusts the other", "thousandths", "integer"),
    Column("treaties", "kinds of the treaties between the two, secret ones too"),
    Column("has_secret_treaty", "whether one of them is secret", "", "boolean"),
    Column("is_same_pact", "whether a pact binds both", "", "boolean"),
    Column("is_at_war", "whether the two are at war with each other", "", "boolean"),
    Column("trade_wealth", "what their trade is worth to each a turn", "wealth a turn", "number"),
)


def turns(source: Source) -> Table:
    """A row for every state at every moment at which it lives."""
    row = "one living state at one moment"
    return Table.of("turns", row, ("snapshot", "state"), _TURNS, _turn_rows(source))


def dyads(source: Source) -> Table:
    """A row for every ordered pair of living states at every moment."""
    row = "one living state looking at another at one moment"
    return Table.of("dyads", row, ("snapshot", "state", "other"), _DYADS, _dyad_rows(source))


def moments(source: Source) -> Iterator[tuple[World, tuple[Cell, ...]]]:
    """Each snapshot with the cells that say when it was; the last is the end if its turn was counted already."""
    before = 0
    for n, world in enumerate(source.snapshots, 1):
        is_end = n > 1 and world.turn == before
        before = world.turn
        yield world, (n, world.turn, is_end, year_text(source.system, world.turn))


def _turn_rows(source: Source) -> Iterator[tuple[Cell, ...]]:
    players = set(source.chronicle.players)
    for n, (world, when) in enumerate(moments(source)):
        alive, trade = living(world), _trade_of(world)
        for state in alive:
            one = world.states[state]
            wars = _wars_of(world, state)
            yield (
                *when, state, one.name, state in players, world.secrets.doctrine.get(state),
                source.shares[n].get(state, 0), tenths_of(world, state) / TENTHS, output_of(world, state) / WEALTH,
                one.treasury / WEALTH, len(provinces_of(world, state)),
                sum(p.occupier == state for p in world.provinces.values()), trade.get(state, 0) / WEALTH,
                _trust_in(world, state, alive), world.secrets.disposition.get(state), alignment(world, state).value,
                patron_of(world, state), _ids(p.id for p in pacts_of(world, state)), bool(wars), _ids(wars),
                one.stability, one.weariness, one.regime.value,
            )  # fmt: skip


def _dyad_rows(source: Source) -> Iterator[tuple[Cell, ...]]:
    for world, when in moments(source):
        known = reckon(world)
        points, place = threats(known, known.hostile).round().astype(int).tolist(), known.survey.of
        bonds, trade = _bonds(world), trades(world)
        for state in living(world):
            mine, foes, trust = points[place(state)], enemies(world, state), world.trust.get(state, {})
            fellows = {other for pact in pacts_of(world, state) for other in pact.members}
            for other in living(world):
                if other == state:
                    continue
                found = bonds.get((state, other), ())
                yield (
                    *when, state, other, mine[place(other)], trust[other].permille if other in trust else None,
                    _ids(t.kind.value for t in found), any(t.secret for t in found),
                    other in fellows and bool(shared_pacts(world, state, other)), other in foes,
                    trade.get((min(state, other), max(state, other)), 0) / WEALTH,
                )  # fmt: skip


def _bonds(world: World) -> dict[tuple[str, str], list[Treaty]]:
    """Treaties by pair, either way round."""
    found: dict[tuple[str, str], list[Treaty]] = {}
    for treaty in world.treaties.values():
        for pair in (treaty.parties, treaty.parties[::-1]):
            found.setdefault(pair, []).append(treaty)
    return found


def _trade_of(world: World) -> dict[str, int]:
    found: dict[str, int] = {}
    for pair, worth in trades(world).items():
        for state in pair:
            found[state] = found.get(state, 0) + worth
    return found


def _trust_in(world: World, state: str, alive: tuple[str, ...]) -> float | None:
    rows = [world.trust[o][state].permille for o in alive if o != state and state in world.trust.get(o, {})]
    return round(fmean(rows), 1) if rows else None


def _wars_of(world: World, state: str) -> list[str]:
    return [w.id for w in active_wars(world) if any(state in members_of(w, side) for side in Side)]


def _ids(values: Iterator[str] | list[str]) -> str | None:
    return ";".join(sorted(values)) or None
