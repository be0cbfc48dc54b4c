"""The codex as data: whole, sourced, and clear about what is wrong with it."""

from pathlib import Path

import pytest

from game.scenarios.faults import FaultsFoundError
from game.ui.cards.codex import codex, read_codex
from game.ui.cards.names import Concordance
from game.ui.cards.terms import term_card

_TERM = """format = "codex/1"
[term.{id}]
word = "{word}"
kind = "concept"
means = "What it means in a sentence."
more = "How the game reckons it, and why."
case = "When it happened in history."
source = "Walt 1987"
{rest}
"""


def test_every_term_is_whole_and_leads_only_to_terms() -> None:
    terms = codex()
    assert len(terms) >= 60
    for id, term in terms.items():
        assert term.means.endswith("."), id
        assert term.more.endswith("."), id
        assert term.case.rstrip("”").endswith("."), id
        card = term_card(id)
        assert card is not None
        assert term.source in card.text
        assert term.means in card.text


def test_the_words_that_the_screens_use_are_terms() -> None:
    reader = Concordance({}, codex())
    for words in (
        "threat", "credence", "legitimacy", "balancing", "bandwagoning", "buck-passing", "chain-ganging",
        "deterrence", "audience cost", "trust", "share of capability", "overstretch", "weariness", "stability",
        "quota", "sanctions", "veto", "clientage", "truce", "war score", "collective security", "free-riding",
    ):  # fmt: skip
        found = reader.find(words)
        assert [(one.start, one.end) for one in found] == [(0, len(words))], words
        assert found[0].subject.startswith("term:")


@pytest.mark.parametrize(
    ("rest", "told"),
    [
        ('see = ["legitimcy"]', "no term is called"),
        ('now = "weather"', 'nothing is looked up as "weather"'),
        ('colour = "red"', "this key is not known here"),
    ],
)
def test_what_is_wrong_with_a_file_is_said_with_its_cure(tmp_path: Path, rest: str, told: str) -> None:
    (tmp_path / "a.toml").write_text(_TERM.format(id="threat", word="threat", rest=rest), encoding="utf-8")
    with pytest.raises(FaultsFoundError) as caught:
        read_codex(tmp_path)
    assert told in str(caught.value)
    assert "a.toml" in str(caught.value)


def test_two_terms_cannot_share_a_word(tmp_path: Path) -> None:
    for id in ("one", "two"):
        (tmp_path / f"{id}.toml").write_text(_TERM.format(id=id, word="threat", rest=""), encoding="utf-8")
    with pytest.raises(FaultsFoundError, match="is a word of"):
        read_codex(tmp_path)
