"""The atlas: picking, washes, names, marks and the live view, on a toy map of islands and on the shipped Greece."""

from __future__ import annotations

import dataclasses
import math
import os
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pygame
import pytest

from game.kit.places import assets, maps
from game.scenarios.geometry import FRAME, Arc, Geometry, ProvinceShape, Ring, SeaShape, load_geometry
from game.ui.atlas import bake as kitchen
from game.ui.atlas.bake import Bake, Ground
from game.ui.atlas.camera import Camera, largest_free
from game.ui.atlas.faces import Faces
from game.ui.atlas.graticule import named_lines
from game.ui.atlas.labels import Typesetter, Window
from game.ui.atlas.picture import picture
from game.ui.atlas.raster import FIRST_PROVINCE, distance
from game.ui.atlas.regions import LandGrid
from game.ui.atlas.scene import City, MapScene, March, Mark, Region, Ribbon, Shield, Tag, Tint
from game.ui.atlas.stage import Stage
from game.ui.atlas.tint import Wash
from game.ui.atlas.view import AtlasView

GREECE = maps() / "greece_499bce"


def square(left: int, top: int, right: int, bottom: int) -> Ring:
    return ((left, top), (right, top), (right, bottom), (left, bottom))


def shape(id: str, ring: Ring, disc: int = 0) -> ProvinceShape:
    x, y = (ring[0][0] + ring[2][0]) // 2, (ring[0][1] + ring[2][1]) // 2
    return ProvinceShape(id, id.title(), (x, y), (x, y), 50, 1000, disc, (ring,), ())


@pytest.fixture(scope="module")
def isles() -> Geometry:
    """Two provinces side by side on one island, a far islet, and sea all round; 1600 x 900 units."""
    west, east = square(200, 200, 700, 700), square(700, 200, 1200, 700)
    islet = square(1400, 780, 1420, 795)
    arcs = (
        Arc("west", "east", ((700, 200), (700, 700))),
        Arc("open_sea", "west", ((700, 700), (200, 700), (200, 200), (700, 200))),
        Arc("open_sea", "east", ((700, 200), (1200, 200), (1200, 700), (700, 700))),
        Arc("open_sea", "islet", (*islet, islet[0])),
        Arc("open_sea", FRAME, (*square(0, 0, 1600, 900), (0, 0))),
    )
    sea = SeaShape("open_sea", "Open Sea", (800, 820), 1, (square(0, 0, 1600, 900),), ())
    provinces = (shape("west", west), shape("east", east), shape("islet", islet, 60))
    return Geometry(
        "isles", "Isles", (1600, 900), 0.5, "+proj=none", (0.0, 0.0), provinces, (), (sea,), (), (), arcs, (), ()
    )


@pytest.fixture(scope="module", autouse=True)
def _no_window() -> Iterator[None]:
    os.environ["SDL_VIDEODRIVER"] = "dummy"
    pygame.display.init()
    pygame.font.init()
    yield
    pygame.display.quit()


@pytest.fixture(scope="module")
def ground(isles: Geometry) -> Ground:
    return Bake(isles).finished()


@pytest.fixture(scope="module")
def faces() -> Faces:
    return Faces(assets() / "fonts")


RED, BLUE = (168, 98, 63), (95, 143, 184)
TWO = {"west": Tint(RED, group="reds"), "east": Tint(BLUE, group="blues"), "islet": Tint(BLUE, group="blues")}


def scene() -> MapScene:
    return MapScene(
        tints=TWO,
        regions=(
            Region("Westland", frozenset({"west"}), "west", rank=3),
            Region("Isle", frozenset({"islet"}), "islet"),
        ),
        cities=(City("east", "Easton", True), City("islet", "Islet")),
        shields=(Shield("reds", "west", "12", RED, 3), Shield("blues", "islet", "3", BLUE, 1)),
        ribbons=(Ribbon("west", "islet", "demand", "submit"), Ribbon("west", "east", "pact")),
        marches=(March("west", "east", RED),),
        marks=(Mark("east", "battle"), Mark("west", "siege")),
        tags=(Tag("afar", "Afar 6", (1600, 400)), Tag("north", "North 1", (800, 0))),
        occupied={"east": RED},
        selected=frozenset({"west"}),
        title="Isles",
        date="Spring",
    )


def seen(surface: pygame.Surface) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    return pygame.surfarray.array3d(surface)


