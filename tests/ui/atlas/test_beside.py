"""A map drawn beside the window, and what becomes of it when that fails."""

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest

from game.kit.places import assets
from game.scenarios.library import drawn_scenario
from game.ui.atlas.faces import Faces
from game.ui.atlas.office import Office
from game.ui.atlas.stage import Stage
from game.ui.atlas.view import AtlasView

RECT = pygame.Rect(0, 0, 640, 400)


def _rested() -> threading.Event:
    resting = threading.Event()
    resting.set()
    return resting


def _drawn(view: AtlasView, office: Office | None = None) -> pygame.Surface:
    """The map once all is drawn."""
    surface = pygame.Surface(RECT.size)
    until, still = time.monotonic() + 60, 0
    while still < 25 and time.monotonic() < until:
        still = 0 if view.tick(16) or (office is not None and office.busy) else still + 1
        view.draw(surface)
        time.sleep(0.002)
    return surface


def _view(tmp_path: Path, office: Office | None) -> AtlasView:
    scenario = drawn_scenario("greece_499bce")
    view = AtlasView(scenario.geometry, RECT, Faces(assets() / "fonts"), None, tmp_path, motion=False, office=office)
    view.prepare()
    return view


def test_a_failure_beside_the_window_is_told_and_the_map_drawn_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = Office(_rested())
    beside = _view(tmp_path, office)
    tile = Stage.tile

    def torn(self: Stage, scale: float, place: tuple[int, int]) -> None:
        if threading.current_thread() is not threading.main_thread():
            raise MemoryError("no room for a tile")
        tile(self, scale, place)

    monkeypatch.setattr(Stage, "tile", torn)
    shown = _drawn(beside, office)
    assert "no room for a tile" in beside.trouble
    assert "in the window from now on" in beside.trouble
    inline = _drawn(_view(tmp_path, None))
    assert pygame.image.tobytes(shown, "RGB") == pygame.image.tobytes(inline, "RGB")
    office.close()


def test_what_is_done_at_leisure_makes_way_and_does_not_count_as_work() -> None:
    office, told = Office(_rested()), []
    asked = threading.Event()

    def slow() -> Iterator[None]:
        for n in range(3):
            told.append(f"leisure {n}")
            yield
            if n == 0:
                asked.wait(5)

    def urgent() -> Iterator[None]:
        told.append("urgent")
        yield

    office.ask_later(slow())
    while not told:
        time.sleep(0.001)
    assert not office.busy
    office.ask("tiles", urgent)
    assert office.busy
    asked.set()
    office.finish()
    assert told.index("urgent") < told.index("leisure 2")
    assert told[-1] == "leisure 2"
    assert office.failed is None
