"""The letters of a turn: turned over by key, answered several at once, changed until the turn ends, never lost."""

import pytest

from game.report.telling.naming import Names
from game.ui.screens.letters.dispatches import open_dispatch
from game.ui.screens.letters.queue import open_queue
from game.ui.screens.words.replies import answer_words, deadline, letter_head
from game.ui.widgets.pilot import Pilot
from game.ui.widgets.shell import Screen

from .staged import desk


def test_page_keys_turn_the_letters_round(screen: Screen, pilot: Pilot) -> None:
    at = desk("letters")
    letters = at.dispatches()
    open_dispatch(screen, at, letters[0])
    heads = []
    for _ in letters:
        pilot.step(400)
        heads.append(screen.layers.top.root.label)
        pilot.press("pagedown")
    assert len(set(heads)) == len(letters)
    pilot.step(400)
    assert screen.layers.top.root.label == heads[0]
    assert len(screen.layers.stack) == 2
    assert not any(one.answered for one in at.dispatches())


def test_an_answer_given_is_still_there_when_one_turns_back_and_can_be_changed(screen: Screen, pilot: Pilot) -> None:
    at = desk("letters")
    first = at.dispatches()[0]
    at.answer(first.advice)
    open_dispatch(screen, at, at.dispatches()[1])
    pilot.step(400)
    pilot.press("pageup")
    pilot.step(400)
    assert pilot.has("your answer")
    other = next(w for w in pilot.seen("answer") if not w.chosen)
    pilot.click(other)
    assert at.dispatches()[0].answer != first.advice
    assert at.dispatches()[0].answered


def test_the_ministry_is_followed_in_those_that_are_chosen(screen: Screen, pilot: Pilot) -> None:
    at = desk("letters")
    letters = at.dispatches()
    open_queue(screen, at, lambda letter: None)
    pilot.step(400)
    pilot.click(f"Choose {letter_head(letters[0], Names(at.world))}", "checkbox")
    pilot.click(f"Follow the ministry in {len(letters) - 1}", "button")
    assert [one.answered for one in at.dispatches()] == [False] + [True] * (len(letters) - 1)
    assert all(one.answer == one.advice for one in at.dispatches()[1:])


def test_answers_can_be_taken_back(screen: Screen, pilot: Pilot) -> None:
    at = desk("letters")
    at.answer_rest()
    open_queue(screen, at, lambda letter: None)
    pilot.step(400)
    pilot.click("Take the answers back", "button")
    assert not any(one.answered for one in at.dispatches())


def test_a_letter_opens_from_the_list(screen: Screen, pilot: Pilot) -> None:
    at = desk("letters")
    opened: list[str] = []
    open_queue(screen, at, lambda letter: opened.append(letter.id))
    pilot.step(400)
    pilot.click("Open", "button")
    assert opened == [at.dispatches()[0].id]


@pytest.mark.parametrize("case", ["letters", "demand", "pledge", "court"])
def test_every_letter_says_what_it_is_and_until_when_it_waits(case: str) -> None:
    at = desk(case)
    names = Names(at.world)
    for letter in at.dispatches():
        assert len(letter_head(letter, names)) > 10
        assert deadline(letter)
        assert answer_words(letter.advice)
