"""Every control by mouse and by keyboard, as a player would."""

from game.ui.widgets.buttons import Button, Choice, Option
from game.ui.widgets.checks import Checkbox
from game.ui.widgets.fields import Dropdown, Slider, TextField
from game.ui.widgets.layout import Column
from game.ui.widgets.orders import ListRow, OrderLine, Tabs, listing
from game.ui.widgets.plain import Text
from game.ui.widgets.scroll import ScrollArea
from game.ui.widgets.sheets import Sheet
from game.ui.widgets.table import Cell, ColumnSpec, Table, TableRow


def test_button_by_mouse_key_and_focus(show):
    got = []
    p = show(Button("Go", lambda: got.append("go"), key="ctrl+g"), Button("Stay", lambda: got.append("stay")))
    p.click("Go")
    p.press("ctrl+g")
    p.press("tab", "enter", "shift+tab", "space")
    assert got == ["go", "go", "stay", "go"]


def test_a_press_that_slides_off_does_nothing(show):
    got = []
    p = show(Button("Go", lambda: got.append(1)))
    p.drag(p.find("Go").rect.center, (900, 800))
    assert got == []


def test_what_is_off_says_why(show):
    got = []
    p = show(Button("Sail", lambda: got.append(1), enabled=False, why_not="No ships lie here.", key="s"))
    p.click("Sail")
    p.press("s")
    p.hover((1000, 800))
    p.hover("Sail")
    p.step(400)
    assert got == []
    assert "No ships lie here." in p.tip


def test_choice_by_mouse_and_arrows(show):
    got = []
    options = [Option("b", "Balance", alignment="balance"), Option("p", "Pact"), Option("a", "Alone", enabled=False)]
    p = show(Choice("Strategy", options, "b", got.append, tiles=True))
    p.click("Pact")
    p.press("left", "right", "right")
    p.click("Alone")
    assert got == ["p", "b", "p"]


def test_checkbox_and_slider(show):
    got = []
    p = show(Checkbox("Secret", False, got.append), Slider("Silver", 30, 0, 100, got.append, step=5))
    p.click("Secret")
    p.press("tab", "right", "pageup")
    assert got == [True, 35, 85]
    slider = p.find("Silver")
    p.click((slider.rect.x, slider.rect.centery))
    assert got[-1] == 0


def test_text_field_edits_and_selects(show):
    got = []
    p = show(TextField("Name", "Sparta", on_enter=got.append, limit=10))
    field = p.find("Name")
    p.click("Name")
    p.press("home", "shift+right", "delete", "end")
    p.type(" is here, too")
    assert field.value == "parta is h"
    p.press("ctrl+a", "backspace")
    p.type("q")
    p.press("enter")
    assert got == ["q"]


def test_typing_does_not_press_shortcuts(show):
    got = []
    p = show(TextField("Name"), Button("Quit", lambda: got.append(1), key="q"))
    p.click("Name")
    p.press("q")
    assert got == []


def test_dropdown_opens_chooses_and_gives_focus_back(show):
    got = []
    p = show(Dropdown("Against", ["Persia", "Thebes", "Argos"], "Persia", got.append))
    p.click("Against")
    assert p.has("Thebes", "option")
    p.press("down", "enter")
    assert got == ["Thebes"]
    assert p.focus is p.find("Against")
    p.press("space")
    p.click((1200, 800))
    assert not p.has("Argos", "option")


def table(got):
    rows = [TableRow(n, (Cell(n), Cell(str(v), v))) for n, v in (("Persia", 41), ("Argos", 4), ("Sparta", 12))]
    rows.append(TableRow(None, (Cell("Together"), Cell("57", 57)), total=True))
    return Table(
        "States",
        [ColumnSpec("State", 2), ColumnSpec("Brigades", 1, figures=True)],
        rows,
        on_select=got.append,
        on_open=lambda k: got.append(f"open {k}"),
    )


def test_table_sorts_selects_and_opens(show):
    got = []
    p = show(table(got))
    it = p.find("States")
    p.click((it.rect.right - 30, it.rect.y + 10))
    assert [r.cells[0].text for r in it.rows] == ["Persia", "Sparta", "Argos", "Together"]
    p.press("down", "down", "enter", "end")
    assert got == ["Persia", "Sparta", "open Sparta", "Argos"]
    p.press("left")
    assert it.rows[0].cells[0].text == "Argos"


