"""The book bound beside the window: it says how far it is, makes way for the report, and can be left."""

import gc
import time
from collections.abc import Callable, Iterator

import pytest

from game.chronicle.record import Chronicle
from game.match.setup import Setup
from game.match.simulate import simulate
from game.report.book import write_book
from game.ui.app import App
from game.ui.screens.front.title import TitleScreen
from game.ui.screens.report import binding
from game.ui.screens.report.binding import Bindery, BindingScreen
from game.ui.screens.report.book import ReportScreen
from game.ui.widgets.pilot import Pilot


@pytest.fixture(scope="module")
def greece() -> Chronicle:
    return simulate(Setup(scenario="greece_499bce", seed=7, turns=6)).chronicle


@pytest.fixture(autouse=True)
def _nothing_stays_apart() -> Iterator[None]:
    yield
    gc.unfreeze()


def wait_until(pilot: Pilot, is_so: Callable[[], bool]) -> None:
    until = time.monotonic() + 60
    while not is_so():
        assert time.monotonic() < until
        pilot.step()
        time.sleep(0.005)


def test_the_report_comes_by_itself_and_is_the_one_that_is_bound_at_once(
    app: App, pilot: Pilot, greece: Chronicle
) -> None:
    app.show(BindingScreen(greece, app))
    pilot.step()
    assert isinstance(app.window.top, BindingScreen)
    (bar,) = pilot.seen("progress")
    assert "…" in bar.doing
    wait_until(pilot, lambda: isinstance(app.window.top, ReportScreen))
    shown = app.window.top
    assert shown.volume.source.chronicle is greece
    assert shown.volume.report.wars == write_book(greece, app.scenario("greece_499bce").colours).wars
    assert gc.isenabled()


def test_a_window_that_shows_itself_meanwhile_never_binds_in_its_own_thread(
    app: App, pilot: Pilot, greece: Chronicle
) -> None:
    app.window.draws_apart = True
    live = App(app.window, council=lambda desk, its: ReportScreen(desk.chronicle))
    app.window.draws_apart = True
    live.open_report(greece)
    assert isinstance(app.window.top, BindingScreen)
    wait_until(pilot, lambda: isinstance(app.window.top, ReportScreen))


def test_esc_leaves_and_the_book_never_comes(
    app: App, pilot: Pilot, greece: Chronicle, monkeypatch: pytest.MonkeyPatch
) -> None:
    app.show(BindingScreen(greece, app))
    pilot.press("esc")
    for _ in range(5):
        pilot.step()
    assert isinstance(app.window.top, TitleScreen)


def test_what_goes_wrong_is_raised_in_the_window(
    app: App, pilot: Pilot, greece: Chronicle, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(self: Bindery) -> None:
        self.failed = ValueError("torn")

    monkeypatch.setattr(binding.Bindery, "_work", fail)
    screen = BindingScreen(greece, app)
    while screen.bindery.failed is None:
        time.sleep(0.005)
    with pytest.raises(ValueError, match="torn"):
        screen.tick(16)


def test_how_far_it_is_never_goes_back(app: App, pilot: Pilot, greece: Chronicle) -> None:
    screen = BindingScreen(greece, app)
    app.show(screen)
    seen = []
    while isinstance(app.window.top, BindingScreen):
        seen.append(screen.bindery.share)
        pilot.step()
    assert seen == sorted(seen)
    assert all(0 <= share <= 1 for share in seen)
