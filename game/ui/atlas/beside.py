"""An easel whose stage is drawn in the office: a frame only shows what has come.

The office alone takes scenes, sets names and makes tiles; the window reads what is finished. So the newest scene is
shown when it is ready, and a frame never waits.
"""

from __future__ import annotations

from collections.abc import Iterator

import pygame

from game.scenarios.geometry import Geometry
from game.ui.atlas.bake import Bake, Progress
from game.ui.atlas.camera import Camera
from game.ui.atlas.easel import RECOLOUR_MS, RENAME_MS, Easel, places_in
from game.ui.atlas.faces import Faces
from game.ui.atlas.graticule import named_lines
from game.ui.atlas.labels import Window
from game.ui.atlas.office import Office
from game.ui.atlas.scene import MapScene
from game.ui.atlas.stage import Stage
from game.ui.atlas.tiles import SIDE, Place

__all__ = ["Kitchen", "OfficeEasel"]


class OfficeEasel(Easel):
    """Draws one stage that the office fills. `whole` is the plain map and its scale."""

    def __init__(self, stage: Stage, camera: Camera, office: Office, whole: tuple[pygame.Surface, float]) -> None:
        super().__init__(stage, camera)
        self._office = office
        self._whole = whole
        self._scene = self._shown = MapScene()
        self._seen = self._recoloured = self._renamed = False
        self._asked: tuple[object, ...] = ()
        self._pieces: dict[Window, pygame.Surface] = {}

    def resized(self) -> None:
        """The camera has another rectangle; the plain map serves until tiles come."""
        self._fading, self.fresh = 0.0, True

    def forget(self) -> None:
        """Another player takes the chair: hidden until the scene to come is whole."""
        self._fading, self.hidden, self._pieces = 0.0, True, {}
        self._scene = MapScene()

    def _uncover(self) -> None:
        """Show the map again once what is asked for has come, to the last tile and name."""
        if self._shown is self._scene and self._scene.tints and not self.stage.setting and not self.missing():
            self.hidden, self._fading, self.stage.stale = False, 0.0, {}
            self._seen = True

    @property
    def whole(self) -> bool:
        """Whether the scene asked for last has come and was drawn whole."""
        return self._shown is self._scene and super().whole

    def show(self, scene: MapScene) -> None:
        """This scene from now on."""
        self._scene = scene
        self._office.ask(f"scene {id(self)}", self._showing)

    def piece(self, window: Window) -> pygame.Surface | None:
        """A picture of what is seen through a window, once it has come."""
        if window not in self._pieces:
            self._office.ask(f"piece {id(self)}", lambda: self._cut(window))
        return self._pieces.get(window)

    def tick(self, dt_ms: float) -> bool:
        """Hears what has come, and asks for what the camera glides to; whether the next frame differs."""
        if self._recoloured:
            self._recoloured = False
            self._fade(RECOLOUR_MS)
        if self._renamed:
            self._renamed = False
            self._fade(max(self._fading, RENAME_MS))
        wanting = self._ask()
        if self.hidden and not wanting:
            self._uncover()
        fades = self._fading > 0 and not wanting
        if fades:
            self._fading = max(0.0, self._fading - dt_ms)
        news, self._seen = self._seen, False
        return news or fades

    def _ask(self) -> bool:
        """Ask for what is wanting in sight, and then for what lies just beyond; whether something is wanting."""
        stage, scale, origin = self.stage, self.camera.aim[0], self.camera.aim_origin()
        places = tuple(places_in(self.camera.rect, origin))
        wanting = any(stage.has(scale, place) is None for place in places)
        if not wanting and not stage.setting:
            if self._office.busy:
                return False
            places = tuple(places_in(self.camera.rect, origin, beyond=SIDE // 2))
            if all(stage.has(scale, place) is not None for place in places):
                return False
        asked = (scale, places, stage.window)
        if asked != self._asked or not self._office.busy:
            self._asked = asked
            self._office.ask(f"tiles {id(self)}", lambda: self._making(scale, places), whole=False)
        return wanting

    def _looks_anew(self, before: Window, now: Window) -> bool:
        """Once for each size: a map that moves while its first names are being set would else never have any."""
        return self.fresh and (before.view or ())[2:] != (now.view or ())[2:]

    def _work(self) -> bool:
        return self.missing()

    def _plain_map(self) -> tuple[pygame.Surface, float]:
        return self._whole

    # what the office does

    def _showing(self) -> Iterator[None]:
        """Washes first, so that tiles yet to come have something beneath."""
        scene = self._scene
        recoloured = self.stage.show(scene)
        yield
        if recoloured:
            self._whole = self.stage.plain(self.camera.least), self.camera.least
            self._recoloured = True
        self._pieces, self._shown = {}, scene
        self._asked, self._seen = (), True
        yield

    def _making(self, scale: float, places: tuple[Place, ...]) -> Iterator[None]:
        """Names, and tiles, of a scale; while the camera still glides there, only the ground beneath."""
        stage = self.stage
        yield from self._setting(scale)
        for place in places:
            if stage.has(scale, place) is None:
                stage.half_made(scale, place)
                yield
                if not stage.bare(scale):
                    stage.tile(scale, place)
                    self._seen = True
                    yield

    def _setting(self, scale: float) -> Iterator[None]:
        stage = self.stage
        window = stage.window
        if window is None or window.scale != scale:
            return
        while stage.setting:
            anew = not stage.bare(scale)
            if stage.advance(0.0):
                self._renamed = self._renamed or anew
                self._seen = True
            yield

    def _cut(self, window: Window) -> Iterator[None]:
        piece = self.stage.piece(window)
        if len(self._pieces) > 8:
            self._pieces = {}
        self._pieces[window] = piece
        self._seen = True
        yield


class Kitchen:
    """Bakes one geometry in the office; `easel` stands ready when it is done."""

    def __init__(self, office: Office, geometry: Geometry, faces: Faces, bake: Bake) -> None:
        self._office, self._geometry, self._faces, self._bake = office, geometry, faces, bake
        self.progress = Progress(0.0, "unrolling the map")
        self.easel: OfficeEasel | None = None
        self._is_wanted = True

    def give_up(self) -> None:
        """Nobody looks at this map any more: bake no further until somebody does."""
        self._is_wanted = False

    def see_to_it(self, camera: Camera, scene: MapScene) -> None:
        """See that the map is being baked."""
        self._is_wanted = True
        if not self._office.busy:
            self._office.ask(f"bake {id(self)}", lambda: self._baking(camera, scene))

    def finish(self) -> None:
        """Wait for it."""
        self._office.finish()

    def _baking(self, camera: Camera, scene: MapScene) -> Iterator[None]:
        for step in self._bake.steps():
            if not self._is_wanted:
                return
            self.progress = step
            yield
        ground = self._bake.ground
        assert ground is not None
        named_lines(self._geometry)
        yield
        stage = Stage(self._geometry, ground, self._faces)
        yield
        stage.show(scene)
        yield
        self.easel = OfficeEasel(stage, camera, self._office, (stage.plain(camera.least), camera.least))
        self._office.ask_later(self._storing())
        yield

    def _storing(self) -> Iterator[None]:
        self._bake.store()
        yield
