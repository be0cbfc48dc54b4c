"""Spoilt files: each loads to its last whole phase, or says in one sentence what is wrong."""

import gzip
import json
import os
import random
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from game.chronicle import reading
from game.chronicle.checking import check_save
from game.chronicle.files import saves
from game.chronicle.reading import lines_of, load
from game.chronicle.record import Chronicle
from game.scenarios.faults import FaultsFoundError


def _said(path: Path) -> str:
    """What loading says: the notice, the fault, or nothing."""
    try:
        notice = load(path).notice
        return str(notice) if notice else ""
    except FaultsFoundError as error:
        return str(error)


def _is_sentence(text: str) -> bool:
    return bool(text) and "\n" not in text and text.endswith(".") and "Traceback" not in text and len(text) < 400


def test_cut_at_every_tenth_byte_near_the_joints(played: Chronicle, raw: bytes, tmp_path: Path) -> None:
    """Every tenth byte where lines meet, and a sample of the long middles (every tenth everywhere takes minutes)."""
    path = tmp_path / "cut.chronicle.jsonl"
    joints = [place for place, byte in enumerate(raw) if byte == 10]
    near = {place + step for place in joints for step in range(-40, 41, 10)}
    for cut in sorted((near | set(range(0, len(raw), 7919))) & set(range(len(raw)))):
        path.write_bytes(raw[:cut])
        whole = raw[:cut].count(b"\n")
        said = _said(path)
        if whole < 2:
            assert _is_sentence(said), cut
            continue
        found = load(path)
        assert len(found) == whole - 1, cut
        assert found.world == played.world_at(whole - 2)
        assert bool(said) == (raw[cut - 1] != 10)


def test_cut_at_every_tenth_byte_the_same_lines_are_whole(raw: bytes) -> None:
    """The fast path to every tenth byte: wherever in a line a file ends, what is whole are the lines before.

    With the test above, which loads each number of whole lines, this is every
    tenth byte: what is loaded depends on nothing else.
    """
    lines = raw.splitlines(keepends=True)
    start = 0
    for before, line in pairwise([b"", *lines]):
        for cut in range(-start % 10, len(line), 10):
            found = lines_of(before + line[:cut], "cut") if before or cut else None
            assert found is None or (found.whole, found.cut) == ((before[:-1],) * bool(before), cut > 0)
        start += len(line)


