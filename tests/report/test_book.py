"""The book of the hand-made game says what was put into it."""

import pytest

from game.chronicle.record import Chronicle
from game.report.book import write_book
from game.report.records.chapters import Report


@pytest.fixture(scope="module")
def report(hand_game: Chronicle) -> Report:
    return write_book(hand_game)


def test_the_war(report: Report) -> None:
    (war,) = report.wars
    assert war.dates == "496–495 BCE"
    assert {f.state: f.lost for f in war.fighters} == {"PER": 95, "MAC": 15, "ATH": 60, "SPA": 25, "COR": 10}
    assert next(f.state for f in war.fighters) == "PER"
    assert war.thesis == (
        "Persia demanded submission from Athens. Athens refused and appealed to its pact, and Persia attacked; "
        "the reason given: gain. With Athens fought Corinth and Sparta under their pact. Thebes was bound and stayed "
        "away. With Persia fought Macedon as its client."
    )
    assert war.settlement == "Persia pays Athens 6"
    assert [(r.year, sum(r.attack.values()), sum(r.defence.values())) for r in war.losses] == [
        ("496 BCE", 55, 45),
        ("495 BCE", 55, 50),
    ]


def test_the_chain_runs_from_the_demand_to_the_end(report: Report) -> None:
    chain = report.wars[0].chain
    assert chain[0].title == "Persia demands submission from Athens"
    assert chain[-1].tone == "peace"
    assert [k.tone for k in chain].count("war") == 1
    assert [k.event for k in chain] == sorted(k.event for k in chain)
    assert all(k.because is None or k.because < n for n, k in enumerate(chain))
    began = next(k for k in chain if k.tone == "war")
    assert began.because is not None
    assert chain[began.because].title.startswith("Athens appeals")


def test_calls_and_pledges(report: Report) -> None:
    (broken,) = [a for a in report.calls if not a.honoured]
    assert (broken.state, broken.friend, broken.had_pledged, broken.trust_change) == ("THE", "ATH", True, -18)
    assert broken.weighed[0] == ("cost", -9000)
    assert broken.clause_text == "Defence with Athens, 498 BCE"
    kept = {(p.crisis, p.state): p.kept for p in report.pledges}
    assert kept == {("c0", "SPA"): None, ("c0", "ATH"): None, ("c1", "SPA"): True, ("c1", "THE"): False,
                    ("c1", "COR"): None}  # fmt: skip
    thebes = next(f for f in report.faith if f.state == "THE")
    assert (thebes.calls, thebes.pledges_broken) == ((False,), 1)
    assert thebes.treaties_broken == ("defence treaty with Athens, 496 BCE",)


def test_the_war_that_did_not_happen(report: Report) -> None:
    (deterred,) = report.deterred
    assert (deterred.demander, deterred.target, deterred.by, deterred.aside) == ("PER", "COR", ("SPA",), ("ATH",))


def test_the_pact(report: Report) -> None:
    (pact,) = report.pacts
    (case,) = pact.cases
    assert (case.honoured, case.reneged) == (("SPA", "COR"), ())
    assert {r.state: (r.promised, r.delivered) for r in pact.riders} == {"SPA": (36, 60), "COR": (36, 60)}


def test_tags_stand_on_their_events(report: Report) -> None:
    tags = {t.id: t.events for t in report.tags}
    assert tags["casus_foederis"] == (14, 15, 16)
    assert tags["collective_security"] == (22, 23)
    assert tags["deterrence"] == (6,)
    assert tags["deterrence_failed"] == (12,)
    assert tags["credibility"] == (19,)
    assert tags["buck_passing"] == (4,)
    assert tags["loss_of_strength"] == (11,)
    assert not {"chain_gang", "preventive_war", "bandwagoning_offensive", "bluff", "veto"} & set(tags)
    assert "buck_passing" not in {t.id for t in report.wars[0].tags}


def test_verdict_and_standings(report: Report) -> None:
    assert report.verdict.sentence.startswith("1 war cost 20.5 brigades; 1 demand was dropped")
    assert report.verdict.own.startswith("You led Athens: it came ")
    assert "Beside the average state, points of its score: " in report.verdict.own
    assert "Its share of power " in report.verdict.own
    assert "2 of 3 calls honoured" in report.verdict.institutionalist
    assert [s.place for s in report.standings] == sorted(s.place for s in report.standings)
    assert {m.state: m.doctrine_text for m in report.minds}["MAC"] == "Jackal"


def test_charts_have_a_figure_for_each_label(report: Report) -> None:
    titles = [c.title for c in report.charts]
    assert "Shares of power" in titles
    assert "Legitimacy of pacts" in titles
    for chart in report.charts:
        assert all(len(s.values) == len(chart.x_labels) for s in chart.series)
    shares = report.charts[0]
    assert all(97 <= sum(s.values[n] or 0 for s in shares.series) <= 100 for n in range(len(shares.x_labels)))
