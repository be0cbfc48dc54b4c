"""Every map mode in every palette to every kind of eye: classes told apart, words legible, a second sign beside hue."""

import itertools

import pytest

from game.report.telling.naming import Names
from game.ui.atlas import palette as plate
from game.ui.desk import Desk
from game.ui.legends import RIBBON_ROLES, legend, legend_sentence, swatches
from game.ui.mapmodes import MODES, Lens, MapMode, breaks_of, grade, ranges
from game.ui.readings import Chart, chart
from game.ui.scenery import Scenery, mark_place, mark_state
from game.ui.screens.council.figures import FigureRows
from game.ui.screens.words.openings import opened_figure
from game.ui.washes import BARE, FLAT, data_tints
from game.ui.widgets.colours import LARGE, READABLE, contrast, mixed
from game.ui.widgets.theme import load_theme
from tests.ui.vision.eyes import KINDS, apart

THEME = load_theme()
PALETTES = sorted(THEME.palettes)
SCALED = [lens for lens in Lens if lens.told.scale is not None]
LEAST = 7.5
"""ΔE at which two neighbouring classes are told apart side by side."""


def _read(desk: Desk, lens: Lens) -> Chart:
    return chart(desk.view, lens, "PER")


def _washed(colour: tuple[int, int, int], strength: float = FLAT) -> list[tuple[int, int, int]]:
    """The colour as the wash lays it on parchment, at its palest and its deepest."""
    inside = mixed(plate.PARCHMENT, colour, min(1.0, 0.53 * strength))
    return [inside, plate.darkened(colour, 0.07)]


@pytest.mark.parametrize("name", PALETTES)
@pytest.mark.parametrize("lens", SCALED)
def test_classes_are_told_apart_by_light_or_by_hatch(name: str, lens: Lens) -> None:
    worn = THEME.palettes[name]
    assert lens.told.scale is not None
    classes = list(zip(worn.steps(lens.told.scale), worn.grain_of(lens.told.scale), strict=True))
    for (a, grain), (b, other) in itertools.combinations(classes, 2):
        for kind in KINDS:
            assert apart(a, b, kind) >= LEAST or grain != other, (name, lens, kind, a, b)


@pytest.mark.parametrize("mode", list(MapMode))
def test_a_figure_or_an_emblem_stands_beside_every_wash(desk: Desk, mode: MapMode) -> None:
    scenery = Scenery(desk.scenario)
    for lens in MODES[mode].lenses:
        read = _read(desk, lens)
        scene = scenery.scene(desk.view, mode, read=read)
        shields = {mark_place(one.key) if lens.told.of_land else mark_state(one.key): one for one in scene.shields}
        for key, shield in shields.items():
            if lens.told.scale is not None:
                assert shield.figure == (read.readings[key].figure if key in read.readings else "")
            assert shield.emblem == scenery.emblem(mark_state(shield.key))


def test_emblems_part_the_states_of_a_scenario(desk: Desk) -> None:
    scenery = Scenery(desk.scenario)
    borne = [scenery.emblem(state) for state in desk.scenario.colours]
    assert len(set(borne)) == len(borne)
    assert all(borne)
    assert len(scenery.crests) == 2 * len(borne)


@pytest.mark.parametrize("name", PALETTES)
@pytest.mark.parametrize("lens", SCALED)
def test_names_are_legible_on_every_wash(name: str, lens: Lens) -> None:
    worn = THEME.palettes[name]
    assert lens.told.scale is not None
    for colour in (*worn.steps(lens.told.scale), BARE):
        pale, deep = _washed(colour)
        assert contrast(plate.INK, pale) >= READABLE, (name, lens, colour)
        assert contrast(plate.INK, deep) >= 4.0
        assert contrast(plate.INK, mixed(deep, plate.PAPER_0, 0.52)) >= READABLE


@pytest.mark.parametrize("name", PALETTES)
def test_names_are_legible_on_every_states_own_wash(desk: Desk, name: str) -> None:
    scenery, worn = Scenery(desk.scenario), THEME.palettes[name]
    for state in desk.scenario.colours:
        pale, deep = _washed(worn.tint(scenery.tint(state)), 1.0)
        assert contrast(plate.INK, pale) >= READABLE
        assert contrast(plate.INK, mixed(deep, plate.PAPER_0, 0.52)) >= READABLE


