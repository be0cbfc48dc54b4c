"""Names on the map of Greece: nothing stands on anything else, all that is seen is seen whole, wherever one looks."""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Iterator

import pygame
import pytest

from game.kit.places import assets
from game.scenarios.build import build_world
from game.scenarios.library import Scenario, drawn_scenario
from game.ui.atlas.bake import Bake
from game.ui.atlas.camera import Camera
from game.ui.atlas.faces import Faces
from game.ui.atlas.labels import Layout, Typesetter, Window
from game.ui.atlas.palette import PAPER_0
from game.ui.atlas.regions import LandGrid
from game.ui.atlas.scene import MapScene
from game.ui.scenery import Scenery
from game.world.worlds import World

SCREEN = pygame.Rect(0, 0, 1600, 900)
PANELS = [
    pygame.Rect(0, 0, 1600, 52),
    pygame.Rect(12, 66, 322, 786),
    pygame.Rect(1252, 66, 336, 786),
    pygame.Rect(348, 802, 890, 52),
    pygame.Rect(0, 866, 1600, 34),
]
LOOKS = [(0.5, 0.5, 1.0), (0.3, 0.55, 1.25), (0.3, 0.55, 2.0), (0.62, 0.45, 1.5), (0.42, 0.7, 3.6), (0.2, 0.2, 1.1)]
"""Middle of the view as shares of the map, and zoom."""


@pytest.fixture(scope="module", autouse=True)
def _no_window() -> Iterator[None]:
    os.environ["SDL_VIDEODRIVER"] = "dummy"
    pygame.display.init()
    pygame.font.init()
    yield
    pygame.display.quit()


@pytest.fixture(scope="module")
def scenario() -> Scenario:
    return drawn_scenario("greece_499bce")


@pytest.fixture(scope="module")
def setter(scenario: Scenario) -> Typesetter:
    geometry = scenario.geometry
    ground = Bake(geometry, scenario.relief).finished()
    grid = LandGrid(ground.codes, [province.id for province in geometry.provinces], ground.scale)
    return Typesetter(geometry, grid, Faces(assets() / "fonts"))


def after_conquest(world: World, loser: str, winner: str) -> World:
    provinces = {
        name: dataclasses.replace(one, owner=winner) if one.owner == loser else one
        for name, one in world.provinces.items()
    }
    return dataclasses.replace(world, provinces=provinces)


@pytest.fixture(scope="module")
def scenes(scenario: Scenario) -> dict[str, MapScene]:
    scenery = Scenery(scenario)
    start = build_world(scenario, 1)
    return {
        "start": scenery.world_scene(start, "ATH"),
        "conquest": scenery.world_scene(after_conquest(start, "THS", "MAC"), "SPA"),
        "empire": scenery.world_scene(after_conquest(after_conquest(start, "MAC", "PER"), "THE", "PER"), "PER"),
    }


def window(scenario: Scenario, look: tuple[float, float, float], blocked: tuple[pygame.Rect, ...] = ()) -> Window:
    x, y, zoom = look
    size = scenario.geometry.size
    camera = Camera(size, SCREEN)
    camera.keep_clear(PANELS)
    camera.look_at((size[0] * x, size[1] * y), camera.least * zoom, animate=False)
    left, top = camera.origin()

    def plate(rect: pygame.Rect) -> tuple[int, int, int, int]:
        return (rect.x - left, rect.y - top, rect.w, rect.h)

    return Window(
        camera.scale,
        plate(camera.free),
        tuple(plate(rect) for rect in blocked),
        plate(SCREEN),
        tuple(plate(rect) for rect in PANELS),
    )


def bodies(layout: Layout) -> dict[str, list[pygame.Rect]]:
    return {name: list(sprite.parts) for name, sprite in layout.named.items()}


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("state", ["start", "conquest", "empire"])
def test_no_name_stands_on_another_nor_on_a_mark(
    scenario: Scenario, setter: Typesetter, scenes: dict[str, MapScene], look: tuple[float, float, float], state: str
) -> None:
    tag = pygame.Rect(350, 560, 110, 28)
    seen = window(scenario, look, (tag,))
    layout = setter.lay_out(scenes[state], seen)
    assert len(layout.named) >= 4
    names = bodies(layout)
    shields = [rect for rect, _ in layout.hits] + [pygame.Rect(rect) for rect in seen.blocked]
    shields += [one.parts[0] for one in layout.sprites if isinstance(one.tag, tuple) and one.tag[0] == "dot"]
    for name, parts in names.items():
        others = [rect for other, found in names.items() if other != name for rect in found]
        for part in parts:
            assert part.collidelist(shields) < 0, f"{name} stands on a mark"
            assert part.collidelist(others) < 0, f"{name} stands on another name"


