"""The replay played by hand: keys, mouse, timeline, news, modes; and what it says where something is missing."""

from dataclasses import replace

import pytest

from game.chronicle.entry import Entry
from game.chronicle.record import Chronicle
from game.report.telling.sentences import gazette
from game.ui.mapmodes import MapMode
from game.ui.screens.replay.happened import NewsRow
from game.ui.screens.replay.stage import FAST_MS
from game.ui.screens.replay.ticks import LANES, Sign
from game.ui.widgets.pilot import Pilot
from game.ui.widgets.shell import Window
from game.ui.widgets.table import Table
from game.world.events import CivilWarBroke, DemandMade, WarBegan
from tests.report.games import played_game
from tests.ui.replay.conftest import Opened, played_on


def test_keys_step_leap_and_stop_at_both_ends(opened: Opened, greece: Chronicle) -> None:
    screen, pilot = opened(greece)
    assert screen.place == 0
    pilot.press("left")
    assert screen.place == 0
    pilot.press("right", ".", "right")
    assert screen.place == 3
    pilot.press(",", "left")
    assert screen.place == 1
    pilot.press("end")
    assert screen.place == 12
    pilot.press("right")
    assert screen.place == 12
    pilot.press("shift+left")
    assert screen.place == 2
    pilot.press("home")
    assert screen.place == 0


def test_the_date_and_turn_shown_are_those_of_the_slot(opened: Opened, greece: Chronicle) -> None:
    screen, pilot = opened(greece)
    for place in (0, 1, 5, 12):
        screen.go(place)
        pilot.step(600)
        assert pilot.has(screen.pane.film.date(place))
        assert pilot.has("as the game began" if place == 0 else f"turn {place} of 12")


def test_space_plays_at_the_speed_chosen_and_stops_at_the_end(opened: Opened, greece: Chronicle) -> None:
    screen, pilot = opened(greece)
    pilot.press("space")
    assert screen.playing
    assert pilot.has("Pause", "button")
    pilot.step(3100)
    assert screen.place == 3
    pilot.press("+")
    assert screen.speed == 2.0
    pilot.step(1500)
    assert screen.place == 6
    pilot.press("space")
    at = screen.place
    pilot.step(2000)
    assert screen.place == at
    pilot.press("space", "+", "+", "+")
    assert screen.speed == 8.0
    pilot.step(4000)
    assert screen.place == 12
    assert not screen.playing
    pilot.press("space")
    assert screen.playing
    assert screen.place == 0
    pilot.press("-", "-", "-", "-", "-")
    assert screen.speed == 0.5


def test_the_mouse_alone_does_what_keys_do(opened: Opened, greece: Chronicle) -> None:
    screen, pilot = opened(greece)
    pilot.click("Next turn")
    pilot.step(600)
    pilot.click("Next turn")
    assert screen.place == 2
    pilot.step(600)
    pilot.click("To the end")
    assert screen.place == 12
    pilot.click("Turn before")
    assert screen.place == 11
    pilot.step(600)
    pilot.click("To the opening")
    pilot.click("Play")
    pilot.step(1100)
    assert screen.place == 1
    pilot.click("Pause")
    assert not screen.playing
    pilot.press("right")
    assert screen.place == 2, "what was pressed by mouse must not keep the arrows"


def test_the_timeline_scrubs_by_press_drag_and_wheel(opened: Opened, greece: Chronicle) -> None:
    screen, pilot = opened(greece)
    line, look = screen.timeline, screen.look
    y = line.plot(look).centery
    pilot.click((line.x_of(look, 7), y))
    assert screen.place == 7
    pilot.drag((line.x_of(look, 7), y), (line.x_of(look, 3), y))
    assert screen.place == 3
    pilot.wheel((line.x_of(look, 3), y), -1)
    assert screen.place == 4


