"""The casebook: numbered cases of the rules as data, one runner (as DATC is for Diplomacy).

A case names a section of the rules, changes to a small world of four states in
a row (each two provinces: a1 a2 b1 b2 c1 c2 d1 d2, with a sea lane a1–c1), the
sheets of one or more phases, and what must be seen in events and in the world.
"""

import tomllib
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter

from game.kit.canonical import plain
from game.kit.dice import Dice
from game.rules.turn import resolve
from game.scenarios.charters import load_charter
from game.world.sheets import Line, Sheet
from game.world.worlds import World

HERE = Path(__file__).parent / "cases"
CASES = [case for file in sorted(HERE.glob("*.toml")) for case in tomllib.loads(file.read_text("utf-8"))["case"]]


@cache
def adapter(kind: Any) -> Any:
    return TypeAdapter(kind)


def row_of_states() -> dict[str, Any]:
    """Four states in a row."""
    names = "ABCD"
    land = [f"{n.lower()}{k}" for n in names for k in (1, 2)]
    return {
        "scenario": "casebook",
        "turn": 5,
        "phase": "orders",
        "system": {"first_year": 1, "years_a_turn": 1, "last_turn": 60},
        "states": {
            n: {
                "id": n, "name": f"State {n}", "people": n, "capital": f"{n.lower()}1", "regime": "mixed",
                "treasury": 5000, "growth_permille": 1,
            }
            for n in names
        },
        "provinces": {
            p: {
                "id": p, "name": p.upper(), "owner": p[0].upper(), "output": 4000, "terrain": "plain",
                "cores": [p[0].upper()], "port": p in ("a1", "c1"),
            }
            for p in land
        },
        "links": [
            {"a": one, "b": other, "kind": "land", "km": 100} for one, other in pairwise(land)
        ]
        + [{"a": "a1", "b": "c1", "kind": "sea", "km": 150}],
        "forces": {n: {f"{n.lower()}1": 40} for n in names},
        "trust": {n: {} for n in names},
        "secrets": {"disposition": dict.fromkeys(names, 30), "doctrine": {}, "error_permille": {}},
    }  # fmt: skip


def merged(base: Any, change: Any) -> Any:
    """Tables are merged, all else is replaced."""
    if isinstance(base, dict) and isinstance(change, dict):
        return {**base, **{key: merged(base.get(key), value) for key, value in change.items()}}
    return change


def fill(world: dict[str, Any]) -> dict[str, Any]:
    """Records written compactly get their ids and the parts nobody asks about."""
    for name, treaty in world.get("treaties", {}).items():
        treaty.update({"id": name, "since": treaty.get("since", 1)})
    for name, pact in world.get("pacts", {}).items():
        preset = plain(load_charter(pact.pop("preset")).charter) if "preset" in pact else {}
        pact["charter"] = {"id": "c", "name": "The Pact", **preset, **pact.get("charter", {})}
        pact.update({"id": name, "founded": pact.get("founded", 1)})
    for name, war in world.get("wars", {}).items():
        world["wars"][name] = war_of(name, war)
    for name, state in world["states"].items():
        world["forces"].setdefault(name, {})
        state["id"] = name
    world["forces"] = {s: {p: n for p, n in f.items() if n} for s, f in world["forces"].items()}
    return world


def war_of(name: str, war: dict[str, Any]) -> dict[str, Any]:
    """A war from its principals and followers."""
    began, lost = war.pop("began", 4), war.pop("lost", {})
    parts = [(war["attacker"], "attack", "aggressor", None), (war["defender"], "defence", "target", None)]
    parts += [tuple(f) if len(f) == 4 else (*f, None) for f in war.pop("followers", [])]
    return {
        "id": name, "name": name, "began": began, "cause": "surprise", "motive": "gain",
        "aim": {"kind": "tribute", "amount": 1},
        "belligerents": [
            {"state": s, "side": side, "joined": began, "reason": reason, "motive": "duty", "clause": clause,
             "lost": lost.get(s, 0)}
            for s, side, reason, clause in parts
        ],
        **war,
    }  # fmt: skip


def matches(found: Any, wanted: Any) -> bool:
    """Whether a value is as wanted: tables in part, `min`/`max` as bounds."""
    if isinstance(wanted, dict) and set(wanted) <= {"min", "max"} and wanted:
        return isinstance(found, int) and wanted.get("min", found) <= found <= wanted.get("max", found)
    if isinstance(wanted, dict):
        return isinstance(found, dict) and all(matches(found.get(key), value) for key, value in wanted.items())
    if isinstance(wanted, str) and wanted.startswith("~"):
        return isinstance(found, str) and wanted[1:] in found
    return bool(found == wanted)


def looked_up(world: Any, path: str) -> Any:
    """A value of the world by a dotted path; None where there is nothing."""
    for part in path.split("."):
        world = world.get(part) if isinstance(world, dict) else None
    return world


@pytest.mark.parametrize("case", CASES, ids=[f"{c['n']:03}-{c['says'][:60]}" for c in CASES])
def test_case(case: dict[str, Any]) -> None:
    world = adapter(World).validate_python(fill(merged(row_of_states(), case.get("given", {}))))
    dice, events = Dice(case.get("seed", 1)), []
    for phase in case["play"]:
        sheets = {seat: Sheet(seat, adapter(tuple[Line, ...]).validate_python(lines)) for seat, lines in phase.items()}
        step = resolve(world, sheets, dice)
        world = step.world
        events += [plain(event) for event in step.events]
    for wanted in case.get("events", []):
        near = [e for e in events if e["kind"] == wanted["kind"]]
        assert any(matches(event, wanted) for event in events), f"no {wanted}; seen {near or events}"
    for unwanted in case.get("none", []):
        assert not any(matches(event, unwanted) for event in events), f"{unwanted} should not happen"
    facts = plain(world)
    for path, value in case.get("world", {}).items():
        found = looked_up(facts, path)
        wanted_gone = value == "gone"
        assert found in (None, {}, []) if wanted_gone else matches(found, value), f"{path} is {found}, not {value}"


def test_cases_are_numbered_and_cite_the_rules() -> None:
    numbers = [case["n"] for case in CASES]
    assert len(numbers) == len(set(numbers))
    assert len(numbers) >= 70
    assert all(any(word in case["rule"] for word in ("§", "decisions", "model.md", "article")) for case in CASES)
