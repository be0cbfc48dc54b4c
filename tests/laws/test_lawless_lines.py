"""Lawless lines of every kind against the real Greek world: refused in words with a cure, never an exception."""

import re
from dataclasses import fields, replace
from functools import cache
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game.chronicle.decoding import decode_entry
from game.chronicle.entry import Entry
from game.chronicle.spelling import Copyist
from game.kit.dice import Dice
from game.match.setup import Setup
from game.match.simulate import simulate
from game.rules.turn import resolve
from game.world import sheets as s
from game.world.events import OrderRefused
from game.world.worlds import Phase, World

ODD_TEXT = ["", "nobody", "ATH\n", "\x00", "\ud800", "é" * 65, "t1 ", "../../x"]
ODD_NUMBERS = [-1, 0, 1, 3, 4, 600, 601, 1000, 1001, 10**9, 10**18, -(10**4000), 10**4000]
ODD_VALUES: list[Any] = [None, True, 2.5, float("nan"), b"x", [], {}, (), object, ("ATH", 3), {"athens": 7}]


@cache
def worlds() -> tuple[World, ...]:
    """Worlds of a real game, of both phases: the first turn's, and those with the most on their dockets."""
    steps = simulate(Setup(scenario="greece_499bce", seed=4, turns=14)).chronicle.steps
    found = [step.world for step in steps if step.world.turn < 14]
    busy = sorted(found, key=lambda w: -len(w.proposals) - 3 * len(w.calls) - 3 * len(w.motions) - 3 * len(w.crises))
    at_war = sorted(found, key=lambda w: -sum(war.ended is None for war in w.wars.values()))
    return (found[0], found[1], *busy[:4], *at_war[:4])


def ids(world: World) -> list[str]:
    """Every name that means something somewhere."""
    tables = (world.states, world.provinces, world.treaties, world.pacts, world.crises, world.wars)
    dockets = (world.proposals, world.motions, world.calls, world.offers)
    return [name for table in (*tables, *dockets) for name in table]


def value(hint: Any, world: World) -> st.SearchStrategy[Any]:
    """A value for a field: mostly of its type, often lawless, at times of no sense at all."""
    return st.one_of(fitting(hint, world), fitting(hint, world), fitting(hint, world), st.sampled_from(ODD_VALUES))


def fitting(hint: Any, world: World) -> st.SearchStrategy[Any]:
    """A value of a type, lawful or not."""
    origin, parts = get_origin(hint), get_args(hint)
    if origin is Literal:
        return st.just(parts[0])
    if origin in (Union, UnionType):
        return st.one_of(*(fitting(part, world) for part in parts))
    if origin is tuple:
        return st.lists(fitting(parts[0], world), max_size=4).map(tuple)
    if origin is dict:
        return st.dictionaries(fitting(parts[0], world), fitting(parts[1], world), max_size=3)
    if hint is str:
        return st.sampled_from(ids(world) + ODD_TEXT)
    if hint is int:
        return st.one_of(st.sampled_from(ODD_NUMBERS), st.integers(0, 800))
    if hint is bool:
        return st.booleans()
    if hint is type(None):
        return st.none()
    if hasattr(hint, "__members__"):
        return st.sampled_from(list(hint))
    return record(hint, world)


def record(kind: Any, world: World) -> st.SearchStrategy[Any]:
    """A record with any values in its fields; its `kind` is its own."""
    hints = get_type_hints(kind)
    names = [field.name for field in fields(kind) if get_origin(hints[field.name]) is not Literal]
    return st.fixed_dictionaries({name: value(hints[name], world) for name in names}).map(lambda told: kind(**told))


@st.composite
def handed_in(draw: st.DrawFn) -> tuple[World, dict[str, s.Sheet]]:
    """A world, and sheets of three seats with a few lines of any kinds."""
    world = worlds()[draw(st.integers(0, len(worlds()) - 1))]
    kinds = st.sampled_from(get_args(s.Line)).flatmap(lambda kind: record(kind, world))
    seats = draw(st.lists(st.sampled_from(sorted(world.states)), min_size=1, max_size=3, unique=True))
    return world, {seat: s.Sheet(seat, tuple(draw(st.lists(kinds, max_size=8)))) for seat in seats}


@settings(max_examples=250, deadline=None, suppress_health_check=list(HealthCheck))
@given(handed_in())
def test_lawless_lines_are_refused_with_a_cure_and_break_nothing(case: tuple[World, dict[str, s.Sheet]]) -> None:
    world, sheets = case
    step = resolve(world, sheets, Dice(1))
    for event in step.events:
        if isinstance(event, OrderRefused):
            assert event.audience == (event.seat,)
            assert re.fullmatch(r".{4,}; .{4,}\.", event.why), event.why
            assert event.why.isprintable()
    entry = Entry(world.turn, world.phase.value, (), (), step.events, step.world)
    sealed, line = Copyist(world).seal(entry)
    assert decode_entry(line, "file", 3, world) == sealed


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(handed_in())
def test_a_world_goes_on_after_lawless_lines(case: tuple[World, dict[str, s.Sheet]]) -> None:
    world, sheets = case
    after = resolve(world, sheets, Dice(2)).world
    for _ in range(4):
        after = resolve(after, {}, Dice(2)).world
    assert after.turn >= world.turn + 1
    assert all(place.owner in after.states for place in after.provinces.values())
    assert all(tenths > 0 for stacks in after.forces.values() for tenths in stacks.values())


def test_a_number_too_long_to_be_printed_is_refused_in_words() -> None:
    for number in (10**5000, -(10**5000)):
        step = resolve(worlds()[0], {"ATH": s.Sheet("ATH", (s.Levy(number), s.Gift("SPA", number)))}, Dice(1))
        refused = [event for event in step.events if isinstance(event, OrderRefused)]
        assert [event.line for event in refused] == ["levy", "gift"]
        assert all(len(event.why) < 120 for event in refused)


def test_a_sheet_with_a_thousand_lines_is_read_to_its_limit() -> None:
    world = replace(worlds()[0], phase=Phase.ORDERS)
    step = resolve(world, {"ATH": s.Sheet("ATH", (s.Levy(100),) * 1000)}, Dice(1))
    refused = [event for event in step.events if isinstance(event, OrderRefused)]
    assert len(refused) == 200
    assert refused[-1].line == "sheet"
