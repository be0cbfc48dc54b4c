"""The pages of a war and of the wars that did not happen: nothing hidden, nothing said twice, no name on a name."""

import re
from itertools import combinations

import pytest

from game.chronicle.record import Chronicle
from game.match.setup import Setup
from game.match.simulate import simulate
from game.report.book import bind_book
from game.report.html.bonds_page import pacts
from game.report.html.crises_page import crises, tally_text
from game.report.html.plate import plate_svg
from game.report.html.svg import text_width
from game.report.html.war_page import war_article
from game.report.records.chapters import Report
from game.report.source import Source, read_chronicle
from game.report.wars.called import called_to
from game.report.wars.thesis import opening_of
from game.scenarios.library import load_scenario
from tests.report.games import played_game

WORLDS = ("greece_499bce", "napoleonic_1805", "july_1914")


@pytest.fixture(scope="module", params=WORLDS)
def told(request: pytest.FixtureRequest) -> tuple[Source, Report]:
    source = read_chronicle(simulate(Setup(scenario=request.param, seed=7, turns=14)).chronicle)
    return source, bind_book(source)


def test_every_called_state_and_every_side_is_on_the_wars_page(told: tuple[Source, Report]) -> None:
    _, report = told
    for number, war in enumerate(report.wars, 1):
        page = war_article(war, number, report)
        rows = re.findall(r'<table class="called">.*?</table>', page, re.S)
        assert sum(r.count("<tr>") - 1 for r in rows) == len(called_to(war.answers))
        assert page.count('<div class="card"><p class="caps">') == len(war.sides)
        for view in war.sides:
            assert report.names[view.state] in page
        for link in war.chain:
            assert not link.arc or link.arc.split(" ")[0] in page


def test_every_war_leads_to_the_one_before_to_the_one_after_and_to_all(told: tuple[Source, Report]) -> None:
    _, report = told
    ids = [w.id for w in report.wars]
    for number, war in enumerate(report.wars, 1):
        way = war_article(war, number, report).rpartition('<nav class="onward"')[2]
        beside = [*ids[max(number - 2, 0) : number - 1], *ids[number : number + 1]]
        assert re.findall(r'href="#([^"]+)"', way) == sorted(
            [*(f"war-{one}" for one in beside), "wars"],
            key=lambda one: number - 0.5 if one == "wars" else ids.index(one.removeprefix("war-")),
        )


def test_the_sentences_of_a_war_are_parted_and_none_is_lost(told: tuple[Source, Report]) -> None:
    _, report = told
    for war in report.wars:
        first, rest = opening_of(war.thesis)
        assert f"{first} {rest}".strip() == war.thesis
        assert first.endswith(".")
        assert "demanded" not in rest
    assert opening_of("Persia attacked St. Lucia. Nobody came. Athens stayed away.") == (
        "Persia attacked St. Lucia. Nobody came.", "Athens stayed away."
    )  # fmt: skip


def test_no_name_on_the_small_map_covers_another_or_leaves_it(told: tuple[Source, Report]) -> None:
    source, report = told
    geometry = load_scenario(report.scenario).geometry
    drawn = 0
    for war in report.wars:
        svg = plate_svg(war, report, source.at(war.began), geometry)
        if not svg:
            continue
        left, top, wide, tall = map(float, re.findall(r'viewBox="([^"]+)"', svg)[0].split())
        boxes = []
        for x, y, size, name in re.findall(
            r'<text class="place[^"]*" x="([\d.-]+)" y="([\d.-]+)" font-size="([\d.]+)">([^<]+)<', svg
        ):
            high = float(size)
            boxes.append((float(x), float(y) - 0.8 * high, float(x) + text_width(name, high), float(y) + 0.2 * high))
            assert boxes[-1][0] >= left - 1
            assert boxes[-1][2] <= left + wide + 1
            assert boxes[-1][1] >= top - 1
            assert boxes[-1][3] <= top + tall + 1
        for a, b in combinations(boxes, 2):
            assert not (a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3])
        drawn += len(boxes)
    assert drawn or not any(w.battles for w in report.wars)


def test_all_demands_are_told_and_the_tally_adds_up(told: tuple[Source, Report]) -> None:
    _, report = told
    page = crises(report)
    figures = [int(n) for n in re.findall(r"\d+", tally_text(report))]
    assert figures[0] == len(report.crises) == sum(figures[1:])
    quiet = [c for c in report.crises if c.outcome != "war"]
    assert page.count('<article class="card crisis"') == sum(c.outcome == "deterred" for c in quiet)
    for one in quiet:
        assert report.names[one.demander] in page


def test_every_member_that_was_called_stands_in_its_pacts_ledger(told: tuple[Source, Report]) -> None:
    _, report = told
    page = pacts(report)
    for bond in report.bonds:
        for one in bond.riders:
            if one.promised:
                assert one.verdict in page
                assert report.names[one.state] in page


def test_a_game_written_by_hand_reads_as_it_was_written() -> None:
    source = read_chronicle(played_game())
    report = bind_book(source)
    (war,) = report.wars
    page = war_article(war, 1, report)
    rows = [r for r in re.findall(r"<tr>.*?</tr>", page, re.S) if "Thebes" in r and "reneged" in r]
    assert any("cost −9" in r and "It had pledged to come" in r for r in rows)
    (deterred,) = [c for c in report.crises if c.outcome == "deterred"]
    assert [s.state for s in deterred.beside("target")] == ["SPA"]
    assert [s.state for s in deterred.beside("target", stands=False)] == ["ATH"]
    league = next(b for b in report.bonds if b.id == "p1")
    words = {r.state: r.verdict for r in league.riders}
    assert words["ATH"] == "never called"
    assert words["SPA"] == words["COR"] == "paid more than it got"


def test_a_player_has_no_reckoning_to_open() -> None:
    report = bind_book(read_chronicle(played_game()))
    (war,) = report.wars
    (defender,) = [v for v in war.sides if v.role == "defender"]
    assert defender.player
    assert defender.error_percent is None
    assert defender.chance_seen is None
    assert "what it reckoned is its own" in war_article(war, 1, report)


def test_a_game_cut_off_after_any_phase_can_be_told(real_game: Chronicle) -> None:
    for length in range(2, len(real_game.steps), 3):
        cut = Chronicle.begin(real_game.header, real_game.steps[0])
        for entry in real_game.steps[1:length]:
            cut.add(entry)
        report = bind_book(read_chronicle(cut))
        assert crises(report)
        assert pacts(report)
        assert all(war_article(w, 1, report) for w in report.wars)
