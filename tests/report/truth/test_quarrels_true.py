"""Wars, words and crises of the report against the plain lines of the chronicle."""

from dataclasses import replace
from typing import Any

from game.report.telling.phrases import side_at
from game.world.conflicts import JoinReason, Side
from tests.report.games import war_for_attica
from tests.report.truth import quarrels
from tests.report.truth.conftest import Told

Row = dict[str, Any]


def _same(want: Any, got: Any, where: str = "") -> None:
    """Every value wanted is there; what else is told is not looked at."""
    if isinstance(want, dict):
        assert set(want) <= set(got) | {k for k, v in want.items() if v == 0}, where
        for key, value in want.items():
            _same(value, got.get(key, 0), f"{where}.{key}")
    elif isinstance(want, list):
        assert len(want) == len(got), where
        for n, (one, other) in enumerate(zip(want, got, strict=True)):
            _same(one, other, f"{where}[{n}]")
    elif isinstance(want, float) and isinstance(got, int | float):
        assert abs(want - got) < 1e-6, f"{where}: {want} counted, {got} told"
    else:
        assert want == got, f"{where}: {want} counted, {got} told"


def _parts(rows: list[Row]) -> dict[tuple[str, str, int], Row]:
    return {(b["state"], b["side"], b["joined"]): b for b in rows}


def test_every_war_its_belligerents_battles_and_losses(told: Told) -> None:
    counted = quarrels.wars(told.record)
    assert [w["id"] for w in told.report["wars"]] == list(counted)
    for war in told.report["wars"]:
        want = dict(counted[war["id"]])
        parts, rows = _parts(want.pop("belligerents")), _parts(war["belligerents"])
        assert set(parts) == set(rows)
        for key, part in parts.items():
            _same(part, rows[key], f"{war['id']} {key}")
        _same(want, war, war["id"])


def test_no_loss_is_told_that_was_not_counted(told: Told) -> None:
    for war in told.report["wars"]:
        want = quarrels.wars(told.record)[war["id"]]
        assert abs(sum(b["losses"] for b in war["belligerents"]) - want["losses"]) < 1e-6
        for battle, counted in zip(war["battles"], want["battles"], strict=True):
            assert battle["losses"] == counted["losses"]
            assert battle["attackers"] == counted["attackers"]
            assert battle["defenders"] == counted["defenders"]


def test_general_wars(told: Told) -> None:
    groups = quarrels.groups(told.record)
    assert sorted(map(sorted, groups)) == sorted(sorted(g["wars"]) for g in told.report["general"])
    lost = {id: w["losses"] for id, w in quarrels.wars(told.record).items()}
    for general in told.report["general"]:
        assert abs(general["losses"] - sum(lost[w] for w in general["wars"])) < 1e-6


def test_every_call_with_what_was_weighed(told: Told) -> None:
    counted = quarrels.calls(told.record)
    _same(counted, told.report["calls"], "calls")
    assert [c["weighed"] for c in counted] == [c["weighed"] for c in told.report["calls"]]


def test_every_pledge_and_whether_it_was_kept(told: Told) -> None:
    _same(quarrels.pledges(told.record), told.report["pledges"], "pledges")


def test_every_states_word(told: Told) -> None:
    counted = quarrels.faith(told.record)
    assert set(counted) == {f["state"] for f in told.report["faith"]}
    for row in told.report["faith"]:
        _same(counted[row["state"]], {**row, "treaties_broken": len(row["treaties_broken"])}, row["state"])


def test_every_crisis_what_became_of_it_and_the_balance(told: Told) -> None:
    counted = quarrels.crises(told.record)
    assert list(counted) == [c["crisis"] for c in told.report["crises"]]
    for crisis in told.report["crises"]:
        want = dict(counted[crisis["crisis"]])
        tipped, stands = want.pop("tipped"), want.pop("stands")
        assert tipped == {s["state"] for s in crisis["stands"] if s["tipped"]}, crisis["crisis"]
        assert stands == {s["state"]: s["stands"] for s in crisis["stands"] if s["stands"] is not None}
        if want["seen"]:
            want["seen"].pop("weights")
        _same(want, crisis, crisis["crisis"])


def test_a_demand_deterred_was_enough_alone_and_not_against_all(told: Told) -> None:
    seen = [c["seen"] for c in told.report["crises"] if c["outcome"] == "deterred"]
    assert len(seen) == len(told.report["deterred"])
    assert all(s["weight_alone"] <= s["weight"] < s["weight_pledged"] for s in seen)


def test_who_stood_by_the_target_of_a_demand_deterred(told: Told) -> None:
    by = {e["crisis"]: e["by"] for e in told.record.events("war_deterred")}
    assert {d["crisis"]: d["by"] for d in told.report["deterred"]} == by
    assert all(sorted(d["stood"]) == sorted(d["by"]) for d in told.report["deterred"])


def test_every_pacts_life_and_burdens(told: Told) -> None:
    counted = quarrels.pacts(told.record)
    assert set(counted) == {p["id"] for p in told.report["pacts"]}
    for pact in told.report["pacts"]:
        want = dict(counted[pact["id"]])
        answered, carried = want.pop("cases"), want.pop("contributions")
        got = {(c["war"], c["victim"]): (len(c["honoured"]), len(c["reneged"])) for c in pact["cases"]}
        assert got == answered
        assert {c["state"] for c in pact["contributions"]} == set(carried)
        _same(want, pact, pact["id"])
        for row in pact["contributions"]:
            _same(carried[row["state"]], row, f"{pact['id']} {row['state']}")


def test_what_each_member_gave_and_got(told: Told) -> None:
    for bond in (b for b in told.report["bonds"] if b["pact"]):
        noted = quarrels.cases(told.record, bond["pact"])
        spared = quarrels.spared(told.record, quarrels.members_by_turn(told.record, bond["pact"]))
        for row in bond["riders"]:
            own = [c for c in noted if c["member"] == row["state"]]
            got = [c for c in noted if c["friend"] == row["state"] and c["delivered"]]
            assert row["spared"] == spared[row["state"]]
            assert row["helped"] == len({c["war"] for c in got})
            assert round(10 * row["received"]) == sum(c["delivered"] for c in got)
            assert round(10 * row["delivered"]) == sum(c["delivered"] for c in own)


def test_who_changes_sides_is_counted_on_each_in_its_turns() -> None:
    war = war_for_attica()
    macedon = next(b for b in war.belligerents if b.state == "MAC")
    others = tuple(b for b in war.belligerents if b.state != "MAC")
    back = replace(macedon, side=Side.DEFENCE, joined=5, left=None, reason=JoinReason.BALANCING)
    turned = replace(war, belligerents=(*others, replace(macedon, left=4), back))
    assert [side_at(turned, "MAC", turn) for turn in (4, 5)] == [Side.ATTACK, Side.DEFENCE]
    assert side_at(turned, "SPA", 4) is Side.DEFENCE
    assert side_at(turned, "THE", 4) is None
