"""Scenery: a seat's world set on the map, in one of the nine map modes.

It turns records into washes, shields, ribbons and names, and nothing else: whoever draws it knows no rule, and what
it shows is what the seat may see.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from game.kit.hues import PARTED
from game.measures.law import patron_of
from game.measures.power import capability
from game.perception.views import View
from game.scenarios.geometry import Geometry
from game.scenarios.library import Scenario
from game.ui import fights, ties
from game.ui.atlas.palette import darkened
from game.ui.atlas.scene import City, Colour, MapScene, Region, Shield, Tag, Tint
from game.ui.emblems import emblems_for, parted
from game.ui.mapmodes import MODES, MapMode
from game.ui.readings import Chart, chart, shield_figure
from game.ui.washes import DATA_RELIEF, data_tints, house_palette
from game.ui.widgets.theme import Palette
from game.world import sheets as s
from game.world.constants import TENTHS
from game.world.events import Event
from game.world.lands import Province
from game.world.worlds import World

__all__ = ["Scenery", "colour_of", "mark_place", "mark_state"]

OUTPOST = 3
"""A state seated off the map has its home there while less than one part in so many of its wealth is drawn."""


def colour_of(hue: str) -> Colour:
    """`#8D7399` as the atlas wants it."""
    return (int(hue[1:3], 16), int(hue[3:5], 16), int(hue[5:7], 16))


def mark_state(key: str) -> str:
    """The state of a shield's or tag's key, as `AtlasView.state_mark_at` gives it back."""
    return key.partition("@")[0]


def mark_place(key: str) -> str:
    """The province of a shield's or tag's key."""
    return key.partition("@")[2]


class _Colours(dict[str, Colour]):
    """Colours of states, also of those that rose in mid-game."""

    def __init__(self, scenario: Scenario) -> None:
        super().__init__((id, colour_of(hue)) for id, hue in scenario.colours.items())
        self._scenario = scenario

    def __missing__(self, state: str) -> Colour:
        self[state] = colour_of(self._scenario.colour(state))
        return self[state]


class Scenery:
    """The scenes of one scenario. Everything that does not change within a game is worked out once."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self.geometry: Geometry = scenario.geometry
        self._on_map = {shape.id: shape for shape in self.geometry.provinces}
        sides = (tuple(sorted((arc.left, arc.right))) for arc in self.geometry.arcs)
        self._frontiers = tuple(dict.fromkeys((a, b) for a, b in sides if a in self._on_map and b in self._on_map))
        self._beyond = {tag.id: tag for tag in self.geometry.off_map}
        self._colours = _Colours(scenario)
        self._emblems = emblems_for(scenario.colours)
        self._known: tuple[World, dict[str, str | None], dict[str, int]] | None = None
        self._plain: tuple[World, str | None, Palette, MapScene] | None = None

    def tint(self, state: str) -> Colour:
        """A state's own colour."""
        return self._colours[state]

    def tint_hex(self, state: str) -> str:
        """A state's own colour as widgets take it."""
        return self.scenario.colour(state)

    def emblem(self, state: str) -> str:
        """What a state's shield bears; those who part from a state bear its own, changed."""
        if state in self._emblems:
            return self._emblems[state]
        parent = self._emblems.get(state.partition(PARTED)[0])
        return parted(parent) if parent else ""

    @property
    def crests(self) -> dict[str, str]:
        """Emblems by the tints of their states, rebels' too, as shields in papers need them."""
        states = [*self._emblems, *(state + PARTED for state in self._emblems)]
        return {self.tint_hex(state): self.emblem(state) for state in reversed(states)}

    # -- scenes ---------------------------------------------------------------------------------

    def scene(
        self,
        view: View,
        mode: MapMode = MapMode.POLITICAL,
        *,
        read: Chart | None = None,
        palette: Palette | None = None,
        events: Iterable[Event] = (),
        lines: Iterable[s.Line] = (),
        selected: Iterable[str] = (),
        chosen: str | None = None,
    ) -> MapScene:
        """The seat's world in a mode.

        `read` holds the figures to be shown (of the mode's first lens if None); `events` leave marks of battle;
        `lines` of the draft are shown as marches; `selected` provinces glow; ties of `chosen` stand out.
        """
        world, events, lines = view.world, tuple(events), tuple(lines)
        read = read or chart(view, MODES[mode].lenses[0])
        palette = palette or house_palette()
        plain = self.world_scene(world, view.seat, palette=palette)
        tints, shields, tags, told = plain.tints, plain.shields, plain.tags, read.lens.told
        if told.scale is not None:
            tints = data_tints(read, list(self._mapped(world)), palette)
            shields = tuple(self._figures(world, view.seat, read, palette))
            tags = tuple(self._tags(world, read))
        if not told.of_land:
            shields = tuple(replace(one, selected=mark_state(one.key) == chosen) for one in shields)
        all_ties = mode is MapMode.TREATIES
        return replace(
            plain,
            tints=tints,
            shields=shields,
            tags=tags,
            ribbons=tuple(ties.ribbons(self, world, view.seat, all_ties=all_ties, chosen=chosen)),
            hubs=tuple(ties.hubs(self, world, view.seat, all_ties=all_ties, chosen=chosen)),
            marches=tuple(fights.marches(world, view.seat, lines, events, self._on_map, self._colours)),
            marks=tuple(fights.marks(world, events, self._mapped(world), view.seat)),
            selected=frozenset(selected) & frozenset(self._on_map),
            relief=1.0 if told.scale is None else DATA_RELIEF,
        )

    def world_scene(
        self,
        world: World,
        seat: str | None = None,
        *,
        selected: Iterable[str] = (),
        palette: Palette | None = None,
    ) -> MapScene:
        """A world as anybody may see it: for the title, the choice of a seat, the report and the replay."""
        palette = palette or house_palette()
        plain = self._plain
        if plain is None or plain[0] is not world or plain[1:3] != (seat, palette):
            plain = self._plain = world, seat, palette, self._drawn(world, seat, palette)
        return replace(plain[3], selected=frozenset(selected) & frozenset(self._on_map))

    def _drawn(self, world: World, seat: str | None, palette: Palette) -> MapScene:
        return MapScene(
            tints=self._political_tints(world, palette),
            regions=tuple(self._regions(world, seat)),
            cities=tuple(self._cities(world)),
            shields=tuple(self._stacks(world, seat, palette)),
            ribbons=tuple(ties.ribbons(self, world, seat, all_ties=True)),
            hubs=tuple(ties.hubs(self, world, seat, all_ties=True)),
            fronts=tuple(fights.fronts(world, self._frontiers, seat)),
            marks=tuple(fights.marks(world, (), self._mapped(world), seat)),
            tags=tuple(self._tags(world)),
            occupied={p.id: palette.tint(self._colours[p.occupier]) for p in self._mapped(world) if p.occupier},
            title=self.scenario.told.title,
        )

    # -- places ---------------------------------------------------------------------------------

    def _mapped(self, world: World) -> Iterator[Province]:
        return (p for p in world.provinces.values() if p.id in self._on_map)

    def home(self, world: World, state: str) -> str | None:
        """Where a state's shield stands: its capital if that is drawn and its own, else its base, else its best."""
        homes = self._of(world)[1]
        if state not in homes:
            homes[state] = self._best_home(world, state)
        return homes[state]

    def _of(self, world: World) -> tuple[World, dict[str, str | None], dict[str, int]]:
        """Homes found and capabilities reckoned of the world last asked about."""
        if self._known is None or self._known[0] is not world:
            self._known = world, {}, dict(capability(world))
        return self._known

    def _best_home(self, world: World, state: str) -> str | None:
        own = [p for p in self._mapped(world) if p.owner == state]
        ids = {p.id for p in own}
        told = self.scenario.told.states.get(state)
        for place in (world.states[state].capital, told.base if told else None):
            if place in ids:
                return place
        if self._lies_beyond(world, state, own):
            return None
        forces = world.forces.get(state, {})
        return max(own, key=lambda p: (forces.get(p.id, 0), p.output, p.id)).id if own else None

    def _lies_beyond(self, world: World, state: str, drawn: list[Province]) -> bool:
        """Whether a state's seat is off the map and what is drawn of it is but an outpost: its tag speaks for it."""
        if world.states[state].capital not in self._beyond:
            return False
        whole = sum(p.output for p in world.provinces.values() if p.owner == state)
        return sum(p.output for p in drawn) * OUTPOST < whole

    def anchor(self, world: World, state: str) -> str | tuple[float, float] | None:
        """Where a ribbon to a state ends: its home on the map, or the point its tag looks to."""
        place = self.home(world, state)
        if place is not None:
            return place
        lands = (p.id for p in world.provinces.values() if p.owner == state)
        return next((self._beyond[place].at for place in lands if place in self._beyond), None)

    # -- washes ---------------------------------------------------------------------------------

    def _political_tints(self, world: World, palette: Palette) -> dict[str, Tint]:
        patrons = {state: patron_of(world, state) for state in world.states}
        tints = {}
        for p in self._mapped(world):
            patron, own = patrons[p.owner], palette.tint(self._colours[p.owner])
            if patron is None:
                tints[p.id] = Tint(own, 1.0, p.owner)
            else:
                stroke = darkened(palette.tint(self._colours[patron]), 0.15)
                tints[p.id] = Tint(own, 1.0, p.owner, "/", stroke)
        return tints

    # -- names ----------------------------------------------------------------------------------

    def rank(self, world: World, state: str, seat: str | None = None) -> int:
        """1 (a city) to 4 (an empire), by its part of all capability; the seat's own is never small."""
        least = 3 if state == seat else 1
        part = self._of(world)[2].get(state, 0)
        return max(least, 4 if part >= 250 else 3 if part >= 80 else 2 if part >= 45 else 1)

    def _regions(self, world: World, seat: str | None) -> Iterator[Region]:
        for state in world.states.values():
            home = self.home(world, state.id)
            if state.alive and home is not None:
                lands = frozenset(p.id for p in self._mapped(world) if p.owner == state.id)
                yield Region(state.name, lands, home, rank=self.rank(world, state.id, seat))

    def _cities(self, world: World) -> Iterator[City]:
        capitals = {state.capital for state in world.states.values() if state.alive}
        names = {state.name for state in world.states.values() if state.alive}
        for p in self._mapped(world):
            text = self._on_map[p.id].name
            if text not in names:
                yield City(p.id, text, p.id in capitals, 2 if p.id in capitals or p.port else 1)

    # -- forces ---------------------------------------------------------------------------------

    def _stacks(self, world: World, seat: str | None, palette: Palette) -> Iterator[Shield]:
        """Each state's shield at home, and one for every army of weight elsewhere; together they are all its forces."""
        for state in sorted(world.states):
            if not world.states[state].alive:
                continue
            home = self.home(world, state)
            drawn = {p: n for p, n in world.forces.get(state, {}).items() if p in self._on_map}
            afield = {p: n for p, n in drawn.items() if p != home and self._is_army(world, state, n, p)}
            if home is not None:
                rest = sum(drawn.values()) - sum(afield.values())
                yield self._shield(
                    world, state, home, shield_figure(rest), seat, self.rank(world, state, seat), palette
                )
            for place, tenths in sorted(afield.items()):
                shield = self._shield(world, state, place, shield_figure(tenths), seat, 1, palette)
                yield replace(shield, banner=world.provinces[place].owner != state)

    def _is_army(self, world: World, state: str, tenths: int, place: str) -> bool:
        """Whether a stack away from home is worth a shield of its own: abroad always, at home if it is large."""
        if world.provinces[place].owner != state:
            return tenths >= TENTHS // 2
        total = sum(world.forces.get(state, {}).values())
        return tenths >= 3 * TENTHS and tenths * 8 >= total

    def _figures(self, world: World, seat: str, read: Chart, palette: Palette) -> Iterator[Shield]:
        """A shield with the lens's figure at each state's home, or on each province; none where nothing is read."""
        if read.lens.told.of_land:
            for p in self._mapped(world):
                yield self._shield(world, p.owner, p.id, read.readings[p.id].figure, seat, 1, palette)
            return
        for state in sorted(world.states):
            home = self.home(world, state)
            if world.states[state].alive and home is not None:
                found = read.readings.get(state)
                figure = "" if found is None else found.figure
                yield self._shield(world, state, home, figure, seat, self.rank(world, state, seat), palette)

    def _shield(
        self, world: World, state: str, place: str, figure: str, seat: str | None, rank: int, palette: Palette
    ) -> Shield:
        tint = palette.tint(self._colours[state])
        return Shield(f"{state}@{place}", place, figure, tint, rank, state == seat, self.emblem(state))

    def _figure_beyond(self, world: World, read: Chart, place: str) -> str:
        """The lens's figure of a province beyond the edge: its own, or its owner's where that is its home."""
        owner = world.provinces[place].owner
        if not read.lens.told.of_land and self.home(world, owner) is not None and self.home(world, owner) != place:
            return ""
        found = read.readings.get(place if read.lens.told.of_land else owner)
        return "" if found is None else found.figure

    def _tags(self, world: World, read: Chart | None = None) -> Iterator[Tag]:
        """What lies beyond the edge, with the brigades that stand there, or the figure that is read of it."""
        for place, told in self._beyond.items():
            province = world.provinces.get(place)
            if province is not None:
                tenths = sum(stacks.get(place, 0) for stacks in world.forces.values())
                figure = shield_figure(tenths) if read is None else self._figure_beyond(world, read, place)
                text = f"{told.name} {figure}".rstrip()
                yield Tag(f"{province.owner}@{place}", text, told.at, darkened(self._colours[province.owner], 0.35))
