"""Maps spoilt one way each: all must be refused in a sentence with file and place (maps.md §5)."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from game.kit.places import maps
from game.scenarios.check import check_path
from game.scenarios.faults import FaultsFoundError
from game.scenarios.geometry import load_geometry

GOOD: dict[str, Any] = json.loads((maps() / "greece_499bce" / "geometry.json").read_text("utf-8"))
Spoil = Callable[[dict[str, Any]], object]


def put(*path: object) -> Spoil:
    """Set the value at a path of keys; the last item is the value."""
    *keys, last, value = path

    def spoil(told: dict[str, Any]) -> None:
        at: Any = told
        for key in keys:
            at = at[key]
        at[last] = value

    return spoil


def drop(*path: Any) -> Spoil:
    """Remove the key at a path."""
    *keys, last = path

    def spoil(told: dict[str, Any]) -> None:
        at: Any = told
        for key in keys:
            at = at[key]
        del at[last]

    return spoil


def swap_labels(told: dict[str, Any]) -> None:
    told["arcs"][7]["l"].reverse()


def reverse_ring(told: dict[str, Any]) -> None:
    told["provinces"][0]["rings"][0].reverse()


def lift_a_ring(told: dict[str, Any]) -> None:
    told["provinces"][0]["rings"].append(told["provinces"][1]["rings"][0])


def drop_a_province(told: dict[str, Any]) -> None:
    told["provinces"].pop(3)


def double_a_province(told: dict[str, Any]) -> None:
    told["provinces"].append(copy.deepcopy(told["provinces"][3]))


def too_many_points(told: dict[str, Any]) -> None:
    told["arcs"][0]["p"] = told["arcs"][0]["p"][:2] + [1, 0, -1, 0] * 32_000


def move_a_junction(told: dict[str, Any]) -> None:
    told["arcs"][5]["p"][0] += 3


def drop_an_arc(told: dict[str, Any]) -> None:
    told["arcs"].pop()


def a_point_twice(told: dict[str, Any]) -> None:
    told["arcs"][4]["p"][2:2] = [0, 0]


def spike_a_border(told: dict[str, Any]) -> None:
    told["arcs"][0]["p"] = [*told["arcs"][0]["p"][:2], 900, 900, -900, -900, *told["arcs"][0]["p"][2:]]


def name_a_sea_like_a_province(told: dict[str, Any]) -> None:
    told["seas"][0]["id"] = "athens"


SPOILT: list[tuple[str, Spoil, str]] = [
    ("a newer format", put("format", "map/2"), "format"),
    ("no format", drop("format"), "format"),
    ("an extra key", put("owners", {}), "owners"),
    ("a path for an id", put("id", "../../map"), "id"),
    ("no title", drop("title"), "title"),
    ("a long title", put("title", "x" * 50), "title"),
    ("a control character", put("title", "a\u0007b"), "title"),
    ("an override of writing order", put("title", "a\u202eb"), "title"),
    ("a size of one", put("size", [9600]), "size"),
    ("a tiny size", put("size", [96, 54]), "size"),
    ("a huge size", put("size", [96_000, 54_000]), "size"),
    ("a size that cuts the map", put("size", [9600, 5000]), "outside the map"),
    ("a size that leaves a gap", put("size", [9600, 6000]), "frame"),
    ("a size in fractions", put("size", [9600.5, 5400]), "size"),
    ("a scale of nought", put("km_per_unit", 0), "km_per_unit"),
    ("a negative scale", put("km_per_unit", -1), "km_per_unit"),
    ("a scale in words", put("km_per_unit", "some"), "km_per_unit"),
    ("a projection that runs code", put("projection", "proj", "+proj=lcc; import os"), "projection"),
    ("an unknown projection", put("projection", "proj", "+proj=pipeline +step"), "projection"),
    ("no projection", drop("projection"), "projection"),
    ("no provinces", put("provinces", []), "provinces"),
    ("provinces as a table", put("provinces", {}), "provinces"),
    ("a province of text", put("provinces", 0, "athens"), "provinces[0]"),
    ("a province without id", drop("provinces", 0, "id"), "provinces[0]"),
    ("a province without rings", put("provinces", 0, "rings", []), "provinces[0]"),
    ("an empty ring", put("provinces", 0, "rings", [[]]), "provinces[0]"),
    ("a province with an owner", put("provinces", 0, "owner", "ATH"), "owner"),
    ("a province with an empty name", put("provinces", 0, "name", ""), "name"),
    ("an upper-case id", put("provinces", 0, "id", "Athens"), "id"),
    ("a sea named as a province", name_a_sea_like_a_province, '"athens"'),
    ("a tag named as a province", put("off_map", 0, "id", "athens"), '"athens"'),
    ("a city at sea", put("provinces", 1, "city", [100, 100]), "city"),
    ("a city off the paper", put("provinces", 1, "city", [-5, 100]), "city"),
    ("a city in three figures", put("provinces", 1, "city", [5, 5, 5]), "city"),
    ("a city of truth", put("provinces", 1, "city", [True, 5]), "city"),
    ("an anchor at sea", put("provinces", 1, "anchor", [100, 100, 5]), "anchor"),
    ("an anchor without radius", put("provinces", 1, "anchor", [2474, 3581]), "anchor"),
    ("a disc too wide", put("provinces", 1, "disc", 4_000), "disc"),
    ("an area of nought", put("provinces", 1, "area", 0), "area"),
    ("an unknown arc", put("provinces", 0, "rings", 0, [9_999]), "9999"),
    ("an unknown arc backwards", put("provinces", 0, "rings", 0, [-9_999]), "-9999"),
    ("an arc in fractions", put("provinces", 0, "rings", 0, [1.5]), "rings"),
    ("an arc by name", put("provinces", 0, "rings", 0, ["one"]), "rings"),
    ("a ring out of order", reverse_ring, "rings[0]"),
    ("a ring of another", lift_a_ring, "provinces[0]"),
    ("a province left out", drop_a_province, "arcs["),
    ("a province twice", double_a_province, "2 times"),
    ("labels exchanged", swap_labels, "arcs[7]"),
    ("an unknown label", put("arcs", 0, "l", 0, "atlantis"), "atlantis"),
    ("a label that is a path", put("arcs", 0, "l", 0, "../x"), "arcs[0]"),
    ("one label only", put("arcs", 0, "l", ["athens"]), "arcs[0]"),
    ("equal labels", put("arcs", 0, "l", ["athens", "athens"]), "arcs[0]"),
    ("an arc with an extra key", put("arcs", 0, "z", 1), "arcs[0]"),
    ("an odd chain", put("arcs", 0, "p", [1, 2, 3, 4, 5]), "arcs[0].p"),
    ("a short chain", put("arcs", 0, "p", [1, 2]), "arcs[0]"),
    ("an empty chain", put("arcs", 0, "p", []), "arcs[0]"),
    ("a chain of text", put("arcs", 0, "p", "1 2 3 4"), "arcs[0]"),
    ("a fraction in a chain", put("arcs", 0, "p", 2, 1.25), "arcs[0]"),
    ("a whole float in a chain", put("arcs", 0, "p", 2, 1.0), "arcs[0]"),
    ("null in a chain", put("arcs", 0, "p", 2, None), "arcs[0]"),
    ("truth in a chain", put("arcs", 0, "p", 2, True), "arcs[0]"),
    ("a giant step", put("arcs", 0, "p", 2, 10**30), "arcs[0]"),
    ("a point off the paper", put("arcs", 0, "p", 2, 15_000), "arcs[0]"),
    ("a point said twice", a_point_twice, "arcs[4]"),
    ("a spike across a neighbour", spike_a_border, "crosses"),
    ("a junction moved", move_a_junction, "close"),
    ("the last arc lost", drop_an_arc, "there is no arc"),
    ("no arcs", put("arcs", []), "arcs"),
    ("too many points", too_many_points, "60000"),
    ("no wild land", drop("wild"), "arcs["),
    ("a sea without rank", drop("seas", 0, "rank"), "seas[0]"),
    ("a sea of rank nine", put("seas", 0, "rank", 9), "seas[0]"),
    ("a sea without its water", put("seas", 0, "rings", []), "arcs["),
    ("a sea without its islands", put("seas", 0, "holes", []), "arcs["),
    ("a sea's name off the paper", put("seas", 0, "anchor", [19_000, 5]), "seas[0]"),
    ("a tag off the paper", put("off_map", 0, "at", [19_000, 5]), "off_map[0]"),
    ("a river of one point", put("rivers", 0, "p", [1, 2]), "rivers[0]"),
    ("an odd river", put("rivers", 0, "p", [1, 2, 3, 4, 5]), "rivers[0]"),
    ("a river far away", put("rivers", 0, "p", [20_000, 2, 3, 4]), "rivers[0]"),
    ("an odd lake", put("lakes", 0, [1, 2, 3, 4, 5]), "lakes[0]"),
    ("a list in place of the map", lambda told: told.clear(), "missing"),
]


@pytest.mark.parametrize(("spoil", "place"), [row[1:] for row in SPOILT], ids=[row[0] for row in SPOILT])
def test_a_spoilt_map_is_refused(tmp_path: Path, spoil: Spoil, place: str) -> None:
    told = copy.deepcopy(GOOD)
    spoil(told)
    path = tmp_path / "greece_499bce.json"
    path.write_text(json.dumps(told), "utf-8")
    said = [str(fault) for fault in check_path(path)]
    assert said
    assert all(one.startswith("greece_499bce.json") and one.endswith(".") and "\n" not in one for one in said)
    assert any(place in one for one in said), said[:5]
    with pytest.raises(FaultsFoundError):
        load_geometry(path)


@pytest.mark.parametrize(
    "text",
    [
        "[1, 2]",
        "3",
        "null",
        '"map"',
        "{",
        '{"a": NaN}',
        '{"a": Infinity}',
        '{"a": 1, "a": 2}',
        "[" * 90_000,
        "1" * 9_000,
    ],
    ids=["list", "number", "null", "text", "cut", "nan", "infinity", "twins", "deep", "digits"],
)
def test_what_is_no_map_at_all(tmp_path: Path, text: str) -> None:
    path = tmp_path / "map.json"
    path.write_text(text, "utf-8")
    said = [str(fault) for fault in check_path(path)]
    assert said
    assert all(one.startswith("map.json") for one in said)


def test_the_good_copy_is_good(tmp_path: Path) -> None:
    path = tmp_path / "greece_499bce.json"
    path.write_text(json.dumps(GOOD), "utf-8")
    assert check_path(path) == []