@pytest.mark.parametrize("name", PALETTES)
def test_alignments_differ_in_hue_and_always_in_hatch_and_icon(name: str) -> None:
    theme = THEME.wearing(name)
    for a, b in itertools.combinations(theme.alignment, 2):
        first, second = theme.alignment[a], theme.alignment[b]
        assert first.hatch != second.hatch
        assert first.icon != second.icon
        if name == "colour_blind":
            assert all(apart(theme.hue(a), theme.hue(b), kind) >= 27 for kind in KINDS if kind != "achromat")
    for role in theme.alignment:
        assert contrast(theme.hue(role), theme.hue("white")) >= LARGE


def test_danger_has_a_dash_where_another_tie_has_its_hue() -> None:
    """A ribbon of danger is dashed, one of a patron whole, a pact's dotted: no two kinds differ by hue alone."""
    roles = set(RIBBON_ROLES.values())
    assert roles >= {"balance", "bandwagon", "pact", "danger"}
    assert {style for style, role in RIBBON_ROLES.items() if role == "danger"} <= {"demand", "war", "joined"}


INKS = ("ink", "ink_2", "ink_3", "danger", "good", "bad")


@pytest.mark.parametrize("name", PALETTES)
@pytest.mark.parametrize("paper", ["paper_0", "paper_1", "paper_2", "hover", "danger_wash"])
def test_every_ink_reads_on_every_paper_it_is_used_on(name: str, paper: str) -> None:
    theme = THEME.wearing(name)
    for ink in INKS:
        least = LARGE if (ink, paper) in {("ink_3", "hover"), ("ink_3", "danger_wash"), ("bad", "hover")} else READABLE
        assert contrast(theme.hue(ink), theme.hue(paper)) >= least, (name, ink, paper)
    assert contrast(theme.hue("paper_0"), theme.hue("ink")) >= READABLE


@pytest.mark.parametrize("lens", list(Lens))
def test_legends_say_the_figures_that_are_shown(desk: Desk, lens: Lens) -> None:
    read, names = _read(desk, lens), Names(desk.world)
    parts = legend(read, names, THEME.palette)
    words = legend_sentence(parts)
    assert words.endswith(".")
    if lens.told.scale is not None and read.ends is not None:
        name = names.province if lens.told.of_land else names.state
        for end in read.ends:
            assert read.readings[end].figure in words
            assert name(end) in words or read.readings[read.ends[0]].value == read.readings[read.ends[1]].value
        assert [one.said for one in swatches(read, THEME.palette)] == list(ranges(read.breaks, lens.told.digits))


@pytest.mark.parametrize("lens", SCALED)
def test_table_and_wash_are_of_one_chart(desk: Desk, lens: Lens) -> None:
    read = _read(desk, lens)

    class Laid:
        scenery = Scenery(desk.scenario)
        names = Names(desk.world)

        def tint(self, state: str) -> str:
            return self.scenery.tint_hex(state)

    laid = Laid()
    laid.desk = desk  # type: ignore[attr-defined]
    rows = FigureRows(laid, read, THEME.palette)  # type: ignore[arg-type]
    tints = data_tints(read, desk.world.provinces.values(), THEME.palette)
    said = [one.said for one in swatches(read, THEME.palette)]
    colours = [one.colour for one in swatches(read, THEME.palette)]
    for row in rows.rows():
        key = str(row.key)
        cells = [cell.text for cell in row.cells]
        assert read.readings[key].figure in cells
        places = [p for p in desk.world.provinces.values() if (p.id if lens.told.of_land else p.owner) == key]
        for place in places:
            assert said[colours.index(tints[place.id].colour)] in cells


@pytest.mark.parametrize("lens", list(Lens))
def test_every_figure_opens(desk: Desk, lens: Lens) -> None:
    read, names = _read(desk, lens), Names(desk.world)
    for key in read.readings:
        opening = opened_figure(desk, names, read, key)
        assert opening.said.endswith(".")
    if lens is Lens.THREAT:
        rows = opened_figure(desk, names, read, "PER").rows
        assert sum(int(row.value) for row in rows) == read.readings["PER"].value


def test_breaks_by_fifths_hold_printed_figures() -> None:
    assert breaks_of(Lens.OUTPUT, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]) == (3, 5, 7, 9)
    assert breaks_of(Lens.OUTPUT, [4, 4, 4]) == ()
    assert ranges((), 0) == ("all",)
    assert ranges((3.0, 5.0), 0) == ("under 3", "3–4", "5 and more")
    assert [grade(v, (3.0, 5.0)) for v in (1, 3, 9)] == [0, 2, 4]
    assert grade(60, (10, 25, 40, 60)) == 4
    assert grade(59, (10, 25, 40, 60)) == 3
