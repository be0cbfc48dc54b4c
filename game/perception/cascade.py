"""The cascade of a war, hop by hop: who is called on either side, who would come, and what it all adds up to.

Each hop is played under the rules themselves on a copy of what the seat can see
(decisions 8), so that who is called here is who the rules call; whether the
called come is the sum by which they decide, at public mean parameters
(decisions 1); where more than half expect a state to come, the next hop is
called from its coming, with that chance carried along.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from game.kit.dice import Dice
from game.measures.law import bound_to_help, side_of
from game.perception import weights as w
from game.perception.aftermath import Change, change
from game.perception.bonds import value
from game.perception.duties import case_terms, chance_of_coming, march_terms, pledge_worth
from game.perception.forecast import Estimate, milli_terms
from game.perception.reckoning import attack_terms, inferred_greed
from game.perception.survey import contest
from game.perception.temper import PUBLIC
from game.perception.views import View, look
from game.perception.whip import carried_by, whip_count
from game.rules.councils import count_votes
from game.rules.draft import Docket, Draft
from game.rules.legitimacy import answer_wars
from game.rules.wars import answer_calls
from game.world import sheets as s
from game.world.conflicts import Call, JoinReason, Side
from game.world.pacts import Sanctions, Trigger
from game.world.reasons import Term
from game.world.worlds import Phase, World

__all__ = ["SHARE", "Called", "Cascade", "Council", "Hop", "Surprise", "called_one", "cascade_of", "expected_votes"]

SHARE = 750
"""The share of its forces that a called state is expected to send (thousandths; decisions 7)."""
_MOST_HOPS = 3
_BAND = 1.645 * w.ERROR_BAND


@dataclass(frozen=True, slots=True)
class Called:
    """One state that a promise calls, in thousandths: `called` that the call falls due, `credence` that it then comes.

    `brings` tenths of a brigade if it does; `milli` what coming is worth to it, opened in `terms`; `clause` the
    treaty or pact, `pact` the pact whose council must act first.
    """

    state: str
    friend: str
    foe: str
    side: Side
    reason: JoinReason
    clause: str
    pact: str | None
    called: int
    credence: Estimate
    brings: int
    milli: int
    terms: tuple[Term, ...]

    @property
    def comes(self) -> int:
        """Chance that it is called and comes."""
        return self.called * self.credence.middle // 1000

    @property
    def expected(self) -> bool:
        """Whether, once called, it comes by its own sum at public parameters."""
        return self.milli > 0


@dataclass(frozen=True, slots=True)
class Council:
    """A pact whose council is asked to act, and the chance that it does."""

    pact: str
    chance: Estimate


@dataclass(frozen=True, slots=True)
class Hop:
    """One link of the chain: who is called, and how the war stands once they have answered as expected.

    `attack` and `defence` in tenths of an ordinary brigade; `wins` the chance that the attack prevails.
    """

    number: int
    called: tuple[Called, ...]
    councils: tuple[Council, ...]
    attack: int
    defence: int
    wins: Estimate


@dataclass(frozen=True, slots=True)
class Surprise:
    """A state that a private error could turn: the chance that the attack prevails if it comes, and if it stays."""

    state: str
    credence: Estimate
    comes: int
    stays: int


@dataclass(frozen=True, slots=True)
class Cascade:
    """What would follow for `doer` from a war of `attacker` on `defender`.

    `alone` and `wins`: the chance that the attack prevails between the two principals, and in the end; `wealth` in
    thousandths: trade and sanctions a turn, the fighting once; `change` what the rules would move at once.
    """

    doer: str
    attacker: str
    defender: str
    alone: Estimate
    hops: tuple[Hop, ...]
    wins: Estimate
    change: Change
    wealth: tuple[Term, ...]
    surprises: tuple[Surprise, ...]

    @property
    def prospect(self) -> Estimate:
        """The chance that the doer's own side prevails."""
        against = self.doer == self.defender or any(
            c.state == self.doer and c.side is Side.DEFENCE for hop in self.hops for c in hop.called
        )
        return _other_side(self.wins) if against else self.wins


