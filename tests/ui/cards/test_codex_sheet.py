"""The codex on its sheet: found by letters, walked by its doors, with its place on this map."""

from game.ui.cards.codex import codex
from game.ui.screens.council.table import CouncilTable
from game.ui.widgets.pilot import Pilot


def test_the_codex_is_searched_and_walked(table: CouncilTable, pilot: Pilot) -> None:
    pilot.press("x")
    pilot.step(250)
    assert pilot.has(f"{len(codex())} of {len(codex())} terms")
    pilot.click("Search the codex", "field")
    pilot.type("jackal")
    pilot.step(50)
    assert pilot.has("Follows the stronger for a share, and enters wars that look already won.")
    pilot.click("spoils", "button")
    assert pilot.has(codex()["spoils"].means)


def test_f1_opens_the_card_of_what_is_under_the_pointer_and_else_the_help(table: CouncilTable, pilot: Pilot) -> None:
    pilot.hover(pilot.word("Persia"))
    pilot.press("f1")
    assert [one.label for one in pilot.cards] == ["Persia"]
    pilot.press("esc")
    pilot.hover((2, 2))
    pilot.step(400)
    pilot.press("f1")
    pilot.step(250)
    assert pilot.has("How to play")
