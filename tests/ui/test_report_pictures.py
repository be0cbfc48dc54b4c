"""Pictures of a game: the map, the animated map and the charts, painted without a screen."""

from pathlib import Path

import pygame
import pytest
from PIL import Image

from game.chronicle.record import Chronicle
from game.match.setup import Setup
from game.match.simulate import simulate
from game.report.book import bind_book
from game.report.exports.edition import edition_of, scenario_at_hand
from game.report.source import Source, read_chronicle
from game.scenarios.library import Scenario
from game.ui.screens.report.export_charts import write_charts
from game.ui.screens.report.export_film import frame_ms, write_film, write_picture
from game.ui.screens.report.export_map import MapPainter


@pytest.fixture(scope="module")
def game() -> Chronicle:
    return simulate(Setup(scenario="greece_499bce", seed=7, turns=5)).chronicle


@pytest.fixture(scope="module")
def scenario(game: Chronicle) -> Scenario:
    found = scenario_at_hand("greece_499bce", game)
    assert found is not None
    return found


@pytest.fixture(scope="module")
def source(game: Chronicle, scenario: Scenario) -> Source:
    return read_chronicle(game, scenario.colours)


@pytest.mark.parametrize("ending", [".gif", ".webp"])
def test_an_animated_map_has_a_frame_for_every_moment(
    source: Source, scenario: Scenario, tmp_path: Path, ending: str
) -> None:
    heard: list[float] = []
    painter = MapPainter(source, scenario, 640)
    path = write_film(painter, tmp_path / f"film{ending}", heard.append)
    with Image.open(path) as film:
        assert film.n_frames == len(source.snapshots)
        assert film.size == painter.size
        assert film.info.get("loop") == 0
    assert heard == sorted(heard)
    assert (heard[0], heard[-1]) == (0.0, 1.0)
    assert [p.name for p in tmp_path.iterdir()] == [path.name]


def test_another_ending_is_refused_before_anything_is_painted(
    source: Source, scenario: Scenario, tmp_path: Path
) -> None:
    with pytest.raises(ValueError, match=r"\.gif"):
        write_film(MapPainter(source, scenario, 640), tmp_path / "film.mp4")


def test_a_long_game_is_shown_in_about_half_a_minute_and_a_short_one_not_too_quickly() -> None:
    assert sum(frame_ms(31)) < 35_000
    assert min(frame_ms(201)) >= 250
    assert max(frame_ms(5)[:-1]) <= 900


def test_a_bar_under_the_map_is_of_all_living_states_in_their_colours(source: Source, scenario: Scenario) -> None:
    painter = MapPainter(source, scenario, 640)
    surface = painter.paint(-1)
    row = surface.get_height() - round(15 * 0.6)
    seen = {tuple(surface.get_at((x, row)))[:3] for x in range(surface.get_width())}
    first = max(source.shares[-1].items(), key=lambda pair: pair[1])[0]
    colour = pygame.Color(source.colour(first))
    assert (colour.r, colour.g, colour.b) in seen


def test_the_picture_of_the_end_differs_from_that_of_the_beginning(source: Source, scenario: Scenario) -> None:
    painter = MapPainter(source, scenario, 640)
    one, other = (pygame.image.tobytes(painter.paint(n), "RGB") for n in (0, -1))
    assert one != other
    assert one == pygame.image.tobytes(painter.paint(0), "RGB")


def test_a_disguised_game_is_drawn_too(game: Chronicle, scenario: Scenario, tmp_path: Path) -> None:
    edition = edition_of(game, scenario, hidden=True)
    assert edition.scenario is not None
    told = [p.name for p in edition.scenario.geometry.provinces] + [s.name for s in edition.scenario.geometry.seas]
    real = {p.name for p in scenario.geometry.provinces} | {s.name for s in scenario.geometry.seas}
    assert not set(told) & real
    path = write_picture(MapPainter(edition.source, edition.scenario, 640).paint(-1, ties=True), tmp_path / "map.png")
    with Image.open(path) as picture:
        assert picture.width == 640


def test_every_chart_is_a_picture_of_its_own(game: Chronicle, tmp_path: Path) -> None:
    report = bind_book(read_chronicle(game), "Greece")
    files = write_charts(report, tmp_path / "charts")
    assert len({p.name for p in files}) == len(report.charts) == len(files)
    for path in files:
        with Image.open(path) as picture:
            colours = picture.convert("RGB").getcolors(1 << 20)
            assert colours is not None
            assert len(colours) > 20
