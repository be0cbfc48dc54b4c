"""Every letter opens, says what it must, and can be answered by hand and by key."""

import pytest

from game.ui.screens.chamber.sheet import open_chamber
from game.ui.screens.crisis.scales import Frame, Pan, Scales
from game.ui.screens.crisis.sheet import open_crisis
from game.ui.screens.crisis.weights import Piece
from game.ui.screens.letters.dispatches import open_dispatch
from game.ui.screens.record.gazette import open_gazette
from game.ui.widgets.pilot import Pilot
from game.ui.widgets.shell import Screen
from game.world.sheets import Attack, Ballot, CastVote, DemandReply

from .staged import desk


def _letter(case: str, kind: str):
    at = desk(case)
    return at, next(one for one in at.dispatches() if one.kind == kind)


def test_a_demand_is_refused_by_key(screen: Screen, pilot: Pilot) -> None:
    at, letter = _letter("demand", "demand")
    open_dispatch(screen, at, letter)
    pilot.step(400)
    assert pilot.labels("answer") == ["Concede", "Refuse", "Appeal to the League"]
    assert pilot.has("Persia demands the submission of Athens")
    pilot.press("2")
    assert at.dispatches()[0].answer.reply is DemandReply.REFUSE
    assert not pilot.has("Concede", "answer")


def test_four_answers_fit_their_cards_and_the_fourth_goes_to_court(screen: Screen, pilot: Pilot) -> None:
    at, letter = _letter("court", "demand")
    open_dispatch(screen, at, letter)
    pilot.step(400)
    assert pilot.labels("answer") == ["Concede", "Refuse", "Appeal to the League", "Go to the League’s court"]
    figures = [one for one in pilot.seen("figure") if one.label]
    assert figures
    if screen.look.size[0] >= 1366:
        for one in figures:
            assert screen.look.text.width(one.label, "second") <= one.rect.w, one.label
    cards = pilot.seen("answer")
    assert all(card.rect.contains(one.rect) for card in cards for one in card.walk() if one.role == "figure")
    pilot.press("4")
    assert at.dispatches()[0].answer.reply is DemandReply.ARBITRATE


def test_a_crowded_pan_leaves_the_legend_free(screen: Screen, pilot: Pilot) -> None:
    at, letter = _letter("demand", "demand")
    open_dispatch(screen, at, letter)
    pilot.step(400)
    scales = next(one for one in pilot.seen("scales") if isinstance(one, Scales))
    many = tuple(Piece(str(n), "Hellespontine", "bad", 30, 20, 900, None) for n in range(9))
    frame = Frame(Pan("With us", many), Pan("With them", many[:1]))
    scales.frames, scales.at = (frame,), 0
    scales.skip()
    look = screen.look
    for end, laid in zip(scales._ends(look, frame.tilt), scales._pans(look), strict=True):
        foot = scales._origin(look, end, laid)[1] + laid.size[1] + look.text.line("great_figure")
        assert foot <= scales.rect.bottom - look.text.line("second")


def test_enter_takes_the_advice_but_not_at_once(screen: Screen, pilot: Pilot) -> None:
    at, letter = _letter("demand", "demand")
    open_dispatch(screen, at, letter)
    pilot.press("enter")
    assert at.dispatches()[0].answer is None
    pilot.step(1000)
    pilot.press("enter")
    assert at.dispatches()[0].answer.reply is letter.advice.reply


def test_a_pledge_is_given_by_hand(screen: Screen, pilot: Pilot) -> None:
    at, letter = _letter("pledge", "pledge")
    open_dispatch(screen, at, letter)
    pilot.step(400)
    pilot.click("Stand by Eretria", "answer")
    assert at.dispatches()[0].answer.stands


def test_escape_leaves_the_letter_open(screen: Screen, pilot: Pilot) -> None:
    at, letter = _letter("demand", "demand")
    open_dispatch(screen, at, letter)
    pilot.step(400)
    pilot.press("esc")
    assert not pilot.has("Concede", "answer")
    assert at.dispatches()[0].answer is None


def test_a_vote_is_cast_by_key(screen: Screen, pilot: Pilot) -> None:
    at, letter = _letter("demand", "motion")
    open_dispatch(screen, at, letter)
    pilot.step(400)
    pilot.press("3")
    assert next(one.answer for one in at.dispatches() if one.kind == "motion") == CastVote(letter.id, Ballot.ABSTAIN)


def test_attack_and_lapse_write_and_strike_the_draft(screen: Screen, pilot: Pilot) -> None:
    at = desk("own")
    crisis = next(iter(at.world.crises))
    for key, wanted in (("1", True), ("2", False), ("1", True)):
        open_crisis(screen, at, crisis)
        pilot.step(400)
        pilot.press(key)
        assert any(isinstance(line, Attack) for line in at.sheet().lines) is wanted


@pytest.mark.parametrize("n", range(5))
def test_every_letter_is_accepted_and_refused(screen: Screen, pilot: Pilot, n: int) -> None:
    at = desk("letters")
    for key, said in (("1", True), ("2", False)):
        letter = at.dispatches()[n]
        open_dispatch(screen, at, letter)
        pilot.step(400)
        pilot.press(key)
        answer = at.dispatches()[n].answer
        assert getattr(answer, "accept", getattr(answer, "honour", None)) is said


def test_the_chamber_opens_without_a_motion(screen: Screen, pilot: Pilot) -> None:
    open_chamber(screen, desk("demand"), "pact1")
    pilot.step(2000)
    assert pilot.has("Legitimacy 62")


def test_an_item_of_the_gazette_leads_to_its_place(screen: Screen, pilot: Pilot) -> None:
    at = desk("letters")
    at.end_phase()
    for _ in range(6):
        at.end_phase()
    shown: list[str] = []
    open_gazette(screen, at, on_place=shown.append)
    pilot.step(400)
    stories = pilot.seen("story")
    assert stories
    for turn in ("left", "left", "right"):
        pilot.press(turn)
        pilot.step(300)
    with_place = [one for one in pilot.seen("story") if one.on_press is not None]
    if with_place:
        pilot.click(with_place[0])
        assert shown[0] in at.world.provinces
