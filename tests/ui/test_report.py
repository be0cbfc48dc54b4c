"""The report on the screen: every page opens for every kind of game, by hand and by key, and can be written out."""

import json
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from game.chronicle.record import Chronicle
from game.match.setup import Setup
from game.match.simulate import simulate
from game.ui.screens.parts.plates import Plate
from game.ui.screens.report.book import PAGES, ReportScreen
from game.ui.screens.report.chain import ChainBox
from game.ui.screens.report.pieces import TagChip
from game.ui.screens.report.theatre import MOST_SPOTS, grounds, theatre_frame, theatre_spots
from game.ui.widgets.pilot import Pilot
from game.ui.widgets.shell import Window
from game.ui.widgets.text import ELLIPSIS
from game.ui.widgets.walk import reveal
from tests.report.games import played_game


@pytest.fixture(scope="module")
def greece() -> Chronicle:
    """The first game with three wars or more: which seed has them changes with the minds."""
    games = (simulate(Setup(scenario="greece_499bce", seed=seed, turns=16)).chronicle for seed in range(7, 60))
    return next(game for game in games if len(game.world.wars) >= 3)


@pytest.fixture(scope="module")
def brief() -> Chronicle:
    return simulate(Setup(scenario="greece_499bce", seed=5, turns=1)).chronicle


@pytest.fixture(scope="module")
def mapless() -> Chronicle:
    return played_game()


@pytest.fixture(params=["greece", "brief", "mapless"])
def any_game(request: pytest.FixtureRequest) -> Chronicle:
    return request.getfixturevalue(request.param)


@pytest.fixture
def window(home: Path) -> Iterator[Window]:
    window = Window((1600, 900))
    yield window
    window.shut()


def opened(window: Window, chronicle: Chronicle) -> tuple[ReportScreen, Pilot]:
    screen = ReportScreen(chronicle)
    window.push(screen)
    return screen, Pilot(window)


@pytest.mark.parametrize("size", [(1366, 768), (1600, 900), (2560, 1440)])
def test_every_page_of_every_game_opens_at_every_size(home: Path, any_game: Chronicle, size: tuple[int, int]) -> None:
    window = Window(size)
    screen, pilot = opened(window, any_game)
    for page in PAGES:
        screen.turn_to(page)
        pilot.step()
        assert screen.scroll is not None
        assert screen.scroll.content > 0, page
    window.shut()


def test_nothing_stands_beyond_the_edges_of_the_page(window: Window, greece: Chronicle) -> None:
    screen, pilot = opened(window, greece)
    for page in PAGES:
        screen.turn_to(page)
        pilot.step()
        for widget in pilot.seen():
            if widget.rect.w:
                assert widget.rect.left >= 0, (page, widget.label)
                assert widget.rect.right <= 1600, (page, widget.label)


def test_left_and_right_turn_pages_and_numbers_choose_them(window: Window, greece: Chronicle) -> None:
    screen, pilot = opened(window, greece)
    pilot.press("right")
    assert screen.page == "wars"
    pilot.press("left", "left")
    assert screen.page == PAGES[-1]
    for number, page in enumerate(PAGES, 1):
        pilot.press(str(number))
        assert screen.page == page


def test_up_and_down_go_from_war_to_war_and_stop_at_the_ends(window: Window, greece: Chronicle) -> None:
    screen, pilot = opened(window, greece)
    wars = screen.volume.report.wars
    assert len(wars) > 1
    pilot.press("2", "up")
    assert screen.war == 0
    pilot.press(*["down"] * (len(wars) + 2))
    assert screen.war == len(wars) - 1
    assert pilot.has(wars[-1].name, "text")


def test_the_mouse_alone_finds_another_war(window: Window, greece: Chronicle) -> None:
    screen, pilot = opened(window, greece)
    pilot.click(f"Wars, 1 of {len(screen.volume.report.wars)}", "tab")
    assert screen.page == "wars"
    pilot.click("War after")
    assert screen.war == 1
    pilot.click("Wars")
    pilot.click(next(label for label in pilot.labels("option") if label.startswith("1. ")))
    assert screen.war == 0


def test_each_page_is_found_where_it_was_left(window: Window, greece: Chronicle) -> None:
    screen, pilot = opened(window, greece)
    pilot.press("2", "pagedown")
    assert screen.scroll is not None
    left = screen.scroll.offset
    assert left > 0
    pilot.press("3", "2")
    assert screen.scroll.offset == left
    pilot.press("down")
    assert screen.scroll.offset == 0


