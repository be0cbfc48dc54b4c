"""The schema of the report's JSON describes every key, and ten games of ten worlds keep to it."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from game.chronicle.record import Chronicle
from game.report.exports.ledger import report_json
from game.report.exports.schema import DRAFT, Document, report_schema
from tests.report.exports.worlds import KINDS, game_of


def _objects(value: Any, place: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every part of a schema that has properties."""
    if isinstance(value, dict):
        if isinstance(value.get("properties"), dict):
            yield place, value
        for key, one in value.items():
            yield from _objects(one, f"{place}/{key}")


def test_the_schema_is_itself_sound() -> None:
    schema = report_schema()
    assert schema["$schema"] == DRAFT
    Draft202012Validator.check_schema(schema)
    assert json.loads(json.dumps(schema)) == schema


def test_every_key_is_described_and_no_other_is_let_in() -> None:
    found = dict(_objects(report_schema()))
    assert len(found) > 20
    for place, part in found.items():
        assert part["additionalProperties"] is False, place
        for key, told in part["properties"].items():
            assert len(told.get("description", "")) > 4, f"{place}: {key}"


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: str(kind[0]))
def test_the_report_of_a_game_keeps_to_the_schema(kind: tuple[str, int, int]) -> None:
    told = json.loads(json.dumps(report_json(game_of(*kind))))
    faults = sorted(Draft202012Validator(report_schema()).iter_errors(told), key=str)
    assert [f"{fault.json_path}: {fault.message[:200]}" for fault in faults] == []


def test_a_game_written_by_hand_and_one_just_begun_keep_to_it(hand_game: Chronicle) -> None:
    for game in (hand_game, Chronicle.begin(hand_game.header, hand_game.steps[0])):
        Document.model_validate(report_json(game))


def test_a_key_that_nobody_described_is_a_fault(hand_game: Chronicle) -> None:
    told = report_json(hand_game)
    told["wars"][0]["new_key"] = 1
    faults = list(Draft202012Validator(report_schema()).iter_errors(told))
    assert len(faults) == 1
    assert "new_key" in faults[0].message