def _other_side(chance: Estimate) -> Estimate:
    return Estimate(1000 - chance.middle, 1000 - chance.high, 1000 - chance.low)


def called_one(view: View, call: Call, clarity: int, chance: float, council: str | None = None) -> Called | None:
    """One call weighed as its addressee weighs it, at public parameters; None where it cannot be weighed."""
    r, survey = view.reckoning, view.survey
    if not {call.to, call.friend, call.foe} <= set(survey.index):
        return None
    k, i, j = survey.of(call.to), survey.of(call.friend), survey.of(call.foe)
    terms = case_terms(r, k, i, j, clarity, PUBLIC)
    if call.side is Side.ATTACK:
        terms = march_terms(r, k, i, j, terms, PUBLIC, float(inferred_greed(survey)[k]))
    if (pledged := _pledged(view, call)) is not None:
        terms["pledge_given"] = np.asarray(pledge_worth(r, k, pledged, PUBLIC))
    at = [round(1000 * chance_of_coming(r, k, terms, error)) for error in (0.0, -1.0, 1.0)]
    kept, _ = milli_terms(terms)
    return Called(
        call.to, call.friend, call.foe, call.side, call.reason, call.clause, council,
        round(1000 * chance), Estimate(*at), 0, round(1000 * value(terms)), kept,
    )  # fmt: skip


def _pledged(view: View, call: Call) -> bool | None:
    """What the called said in the crisis that led to the war; None where it was not asked."""
    war = view.world.wars.get(call.war)
    return next((p.stands for p in war.pledges if p.state == call.to), None) if war is not None else None


def cascade_of(
    view: View, before: World, begun: World, war: str, given: Mapping[str, bool] | None = None, *, begins: bool = True
) -> Cascade:
    """The cascade of a war that stands in `begun`, from the seat's view of the world `before` the deed.

    `given` fixes answers by state; `begins` says whether the seat's deed is the war itself.
    """
    chain = _Chain(view, begun, war, dict(given or {}))
    while len(chain.hops) < _MOST_HOPS and chain.take():
        pass
    first = begun.wars[war]
    weighed = [c for hop in chain.hops for c in hop.called]
    return Cascade(
        view.seat, first.attacker, first.defender, chain.alone, tuple(chain.hops), chain.wins(),
        change(before, chain.first or begun, view.seat), _wealth(view, chain) if begins else (),
        tuple(chain.surprise(c) for c in weighed if c.credence.low < 500 <= c.credence.high and c.called >= 100),
    )  # fmt: skip


