"""What each tradition says, in our words, with where it is argued; and the words of its measures."""

from dataclasses import dataclass

from game.doctrines.doctrine import Doctrine

__all__ = ["MEASURES", "Saying", "saying"]


@dataclass(frozen=True, slots=True)
class Saying:
    """A thought of the tradition, paraphrased, and the work it is from."""

    words: str
    source: str


_REALIST = {
    "balance": Saying("Power is checked by power; those who wait to see what it wants have waited too long.",
                      "Waltz 1979"),
    "bandwagon": Saying("The weak, near a great power and without allies, may have no road but to follow it.",
                        "Walt 1987"),
    "pact": Saying("Institutions mirror the distribution of power; they do not stand in the way of those who have it.",
                   "Mearsheimer 1994"),
    "alone": Saying("In a world without a ruler states help themselves; arms owe nobody an answer.", "Waltz 1979"),
    "trade": Saying("Who gains more today may be stronger tomorrow; count the other’s gain beside your own.",
                    "Grieco 1988"),
    "demand": Saying("Great powers look for openings to gain at others’ cost, and pass by those that cost too much.",
                     "Mearsheimer 2001"),
    "war": Saying("The distribution of power decides, and statesmen who misread it pay.", "Mearsheimer 2001"),
    "call": Saying("Allies fear being abandoned and fear being dragged along; to lessen one fear is to feed the other.",
                   "Snyder 1984"),
    "peace": Saying("What peace gives is what the field could have taken; the rest is hope.", "Morgenthau 1948"),
    "leave": Saying("What binds an ally to you binds you to its quarrels; a free hand is worth something.",
                    "Snyder 1984"),
    "arms": Saying("The arms that make one safe make others afraid; the wise arm so that defence shows.",
                   "Jervis 1978"),
}  # fmt: skip
_INSTITUTIONALIST = {
    "balance": Saying("Alliances name an enemy and may make one; a rule for all names only the deed.", "Claude 1962"),
    "bandwagon": Saying("A leader that binds itself by rules gives the weaker a reason to follow it.",
                        "Ikenberry 2001"),
    "pact": Saying("Institutions give information, lower the cost of bargains and make promises easier to believe.",
                   "Keohane and Martin 1995"),
    "alone": Saying("States that must meet again have reasons to keep faith that a state alone cannot use.",
                    "Axelrod and Keohane 1985"),
    "trade": Saying("What both gain is gained; the habit of exchange is itself a stake in peace.", "Keohane 1984"),
    "demand": Saying("Peace is indivisible: an attack on one, left unanswered, invites the next.", "Claude 1962"),
    "war": Saying("War is a bargain missed; what keeps states from it is knowing each other’s mind and word.",
                  "Fearon 1995"),
    "call": Saying("A system in which all come lives by each coming; the first who stays away ends it.",
                   "Kupchan and Kupchan 1991"),
    "peace": Saying("A settlement holds when the victor binds itself as well as the beaten.", "Ikenberry 2001"),
    "leave": Saying("A promise made to some alone is read by the rest as made against them.", "Claude 1962"),
    "arms": Saying("Where each can see what the other keeps, neither need arm for the worst.",
                   "Keohane and Martin 1995"),
}  # fmt: skip
MEASURES = {
    "trust_prior": ("where trust begins", 1.0), "intentions": ("weight of intentions beside power", 1.0),
    "relative": ("weight of others’ gains", 3.0), "honour": ("price of a broken word, in turns of income", 3.0),
    "horizon": ("turns looked ahead", 30.0), "risk": ("weight of possible loss", 3.0),
    "pledge": ("belief in pledges", 3.0), "faith": ("faith in institutions", 3.0),
    "concept": ("a pact judged by the world it would make", 1.0), "greed": ("appetite", 1.25),
    "buck": ("weight of what fighting for others costs", 3.0), "norm": ("worth of the institution itself", 1.0),
    "autonomy": ("price of having a patron", 3.0), "trade": ("worth of trade", 3.0),
    "spoils": ("prize of a share in wars", 3.0), "guile": ("readiness for secret means", 1.0),
    "identity": ("fellow feeling with the trusted", 3.0), "balancer": ("stake in nobody’s mastery", 3.0),
}  # fmt: skip
"""The numbers of a doctrine file in words, and how far each can reach."""


def saying(doctrine: Doctrine, matter: str) -> Saying:
    """What the school of a doctrine says of a kind of matter."""
    table = _REALIST if doctrine.family == "realist" else _INSTITUTIONALIST
    return table.get(matter, table["balance"])
