"""Ties and marks on the map of a played game: side by side, few, clear of each other, and red only where we are."""

import os
from collections.abc import Iterator
from itertools import combinations

import numpy as np
import pygame
import pytest

from game.kit.places import assets
from game.match.setup import Setup
from game.measures.law import active_wars, side_of
from game.ui import ties
from game.ui.atlas import standing, tying
from game.ui.atlas.camera import Camera
from game.ui.atlas.faces import Faces
from game.ui.atlas.layout import Layout, Window
from game.ui.atlas.palette import DANGER
from game.ui.atlas.scene import Hub, MapScene, Ribbon, Shield
from game.ui.desk import Desk
from game.ui.mapmodes import MapMode
from game.ui.scenery import Scenery

PANELS = [pygame.Rect(12, 66, 322, 780), pygame.Rect(1252, 66, 336, 700), pygame.Rect(348, 66, 890, 62)]


@pytest.fixture(scope="module", autouse=True)
def _no_window() -> Iterator[None]:
    os.environ["SDL_VIDEODRIVER"] = "dummy"
    pygame.display.init()
    pygame.font.init()
    yield
    pygame.display.quit()


@pytest.fixture(scope="module")
def faces() -> Faces:
    return Faces(assets() / "fonts")


@pytest.fixture(scope="module")
def game(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Scenery, MapScene, Desk]]:
    """Scenes of a whole game of fourteen turns, with the desk as it stood at its end."""
    os.environ["ALL_AGAINST_ONE_HOME"] = str(tmp_path_factory.mktemp("home"))
    desk = Desk.begin(Setup(scenario="greece_499bce", seed=1, turns=14, players=("ATH",)))
    scenery, scenes = Scenery(desk.scenario), []
    while not desk.is_over:
        lines = [one.line for one in desk.lines]
        scene = scenery.scene(desk.view, MapMode.TREATIES, events=desk.last_events, lines=lines, chosen="PER")
        _check_red(desk, scenery)
        scenes.append((scenery, scene, desk))
        desk.answer_rest()
        desk.end_phase()
    return scenes


def _check_red(desk: Desk, scenery: Scenery) -> None:
    """Red ribbons are those of our own crises and wars; a friend who fights beside us is not red either."""
    world = desk.world
    for ribbon in ties.ribbons(scenery, world, desk.seat, all_ties=True, chosen="PER"):
        kind, _, id = ribbon.key.partition(":")
        ours = kind == "crisis" and desk.seat in (world.crises[id].demander, world.crises[id].target)
        ours = ours or (kind == "war" and side_of(world.wars[id], desk.seat) is not None)
        assert (ribbon.style in ("demand", "war", "joined")) <= ours
    scene = scenery.scene(desk.view, MapMode.TREATIES)
    at_war = any(side_of(war, desk.seat) is not None for war in active_wars(world))
    for sign in (*scene.fronts, *scene.marks):
        assert sign.colour != DANGER or at_war


def seats(scenery: Scenery) -> standing.At:
    known = {p.id: p.city for p in scenery.geometry.provinces} | {t.id: t.at for t in scenery.geometry.off_map}

    def at(place: str | tuple[float, float], scale: float) -> tuple[float, float] | None:
        point = known.get(place) if isinstance(place, str) else place
        return None if point is None else (point[0] * scale, point[1] * scale)

    return at


def laid_out(scenery: Scenery, scene: MapScene, window: Window, faces: Faces) -> Layout:
    layout, at = Layout(window), seats(scenery)
    layout.taken.extend(pygame.Rect(rect) for rect in window.blocked)
    standing.stand(layout, scene, faces, at)
    for _ in tying.tie(layout, scene, faces, at, scenery.geometry):
        pass
    return layout


def toy(*ribbons: Ribbon, hubs: tuple[Hub, ...] = ()) -> MapScene:
    return MapScene(ribbons=ribbons, hubs=hubs)


def _plain(place: str | tuple[float, float], scale: float) -> tuple[float, float] | None:
    return None if isinstance(place, str) else (place[0] * scale, place[1] * scale)


def test_ties_of_one_pair_run_side_by_side(game: list[tuple[Scenery, MapScene, Desk]], faces: Faces) -> None:
    a, b = (100.0, 100.0), (500.0, 300.0)
    told = [Ribbon(a, b, "defence", key="x"), Ribbon(b, a, "patron", key="y"), Ribbon(a, b, "demand", key="z")]
    layout = Layout(Window(1.0))
    for _ in tying.tie(layout, toy(*told), faces, _plain, game[0][0].geometry):
        pass
    spines = [spine for spine, _ in layout.lines]
    assert len(spines) == 3
    for one, other in combinations(spines, 2):
        away = np.sqrt(((one[:, None] - other[None]) ** 2).sum(axis=2)).min(axis=1)
        assert away.min() > 6.0


def test_a_ribbon_points_from_its_start_to_its_end_in_whatever_bundle(
    game: list[tuple[Scenery, MapScene, Desk]], faces: Faces
) -> None:
    a, b = (100.0, 100.0), (500.0, 300.0)
    layout = Layout(Window(1.0))
    told = [Ribbon(a, b, "demand", key="ab"), Ribbon(b, a, "demand", key="ba")]
    for _ in tying.tie(layout, toy(*told), faces, _plain, game[0][0].geometry):
        pass
    ends = {key: spine for spine, key in layout.lines}
    assert ends["ab"][0][0] < ends["ab"][-1][0]
    assert ends["ba"][0][0] > ends["ba"][-1][0]


