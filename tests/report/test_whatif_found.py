"""What-ifs found, proposed and worded: every decision stands on a sheet, and no sentence says more than was counted."""

from dataclasses import fields, replace
from itertools import product
from pathlib import Path

import pytest

from game.chronicle.files import save_as
from game.chronicle.reading import load
from game.chronicle.record import Chronicle
from game.kit.dice import Dice
from game.match.match import Match
from game.match.setup import Setup
from game.match.simulate import simulate
from game.report.book import write_book
from game.report.exports.ledger import report_json, spell_book
from game.report.html.page import html_page, write_html
from game.report.source import Source, read_chronicle
from game.report.whatif.finding import reversals
from game.report.whatif.proposing import MOST_PROPOSED, is_possible, proposals
from game.report.whatif.records import Measured, Outcome, Reversal, WhatIf, reversed_sheets
from game.report.whatif.wording import finding, rest_of, tells
from game.rules.turn import resolve
from game.world.events import (
    CallAnswered,
    CrisisLapsed,
    DemandAnswered,
    DemandMade,
    OrderRefused,
    PledgeGiven,
    WarBegan,
)
from game.world.sheets import DemandReply, Sheet

WORLDS = ("greece_499bce", "league_1931", "july_1914", "invented:6x20:2")


@pytest.fixture(scope="module", params=WORLDS)
def source(request: pytest.FixtureRequest) -> Source:
    return read_chronicle(simulate(Setup(scenario=request.param, seed=4, turns=14)).chronicle)


@pytest.fixture(scope="module")
def found(source: Source) -> tuple[Reversal, ...]:
    return reversals(source)


# -- finding --------------------------------------------------------------------------------------


def test_every_decision_stands_on_the_sheet_of_its_seat_and_only_it_is_reversed(
    source: Source, found: tuple[Reversal, ...]
) -> None:
    assert found
    for one in found:
        sheets = source.steps[one.entry].sheets
        lines = next(sheet.lines for sheet in sheets if sheet.seat == one.seat)
        turned = reversed_sheets(sheets, one)
        assert [s.seat for s in turned] == [s.seat for s in sheets]
        assert [s for s in turned if s.seat != one.seat] == [s for s in sheets if s.seat != one.seat]
        new = next(sheet.lines for sheet in turned if sheet.seat == one.seat)
        assert new != lines
        kept, left = list(lines), list(new)
        if one.line is not None:
            assert one.line in lines
            kept.remove(one.line)
        if one.other is not None:
            left.remove(one.other)
        assert kept == left


def test_every_deed_of_the_events_is_among_the_decisions(source: Source, found: tuple[Reversal, ...]) -> None:
    kinds = {
        "pledge": PledgeGiven, "answer": DemandAnswered, "call": CallAnswered, "demand": DemandMade,
    }  # fmt: skip
    for kind, event in kinds.items():
        told = {id for one in found if one.kind == kind for id in one.events}
        missing = [e for e in source.of(event) if e.id not in told]
        if kind == "call":
            missing = [e for e in missing if not isinstance(e, CallAnswered) or e.honoured]
        assert not missing, kind
    attacks = [e for e in source.of(WarBegan) if e.cause.value != "civil"]
    assert {e.id for e in attacks} <= {id for one in found if one.kind == "attack" for id in one.events}


def test_what_is_said_of_a_decision_is_what_its_events_say(source: Source, found: tuple[Reversal, ...]) -> None:
    names = source.names
    for one in found:
        assert one.done.startswith(source.names_at(one.turn).state(one.seat)) or one.done.startswith(
            names.state(one.seat)
        )
        for event in (source.by_id[id] for id in one.events):
            if isinstance(event, CallAnswered):
                assert ("came when" in one.done) is event.honoured
                assert one.instead.endswith("stays away" if event.honoured else "comes")
                assert (one.war, one.fighting) == (event.war, True)
            if isinstance(event, DemandAnswered):
                gave = event.reply is DemandReply.CONCEDE
                assert (" paid " in one.done or " granted " in one.done) is gave
                assert one.instead.endswith("gives way") is (not gave and "appeal" not in one.id)
                assert (one.attacker, one.defender) == (event.demander, event.target)
            if isinstance(event, WarBegan) and one.kind == "attack":
                assert (one.attacker, one.defender, one.war) == (event.attacker, event.defender, event.war)
            if isinstance(event, CrisisLapsed):
                assert (one.seat, one.line) == (event.demander, None)