def test_the_chain_says_all_in_its_tips_and_ends_no_word_midway(window: Window, greece: Chronicle) -> None:
    screen, pilot = opened(window, greece)
    for at, war in enumerate(screen.volume.report.wars):
        screen.choose_war(at)
        pilot.step()
        boxes = [w for w in pilot.seen("link") if isinstance(w, ChainBox)]
        assert [b.label for b in boxes] == [k.title for k in war.chain]
        assert sum(b.link.tone == "war" for b in boxes) == 1
        for box in boxes:
            lines = box._lines(screen.look, box.rect.w)
            height = sum(screen.look.text.line(role) for _, role, _ in lines)
            assert height <= box.rect.h
            assert not any(words.endswith(ELLIPSIS) and role == box.kinds[0] for words, role, _ in lines)


def test_a_tag_gives_its_definition_and_the_events_that_earn_it(window: Window, greece: Chronicle) -> None:
    screen, pilot = opened(window, greece)
    pilot.press("2")
    chip = next(w for w in pilot.seen("tag") if isinstance(w, TagChip))
    tag = next(t for t in screen.volume.report.wars[0].tags if t.name == chip.label)
    reveal(chip)
    pilot.step()
    pilot.hover(chip)
    pilot.step(600)
    assert tag.means in pilot.tip
    assert tag.evidence[0] in pilot.tip


def test_maps_are_drawn_after_the_page_and_kept(window: Window, greece: Chronicle) -> None:
    _, pilot = opened(window, greece)
    plates = [w for w in pilot.seen("plate") if isinstance(w, Plate)]
    assert len(plates) == 2
    for _ in range(200):
        if all(plate._shown for plate in plates):
            break
        pilot.step()
    assert all(plate._shown for plate in plates)
    pilot.press("2", "1")
    pilot.step(100)
    assert all(w._shown for w in pilot.seen("plate") if isinstance(w, Plate))


def test_numbers_on_a_wars_map_lie_inside_it(window: Window, greece: Chronicle) -> None:
    screen, _ = opened(window, greece)
    for war in screen.volume.report.wars:
        found = grounds(war, screen.volume)
        spots = theatre_spots(found, screen.volume)
        assert sum(len(g.battles) for g in found) == len(war.battles)
        assert [s.number for s in spots] == list(range(1, len(spots) + 1))
        assert len(spots) <= MOST_SPOTS
        frame = theatre_frame(war, spots, screen.volume, 0.62)
        if frame is not None:
            for spot in spots:
                assert abs(spot.at[0] - frame.centre[0]) <= frame.across / 2
                assert abs(spot.at[1] - frame.centre[1]) <= frame.across * 0.62 / 2


def test_a_game_without_wars_says_so_in_words(window: Window, brief: Chronicle) -> None:
    screen, pilot = opened(window, brief)
    said = {"2": "No war was fought", "3": "No war was deterred", "4": "Nobody was called", "6": "No pact was founded"}
    for key, words in said.items():
        pilot.press(key)
        assert any(label.startswith(words) for label in pilot.labels("text")), (screen.page, words)


def test_a_chart_is_read_by_key(window: Window, greece: Chronicle) -> None:
    screen, pilot = opened(window, greece)
    pilot.press("5")
    while pilot.focus is None or pilot.focus.role != "chart":
        pilot.press("tab")
    pilot.press("right", "right")
    pilot.step(600)
    assert screen.page == "charts"
    assert pilot.tip.startswith(screen.volume.report.charts[0].x_labels[1].split(" ")[0])


def test_e_writes_html_and_json_and_says_where(window: Window, home: Path, greece: Chronicle) -> None:
    screen, pilot = opened(window, greece)
    pilot.press("e", "ctrl+enter")
    for _ in range(400):
        if not screen.exporter.is_busy:
            break
        pilot.step(30)
        time.sleep(0.01)
    written = sorted((home / "exports").iterdir())
    assert [p.suffix for p in written] == [".html", ".json"]
    assert json.loads(written[1].read_text(encoding="utf-8"))["seed"] == greece.header.seed
    assert "<html" in written[0].read_text(encoding="utf-8")


def test_esc_leaves(window: Window, brief: Chronicle) -> None:
    _, pilot = opened(window, brief)
    pilot.press("esc")
    assert not window.running
