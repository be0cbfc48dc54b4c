"""A window without a display, and a player's folder that is thrown away."""

from collections.abc import Callable

import pytest

from game.ui.widgets.layout import Column, Free, docked
from game.ui.widgets.pilot import Pilot
from game.ui.widgets.shell import Screen, Window
from game.ui.widgets.widget import Widget


class Bench(Screen):
    """A screen that shows what a test gives it."""

    def __init__(self, make: Callable[[], Widget]) -> None:
        super().__init__()
        self.make = make
        self.missed: list[int] = []

    def build(self) -> Widget:
        return Free((self.make(), docked(left=20, top=20, width=400, height=700)))

    def handle(self, event) -> bool:
        self.missed.append(event.type)
        return False


@pytest.fixture
def size() -> tuple[int, int]:
    return (1600, 900)


@pytest.fixture
def show(window: Window) -> Callable[..., Pilot]:
    def put(*widgets: Widget, arrows: bool = False) -> Pilot:
        window.push(Bench(lambda: Column(*widgets, gap=8, arrows=arrows)))
        return Pilot(window)

    return put
