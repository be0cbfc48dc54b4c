"""What the hidden hand does stays out of others' views and of the estimates that all share (articles 20, 26)."""

from dataclasses import fields, replace

import numpy as np

from game.perception.survey import Survey
from game.perception.views import look, public, redact, views
from game.world.conflicts import Aim, AimKind, PeaceOffer, Settlement, War, WarCause
from game.world.covert import CovertAct, Plot
from game.world.reasons import Motive
from game.world.treaties import Treaty, TreatyKind
from game.world.worlds import Phase, World
from tests.rules.worlds import grid_world


def secretive() -> World:
    """S00 and S01 have a secret treaty against S02; S03 baited S01 and S02 into a war."""
    world = grid_world(3)
    war = War(
        "w1",
        "War",
        1,
        WarCause.SURPRISE,
        Motive.GAIN,
        "S01",
        "S02",
        Aim(AimKind.TRIBUTE, amount=1),
        (),
        baited_by="S03",
    )
    plots = {
        "plot1": Plot("plot1", CovertAct.BAIT, "S03", "S01", 1, True, "S02"),
        "plot2": Plot("plot2", CovertAct.SUBSIDISE, "S04", "S02", 1, True, "S01"),
    }
    return replace(
        world,
        treaties={"t1": Treaty("t1", TreatyKind.DEFENCE, "S00", "S01", 1, against="S02", secret=True)},
        wars={"w1": war},
        secrets=replace(world.secrets, plots=plots),
        offers={"o1": PeaceOffer("o1", "w1", "S01", "S02", Settlement(), mediator="S04")},
    )


def same(one: Survey, other: Survey) -> bool:
    """Whether two surveys agree in every figure."""
    return all(
        np.array_equal(a, b) if isinstance(a := getattr(one, f.name), np.ndarray) else a == b
        for f in fields(Survey)
        for b in [getattr(other, f.name)]
    )


def test_only_the_parties_see_a_secret_treaty() -> None:
    world = secretive()
    for seat in world.states:
        assert ("t1" in redact(world, seat).treaties) is (seat in ("S00", "S01"))
    assert not public(world).treaties


def test_shared_estimates_do_not_count_it_for_anybody() -> None:
    world = secretive()
    bare = look(replace(world, treaties={}), "S04").survey
    for seat in world.states:
        assert same(look(world, seat).survey, bare)
    for first in ("S00", "S04"):
        shared = views(world, (first, *(s for s in world.states if s != first)))
        assert all(same(view.survey, bare) for view in shared.values())


def test_an_open_treaty_is_counted() -> None:
    world = secretive()
    told = replace(world, treaties={"t1": replace(world.treaties["t1"], secret=False)})
    assert not same(look(world, "S04").survey, look(told, "S04").survey)


def test_who_baited_is_known_to_the_author_alone_until_exposed_or_over() -> None:
    world = secretive()
    for seat in world.states:
        assert redact(world, seat).wars["w1"].baited_by == ("S03" if seat == "S03" else None)
    known = replace(world, wars={"w1": replace(world.wars["w1"], bait_known=True)})
    over = replace(world, phase=Phase.OVER)
    assert redact(known, "S00").wars["w1"].baited_by == "S03"
    assert redact(over, "S00").wars["w1"].baited_by == "S03"


def test_plots_are_known_to_their_authors_to_the_paid_and_when_exposed() -> None:
    world = secretive()
    seen = {seat: set(redact(world, seat).secrets.plots) for seat in world.states}
    assert seen == {"S00": set(), "S01": set(), "S02": {"plot2"}, "S03": {"plot1"}, "S04": {"plot2"}}
    told = {k: replace(p, exposed=True) for k, p in world.secrets.plots.items()}
    exposed = replace(world, secrets=replace(world.secrets, plots=told))
    assert set(redact(exposed, "S00").secrets.plots) == {"plot1", "plot2"}


def test_a_mediator_sees_its_own_offer() -> None:
    world = secretive()
    assert {seat for seat in world.states if redact(world, seat).offers} == {"S01", "S02", "S04"}
