"""Hands at work: taking back in a field, input methods, the clipboard, bars, fingers, wheels, letters in menus."""

import pygame
import pytest

from game.ui.widgets import clipboard
from game.ui.widgets.buttons import Button
from game.ui.widgets.fields import Dropdown, Slider, TextField
from game.ui.widgets.layout import Column
from game.ui.widgets.plain import Text
from game.ui.widgets.scroll import ScrollArea
from game.ui.widgets.table import Cell, ColumnSpec, Table, TableRow


def test_a_field_takes_back_its_own_changes_and_not_the_draft(show):
    undone = []
    p = show(TextField("Name", "Argos"), Button("Undo", lambda: undone.append(1), key="ctrl+z"))
    field = p.find("Name")
    p.click("Name")
    p.press("end")
    for letter in " and me":
        p.type(letter)
    p.press("ctrl+z")
    assert field.value == "Argos and"
    p.press("ctrl+z", "ctrl+z", "ctrl+z", "ctrl+z")
    assert field.value == "Argos"
    p.press("ctrl+y", "ctrl+shift+z")
    assert field.value.startswith("Argos a")
    assert undone == []


def test_what_is_wrong_stands_below_and_enter_waits(show):
    got = []
    field = TextField("Name", "x", on_enter=got.append, check=lambda w: "" if len(w) > 2 else "Three letters at least.")
    p = show(field)
    p.click((field.rect.x + 20, field.rect.y + 10))
    p.press("enter")
    assert got == []
    assert field.wrong == "Three letters at least."
    p.type("yz")
    p.press("enter")
    assert got == ["xyz"]
    assert field.wrong == ""


def test_an_input_method_shows_its_letters_and_keeps_its_keys(show):
    got = []
    p = show(TextField("Name", "A", on_enter=got.append), Button("Other"))
    field = p.find("Name")
    p.click("Name")
    p.press("end")
    pygame.event.post(pygame.event.Event(pygame.TEXTEDITING, text="かん", start=0, length=2))
    p.step()
    assert (field.value, field.composing) == ("A", "かん")
    p.press("enter", "backspace")
    assert (got, field.value) == ([], "A")
    p.type("Ж")
    assert (field.value, field.composing) == ("AЖ", "")
    pygame.event.post(pygame.event.Event(pygame.TEXTEDITING, text="x", start=0, length=1))
    p.step()
    p.press("tab")
    p.step(60)
    assert (field.value, field.composing) == ("AЖ", "")


def test_the_clipboard_is_copied_cut_and_pasted(show, monkeypatch: pytest.MonkeyPatch):
    held = [""]
    monkeypatch.setattr(pygame.scrap, "get_text", lambda: held[0])
    monkeypatch.setattr(pygame.scrap, "put_text", lambda words: held.__setitem__(0, words))
    p = show(TextField("Name", "Corinth", limit=12))
    field = p.find("Name")
    p.click("Name")
    p.press("ctrl+a", "ctrl+x")
    assert (held[0], field.value) == ("Corinth", "")
    held[0] = "two\nlines\tand more"
    p.press("ctrl+v")
    assert field.value == "two lines an"
    p.press("ctrl+z")
    assert field.value == ""
    assert clipboard.copy("x")


def test_without_a_clipboard_nothing_happens(show, monkeypatch: pytest.MonkeyPatch):
    def none(*_: object) -> str:
        raise pygame.error("no clipboard")

    monkeypatch.setattr(pygame.scrap, "get_text", none)
    monkeypatch.setattr(pygame.scrap, "put_text", none)
    p = show(TextField("Name", "Corinth"))
    p.click("Name")
    p.press("ctrl+a", "ctrl+c", "ctrl+v")
    assert p.find("Name").value == "Corinth"


def test_a_figure_can_be_typed(show):
    got = []
    p = show(Slider("Silver", 30, 0, 100, got.append, step=5, unit=" t"), Button("Other"))
    p.press("tab", "4", "2", "enter")
    p.press("9", "9", "9", "enter", "7", "esc", "home")
    p.press("6", "tab")
    p.step(60)
    assert got == [40, 100, 0, 5]


