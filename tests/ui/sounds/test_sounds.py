"""Sounds: soft, short, never a crash, silent where nothing can be heard."""

import numpy as np
import pygame
import pytest

from game.ui.app import App
from game.ui.sounds.band import Band, may_sound
from game.ui.sounds.heard import sound_of
from game.ui.sounds.waves import LONGEST_S, LOUDEST, RATE, recipes, wave

NAMES = ("page", "pen", "seal", "drum", "bell", "chime", "gavel")


def test_every_sound_has_a_recipe_and_a_caption() -> None:
    assert set(recipes()) == set(NAMES)
    assert all(recipe.caption for recipe in recipes().values())


@pytest.mark.parametrize("name", NAMES)
def test_a_wave_is_short_and_soft_and_ends_in_silence(name: str) -> None:
    samples = wave(recipes()[name])
    assert 0.05 * RATE < len(samples) <= LONGEST_S * RATE
    assert np.isfinite(samples).all()
    assert 0.02 < np.abs(samples).max() <= LOUDEST
    assert abs(samples[0]) < 0.05
    assert np.abs(samples[-20:]).max() < 0.05
    assert abs(samples.mean()) < 0.05
    assert np.array_equal(samples, wave(recipes()[name]))


def test_without_a_device_there_are_captions_and_silence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
    said: list[str] = []
    band = Band(lambda: 1.0, said.append)
    band.play("drum")
    band.wait()
    band.play("drum")
    assert not may_sound()
    assert band.is_silent
    assert said == [recipes()["drum"].caption] * 2


def test_a_mixer_that_will_not_open_is_silence(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise pygame.error("no such device")

    monkeypatch.setattr("game.ui.sounds.band.may_sound", lambda: True)
    monkeypatch.setattr(pygame.mixer, "init", broken)
    band = Band(lambda: 1.0, lambda words: None)
    band.play("bell")
    band.wait()
    assert band.is_silent


def test_nothing_is_opened_for_who_wants_no_sound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("game.ui.sounds.band.may_sound", lambda: pytest.fail("asked for a device"))
    band = Band(lambda: 0.0, lambda words: None)
    band.play("bell")
    band.wait()


def test_captions_are_shown_when_wanted(app: App) -> None:
    app.window.on_sound("pen")
    assert app.window.captions.words == ""
    app.prefer(captions=True)
    app.window.on_sound("pen")
    assert app.window.captions.words == "a pen scratches"
    app.window.captions.tick(5000)
    assert app.window.captions.words == ""


def test_a_quiet_phase_ends_with_a_bell_or_a_letter() -> None:
    assert sound_of(()) == "bell"
    assert sound_of((), letters=True) == "chime"
