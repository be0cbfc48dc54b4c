"""Letters in a line: what each is about, until when it waits, and an answer to it in a word. No pygame."""

from game.report.telling.naming import Names
from game.ui.docket import Dispatch
from game.ui.screens.words.voices import aim_head, motion_head, proposal_head
from game.world.conflicts import Call, Crisis, PeaceOffer, Side
from game.world.pacts import Motion
from game.world.worlds import Proposal

__all__ = ["answer_words", "deadline", "letter_head"]

_REPLIES = {"appeal": "appeal to the pact", "arbitrate": "go to court"}
_CHOICES = (
    ("accept", "accept", "refuse"),
    ("honour", "honour", "renege"),
    ("stands", "we stand", "we stand aside"),
)


def answer_words(line: object) -> str:
    """An answer in a word or two: `refuse`, `honour`, `appeal to the pact`."""
    for name, yes, no in _CHOICES:
        value = getattr(line, name, None)
        if value is not None:
            return yes if value else no
    for name in ("reply", "ballot"):
        value = getattr(line, name, None)
        if value is not None:
            return _REPLIES.get(value.value, str(value.value))
    return "answered"


def letter_head(letter: Dispatch, names: Names) -> str:
    """What a letter is about, in one line."""
    match letter.subject:
        case Crisis() if letter.kind == "pledge":
            return f"{names.state(letter.sender)} asks whether we stand by it: {aim_head(letter.subject, names)}"
        case Crisis():
            return aim_head(letter.subject, names)
        case Call():
            verb = "calls us to its war on" if letter.subject.side is Side.ATTACK else "calls on us against"
            return f"{names.state(letter.sender)} {verb} {names.state(letter.subject.foe)}"
        case Motion():
            return motion_head(letter.subject, names, names.world.pacts[letter.subject.pact].charter.name)
        case PeaceOffer():
            return f"{names.state(letter.sender)} offers peace"
        case Proposal():
            return proposal_head(letter.subject, names)


def deadline(letter: Dispatch) -> str:
    """Until when it waits, and what silence means."""
    if letter.optional:
        return "may be left; silence says nothing"
    return {
        "demand": "this turn; war may follow a refusal",
        "pledge": "this turn, before it comes to war",
        "call": "this turn; the war has begun",
        "motion": "this turn; silence abstains",
        "proposal": "this turn; silence refuses",
        "peace": "this turn; silence fights on",
    }[letter.kind]
