"""The window's text files: the shipped ones are sound, and `check` says in words what is wrong with another."""

from pathlib import Path

import pytest

from game.commands.check import WINDOW_TEXTS
from game.kit.places import assets
from game.ui.texts import FORMATS, text_faults

SHIPPED = {
    "codex/1": "codex/war.toml",
    "debrief/1": "words/debrief.toml",
    "invitations/1": "words/invitations.toml",
    "palettes/1": "theme/palettes.toml",
    "sounds/1": "sounds/sounds.toml",
    "theme/1": "theme/atlas.toml",
    "words/1": "words/en.toml",
}
SPOILT = (
    ("codex/1", 'see = ["', 'see = ["nowhere_to_be_found", "', "nowhere_to_be_found"),
    ("debrief/1", "{attacker} attacked", "{attaker} attacked", "attaker"),
    ("debrief/1", 'level = "evaluate"', 'level = "judge"', "evaluate"),
    ("invitations/1", 'in = "orders"', 'in = "winter"', "orders"),
    ("invitations/1", "says =", "sais =", "says"),
    ("palettes/1", "balance =", "balanse =", "balance"),
    ("palettes/1", 'label = "Standard"', "", "label"),
    ("sounds/1", "hz = 140", "hz = 999999", "hz"),
    ("words/1", "noun =", "nuon =", "noun"),
    ("theme/1", "[design]", "[desing]", "design"),
)


def test_the_command_knows_every_format() -> None:
    assert {name.partition("/")[0] for name in FORMATS} == set(WINDOW_TEXTS)
    assert set(SHIPPED) == set(FORMATS)


@pytest.mark.parametrize("format", SHIPPED)
def test_what_is_shipped_is_sound_and_has_a_head(format: str) -> None:
    path = assets() / SHIPPED[format]
    assert text_faults(path, format) == []
    assert path.read_text(encoding="utf-8").startswith("# ")


@pytest.mark.parametrize(("format", "was", "now", "word"), SPOILT)
def test_a_slip_is_told_in_words(tmp_path: Path, format: str, was: str, now: str, word: str) -> None:
    text = (assets() / SHIPPED[format]).read_text(encoding="utf-8")
    assert was in text
    path = tmp_path / Path(SHIPPED[format]).name
    path.write_text(text.replace(was, now, 1), encoding="utf-8")
    faults = text_faults(path, format)
    assert any(word in str(fault) for fault in faults)


@pytest.mark.parametrize("format", SHIPPED)
def test_junk_is_a_fault_and_no_crash(tmp_path: Path, format: str) -> None:
    for junk in ("", "= 3", f'format = "{format}"\nx = [[[1]]]', "\x00"):
        path = tmp_path / "junk.toml"
        path.write_text(junk, encoding="utf-8")
        assert text_faults(path, format)