def test_distance_is_exact_up_to_its_cap() -> None:
    to = np.zeros((40, 30), np.bool_)
    to[5, 7] = to[30, 20] = True
    x, y = np.meshgrid(np.arange(40), np.arange(30), indexing="ij")
    true = np.minimum(np.hypot(x - 5, y - 7), np.hypot(x - 30, y - 20))
    np.testing.assert_allclose(distance(to, 12), np.minimum(true, 12), atol=1e-4)


def test_every_pixel_knows_its_province(isles: Geometry, ground: Ground) -> None:
    assert set(np.unique(ground.codes)) == {0, FIRST_PROVINCE, FIRST_PROVINCE + 1, FIRST_PROVINCE + 2}
    share = (ground.codes == FIRST_PROVINCE).mean()
    assert share == pytest.approx(500 * 500 / (1600 * 900), rel=0.01)


def test_bake_tells_its_progress_and_is_kept(isles: Geometry, ground: Ground, tmp_path: Path) -> None:
    bake = Bake(isles, cache=tmp_path)
    shares = [step.share for step in bake.steps()]
    bake.store()
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    again = Bake(isles, cache=tmp_path)
    assert len(list(again.steps())) == 2
    assert again.ground is not None
    assert (again.ground.codes == ground.codes).all()
    assert (seen(again.ground.base) == seen(ground.base)).all()


def test_a_torn_cache_is_baked_again(isles: Geometry, tmp_path: Path) -> None:
    Bake(isles, cache=tmp_path).finished()
    for file in tmp_path.rglob("base.png"):
        file.write_bytes(b"torn")
    assert Bake(isles, cache=tmp_path).finished().codes.any()


def test_another_renderer_bakes_anew(isles: Geometry, monkeypatch: pytest.MonkeyPatch) -> None:
    before = Bake(isles).digest()
    monkeypatch.setattr(kitchen, "VERSION", kitchen.VERSION + 1)
    assert Bake(isles).digest() != before


def test_a_change_of_owner_is_painted_as_if_all_were(isles: Geometry, ground: Ground) -> None:
    step, whole = Wash(isles, ground), Wash(isles, ground)
    after = {**TWO, "islet": Tint(RED, group="reds")}
    step.paint(TWO)
    box = step.paint(after)
    assert box is not None
    assert box.w < ground.codes.shape[0] / 4
    whole.paint(after)
    assert np.abs(seen(step.surface).astype(int) - seen(whole.surface)).max() <= 3
    assert step.paint(after) is None


def test_every_province_takes_colour(isles: Geometry, ground: Ground) -> None:
    wash = Wash(isles, ground)
    wash.paint(TWO)
    for province in isles.provinces:
        x, y = (round(value * ground.scale) for value in province.city)
        assert wash.surface.get_at((x, y))[:3] != (255, 255, 255)
    assert wash.surface.get_at((5, 5))[:3] == (255, 255, 255)


def test_names_stand_clear_of_shields_and_of_each_other(isles: Geometry, ground: Ground, faces: Faces) -> None:
    grid = LandGrid(ground.codes, [p.id for p in isles.provinces], ground.scale)
    layout = Typesetter(isles, grid, faces).lay_out(scene(), Window(1.0))
    assert {"Westland", "Isle", "Easton", "Open Sea"} <= set(layout.named)
    for part in layout.named["Westland"].parts:
        assert pygame.Rect(200, 200, 500, 500).contains(part)
    for name, sprite in layout.named.items():
        others = [rect for other, one in layout.named.items() if other != name for rect in one.parts]
        for part in sprite.parts:
            assert part.collidelist([rect for rect, _ in layout.hits]) < 0, name
            assert part.collidelist(others) < 0, name


@pytest.fixture
def view(isles: Geometry, faces: Faces) -> AtlasView:
    made = AtlasView(isles, pygame.Rect(0, 0, 800, 450), faces, motion=False)
    made.prepare()
    made.set_scene(scene())
    return made


def test_pointing_finds_provinces_shields_and_tags(view: AtlasView) -> None:
    surface = pygame.Surface((800, 450))
    view.draw(surface)
    assert view.province_at((150, 150)) == "west"
    assert view.province_at((500, 150)) == "east"
    assert view.province_at((20, 20)) is None
    assert view.province_at((705 + 20, 393)) == "islet"
    assert view.state_mark_at((225, 225)) == "reds"
    assert view.state_mark_at((20, 20)) is None
    assert view.state_mark_at((770, 200)) == "afar"


