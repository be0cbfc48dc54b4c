"""The cards of a treaty and of a pact: what is promised, to whom, and how it is kept."""

from __future__ import annotations

from game.measures.burdens import burdens
from game.report.telling.naming import Names
from game.report.telling.years import begun_text, year_text
from game.ui.cards.content import Content, Fact
from game.ui.cards.sums import legitimacy_sum
from game.ui.cards.treaties import TREATY_ICONS, treaty_means
from game.ui.desk import Desk
from game.ui.figures import brigades, in_hundred, percent
from game.ui.widgets.widget import SumRow, Tip
from game.world.pacts import Charter, Covers, Pact, Sanctions, Trigger, Vote, Withdrawal
from game.world.treaties import Treaty, TreatyKind

__all__ = ["pact_card", "treaty_card"]

_SHOWN = 8


def treaty_card(desk: Desk, names: Names, treaty: Treaty) -> Content:
    """Its parties, what it binds them to, since when, and whether we trust them to keep it."""
    system = desk.world.system
    title = names.words.treaty_title[treaty.kind]
    first, second = names.state(treaty.first), names.state(treaty.second)
    facts = [
        Fact("Between", f"{first} and {second}"),
        Fact("In force since", begun_text(system, treaty.since)),
        Fact("Runs", f"to {year_text(system, treaty.until)}" if treaty.until is not None else "until it is denounced"),
    ]
    if treaty.against:
        facts.append(Fact("Against", names.state(treaty.against)))
    if treaty.tribute_permille:
        facts.append(Fact("Tribute", f"{percent(treaty.tribute_permille)} of income"))
    if treaty.kind is TreatyKind.ARMS_LIMIT:
        for state in treaty.parties:
            facts.append(Fact(f"Ceiling of {names.state(state)}", f"{brigades(treaty.ceiling_of(state))} brigades"))
    if treaty.kind is TreatyKind.OFFENCE:
        facts.append(Fact(f"Spoils for {second}", percent(treaty.spoils_permille)))
    clauses = [word for word, holds in (
        ("unconditional", treaty.unconditional),
        ("consultative", treaty.consultative),
        ("the client follows to war", treaty.follows),
        ("inspected", treaty.inspected),
        ("secret", treaty.secret),
    ) if holds]  # fmt: skip
    ties = [f"Clauses: {', '.join(clauses)}"] if clauses else []
    for state in treaty.parties:
        if state != desk.seat and desk.seat in treaty.parties:
            at = in_hundred(desk.world.trust[desk.seat][state].permille)
            ties.append(f"We trust {names.state(state)} to keep it: {at} of 100")
    return Content(
        f"treaty:{treaty.id}",
        f"{title}, {begun_text(system, treaty.since)}",
        f"{'secret treaty' if treaty.secret else 'treaty'} of {first} and {second}",
        icon=TREATY_ICONS[treaty.kind],
        facts=tuple(facts),
        ties=tuple(ties),
        sentence=treaty_means(names, (treaty,)),
        see=((f"term:{_term_of(treaty.kind)}", names.words.treaty[treaty.kind]),),
    )


def _term_of(kind: TreatyKind) -> str:
    """The term of the codex about a kind of treaty."""
    plain = {TreatyKind.CLIENTAGE: "clientage", TreatyKind.ARMS_LIMIT: "arms_limit", TreatyKind.TRUCE: "truce"}
    return plain.get(kind, f"treaty_{kind.value}")


_TRIGGERS = {
    Trigger.AUTOMATIC: "An attack binds every member at once",
    Trigger.COUNCIL: "An attack goes before the council, which may call on all",
    Trigger.CONSULTATIVE: "An attack makes members talk",
    Trigger.NONE: "An attack binds nobody to arms",
}
_COVERS = {
    Covers.INSIDE: "by a member on a member",
    Covers.OUTSIDE: "by an outsider on a member",
    Covers.BOTH: "by anybody on a member",
}
_VOTES = {
    Vote.UNANIMITY: "all must agree",
    Vote.TWO_THIRDS: "two thirds",
    Vote.MAJORITY: "a majority",
    Vote.WEIGHTED: "a majority by strength",
    Vote.LEADER: "the leader decides",
}
_LEAVES = {
    Withdrawal.AT_ONCE: "at once",
    Withdrawal.NOTICE: "after notice",
    Withdrawal.VOTE: "by vote of the council",
}
_SANCTIONS = {Sanctions.NONE: "none", Sanctions.OPTIONAL: "as each votes", Sanctions.MANDATORY: "binding on all"}


def pact_card(desk: Desk, names: Names, pact: Pact) -> Content:
    """Its members, how it decides, and what its word weighs."""
    charter, world = pact.charter, desk.world
    system = world.system
    legit = str(pact.legitimacy)
    facts = [
        Fact("Legitimacy", f"{legit} of 100", legitimacy_sum(world, pact, desk.history)),
        Fact("Members", str(len(pact.members)), _members_tip(desk, names, pact)),
        Fact("Council", _VOTES[charter.vote]),
        Fact("Quota", f"{percent(charter.quota_permille)} of forces", _quota_tip(desk, names, pact)),
        Fact("Sanctions", _SANCTIONS[charter.sanctions]),
        Fact("A member leaves", _leaving(charter)),
    ]
    ties = [f"Members: {names.states(pact.members)}", f"Led by {names.state(pact.leader)}"]
    if desk.seat in pact.members:
        ties.insert(0, f"We are a member since {begun_text(system, pact.members[desk.seat], era=False)}")
    if charter.permanent_veto and pact.permanent:
        ties.append(f"Veto: {names.states(pact.permanent)}")
    if pact.sanctioned:
        ties.append(f"Condemned: {names.states(pact.sanctioned)}")
    return Content(
        f"pact:{pact.id}",
        names.pact(pact.id),
        f"pact, founded {begun_text(system, pact.founded)}",
        icon="pact",
        facts=tuple(facts),
        ties=tuple(ties),
        sentence=f"{_TRIGGERS[charter.trigger]}, if made {_COVERS[charter.covers]}.",
        see=(("term:pact", "pact"), ("term:legitimacy", "legitimacy")),
    )


def _leaving(charter: Charter) -> str:
    turns = charter.notice_turns
    return f"{turns} turns after notice" if charter.withdrawal is Withdrawal.NOTICE else _LEAVES[charter.withdrawal]


def _members_tip(desk: Desk, names: Names, pact: Pact) -> Tip:
    """Who they are, each counted once."""
    told = list(pact.members)
    rows = [SumRow(names.state(s), "1") for s in told[:_SHOWN]]
    if len(told) > _SHOWN:
        rows.append(SumRow("others", str(len(told) - _SHOWN)))
    return Tip("Members", str(len(told)), "", tuple(rows), SumRow("Members", str(len(told))))


def _quota_tip(desk: Desk, names: Names, pact: Pact) -> Tip:
    """What each keeps of what it owes."""
    found = burdens(desk.world, pact.id)
    said = "; ".join(f"{names.state(b.member)} {brigades(b.has)} of {brigades(b.owes)}" for b in found[:_SHOWN])
    return Tip("Quota", percent(pact.charter.quota_permille), f"Brigades kept, of brigades owed: {said}.")
