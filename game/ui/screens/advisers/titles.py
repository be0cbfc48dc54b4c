"""Letters as questions, and answers in a word."""

from game.report.telling.naming import Names
from game.ui.docket import Dispatch
from game.ui.screens.words.voices import aim_head, motion_head, proposal_head
from game.world import sheets as s
from game.world.conflicts import Call, Crisis, PeaceOffer
from game.world.pacts import Motion
from game.world.sheets import Answer
from game.world.worlds import Proposal

__all__ = ["answer_words", "letter_title"]

_WORDS = {"concede": "Give way", "refuse": "Refuse", "appeal": "Appeal to the pact", "arbitrate": "Go to court",
          "yes": "Vote yes", "no": "Vote no", "abstain": "Abstain", "veto": "Veto it"}  # fmt: skip


def letter_title(names: Names, letter: Dispatch) -> str:
    """What a letter puts to us."""
    subject = letter.subject
    match subject:
        case Crisis() if letter.kind == "demand":
            return aim_head(subject, names)
        case Crisis():
            return f"Do we stand by {names.state(letter.sender)}?"
        case Call():
            return f"{names.state(subject.friend)} calls us to {names.war(subject.war)}"
        case Motion():
            return motion_head(subject, names, names.pact(subject.pact))
        case Proposal():
            return proposal_head(subject, names)
        case PeaceOffer():
            return f"{names.state(subject.by)} offers peace: {names.terms(subject.terms)}"


def answer_words(line: Answer) -> str:
    """An answer in a word or two."""
    match line:
        case s.AnswerDemand():
            return _WORDS[line.reply.value]
        case s.CastVote():
            return _WORDS[line.ballot.value]
        case s.AnswerPledge():
            return "Stand by it" if line.stands else "Stand aside"
        case s.AnswerCall():
            return "Honour the call" if line.honour else "Stay at home"
    return "Accept" if line.accept else "Refuse"
