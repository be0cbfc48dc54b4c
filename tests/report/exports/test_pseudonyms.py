"""Under pseudonyms no real name is left in any text of an export, and no figure has changed."""

import json
import re
from collections.abc import Iterator

import pytest

from game.chronicle.record import Chronicle
from game.report.exports.columns import spelt
from game.report.exports.edition import Edition, edition_of, scenario_at_hand
from game.report.exports.ledger import spell_book
from game.report.exports.pseudonyms import disguised, mask_of
from game.report.exports.tables import tables_of
from game.report.html.handout import handout_page
from game.report.html.page import html_page
from game.report.telling.years import year_text
from tests.report.exports.worlds import KINDS, game_of

ORDINARY = {"side", "Side", "men", "salt", "land", "Poles"}
"""Words that are ids or names in some world and ordinary words of the report too."""
GAMES = [kind for kind in KINDS if kind[0] in ("greece_499bce", "july_1914", "cold_war_1950", "italy_1454")]


@pytest.fixture(scope="module", params=GAMES, ids=lambda kind: str(kind[0]))
def game(request: pytest.FixtureRequest) -> Chronicle:
    return game_of(*request.param)


@pytest.fixture(scope="module")
def real(game: Chronicle) -> Edition:
    return edition_of(game, scenario_at_hand(game.header.scenario, game))


@pytest.fixture(scope="module")
def hidden(game: Chronicle) -> Edition:
    return edition_of(game, scenario_at_hand(game.header.scenario, game), hidden=True)


def texts(edition: Edition) -> Iterator[tuple[str, str]]:
    """All texts that are written out."""
    css = re.compile(r"<style>.*?</style>", re.S)
    yield "page", css.sub("", html_page(edition.report, edition.source, edition.geometry, edition.relief))
    yield "handout", css.sub("", handout_page(edition.report, key=True))
    yield "json", json.dumps(spell_book(edition.report), ensure_ascii=False)
    for table in tables_of(edition.report, edition.source):
        yield f"{table.name}.csv", spelt(table)


def real_words(game: Chronicle) -> set[str]:
    """Ids and names of states, provinces, pacts and the scenario; its title, too."""
    found = {game.header.scenario}
    if scenario := scenario_at_hand(game.header.scenario, game):
        found |= {scenario.told.title, scenario.told.subtitle}
        found |= {p.name for p in scenario.geometry.provinces} | {s.name for s in scenario.geometry.seas}
    for step in game.steps:
        world = step.world
        for thing in (*world.states.values(), *world.provinces.values()):
            found |= {thing.id, thing.name}
        found |= {state.people for state in world.states.values()}
        for pact in world.pacts.values():
            found |= {pact.charter.id, pact.charter.name} | ({pact.id} if not re.search(r"\d$", pact.id) else set())
        found |= {war.name for war in world.wars.values()}
    return {word for word in found if word} - ORDINARY


def figures(value: object, place: str = "") -> Iterator[tuple[str, float]]:
    """Every number of a document with its place; objects whose keys are ids are taken in the order of their numbers."""
    if isinstance(value, dict):
        rows = [sorted(figures(one, f"{place}/{key}")) for key, one in value.items()]
        if value and all(isinstance(one, int | float) for one in value.values()):
            yield from ((f"{place}/*", float(n)) for n in sorted(value.values()))
        else:
            for row in rows:
                yield from row
    elif isinstance(value, list):
        for one in value:
            yield from figures(one, f"{place}[]")
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield place, float(value)


def test_no_real_name_is_left_in_any_text(game: Chronicle, hidden: Edition) -> None:
    words = sorted(real_words(game), key=len, reverse=True)
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)")
    left = {f"{name}: …{text[max(0, m.start() - 40):m.end() + 20]}" for name, text in texts(hidden)
            for m in pattern.finditer(text)}  # fmt: skip
    assert left == set()


def test_the_real_texts_are_full_of_them(game: Chronicle, real: Edition) -> None:
    words = real_words(game)
    for name, text in texts(real):
        if name in ("page", "json", "turns.csv"):
            assert sum(word in text for word in words) > 20, name


def test_years_are_turns_unless_dates_are_kept(game: Chronicle, hidden: Edition) -> None:
    system = game.world.system
    years = {re.escape(year_text(system, turn)) for turn in range(1, game.world.turn + 1)}
    pattern = re.compile(rf"(?<![\w.])(?:{'|'.join(sorted(years, key=len, reverse=True))})(?![\w.])")
    for name, text in texts(hidden):
        text = re.sub(r'"source": "[^"]*"', "", text)
        text = re.sub(r"(?<=[\[:,] )\d+(?=[\],}])|(?<=,)\d+(?=[,\n])", "", text)
        spoken = re.sub(r"<svg.*?</svg>|<cite>.*?</cite>|\([^()]*\d{4}[^()]*\)|<[^>]*>", " ", text, flags=re.S)
        assert not pattern.findall(spoken), name
    dated = edition_of(game, None, hidden=True, dated=True)
    assert dated.report.dates == edition_of(game, None).report.dates
    assert hidden.report.dates.startswith("turns")


def test_no_figure_of_the_json_changes(real: Edition, hidden: Edition) -> None:
    one, other = spell_book(real.report), spell_book(hidden.report)
    for key in ("wars", "calls", "deterred", "pledges", "charts", "general", "civil_wars", "subsidies", "baited"):
        assert sorted(figures(one[key], key)) == sorted(figures(other[key], key)), key
    assert sorted(s["score"] for s in one["standings"]) == sorted(s["score"] for s in other["standings"])


def test_no_figure_of_the_tables_changes(real: Edition, hidden: Edition) -> None:
    kinds = ("integer", "number", "boolean")
    for one, other in zip(tables_of(real.report, real.source), tables_of(hidden.report, hidden.source), strict=True):
        places = [n for n, column in enumerate(one.columns) if column.kind in kinds and column.name not in one.key]
        assert sorted(str([row[n] for n in places]) for row in one.rows) == sorted(
            str([row[n] for n in places]) for row in other.rows
        ), one.name


def test_colours_stay_with_their_states(game: Chronicle, real: Edition, hidden: Edition) -> None:
    assert hidden.mask is not None
    for state, colour in real.report.colours.items():
        assert hidden.report.colours[hidden.mask.id(state)] == colour


def test_the_page_has_no_map_of_a_coast_that_would_tell(real: Edition, hidden: Edition) -> None:
    assert real.geometry is not None
    assert hidden.geometry is None


def test_the_same_game_always_wears_the_same_mask(game: Chronicle) -> None:
    one, other = mask_of(game), mask_of(game)
    assert one.key() == other.key()
    assert disguised(game).digest == disguised(game).digest != game.digest


def test_the_key_tells_every_name_once_and_no_two_names_share_one(game: Chronicle) -> None:
    mask = mask_of(game)
    states = {s.name for s in game.world.states.values() if "_REBELS" not in s.id}
    assert states <= set(mask.names)
    fresh = [mask.names[name] for name in states]
    assert len(fresh) == len(set(fresh))
    ids = [mask.ids[s] for s in game.world.states]
    assert len(ids) == len(set(ids))
    lines = mask.key().splitlines()
    assert lines[0] == "real,pseudonym"
    assert len(lines) == len(set(lines))


def test_a_disguised_game_can_be_saved_and_read_again(game: Chronicle, tmp_path) -> None:
    from game.chronicle.files import save_as
    from game.chronicle.reading import load

    other = disguised(game)
    save_as(other, tmp_path / "other.chronicle.jsonl")
    assert load(tmp_path / "other.chronicle.jsonl").digest == other.digest
