"""Every term of a charter as a row of a form: what it is called, what can be chosen, and what the choice means."""

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Any

from game.measures.burdens import quota_upkeep_permille
from game.rules.charters import LONGEST_NOTICE
from game.ui.widgets.buttons import Choice, Option
from game.ui.widgets.fields import Field, Slider
from game.ui.widgets.layout import Column, Row, Space
from game.ui.widgets.plain import Text, caps
from game.ui.widgets.widget import Widget
from game.world.pacts import (
    Arbitration,
    Charter,
    Covers,
    Market,
    Membership,
    Sanctions,
    Trigger,
    Vote,
    Withdrawal,
)

__all__ = ["changed_terms", "charter_rows", "said_of"]

Write = Callable[[Charter, bool], None]
"""Another charter; the truth value asks for other controls too."""


@dataclass(frozen=True, slots=True)
class _Term:
    """A term that is one of several: label, icon, and for each value its word and what it means."""

    label: str
    icon: str
    values: tuple[tuple[StrEnum | bool, str, str], ...]


_ONE_OF = {
    "membership": _Term("Members", "who_comes", (
        (Membership.UNIVERSAL, "all", "Whoever applies is in."),
        (Membership.REGIONAL, "neighbours", "Only who borders a member may apply."),
        (Membership.INVITATION, "by vote", "The council votes on who may come in."),
    )),
    "covers": _Term("Against", "defence", (
        (Covers.INSIDE, "members", "Help is owed against an attacker who is a member itself: all against one."),
        (Covers.OUTSIDE, "outsiders", "Help is owed against outsiders only, as in an alliance."),
        (Covers.BOTH, "anybody", "Help is owed against any attacker, member or not."),
    )),
    "trigger": _Term("Trigger", "demand", (
        (Trigger.AUTOMATIC, "at once", "An attack binds every member at once."),
        (Trigger.COUNCIL, "council", "The council votes whether to act; nothing binds before."),
        (Trigger.CONSULTATIVE, "talks", "Members talk; who stays at home breaks no word."),
        (Trigger.NONE, "none", "No duty of arms at all."),
    )),
    "vote": _Term("Vote", "yes", (
        (Vote.UNANIMITY, "all", "One no is enough to stop a motion."),
        (Vote.TWO_THIRDS, "two thirds", "Two ayes to every no."),
        (Vote.MAJORITY, "majority", "More ayes than noes."),
        (Vote.WEIGHTED, "by power", "Votes weigh as their members’ strength."),
        (Vote.LEADER, "leader", "The leader decides; the others advise."),
    )),
    "parties_vote": _Term("Parties", "balance", (
        (True, "vote", "Attacker and victim vote in their own case."),
        (False, "do not vote", "Nobody votes in its own case."),
    )),
    "permanent_veto": _Term("Veto", "no", (
        (False, "nobody", "No member can stop a motion alone."),
        (True, "the strongest", "The leader and the strongest founders can each stop any motion."),
    )),
    "quota_checked": _Term("Checked", "search", (
        (True, "yes", "Who keeps less than its quota is named each turn, and trusted less."),
        (False, "no", "Nobody counts; whoever rides free is not seen to."),
    )),
    "sanctions": _Term("Sanctions", "strike", (
        (Sanctions.NONE, "none", "The council cannot condemn."),
        (Sanctions.OPTIONAL, "as voted", "Who votes for them stops its trade; who votes no trades on."),
        (Sanctions.MANDATORY, "binding", "Every member stops its trade with the condemned."),
    )),
    "withdrawal": _Term("To leave", "back", (
        (Withdrawal.AT_ONCE, "at once", "A member may leave on any day, also when called."),
        (Withdrawal.NOTICE, "notice", "A member stays bound until its notice has run out."),
        (Withdrawal.VOTE, "by vote", "Only the council can let a member go."),
    )),
    "arbitration": _Term("Court", "balance", (
        (Arbitration.NONE, "none", "No court hears members’ quarrels."),
        (Arbitration.OPTIONAL, "if asked", "The target of a demand may ask for an opinion; it binds nobody."),
        (Arbitration.COMPULSORY, "binding", "Demands between members may be put to a court whose award binds."),
    )),
    "market": _Term("Market", "silver", (
        (Market.NONE, "none", "Members trade as strangers do."),
        (Market.TRADE, "open", "Members trade as if each had a treaty with each."),
        (Market.COMMON, "common", "Trade is freer still, and war among members makes arms dearer."),
    )),
    "open_covenants": _Term("Treaties", "lock", (
        (False, "also secret", "Members may sign in secret."),
        (True, "open only", "A secret treaty that comes out costs its member trust, and the pact legitimacy."),
    )),
    "non_recognition": _Term("Conquests", "flag", (
        (False, "recognised", "Land taken is land owned."),
        (True, "not recognised", "Land that a condemned state takes never becomes its own while this stands."),
    )),
}  # fmt: skip
_SHARES = {
    "quota_permille": ("Quota", "share", 1000, 50),
    "standing_permille": ("Standing force", "attack", 500, 10),
    "arms_ceiling_permille": ("Arms ceiling", "fort", 600, 20),
}
_ORDER: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Who, and when", ("membership", "covers", "trigger")),
    ("The council", ("vote", "parties_vote", "permanent_veto")),
    ("Arms", ("quota_permille", "quota_checked", "standing_permille", "arms_ceiling_permille")),
    ("Against a breach", ("sanctions", "non_recognition", "open_covenants")),
    ("Law and market", ("arbitration", "market")),
    ("Leaving", ("withdrawal", "notice_turns")),
)
_LABEL = 142.0