class _Chain:
    """A war as it widens: the world of the expected course, and the weight gathered on both sides."""

    def __init__(self, view: View, begun: World, war: str, given: dict[str, bool]) -> None:
        self.view, self.world, self.war, self.given = view, begun, war, given
        self.hops: list[Hop] = []
        self.first: World | None = None
        self.came: dict[str, float] = {}
        self.weighed: dict[str, Called] = {}
        first = begun.wars[war]
        s, r = view.survey, view.reckoning
        self.j, self.i = s.of(first.attacker), s.of(first.defender)
        own = float(s.strength[self.j] * s.free[self.j] * s.reach[self.j, self.i]) * s.offence
        self.attack, self.defence = own, float(r.hold[self.i])
        for b in first.belligerents:
            if b.left is None and b.state not in (first.attacker, first.defender):
                self._add(b.state, b.side, b.share_permille / 1000)
        self.alone = self.wins()

    def _brings(self, state: str, side: Side, share: float = SHARE / 1000) -> float:
        """Ordinary brigades that a joiner brings to bear: on the victim's land, or on either front with its friend."""
        s, r = self.view.survey, self.view.reckoning
        if state not in s.index:
            return 0.0
        k = s.of(state)
        if side is Side.ATTACK:
            return float(s.strength[k] * s.free[k] * s.reach[k, self.i]) * share
        aid = float(r.aid[k, self.i, self.j])
        near = max(float(s.reach[k, self.i]), float(s.reach[k, self.j]))
        return aid or float(s.strength[k] * s.free[k]) * near * share

    def _add(self, state: str, side: Side, part: float) -> None:
        if side is Side.ATTACK:
            self.attack += part * self._brings(state, side)
        else:
            self.defence += part * self._brings(state, side)

    def wins(self, more_attack: float = 0.0, more_defence: float = 0.0) -> Estimate:
        """The chance that the attack prevails with what is gathered, with the band of error."""
        attack, defence = self.attack + more_attack, np.asarray(self.defence + more_defence)
        at = [float(contest(np.asarray(attack * np.exp(e)), defence)) for e in (0.0, -_BAND, _BAND)]
        return Estimate(*(max(0, min(1000, round(1000 * c))) for c in at))

    def take(self) -> bool:
        """Play one hop; False where nobody is called any more."""
        war = self.world.wars[self.war]
        calls = [c for c in self.world.calls.values() if c.war == self.war and side_of(war, c.to) is not c.side]
        if not calls:
            return False
        seen = look(replace(self.world, phase=Phase.DISPATCHES), self.view.seat)
        councils, votes = expected_votes(seen, self.war)
        chances = {c.pact: c.chance.middle / 1000 for c in councils}
        found, clarity = [], war.clarity_permille
        for call in sorted(calls, key=lambda c: c.to):
            due = 1.0 if call.motion is None else chances.get(call.clause, 0.0)
            pact = None if call.motion is None else call.clause
            one = called_one(seen, call, clarity, due * self._reached(call), pact)
            if one is not None:
                one = self._settled(one)
                found.append(replace(one, brings=round(10 * self._brings(call.to, call.side))))
        for one in found:
            was = self.came.get(one.state, 0.0)
            self.came[one.state] = max(was, one.comes / 1000)
            self.weighed[one.state] = one
            self._add(one.state, one.side, max(0.0, one.comes / 1000 - was))
        self.hops.append(
            Hop(
                len(self.hops) + 1, tuple(sorted(found, key=lambda c: (c.side.value != "defence", -c.comes, c.state))),
                councils, round(10 * self.attack), round(10 * self.defence), self.wins(),
            )
        )  # fmt: skip
        self._answer(found, votes)
        return True

    def _settled(self, one: Called) -> Called:
        """A call whose answer is given: the seat's own, which it knows."""
        if one.state not in self.given:
            return one
        sure = 1000 if self.given[one.state] else 0
        return replace(one, credence=Estimate(sure, sure, sure))

    def _reached(self, call: Call) -> float:
        """The chance that the chain gets so far: that any of those whose coming makes this call has come."""
        missed = 1.0
        for state, chance in self.came.items() if call.hop > 1 and self.hops else ():
            if self._would_call(state, call):
                missed *= 1.0 - chance
        return 1.0 - missed if missed < 1.0 else 1.0

    def _would_call(self, joiner: str, call: Call) -> bool:
        """Whether a joiner's coming calls this state (decisions 8)."""
        war = self.world.wars[self.war]
        side = side_of(war, joiner)
        foe = war.defender if side is Side.ATTACK else war.attacker
        if side is call.side:
            return bool(bound_to_help(self.world, call.to, joiner, foe, friend_attacked=False))
        against = side is Side.ATTACK and call.side is Side.DEFENCE
        return against and bool(bound_to_help(self.world, call.to, war.defender, joiner, friend_attacked=True))

    def _answer(self, found: list[Called], votes: tuple[tuple[str, s.CastVote], ...]) -> None:
        """Carry the expected answers out under the rules."""
        draft, docket = Draft(self.world, Dice(0)), Docket()
        for seat, vote in votes:
            docket.add(seat, vote)
        call_of = {c.to: c.id for c in self.world.calls.values() if c.war == self.war}
        for one in found:
            honours = self.given.get(one.state, one.expected)
            docket.add(one.state, s.AnswerCall(call_of[one.state], honours, SHARE if honours else 0))
        for k in [k for k, c in draft.world.calls.items() if c.war != self.war]:
            del draft.world.calls[k]
        count_votes(draft, docket)
        answer_calls(draft, docket)
        answer_wars(draft)
        self.world = draft.close()
        self.first = self.first or self.world

    def surprise(self, one: Called) -> Surprise:
        """What the war would be if one state surely came, or surely stayed."""
        brings, part = self._brings(one.state, one.side), one.comes / 1000
        came, stayed = (1.0 - part) * brings, -part * brings
        ways = ((came, 0.0), (stayed, 0.0)) if one.side is Side.ATTACK else ((0.0, came), (0.0, stayed))
        at = [self.wins(*way).middle for way in ways]
        return Surprise(one.state, one.credence, at[0], at[1])


