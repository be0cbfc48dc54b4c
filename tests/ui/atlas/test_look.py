"""Where the council table looks: no paper over our own capital or the chosen state's, at any size."""

from pathlib import Path

import pytest

from game.match.setup import Setup
from game.ui.app import App, GameWindow
from game.ui.desk import Desk
from game.ui.screens.council.table import CouncilTable
from game.ui.widgets.pilot import Pilot
from game.ui.widgets.shell import Screen


class Shut(Screen):
    """Stands for the report."""

    def __init__(self, chronicle: object, app: App) -> None:
        super().__init__()


def seen(table: CouncilTable, state: str) -> bool:
    place = table.scenery.home(table.desk.world, state)
    if place is None:
        return True
    city = next(p.city for p in table.scenery.geometry.provinces if p.id == place)
    camera = table.atlas.camera
    x, y = camera.to_screen((float(city[0]), float(city[1])))
    return bool(camera.free.collidepoint(x, y))


@pytest.mark.parametrize("size", [(1600, 900), (1366, 768), (1920, 1080), (1024, 640)])
def test_no_paper_lies_over_our_own_capital_nor_the_chosen_one(home: Path, size: tuple[int, int]) -> None:
    window = GameWindow(size)
    app = App(window, report=Shut)
    app.open_game(Desk.begin(Setup(scenario="greece_499bce", seed=1, turns=15, players=("ATH",))))
    table, pilot = window.top, Pilot(window)
    assert isinstance(table, CouncilTable)
    pilot.step(100)
    assert seen(table, "ATH")
    for state in ("PER", "SPA", "MAC", "NAX", "COR"):
        table.choose_state(state)
        for _ in range(30):
            pilot.step(50)
        assert seen(table, state), state
    window.shut()


def test_athens_opens_on_its_neighbourhood(home: Path) -> None:
    window = GameWindow((1600, 900))
    app = App(window, report=Shut)
    app.open_game(Desk.begin(Setup(scenario="greece_499bce", seed=1, turns=15, players=("ATH",))))
    table, pilot = window.top, Pilot(window)
    assert isinstance(table, CouncilTable)
    pilot.step(100)
    for state in ("ATH", "SPA", "THE", "THS", "AEG", "MIL", "SAM", "PER"):
        assert seen(table, state), state
    window.shut()
