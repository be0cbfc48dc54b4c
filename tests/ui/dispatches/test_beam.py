"""The beam follows the answer that is looked at, and comes back; the cards carry the pans' own sums."""

from game.perception import forecast
from game.ui.screens.crisis.scales import tilt
from game.ui.screens.letters.dispatches import open_dispatch
from game.ui.screens.words.consequences import with_pledge
from game.ui.screens.words.papers import brigades
from game.ui.widgets.pilot import Pilot
from game.ui.widgets.shell import Screen

from .staged import desk


def _opened(screen: Screen, pilot: Pilot, case: str, kind: str):
    at = desk(case)
    letter = next(one for one in at.dispatches() if one.kind == kind)
    open_dispatch(screen, at, letter)
    pilot.step(3000)
    return at, letter, pilot.seen("scales")[0]


def test_the_beam_tips_by_the_pledge_that_is_looked_at(screen: Screen, pilot: Pilot) -> None:
    at, letter, scales = _opened(screen, pilot, "pledge", "pledge")
    base = scales.frame.tilt
    crisis = letter.subject
    expected = {}
    for stands in (True, False):
        pan = forecast.coalition(at.view, crisis.target, crisis.demander, with_pledge(crisis, "ATH", stands))
        expected[stands] = tilt(sum(one.expected for one in pan), scales.frame.right.expected)
    for card, stands in zip(pilot.seen("answer"), (True, False), strict=True):
        pilot.hover(card)
        pilot.step(800)
        assert scales.frame.tilt == expected[stands]
    pilot.hover(scales)
    pilot.step(800)
    assert scales.frame.tilt == base
    assert expected[True] < expected[False]


def test_refusing_names_the_brigades_of_the_left_pan(screen: Screen, pilot: Pilot) -> None:
    _, _, scales = _opened(screen, pilot, "demand", "demand")
    figure = next(one for one in pilot.seen("figure") if one.label == "brigades with us")
    assert figure.value == brigades(scales.frame.left.expected)
    assert figure.band == f"of {brigades(scales.frame.left.pledged)}"


def test_who_tips_the_beam_is_always_in_sight(screen: Screen, pilot: Pilot) -> None:
    _opened(screen, pilot, "demand", "demand")
    said = next(one for one in pilot.seen("text") if "tips the beam" in one.label)
    assert screen.layers.top.root.children[0].rect.contains(said.rect)
