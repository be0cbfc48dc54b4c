"""A court beside a crisis: what it would weigh, how it would likely find, and the answer that goes before it."""

from game.perception.forecast import Estimate
from game.perception.views import View
from game.report.telling.naming import Names, own
from game.rules.arbitration import (
    DRAWN,
    DROPPED,
    HOLDS,
    SETTLED,
    chance_for_demander,
    court_of,
    is_compulsory,
    merits,
    weighed,
)
from game.rules.replies import can_arbitrate
from game.ui.screens.words.consequences import hold_if, war_if_refused
from game.ui.screens.words.voices import short_name
from game.ui.widgets.layout import Space
from game.ui.widgets.plain import Pair, Text, caps
from game.ui.widgets.text import signed
from game.ui.widgets.widget import SumRow, Tip, Widget
from game.world.conflicts import Crisis
from game.world.pacts import Pact

__all__ = ["Docketed", "court_rows", "docketed"]

_POINTS = {
    "own_core": "homeland of {demander}",
    "their_core": "homeland of {target}",
    "integration": "grown into {target}",
    "claim": "a claim of {demander}",
    "possession": "who holds it",
    "tribute": "tribute has no title",
    "clientage": "nobody is owed a master",
    "condemned": "{target} is condemned",
    "freedom": "freedom has a title",
    "years_bound": "the years it was bound",
    "clarity": "how clear the case is",
}


class Docketed:
    """A court open to a demand: its pact, what it would find on the merits, and how likely."""

    def __init__(self, view: View, crisis: Crisis, pact: Pact) -> None:
        self.view, self.crisis, self.pact = view, crisis, pact
        self.names = Names(view.world)
        self.short = short_name(pact.charter.name)
        self.binding = is_compulsory(pact)
        self.merits = merits(view.world, pact, crisis)
        self.against = chance_for_demander(self.merits)

    @property
    def title(self) -> str:
        """The name of the answer."""
        return f"Go to {self.short}’s court" if len(self.short) < 18 else "Go to court"

    @property
    def line(self) -> str:
        """What an award does, in a line."""
        if self.binding:
            return "Its award binds us both, this year."
        return "An opinion; it binds nobody."

    def found_for_us(self) -> Estimate:
        """The chance that the court finds for the target; the drawn part is in it, so it has no band."""
        ours = 1000 - self.against
        return Estimate(ours, ours, ours)

    def war(self) -> Estimate:
        """War this year: none while a binding court sits; after an opinion for us the demander may still come."""
        if self.binding:
            return Estimate(0, 0, 0)
        refused = war_if_refused(self.view, self.crisis)
        ours = 1000 - self.against
        return Estimate(*(part * ours // 1000 for part in (refused.middle, refused.low, refused.high)))

    def hold(self) -> Estimate:
        """Whether the target holds if it comes to war all the same."""
        return hold_if(self.view, self.crisis)

    def legitimacy(self) -> str:
        """What the pact gains where the award is carried out, and where the demand is only dropped."""
        return f"{signed(SETTLED)} / {signed(DROPPED)}"

    def tip(self) -> Tip:
        """The merits opened to their points."""
        rows = tuple(SumRow(self.said(name), signed(points)) for name, points in self.points())
        said = (
            f"For {self.names.state(self.crisis.demander)}, in thousandths; above nothing the award is theirs. "
            f"Chance adds or takes {DRAWN} at most. An award holds {HOLDS} turns."
        )
        return Tip("The merits", signed(self.merits), said, rows, SumRow("Merits", signed(self.merits)))

    def points(self) -> tuple[tuple[str, int], ...]:
        """What it would weigh."""
        return weighed(self.view.world, self.pact, self.crisis)

    def said(self, name: str) -> str:
        """A point in words."""
        names = self.names
        words = _POINTS[name].format(demander=names.state(self.crisis.demander), target=names.state(self.crisis.target))
        return words[:1].upper() + words[1:]


def docketed(view: View, crisis: Crisis) -> Docketed | None:
    """The court that could hear a demand now; None where none is open to it."""
    pact = court_of(view.world, crisis) if can_arbitrate(view.world, crisis) else None
    return Docketed(view, crisis, pact) if pact is not None else None


def court_rows(view: View, crisis: Crisis) -> list[Widget]:
    """What the court would weigh, or what it found, for the side of a crisis."""
    names = Names(view.world)
    if crisis.opinion is not None:
        winner = names.state(crisis.demander if crisis.opinion else crisis.target)
        return [Space(12), caps("The court has spoken"), Text(f"Its opinion is {own(winner)} case.", "body")]
    court = docketed(view, crisis)
    if court is None:
        return []
    rows = [Pair(court.said(name), signed(points), strong=False) for name, points in court.points()]
    total = Pair("Merits for the demander", signed(court.merits), tip=court.tip())
    found = f"It would find for {names.state(crisis.target)} with {round((1000 - court.against) / 10)} in 100."
    return [Space(12), caps("What a court would weigh"), Space(2), *rows, total, Text(found, "second")]
