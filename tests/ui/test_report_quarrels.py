"""Wars and the wars that did not happen, in the window: who was called, as each side saw it, what promises paid."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from game.chronicle.record import Chronicle
from game.match.setup import Setup
from game.match.simulate import simulate
from game.report.html.crises_page import tally_text
from game.report.html.sides_page import MOST_ROWS, ROLES
from game.report.wars.called import called_to
from game.ui.screens.report.book import ReportScreen
from game.ui.screens.report.chain import Chain
from game.ui.screens.report.pieces import Fold
from game.ui.widgets.pilot import Pilot
from game.ui.widgets.shell import Window
from game.ui.widgets.widget import Widget
from tests.report.games import played_game


@pytest.fixture(scope="module")
def greece() -> Chronicle:
    """The first game in which one war called more states than a table shows at once."""
    for seed in range(7, 60):
        game = simulate(Setup(scenario="greece_499bce", seed=seed, turns=16)).chronicle
        called: dict[str, set[str]] = {}
        for event in game.events():
            if event.kind == "call_answered":
                called.setdefault(event.war, set()).add(event.state)
        if any(len(states) > MOST_ROWS + 1 for states in called.values()):
            return game
    raise AssertionError("no such game in 53")


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


def everything(screen: ReportScreen) -> list[Widget]:
    assert screen.layers is not None
    return list(screen.layers.stack[0].root.walk())


def unfold(screen: ReportScreen, pilot: Pilot) -> None:
    """Open every fold of the page, so that all of it can be read."""
    for fold in [w for w in everything(screen) if isinstance(w, Fold)]:
        fold.turn()
    pilot.step()


def test_each_called_state_and_each_side_stands_on_the_wars_page(window: Window, greece: Chronicle) -> None:
    screen, pilot = opened(window, greece, "wars")
    for at, war in enumerate(screen.volume.report.wars):
        screen.choose_war(at)
        pilot.step()
        unfold(screen, pilot)
        labels = [w.label for w in everything(screen)]
        for row in called_to(war.answers):
            name = screen.volume.name(row.state)
            assert any(label.startswith(f"{name}, ") and row.answer in label.lower() for label in labels), name
        for view in war.sides:
            assert f"{screen.volume.name(view.state)}, {ROLES[view.role]}" in labels


def test_a_long_list_is_folded_and_opens_on_a_press(window: Window, greece: Chronicle) -> None:
    screen, pilot = opened(window, greece, "wars")
    wars = screen.volume.report.wars
    at = max(range(len(wars)), key=lambda n: len(called_to(wars[n].answers)))
    screen.choose_war(at)
    pilot.step()
    fold = next(w for w in everything(screen) if isinstance(w, Fold))
    assert screen.scroll is not None
    before = screen.scroll.content
    fold.turn()
    pilot.step()
    assert screen.scroll.content > before
    fold.turn()
    pilot.step()
    assert screen.scroll.content == before


def test_what_an_arc_says_lies_within_the_page(window: Window, greece: Chronicle) -> None:
    screen, pilot = opened(window, greece, "wars")
    for at in range(len(screen.volume.report.wars)):
        screen.choose_war(at)
        pilot.step()
        chain = next(w for w in everything(screen) if isinstance(w, Chain))
        for row, _, deep in chain._rows(screen.look, chain.rect.w):
            depths = [sag for _, _, said, sag in chain._curves(screen.look, row) if said]
            assert len(set(depths)) == len(depths)
            assert all(sag <= deep for sag in depths)
            assert all(chain.children[row.start].rect.bottom + sag <= chain.rect.bottom for sag in depths)


def test_the_wars_that_did_not_happen_tell_every_demand(window: Window, greece: Chronicle) -> None:
    screen, pilot = opened(window, greece, "deterred")
    unfold(screen, pilot)
    report = screen.volume.report
    labels = [w.label for w in everything(screen)]
    assert tally_text(report) in labels
    for one in report.crises:
        told = one.text if one.outcome == "deterred" else f"{one.outcome_text} {one.text}".strip()
        assert one.outcome == "war" or any(told in label for label in labels), one


def test_promises_and_what_they_paid_stand_under_the_pacts(window: Window) -> None:
    screen, _ = opened(window, played_game(), "pacts")
    labels = [w.label for w in everything(screen)]
    assert any(label.startswith("Sparta") and label.endswith("paid more than it got") for label in labels)
    assert "Alliances by treaty" in labels
    assert screen.volume.report.bonds
