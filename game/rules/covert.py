"""The hidden hand: spies, agitators, forged provocations, secret silver (rules.md §6; articles 22 to 27)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from game.kit.integers import clamp
from game.kit.records import changed
from game.measures.law import at_war, side_of, wars_of
from game.rules.draft import Docket, Draft
from game.rules.means import Ledger, wealth_in_words
from game.rules.secrecy import secret_treaties, surface
from game.rules.terms import leader_of, other_side
from game.rules.trust import learn, trust_of
from game.world import sheets as s
from game.world.conflicts import War
from game.world.covert import Appetite, CovertAct, Plot, Surfacing
from game.world.events import CovertActDone, CovertActExposed, ProvocationFelt, SpyReported, UnrestStirred
from game.world.worlds import World

__all__ = [
    "LORE",
    "Lore",
    "act_covertly",
    "baiter",
    "chance_of",
    "check",
    "forget_plots",
    "grievance",
    "odds_of",
    "spied_on",
]


@dataclass(frozen=True, slots=True)
class Lore:
    """What an act costs at least (hundredths), how likely it comes off and is found out, how grave it is (permille)."""

    least: int
    chance: int
    more: int
    most: int
    exposure: int
    gravity: int


LORE: Final[Mapping[CovertAct, Lore]] = MappingProxyType(
    {
        CovertAct.SPY: Lore(200, 500, 50, 800, 100, 400),
        CovertAct.INCITE: Lore(300, 400, 40, 750, 200, 1000),
        CovertAct.BAIT: Lore(300, 300, 30, 600, 200, 1000),
        CovertAct.SUBSIDISE: Lore(100, 1000, 0, 1000, 150, 600),
    }
)
"""Article 22."""
WRONGED: Final = -1500
BYSTANDER: Final = -200
"""What the victim and all others learn of an author found out (article 23)."""
GRIEVANCE: Final = 150
"""How far an exposed act shifts the clarity of the next cases between the two."""
PLOT_MEMORY: Final = 8
"""Turns that a covert act is remembered."""
SPY_TURNS: Final = 4
FIND_PERMILLE: Final = 400
"""Turns that a spy's work lasts, and the chance that it finds a secret treaty (article 24)."""
STIRRED: Final = 25
"""Unrest that agitators add."""
PROVOKED: Final = -600
UNDECEIVED: Final = 300
BAIT_TURNS: Final = 4
"""What a forged provocation teaches, what its exposure gives back, and how long it may lead to a war (article 26)."""
ARRIVES_PERMILLE: Final = 900
RELIEF_COST: Final = 200
MOST_RELIEF: Final = 6
"""What reaches a belligerent in secret, and how much of it lifts weariness by one (article 27)."""


