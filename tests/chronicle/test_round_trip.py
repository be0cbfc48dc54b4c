"""What is written can be read, and is the same."""

import gzip
from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from game.chronicle.checking import check_save
from game.chronicle.decoding import decode_entry
from game.chronicle.entry import Entry
from game.chronicle.files import Scribe, fresh_path, save_as, saves
from game.chronicle.reading import load
from game.chronicle.record import Chronicle
from game.chronicle.spelling import Copyist, spell
from game.kit.canonical import canonical
from game.world import events, sheets
from game.world.worlds import Phase


def test_a_loaded_game_is_the_game_that_was_saved(played: Chronicle, save: Path) -> None:
    found = load(save)
    assert found.header == played.header
    assert list(found.steps) == list(played.steps)
    assert found.notice is None
    assert check_save(save) == []


def test_the_last_world_is_at_hand_without_the_others(played: Chronicle, save: Path) -> None:
    found = load(save)
    assert (found.world, found.digest, found.last.turn) == (played.world, played.digest, 4)
    assert sum(one is None for one in found.steps._entries) == len(played) - 2


def test_a_packed_file_reads_like_a_plain_one(played: Chronicle, tmp_path: Path) -> None:
    path = tmp_path / "packed.chronicle.jsonl.gz"
    save_as(played, path)
    assert list(load(path).steps) == list(played.steps)


def test_spelling_is_the_canonical_spelling(played: Chronicle) -> None:
    for step in played.steps:
        assert spell(step.world) == canonical(step.world)
        assert spell(step.events) == canonical(step.events)


def test_sealing_with_remembered_rows_is_sealing_afresh(played: Chronicle) -> None:
    before = ""
    for step in played.steps:
        fresh, _ = Copyist(digest=before).seal(replace(step, digest=""))
        assert fresh.digest == step.digest
        before = step.digest


def test_a_line_leaves_out_what_the_opening_says(raw: bytes) -> None:
    _, opening, *rest = raw.splitlines()
    assert b'"links":' in opening
    assert not any(b'"links":' in line for line in rest)


def test_autosave_writes_the_same_file_as_save_as(played: Chronicle, raw: bytes, tmp_path: Path) -> None:
    copy = Chronicle.begin(played.header, replace(played.steps[0], digest=""))
    scribe = Scribe.begin(copy, tmp_path / "auto.chronicle.jsonl")
    for step in played.steps[1:]:
        scribe.add(replace(step, digest=""))
    assert scribe.path.read_bytes() == raw
    assert list(tmp_path.iterdir()) == [scribe.path]


def test_a_failed_autosave_is_told_and_made_good(played: Chronicle, raw: bytes, tmp_path: Path) -> None:
    copy = Chronicle.begin(played.header, replace(played.steps[0], digest=""))
    scribe = Scribe.begin(copy, tmp_path / "away" / "auto.chronicle.jsonl")
    first, second, *rest = played.steps[1:]
    scribe.add(replace(first, digest=""))
    (tmp_path / "away").rename(tmp_path / "gone")
    scribe.add(replace(second, digest=""))
    assert copy.notice is not None
    assert "could not be saved" in copy.notice.wrong
    (tmp_path / "gone").rename(tmp_path / "away")
    for step in rest:
        scribe.add(replace(step, digest=""))
    assert scribe.path.read_bytes() == raw


def test_the_list_of_saves_names_what_can_and_cannot_be_opened(save: Path, raw: bytes) -> None:
    (save.parent / "bad.chronicle.jsonl").write_bytes(b"no chronicle\n")
    (save.parent / "packed.chronicle.jsonl.gz").write_bytes(gzip.compress(raw))
    listed = {one.path.name: one for one in saves(save.parent)}
    assert listed["bad.chronicle.jsonl"].fault is not None
    for name in ("copy.chronicle.jsonl", "packed.chronicle.jsonl.gz"):
        assert (listed[name].turn, listed[name].phase, listed[name].fault) == (4, Phase.DISPATCHES, None)


def test_no_two_games_share_a_file(tmp_path: Path) -> None:
    first = fresh_path("greece", "ATH", tmp_path)
    first.touch()
    assert fresh_path("greece", "ATH", tmp_path) != first


ids = st.text(min_size=1, max_size=12)
whole = st.integers(-(10**12), 10**12)
lines = st.one_of(
    *(
        st.builds(kind)
        for kind in (sheets.Levy, sheets.March, sheets.FoundPact, sheets.OfferPeace, sheets.AnswerCall, sheets.CastVote)
    )
)
happenings = st.one_of(
    *(
        st.builds(kind)
        for kind in (events.TurnOpened, events.BattleFought, events.WarEnded, events.CallAnswered, events.GameEnded)
    )
)


@given(st.lists(lines, max_size=4), st.lists(happenings, max_size=4), ids)
def test_any_sheet_and_event_comes_back(
    played: Chronicle, written: list[sheets.Line], told: list[events.Event], seat: str
) -> None:
    world = played.world_at(0)
    entry = Entry(1, "orders", (sheets.Sheet(seat, tuple(written)),), (), tuple(told), world)
    sealed, line = Copyist(world).seal(entry)
    whole_numbers = (abs(number) < 10**15 for number in _numbers(entry))
    if all(whole_numbers):
        assert decode_entry(line, "file", 3, world) == sealed


def _numbers(value: object) -> list[int]:
    import re

    return [int(found) for found in re.findall(r"[:\[,](-?\d+)", spell(value))]


def test_a_game_sealed_late_is_sealed_and_spelt_the_same(played: Chronicle) -> None:
    late = Chronicle.begin(played.header, played.steps[0])
    at_once = Chronicle.begin(played.header, played.steps[0])
    for step in played.steps[1:]:
        late.add(step)
        at_once.add(step, lined=True)
    assert not late.played[-1].digest
    assert late.digest == at_once.digest == played.digest
    assert list(late.lines()) == list(at_once.lines()) == list(played.lines())


def test_saving_again_writes_the_lines_that_were_read(played: Chronicle, save: Path, tmp_path: Path) -> None:
    found = load(save)
    save_as(found, tmp_path / "again.chronicle.jsonl")
    assert (tmp_path / "again.chronicle.jsonl").read_bytes() == save.read_bytes()
    assert sum(one is None for one in found.played._entries) == len(played) - 2
