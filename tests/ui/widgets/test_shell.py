"""The window: layers, tooltips, sizes, manners, pictures."""

from itertools import pairwise

import pygame
import pytest

from game.kit import places
from game.kit.chart import ChartModel, Series, ticks
from game.ui.widgets.buttons import Button, Choice, Option
from game.ui.widgets.charts import ChartView, spread
from game.ui.widgets.gauges import Bar, Estimate, ProgressBar, WordRow
from game.ui.widgets.keys import chord, spoken, strokes
from game.ui.widgets.layout import Free, docked
from game.ui.widgets.look import Look, Manner
from game.ui.widgets.orders import ListRow, listing
from game.ui.widgets.pilot import Lost, Pilot
from game.ui.widgets.plain import Figure, Head, Pair, Shield, Text, voice
from game.ui.widgets.sheets import Answer, Card, Dialog, Panel, Sheet
from game.ui.widgets.shell import Screen
from game.ui.widgets.widget import SumRow, Tip, Widget


def test_a_screen_at_rest_is_not_drawn(show, window):
    p = show(Text("Peace"))
    p.step(300)
    drawn = window.frames
    p.step(2000)
    assert window.frames == drawn


def test_a_dialog_takes_keys_and_gives_focus_back(show, window):
    got = []
    p = show(Button("War", lambda: got.append("war"), key="w"))
    p.press("tab")
    window.top.open(Dialog("Declare war?", "It cannot be undone.", "Declare", lambda: got.append("yes"), danger=True))
    p.press("w")
    assert got == []
    with pytest.raises(Lost):
        p.find("War")
    p.press("esc")
    assert p.focus is p.find("War")
    window.top.open(Dialog("Declare war?", "It cannot be undone.", "Declare", lambda: got.append("yes"), danger=True))
    p.click("Declare")
    assert got == ["yes"]


def test_a_sheet_closes_by_its_cross_and_stops_the_mouse(show, window):
    p = show(Text("map"))
    closed = []
    window.top.open(
        Sheet("Crisis", Text("Persia demands"), below=Panel(Text("answers"))), on_close=lambda: closed.append(1)
    )
    window.top.missed.clear()
    p.click((800, 300))
    assert pygame.MOUSEBUTTONDOWN not in window.top.missed
    p.click("Close")
    assert closed == [1]
    assert not p.has("Persia demands")


@pytest.mark.parametrize(("sheet", "stays"), [(Sheet("Crisis", Text("demand")), False),
                                              (Sheet("Pause", Text("rest"), width=360, height=400), True)])  # fmt: skip
def test_under_a_sheet_that_covers_the_screen_only_its_ground_is_left(window, sheet, stays):
    class Table(Screen):
        def build(self):
            ground = Field("paper_2")
            return Free((ground, docked()), (Field("danger"), docked(left=0, right=0, top=0, height=20)), ground=ground)

    window.push(Table())
    window.top.open(sheet)
    p = Pilot(window)
    p.step(400)
    window.draw()
    red, green, _, _ = window.surface.get_at((5, 5))
    assert (red > green * 1.25) == stays


class Field(Widget):
    """One colour."""

    def __init__(self, hue):
        super().__init__()
        self.hue = hue

    def draw(self, surface, look):
        surface.fill(look.hue(self.hue), self.rect)


def test_clicks_beside_widgets_reach_the_screen(show, window):
    p = show(Button("Go"))
    p.click((1400, 800))
    assert pygame.MOUSEBUTTONDOWN in window.top.missed


def test_a_tooltip_widens_into_its_sum_whose_rows_open(show, window):
    got = []
    rows = (SumRow("Power", "22", lambda: got.append("power")), SumRow("Nearness", "9"))
    p = show(Button("Threat", tip=Tip("Threat of Persia", "64", "Up 5.", rows, SumRow("Threat", "64"))))
    p.hover("Threat")
    assert p.tip == ""
    p.step(400)
    assert p.tip == "Threat of Persia 64 Up 5."
    tips = window.top.layers.tips
    assert not tips.wide
    p.step(950)
    assert tips.wide
    at = (tips.rect.x + 20, tips.rect.y + 16)
    p.click(at)
    assert got == ["power"]
    assert p.tip == ""


def test_a_tooltip_goes_when_a_sheet_opens(show, window):
    p = show(Button("Threat", tip="How likely an attack is."))
    p.hover("Threat")
    p.step(400)
    assert p.tip
    window.top.open(Sheet("Crisis", Text("…")))
    p.step()
    assert p.tip == ""


