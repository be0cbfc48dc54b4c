"""The page read back as a reader has it, against the plain lines of the chronicle."""

import re

from tests.report.truth import quarrels, system
from tests.report.truth.conftest import Told
from tests.report.truth.page import heads, number, paragraphs, tables


def _id(told: Told, name: str) -> str:
    """The state of a name."""
    return next(s for s, said in told.report["names"].items() if said == name.removesuffix(" player").strip())


def test_the_table_of_wars(told: Told) -> None:
    counted = quarrels.wars(told.record)
    between = [w for w in counted.values() if not w["civil"]]
    rows = [row for table in tables(told.page, "The wars in order") for row in table]
    assert [number(r[6]) for r in rows] == [w["losses"] for w in between]
    assert [int(r[5]) for r in rows] == [len({b["state"] for b in w["belligerents"]}) for w in between]
    assert [_id(told, r[2]) for r in rows] == [w["attacker"] for w in between]


def test_the_table_of_standings(told: Told) -> None:
    counted = system.scores(told.record)
    (rows,) = tables(told.page, "Standings")
    assert len(rows) == len(counted)
    for state, _, score, _, security, wealth, power, *_ in rows:
        own = counted[_id(told, state)]
        wanted = [own["score"], own["security"], own["wealth"], own["power"]]
        assert [int(number(c)) for c in (score, security, wealth, power)] == [(n + 5) // 10 for n in wanted]


def test_the_table_behind_every_chart(told: Told) -> None:
    lines = system.charts(told.record)
    for title in ("Polarity", "Wars in progress", "Treaties in force", "Weariness and unrest", "Worth of trade"):
        for head, rows in zip(heads(told.page, title), tables(told.page, title), strict=True):
            want = next(one for name, one in lines.items() if name.startswith(title))
            for n, name in enumerate(head[1:], 1):
                assert [number(r[n]) for r in rows] == [round(v or 0, 2) for v in want[name]], (title, name)


def test_the_table_of_words(told: Told) -> None:
    counted = quarrels.faith(told.record)
    rows = [row for table in tables(told.page, "Words kept and broken") for row in table]
    assert len(rows) == len(counted)
    for state, _, kept, broken, stood, aside, failed, *_ in rows:
        own = counted[_id(told, state)]
        wanted = [
            own[k] for k in ("calls_honoured", "calls_reneged", "pledges_stood", "pledges_aside", "pledges_broken")
        ]
        assert [int(number(c)) for c in (kept, broken, stood, aside, failed)] == wanted


def test_the_battles_one_by_one(told: Told) -> None:
    rows = [row for table in tables(told.page, "") for row in table if len(row) == 6]
    fought = [b for w in quarrels.wars(told.record).values() for b in w["battles"]]
    captions = [t for w in told.report["wars"] for t in tables(told.page, f"{w['name']}: its battles")]
    told_lost = sum(sum(map(float, re.findall(r"\d+(?:\.\d+)?", r[4]))) for t in captions for r in t)
    assert sum(map(len, captions)) == len(fought) <= len(rows)
    assert abs(told_lost - sum(sum(b["losses"].values()) for b in fought)) < 1e-6


def test_the_sum_of_all_demands(told: Told) -> None:
    outcomes = [c["outcome"] for c in quarrels.crises(told.record).values()]
    said = next((p for p in paragraphs(told.page) if re.match(r"Of \d+ demands", p)), "")
    if said:
        assert number(said) == len(outcomes)
        assert sum(map(int, re.findall(r"\d+", said)[1:])) == len(outcomes)
        assert ("conceded" in said) == ("conceded" in outcomes)


ODD = {
    "one of many": r"(?<![\d.,])1 (?:wars|turns|states|calls|demands|brigades|motions|cases|pacts|treaties|poles)\b",
    "many of one": r"(?<![\d.,−])(?:[2-9]|[1-9]\d+) (?:war|turn|state|call|demand|brigade|pact|treaty|pole)\b",
    "an id": r"\b[kwct]\d{1,4}\b|_REBELS|\b[a-z]+_[a-z_]+\b",
    "a hole": r"\bNone\b|\bnan\b|[{}]| s’|\(\)|,,|\.\.| ,",
    "nothing of nothing": r"\b0 of 0\b(?!\.)",
    "nought with a sign": r"[-−+]0(?![.\d])",
    "a word twice": r"\b([a-z]+) \1\b",
}


def test_no_paragraph_has_a_slip_of_grammar_or_a_hole(told: Told) -> None:
    for paragraph in paragraphs(told.page):
        for kind, pattern in ODD.items():
            found = re.search(pattern, paragraph)
            assert not found, f"{kind}: {paragraph}"


def test_every_table_cell_that_has_a_head_is_filled_where_a_war_was_fought(told: Told) -> None:
    for war in told.report["wars"]:
        for rows in tables(told.page, f"{war['name']}: its battles"):
            assert all(cell.strip() for row in rows for cell in row)
