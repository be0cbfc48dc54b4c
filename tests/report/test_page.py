"""The HTML stands alone, is well formed, read in order by ear, and lets nothing through unescaped."""

import itertools
import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from game.chronicle.record import Chronicle
from game.report.book import write_book
from game.report.exports.ledger import report_json
from game.report.html.page import html_page, write_html
from game.world.worlds import World

VOID = {"meta", "br", "hr", "img", "link", "input"}


class Reader(HTMLParser):
    """Checks nesting and gathers what the tests ask for."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.heads: list[int] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        self.tags.append((tag, named))
        if tag not in VOID:
            self.open.append(tag)
        if named.get("id"):
            self.ids.append(str(named["id"]))
        if str(named.get("href", "")).startswith("#"):
            self.links.append(str(named["href"])[1:])
        if re.fullmatch(r"h[1-6]", tag):
            self.heads.append(int(tag[1]))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop() == tag


@pytest.fixture
def page(any_game: Chronicle, tmp_path: Path) -> str:
    return write_html(any_game, tmp_path / "report.html").read_text(encoding="utf-8")


@pytest.fixture
def reader(page: str) -> Reader:
    found = Reader()
    found.feed(page)
    return found


def test_it_is_well_formed(reader: Reader) -> None:
    assert reader.open == []
    assert len(reader.ids) == len(set(reader.ids))
    assert set(reader.links) <= set(reader.ids)


def test_headings_go_down_one_step_at_a_time(reader: Reader) -> None:
    assert reader.heads[0] == 1
    assert reader.heads.count(1) == 1
    assert all(b - a <= 1 for a, b in zip(reader.heads, reader.heads[1:], strict=False))


def test_it_needs_no_network(page: str) -> None:
    assert "<script" not in page
    assert not re.search(r"(src|href)=[\"']?(https?:)?//", page)
    assert not re.search(r"url\((?!data:|#)", page)
    assert "@import" not in page
    assert len(page) < 1_500_000


def test_tables_have_captions_and_scopes(reader: Reader) -> None:
    tags = [tag for tag, _ in reader.tags]
    assert tags.count("table") == tags.count("caption") > 0
    assert all(a.get("scope") in ("col", "row") for tag, a in reader.tags if tag == "th")


def test_pictures_have_words(reader: Reader) -> None:
    for tag, attrs in reader.tags:
        if tag == "svg":
            assert attrs.get("aria-hidden") == "true" or (attrs.get("role") == "img" and attrs.get("aria-labelledby"))
    named = {i for _, a in reader.tags for i in str(a.get("aria-labelledby") or "").split()}
    assert named <= set(reader.ids)


def test_it_can_be_skipped_and_scaled(page: str) -> None:
    assert 'class="skip" href="#main"' in page
    assert "width=device-width" in page
    assert "@media print" in page


def test_names_are_escaped(hand_game: Chronicle) -> None:
    report = write_book(hand_game)
    evil = '<script>alert("x")</script>&'
    names = {s: evil + s for s in report.names}
    war = replace(report.wars[0], name=evil, thesis=evil)
    page = html_page(replace(report, names=names, title=evil, wars=(war,)))
    assert "<script" not in page
    assert "&lt;script&gt;" in page


def test_a_hostile_chronicle_does_no_harm(hand_game: Chronicle, tmp_path: Path) -> None:
    evil = "<script>alert('x')</script>\"&"

    def spoil(world: World) -> World:
        states = {s: replace(one, name=evil + s) for s, one in world.states.items()}
        provinces = {p: replace(one, name=evil + p) for p, one in world.provinces.items()}
        return replace(world, states=states, provinces=provinces)

    first, *later = (replace(step, world=spoil(step.world)) for step in hand_game.steps)
    spoilt = Chronicle.begin(hand_game.header, first)
    for step in later:
        spoilt.add(step)
    page = write_html(spoilt, tmp_path / "evil.html", {"ATH": '"><script>'}).read_text(encoding="utf-8")
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    found = Reader()
    found.feed(page)
    assert found.open == []


def test_heads_step_down_one_at_a_time_and_pictures_are_titled(page: str, reader: Reader) -> None:
    assert reader.heads[0] == 1
    assert reader.heads.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(reader.heads))
    for picture in re.findall(r'<svg[^>]*role="img"[^>]*>(.{0,7})', page):
        assert picture.startswith("<title")


def test_print_opens_what_is_folded(page: str) -> None:
    rules = page[page.index("@media print") :]
    assert "details::details-content{content-visibility:visible" in rules


def test_the_json_is_plain_and_has_its_keys(any_game: Chronicle) -> None:
    told = report_json(any_game)
    assert json.loads(json.dumps(told, allow_nan=False)) == told
    assert {"verdict", "verdicts", "standings", "wars", "deterred", "calls", "pledges", "faith", "pacts", "charts",
            "doctrines", "terms"} <= set(told)  # fmt: skip
    assert len(told["standings"]) == len(told["names"])


def test_a_game_just_begun_has_a_report(hand_game: Chronicle) -> None:
    young = Chronicle.begin(hand_game.header, hand_game.steps[0])
    report = write_book(young)
    assert report.wars == ()
    assert report.ended_text.startswith("The game is not over")
    assert "No war was fought." in html_page(report)