@pytest.mark.parametrize("look", LOOKS)
def test_a_name_is_seen_whole_or_not_at_all(
    scenario: Scenario, setter: Typesetter, scenes: dict[str, MapScene], look: tuple[float, float, float]
) -> None:
    seen = window(scenario, look)
    assert seen.rect is not None
    assert seen.view is not None
    free, view = pygame.Rect(seen.rect), pygame.Rect(seen.view)
    covered = [pygame.Rect(rect) for rect in seen.covered]
    for name, parts in bodies(setter.lay_out(scenes["start"], seen)).items():
        for part in parts:
            hidden = not view.colliderect(part) or any(panel.contains(part) for panel in covered)
            assert free.contains(part) or hidden, name


@pytest.mark.parametrize("look", LOOKS)
def test_no_letter_leans_so_far_that_a_name_is_hard_to_read(
    scenario: Scenario, setter: Typesetter, scenes: dict[str, MapScene], look: tuple[float, float, float]
) -> None:
    layout = setter.lay_out(scenes["start"], window(scenario, look))
    curved = [
        one for region in scenes["start"].regions if (one := layout.named.get(region.text)) and len(one.parts) > 3
    ]
    for one in curved:
        (ax, ay), (bx, by) = one.parts[-2].center, one.parts[-1].center
        assert abs(by - ay) < 1.9 * abs(bx - ax)


def test_states_in_sight_are_named(scenario: Scenario, setter: Typesetter, scenes: dict[str, MapScene]) -> None:
    layout = setter.lay_out(scenes["start"], window(scenario, (0.3, 0.5, 1.25)))
    seen = layout.window.rect
    assert seen is not None
    named = {name for name, one in layout.named.items() if pygame.Rect(seen).contains(one.rect)}
    assert {"Athens", "Sparta", "Thessaly", "Thebes", "Persia", "Aegean Sea"} <= named


def test_a_name_follows_its_state_when_land_changes_hands(
    scenario: Scenario, setter: Typesetter, scenes: dict[str, MapScene]
) -> None:
    seen = window(scenario, (0.3, 0.45, 1.25))
    before, after = setter.lay_out(scenes["start"], seen), setter.lay_out(scenes["conquest"], seen)
    assert "Thessaly" in before.named
    assert "Thessaly" not in after.named
    assert before.named["Macedon"].rect != after.named["Macedon"].rect
    assert after.seen["Macedon"] > before.seen["Macedon"]


def test_names_keep_their_places_when_one_looks_a_little_aside(
    scenario: Scenario, setter: Typesetter, scenes: dict[str, MapScene]
) -> None:
    first = setter.lay_out(scenes["start"], window(scenario, (0.3, 0.5, 1.25)))
    second = Layout(window(scenario, (0.304, 0.503, 1.25)))
    for _ in setter.steps(second, scenes["start"], first):
        pass
    for name in ("Persia", "Thessaly", "Aegean Sea"):
        assert second.named[name].rect == first.named[name].rect


def test_more_towns_are_named_the_nearer_one_looks(
    scenario: Scenario, setter: Typesetter, scenes: dict[str, MapScene]
) -> None:
    towns = {city.text for city in scenes["start"].cities}

    def seen(zoom: float) -> float:
        layout = setter.lay_out(scenes["start"], window(scenario, (0.3, 0.5, zoom)))
        return len(towns & set(layout.named))

    assert seen(1.0) < seen(1.5) < seen(2.5)


def test_every_name_has_a_halo_of_paper(scenario: Scenario, setter: Typesetter, scenes: dict[str, MapScene]) -> None:
    layout = setter.lay_out(scenes["start"], window(scenario, (0.3, 0.5, 1.5)))
    for name, sprite in layout.named.items():
        picture = pygame.surfarray.array3d(sprite.surface).astype(int)
        alpha = pygame.surfarray.array_alpha(sprite.surface)
        pale = (abs(picture - PAPER_0).max(axis=2) < 24) & (alpha > 40)
        assert pale.sum() > 0.1 * (alpha > 40).sum(), name


def test_a_first_look_shows_what_must_be_seen() -> None:
    camera = Camera((9600, 5400), SCREEN)
    camera.keep_clear(PANELS)
    must, near = [(2900.0, 2900.0), (5100.0, 2500.0)], [(2300.0, 3300.0), (2400.0, 1900.0), (9000.0, 5000.0)]
    camera.open_at(must, near)
    for point in must + near[:2]:
        assert camera.free.collidepoint(camera.to_screen(point))
    camera.look_at((6000, 2500), animate=False)
    camera.reveal(must[0], animate=False)
    assert camera.free.collidepoint(camera.to_screen(must[0]))