def test_pointing_at_a_slot_tells_its_date_and_events(opened: Opened, greece: Chronicle) -> None:
    screen, pilot = opened(greece)
    tick = next(t for t in screen.pane.ticks if t.sign is Sign.WAR)
    line, look = screen.timeline, screen.look
    pilot.hover((line.x_of(look, tick.place), line.plot(look).centery))
    pilot.step(700)
    assert screen.pane.film.date(tick.place) in pilot.tip
    assert screen._headlines([tick])[0] in pilot.tip


def test_page_keys_go_to_the_next_event_that_is_shown(opened: Opened, greece: Chronicle) -> None:
    screen, pilot = opened(greece)
    wars = sorted({t.place for t in screen.pane.ticks if t.sign in (Sign.WAR, Sign.PEACE)})
    for lane in LANES[1:]:
        screen.timeline.turn_lane(lane.name)
    for place in wars:
        pilot.press("pagedown")
        assert screen.place == place
    pilot.press("pagedown")
    assert screen.place == wars[-1]
    for place in reversed(wars[:-1]):
        pilot.press("pageup")
        assert screen.place == place


def test_a_lane_pressed_hides_its_ticks_and_a_state_chosen_leaves_only_its_own(
    opened: Opened, greece: Chronicle
) -> None:
    screen, pilot = opened(greece)
    everything = len(screen.timeline.shown())
    signs = {sign for sign, _ in LANES[1].signs}
    demands = sum(tick.sign in signs for tick in screen.timeline.shown())
    assert demands > 0
    pilot.click("Demands", "lane")
    assert len(screen.timeline.shown()) == everything - demands
    pilot.click("Demands", "lane")
    screen.filter_by("ATH")
    pilot.step()
    assert 0 < len(screen.timeline.shown()) < everything
    assert all("ATH" in tick.states for tick in screen.timeline.shown())


def test_a_lane_counts_a_war_once_though_it_marks_its_end_too(opened: Opened, greece: Chronicle) -> None:
    screen, _ = opened(greece)
    wars, demands = (screen.timeline.counted(lane) for lane in LANES[:2])
    assert wars == sum(isinstance(e, WarBegan | CivilWarBroke) for e in greece.events())
    assert demands == sum(isinstance(e, DemandMade) for e in greece.events())


def test_the_news_are_the_gazette_of_that_turn_word_for_word(opened: Opened, greece: Chronicle) -> None:
    screen, pilot = opened(greece)
    for place in (1, 4, 9):
        screen.go(place)
        pilot.step(600)
        slot = screen.pane.slot
        events = [e if e.audience is None else replace(e, audience=None) for e in slot.events]
        told = [item.headline for item in gazette(events, slot.world, None, slot.before)]
        rows = [w for w in pilot.seen("row") if isinstance(w, NewsRow)]
        assert [row.label for row in rows] == told[: len(rows)]
        assert len(rows) == min(len(told), 40)


def test_a_sentence_pressed_lights_its_states_and_opens_why(opened: Opened, greece: Chronicle) -> None:
    screen, pilot = opened(greece)
    tick = next(t for t in screen.pane.ticks if t.sign is Sign.RENEGED)
    screen.go(tick.place)
    pilot.step(600)
    row = next(w for w in pilot.seen("row") if isinstance(w, NewsRow) and tick.event.id in w.item.events)
    pilot.click(row)
    assert screen.pane.lit
    owners = {screen.pane.world.provinces[place].owner for place in screen.pane.lit}
    assert set(row.item.states) & owners
    assert pilot.has("Why")
    row = next(w for w in pilot.seen("row") if isinstance(w, NewsRow) and w.chosen)
    pilot.click(row)
    assert not screen.pane.lit
    assert not pilot.has("Why")


def test_number_keys_put_the_nine_questions_and_find_a_seat_for_those_that_need_one(
    opened: Opened, greece: Chronicle
) -> None:
    screen, pilot = opened(greece, 6)
    for number, mode in enumerate(MapMode, start=1):
        pilot.press(str(number))
        assert screen.pane.mode is mode
        legend = next(w for w in pilot.seen("legend"))
        assert legend.label
    assert screen.pane.eyes.seat is not None
    screen.see_by("")
    assert screen.pane.mode is MapMode.POLITICAL


