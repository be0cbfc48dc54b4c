"""The volume: a game's book opened at a desk, with the source it was written from and the map it was played on.

Every page of the report reads the same volume, so that figures, names and colours agree from page to page.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from game.chronicle.record import Chronicle
from game.report.book import bind_book
from game.report.records.chapters import Report
from game.report.source import Source, read_chronicle
from game.report.telling.naming import listing
from game.scenarios.faults import FaultsFoundError
from game.scenarios.library import Scenario, scenario_of
from game.ui.scenery import Scenery

__all__ = ["UNKNOWN", "Volume", "open_volume"]

UNKNOWN = "#A79F8C"
"""The tint of what has no colour of its own."""


@dataclass(frozen=True)
class Volume:
    """The book, its source, and its map where the scenario is still at hand."""

    source: Source
    report: Report
    scenario: Scenario | None
    scenery: Scenery | None

    def name(self, state: str) -> str:
        """A state's name."""
        return self.report.names.get(state, state)

    def names(self, states: Iterable[str], none: str = "nobody") -> str:
        """Several states as a list in words."""
        return listing(self.name(s) for s in states) or none

    def tint(self, state: str) -> str:
        """A state's colour as `#RRGGBB`."""
        return self.report.colours.get(state, UNKNOWN)

    @property
    def is_alone(self) -> bool:
        """Whether one person played, to whom the report may say "you"."""
        return len(self.source.chronicle.players) == 1

    def is_player(self, state: str) -> bool:
        """Whether a person played this state."""
        return state in self.source.chronicle.players


def open_volume(chronicle: Chronicle, scenario: Scenario | None = None, scenery: Scenery | None = None) -> Volume:
    """Write the book of a game; a scenario that has gone or been broken since costs it its maps, not its words."""
    if scenario is None:
        try:
            scenario = scenario_of(chronicle.last.world)
        except FaultsFoundError:
            scenario = None
    colours = scenario.colours if scenario else {}
    source = read_chronicle(chronicle, colours)
    report = bind_book(source, scenario.told.title if scenario else "")
    if scenario is not None and scenery is None:
        scenery = Scenery(scenario)
    return Volume(source, report, scenario, scenery)
