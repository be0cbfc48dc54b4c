"""The report's judges on the screen: conceptions side by side, reviews over their evidence, dots that can be read."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from game.chronicle.record import Chronicle
from game.match.setup import Setup
from game.match.simulate import simulate
from game.ui.screens.report.beliefs import ReadingDots
from game.ui.screens.report.book import ReportScreen
from game.ui.screens.report.system import KeyedChart
from game.ui.widgets.pilot import Pilot
from game.ui.widgets.shell import Window
from game.ui.widgets.walk import reveal


@pytest.fixture(scope="module")
def greece() -> Chronicle:
    return simulate(Setup(scenario="greece_499bce", seed=7, turns=12)).chronicle


@pytest.fixture
def window(home: Path) -> Iterator[Window]:
    window = Window((1600, 900))
    yield window
    window.shut()


def opened(window: Window, chronicle: Chronicle, page: str) -> tuple[ReportScreen, Pilot]:
    screen = ReportScreen(chronicle)
    window.push(screen)
    screen.turn_to(page)
    pilot = Pilot(window)
    pilot.step()
    return screen, pilot


def found(screen: ReportScreen, kind: type) -> list:  # type: ignore[type-arg]
    assert screen.layers is not None
    return [w for w in screen.layers.stack[0].root.walk() if isinstance(w, kind)]


def test_every_conception_and_both_reviews_stand_on_the_first_page(window: Window, greece: Chronicle) -> None:
    screen, _ = opened(window, greece, "verdict")
    assert screen.layers is not None
    labels = {w.label for w in screen.layers.stack[0].root.walk()}
    for one in screen.volume.report.conceptions:
        assert one.school.capitalize() in labels
        assert one.text in labels
    for review in screen.volume.report.reviews:
        assert review.title in labels


def test_the_dots_are_read_by_key_one_after_the_other(window: Window, greece: Chronicle) -> None:
    screen, pilot = opened(window, greece, "doctrines")
    (dots,) = found(screen, ReadingDots)
    reveal(dots)
    pilot.step()
    assert screen.layers is not None
    screen.layers.focus(dots, by_key=True)
    pilot.press("right")
    first = dots.reading()
    pilot.press("right")
    second = dots.reading()
    assert first is not None
    assert second is not None
    assert " of " in first.name
    assert first.name != second.name
    one = dots.readings[0]
    assert f"**{one.read / 10:.0f}**" in first.sentence


def test_a_chart_is_drawn_where_it_was_scrolled_to(window: Window, greece: Chronicle) -> None:
    screen, pilot = opened(window, greece, "charts")
    charts = found(screen, KeyedChart)
    assert len(charts) == len(screen.volume.report.charts) > 8
    last = charts[-1]
    pilot.press(*["pagedown"] * 6)
    pilot.step()
    assert last.rect.contains(last._plot)


def test_a_chart_tells_what_went_on_at_the_year_it_reads(window: Window, greece: Chronicle) -> None:
    screen, pilot = opened(window, greece, "charts")
    chart = found(screen, KeyedChart)[0]
    at = chart.model.bands[0].first
    assert screen.layers is not None
    screen.layers.focus(chart, by_key=True)
    pilot.press(*["right"] * (at + 1))
    told = chart.reading()
    assert told is not None
    assert chart.model.bands[0].name in told.sentence
