"""A game that still runs opens nothing of another seat: worlds that differ only in secrets replay alike."""

from dataclasses import replace

import pytest

from game.chronicle.entry import Entry
from game.chronicle.record import Chronicle
from game.ui.mapmodes import MapMode
from game.ui.screens.replay.eyes import Eyes, allowed_seats, first_eyes
from game.ui.screens.replay.film import Film
from game.ui.screens.replay.happened import news_of
from game.ui.screens.replay.screen import ReplayScreen
from game.ui.widgets.pilot import Pilot
from game.ui.widgets.shell import Window
from game.world.events import GiftSent
from game.world.reasons import Motive
from game.world.treaties import Treaty, TreatyKind
from game.world.worlds import World
from tests.ui.replay.conftest import Opened, played_on


def other_secrets(world: World, seat: str) -> World:
    """The same world with everything changed that this seat may not know."""
    mine = world.secrets
    secrets = replace(
        mine,
        disposition={s: v if s == seat else 100 - v for s, v in mine.disposition.items()},
        doctrine={s: v if s == seat else "jackal" for s, v in mine.doctrine.items()},
        error_permille={s: v if s == seat else {o: -n for o, n in v.items()} for s, v in mine.error_permille.items()},
    )
    hidden = Treaty("t999", TreatyKind.DEFENCE, "SPA", "COR", since=1, secret=True)
    home = world.states["SPA"].capital
    return replace(
        world,
        secrets=secrets,
        treaties={**world.treaties, "t999": hidden},
        recruits={**world.recruits, "SPA": {home: 70}},
        marches={**world.marches, "SPA": ((home, home, 50),)},
    )


def otherwise(chronicle: Chronicle, seat: str) -> Chronicle:
    """The same game with other secrets, and a gift that only others heard of."""

    def changed(entry: Entry) -> Entry:
        gift = GiftSent(id=90_000 + entry.turn, turn=entry.turn, giver="SPA", to="COR", amount=100,
                        motive=Motive.DUTY, audience=("SPA", "COR"))  # fmt: skip
        return replace(entry, world=other_secrets(entry.world, seat), events=(*entry.events, gift), digest="")

    made = Chronicle.begin(chronicle.header, changed(chronicle.steps[0]))
    for entry in chronicle.steps[1:]:
        made.add(changed(entry))
    return made


@pytest.fixture
def both(window: Window, running: Chronicle) -> tuple[ReplayScreen, ReplayScreen]:
    screens = []
    for chronicle in (running, otherwise(running, "ATH")):
        screen = ReplayScreen(chronicle)
        window.push(screen)
        pilot = Pilot(window)
        while not screen.pane.film.is_whole:
            pilot.step()
        screens.append(screen)
    return screens[0], screens[1]


@pytest.mark.parametrize("mode", list(MapMode))
def test_scenes_figures_and_news_are_equal_where_only_secrets_differ(
    both: tuple[ReplayScreen, ReplayScreen], mode: MapMode
) -> None:
    one, other = both
    for place in range(one.pane.film.count):
        for screen in both:
            screen.pane.mode = mode
            screen.go(place)
        assert one.pane.read == other.pane.read, place
        assert one.pane.scene(one.look) == other.pane.scene(other.look), place
        assert news_of(one.pane) == news_of(other.pane), place
        assert one.pane.tally(place) == other.pane.tally(place)
    assert [t.event for t in one.pane.ticks] == [t.event for t in other.pane.ticks]


def test_only_the_players_own_eyes_can_be_borrowed_until_the_game_is_over(
    opened: Opened, running: Chronicle, greece: Chronicle
) -> None:
    screen, pilot = opened(running, 3)
    assert allowed_seats(screen.pane.film) == ("ATH",)
    assert screen.pane.eyes == Eyes("ATH", False)
    screen.see_by("SPA")
    assert screen.pane.eyes.seat == "ATH"
    screen.see_by("")
    assert screen.pane.world.secrets.disposition == {}
    pilot.press("3")
    assert screen.pane.eyes.seat == "ATH"
    assert set(allowed_seats(Film(greece))) == set(greece.world.states)


def test_at_a_shared_table_nobodys_view_is_opened(opened: Opened) -> None:
    screen, pilot = opened(played_on(("ATH", "SPA"), 2), 1)
    assert allowed_seats(screen.pane.film) == ()
    assert first_eyes(screen.pane.film).seat is None
    pilot.press("3")
    assert screen.pane.mode is MapMode.POLITICAL
    world = screen.pane.world
    assert world.secrets.disposition == world.secrets.doctrine == {}
    assert world.recruits == world.marches == {}


def test_reasons_stay_sealed_and_the_game_cannot_be_played_again_while_it_runs(
    opened: Opened, running: Chronicle
) -> None:
    screen, pilot = opened(running, 2)
    pilot.click(next(w for w in pilot.seen("row")))
    assert not pilot.has("Why")
    assert pilot.has("Reasons are opened when the game is over.")
    screen.compare()
    pilot.step()
    assert not pilot.has("Play it")
