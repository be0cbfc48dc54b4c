"""An edition: the book with its source and its map, under real names or others; all exports are made from one.

Whoever writes a page, a table or a picture takes the same edition, so that they agree in every name and figure.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from game.chronicle.record import Chronicle
from game.report.book import bind_book
from game.report.exports.masked_map import masked_scenario
from game.report.exports.pseudonyms import TITLE, Mask, disguised, mask_of
from game.report.records.chapters import Report
from game.report.source import Source, read_chronicle
from game.report.whatif.finding import reversals
from game.report.whatif.proposing import proposals
from game.report.whatif.records import Reversal, WhatIf
from game.report.whatif.wording import finding
from game.scenarios.faults import FaultsFoundError
from game.scenarios.geometry import Geometry
from game.scenarios.library import Scenario, load_scenario, refuse_misfit

__all__ = ["Edition", "edition_of", "scenario_at_hand"]


@dataclass(frozen=True)
class Edition:
    """The book, what it was written from, its world where that is at hand, and the mask it wears, if any."""

    report: Report
    source: Source
    scenario: Scenario | None
    mask: Mask | None = None

    @property
    def geometry(self) -> Geometry | None:
        """The shapes for a page's small maps; none under pseudonyms, for a coast tells where it is."""
        return self.scenario.geometry if self.scenario and self.scenario.is_drawn and self.mask is None else None

    @property
    def relief(self) -> Path | None:
        """The shaded relief under those maps."""
        return self.scenario.relief if self.scenario and self.geometry is not None else None


def edition_of(
    chronicle: Chronicle,
    scenario: Scenario | None,
    *,
    colours: Mapping[str, str] | None = None,
    hidden: bool = False,
    dated: bool = False,
    what_ifs: tuple[WhatIf, ...] | None = None,
) -> Edition:
    """The edition of a game; `hidden` puts pseudonyms for names, and turns for dates unless `dated`.

    `colours` go before the scenario's; `what_ifs` are those asked, None leaves the proposals as questions.
    """
    hues = {**(scenario.colours if scenario else {}), **(colours or {})}
    source = read_chronicle(chronicle, hues)
    if not hidden:
        return Edition(bind_book(source, scenario.told.title if scenario else "", what_ifs), source, scenario)
    mask = mask_of(chronicle)
    kept = {mask.id(state): source.colour(state) for state in source.last.states}
    other = read_chronicle(disguised(chronicle, mask, dated=dated), kept)
    asked = proposals(source) if what_ifs is None else what_ifs
    report = bind_book(other, TITLE, _retold(asked, mask, other))
    return Edition(report, other, masked_scenario(scenario, mask) if scenario else None, mask)


def _retold(asked: tuple[WhatIf, ...], mask: Mask, other: Source) -> tuple[WhatIf, ...]:
    """What-ifs of the real game under the other names: a disguised game's dice fall otherwise, so it plays none."""
    known = {_decision(one): one for one in reversals(other)}
    names = {id: state.name for id, state in other.last.states.items()}
    told = []
    for one in asked:
        plain: WhatIf = mask.record(one)
        twin = known.get(_decision(plain.reversal), plain.reversal)
        played = bool(plain.outcomes)
        sentence = finding(twin, plain.replays, plain.turns, plain.outcomes, names) if played else plain.sentence
        told.append(replace(plain, reversal=twin, sentence=sentence))
    return tuple(told)


def _decision(one: Reversal) -> tuple[object, ...]:
    """What tells a decision from all others, whatever its id is made of."""
    return (one.entry, one.seat, one.kind, one.line, one.other)


def scenario_at_hand(name: str, chronicle: Chronicle) -> Scenario | None:
    """The scenario of a game; a report does without one that has gone, or been broken or cut short since."""
    try:
        scenario = load_scenario(name)
        refuse_misfit(scenario, chronicle.last.world)
    except FaultsFoundError:
        return None
    return scenario
