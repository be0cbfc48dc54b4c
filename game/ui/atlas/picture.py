"""A whole plate without a window: for the report, the title screen and exports."""

from __future__ import annotations

from pathlib import Path

import pygame

from game.scenarios.geometry import Geometry
from game.ui.atlas.faces import Faces
from game.ui.atlas.scene import MapScene
from game.ui.atlas.view import AtlasView


def picture(
    geometry: Geometry,
    scene: MapScene,
    size: tuple[int, int],
    faces: Faces,
    relief_picture: Path | None = None,
    cache: Path | None = None,
    framed: bool = True,
    window: tuple[float, float, float] | None = None,
) -> pygame.Surface:
    """The scene as a picture of `size` pixels, with frame, cartouche (if the scene has a title) and scale bar.

    `window` is the middle (x, y) in map units and the scale in pixels per unit; without it the whole map is shown.
    Takes the bake's time on first use of a geometry. Needs no display.
    """
    surface = pygame.Surface(size, 0, 32)
    view = AtlasView(geometry, surface.get_rect(), faces, relief_picture, cache, motion=False, framed=framed)
    view.prepare()
    view.set_scene(scene)
    if window is not None:
        view.focus((window[0], window[1]), animate=False, scale=window[2])
    if framed and scene.title:
        view.furnish("frame", scene.title, scene.date)
    view.draw(surface)
    return surface
