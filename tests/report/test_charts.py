"""The charts: every figure counted again, what went on behind them, and marks that tell alike from alike."""

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from game.chronicle.record import Chronicle
from game.kit.canonical import canonical
from game.kit.chart import Band, ChartModel, Mark, Series, patterns
from game.match.setup import Setup
from game.match.simulate import simulate
from game.measures.wealth import trade_between
from game.report.html.page import write_html
from game.report.html.svg import chart_svg
from tests.report.exports.worlds import game_of
from tests.report.reading import book_of


@pytest.fixture(scope="module", params=[("greece_499bce", 7, 16), ("warring_states_356bce", 2, 12)], ids=str)
def game(request: pytest.FixtureRequest) -> Chronicle:
    return game_of(*request.param)


@pytest.fixture(scope="module")
def charts(game: Chronicle) -> dict[str, ChartModel]:
    return {c.title: c for c in book_of(game).charts}


def snapshots(game: Chronicle) -> list[dict[str, Any]]:
    """One plain world a turn as it opened, and the last."""
    worlds: dict[int, dict[str, Any]] = {}
    entries = [json.loads(canonical(step)) for step in game.steps]
    for entry in entries:
        worlds.setdefault(entry["world"]["turn"], entry["world"])
    rows = list(worlds.values())
    return rows if rows[-1] == entries[-1]["world"] else [*rows, entries[-1]["world"]]


def events(game: Chronicle, kind: str) -> list[dict[str, Any]]:
    return [e for e in (json.loads(canonical(e)) for e in game.events()) if e["kind"] == kind]


def alive(world: dict[str, Any]) -> list[str]:
    return [s for s, state in world["states"].items() if state.get("alive", True)]


def test_losses_turn_by_turn_add_up_to_all_that_fell(game: Chronicle, charts: dict[str, ChartModel]) -> None:
    fell: Counter[int] = Counter()
    for battle in events(game, "battle_fought"):
        fell[battle["turn"]] += sum(battle["lost"].values())
    assert fell
    chart = charts["Losses turn by turn"]
    for n in range(len(chart.x_labels)):
        assert round(sum(s.values[n] or 0 for s in chart.series) * 10) == fell[n + 1]