@pytest.mark.parametrize("count", [2, 5, 8, 12])
def test_a_pact_of_n_takes_n_spokes(game: list[tuple[Scenery, MapScene, Desk]], faces: Faces, count: int) -> None:
    angles = np.linspace(0, 2 * np.pi, count, endpoint=False)
    members = tuple((400 + 300 * float(np.cos(t)), 400 + 200 * float(np.sin(t))) for t in angles)
    layout = Layout(Window(1.0))
    for _ in tying.tie(layout, toy(hubs=(Hub("pact:1", "", members),)), faces, _plain, game[0][0].geometry):
        pass
    assert len(layout.lines) == count
    assert [key for _, key in layout.hits] == ["pact:1"]


@pytest.mark.parametrize("zoom", [1.0, 1.35, 2.2])
def test_shields_banners_and_signs_hide_neither_each_other_nor_a_capital(
    game: list[tuple[Scenery, MapScene, Desk]], faces: Faces, zoom: float
) -> None:
    for scenery, scene, _ in game[::3]:
        scale = 1600 / scenery.geometry.size[0] * zoom
        layout = laid_out(scenery, replace_ties(scene), Window(scale), faces)
        marks = [(rect, key) for rect, key in layout.hits if not key.startswith(("siege", "pact"))]
        for (one, k), (other, n) in combinations(marks, 2):
            assert not one.colliderect(other), (k, n)
        at = seats(scenery)
        bare = {city.province for city in scene.cities if city.capital} - {s.province for s in scene.shields}
        for place in bare:
            seat = at(place, scale)
            if seat is not None:
                assert all(not rect.collidepoint(seat) for rect, _ in marks), place


def replace_ties(scene: MapScene) -> MapScene:
    return MapScene(cities=scene.cities, shields=scene.shields, marks=scene.marks)


def test_an_army_abroad_is_a_banner_and_one_at_home_a_shield(game: list[tuple[Scenery, MapScene, Desk]]) -> None:
    seen: set[bool] = set()
    for scenery, _, desk in game[-1:]:
        for shield in scenery.scene(desk.view).shields:
            state, _, place = shield.key.partition("@")
            assert shield.banner == (desk.world.provinces[place].owner != state)
            seen.add(shield.banner)
    assert False in seen


@pytest.mark.parametrize("centre", [(0.3, 0.3), (0.5, 0.5), (0.62, 0.45), (0.8, 0.7)])
def test_tags_keep_off_each_other_off_shields_and_off_papers(
    game: list[tuple[Scenery, MapScene, Desk]], faces: Faces, centre: tuple[float, float]
) -> None:
    shown = 0
    for scenery, scene, _ in game[6::4]:
        wide, high = scenery.geometry.size
        camera = Camera(scenery.geometry.size, pygame.Rect(0, 0, 1600, 900))
        camera.keep_clear(PANELS)
        camera.look_at((centre[0] * wide, centre[1] * high), camera.least * 1.4, animate=False)
        x, y = camera.origin()
        free = camera.free.move(-x, -y)
        edge_tag = (free.x + 8, free.y + 120, 90, 26)
        window = Window(camera.scale, (free.x, free.y, free.w, free.h), (edge_tag,))
        layout = laid_out(scenery, scene, window, faces)
        captions = {ribbon.key for ribbon in scene.ribbons if ribbon.caption}
        tags = [(rect, key) for rect, key in layout.hits if key in captions]
        others = [rect for rect, key in layout.hits if key not in captions and not key.startswith("siege")]
        shown += len(tags)
        for rect, key in tags:
            assert free.contains(rect), key
            assert rect.collidelist(others) < 0, key
            assert not rect.colliderect(edge_tag), key
        for (one, k), (other, n) in combinations(tags, 2):
            assert not one.colliderect(other), (k, n)
    assert shown or centre != (0.5, 0.5)


def test_a_ribbon_is_pointed_at_within_a_few_pixels(game: list[tuple[Scenery, MapScene, Desk]], faces: Faces) -> None:
    layout = Layout(Window(1.0))
    told = toy(Ribbon((0.0, 0.0), (300.0, 0.0), "defence", key="treaty:1"))
    for _ in tying.tie(layout, told, faces, _plain, game[0][0].geometry):
        pass
    x, y = layout.lines[0][0][20]
    assert layout.key_at((float(x), float(y) + 3)) == "treaty:1"
    assert layout.key_at((float(x), float(y) + 12)) is None


def test_a_shield_moved_aside_keeps_a_line_to_its_place(
    game: list[tuple[Scenery, MapScene, Desk]], faces: Faces
) -> None:
    scenery = game[0][0]
    place = scenery.geometry.provinces[0].id
    shields = (Shield("A@x", place, "12", (90, 120, 160), 4), Shield("B@x", place, "7", (160, 120, 90), 4))
    layout = laid_out(scenery, MapScene(shields=shields), Window(0.3), faces)
    assert not layout.hits[0][0].colliderect(layout.hits[1][0])
