"""Theme, type, markup, icons, shapes and places."""

import numpy as np
import pygame
import pytest
from pydantic import ValidationError

from game.kit import places
from game.ui.widgets.look import Look, Manner
from game.ui.widgets.rich import parse, plain, set_text
from game.ui.widgets.text import signed, true_minus
from game.ui.widgets.theme import Theme, load_theme


@pytest.fixture(scope="module")
def look():
    pygame.font.init()
    return Look()


def luminance(colour):
    parts = [c / 255 for c in colour]
    parts = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(a, b):
    high, low = sorted((luminance(a), luminance(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("ink", ["ink", "ink_2", "ink_3", "danger", "good", "bad"])
@pytest.mark.parametrize("paper", ["paper_0", "paper_1", "paper_2"])
def test_every_ink_reads_on_every_paper(ink, paper):
    theme = load_theme()
    assert contrast(theme.hue(ink), theme.hue(paper)) >= 4.5


def test_the_theme_is_whole(look):
    theme = look.theme
    assert all((places.assets() / "fonts" / name).is_file() for name in theme.face.values())
    for role in theme.type.values():
        assert role.face in theme.face
        assert role.ink in theme.colour
    for name, mark in theme.alignment.items():
        assert name in theme.colour
        assert mark.icon in look.icons.data
    assert len({m.hatch for m in theme.alignment.values()}) == 4


def test_a_wrong_theme_is_refused():
    raw = load_theme().model_dump()
    raw["colour"]["ink"] = "brown"
    with pytest.raises(ValidationError, match="#RRGGBB"):
        Theme.model_validate(raw)


def test_colour_blind_set_and_trust():
    theme = load_theme()
    assert theme.wearing("colour_blind").hue("balance") != theme.hue("balance")
    assert theme.trust_hue(0) == (0x7A, 0x4A, 0x22)
    assert theme.trust_hue(100) == theme.hue("good")
    assert theme.trust_hue(150) == theme.trust_hue(100)


def test_signs():
    assert signed(3) == "+3"
    assert signed(-3, " %") == "−3 %"
    assert signed(-0.04, digits=1) == "0.0"
    assert true_minus("-4 and a-b, 3-4") == "−4 and a-b, 3-4"


def test_markup():
    assert plain("**Sparta** {danger:may} [come](codex:call)~~!~~ 3 * 4") == "Sparta may come! 3 * 4"
    runs = parse("a **b *c*** {good:d [e](f)}")
    assert [r.text for r in runs if r.bold] == ["b ", "c"]
    assert runs[-1].target == "f"
    assert runs[-1].ink == "good"


def test_wrapping_keeps_every_word_and_the_width(look):
    words = "Persia attacked **because it did not believe** that Sparta would march; *Sparta marched late*."
    block = set_text(look.text, words, "body", 160)
    lines = ["".join(p.run.text for p in line) for line in block.lines]
    assert " ".join(lines) == plain(words)
    assert block.width <= 160
    assert len(block.lines) > 2
    assert block.height == len(block.lines) * look.text.line("body")


def test_bold_next_to_a_comma_is_not_torn(look):
    block = set_text(look.text, "to **Sparta**, then on", "body", look.text.width("to Sparta", "body") + 2)
    lines = ["".join(p.run.text for p in line) for line in block.lines]
    assert all(not line.startswith(",") for line in lines)


def test_ellipsis_fits(look):
    cut = look.text.fit("The submission of Athens", "body", 100)
    assert cut.endswith("…")
    assert look.text.width(cut, "body") <= 100
    assert look.text.fit("short", "body", 100) == "short"


def test_figures_are_tabular(look):
    assert len({look.text.width(str(d) * 6, "body") for d in range(10)}) == 1


def test_every_icon_draws_within_its_grid(look):
    for name in look.icons.data:
        plate = look.icons.plate(name, 40, (0, 0, 0))
        alpha = pygame.surfarray.array_alpha(plate)
        assert alpha.max() == 255, name
        assert 60 < int((alpha > 128).sum()) < 900, name


def test_soft_edges_have_no_dark_fringe(look):
    surface = pygame.Surface((60, 60))
    surface.fill((255, 255, 255))
    look.paint.disc(surface, (30, 30), 20, (255, 255, 0))
    red = pygame.surfarray.array3d(surface)[:, :, 0]
    assert int(red.min()) >= 250


def test_hatches_differ_and_stay_inside(look):
    seen = set()
    for kind in ("/", "-", "x", ""):
        surface = pygame.Surface((80, 80))
        look.paint.hatch(surface, pygame.Rect(20, 20, 40, 40), kind, (255, 255, 255))
        pixels = pygame.surfarray.array3d(surface)[:, :, 0]
        assert not np.delete(pixels, slice(20, 60), axis=0).any()
        seen.add(pixels.tobytes())
    assert len(seen) == 4


def test_delays_are_not_motion():
    still = Look((1600, 900), Manner(motion=False))
    assert still.ms("enter") == 0
    assert still.ms("tooltip_after") == 350


def test_places_follow_the_home(monkeypatch, tmp_path):
    monkeypatch.setenv("ALL_AGAINST_ONE_HOME", str(tmp_path))
    monkeypatch.setenv("ALL_AGAINST_ONE_CACHE", str(tmp_path / "shared"))
    assert places.user_cache() == tmp_path / "shared"
    monkeypatch.delenv("ALL_AGAINST_ONE_CACHE")
    for place in (places.user_saves(), places.user_settings(), places.user_cache(), places.user_exports()):
        assert place.is_dir()
        assert tmp_path in place.parents
    assert (places.assets() / "theme").is_dir()
    monkeypatch.setattr(places, "_package", lambda: tmp_path / "game")
    with pytest.raises(places.Missing, match="Install the game again"):
        places.maps()


@pytest.mark.parametrize("words", ["Appeal to the League", "The League sends *fourteen* brigades, **at once**, to us"])
def test_words_at_their_own_width_stay_on_one_line(look, words):
    for role in ("body", "card_head", "voice", "second"):
        wide = set_text(look.text, words, role, 2000).width
        assert len(set_text(look.text, words, role, wide).lines) == 1