def test_first_frames_are_paper_then_the_map(isles: Geometry, faces: Faces) -> None:
    view = AtlasView(isles, pygame.Rect(0, 0, 800, 450), faces)
    surface = pygame.Surface((800, 450))
    view.draw(surface)
    assert not view.ready
    for _ in range(40):
        view.tick(16)
        view.draw(surface)
    assert view.ready


def test_a_new_scene_is_shown(view: AtlasView) -> None:
    surface = pygame.Surface((800, 450))
    view.draw(surface)
    before = seen(surface).copy()
    view.set_scene(dataclasses.replace(scene(), tints={**TWO, "east": Tint(RED, group="reds", hatch="/")}))
    view.draw(surface)
    assert (seen(surface)[420:580, 120:330] != before[420:580, 120:330]).any()
    assert (seen(surface)[:50, :50] == before[:50, :50]).all()


def test_gliding_ends_and_the_pointer_stays(isles: Geometry, faces: Faces) -> None:
    view = AtlasView(isles, pygame.Rect(0, 0, 800, 450), faces)
    view.prepare()
    view.set_scene(scene())
    surface = pygame.Surface((800, 450))
    under = view.camera.to_map((300, 200))
    view.zoom_at((300, 200), 2.0)
    for _ in range(200):
        if not view.tick(16):
            break
        view.draw(surface)
    assert not view.camera.moving
    assert view.camera.to_map((300, 200)) == pytest.approx(under, abs=2.0)


def test_panels_move_the_middle() -> None:
    rect = pygame.Rect(0, 0, 1600, 900)
    panels = [pygame.Rect(0, 0, 340, 900), pygame.Rect(1260, 0, 340, 900), pygame.Rect(0, 0, 1600, 50)]
    assert largest_free(rect, panels) == pygame.Rect(340, 50, 920, 850)
    camera = Camera((9600, 5400), rect)
    camera.keep_clear(panels)
    camera.look_at((4800, 2700), 0.3, animate=False)
    assert camera.to_screen((4800, 2700)) == pytest.approx((800, 475), abs=1)


def test_a_picture_needs_no_window(isles: Geometry, faces: Faces) -> None:
    made = picture(isles, scene(), (640, 360), faces)
    assert made.get_size() == (640, 360)
    assert len(np.unique(seen(made).reshape(-1, 3), axis=0)) > 500


@pytest.fixture(scope="module")
def greece() -> Geometry:
    if not (GREECE / "geometry.json").is_file():
        pytest.skip("the map of Greece is not shipped yet")
    return load_geometry(GREECE / "geometry.json")


@pytest.fixture(scope="module")
def plate(greece: Geometry) -> Ground:
    return Bake(greece, GREECE / "relief.jpg").finished()


def test_every_city_lies_in_its_own_province(greece: Geometry, plate: Ground) -> None:
    for index, province in enumerate(greece.provinces):
        x, y = (round(value * plate.scale) for value in province.city)
        near = plate.codes[max(0, x - 16) : x + 17, max(0, y - 16) : y + 17]
        assert FIRST_PROVINCE + index in near, province.name


def test_meridians_cross_the_map(greece: Geometry) -> None:
    kinds = [kind for kind, _, _ in named_lines(greece)]
    assert kinds.count("meridian") >= 5
    assert kinds.count("parallel") >= 3


def test_one_province_is_recoloured_within_a_frame(greece: Geometry, plate: Ground) -> None:
    wash = Wash(greece, plate)
    tints = {province.id: Tint(RED, group="one") for province in greece.provinces}
    wash.paint(tints)
    smallest = min(greece.provinces, key=lambda p: p.area_km2)
    began = time.perf_counter()
    wash.paint({**tints, smallest.id: Tint(BLUE, group="two")})
    assert time.perf_counter() - began < 0.25


def test_a_scene_that_comes_before_the_last_was_whole_leaves_the_one_before_both_in_sight(
    isles: Geometry, ground: Ground, faces: Faces
) -> None:
    stage, places = Stage(isles, ground, faces), [(0, 0), (1, 0)]

    def paint(hue: tuple[int, int, int], *made: tuple[int, int]) -> list[pygame.Surface]:
        stage.show(dataclasses.replace(scene(), tints={name: Tint(hue, group="all") for name in TWO}))
        while stage.setting:
            stage.advance(math.inf)
        return [stage.tile(1.0, place) for place in made]

    stage.look_through(Window(1.0))
    first = paint(RED, *places)
    stage.whole = True
    paint(BLUE, places[0])
    paint((90, 90, 90))
    assert [stage.stale[1.0, place] for place in places] == first