def test_ids_are_unique_and_the_same_when_the_game_is_read_again(source: Source, tmp_path: Path) -> None:
    ids = [one.id for one in reversals(source)]
    assert len(set(ids)) == len(ids)
    assert all(id.isascii() and not set(id) & set(" \"'<>&") for id in ids)
    save_as(source.chronicle, tmp_path / "game.chronicle.jsonl.gz")
    assert [one.id for one in reversals(read_chronicle(load(tmp_path / "game.chronicle.jsonl.gz")))] == ids


def test_a_players_silence_is_a_decision_too() -> None:
    match = Match.begin(Setup(scenario="greece_499bce", seed=7, turns=14, players=("ERE", "COR", "MEG")))
    while not match.is_over:
        for seat in match.awaiting():
            match.hand_in(Sheet(seat))
        match.advance()
    source = read_chronicle(match.chronicle)
    silent = [one for one in reversals(source) if one.by_player and one.line is None]
    assert silent
    for one in silent:
        turned = reversed_sheets(source.steps[one.entry].sheets, one)
        assert next(s for s in turned if s.seat == one.seat).lines == (one.other,)
        assert one.margin is None
    assert any(is_possible(source, one) for one in silent)


def test_no_game_is_too_short_or_too_quiet() -> None:
    brief = simulate(Setup(scenario="invented:4x12", seed=5, turns=1)).chronicle
    book = write_book(brief)
    assert len(book.what_ifs) <= MOST_PROPOSED
    assert "What if" in html_page(book)
    quiet = replace(book, what_ifs=())
    assert "No decision of this game could be reversed." in html_page(quiet)


# -- proposing ------------------------------------------------------------------------------------


def test_five_are_proposed_each_possible_and_not_of_one_war_alone(source: Source) -> None:
    told = proposals(source)
    assert len(told) == MOST_PROPOSED
    assert told == proposals(source)
    matters = [one.reversal.war or (one.reversal.attacker, one.reversal.defender, one.id) for one in map(_named, told)]
    assert max(map(matters.count, matters)) <= 2
    assert len({one.reversal.kind for one in told}) >= 3
    for one in told:
        assert one.replays == 0
        assert not one.outcomes
        sheets = reversed_sheets(source.steps[one.reversal.entry].sheets, one.reversal)
        dice = Dice(source.chronicle.header.seed)
        before = source.steps[one.reversal.entry - 1].world
        step = resolve(before, {sheet.seat: sheet for sheet in sheets}, dice)
        was = [e for e in source.steps[one.reversal.entry].events if isinstance(e, OrderRefused)]
        refused = [e for e in step.events if isinstance(e, OrderRefused) and e.seat == one.reversal.seat]
        assert len(refused) <= sum(e.seat == one.reversal.seat for e in was)


class _Named:
    def __init__(self, what_if: WhatIf) -> None:
        self.reversal, self.id = what_if.reversal, what_if.reversal.id


def _named(one: WhatIf) -> _Named:
    return _Named(one)


# -- words ----------------------------------------------------------------------------------------

NAMES = {"PER": "Persia", "ATH": "Athens", "SPA": "Sparta"}


def question(**changes: object) -> Reversal:
    one = Reversal(
        id="12-SPA-call-k7", entry=12, turn=6, year="494 BCE", phase="dispatches", seat="SPA", kind="call", line=None,
        other=None, done="Sparta reneged when Athens called it against Persia", instead="Sparta comes",
        had="Sparta come", attacker="PER", defender="ATH",
    )  # fmt: skip
    return replace(one, **changes)  # type: ignore[arg-type]


def chance(was: int, turned: int, of: int, low: float, high: float, measure: str = "war_begins") -> Outcome:
    return Outcome(
        measure, "share of re-plays", "Persia goes to war with Athens", Measured(was / of), Measured(turned / of),
        Measured((turned - was) / of, low, high), (was, turned),
    )  # fmt: skip


def test_a_finding_gives_counts_the_difference_and_its_interval() -> None:
    told = finding(question(), 200, 8, [chance(122, 44, 200, -0.48, -0.30)], NAMES)
    assert told == (
        "In 200 re-plays each way over 8 turns, Persia attacked Athens in 122 as it was and in 44 had Sparta come "
        "(a difference of −39 in 100, 95 % interval −48 to −30)."
    )


def test_what_cannot_be_told_from_chance_names_no_direction() -> None:
    told = finding(question(), 40, 1, [chance(20, 18, 40, -0.2, 0.1)], NAMES)
    assert told == (
        "In 40 re-plays each way over 1 turn, Persia attacked Athens in 20 as it was and in 18 had Sparta come: "
        "no difference that 40 re-plays can tell from chance."
    )


