"""Games played here, saved, read back as plain lines, and their reports: as JSON and as a page."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import Any

import pytest

from game.chronicle.files import save_as
from game.chronicle.record import Chronicle, Steps
from game.match.match import Match
from game.match.setup import Setup
from game.match.simulate import simulate
from game.report.book import write_book
from game.report.exports.ledger import spell_book
from game.report.html.page import html_page
from game.report.records.chapters import Report
from game.world.predictions import CHANCES, Foreseen, Prediction
from tests.report.truth.raw import Record, read


@dataclass(frozen=True)
class Told:
    """A game's own lines, the book, and what is written of it."""

    record: Record
    book: Report
    report: dict[str, Any]
    page: str

    @property
    def names(self) -> tuple[str, ...]:
        """Names of states and pacts: some hold figures."""
        return (*self.report["names"].values(), *(p["name"] for p in self.report["pacts"]))


def _greece() -> Chronicle:
    return simulate(Setup(scenario="greece_499bce", seed=7, turns=15)).chronicle


def _china() -> Chronicle:
    """Civil war, imposed clientages, many wars at once."""
    return simulate(Setup(scenario="warring_states_356bce", seed=1, turns=17)).chronicle


def _running() -> Chronicle:
    """A game cut off in the middle of a turn: a Council, and secrets that stay sealed."""
    whole = simulate(Setup(scenario="league_1931", seed=5, turns=12)).chronicle
    steps = Steps(whole.played[0])
    for entry in whole.played[1 : len(whole) - 5]:
        steps.add(replace(entry, digest=""))
    return Chronicle(whole.header, steps)


def _seated() -> Chronicle:
    """Two people at one window, who predict."""
    lots, match = Random(4), Match.begin(Setup(scenario="july_1914", seed=9, players=("SER", "GRE"), turns=12))
    while not match.is_over:
        for seat in match.awaiting():
            sheet = match.draft(seat).sheet
            match.hand_in(replace(sheet, predictions=tuple(_foreseen(match, seat, lots))))
        match.advance()
    return match.chronicle


def _foreseen(match: Match, seat: str, lots: Random) -> Iterator[Prediction]:
    world = match.world
    others = [s for s in world.states if world.states[s].alive and s != seat]
    one, other = lots.sample(others, 2)
    yield Prediction(Foreseen.ATTACK, lots.choice(CHANCES), one, other, world.turn + 2)
    for crisis in list(world.crises.values())[:2]:
        yield Prediction(Foreseen.ATTACK, lots.choice(CHANCES), crisis.demander, crisis.target, world.turn + 1)
        for ally in list(crisis.bound)[:1]:
            yield Prediction(Foreseen.HONOUR, lots.choice(CHANCES), ally, crisis.target, world.turn + 2)
    if world.turn % 3 == 0:
        yield Prediction(Foreseen.GENERAL_WAR, lots.choice(CHANCES), until=world.turn + 1)
        yield Prediction(Foreseen.LEADER, lots.choice(CHANCES), lots.choice(others))


@pytest.fixture(scope="session", params=[_greece, _china, _running, _seated], ids=["greece", "china", "cut", "seated"])
def told(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Told:
    """One of four games: its record and all that is written of it."""
    chronicle = request.param()
    path: Path = tmp_path_factory.mktemp("truth") / "game.jsonl"
    save_as(chronicle, path)
    book = write_book(chronicle)
    return Told(read(path), book, spell_book(book), html_page(book))
