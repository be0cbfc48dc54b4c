"""The export sheet: what is ticked is written, the window stays quick, and it can be stopped at any time."""

import json
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from game.chronicle.record import Chronicle
from game.match.setup import Setup
from game.match.simulate import simulate
from game.ui.preferences import Preferences
from game.ui.screens.report.book import ReportScreen
from game.ui.screens.report.export import PARTS, Wish
from game.ui.widgets.checks import Checkbox
from game.ui.widgets.pilot import Pilot
from game.ui.widgets.shell import Window


@pytest.fixture(scope="module")
def brief() -> Chronicle:
    return simulate(Setup(scenario="greece_499bce", seed=7, turns=3)).chronicle


@pytest.fixture(scope="module")
def mapless() -> Chronicle:
    return simulate(Setup(scenario="invented:5x20:2", seed=1, turns=2)).chronicle


@pytest.fixture
def window(home: Path) -> Iterator[Window]:
    window = Window((1600, 900))
    yield window
    window.shut()


def opened(window: Window, chronicle: Chronicle) -> tuple[ReportScreen, Pilot]:
    screen = ReportScreen(chronicle)
    window.push(screen)
    pilot = Pilot(window)
    pilot.step()
    return screen, pilot


def ticks(pilot: Pilot) -> dict[str, Checkbox]:
    return {w.label: w for w in pilot.seen("checkbox") if isinstance(w, Checkbox)}


def finished(screen: ReportScreen, pilot: Pilot, seconds: float = 120) -> str:
    """What the exporter said; no frame on the way may take long."""
    until = time.monotonic() + seconds
    while screen.exporter.is_busy and time.monotonic() < until:
        pilot.step(16)
        time.sleep(0.01)
    assert not screen.exporter.is_busy
    return screen.exporter._said


def written(home: Path) -> set[str]:
    """Endings of what lies among the exports."""
    return {p.name.split("-", 3)[-1][6:] for p in (home / "exports").iterdir()}


def test_e_opens_the_sheet_and_esc_leaves_it(window: Window, brief: Chronicle) -> None:
    _, pilot = opened(window, brief)
    pilot.press("e")
    assert [label for label in ticks(pilot) if label in {p.label for p in PARTS}] == [p.label for p in PARTS]
    assert {label for label, tick in ticks(pilot).items() if tick.value and tick.enabled} == {
        "The report as a page",
        "The report as data (JSON)",
    }
    pilot.press("esc")
    pilot.step(400)
    assert not ticks(pilot)
    pilot.press("e")
    assert ticks(pilot)


def test_the_mouse_alone_chooses_and_writes(window: Window, brief: Chronicle, home: Path) -> None:
    screen, pilot = opened(window, brief)
    pilot.click("Export")
    pilot.click("Tables (CSV)")
    pilot.click("A handout for the class")
    pilot.click("The report as data (JSON)")
    pilot.click([w for w in pilot.seen("button") if w.label == "Export"][-1])
    assert finished(screen, pilot).startswith("Saved")
    assert written(home) == {".html", "-tables", "-handout.html", "-handout-with-key.html"}


def test_pseudonyms_reach_every_file_and_the_key_tells_who_is_who(window: Window, brief: Chronicle, home: Path) -> None:
    screen, pilot = opened(window, brief)
    pilot.press("e")
    assert not ticks(pilot)["and a key: who is who"].enabled
    pilot.click("Pseudonyms for all names")
    assert ticks(pilot)["and a key: who is who"].enabled
    pilot.press("ctrl+enter")
    finished(screen, pilot)
    files = sorted((home / "exports").iterdir())
    assert written(home) == {".html", ".json", "-key.csv"}
    for path in files:
        assert ("Athens" in path.read_text(encoding="utf-8")) == path.name.endswith("-key.csv")
        assert "greece" not in path.name


def test_pictures_are_painted_beside_the_window(window: Window, brief: Chronicle, home: Path) -> None:
    screen, pilot = opened(window, brief)
    pilot.press("e")
    for label in ("The report as a page", "The report as data (JSON)", "Charts as pictures", "An animated map (GIF)"):
        pilot.click(label)
    pilot.press("ctrl+enter")
    assert finished(screen, pilot).startswith("Saved")
    assert written(home) == {"-charts", "-map.gif"}
    assert screen.exporter.share == 1.0


def test_an_export_can_be_stopped_and_leaves_no_half_file(window: Window, brief: Chronicle, home: Path) -> None:
    screen, pilot = opened(window, brief)
    pilot.press("e")
    pilot.click("An animated map (GIF)")
    pilot.press("ctrl+enter")
    until = time.monotonic() + 60
    while "animated" not in screen.exporter.doing and time.monotonic() < until:
        pilot.step(16)
        time.sleep(0.005)
    pilot.click("Cancel")
    assert "stopped" in finished(screen, pilot, 20)
    assert written(home) <= {".html", ".json"}
    assert not [p for p in (home / "exports").iterdir() if ".part" in p.name]
    assert not list((home / "cache").glob("export-*"))


def test_a_folder_that_cannot_be_had_is_told_in_one_sentence(window: Window, brief: Chronicle, home: Path) -> None:
    screen, pilot = opened(window, brief)
    pilot.press("e")
    (home / "exports").rmdir()
    (home / "exports").write_text("in the way", encoding="utf-8")
    pilot.press("ctrl+enter")
    said = finished(screen, pilot)
    assert said.startswith("The report could not be written")
    assert "\n" not in said
    (home / "exports").unlink()


def test_a_game_without_a_map_offers_none_and_says_why(window: Window, mapless: Chronicle) -> None:
    _, pilot = opened(window, mapless)
    pilot.press("e")
    for label in ("The final map as a picture", "An animated map (GIF)"):
        tick = ticks(pilot)[label]
        assert not tick.enabled
        assert "no map" in tick.why_not
    assert ticks(pilot)["Charts as pictures"].enabled


def test_with_nothing_ticked_nothing_can_be_written(window: Window, brief: Chronicle, home: Path) -> None:
    screen, pilot = opened(window, brief)
    pilot.press("e")
    pilot.click("The report as a page")
    pilot.click("The report as data (JSON)")
    pilot.press("ctrl+enter")
    assert not screen.exporter.is_busy


def test_the_last_choices_are_kept_as_settings() -> None:
    wish = Wish(frozenset({"film", "csv"}), hidden=True, key=False)
    kept = Preferences.model_validate({**Preferences().model_dump(), **wish.choices})
    assert kept.export_parts == ("csv", "film")
    assert kept.export_pseudonyms
    assert not kept.export_key
    assert Preferences.model_validate_json(kept.model_dump_json()) == kept
    named = Wish(frozenset({"html"}))
    after = Preferences.model_validate({**kept.model_dump(), **named.choices})
    assert not after.export_key, "a key is chosen under pseudonyms only"


def test_the_data_written_is_what_the_command_prints(window: Window, brief: Chronicle, home: Path) -> None:
    from game.report.exports.edition import edition_of, scenario_at_hand
    from game.report.exports.ledger import spell_book

    screen, pilot = opened(window, brief)
    pilot.press("e", "ctrl+enter")
    finished(screen, pilot)
    told = json.loads(next((home / "exports").glob("*.json")).read_text(encoding="utf-8"))
    edition = edition_of(brief, scenario_at_hand("greece_499bce", brief))
    assert told == json.loads(json.dumps(spell_book(edition.report)))
