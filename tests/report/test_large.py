"""Large systems: what is left out is named, and what stands is the same as in a small one."""

import gc
import re
from itertools import pairwise

import pytest

from game.chronicle.record import Chronicle
from game.kit.chart import ChartModel, Series
from game.kit.heap import unswept
from game.lab.whatif.fates import HORIZON, horizon_of
from game.match.setup import Setup
from game.match.simulate import simulate
from game.report import source as sources
from game.report.book import bind_book
from game.report.html.page import html_page
from game.report.html.svg import chart_svg
from game.report.records.chapters import Report, WarChapter
from game.report.source import Source, read_chronicle
from game.report.wars import eve
from game.report.whatif.finding import reversals


@pytest.fixture(scope="module")
def game() -> Chronicle:
    """The first game with two wars between states, of which one cost less."""
    for seed in range(3, 40):
        found = simulate(Setup(scenario="greece_499bce", seed=seed, turns=16)).chronicle
        if sum(not war.civil for war in read_chronicle(found).wars.values()) > 1:
            return found
    raise AssertionError("no such game in 37")


def of_states(report: Report) -> list[WarChapter]:
    return [war for war in report.wars if not war.civil]


def has_chance(war: WarChapter) -> bool:
    return any(view.chance is not None for view in war.sides)


def test_every_war_of_a_small_system_has_its_chances(game: Chronicle) -> None:
    wars = of_states(bind_book(read_chronicle(game)))
    assert all(has_chance(war) and not war.left_out for war in wars)


def test_a_large_system_has_them_for_its_deadliest_wars_and_says_so_of_the_rest(
    game: Chronicle, monkeypatch: pytest.MonkeyPatch
) -> None:
    small = bind_book(read_chronicle(game))
    monkeypatch.setattr(sources, "MANY", 3)
    monkeypatch.setattr(eve, "MOST_EVES", 1)
    large = bind_book(read_chronicle(game))
    wars = of_states(large)
    deadliest = max(wars, key=lambda war: war.lost)
    assert has_chance(deadliest)
    for war in wars:
        assert has_chance(war) is (war.left_out == "") is (war.began == deadliest.began)
    page = html_page(large)
    assert page.count(eve.LEFT_OUT) == sum(bool(war.left_out) for war in wars) > 0
    assert eve.LEFT_OUT not in html_page(small)


def test_what_does_not_rest_on_an_eve_is_the_same(game: Chronicle, monkeypatch: pytest.MonkeyPatch) -> None:
    small = bind_book(read_chronicle(game))
    monkeypatch.setattr(sources, "MANY", 3)
    large = bind_book(read_chronicle(game))
    for one in ("standings", "calls", "pledges", "faith", "pacts", "charts", "tags", "what_ifs", "verdict"):
        assert getattr(small, one) == getattr(large, one), one
    assert [(w.id, w.losses, w.fighters) for w in small.wars] == [(w.id, w.losses, w.fighters) for w in large.wars]


def test_decisions_are_looked_for_once(game: Chronicle) -> None:
    source: Source = read_chronicle(game)
    assert reversals(source) is reversals(source)
    assert reversals(source) == reversals(read_chronicle(game))


@pytest.mark.parametrize(("states", "turns"), [(6, HORIZON), (24, HORIZON), (25, 5), (40, 5)])
def test_a_what_if_looks_less_far_ahead_only_in_a_large_system(states: int, turns: int) -> None:
    opening = simulate(Setup(scenario=f"invented:{states}x{2 * states}", seed=1, turns=1)).chronicle.steps[0].world
    assert horizon_of(opening) == turns


@pytest.mark.parametrize("count", [1, 80, 120, 121, 200, 365])
def test_a_pointer_finds_a_reading_at_every_place_of_a_chart(count: int) -> None:
    labels = tuple(f"year {n}" for n in range(count))
    chart = ChartModel("Power", labels, (Series("A", "#8D7399", tuple(float(n) for n in range(count))),), "%")
    found = re.findall(r'class="hit" x="([\d.]+)" y="0" width="([\d.]+)"', chart_svg(chart, "c"))
    spans = [(float(x), float(x) + float(wide)) for x, wide in found]
    assert len(spans) <= 120
    assert len(spans) == count or count > 120
    assert all(abs(end - start) < 0.3 for (_, end), (start, _) in pairwise(spans))
    if count > 1:
        assert spans[-1][1] == pytest.approx(640 - 156, abs=0.3)


def test_garbage_is_looked_for_again_whatever_happened_within() -> None:
    with unswept():
        assert not gc.isenabled()
        with unswept():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()
    with pytest.raises(ValueError, match="x"), unswept():
        raise ValueError("x")
    assert gc.isenabled()
