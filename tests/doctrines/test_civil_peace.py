"""Peace in a civil war is weighed as what it is: the land of the rebels going its own way (article 43)."""

from dataclasses import replace

import pytest

from game.chronicle.record import Chronicle
from game.doctrines.doctrine import MINISTRY
from game.doctrines.mind import Mind, worth
from game.doctrines.peace import terms_worth, war_terms
from game.kit.dice import Dice
from game.match.match import Match
from game.match.opening import opening_of
from game.match.setup import Setup, header_of
from game.perception.views import look
from game.world.conflicts import Settlement, War
from game.world.worlds import World


@pytest.fixture(scope="module")
def broken() -> World:
    """An invented world of many provinces in whose first turn states broke in two."""
    header, scenario = header_of(Setup(scenario="invented:6x36:4", seed=4, turns=6))
    entry = opening_of(header, scenario)
    world = replace(
        entry.world,
        system=replace(entry.world.system, civil_war_permille=1000),
        states={id: replace(state, stability=0) for id, state in entry.world.states.items()},
    )
    match = Match(Chronicle.begin(header, replace(entry, world=world)))
    while match.world.turn < 2:
        match.advance()
    return match.world


def civil(world: World) -> list[War]:
    return [war for war in world.wars.values() if war.civil and war.ended is None]


def mind_of(world: World, seat: str) -> Mind:
    return Mind(look(world, seat), MINISTRY, Dice(0))


def test_the_status_quo_is_a_loss_to_rulers_and_a_gain_to_rebels(broken: World) -> None:
    assert civil(broken)
    for war in civil(broken):
        mind = mind_of(broken, war.defender)
        assert worth(terms_worth(mind, war.defender, Settlement(), war)) < 0
        assert worth(terms_worth(mind, war.attacker, Settlement(), war)) > 0
        others = set(mind.survey.index) - {war.attacker, war.defender}
        assert all(worth(terms_worth(mind, one, Settlement(), war)) == 0 for one in others)


def test_a_war_between_states_knows_no_secession(broken: World) -> None:
    for war in civil(broken):
        mind = mind_of(broken, war.defender)
        abroad = replace(war, civil=False)
        assert "secession" not in terms_worth(mind, war.defender, Settlement(), abroad)
        assert {"prize", "defeat"} <= set(war_terms(mind, abroad, war.defender))


def test_years_without_a_decision_make_rulers_readier_to_let_go(broken: World) -> None:
    for war in civil(broken):
        mind = mind_of(broken, war.defender)
        peace = worth(terms_worth(mind, war.defender, Settlement(), war))
        fresh, stale = (
            worth(war_terms(mind, replace(war, began=turn), war.defender)) - peace
            for turn in (broken.turn, broken.turn - 20)
        )
        assert stale < fresh


def test_strong_rulers_fight_on(broken: World) -> None:
    for war in civil(broken):
        army = {place: 20 * men for place, men in broken.forces[war.defender].items()}
        strong = replace(broken, forces={**broken.forces, war.defender: army})
        mind = mind_of(strong, war.defender)
        peace = worth(terms_worth(mind, war.defender, Settlement(), war))
        assert worth(war_terms(mind, war, war.defender)) > peace
