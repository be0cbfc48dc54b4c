"""The Gazette's pages as an editor lays them out: what leads, what goes under which head, the figures of the day."""

from dataclasses import dataclass

from game.measures.power import capability, tenths_of
from game.perception.forecast import danger
from game.perception.views import look, redact
from game.report.telling.sentences import Item
from game.ui.desk import Desk
from game.ui.screens.words.papers import brigades, in_band

__all__ = ["Figure", "Pages", "figures", "laid_out"]

_OURS = 18
"""How much nearer the head of the page a story stands that concerns the reader's own state."""
_BRIEF = 22
"""Ranks up to here are told in brief."""
_WORD = frozenset(("call_answered", "treaty_broken", "state_withdrew", "pledge_given", "award_defied", "award_obeyed",
                   "ceiling_broken", "treaty_surfaced"))  # fmt: skip
_CHAMBER = frozenset(("motion_decided", "vote_cast", "sanctions_laid", "sanctions_lifted", "member_joined",
                      "member_left", "notice_given", "pact_founded", "pact_dissolved", "charter_amended",
                      "legitimacy_changed", "arbitration_awarded", "quota_short", "ceiling_exceeded",
                      "covenant_breached", "contingent_sent", "recognition_withheld",
                      "recognition_granted"))  # fmt: skip
_SHOWN = 7


@dataclass(frozen=True, slots=True)
class Pages:
    """One issue: the first story, the news after it, words kept and broken, the chambers, the rest in brief."""

    lead: Item | None
    news: tuple[Item, ...]
    word: tuple[Item, ...]
    chamber: tuple[Item, ...]
    brief: tuple[Item, ...]

    @property
    def count(self) -> int:
        """How many stories there are."""
        return (self.lead is not None) + sum(len(part) for part in (self.news, self.word, self.chamber, self.brief))


@dataclass(frozen=True, slots=True)
class Figure:
    """A line of the figures: a state's share of capability in tenths of a percent, the change, its brigades."""

    state: str
    share: int
    change: int
    brigades: str


def laid_out(items: tuple[Item, ...], seat: str) -> Pages:
    """The items of a turn by what concerns the reader most, each once."""
    ranked = sorted(items, key=lambda one: (-(one.rank + _OURS * (seat in one.states)), one.event))
    lead = ranked[0] if ranked else None
    rest = ranked[1:]
    told: dict[str, list[Item]] = {"news": [], "word": [], "chamber": [], "brief": []}
    for one in rest:
        bare = one.kind.partition("-")[0]
        head = "word" if bare in _WORD else "chamber" if bare in _CHAMBER else "news"
        told["brief" if head == "news" and one.rank <= _BRIEF else head].append(one)
    return Pages(lead, *(tuple(told[name]) for name in ("news", "word", "chamber", "brief")))


def figures(desk: Desk, turn: int) -> tuple[tuple[Figure, ...], str]:
    """The weightiest states as that turn ended and what it changed; then the chance of war on us, with its band."""
    chronicle = desk.chronicle
    at = max((n for n, step in enumerate(chronicle.steps) if step.turn <= turn), default=0)
    first = next((n for n, step in enumerate(chronicle.steps) if step.turn == turn), at)
    now, before = chronicle.world_at(at), chronicle.world_at(max(first - 1, 0))
    shares, was = capability(now), capability(before)
    living = [s for s in now.states if now.states[s].alive]
    ranked = sorted(living, key=lambda s: (-shares.get(s, 0), s))[:_SHOWN]
    if desk.seat in living and desk.seat not in ranked:
        ranked[-1] = desk.seat
    rows = tuple(
        Figure(s, shares.get(s, 0), shares.get(s, 0) - was.get(s, shares.get(s, 0)), brigades(tenths_of(now, s)))
        for s in ranked
    )
    if not now.states[desk.seat].alive:
        return rows, ""
    view = desk.view if now.turn >= desk.turn else look(redact(now, desk.seat), desk.seat)
    return rows, in_band(danger(view)) if desk.seat in view.survey.index else ""
