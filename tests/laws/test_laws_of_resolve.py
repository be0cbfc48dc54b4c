"""Laws that every resolve keeps, on small worlds and with lawful and lawless sheets."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game.kit.canonical import digest
from game.kit.dice import Dice
from game.rules.turn import Step, begin, resolve
from game.world import events as ev
from game.world import sheets as s
from game.world.conflicts import Aim, AimKind, Settlement
from game.world.worlds import Phase, World
from tests.rules.wild import wild_sheet
from tests.rules.worlds import grid_world

SEEDS = st.integers(0, 10_000)
FEW = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
RENAMED = {f"S{n:02d}": name for n, name in enumerate(("ZED", "MID", "AAA", "QUO"))}


@dataclass(frozen=True, slots=True)
class MappedDice(Dice):
    """Dice that read a purpose by its old names, so that a renamed world rolls what the first one rolled."""

    old: tuple[tuple[str, str], ...] = ()

    def within(self, *names: object) -> "MappedDice":
        return replace(self, scope="/".join((self.scope, *map(str, names))))

    def roll(self, sides: int, *purpose: object) -> int:
        names = dict(self.old)
        return Dice(self.seed, self.scope).roll(sides, *(names.get(str(p), p) for p in purpose))


def play(seed: int, turns: int = 14, states: int = 4) -> Iterator[tuple[World, dict[str, s.Sheet], Step]]:
    """A wild game, phase by phase."""
    dice = Dice(seed)
    world = begin(grid_world(seed, states, 4, 3, last_turn=turns), dice).world
    while world.phase is not Phase.OVER:
        sheets = {seat: wild_sheet(world, seat, dice) for seat in sorted(world.states)}
        step = resolve(world, sheets, dice)
        yield world, sheets, step
        world = step.world


def numbers(value: Any) -> Iterator[Any]:
    """All plain values inside a record."""
    if is_dataclass(value) and not isinstance(value, type):
        for f in fields(value):
            yield from numbers(getattr(value, f.name))
    elif isinstance(value, dict):
        for item in value.values():
            yield from numbers(item)
    elif isinstance(value, tuple):
        for item in value:
            yield from numbers(item)
    else:
        yield value


def renamed(value: Any, names: dict[str, str]) -> Any:
    """A record with its states renamed wherever they are named."""
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{f.name: renamed(getattr(value, f.name), names) for f in fields(value) if f.init})
    if isinstance(value, dict):
        return {names.get(key, key): renamed(item, names) for key, item in value.items()}
    if isinstance(value, tuple):
        return tuple(renamed(item, names) for item in value)
    return names.get(value, value) if type(value) is str else value


def alike(world: World) -> str:
    """A digest of a world that does not mind in which order members of a set are listed."""
    calm = replace(
        world,
        secrets=replace(world.secrets, doctrine={}),
        states={k: replace(v, name="", people="") for k, v in world.states.items()},
        wars={k: replace(v, name="") for k, v in world.wars.items()},
    )
    return digest(calm)


@FEW
@given(SEEDS)
def test_order_of_sheets_is_irrelevant(seed: int) -> None:
    dice = Dice(seed)
    for world, sheets, step in play(seed, turns=6):
        backwards = dict(reversed(sheets.items()))
        again = resolve(world, backwards, dice)
        assert digest(again.world) == digest(step.world)
        assert again.events == step.events


@FEW
@given(SEEDS)
def test_order_of_tables_is_irrelevant(seed: int) -> None:
    """A world read back from a save lists its tables in another order, and goes on alike."""
    dice = Dice(seed)
    for world, sheets, step in play(seed, turns=6):
        shuffled = replace(
            world,
            **{
                f.name: dict(reversed(table.items()))
                for f in fields(World)
                if isinstance(table := getattr(world, f.name), dict)
            },
        )
        assert digest(resolve(shuffled, sheets, dice).world) == digest(step.world)


@FEW
@given(SEEDS)
def test_renaming_states_renames_the_outcome(seed: int) -> None:
    risings = ("_REBELS", *(f"_REBELS_{n}" for n in range(2, 6)))
    known = RENAMED | {f"{old}{end}": f"{new}{end}" for old, new in RENAMED.items() for end in risings}
    mapped = MappedDice(seed, "", tuple((new, old) for old, new in known.items()))
    for world, sheets, step in play(seed, turns=6):
        other = renamed(world, known)
        their_sheets = {known[seat]: renamed(sheet, known) for seat, sheet in sheets.items()}
        theirs = resolve(other, their_sheets, mapped)
        assert alike(theirs.world) == alike(renamed(step.world, known))


@FEW
@given(SEEDS)
def test_only_whole_numbers_and_none_below_nothing_where_none_can_be(seed: int) -> None:
    for _, _, step in play(seed):
        assert not any(isinstance(value, float) for value in numbers(step.world))
        assert all(n > 0 for stacks in step.world.forces.values() for n in stacks.values())
        for state in step.world.states.values():
            assert state.treasury >= 0
            assert 0 <= state.stability <= 100
            assert 0 <= state.weariness <= 100
        for place in step.world.provinces.values():
            assert place.output >= 0
            assert 0 <= place.unrest <= 100
            assert 0 <= place.integration <= 100


@FEW
@given(SEEDS)
def test_every_province_has_one_living_owner_and_the_dead_have_nothing(seed: int) -> None:
    for _, _, step in play(seed):
        world = step.world
        owners = {p.owner for p in world.provinces.values()}
        holders = {p.holder for p in world.provinces.values()}
        assert all(world.states[name].alive for name in owners | holders)
        for state in world.states.values():
            if state.alive:
                assert world.provinces[state.capital].owner == state.id
            else:
                assert state.id not in owners
                assert not world.forces.get(state.id)
                assert not any(state.id in t.parties for t in world.treaties.values())
                assert not any(state.id in pact.members for pact in world.pacts.values())


@FEW
@given(SEEDS)
def test_forces_are_accounted_for(seed: int) -> None:
    """What stands after a phase is what stood before, and what the events say was raised, lost or sent home."""
    for before, _, step in play(seed):
        for name, state in step.world.states.items():
            if not state.alive or any(isinstance(e, ev.StateReturned) and e.state == name for e in step.events):
                continue
            change = 0
            for e in step.events:
                if isinstance(e, ev.ArmyRaised) and e.state == name:
                    change += e.tenths
                elif isinstance(e, ev.CivilWarBroke) and name in (e.state, e.rebels):
                    change += e.tenths if name == e.rebels else -e.defected
                elif isinstance(e, ev.CivilWarEnded) and e.state == name:
                    change += e.tenths
                elif isinstance(e, ev.BattleFought):
                    change -= e.lost.get(name, 0)
                elif isinstance(e, ev.ForceDisbanded) and e.state == name:
                    change -= e.tenths
            stood = sum(before.forces.get(name, {}).values())
            assert sum(step.world.forces.get(name, {}).values()) == stood + change


@FEW
@given(SEEDS)
def test_ids_and_event_numbers_are_never_used_twice(seed: int) -> None:
    seen: set[int] = set()
    for world, _, step in play(seed):
        ids = [e.id for e in step.events]
        assert ids == sorted(ids)
        assert not seen.intersection(ids)
        seen.update(ids)
        assert all(e.because is None or e.because < e.id for e in step.events)
        tables = (step.world.treaties, step.world.crises, step.world.wars, step.world.calls, step.world.proposals)
        names = [name for table in tables for name in table]
        assert len(names) == len(set(names))
        assert step.world.serial >= world.serial


@FEW
@given(SEEDS)
def test_every_war_ends(seed: int) -> None:
    for _, _, step in play(seed, turns=40, states=3):
        for war in step.world.wars.values():
            assert war.ended is not None or step.world.turn - war.began <= 17


JUNK = st.sampled_from(
    [
        s.Levy(True),
        s.Levy(-1),
        s.Levy(10**12),
        s.Recruit("nowhere", 5),
        s.Recruit("p0_0", -5),
        s.March("p0_0", "p0_0", 5),
        s.March("p0_0", "p9_9", 5),
        s.Gift("nobody", 5),
        s.Gift("S00", 10**8),
        s.Attack("nobody", Aim(AimKind.CLIENTAGE)),
        s.Attack("S00", Aim(AimKind.REDRESS), "c99"),
        s.MakeDemand("S01", Aim(AimKind.PROVINCE, province="p9_9")),
        s.MakeDemand("S01", Aim(AimKind.TRIBUTE, amount=-3)),
        s.OfferPeace("w9", "S01", Settlement(cessions={"p9_9": "nobody"})),
        s.AnswerCall("k9", True),
        s.AnswerPledge("c9", True, 5000),
        s.CastVote("m9", s.Ballot.VETO),
        s.AnswerDemand("c1", "surrender"),
        s.Denounce(["t1"]),
        "not a line",
        None,
        Aim(AimKind.FREEDOM),
    ]
)


@FEW
@given(st.lists(JUNK, max_size=12), st.sampled_from(["S00", "S03", "nobody", ""]), st.sampled_from(list(Phase)))
def test_lawless_sheets_are_refused_in_words_and_never_crash(lines: list[Any], seat: str, phase: Phase) -> None:
    world = replace(grid_world(1, 4, 4, 3), phase=phase)
    step = resolve(world, {seat: s.Sheet(seat, tuple(lines)), "S01": s.Sheet("S02"), "S02": None}, Dice(1))
    if phase is Phase.OVER:
        assert step.events == ()
        return
    refused = [e for e in step.events if isinstance(e, ev.OrderRefused)]
    assert {e.seat for e in refused} >= {"S01", "S02"}
    assert all(e.audience == (e.seat,) and e.why.endswith((".", "left.")) for e in refused)


@FEW
@given(SEEDS)
def test_a_finished_game_stays_as_it_is(seed: int) -> None:
    world = [step.world for _, _, step in play(seed, turns=2)][-1]
    assert world.phase is Phase.OVER
    assert resolve(world, {}, Dice(seed)).world == world