def test_no_sentence_claims_a_difference_whose_printed_interval_touches_nought() -> None:
    ends = (None, -0.9, -0.3, -0.004, 0.0, 0.004, 0.3, 0.9)
    for low, high in product(ends, ends):
        if (low is None) is not (high is None) or (low is not None and high is not None and low > high):
            continue
        one = replace(chance(20, 18, 40, 0, 0), difference=Measured(0.1, low, high))
        claims = low is not None and high is not None and (low > 0.005 or high < -0.005)
        assert tells(one) is claims
        assert ("can tell from chance" in finding(question(), 40, 8, [one], NAMES)) is not claims
        rest = rest_of(40, [chance(1, 1, 40, -1, 1), one])
        assert rest.startswith("Different too" if claims else "In nothing else")


def test_nothing_is_said_of_what_was_not_played() -> None:
    assert finding(question(), 0, 8, [], NAMES) == ""
    assert rest_of(0, []) == ""


# -- page and JSON --------------------------------------------------------------------------------


def played_book(game: Chronicle) -> tuple[object, WhatIf]:
    book = write_book(game)
    first = book.what_ifs[0].reversal
    outcome = chance(122, 44, 200, -0.48, -0.30)
    told = finding(first, 200, 8, [outcome], book.names)
    war = book.wars[0].id
    asked = WhatIf(replace(first, wars=(war,)), 200, 8, (outcome,), told)
    return replace(book, what_ifs=(asked, *book.what_ifs[1:])), asked


@pytest.fixture(scope="module")
def greece() -> Chronicle:
    games = (simulate(Setup(scenario="greece_499bce", seed=seed, turns=14)).chronicle for seed in range(7, 60))
    return next(game for game in games if game.world.wars)


def test_the_page_tells_the_finding_draws_it_and_has_the_table_behind_it(greece: Chronicle) -> None:
    book, asked = played_book(greece)
    page = html_page(book)  # type: ignore[arg-type]
    part = page[page.index('<section id="what-if"') :]
    part = part[: part.index("</section>")]
    assert asked.sentence in part
    assert part.count("<table") == 1
    assert "<b>61</b>" in part
    assert "−39" in part
    assert part.count('class="dots"') == 1
    assert part.count("This question has not been played") == len(book.what_ifs) - 1  # type: ignore[attr-defined]
    war = page[page.index('<article class="war"') :]
    war = war[: war.index("</article>")]
    assert f'href="#what-if-{asked.reversal.id}"' in war
    assert 'class="dots"' in war


def test_the_json_has_every_promised_key_whether_asked_or_not(greece: Chronicle) -> None:
    book, asked = played_book(greece)
    rows = spell_book(book)["what_ifs"]  # type: ignore[arg-type]
    for key in ("id", "decision", "instead", "seat", "turn", "war", "replays", "turns", "outcomes", "sentence"):
        assert all(key in row for row in rows)
    assert rows[0]["replays"] == 200
    assert rows[0]["outcomes"][0]["difference"] == {"value": -0.39, "low": -0.48, "high": -0.3}
    assert rows[0]["sentence"] == asked.sentence
    assert [(row["replays"], row["turns"], row["outcomes"], row["sentence"]) for row in rows[1:]] == [
        (0, None, [], None)
    ] * (len(rows) - 1)


def test_what_was_asked_replaces_the_proposals_in_page_and_json(greece: Chronicle, tmp_path: Path) -> None:
    _, asked = played_book(greece)
    assert [row["id"] for row in report_json(greece, (asked,))["what_ifs"]] == [asked.reversal.id]
    page = write_html(greece, tmp_path / "x.html", what_ifs=(asked,)).read_text(encoding="utf-8")
    assert asked.sentence in page
    assert "This question has not been played" not in page
    assert "This question has not been played" in write_html(greece, tmp_path / "y.html").read_text(encoding="utf-8")


def test_names_from_a_strangers_save_reach_the_page_escaped(greece: Chronicle) -> None:
    book, asked = played_book(greece)
    evil = replace(asked.reversal, **{f.name: "<b>&" for f in fields(Reversal) if f.name in ("done", "instead", "had")})
    page = html_page(replace(book, what_ifs=(replace(asked, reversal=evil, sentence="<i>"),)))  # type: ignore[type-var]
    assert "&lt;b&gt;&amp;" in page
    assert "<b>&," not in page
    assert "<i>" not in page
