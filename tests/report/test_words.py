"""Every noun of the world has its words, and every phrase can be filled."""

import string
from dataclasses import MISSING, fields, replace
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

import pytest

from game.report.telling.naming import Names, brigades, listing, own, wealth
from game.report.telling.phrases import key_of
from game.report.telling.sentences import SILENT, item_of
from game.report.telling.words import words
from game.world import events
from game.world.conflicts import Aim, AimKind, JoinReason, Outcome, Settlement, Side, WarCause
from game.world.events import BattleFought, ProvinceOccupied
from game.world.pacts import MotionKind
from game.world.reasons import Motive
from game.world.sheets import Ballot
from game.world.treaties import TreatyKind
from tests.report.games import war_for_attica
from tests.report.small_world import small_world

KINDS = get_args(events.Event)


def _sample(hint: Any) -> Any:
    """A plausible value for a field of an event."""
    if isinstance(hint, UnionType):
        return _sample(next(a for a in get_args(hint) if a is not NoneType))
    if get_origin(hint) is dict:
        return {"ATH": 10}
    if get_origin(hint) is tuple:
        return ("ATH", "SPA")
    return {str: "ATH", int: 12, bool: True, Aim: Aim(AimKind.PROVINCE, "athens"), Settlement: Settlement()}.get(
        hint, next(iter(hint)) if hasattr(hint, "__members__") else None
    )


def _made(kind: Any, **changes: Any) -> events.Event:
    hints = get_type_hints(kind)
    values = {f.name: _sample(hints[f.name]) for f in fields(kind) if f.default is MISSING}
    if "province" in values:
        values["province"] = "athens"
    return kind(**{**values, **changes})


def _faces(kind: Any) -> list[events.Event]:
    """An event of the kind for every value of the fields that choose its phrase."""
    hints = get_type_hints(kind)
    faces = [_made(kind)]
    for f in fields(kind):
        if hints[f.name] is bool:
            faces += [_made(kind, **{f.name: value}) for value in (False, True)]
        elif hasattr(hints[f.name], "__members__"):
            faces += [_made(kind, **{f.name: value}) for value in hints[f.name]]
        elif f.name in ("treaty", "by", "vetoed_by") and NoneType in get_args(hints[f.name]):
            faces += [_made(kind, **{f.name: value}) for value in (None, _sample(hints[f.name]))]
        elif f.name == "after":
            faces += [_made(kind, after=5)]
    return faces


@pytest.mark.parametrize("kind", KINDS, ids=lambda k: k.__name__)
def test_every_event_can_be_told(kind: Any) -> None:
    for event in _faces(kind):
        if event.kind in ("turn_opened", "trust_changed"):
            assert event.kind in SILENT
            continue
        item = item_of([event], Names(small_world()))
        assert item.headline
        assert "{" not in item.headline + item.text
        assert 0 <= item.rank <= 100
        assert "  " not in item.headline + item.text


def test_no_phrase_without_an_event() -> None:
    told = {key_of(e) for kind in KINDS for e in _faces(kind)}
    assert set(words().gazette) - {"province_occupied-freed"} <= told


def test_ground_that_its_owner_takes_back_is_freed() -> None:
    event = ProvinceOccupied(id=1, turn=1, war="w1", province="athens", by="ATH", from_state="PER", capital=True)
    assert item_of([event], Names(small_world())).headline == "Athens frees Athens"
    taken = replace(event, by="PER", from_state="ATH")
    assert item_of([taken], Names(small_world())).headline == "Persia enters the capital of Athens"


def test_every_noun_has_words() -> None:
    told = words()
    assert set(told.motive) == set(Motive)
    pairs = [
        (told.join_reason, JoinReason), (told.aim, AimKind), (told.cause, WarCause), (told.outcome, Outcome),
        (told.treaty, TreatyKind), (told.treaty_title, TreatyKind), (told.side, Side), (told.ballot, Ballot),
        (told.motion, MotionKind),
    ]  # fmt: skip
    for table, enum in pairs:
        assert set(table) == {str(one.value) for one in enum}
    assert set(told.sealed) <= set(told.term)


def test_headlines_are_short() -> None:
    for entry in words().gazette.values():
        plain = "".join(part for part, *_ in string.Formatter().parse(entry.headline))
        assert len(plain) <= 60


def test_figures_and_lists() -> None:
    assert (brigades(10), brigades(25), brigades(0)) == ("1 brigade", "2.5 brigades", "0 brigades")
    assert (wealth(600), wealth(650), brigades(-24, unit=False)) == ("6", "6.5", "−2.4")
    assert listing(["a"]) == "a"
    assert listing(["a", "b", "c"]) == "a, b and c"
    assert (own("Athens"), own("Sparta")) == ("Athens’", "Sparta’s")


def test_a_host_of_the_defending_side_may_attack_and_win() -> None:
    world = replace(small_world(), wars={"w1": war_for_attica()})
    raid = BattleFought(id=1, turn=4, war="w1", province="sardis", attackers={"ATH": 50}, defenders={"PER": 40},
                        lost={}, ratio_permille=1500, won=Side.DEFENCE)  # fmt: skip
    assert item_of([raid], Names(world)).headline == "The field at Sardis falls to Athens"
    held = replace(raid, won=Side.ATTACK)
    assert item_of([held], Names(world)).headline == "Sardis is held against Athens"