def charter_rows(charter: Charter, write: Write) -> list[Widget]:
    """All terms under their heads, each with one line of what its choice means."""
    rows: list[Widget] = []
    for head, names in _ORDER:
        rows += [Space(10), caps(head), Space(3)] if rows else [caps(head), Space(3)]
        for name in names:
            if name != "notice_turns" or charter.withdrawal is Withdrawal.NOTICE:
                rows.append(_row(charter, name, write))
    return rows


def _row(charter: Charter, name: str, write: Write) -> Widget:
    if name in _ONE_OF:
        return _one_of(charter, name, _ONE_OF[name], write)
    if name == "notice_turns":
        return _notice(charter, write)
    return _share(charter, name, write)


def _one_of(charter: Charter, name: str, term: _Term, write: Write) -> Widget:
    now = getattr(charter, name)
    options = [Option(value, word, tip=means) for value, word, means in term.values]
    control = Choice(
        term.label, options, now, lambda v: write(_with(charter, name, _typed(term, v)), True), even=True, grow=1
    )
    means = next(means for value, _, means in term.values if value == now)
    return _said(Field(term.label, control, icon=term.icon, label_width=_LABEL), Text(means, "second"))


def _typed(term: _Term, value: object) -> StrEnum | bool:
    return next(v for v, _, _ in term.values if v == value)


def _said(field: Field, means: Text) -> Widget:
    return Column(field, Row(Widget(width=_LABEL), Column(means, grow=1)), Space(4), gap=0)


def _share(charter: Charter, name: str, write: Write) -> Widget:
    """A share of forces or of output, by a slider; its line follows the figure."""
    label, icon, most, step = _SHARES[name]
    now = getattr(charter, name)
    means = Text(_meaning(charter, name), "second")
    off = _shut(charter, name)

    def moved(value: float) -> None:
        after = _with(charter, name, round(value * 10))
        means.say(_meaning(after, name))
        write(after, False)

    slider = Slider(
        label, now / 10, 0, max(most, now) / 10, moved, step=step / 10, digits=1 if now % 10 else 0, unit=" %",
        grow=1, enabled=not off, why_not=off,
    )  # fmt: skip
    return _said(Field(label, slider, icon=icon, label_width=_LABEL), means)


def _shut(charter: Charter, name: str) -> str:
    """Why a share cannot be set under the other terms."""
    if charter.trigger is Trigger.NONE and name == "quota_permille" and not charter.quota_permille:
        return "A pact that triggers nothing pledges no forces; choose a trigger first."
    if name == "standing_permille" and not charter.quota_permille and not charter.standing_permille:
        return "The standing force is taken from the quota; set a quota first."
    return ""


def _meaning(charter: Charter, name: str) -> str:
    now = getattr(charter, name)
    if name == "quota_permille":
        return f"Each keeps at least {now / 10:g} % of what it could raise, for the pact." if now else "No quota."
    if name == "standing_permille":
        return f"{now / 10:g} % of each army marches whatever its state answers." if now else "No force of its own."
    least = quota_upkeep_permille(charter)
    if not now:
        return "No ceiling: each arms as it likes."
    return f"Armies cost at most {now / 10:g} % of output; the quota alone costs {least / 10:g} %."


def _notice(charter: Charter, write: Write) -> Widget:
    means = Text(_notice_means(charter), "second")

    def moved(value: float) -> None:
        after = replace(charter, notice_turns=round(value))
        means.say(_notice_means(after))
        write(after, False)

    slider = Slider("Notice", charter.notice_turns, 1, LONGEST_NOTICE, moved, unit=" turns", grow=1)
    return _said(Field("Notice", slider, icon="clock", label_width=_LABEL), means)


def _notice_means(charter: Charter) -> str:
    return f"Bound for {charter.notice_turns} more turns after it says so."


def _with(charter: Charter, name: str, value: Any) -> Charter:
    """The charter with one term changed, and what can no longer stand beside it."""
    after: Charter = replace(charter, **{name: value})
    if name == "withdrawal":
        after = replace(after, notice_turns=max(after.notice_turns, 2) if value is Withdrawal.NOTICE else 0)
    if name == "trigger" and value is Trigger.NONE:
        after = replace(after, quota_permille=0, standing_permille=0)
    if name == "trigger" and value is not Trigger.NONE and charter.trigger is Trigger.NONE:
        after = replace(after, quota_permille=300)
    return after


def changed_terms(before: Charter, after: Charter) -> list[tuple[str, str, str]]:
    """Each term that differs: its label, what it said, what it says."""
    found = []
    for field in fields(Charter):
        if field.name != "id" and getattr(before, field.name) != getattr(after, field.name):
            found.append((_label(field.name), said_of(before, field.name), said_of(after, field.name)))
    return found


def _label(name: str) -> str:
    if name in _ONE_OF:
        return _ONE_OF[name].label
    return _SHARES[name][0] if name in _SHARES else {"notice_turns": "Notice"}.get(name, name.capitalize())


def said_of(charter: Charter, name: str) -> str:
    """One term's value in a word."""
    now = getattr(charter, name)
    if name in _ONE_OF:
        return next(word for value, word, _ in _ONE_OF[name].values if value == now)
    if name in _SHARES:
        return f"{now / 10:g} %" if now else "none"
    return f"{now} turns" if name == "notice_turns" else str(now)
