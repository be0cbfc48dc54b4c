"""What a state has done in public, and the reason it gave: for "Why?" and for the row of its word.

Only what this seat heard is told, and only public terms at public parameters are opened (decisions 2).
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from game.perception.reckoning import Terms, attack_terms, help_terms, inferred_greed
from game.perception.temper import PUBLIC
from game.report.telling.naming import Names
from game.report.telling.years import year_text
from game.ui.desk import Desk
from game.ui.screens.words.terms import term_rows, term_total
from game.ui.widgets.widget import SumRow
from game.world import events as e
from game.world.events import Event
from game.world.reasons import Motive, Term
from game.world.sheets import DemandReply

__all__ = ["Deed", "last_deed", "word_of"]


@dataclass(frozen=True, slots=True)
class Deed:
    """A public act: the question to put, the answer given, its motive and year, and the public reckoning behind it."""

    question: str
    stated: str
    motive: str
    when: str
    rows: tuple[SumRow, ...] = ()
    total: SumRow | None = None


def _heard(desk: Desk) -> Iterator[Event]:
    """All that this seat heard, newest first."""
    history = desk.history
    for turn in sorted(history, reverse=True):
        yield from reversed(history[turn])


def last_deed(desk: Desk, names: Names, state: str) -> Deed | None:
    """The gravest of the last public acts of a state that had a motive."""
    for event in _heard(desk):
        told = _act(event, state, names)
        if told is not None:
            act, motive = told
            terms = _public_terms(desk, event, state)
            total = term_total("As all reckon it", terms)
            return Deed(
                f"Why did {names.state(state)} {act}?",
                names.words.motive[motive].stated,
                names.words.motive[motive].noun.capitalize(),
                year_text(desk.world.system, event.turn),
                term_rows(names, terms),
                total if terms else None,
            )
    return None


def _act(event: Event, state: str, names: Names) -> tuple[str, Motive] | None:
    """What the state did, as the rest of a question, with its motive; None where it was not the one to act."""
    return _war_act(event, state, names) or _peace_act(event, state, names)


def _war_act(event: Event, state: str, names: Names) -> tuple[str, Motive] | None:
    match event:
        case e.WarBegan() if event.attacker == state:
            return f"attack {names.state(event.defender)}", event.motive
        case e.DemandMade() if event.demander == state:
            return f"demand {names.aim(event.aim)} of {names.state(event.target)}", event.motive
        case e.DemandAnswered() if event.target == state:
            verb = {
                DemandReply.CONCEDE: "give way to",
                DemandReply.REFUSE: "refuse",
                DemandReply.APPEAL: "appeal against",
                DemandReply.ARBITRATE: "go to court with",
            }
            return f"{verb[event.reply]} {names.state(event.demander)}", event.motive
        case e.CallAnswered() if event.state == state:
            return f"{'come to' if event.honoured else 'renege on'} {names.state(event.friend)}", event.motive
        case e.WarJoined() if event.state == state:
            return f"enter {names.war(event.war)}", event.motive
        case e.PledgeGiven() if event.state == state:
            return f"{'stand by' if event.stands else 'stand aside from'} {names.state(event.friend)}", event.motive
        case e.PeaceRefused() if event.by == state:
            return f"refuse peace with {names.state(event.to)}", event.motive
    return None


def _peace_act(event: Event, state: str, names: Names) -> tuple[str, Motive] | None:
    match event:
        case e.TreatySigned() if state in (event.first, event.second):
            other = event.second if state == event.first else event.first
            return f"sign a {names.words.treaty[event.treaty_kind]} with {names.state(other)}", event.motive
        case e.ProposalRefused() if event.to == state:
            kind = names.words.treaty[event.treaty] if event.treaty else names.pact(event.pact)
            return f"decline a {kind} with {names.state(event.by)}", event.motive
        case e.ProposalMade() if event.by == state:
            kind = f"a {names.words.treaty[event.treaty]}" if event.treaty else f"a place in {names.pact(event.pact)}"
            return f"offer {names.state(event.to)} {kind}", event.motive
        case e.TreatyEnded() if event.by == state and event.motive is not None:
            return f"denounce its {names.words.treaty[event.treaty_kind]}", event.motive
        case e.MemberJoined() if event.state == state:
            return f"join {names.pact(event.pact)}", event.motive
        case e.PactFounded() if event.founder == state:
            return f"found {event.name}", event.motive
        case e.NoticeGiven() if event.state == state:
            return f"give notice to {names.pact(event.pact)}", event.motive
        case e.GiftSent() if event.giver == state:
            return f"send silver to {names.state(event.to)}", event.motive
    return None


def _public_terms(desk: Desk, event: Event, state: str) -> tuple[Term, ...]:
    """What anybody can reckon of the act today, at public parameters; nothing for acts without a public sum."""
    s, r = desk.view.survey, desk.view.reckoning
    found: Terms | None = None
    match event:
        case e.WarBegan() | e.DemandMade():
            j = event.attacker if isinstance(event, e.WarBegan) else event.demander
            i = event.defender if isinstance(event, e.WarBegan) else event.target
            if j in s.index and i in s.index:
                greed = inferred_greed(s)[s.of(j)]
                found = attack_terms(r, s.of(j), s.of(i), PUBLIC, greed, np.asarray(r.defence[s.of(i), s.of(j)]))
        case e.CallAnswered():
            found = _help(desk, state, event.friend, event.war)
    if found is None:
        return ()
    return tuple(Term(n, round(float(v) * 1000)) for n, v in found.items() if abs(float(v)) >= 0.05)


def _help(desk: Desk, helper: str, friend: str, war_id: str) -> Terms | None:
    """Public terms of helping a friend in a war."""
    s, war = desk.view.survey, desk.world.wars.get(war_id)
    if war is None:
        return None
    foe = war.attacker if friend != war.attacker else war.defender
    if not {helper, friend, foe} <= set(s.index):
        return None
    return help_terms(desk.view.reckoning, s.of(helper), s.of(friend), s.of(foe), PUBLIC)


def word_of(desk: Desk, state: str) -> tuple[bool, ...]:
    """Promises of a state that fell due, oldest first: kept or broken. A call reneged on is counted once."""
    deeds: list[bool] = []
    for turn in sorted(desk.history):
        heard = desk.history[turn]
        reneged = {x.friend for x in heard if isinstance(x, e.CallAnswered) and x.state == state and not x.honoured}
        for event in heard:
            match event:
                case e.CallAnswered() if event.state == state:
                    deeds.append(event.honoured)
                case e.TreatyBroken() if event.by == state and event.against not in reneged:
                    deeds.append(False)
                case e.StateWithdrew() if event.state == state and event.breach:
                    deeds.append(False)
    return tuple(deeds)