def test_order_line_strikes_and_restores(show):
    got = []
    p = show(
        OrderLine(
            "Fortify **Marathon**", "−15", on_edit=lambda: got.append("edit"), on_strike=lambda: got.append("strike")
        ),
        OrderLine("Send silver", struck=True, on_undo=lambda: got.append("undo")),
        arrows=True,
    )
    p.click("Edit: Fortify Marathon")
    p.press("tab", "enter")
    p.press("down", "enter")
    assert p.focus is p.find("Restore: Send silver")
    assert got == ["edit", "strike", "undo"]


def test_long_list_scrolls_by_wheel_and_follows_focus(show):
    got = []
    rows = [ListRow(f"Row {i}", lambda i=i: got.append(i)) for i in range(60)]
    p = show(listing(rows, height=300))
    area = p.seen("scroll")[0]
    p.wheel(area, -3)
    assert area.offset > 0
    p.press("shift+tab", "end")
    assert area.rect.contains(p.find("Row 59").rect)
    p.press("up", "enter")
    assert got == [58]
    p.press("home")
    assert p.focus is p.find("Row 0")


def test_a_list_is_one_stop_of_tab(show):
    p = show(Column(Button("Back"), listing([ListRow(f"Row {i}", chosen=i == 2) for i in range(5)]), Button("Begin")))
    p.press("tab", "tab")
    assert p.focus is p.find("Row 2")
    p.press("down", "tab")
    assert p.focus is p.find("Begin")


def test_a_long_text_without_controls_is_read_by_keys(show):
    p = show(Column(Button("Close"), ScrollArea(Text("A long story. " * 400), label="Story", height=120)))
    story = p.find("Story")
    p.press("pagedown")
    assert story.offset > 0
    p.press("tab", "tab", "home", "down")
    assert p.focus is story
    assert 0 < story.offset < 120


def test_arrows_walk_a_paper_where_nothing_else_wants_them(show):
    p = show(Column(Column(Button("Peace"), Button("Council")), Column(Button("War"))))
    p.press("tab", "down")
    assert p.focus is p.find("Council")


def test_focus_stays_near_where_its_widget_was(show):
    shelf = Column(Button("Strike: levy"), Button("Add"))

    def swap():
        shelf.children[0].parent = None
        shelf.children[0] = Button("Restore: levy")
        shelf.children[0].parent = shelf
        shelf.relayout()

    shelf.children[0].on_press = swap
    p = show(shelf)
    p.press("tab", "enter")
    assert p.focus is p.find("Restore: levy")


def test_tabs(show):
    got = []
    p = show(Tabs("Pages", ["Verdict", "Wars"], None, got.append), Column())
    p.click("Wars", "tab")
    p.press("left")
    assert got == ["Wars", "Verdict"]


def test_enter_sends_the_sheet_and_space_opens_the_list(show):
    got = []
    p = show(Dropdown("Against", ["Persia", "Thebes"], "Persia"), Button("Send", lambda: got.append(1), key="enter"))
    p.press("tab")
    assert p.focus is p.find("Against")
    p.press("enter")
    assert got == [1]
    p.press("space")
    assert p.has("Thebes", "option")


def test_a_letter_leads_to_the_next_row_that_begins_with_it(show):
    got = []
    p = show(table(got))
    p.press("tab", "s", "a", "z")
    assert got == ["Sparta", "Argos"]


def test_one_esc_puts_away_the_sheet_and_its_tip(show, window):
    p = show(Button("Go"))
    window.top.open(Sheet("Terms", Button("Seal", tip="What cannot be undone.")))
    p.press("tab")
    p.hover("Seal")
    p.step(400)
    assert p.tip
    p.press("esc")
    assert not p.has("Seal")
    assert p.tip == ""


def test_tiles_are_alike_but_for_the_one_with_the_longer_word(show):
    words = ("Balance", "Bandwagon and more", "Pact", "Alone")
    p = show(Choice("Road", [Option(word, word) for word in words], "Pact", lambda _: None, tiles=True))
    wide = [p.find(word).rect.w for word in words]
    assert wide[1] > wide[0]
    assert max(wide[0], *wide[2:]) - min(wide[0], *wide[2:]) <= 2