def test_a_price_has_decimals(show):
    got = []
    p = show(Slider("Price", 1.0, 0.0, 3.0, got.append, step=0.1, digits=1))
    p.press("tab", "2", ".", "5", "enter", "backspace")
    assert got == pytest.approx([2.5])


def table() -> Table:
    rows = [TableRow(n, (Cell(f"row {n}"),)) for n in range(100)]
    return Table("All", [ColumnSpec("Name")], rows, height=300, sortable=False)


def test_the_bar_of_a_table_is_dragged(show):
    chosen = []
    one = table()
    one.on_select = chosen.append
    p = show(one)
    x = one.rect.right - 3
    p.drag((x, one.rect.y + 40), (x, one.rect.bottom))
    assert one.offset > 2000
    p.drag((x, one.rect.bottom - 10), (x, one.rect.y))
    assert one.offset == 0
    assert chosen == []


def finger(kind: int, p, at: tuple[float, float], dy: float = 0.0) -> None:
    wide, high = p.window.surface.get_size()
    given = {"x": at[0] / wide, "y": at[1] / high, "dx": 0.0, "dy": dy / high, "finger_id": 1, "touch_id": 1}
    pygame.event.post(pygame.event.Event(kind, **given))
    mouse = {
        pygame.FINGERDOWN: pygame.MOUSEBUTTONDOWN,
        pygame.FINGERUP: pygame.MOUSEBUTTONUP,
        pygame.FINGERMOTION: pygame.MOUSEMOTION,
    }
    more = {"rel": (0, 0), "buttons": (1, 0, 0)} if kind == pygame.FINGERMOTION else {"button": 1}
    pygame.event.post(pygame.event.Event(mouse[kind], pos=(round(at[0]), round(at[1])), touch=True, **more))
    p.step()


def test_a_finger_scrolls_and_then_presses_nothing(show):
    got = []
    area = ScrollArea(Column(*(Button(f"b{n}", lambda: got.append(1)) for n in range(40))), height=300)
    p = show(area)
    at = p.find("b3").rect.center
    finger(pygame.FINGERDOWN, p, at)
    for n in range(1, 6):
        finger(pygame.FINGERMOTION, p, (at[0], at[1] - 20 * n), -20)
    finger(pygame.FINGERUP, p, (at[0], at[1] - 100))
    assert 60 <= area.offset <= 110
    assert got == []
    at = p.find("b8").rect.center
    finger(pygame.FINGERDOWN, p, at)
    finger(pygame.FINGERUP, p, at)
    assert got == [1]


def test_a_finger_scrolls_a_table(show):
    one = table()
    p = show(one)
    at = (one.rect.x + 60, one.rect.y + 200)
    finger(pygame.FINGERDOWN, p, at)
    for n in range(1, 5):
        finger(pygame.FINGERMOTION, p, (at[0], at[1] - 30 * n), -30)
    finger(pygame.FINGERUP, p, (at[0], at[1] - 120))
    assert one.offset > 60


def test_a_wheel_turned_sideways_scrolls_nothing_down(show):
    area = ScrollArea(Column(*(Text(f"line {n}") for n in range(90))), height=300)
    p = show(area)
    p.hover(area)
    for x, y in ((3, 0), (0, -1)):
        pygame.event.post(pygame.event.Event(pygame.MOUSEWHEEL, x=x, y=y, pos=area.rect.center, flipped=False))
        p.step()
        assert (area.offset > 0) == (y != 0)


def test_letters_lead_to_an_option(show):
    got = []
    p = show(Dropdown("State", ["Argos", "Athens", "Corinth", "Sparta", "Thebes", "Thessaly"], "Argos", got.append))
    p.press("tab", "enter", "a", "enter")
    p.press("enter", "t", "h", "e", "s", "enter")
    p.press("enter", "z", "esc")
    assert got == ["Athens", "Thessaly"]
