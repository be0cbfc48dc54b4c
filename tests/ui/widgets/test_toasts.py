"""Passing words: said once, and never over a sheet."""

from game.ui.widgets.toast import Toasts


def test_the_same_words_are_said_once() -> None:
    toasts = Toasts()
    toasts.say("2 letters to answer")
    toasts.say("Saved")
    toasts.say("2 letters to answer")
    assert toasts.words == ("Saved", "2 letters to answer")


def test_at_most_three_are_said_at_once() -> None:
    toasts = Toasts()
    for n in range(5):
        toasts.say(f"word {n}")
    assert toasts.words == ("word 2", "word 3", "word 4")


def test_hushed_words_are_gone() -> None:
    toasts = Toasts()
    toasts.say("2 letters to answer")
    toasts.hush()
    assert toasts.words == ()
