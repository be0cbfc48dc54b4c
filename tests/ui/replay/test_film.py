"""The film: one slot a turn, from the opening to the last record, whatever the record is."""

import json
from collections import Counter
from pathlib import Path

import pytest

from game.chronicle.files import save_as
from game.chronicle.record import Chronicle
from game.ui.screens.replay.eyes import Eyes, first_eyes
from game.ui.screens.replay.film import Film
from game.ui.screens.replay.tallies import tally_of
from game.ui.screens.replay.ticks import Sign, ticks_of
from game.world.worlds import Phase
from tests.report.games import hegemony_game, played_game
from tests.ui.replay.conftest import played_on


def whole(chronicle: Chronicle) -> Film:
    film = Film(chronicle)
    while not film.is_whole:
        film.read(0.0)
    return film


@pytest.mark.parametrize("game", [played_game, hegemony_game])
def test_every_turn_on_record_has_a_slot_and_every_event_is_in_one(game) -> None:
    chronicle = game()
    film = whole(chronicle)
    turns = sorted({step.turn for step in chronicle.steps[1:]})
    assert [slot.turn for slot in film.slots] == [0, *turns]
    assert film.count == len(film.slots)
    told = [event.id for slot in film.slots for event in slot.events]
    assert told == [event.id for event in chronicle.events()]
    assert film.slots[-1].world is chronicle.world


def test_each_slot_begins_where_the_one_before_ended(greece: Chronicle) -> None:
    film = whole(greece)
    for before, after in zip(film.slots, film.slots[1:], strict=False):
        assert after.before is before.world
    assert not any(slot.is_cut for slot in film.slots)


def test_the_length_is_known_before_the_film_is_read(greece: Chronicle) -> None:
    film = Film(greece)
    film.read(0.0)
    known = film.count
    assert len(film.slots) < known
    assert known == whole(greece).count


def test_a_game_cut_after_its_orders_says_so() -> None:
    film = whole(played_on(("ATH",), 5))
    assert film.slots[-1].turn == 3
    assert film.slots[-1].is_cut
    assert film.slots[-1].world.phase is Phase.DISPATCHES
    assert "first half" in film.told(3)


def test_a_game_of_no_turns_is_its_opening() -> None:
    film = whole(played_on(("ATH",), 0))
    assert film.count == 1
    assert film.told(0) == "as the game began"
    assert [film.place(turn) for turn in (-3, 0, 1, 99)] == [0, 0, 0, 0]


def test_a_turn_is_found_by_its_number(greece: Chronicle) -> None:
    film = whole(greece)
    for place, slot in enumerate(film.slots):
        assert film.place(slot.turn) == place
    assert film.place(999) == film.count - 1


KINDS = {
    Sign.DEMAND: "demand_made", Sign.DETERRED: "war_deterred", Sign.FOUNDED: "pact_founded", Sign.DIED: "state_died",
    Sign.DISSOLVED: "pact_dissolved",
}  # fmt: skip


def test_the_ticks_are_the_events_of_the_file_counted_line_by_line(greece: Chronicle, tmp_path: Path) -> None:
    save_as(greece, tmp_path / "g.chronicle.jsonl")
    lines = (tmp_path / "g.chronicle.jsonl").read_text(encoding="utf-8").splitlines()[2:]
    raw = [(line["turn"], event) for line in map(json.loads, lines) for event in line["events"]]
    film, eyes = whole(greece), Eyes(None, True)
    found: Counter[tuple[int, Sign]] = Counter()
    for place, slot in enumerate(film.slots[1:], 1):
        found.update((slot.turn, tick.sign) for tick in ticks_of(place, eyes.heard(slot.events), slot.world))
    for sign, kind in KINDS.items():
        told = Counter(turn for turn, event in raw if event["kind"] == kind)
        assert told == Counter({turn: n for (turn, one), n in found.items() if one is sign}), sign
    calls = Counter((turn, event["honoured"]) for turn, event in raw if event["kind"] == "call_answered")
    for honoured, sign in ((True, Sign.HONOURED), (False, Sign.RENEGED)):
        assert sum(n for (_, kept), n in calls.items() if kept is honoured) == sum(
            n for (_, one), n in found.items() if one is sign
        )
    wars = {event["war"] for _, event in raw if event["kind"] in ("war_began", "civil_war_broke")}
    assert sum(n for (_, one), n in found.items() if one is Sign.WAR) == len(wars) > 0


def test_the_tallies_are_sums_over_the_events(greece: Chronicle) -> None:
    film, eyes = whole(greece), first_eyes(Film(greece))
    tally = None
    for slot in film.slots:
        tally = tally_of(slot, eyes, tally)
    assert tally is not None
    lost = sum(sum(event.lost.values()) for event in greece.events() if event.kind == "battle_fought")
    assert tally.lost == lost > 0
    assert tally.begun == len({e.war for e in greece.events() if e.kind in ("war_began", "civil_war_broke")})
    assert tally.wars == sum(war.ended is None for war in greece.world.wars.values())
    assert tally.owners == {place.id: place.owner for place in greece.world.provinces.values()}
