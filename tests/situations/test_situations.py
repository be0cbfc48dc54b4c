"""Situations: the same position judged by different minds, each with its reason (rules.md §7; science.md F3)."""

import tomllib
from collections import Counter
from typing import Any

import pytest

from game.doctrines.doctrine import doctrines
from game.world.reasons import Option
from tests.situations.stage import HERE, POSITIONS, Answer, answers

EXPECTED = tomllib.loads((HERE / "minds.toml").read_text("utf-8"))["expect"]


def _wrote(answer: Answer, wanted: dict[str, Any]) -> list[dict[str, Any]]:
    return [line for line in answer.lines if all(line.get(key) == value for key, value in wanted.items())]


def _weighed(position: str, mind: str, course: str) -> Option:
    found = [o for a in answers(position, mind) for d in a.decisions for o in d.options if o.label == course]
    assert found, f"{mind} never weighs {course!r} in {position}"
    return found[0]


@pytest.mark.parametrize("one", EXPECTED, ids=[f"{e['mind']}-{e['position']}" for e in EXPECTED])
def test_a_mind_in_a_position(one: dict[str, Any]) -> None:
    mind, position = one["mind"], one["position"]
    given = answers(position, mind)
    considered = {label for answer in given for label in answer.labels()}
    assert set(one.get("considers", ())) <= considered
    for barred in one.get("never", ()):
        assert not any(_wrote(answer, barred) for answer in given), barred
    for course, rule in one.get("struck", {}).items():
        assert _weighed(position, mind, course).struck == rule
    if "does" in one:
        _check_share(one, given)
    if "weighs" in one:
        term = next(
            t for t in _weighed(position, mind, one["weighs"]["course"]).terms if t.name == one["weighs"]["term"]
        )
        assert term.milli * one["weighs"]["sign"] > 0
    _check_comparisons(one)


def _check_share(one: dict[str, Any], given: tuple[Answer, ...]) -> None:
    written = [_wrote(answer, one["does"]["line"]) for answer in given]
    share = sum(map(bool, written)) / len(given)
    assert one["does"]["low"] <= share <= one["does"]["high"], share
    if "motive" in one:
        motives = Counter(line["motive"] for lines in written for line in lines)
        assert motives.most_common(1)[0][0] == one["motive"], motives


def _check_comparisons(one: dict[str, Any]) -> None:
    mind, position = one["mind"], one["position"]
    if more := one.get("beats"):
        here, there = (_weighed(p, mind, more["course"]).milli for p in (position, more["position"]))
        assert here > there * more.get("percent", 100) / 100
    if same := one.get("alike"):
        here, there = (_weighed(p, mind, same["course"]).milli for p in (position, same["position"]))
        assert abs(here - there) * 100 <= same["percent"] * abs(there)
    if bid := one.get("outbids"):
        assert _weighed(position, mind, bid["course"]).milli > _weighed(position, bid["mind"], bid["course"]).milli


def test_every_doctrine_has_its_situations() -> None:
    asked = Counter(one["mind"] for one in EXPECTED)
    assert len(doctrines()) == 12
    assert all(asked[mind] >= 3 for mind in doctrines())
    assert {one["position"] for one in EXPECTED} <= set(POSITIONS)


def test_no_two_minds_answer_all_positions_alike() -> None:
    """Twelve characters: over all positions any two of them part somewhere in what they do."""
    deeds = {mind: tuple(_deeds(position, mind) for position in POSITIONS) for mind in doctrines()}
    assert len(set(deeds.values())) == len(deeds)


def _deeds(position: str, mind: str) -> tuple[tuple[tuple[str, ...], ...], ...]:
    kept = ("kind", "honour", "accept", "side", "treaty", "act", "to", "target", "motive")
    return tuple(
        tuple(sorted("/".join(str(line.get(key, "")) for key in kept) for line in answer.lines))
        for answer in answers(position, mind)
    )
