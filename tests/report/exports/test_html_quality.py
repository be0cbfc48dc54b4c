"""The page for every reader: contrast computed from its own colours, order by ear, narrow screens, paper."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from importlib.resources import files

import pytest

from game.chronicle.record import Chronicle
from game.report.exports.edition import edition_of, scenario_at_hand
from game.report.html.page import html_page
from tests.report.exports.worlds import game_of

VOID = {"meta", "br", "hr", "img", "link", "input", "use", "path", "rect", "circle", "line"}
CSS = (files("game.report.html") / "report.css").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def page() -> str:
    game: Chronicle = game_of("greece_499bce", 7, 16)
    edition = edition_of(game, scenario_at_hand("greece_499bce", game))
    return html_page(edition.report, edition.source, edition.geometry, edition.relief)


class Tree(HTMLParser):
    """Every element with its ancestors, attributes and own text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.path: list[int] = []
        self.all: list[tuple[str, dict[str, str], tuple[int, ...]]] = []
        self.text: dict[int, str] = {}
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.all.append((tag, {k: v or "" for k, v in attrs}, tuple(self.path)))
        if tag not in VOID:
            self.path.append(len(self.all) - 1)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.all.append((tag, {k: v or "" for k, v in attrs}, tuple(self.path)))

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            self.path.pop()

    def handle_data(self, data: str) -> None:
        for at in self.path:
            self.text[at] = self.text.get(at, "") + data

    def of(self, tag: str) -> Iterator[tuple[int, dict[str, str], list[str]]]:
        for at, (name, attrs, above) in enumerate(self.all):
            if name == tag:
                yield at, attrs, [self.all[n][0] for n in above]


@pytest.fixture(scope="module")
def tree(page: str) -> Tree:
    return Tree(page)


def light(hue: str) -> float:
    """Relative luminance of `#RRGGBB` (WCAG 2.2)."""
    parts = [int(hue[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)


def roles() -> dict[str, str]:
    return dict(re.findall(r"--(\w+):(#[0-9A-Fa-f]{6})", CSS))


def test_contrast_is_reckoned_as_the_standard_does() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("paper", ["paper0", "paper1"])
@pytest.mark.parametrize("ink", ["ink", "ink2", "ink3", "danger", "good", "bad"])
def test_all_inks_can_be_read_on_all_papers_and_on_white(ink: str, paper: str) -> None:
    assert contrast(roles()[ink], roles()[paper]) >= 4.5
    assert contrast(roles()[ink], "#FFFFFF") >= 4.5


def test_text_is_set_in_inks_and_papers_only() -> None:
    plain = re.sub(r":root\{.*?\}", "", CSS, flags=re.S)
    hues = set(re.findall(r"(?<![-\w])color:([^;}]+)", plain))
    inks = {f"var(--{ink})" for ink in ("ink", "ink2", "ink3", "danger", "good", "bad", "paper0")}
    assert hues <= inks | {"inherit", roles()["ink2"]}


def test_it_names_its_language_and_its_landmarks(tree: Tree) -> None:
    assert [attrs.get("lang") for _, attrs, _ in tree.of("html")] == ["en"]
    for landmark in ("header", "main", "footer"):
        assert len([above for _, _, above in tree.of(landmark) if above == ["html", "body"]]) == 1
    assert all(attrs.get("aria-label") for _, attrs, _ in tree.of("nav"))
    assert len(tree.text[next(tree.of("title"))[0]]) > 10


def test_the_first_thing_to_focus_skips_to_the_report(tree: Tree) -> None:
    at, attrs, _ = next(tree.of("a"))
    assert attrs["href"] == "#main"
    assert "Skip" in tree.text[at]


def test_links_of_one_name_lead_to_one_place(tree: Tree) -> None:
    places: dict[str, set[str]] = {}
    for at, attrs, _ in tree.of("a"):
        assert tree.text.get(at, "").strip() or attrs.get("aria-label")
        places.setdefault(tree.text.get(at, "").strip(), set()).add(attrs.get("href", ""))
    assert {name: found for name, found in places.items() if len(found) > 1} == {}


def test_boxes_that_scroll_can_be_reached_and_are_named(tree: Tree) -> None:
    boxes = [attrs for _, attrs, _ in tree.of("div") if "scroll" in attrs.get("class", "").split()]
    assert boxes
    for attrs in boxes:
        assert attrs.get("tabindex") == "0"
        assert attrs.get("role") == "group"
        assert attrs.get("aria-label")


def test_every_table_scrolls_in_a_box_of_its_own_on_a_narrow_screen(tree: Tree) -> None:
    for _, _, above in tree.of("table"):
        assert above[-1] == "div"
    for at, (tag, _, above) in enumerate(tree.all):
        if tag == "table":
            assert "scroll" in tree.all[above[-1]][1].get("class", ""), at


def test_no_heading_and_no_summary_is_empty(tree: Tree) -> None:
    for tag in ("h1", "h2", "h3", "h4", "h5", "summary", "caption", "th"):
        for at, _, _ in tree.of(tag):
            assert tree.text.get(at, "").strip(), tag


def test_nothing_moves_for_those_who_want_no_motion_and_focus_is_seen() -> None:
    assert "prefers-reduced-motion" in CSS
    assert re.search(r"a:focus-visible,summary:focus-visible,\.scroll:focus-visible\{outline:2px solid", CSS)
    assert "outline:none" not in CSS
    assert "outline:0" not in CSS


def test_what_is_folded_can_be_pressed_with_a_thumb() -> None:
    assert re.search(r"summary\{[^}]*min-height:24px", CSS)


def test_on_paper_pages_are_numbered_wars_begin_anew_and_rows_stay_whole() -> None:
    paper = CSS[CSS.index("@media print{@page") :]
    assert "counter(page)" in paper
    assert "article.war{break-before:page" in paper
    assert re.search(r"figure,\.card,tr[^{]*\{break-inside:avoid\}", paper)
    assert "thead{display:table-header-group}" in paper


def test_the_layout_of_phones_is_not_that_of_paper() -> None:
    narrow = re.findall(r"@media([^{]*max-width:(?:760|[1-7]\d\d)px[^{]*)\{", CSS)
    assert narrow
    assert all("screen" in one for one in narrow)