def chance_of(act: CovertAct, spend: int) -> int:
    """How likely an act comes off at that price, in thousandths."""
    lore = LORE[act]
    return min(lore.most, lore.chance + lore.more * max(0, spend - lore.least) // 100)


def odds_of(act: CovertAct, spend: int) -> tuple[int, int]:
    """How likely an act has its effect, and how likely it is found out, in thousandths (articles 22, 23, 26)."""
    lore, done = LORE[act], chance_of(act, spend)
    caught = (done * lore.exposure + (1000 - done) * 2 * lore.exposure) // 1000
    return (done * (1000 - lore.exposure) // 1000 if act is CovertAct.BAIT else done), caught


def check(world: World, ledger: Ledger, line: s.Covert) -> str | None:
    """Why a covert act cannot be ordered."""
    for name in (line.target, *((line.other,) if line.other is not None else ())):
        if name not in world.states or not world.states[name].alive:
            return f"No living state is called {name!r}; choose one of the map."
        if name == ledger.seat:
            return "A hidden hand does not work on its own state; choose others."
    why = _unfit(world, ledger.seat, line)
    if why:
        return why
    least = LORE[line.act].least
    if line.spend < least:
        return f"Such an act costs {wealth_in_words(least)} at least; spend more."
    if ledger.twice("covert"):
        return "One covert act a turn; choose the one that matters."
    return ledger.spend(line.spend)


def _unfit(world: World, seat: str, line: s.Covert) -> str | None:
    """Why the act has nothing to work on."""
    if line.act is CovertAct.BAIT:
        if line.other is None or line.other == line.target:
            return "Bait sets two states at odds; name the second too."
        if at_war(world, line.target, line.other):
            return "The two fight already; nothing is left to provoke."
    if line.act is CovertAct.SUBSIDISE:
        if not wars_of(world, line.target):
            return f"{world.states[line.target].name} is in no war; only a belligerent is subsidised."
        if at_war(world, seat, line.target):
            return f"{world.states[line.target].name} is your enemy; pay somebody else."
    return None


def act_covertly(draft: Draft, docket: Docket) -> None:
    """Each act comes off or not, and is found out or not; failures twice as easily."""
    for seat, line in docket.of(s.Covert):
        lore = LORE[line.act]
        spent = draft.pay(seat, line.spend)
        done = draft.dice.chance(chance_of(line.act, spent), "covert", seat)
        caught = draft.dice.chance(lore.exposure * (1 if done else 2), "caught", seat)
        _do(draft, seat, line, spent, done=done and not (caught and line.act is CovertAct.BAIT), caught=caught)


def _do(draft: Draft, seat: str, line: s.Covert, spent: int, *, done: bool, caught: bool) -> None:
    """One act with its consequences."""
    war = _war_of(draft.world, line.target) if line.act is CovertAct.SUBSIDISE else None
    other = _foe(draft, war, line.target) if war is not None else line.other
    plot = Plot(draft.serial("plot"), line.act, seat, line.target, draft.turn, done, other)
    draft.world.secrets.plots[plot.id] = plot
    cause = draft.tell(
        CovertActDone,
        audience=(seat, line.target) if line.act is CovertAct.SUBSIDISE else (seat,),
        act=line.act,
        author=seat,
        target=line.target,
        against=other,
        amount=spent,
        succeeded=done,
        motive=line.motive,
        war=war.id if war else None,
        side=side_of(war, line.target) if war else None,
    )
    if done:
        _DEEDS[line.act](draft, plot, spent, cause)
    if caught:
        _expose(draft, plot, None)


def _war_of(world: World, state: str) -> War | None:
    """The oldest war a state fights."""
    return min(wars_of(world, state), key=lambda w: (len(w.id), w.id), default=None)


def _foe(draft: Draft, war: War, state: str) -> str | None:
    """Who leads the other side."""
    side = side_of(war, state)
    return leader_of(draft.world, war, other_side(side)) if side is not None else None


def _spy(draft: Draft, plot: Plot, _: int, cause: int) -> None:
    """Errors shrink, intentions show, secrets come out (article 24)."""
    errors = draft.world.secrets.error_permille
    mine = errors.get(plot.author, {})
    if plot.target in mine:
        errors[plot.author] = {**mine, plot.target: _halved(mine[plot.target])}
    draft.tell(
        SpyReported,
        cause,
        audience=(plot.author,),
        author=plot.author,
        target=plot.target,
        appetite=_appetite(draft.world.secrets.disposition.get(plot.target, 35)),
        friend=plot.other,
        will_permille=_will(draft, plot.target, plot.other),
    )
    hidden = [t for t in secret_treaties(draft) if plot.target in t.parties and plot.author not in t.parties]
    if hidden and draft.dice.chance(FIND_PERMILLE, "find", plot.author):
        surface(draft, hidden[draft.dice.roll(len(hidden), "which", plot.author)].id, Surfacing.SPY)
    for old in list(draft.world.secrets.plots.values()):
        if old.author == plot.target and plot.author in old.victims and not old.exposed:
            _expose(draft, old, None)


def _halved(milli: int) -> int:
    """Half of an error, rounded towards nothing."""
    return milli // 2 if milli >= 0 else -(-milli // 2)


def _appetite(disposition: int) -> Appetite:
    """A disposition in three bands."""
    if disposition < 30:
        return Appetite.CONTENT
    return Appetite.RESTLESS if disposition < 65 else Appetite.PREDATORY


def _will(draft: Draft, state: str, friend: str | None) -> int | None:
    """How ready a state seems to help another: its trust, less its weariness (thousandths)."""
    if friend is None or friend == state:
        return None
    return trust_of(draft, state, friend).permille * (100 - draft.state(state).weariness) // 100


def _incite(draft: Draft, plot: Plot, _: int, __: int) -> None:
    """Agitators at work where the land is least its owner's (article 25)."""
    lands = draft.owned(plot.target)
    if lands:
        worst = max(lands, key=lambda p: (100 - p.integration + p.unrest, p.id))
        unrest = clamp(worst.unrest + STIRRED, 0, 100)
        draft.province(worst.id, unrest=unrest)
        heard = (plot.author, plot.target)
        draft.tell(UnrestStirred, audience=heard, province=worst.id, owner=plot.target, unrest=unrest)


def _bait(draft: Draft, plot: Plot, _: int, __: int) -> None:
    """Each of two believes itself wronged by the other (article 26)."""
    other = plot.other or plot.target
    for one, blamed in ((plot.target, other), (other, plot.target)):
        event = draft.tell(ProvocationFelt, audience=(one, blamed), state=one, by=blamed)
        learn(draft, one, blamed, PROVOKED, "provoked it", event)


def _subsidise(draft: Draft, plot: Plot, spent: int, cause: int) -> None:
    """Silver by night: the war goes on longer than it would (article 27)."""
    arrived = spent * ARRIVES_PERMILLE // 1000
    draft.state(plot.target, treasury=draft.state(plot.target).treasury + arrived)
    draft.tire(plot.target, -min(MOST_RELIEF, arrived // RELIEF_COST))
    learn(draft, plot.target, plot.author, min(300, arrived // 10), "secret help", cause)


_DEEDS: Final[Mapping[CovertAct, Callable[[Draft, Plot, int, int], None]]] = MappingProxyType(
    {
        CovertAct.SPY: _spy,
        CovertAct.INCITE: _incite,
        CovertAct.BAIT: _bait,
        CovertAct.SUBSIDISE: _subsidise,
    }
)


def _expose(draft: Draft, plot: Plot, because: int | None) -> None:
    """All hear whose hand it was (article 23)."""
    draft.world.secrets.plots[plot.id] = changed(plot, exposed=True)
    cause = draft.tell(
        CovertActExposed, because, act=plot.act, author=plot.author, target=plot.target, against=plot.other
    )
    gravity = LORE[plot.act].gravity
    for observer in draft.living():
        weight = WRONGED if observer in plot.victims else BYSTANDER
        learn(draft, observer, plot.author, weight * gravity // 1000, "worked in secret", cause)
    if plot.act is CovertAct.BAIT and plot.succeeded:
        _undeceive(draft, plot, cause)


def _undeceive(draft: Draft, plot: Plot, cause: int) -> None:
    """The two learn that neither wronged the other; a war that came of it is known for what it was."""
    other = plot.other or plot.target
    learn(draft, plot.target, other, UNDECEIVED, "was wrongly blamed", cause)
    learn(draft, other, plot.target, UNDECEIVED, "was wrongly blamed", cause)
    for war in list(draft.world.wars.values()):
        if war.baited_by == plot.author and {war.attacker, war.defender} == {plot.target, other}:
            draft.world.wars[war.id] = changed(war, bait_known=True)


def baiter(draft: Draft, a: str, b: str) -> str | None:
    """Whose forged provocation of late came between two states, if anybody's: the latest."""
    found = None
    for plot in draft.world.secrets.plots.values():
        fresh = plot.succeeded and not plot.exposed and draft.turn - plot.turn <= BAIT_TURNS
        if plot.act is CovertAct.BAIT and fresh and {plot.target, plot.other} == {a, b}:
            found = plot.author
    return found


def grievance(draft: Draft, attacker: str, victim: str) -> int:
    """What exposed acts between two do to the clarity of a case (thousandths)."""
    found = 0
    for plot in draft.world.secrets.plots.values():
        if plot.exposed and plot.author == attacker and victim in plot.victims:
            found = max(found, GRIEVANCE)
    for plot in draft.world.secrets.plots.values():
        if plot.exposed and plot.author == victim and attacker in plot.victims:
            return found - GRIEVANCE
    return found


def spied_on(draft: Draft) -> frozenset[tuple[str, str]]:
    """Pairs (author, target) of a spy's work that lasts."""
    plots = draft.world.secrets.plots.values()
    return frozenset(
        (p.author, p.target)
        for p in plots
        if p.act is CovertAct.SPY and p.succeeded and draft.turn - p.turn <= SPY_TURNS
    )


def forget_plots(draft: Draft) -> None:
    """Old plots are put away."""
    plots = draft.world.secrets.plots
    for name in [n for n, p in plots.items() if draft.turn - p.turn > PLOT_MEMORY]:
        del plots[name]
