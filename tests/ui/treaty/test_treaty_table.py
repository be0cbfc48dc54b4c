"""The treaty table: the verdict follows every clause, the least change flips it, and what follows is the estimates'."""

from dataclasses import replace

import pytest

from game.perception import forecast
from game.perception.counter_offers import CounterOffer
from game.perception.offers import their_verdict
from game.perception.views import look
from game.ui.desk import Desk
from game.ui.screens.treaty.offers import least_that_would_do
from game.ui.screens.treaty.table import TreatyTable
from game.ui.screens.words.signing import clashes, signing, would_come
from game.world.sheets import Denounce, Gift, ProposeTreaty
from game.world.treaties import Treaty, TreatyKind
from tests.ui.dispatches.staged import desk as staged


@pytest.fixture(scope="module")
def desk() -> Desk:
    return staged("own")


def _defence(to: str = "SPA") -> ProposeTreaty:
    return ProposeTreaty(TreatyKind.DEFENCE, to)


def test_what_follows_is_reckoned_by_the_shared_estimates(desk: Desk) -> None:
    line = _defence()
    found = signing(desk.view, line, "PER")
    assert found is not None
    treaty = Treaty("t0", TreatyKind.DEFENCE, "ATH", "SPA", desk.turn)
    signed = look(replace(desk.view.world, treaties={**desk.view.world.treaties, "t0": treaty}), "ATH")
    assert found.come is not None
    assert found.come[0] == forecast.credence(desk.view, "SPA", "ATH", "PER")
    assert found.come[1].middle == forecast.credence(signed, "SPA", "ATH", "PER").middle
    assert would_come(desk.view, line, "PER") == found.come[1].middle
    was, will = (round(forecast.danger(v).middle / 10) for v in (desk.view, signed))
    assert found.totals[0].value in (f"{was} → {will} %", f"{will} %, as now")


def test_nothing_is_signed_by_looking(desk: Desk) -> None:
    before = desk.world
    signing(desk.view, _defence(), "PER")
    assert desk.world is before
    assert "draft" not in desk.world.treaties
    assert "draft" not in desk.world.proposals


def test_a_treaty_aimed_at_a_friend_is_named_as_a_clash(desk: Desk) -> None:
    friend = next(t.other("ATH") for t in desk.world.treaties.values() if "ATH" in t.parties)
    other = next(s for s in ("SPA", "COR", "THS") if s != friend)
    line = replace(_defence(other), against=friend)
    assert any(one.state == friend for one in clashes(desk.view, line))


class _Table:
    """As much of a table as the treaty table asks for, with everything it was told."""

    def __init__(self, desk: Desk) -> None:
        from game.report.telling.naming import Names

        self.desk, self.room, self.names = desk, 1600.0, Names(desk.world)
        self.edited: list[object] = []

    def tint(self, state: str) -> str:
        return self.desk.scenario.colour(state)

    def edit(self, line: object, n: int | None = None) -> None:
        self.edited.append(line)


def test_the_least_that_would_do_flips_the_verdict_in_one_press(desk: Desk) -> None:
    table = _Table(desk)
    tried = 0
    for to in ("SPA", "COR", "ARG", "THS", "MEG"):
        line = _defence(to)
        least = least_that_would_do(table, line)  # type: ignore[arg-type]
        if their_verdict(desk.view, line).accepts or not isinstance(least, CounterOffer):
            continue
        tried += 1
        shown = TreatyTable(table, line, None)  # type: ignore[arg-type]
        next(w for w in shown.walk() if w.label == "Ask what they want").activate()
        assert their_verdict(desk.view, shown.line, shown.gift).accepts
        assert any(w.label.startswith("They would sign") for w in shown.walk())
    assert tried


def test_every_clause_moves_the_verdict_that_is_shown(desk: Desk) -> None:
    table = _Table(desk)
    shown = TreatyTable(table, _defence(), None)  # type: ignore[arg-type]
    seen = set()
    for change in ({}, {"unconditional": True}, {"consultative": True}, {"against": "PER"}):
        shown.write(replace(_defence(), **change))  # type: ignore[arg-type]
        verdict = their_verdict(desk.view, shown.line)
        water = next(w for w in shown.walk() if w.role == "waterfall")
        assert water.sum == verdict.milli  # type: ignore[attr-defined]
        seen.add(verdict.milli)
    assert len(seen) == 4


def test_what_is_in_force_can_be_denounced_from_here(desk: Desk) -> None:
    table = _Table(desk)
    held = next(t for t in desk.world.treaties.values() if "ATH" in t.parties and t.kind is not TreatyKind.TRUCE)
    shown = TreatyTable(table, _defence(held.other("ATH")), None)  # type: ignore[arg-type]
    next(w for w in shown.walk() if w.label == "Denounce" and w.enabled).activate()
    assert isinstance(table.edited[0], Denounce)


def test_silver_sent_along_is_in_the_sum(desk: Desk) -> None:
    table = _Table(desk)
    shown = TreatyTable(table, _defence(), None)  # type: ignore[arg-type]
    plain = their_verdict(desk.view, shown.line).milli
    shown.send_along(Gift("SPA", 500).amount)
    water = next(w for w in shown.walk() if w.role == "waterfall")
    assert water.sum == their_verdict(desk.view, shown.line, 500).milli > plain  # type: ignore[attr-defined]
