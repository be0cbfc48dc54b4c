"""The settings: every choice seen at once and kept, keys moved with conflicts named, each page as usual again."""

import pytest

from game.ui.app import App
from game.ui.preferences import Preferences, load_preferences
from game.ui.widgets.pilot import Pilot
from tests.ui.survey import survey


@pytest.fixture
def sheet(app: App, pilot: Pilot) -> Pilot:
    app.open_settings()
    pilot.step()
    return pilot


def test_pages_are_walked_by_keys(app: App, sheet: Pilot) -> None:
    seen = []
    for _ in range(6):
        seen.append(app.window.top.layers.top.root.page)
        sheet.press("right")
    assert seen == ["Screen", "Vision", "Sound", "Play", "Keys", "Folders"]


def test_a_size_is_seen_at_once_kept_and_brought_back(app: App, sheet: Pilot) -> None:
    before = app.window.look.scale
    sheet.click("125 %")
    assert app.window.look.scale > before
    assert load_preferences()[0].scale == 125
    sheet.click("As usual")
    assert app.preferences == Preferences()


def test_a_key_is_moved_and_brought_back(app: App, sheet: Pilot) -> None:
    sheet.click("Keys", "tab")
    sheet.click("The Gazette", "row")
    sheet.press("j")
    assert app.preferences.keys == {"gazette": "j"}
    assert app.window.look.key("g") == "J"
    sheet.press("delete")
    assert app.preferences.keys == {}


def test_a_conflict_is_named_and_swapped_by_enter(app: App, sheet: Pilot) -> None:
    sheet.click("Keys", "tab")
    sheet.click("The Gazette", "row")
    sheet.press("ctrl+s")
    assert any("already means “save a copy”" in label for label in sheet.labels("text"))
    assert app.preferences.keys == {}
    sheet.press("enter")
    assert app.preferences.keys == {"gazette": "ctrl+s", "save": "g"}


def test_a_reserved_key_is_refused_with_its_reason_and_esc_leaves_all(app: App, sheet: Pilot) -> None:
    sheet.click("Keys", "tab")
    sheet.click("The Gazette", "row")
    sheet.press("tab")
    assert any("Tab walks the controls" in label for label in sheet.labels("text"))
    sheet.press("esc")
    assert app.preferences.keys == {}
    assert sheet.has("Done")


@pytest.mark.parametrize("page", ["Screen", "Vision", "Sound", "Play", "Keys", "Folders"])
@pytest.mark.parametrize(("size", "scale"), [((1024, 640), 100), ((1366, 768), 250), ((1920, 1080), 75)])
def test_every_page_has_room(app: App, sheet: Pilot, page: str, size: tuple[int, int], scale: int) -> None:
    app.window.resize(size)
    app.prefer(scale=scale)
    sheet.click(page, "tab")
    sheet.step(300)
    assert survey(app.window) == []
