"""Contracts every doctrine keeps, and situations that tell them apart."""

from dataclasses import replace
from pathlib import Path

import pytest

from game.doctrines.answers import _case
from game.doctrines.deliberation import deliberate
from game.doctrines.doctrine import MINISTRY, DoctrineFault, doctrines, read_doctrine
from game.doctrines.mind import Mind, Strategy, worth
from game.kit.dice import Dice
from game.kit.places import assets
from game.perception.belief import reckon
from game.perception.bonds import value
from game.perception.circles import pact_terms
from game.perception.views import Estimates, look
from game.scenarios.build import build_world
from game.scenarios.charters import load_charter
from game.scenarios.library import load_scenario
from game.world.sheets import ApplyToPact, FoundPact, MakeDemand, ProposeTreaty
from game.world.states import Secrets
from game.world.treaties import TreatyKind
from game.world.worlds import World

IDS = sorted(doctrines())


@pytest.fixture(scope="module")
def greece() -> World:
    return build_world(load_scenario("greece_499bce"), 1)


@pytest.mark.parametrize("name", IDS)
def test_every_doctrine_gives_each_seat_a_sheet_with_reasons(greece: World, name: str) -> None:
    known = Estimates(greece)
    for seat in known.reckoning.survey.names:
        made = deliberate(look(greece, seat, known), doctrines()[name], Dice(3).within(seat))
        assert made.sheet.seat == seat
        for decision in made.decisions:
            labels = {o.label for o in decision.options}
            assert decision.chosen in labels
            for o in decision.options:
                assert o.milli == sum(t.milli for t in o.terms) or not o.terms


@pytest.mark.parametrize("name", IDS)
def test_a_mind_is_blind_to_what_its_view_leaves_out(greece: World, name: str) -> None:
    """Worlds equal in a seat's view give the same sheet, whatever the others hide."""
    secrets = greece.secrets
    hidden = Secrets(
        {s: (v if s == "ATH" else 100 - v) for s, v in secrets.disposition.items()},
        {s: (v if s == "ATH" else "jackal") for s, v in secrets.doctrine.items()},
        {s: (v if s == "ATH" else {}) for s, v in secrets.error_permille.items()},
    )
    other = replace(greece, secrets=hidden)
    mine, theirs = (deliberate(look(w, "ATH"), doctrines()[name], Dice(5)) for w in (greece, other))
    assert mine == theirs


def test_doctrines_differ_only_by_their_temper(greece: World) -> None:
    """Names are paint: a doctrine renamed decides the same."""
    one = doctrines()["jackal"]
    renamed = one.model_copy(update={"id": "other", "name": "Other"})
    view = look(greece, "THE")
    assert deliberate(view, one, Dice(1)).sheet == deliberate(view, renamed, Dice(1)).sheet


def test_appetite_is_not_doctrine(greece: World) -> None:
    """The same doctrine with more appetite wants war more: greed is the state's, not the school's."""
    view = look(greece, "ATH")
    hungry = replace(greece, secrets=replace(greece.secrets, disposition={**greece.secrets.disposition, "ATH": 95}))
    mind, wolf = (Mind(v, doctrines()["liberal_institutionalist"], Dice(1)) for v in (view, look(hungry, "ATH")))
    assert wolf.greed > 1.5 * mind.greed


def _help(world: World, doctrine: str) -> float:
    mind = Mind(look(world, "COR"), doctrines()[doctrine], Dice(1))
    return worth(_case(mind, "SPA", "ATH", 550)[0])


def test_who_holds_its_word_dear_comes_sooner_than_who_passes_the_buck(greece: World) -> None:
    assert _help(greece, "collective_security_idealist") > _help(greece, "defensive_realist")
    assert _help(greece, "defensive_realist") > _help(greece, "buck_passer")


def test_the_schools_part_over_a_pact(greece: World) -> None:
    """Same circle, same charter, same facts: belief alone decides its worth (model.md d8)."""
    r = reckon(greece)
    s = r.survey
    charter = load_charter("ideal_collective_security").charter
    circle = tuple(s.of(n) for n in ("ARG", "THS", "COR", "AEG"))
    worths = {d: value(pact_terms(r, s.of("ATH"), circle, charter, 60, doctrines()[d].temper)) for d in IDS}
    assert worths["collective_security_idealist"] > 0
    assert worths["offensive_realist"] < 0
    assert worths["buck_passer"] < worths["liberal_institutionalist"]


@pytest.mark.parametrize(
    ("strategy", "allowed"),
    [(Strategy.BALANCE, (TreatyKind.DEFENCE,)), (Strategy.BANDWAGON, (TreatyKind.CLIENTAGE,)), (Strategy.ALONE, ())],
)
def test_the_ministry_keeps_to_the_road_chosen(
    greece: World, strategy: Strategy, allowed: tuple[TreatyKind, ...]
) -> None:
    made = deliberate(look(greece, "ATH"), MINISTRY, Dice(1), strategy=strategy, focus="PER")
    kinds = {line.treaty for line in made.sheet.lines if isinstance(line, ProposeTreaty)}
    assert kinds <= set(allowed)
    assert not any(isinstance(line, MakeDemand | FoundPact | ApplyToPact) for line in made.sheet.lines)


def test_the_ministry_threatens_nobody_of_its_own_accord(greece: World) -> None:
    late = replace(greece, turn=greece.system.calm_turns + 3)
    for seat in ("ATH", "PER", "THE", "SYR", "MIL"):
        made = deliberate(look(late, seat), MINISTRY, Dice(1))
        assert not any(isinstance(line, MakeDemand) for line in made.sheet.lines)


def test_the_ministry_founds_a_pact_when_told_to(greece: World) -> None:
    charter = load_charter("hellenic_league_481bce").charter
    made = deliberate(look(greece, "ATH"), MINISTRY, Dice(1), strategy=Strategy.PACT, focus="PER", charters=(charter,))
    assert any(isinstance(line, FoundPact) for line in made.sheet.lines)


BAD = {
    "honour = 0.5": "honor = 0.5",
    "risk = 1.3": 'risk = "much"',
    "greed = 0.9": "greed = 9.0",
    'family = "realist"': 'family = "cynic"',
    "horizon = 8.0": "horizon = nan",
    "[temper]": "[temper",
    'id = "defensive_realist"': 'id = "Defensive Realist"',
    "concept = 0.3": "",
}


@pytest.mark.parametrize(("good", "bad"), BAD.items())
def test_a_broken_doctrine_file_is_explained(tmp_path: Path, good: str, bad: str) -> None:
    text = (assets() / "doctrines" / "defensive_realist.toml").read_text(encoding="utf-8")
    assert good in text
    path = tmp_path / "mine.toml"
    path.write_text(text.replace(good, bad), encoding="utf-8")
    with pytest.raises(DoctrineFault) as fault:
        read_doctrine(path)
    assert "mine.toml" in str(fault.value)
    assert len(fault.value.faults) >= 1
