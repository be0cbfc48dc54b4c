"""What is a name in a text."""

from game.scenarios.library import drawn_scenario
from game.ui.cards.codex import codex
from game.ui.cards.names import Concordance

NAMES = {"Sparta": "state:SPA", "Persia": "state:PER", "Peloponnesian League": "pact:p1", "Han": "state:HAN"}


def _subjects(text: str) -> list[str]:
    return [one.subject for one in Concordance(NAMES, {}).find(text)]


def test_names_end_at_the_border_of_a_word_and_keep_their_capitals() -> None:
    assert _subjects("Sparta’s envoys") == ["state:SPA"]
    assert _subjects("Hanover and handy and Spartans") == []
    assert _subjects("the Peloponnesian League (Sparta)") == ["pact:p1", "state:SPA"]
    assert _subjects("persia") == []


def test_a_name_goes_before_a_term_within_it() -> None:
    reader = Concordance({"The Trust": "pact:p9"}, codex())
    assert [one.subject for one in reader.find("The Trust has our trust")] == ["pact:p9", "term:trust"]


def test_what_was_found_lies_where_it_is_said_to() -> None:
    text = "Persia demands; the balance of power, and Sparta’s word."
    for one in Concordance(NAMES, codex()).find(text):
        assert text[one.start : one.end].casefold() in {"persia", "balance of power", "sparta"}


def test_the_shipped_scenario_names_each_of_its_states() -> None:
    from game.ui.cards.names import known_names

    world = drawn_scenario("greece_499bce").world if hasattr(drawn_scenario("greece_499bce"), "world") else None
    if world is not None:
        names = known_names(world)
        assert all(names[one.name] == f"state:{one.id}" for one in world.states.values())