@pytest.mark.parametrize("key", ["2", "3", "8"])
def test_the_table_prints_the_figures_that_the_map_shows(opened: Opened, greece: Chronicle, key: str) -> None:
    screen, pilot = opened(greece, 6)
    pilot.press(key, "0")
    table = next(w for w in pilot.seen() if isinstance(w, Table))
    read = screen.pane.read
    shown = {row.key: row.cells[-2].text for row in table.rows}
    assert shown == {one: reading.figure for one, reading in read.readings.items()}
    assert len(shown) > 10
    pilot.press("esc")
    assert screen.window.top is screen


def test_the_whole_film_runs_on_the_map_and_every_turn_has_a_scene(opened: Opened, greece: Chronicle) -> None:
    screen, pilot = opened(greece, baked=True)
    pilot.press("+", "+", "+", "space")
    pilot.step(2000)
    assert screen.place == 12
    pilot.step(FAST_MS + 3000)
    assert screen.atlas is not None
    assert screen.atlas.whole
    assert not screen.pane.running
    owners = {p.id: p.owner for p in greece.world.provinces.values()}
    scene = screen.pane.scene(screen.look)
    assert {place: tint.group for place, tint in scene.tints.items()} == {p: owners[p] for p in scene.tints}


def test_a_press_on_the_map_chooses_a_state_and_lights_its_land(opened: Opened, greece: Chronicle) -> None:
    screen, pilot = opened(greece, 3, baked=True)
    assert screen.atlas is not None
    home = screen.pane.world.states["SPA"].capital
    seat = screen.atlas.seat(home)
    assert seat is not None
    x, y = screen.atlas.camera.to_screen(seat)
    pilot.click((round(x), round(y)))
    assert screen.pane.chosen == "SPA"
    pilot.click((round(x), round(y)))
    assert screen.pane.chosen is None


def test_a_world_that_is_gone_costs_the_map_not_the_story(opened: Opened) -> None:
    played = played_game()
    gone = Chronicle.begin(replace(played.header, scenario="no_such_world"), _elsewhere(played.steps[0]))
    for step in played.steps[1:]:
        gone.add(_elsewhere(step))
    screen, pilot = opened(gone)
    assert screen.atlas is None
    assert screen.trouble.startswith("There is no map")
    pilot.press("end", "3", "left")
    assert screen.place == screen.pane.film.count - 2
    assert any(isinstance(w, NewsRow) for w in pilot.seen("row"))


def _elsewhere(entry: Entry) -> Entry:
    return replace(entry, world=replace(entry.world, scenario="no_such_world"), digest="")


@pytest.mark.parametrize("phases", [0, 1, 5])
def test_a_game_just_begun_or_cut_midway_can_be_replayed(opened: Opened, phases: int) -> None:
    screen, pilot = opened(played_on(("ATH",), phases))
    pilot.press("end", "right", "space")
    pilot.step(1500)
    pilot.press("pagedown", "pageup", "home", "9", "1")
    assert 0 <= screen.place < screen.pane.film.count


@pytest.mark.parametrize("size", [(1024, 640), (1366, 768), (2560, 1440)])
def test_nothing_stands_beyond_the_edges_at_any_size(home, greece: Chronicle, size: tuple[int, int]) -> None:
    from game.ui.screens.replay.screen import ReplayScreen

    window = Window(size)
    screen = ReplayScreen(greece, turn=5)
    window.push(screen)
    pilot = Pilot(window)
    pilot.step(300)
    frame = window.surface.get_rect()
    for paper in screen._papers:
        assert frame.contains(paper.rect), paper.label
    foot, side = screen._papers[0].rect, screen._papers[1].rect
    assert not foot.colliderect(side)
    assert all(area.h > 150 for area in screen.areas())
    window.shut()