def expected_votes(view: View, war: str) -> tuple[tuple[Council, ...], tuple[tuple[str, s.CastVote], ...]]:
    """Councils asked to act in a war, the chance that they do, and every member's likeliest ballot."""
    councils, votes = [], []
    for motion in sorted(view.world.motions.values(), key=lambda m: m.id):
        if motion.war == war and motion.pact in view.world.pacts and motion.about in view.survey.index:
            bench = whip_count(view, motion)
            councils.append(Council(motion.pact, carried_by(view, motion, bench)))
            votes += [(seat.state, s.CastVote(motion.id, seat.vote)) for seat in bench]
    return tuple(councils), tuple(votes)


def _wealth(view: View, chain: _Chain) -> tuple[Term, ...]:
    """What the war costs its author: trade with those who fight it and sanctions a turn, the fighting once."""
    r, survey = view.reckoning, view.survey
    me, foe = survey.of(view.seat), chain.i if chain.j == survey.of(view.seat) else chain.j
    trade = survey.trade[me]
    against = {survey.names[foe]: 1.0}
    against |= {c.state: c.comes / 1000 for c in chain.weighed.values() if c.side is Side.DEFENCE}
    lost = sum(float(trade[survey.of(name)]) * part for name, part in against.items() if name in survey.index)
    fighting = attack_terms(r, me, foe, PUBLIC, 1.0, np.asarray(chain.defence))["cost_of_fighting"]
    parts = {
        "trade_lost": -lost,
        "pact_sanctions": -_sanctions(view, chain, against),
        "cost_of_fighting": float(fighting),
    }
    return tuple(Term(name, round(1000 * part)) for name, part in parts.items())


def _sanctions(view: View, chain: _Chain, against: Mapping[str, float]) -> float:
    """Trade a turn that pacts would stop: those that condemn at once, and those whose councils act, by chance."""
    survey = view.survey
    me = survey.of(view.seat)
    acts = {c.pact: c.chance.middle / 1000 for hop in chain.hops for c in hop.councils}
    stopped: dict[str, float] = {}
    for pact in view.world.pacts.values():
        charter = pact.charter
        if charter.sanctions is not Sanctions.MANDATORY or survey.names[chain.i] not in pact.members:
            continue
        at_once = charter.trigger is Trigger.AUTOMATIC and view.seat in chain.world.pacts[pact.id].sanctioned
        chance = 1.0 if at_once else acts.get(pact.id, 0.0)
        for member in pact.members:
            stopped[member] = max(stopped.get(member, 0.0), chance)
    return sum(
        float(survey.trade[me, survey.of(name)]) * chance * (1.0 - against.get(name, 0.0))
        for name, chance in stopped.items()
        if name in survey.index and name != view.seat
    )