def test_mean_trust_counted_again(game: Chronicle, charts: dict[str, ChartModel]) -> None:
    chart = next(c for title, c in charts.items() if title.startswith("Trust"))
    mean = next(s for s in chart.series if s.name == "Mean of all")
    for world, told in zip(snapshots(game), mean.values, strict=True):
        each = []
        for state in alive(world):
            rows = [world["trust"][o][state] for o in alive(world) if o != state and state in world["trust"].get(o, {})]
            shares = [t["good"] * 1000 // (t["good"] + t["bad"]) for t in rows]
            each.append(sum(shares) // len(shares) if shares else 0)
        assert told == pytest.approx(sum(each) / len(each) / 10)


def test_all_trade_is_what_every_pair_has_of_it(game: Chronicle, charts: dict[str, ChartModel]) -> None:
    world, told = game.world, charts["Worth of trade"].series[0].values[-1]
    names = sorted(s for s, state in world.states.items() if state.alive)
    worth = sum(trade_between(world, a, b) for n, a in enumerate(names) for b in names[n + 1 :])
    assert told == pytest.approx(2 * worth / 100)


def test_treaties_and_members_counted_again(game: Chronicle, charts: dict[str, ChartModel]) -> None:
    chart = charts["Treaties in force and states in a pact"]
    rows = {s.name: s.values for s in chart.series}
    kinds = {
        "Alliances": {"defence", "offence", "guarantee"}, "Clientages": {"clientage"},
        "Non-aggression": {"non_aggression", "truce"},
    }  # fmt: skip
    for n, world in enumerate(snapshots(game)):
        for name, wanted in kinds.items():
            assert rows[name][n] == sum(t["kind"] in wanted for t in world["treaties"].values())
        members = {s for p in world["pacts"].values() for s in p["members"]} & set(alive(world))
        assert rows["States in a pact"][n] == len(members)


def test_weariness_and_unrest_counted_again(game: Chronicle, charts: dict[str, ChartModel]) -> None:
    chart = charts["Weariness and unrest"]
    weary, unrest = (s.values for s in chart.series)
    for n, world in enumerate(snapshots(game)):
        states = [world["states"][s] for s in alive(world)]
        assert weary[n] == pytest.approx(sum(s.get("weariness", 0) for s in states) / len(states))
        land = [p for p in world["provinces"].values() if p["owner"] in alive(world)]
        output = sum(p["output"] for p in land)
        told = sum(p.get("unrest", 0) * p["output"] for p in land) / output
        assert unrest[n] == pytest.approx(told)


def test_bands_cover_the_turns_of_war_and_no_others(game: Chronicle, charts: dict[str, ChartModel]) -> None:
    began = {e["war"]: e["turn"] for e in events(game, "war_began")}
    ended = {e["war"]: e["turn"] for e in events(game, "war_ended")}
    assert began
    chart, bars = charts["Shares of power"], charts["Wars in progress"].series[0].values
    for n in range(len(chart.x_labels)):
        fought = sum(began[w] <= n + 1 <= ended.get(w, 10**6) for w in began)
        depth = next((b.depth for b in chart.bands if b.first <= n <= b.last), 0)
        assert depth == fought == bars[n]


def test_a_mark_stands_where_a_pact_was_founded(game: Chronicle, charts: dict[str, ChartModel]) -> None:
    founded = [e["turn"] - 1 for e in events(game, "pact_founded")]
    assert [m.at for m in charts["Shares of power"].marks] == founded


def test_threat_is_drawn_once_the_game_is_over(charts: dict[str, ChartModel]) -> None:
    chart = charts["Threat, mean of the greatest to each"]
    assert all(v is not None and 0 <= v <= 100 for v in chart.series[0].values)


def test_series_that_look_alike_are_told_apart() -> None:
    colours = ("#8D7399", "#8E7498", "#2C5A80", "#8C729A", "#2A2019")
    series = tuple(Series(str(n), colour, (1.0,)) for n, colour in enumerate(colours))
    assert patterns(series) == (0, 1, 0, 2, 0)


def test_every_label_can_be_read_under_the_pointer_without_a_script() -> None:
    chart = ChartModel(
        "Shares", ("499 BCE", "498 BCE", "497 BCE"),
        (Series("Athens & friends", "#5F8FB8", (1.5, None, 3.25)), Series("Persia", "#8D7399", (4.0, 5.0, 6.0))),
        "%", "line", (Band(1, 2, 1, "War for Attica"),), (Mark(2, "the League founded"),),
    )  # fmt: skip
    drawn = chart_svg(chart, "c")
    boxes = re.findall(r'<g class="slice">.*?</g></g>', drawn)
    assert len(boxes) == 3
    assert "Persia 4<" in boxes[0]
    assert "Athens &amp; friends 1.5<" in boxes[0]
    assert boxes[0].index("Persia") < boxes[0].index("Athens")
    assert "Athens" not in boxes[1]
    assert "War for Attica" in boxes[1]
    assert "War for Attica" in boxes[2]
    assert "the League founded" in boxes[2]
    assert "<script" not in drawn


def test_a_quarterly_axis_keeps_its_years(tmp_path: Path) -> None:
    game = simulate(Setup(scenario="july_1914", seed=1, turns=6)).chronicle
    page = write_html(game, tmp_path / "july.html").read_text(encoding="utf-8")
    axis = re.findall(r'<text class="axis" [^>]*text-anchor="middle">([^<]*)</text>', page)
    assert any(re.fullmatch(r"[A-Z][a-z]{2} 19\d\d", label) for label in axis)


def test_what_is_not_over_goes_on_to_the_last_label() -> None:
    game = simulate(Setup(scenario="greece_499bce", seed=7, turns=9)).chronicle
    open_wars = [w for w in game.world.wars.values() if w.ended is None]
    bars = next((c for c in book_of(game).charts if c.title == "Wars in progress"), None)
    assert (bars.series[0].values[-1] if bars else 0) == len(open_wars)
