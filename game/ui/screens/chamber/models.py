"""A charter beside those of history: the nearest models, how it differs from its own, and terms that would carry."""

from collections.abc import Callable, Iterable
from functools import partial

from game.perception.counter_offers import CounterCharter, which_charter_would_do
from game.perception.forecast import would_join
from game.perception.views import View
from game.perception.whip import carried_by, whip_count
from game.scenarios.charters import Preset
from game.ui.screens.chamber.charter_terms import changed_terms
from game.ui.screens.chamber.circle import circle_of
from game.ui.widgets.buttons import Button
from game.ui.widgets.layout import Column, Row, Space
from game.ui.widgets.plain import Pair, Rule, Text, caps
from game.ui.widgets.widget import Widget
from game.world.pacts import Charter, Motion, MotionKind
from game.world.sheets import Ballot, FoundPact, PutMotion

__all__ = ["apart", "carrying", "model_rows", "nearest_models"]

_SHOWN = 3
_ASKED = 3
"""Unwilling states for whose sake other terms are sought."""


def apart(a: Charter, b: Charter) -> int:
    """Terms in which two charters differ, their names left out."""
    return sum(label != "Name" for label, _, _ in changed_terms(a, b))


def nearest_models(charter: Charter, known: Iterable[Preset]) -> list[tuple[Preset, int]]:
    """The charters of history nearest to one, with the number of terms apart."""
    found = [(preset, apart(preset.charter, charter)) for preset in known]
    return sorted(found, key=lambda one: (one[1], one[0].id))[:_SHOWN]


def model_rows(
    charter: Charter,
    start: Charter,
    known: dict[str, Preset],
    begin: Callable[[object], None],
    year: Callable[[Preset], str],
) -> list[Widget]:
    """The left column's second half: what was changed since the start, then the nearest models."""
    rows: list[Widget] = []
    changed = [one for one in changed_terms(start, charter) if one[0] != "Name"]
    if changed:
        rows += [caps(f"Changed from {start.name}"), Space(2)]
        rows += [Pair(label, f"{was} → {now}") for label, was, now in changed]
        rows += [Rule(), Space(8)]
    rows += [caps("Nearest in history"), Space(2)]
    for preset, count in nearest_models(charter, known.values()):
        words = "the same terms" if not count else "one term apart" if count == 1 else f"{count} terms apart"
        told = Column(Text(f"**{preset.name}**", "body", one_line=True), Text(f"{year(preset)}; {words}", "second"),
                      gap=-2, grow=1)  # fmt: skip
        press = Button("Begin", partial(begin, preset.id), size="row", kind="quiet", enabled=bool(count),
                       why_not="These are its terms already.", tip=f"Begin from {preset.name}")  # fmt: skip
        rows += [Rule(), Row(told, press, gap=8)]
    return rows


def carrying(view: View, line: FoundPact | PutMotion) -> FoundPact | PutMotion | None:
    """Terms near to those written that would bring more in, or carry the motion better; None where none would.

    Each candidate is one under which a state now unwilling would join (perception's own search); the best is that
    with most who would join, or the best chance to be carried, and then the best for us.
    """
    if isinstance(line, FoundPact):
        return _founding(view, line)
    return _amending(view, line)


def _founding(view: View, line: FoundPact) -> FoundPact | None:
    circle = line.invited or circle_of(view, line.charter)
    best, now = None, _willing(view, line.charter, circle)
    unwilling = [o for o in circle if o not in now][:_ASKED] or [
        o for o in view.survey.names if o not in circle and o != view.seat
    ][:_ASKED]
    top = (len(now), 0)
    for charter in _candidates(view, unwilling, (view.seat, *circle), line.charter):
        invited = circle_of(view, charter)
        joins = _willing(view, charter, invited)
        ours = would_join(view, view.seat, (view.seat, *invited), charter).milli
        if len(joins) >= 2 and len(joins) > len(now) and (len(joins), ours) > top:
            best, top = FoundPact(charter, joins), (len(joins), ours)
    return best


def _willing(view: View, charter: Charter, invited: tuple[str, ...]) -> tuple[str, ...]:
    """Those invited who would join the circle of all invited."""
    whole = (view.seat, *invited)
    return tuple(o for o in invited if would_join(view, o, whole, charter).accepts)


def _amending(view: View, line: PutMotion) -> PutMotion | None:
    pact = view.world.pacts.get(line.pact)
    if pact is None or line.charter is None:
        return None
    members = tuple(sorted(pact.members))
    unwilling = [m for m in members if m != view.seat][: 2 * _ASKED]
    best, top = None, _carried(view, line, line.charter) if line.charter != pact.charter else 0
    for charter in _candidates(view, unwilling, members, line.charter):
        chance = _carried(view, line, charter) if charter != pact.charter else 0
        if chance > top:
            best, top = PutMotion(line.pact, line.motion, line.about, charter=charter), chance
    return best


def _carried(view: View, line: PutMotion, charter: Charter) -> int:
    """Chance (thousandths) that an amendment to these terms is carried, our own vote an aye."""
    motion = Motion("draft", line.pact, MotionKind.AMEND, view.seat, view.seat, charter=charter)
    return carried_by(view, motion, whip_count(view, motion), Ballot.YES).middle


def _candidates(view: View, unwilling: Iterable[str], circle: tuple[str, ...], charter: Charter) -> list[Charter]:
    found = (which_charter_would_do(view, one, circle, charter) for one in unwilling)
    return list(dict.fromkeys(one.charter for one in found if isinstance(one, CounterCharter)))