def test_rebuilding_keeps_focus_scroll_and_sheets(show, window):
    p = show(Button("Go"), listing([ListRow(f"Row {i}") for i in range(60)], height=300))
    p.press("tab")
    area = p.seen("scroll")[0]
    p.wheel(area, -4)
    before = area.offset
    window.top.open(Sheet("Crisis", Text("on top")))
    window.top.rebuild()
    p.step()
    assert p.has("on top")
    window.top.close()
    assert p.focus.label == "Go"
    assert p.seen("scroll")[0].offset == before > 0


@pytest.mark.parametrize("size", [(1366, 768), (1024, 640), (2560, 1440)])
@pytest.mark.parametrize("scale", [0.75, 2.0])
def test_everything_survives_any_size_and_scale(show, window, size, scale):
    model = ChartModel(
        "Share",
        ("1", "2", "3"),
        (Series("Persia", "#8D7399", (1.0, None, 3.0)), Series("Athens", "#5F8FB8", (2.0, 2.0, 1.0))),
        "%",
    )
    p = show(
        Head("Head", "aside"),
        voice("A *voice* with **weight** and {danger:red}."),
        Bar("Power", 0.7, "22", hatch="x"),
        Estimate("Hold", 38, 27, 49, half=True),
        WordRow("Its word", [True, False]),
        ProgressBar("Lab", 0.4),
        Pair("Answer", "now", icon="clock"),
        Figure("war", "4 %", "1–9"),
        Shield("#8D7399", 30, "41"),
        Card(Text("card"), chosen=True),
        ChartView(model, height=120),
        Answer("Concede", Text("Concede"), advised=True),
        Choice("c", [Option(1, "One", "pact", alignment="pact"), "Two"], 1, tiles=True),
    )
    window.resize(size)
    window.set_manner(Manner(scale=scale, palette="colour_blind", motion=False))
    p.step()
    assert window.surface.get_size() == size
    assert p.find("Concede", "answer").rect.w == min(window.look.px(400), size[0])


def test_text_never_falls_under_its_floor():
    small = Look((960, 540)).text
    assert small.size("body") == 14
    assert small.size("caps") == 12
    assert small.size("voice") == 16
    assert Look((1600, 900), Manner(type_scale=1.5)).text.size("body") > Look((1600, 900)).text.size("body")


def test_motion_off_shows_the_end_at_once(show, window):
    p = show(Text("map"))
    window.set_manner(Manner(motion=False))
    window.top.open(Sheet("Crisis", Text("…")), veil=True)
    p.step()
    still = window.surface.copy()
    p.step(300)
    assert pygame.image.tobytes(still, "RGB") == pygame.image.tobytes(window.surface, "RGB")


def test_f12_saves_a_picture_and_never_over_another(show, window):
    p = show(Text("map"))
    p.press("f12", "f12")
    assert len(list(places.user_exports().glob("*.png"))) == 2
    assert window.toasts.words


def test_keys_are_spelt_one_way(window):
    for name in ("ctrl+s", "enter", "space", "f11", "a", "shift+tab", "ctrl+shift+z", "1"):
        code, mod = strokes(name)
        assert chord(pygame.event.Event(pygame.KEYDOWN, key=code, mod=mod)) == name
    assert spoken("ctrl+enter") == "Ctrl Enter"


def test_closing_can_be_refused(window, show):
    show(Text("map"))
    window.on_quit = lambda: False
    window.deliver(pygame.event.Event(pygame.QUIT))
    assert window.running
    window.on_quit = None
    window.deliver(pygame.event.Event(pygame.QUIT))
    assert not window.running


def test_chart_model_stacks_and_refuses_uneven_series():
    model = ChartModel(
        "s", ("a", "b"), (Series("x", "#000000", (1, None)), Series("y", "#000000", (2, 3))), kind="area"
    )
    assert model.stacked() == ((1, 0), (3, 3))
    assert model.span() == (0, 3)
    with pytest.raises(ValueError, match="2 values for 1"):
        ChartModel("s", ("a",), (Series("x", "#000000", (1, 2)),))
    assert ticks(0, 38) == (0, 10, 20, 30, 40)
    assert ticks(-3, 4)[0] <= -3


def test_names_at_line_ends_stand_apart():
    ys = spread([10, 11, 12], 15, 0, 100)
    assert all(b - a >= 14.9 for a, b in pairwise(ys))
