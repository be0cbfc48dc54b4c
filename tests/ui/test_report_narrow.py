"""The report in a small window, or with large type: nothing is cut, nothing lies over anything else."""

from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest

from game.chronicle.record import Chronicle
from game.match.setup import Setup
from game.match.simulate import simulate
from game.ui.screens.parts.plates import Plate
from game.ui.screens.report.book import ReportScreen
from game.ui.screens.report.chain import Chain, ChainBox
from game.ui.screens.report.system import KeyedChart
from game.ui.widgets.buttons import Button
from game.ui.widgets.look import Manner
from game.ui.widgets.orders import Tabs
from game.ui.widgets.pilot import Pilot
from game.ui.widgets.shell import Window
from game.ui.widgets.text import ELLIPSIS
from game.ui.widgets.walk import reveal

SIZES = (((1024, 640), 1.0), ((1366, 768), 1.0), ((1600, 900), 1.0), ((1600, 900), 1.5), ((1366, 768), 1.5))


@pytest.fixture(scope="module")
def greece() -> Chronicle:
    games = (simulate(Setup(scenario="greece_499bce", seed=seed, turns=16)).chronicle for seed in range(7, 60))
    return next(game for game in games if len(game.world.wars) >= 3)


@pytest.fixture(params=SIZES, ids=lambda p: f"{p[0][0]}x{p[0][1]} at {p[1]:.0%}")
def read(request: pytest.FixtureRequest, greece: Chronicle, home: Path) -> Iterator[tuple[ReportScreen, Pilot]]:
    size, scale = request.param
    window = Window(size, manner=Manner(scale=scale))
    screen = ReportScreen(greece)
    window.push(screen)
    yield screen, Pilot(window)
    window.shut()


def test_every_tab_shows_its_whole_word(read: tuple[ReportScreen, Pilot]) -> None:
    screen, pilot = read
    tabs = next(w for w in pilot.seen("tabs") if isinstance(w, Tabs))
    for option, tab in zip(tabs.options, tabs.children, strict=True):
        assert screen.look.text.width(option.label, "value") <= tab.rect.w, option.label
    buttons = [w for w in pilot.seen() if isinstance(w, Button) and w.label in ("To title", "Replay", "Export")]
    assert len(buttons) == 3
    assert not any(tabs.rect.colliderect(b.rect) for b in buttons)


def test_the_words_of_the_verdict_have_room_beside_or_above_the_maps(read: tuple[ReportScreen, Pilot]) -> None:
    screen, pilot = read
    title = pilot.find(screen.volume.report.verdict.title)
    maps = [w for w in screen.scroll.walk() if isinstance(w, Plate)] if screen.scroll else []
    assert len(maps) == 2
    assert not any(title.rect.colliderect(plate.rect) for plate in maps)
    longest = max(title.label.split(), key=lambda word: screen.look.text.width(word, "page_title"))
    assert title.rect.w >= screen.look.text.width(longest, "page_title")
    assert title.rect.w >= screen.look.size[0] // 6


def test_a_chain_breaks_into_rows_before_its_boxes_cut_a_word(read: tuple[ReportScreen, Pilot]) -> None:
    screen, pilot = read
    for at, war in enumerate(screen.volume.report.wars):
        screen.choose_war(at)
        pilot.step()
        chain = next(w for w in screen.scroll.walk() if isinstance(w, Chain)) if screen.scroll else None
        assert chain is not None
        boxes = [w for w in chain.children if isinstance(w, ChainBox)]
        assert [b.label for b in boxes] == [k.title for k in war.chain]
        assert all(chain.rect.contains(b.rect) for b in boxes)
        for n, box in enumerate(boxes):
            assert box.rect.collidelist([other.rect for other in boxes[n + 1 :]]) < 0
            words = [words for words, role, _ in box._lines(screen.look, box.rect.w) if role == box.kinds[0]]
            assert not any(ELLIPSIS in line for line in words), words


def test_no_button_of_a_wars_page_leaves_the_paper(read: tuple[ReportScreen, Pilot]) -> None:
    screen, pilot = read
    screen.choose_war(0)
    pilot.step()
    assert screen.scroll is not None
    page = pygame.Rect(0, -9999, screen.look.size[0] - screen.look.px(48), 99999)
    asks = [w for w in screen.scroll.walk() if isinstance(w, Button)]
    assert asks
    assert all(page.contains(w.rect) for w in asks), [w.label for w in asks if not page.contains(w.rect)]


def test_a_charts_figures_stand_beside_the_year_that_is_read(read: tuple[ReportScreen, Pilot]) -> None:
    screen, pilot = read
    screen.turn_to("charts")
    pilot.step()
    chart = next(w for w in screen.scroll.walk() if isinstance(w, KeyedChart)) if screen.scroll else None
    assert chart is not None
    reveal(chart)
    pilot.step()
    for part in (0.1, 0.5, 0.8):
        pilot.hover((chart.rect.x + round(chart.rect.w * part), chart.rect.centery))
        for _ in range(40):
            pilot.step()
        tips = screen.layers.tips if screen.layers is not None else None
        assert tips is not None
        assert tips.shown
        spot = chart.spot()
        assert spot is not None
        assert not tips.rect.colliderect(spot)
        assert min(abs(tips.rect.left - spot.right), abs(tips.rect.right - spot.left)) <= screen.look.px(16)