def test_a_cut_packed_file_loads_as_far_as_it_goes(played: Chronicle, raw: bytes, tmp_path: Path) -> None:
    packed = gzip.compress(raw)
    path = tmp_path / "cut.chronicle.jsonl.gz"
    for cut in range(0, len(packed), max(1, len(packed) // 40)):
        path.write_bytes(packed[:cut])
        assert _is_sentence(_said(path)), cut


def test_two_hundred_random_wounds(raw: bytes, save: Path) -> None:
    dice = random.Random(5)
    for wound in range(200):
        spoilt = bytearray(raw)
        place = dice.randrange(len(raw))
        kind = dice.randrange(3)
        if kind == 0:
            spoilt[place] = dice.randrange(256)
        elif kind == 1:
            del spoilt[place : place + dice.randrange(1, 3000)]
        else:
            spoilt[place:place] = dice.randbytes(dice.randrange(1, 50))
        save.write_bytes(spoilt)
        said = _said(save)
        assert all(_is_sentence(sentence) for sentence in said.splitlines()), (wound, said)
        faults = check_save(save)
        assert faults or bytes(spoilt) == raw or _only_reasons_or_header_changed(raw, bytes(spoilt)), wound
        assert all(_is_sentence(str(fault)) for fault in faults), (wound, [str(fault) for fault in faults])


def _only_reasons_or_header_changed(raw: bytes, spoilt: bytes) -> bool:
    """The seal covers all but the reasons and the header, which may change and still be well formed."""
    old, new = raw.splitlines(), spoilt.splitlines()
    return len(old) == len(new) and all(_sealed(a) == _sealed(b) for a, b in zip(old[1:], new[1:], strict=True))


def _sealed(line: bytes) -> dict[str, object]:
    told: dict[str, object] = json.loads(line)
    return {key: value for key, value in told.items() if key != "decisions"}


def _with(line: int, change: Callable[[dict[str, object]], object]) -> Callable[[bytes], bytes]:
    def spoil(raw: bytes) -> bytes:
        lines = raw.splitlines()
        told = json.loads(lines[line])
        change(told)
        lines[line] = json.dumps(told, separators=(",", ":")).encode()
        return b"\n".join(lines) + b"\n"

    return spoil


BROKEN: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "empty": (lambda raw: b"", "empty"),
    "not json": (lambda raw: b"hello\n" * 3, "not a chronicle"),
    "a list": (lambda raw: b"[1,2]\n", "not a chronicle"),
    "another json": (lambda raw: b'{"a":1}\n', "not a chronicle"),
    "binary": (lambda raw: bytes(range(256)) * 20, "not a chronicle"),
    "not gzip inside": (lambda raw: b"\x1f\x8bxxxxxxxxxxxxxxx", "damaged"),
    "later format": (_with(0, lambda h: h.update(format="chronicle/2")), "chronicle/2"),
    "unknown key in header": (_with(0, lambda h: h.update(cheat=1)), "cheat"),
    "seed as text": (_with(0, lambda h: h.update(seed="7")), "seed"),
    "seed too large": (_with(0, lambda h: h.update(seed=10**300)), "larger than any game"),
    "header only": (lambda raw: raw.splitlines()[0] + b"\n", "before the game opened"),
    "nested without end": (lambda raw: raw.splitlines()[0] + b"\n" + b"[" * 100_000 + b"\n", "JSON"),
    "opening tampered with": (_with(1, lambda o: o["world"].update(turn=3)), "seal"),
    "opening incomplete": (_with(1, lambda o: o["world"].pop("states")), "states"),
    "treasury as a fraction": (
        _with(1, lambda o: o["world"]["states"]["ATH"].update(treasury=1.5)),
        "treasury",
    ),
    "unknown event": (_with(1, lambda o: o["events"].append({"kind": "miracle"})), "events"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_beginning_is_told_in_a_sentence(name: str, raw: bytes, save: Path) -> None:
    spoil, word = BROKEN[name]
    save.write_bytes(spoil(raw))
    with pytest.raises(FaultsFoundError) as found:
        load(save)
    said = str(found.value).splitlines()
    assert any(word in sentence for sentence in said), said
    assert all(_is_sentence(sentence) for sentence in said)
    assert check_save(save)


def test_a_spoilt_line_in_the_middle_is_met_only_by_who_reads_it(played: Chronicle, raw: bytes, save: Path) -> None:
    save.write_bytes(_with(5, lambda line: line["world"].update(turn="x"))(raw))
    found = load(save)
    assert found.world == played.world
    with pytest.raises(FaultsFoundError, match="line 6, world, turn"):
        list(found.events())
    assert [fault.place for fault in check_save(save)] == ["line 6, world, turn"]


def test_missing_and_swapped_phases_are_found(raw: bytes, save: Path) -> None:
    lines = raw.splitlines(keepends=True)
    save.write_bytes(b"".join(lines[:4] + lines[5:]))
    assert any("does not follow" in fault.wrong for fault in check_save(save))
    save.write_bytes(b"".join([*lines[:4], lines[5], lines[4], *lines[6:]]))
    assert any("seal" in fault.wrong for fault in check_save(save))


def _swapped(a: int, b: int) -> Callable[[bytes], bytes]:
    def spoil(raw: bytes) -> bytes:
        lines = raw.splitlines(keepends=True)
        lines[a], lines[b] = lines[b], lines[a]
        return b"".join(lines)

    return spoil


HOSTILE: dict[str, Callable[[bytes], bytes]] = {
    "header and opening swapped": _swapped(0, 1),
    "opening and first phase swapped": _swapped(1, 2),
    "last two phases swapped": _swapped(-1, -2),
    "last digest of zeros": lambda raw: (
        raw[: raw.rindex(b'"digest":"') + 10] + b"0" * 64 + raw[raw.rindex(b'"digest":"') + 74 :]
    ),
    "a giant number in the last line": _with(-1, lambda line: line.update(turn=10**400)),
    "a giant number in the world": _with(-1, lambda line: line["world"].update(serial=10**30)),
    "turn of zeros": lambda raw: raw.replace(b'{"turn":4', b'{"turn":0000000000004'),
    "no digest": _with(-1, lambda line: line.pop("digest")),
    "the header twice": lambda raw: raw.split(b"\n")[0] + b"\n" + raw,
    "a byte order mark": lambda raw: b"\xef\xbb\xbf" + raw,
    "junk after the end": lambda raw: raw + b"\x00\xff" * 5000,
    "a line of junk after the end": lambda raw: raw + b"\xff\xfe" * 500 + b"\n",
    "many empty lines": lambda raw: raw + b"\n" * 5000,
    "too many empty lines": lambda raw: raw + b"\n" * 50_000,
    "packed twice": lambda raw: gzip.compress(gzip.compress(raw)),
    "packed junk": lambda raw: gzip.compress(b"\x00" * 3_000_000),
    "UTF-16": lambda raw: raw.decode().encode("utf-16"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_saves_load_to_a_whole_phase_or_are_refused_in_a_sentence(
    name: str, played: Chronicle, raw: bytes, save: Path
) -> None:
    save.write_bytes(HOSTILE[name](raw))
    said = _said(save)
    assert said
    assert all(_is_sentence(sentence) for sentence in said.splitlines()), said
    if "damaged here" in said:
        found = load(save)
        assert found.world == played.world_at(len(found) - 1)
    assert all(_is_sentence(str(fault)) for fault in check_save(save))
    assert check_save(save)


def test_a_save_whose_line_ends_were_changed_still_loads(played: Chronicle, raw: bytes, save: Path) -> None:
    save.write_bytes(raw.replace(b"\n", b"\r\n"))
    assert load(save).world == played.world
    assert check_save(save) == []


def test_a_packed_bomb_is_not_unpacked_to_its_end(raw: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MAX_BYTES", 2_000_000)
    path = tmp_path / "bomb.chronicle.jsonl.gz"
    path.write_bytes(gzip.compress(b"\n" * 40_000_000))
    assert "larger than 2000000 bytes" in _said(path)
    path.write_bytes(gzip.compress(raw + b" " * 40_000_000))
    assert "larger than 2000000 bytes" in _said(path)


def test_what_is_no_file_is_told_so(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.chronicle.jsonl"
    os.mkfifo(pipe)
    (tmp_path / "folder.chronicle.jsonl").mkdir()
    assert "a device or a pipe" in _said(pipe)
    assert all(one.fault is not None for one in saves(tmp_path))
    assert len(saves(tmp_path)) == 2


def test_what_cannot_be_read_at_all(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "absent.chronicle.jsonl"):
        with pytest.raises(FaultsFoundError, match="cannot be read"):
            load(path)
