"""Nothing is cut, covered or outside the window: the survey over a sample of screens, sizes and scales."""

import pytest

from game.ui.app import App, GameWindow
from game.ui.desk import Desk
from game.ui.widgets.pilot import Pilot
from tests.ui.survey import survey

SMALL, LAPTOP, GREAT = (1024, 640), (1366, 768), (3840, 2160)


@pytest.mark.parametrize("size", [SMALL, LAPTOP])
def test_the_title_has_room(app: App, pilot: Pilot, size: tuple[int, int]) -> None:
    app.window.resize(size)
    pilot.step(200)
    assert survey(app.window) == []


@pytest.mark.parametrize(("size", "scale"), [(SMALL, 150), (LAPTOP, 75), (GREAT, 100)])
@pytest.mark.parametrize("name", ["open_settings", "open_saves", "open_help"])
def test_the_front_has_room(app: App, pilot: Pilot, name: str, size: tuple[int, int], scale: int) -> None:
    app.window.resize(size)
    app.prefer(scale=scale)
    getattr(app, name)()
    pilot.step(400)
    assert survey(app.window) == []


def test_the_table_has_drawers_in_a_small_window(home, desk: Desk) -> None:
    window = GameWindow(SMALL)
    app = App(window)
    app.open_game(desk)
    pilot = Pilot(window)
    try:
        assert pilot.has("Orders", "drawer")
        assert not pilot.has("Treaty", "button")
        pilot.press("]")
        assert pilot.has("Treaty", "button")
        pilot.press("[", "]")
        assert not pilot.has("Treaty", "button")
        window.resize((1600, 900))
        pilot.step(60)
        assert not pilot.seen("drawer")
        assert pilot.has("Treaty", "button")
    finally:
        app.close()
