"""Everything that has a date: treaties that expire, truces, deadlines, notices, inspections, ways out, the end.

Read from the records a seat may see and from nothing else; where the rules count turns, by the same constants.
A date is the last turn in which the thing still stands, or the turn in which it must be done.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from game.measures.burdens import arms_ceiling
from game.measures.law import active_wars, side_of
from game.measures.power import tenths_of
from game.report.telling.naming import Names
from game.rules.covenants import INSPECTION_EVERY
from game.rules.covert import SPY_TURNS
from game.rules.ending import HEGEMON_TURNS, NOT_BEFORE
from game.rules.settlements import LONGEST, STALEMATE
from game.ui.desk import Desk
from game.ui.screens.words.papers import brigades, percent
from game.world import sheets as s
from game.world.conflicts import Stage
from game.world.covert import CovertAct
from game.world.pacts import Pact
from game.world.sheets import Line
from game.world.treaties import Treaty, TreatyKind

__all__ = ["SOON", "Act", "Dated", "dated", "due_soon", "left_words"]

SOON = 2
"""Turns ahead within which something of ours that ends is worth a warning."""

_SILENCE = {
    "demand": "silence refuses", "pledge": "silence stands aside", "call": "silence breaks our word",
    "motion": "silence abstains", "proposal": "silence refuses", "peace": "silence refuses",
}  # fmt: skip
_ROUTINE = ("Letter", "Inspection", "War", "Pledge", "Calm", "The end")
"""Kinds that need no warning."""
Door = Literal["treaty", "order", "letter", "crisis", "war", "chamber", "state"]


@dataclass(frozen=True, slots=True)
class Act:
    """What can be done about a date: `door` says which sheet, `id` what lies on it, `line` an order for the draft."""

    label: str
    door: Door
    id: str = ""
    line: Line | None = None
    treaty: TreatyKind | None = None


@dataclass(frozen=True, slots=True)
class Dated:
    """One thing with a date. `due` None: it runs until somebody ends it. `key` names record and field."""

    key: tuple[str, ...]
    kind: str
    what: str
    then: str
    due: int | None
    states: tuple[str, ...]
    icon: str
    ours: bool
    act: Act | None = None
    is_threat: bool = False


def left_words(due: int | None, turn: int) -> str:
    """`this turn`, `1 turn`, `4 turns`; nothing for what has no end."""
    if due is None:
        return "open"
    left = due - turn
    return "this turn" if left <= 0 else "next turn" if left == 1 else f"{left} turns"


def dated(desk: Desk, names: Names) -> tuple[Dated, ...]:
    """Every dated thing this seat may know of, the nearest first; ours before others' on one day, open ends last."""
    found = [
        *_letters(desk, names), *_crises(desk, names), *_treaties(desk, names), *_pacts(desk, names),
        *_wars(desk, names), *_plots(desk, names), *_game(desk, names),
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda d: (d.due is None, d.due or 0, not d.ours, d.kind, d.key)))


def due_soon(desk: Desk, names: Names) -> tuple[Dated, ...]:
    """What of ours ends, or must be done, within two turns; letters lie on the desk already."""
    turn = desk.turn
    return tuple(
        d
        for d in dated(desk, names)
        if d.ours and d.kind not in _ROUTINE and d.due is not None and d.due - turn <= SOON
    )


# -- letters and crises -----------------------------------------------------------------------------


def _letters(desk: Desk, names: Names) -> Iterator[Dated]:
    """What must be answered before this summer ends."""
    asked = {
        "demand": "The demand of {}", "pledge": "Whether we stand by {}", "call": "The call of {}",
        "motion": "The motion of {}", "proposal": "The letter of {}", "peace": "The peace offered by {}",
    }  # fmt: skip
    for letter in desk.dispatches():
        yield Dated(
            ("letter", letter.id), "Letter", asked[letter.kind].format(names.state(letter.sender)),
            "answered; it can be changed until the turn ends" if letter.answered else _SILENCE[letter.kind],
            desk.turn, (letter.sender,), "dispatch", True, Act("Answer", "letter", letter.id),
            letter.kind == "demand",
        )  # fmt: skip


def _crises(desk: Desk, names: Names) -> Iterator[Dated]:
    """Demands that wait for their answer, refusals that wait for war, and the word given in each."""
    for crisis in desk.world.crises.values():
        who, whom = names.state(crisis.demander), names.state(crisis.target)
        asked = crisis.stage is Stage.ASKED
        due = crisis.opened if asked else max(crisis.opened + 1, desk.turn)
        ours = desk.seat in (crisis.demander, crisis.target)
        then = f"{whom} must answer" if asked else f"{who} attacks or lets it drop"
        act = Act("The scales", "crisis", crisis.id)
        yield Dated(
            ("crisis", crisis.id), "Demand", f"{who} demands {names.aim(crisis.aim)} of {whom}", then, due,
            (crisis.demander, crisis.target), "demand", ours, act, crisis.target == desk.seat,
        )  # fmt: skip
        for pledge in crisis.pledges:
            friend = crisis.target if pledge.state in crisis.bound else crisis.demander
            stands = "stands by" if pledge.stands else "stands aside from"
            pledged = f"with {percent(pledge.share_permille)} of its forces" if pledge.stands else "it has said so"
            yield Dated(
                ("pledge", crisis.id, pledge.state), "Pledge",
                f"{names.state(pledge.state)} {stands} {names.state(friend)}", f"{pledged}, if it comes to war", due,
                (pledge.state, friend), "trust", desk.seat in (pledge.state, friend), act,
            )  # fmt: skip


# -- treaties ---------------------------------------------------------------------------------------


def _treaties(desk: Desk, names: Names) -> Iterator[Dated]:
    """Treaties with a term, whosever; of ours also those without one, and what they ask every turn."""
    for treaty in desk.world.treaties.values():
        ours = desk.seat in treaty.parties
        if treaty.until is not None or ours:
            yield _treaty(desk, names, treaty, ours)
        if treaty.kind is TreatyKind.ARMS_LIMIT and ours:
            yield _ceiling(desk, names, treaty)


def _treaty(desk: Desk, names: Names, treaty: Treaty, ours: bool) -> Dated:
    truce = treaty.kind is TreatyKind.TRUCE
    title = names.words.treaty_title[treaty.kind]
    other = treaty.other(desk.seat) if ours else ""
    if treaty.kind is TreatyKind.CLIENTAGE:
        paid = f"{treaty.tribute_permille / 10:g} % of income every turn"
        what = f"{names.state(treaty.second)} pays {names.state(treaty.first)} tribute"
    else:
        paid = ""
        what = f"{title} with {names.state(other)}" if ours else f"{title} of {names.states(treaty.parties)}"
    then = "war between them costs no broken word" if truce else "then neither is bound"
    if treaty.until is None:
        then = paid or "until one of the two denounces it"
    secret = " (secret)" if treaty.secret else ""
    return Dated(
        ("treaty", treaty.id), "Truce" if truce else "Tribute" if paid else "Treaty", what + secret, then,
        treaty.until, treaty.parties, "flag" if truce else "patron" if paid else "treaty", ours,
        _treaty_act(treaty, other) if ours else None, truce and ours,
    )  # fmt: skip


def _treaty_act(treaty: Treaty, other: str) -> Act:
    """A truce can be followed by something firmer; a treaty can be denounced, and signed anew once it has ended."""
    if treaty.kind is TreatyKind.TRUCE:
        return Act("Bind firmer", "treaty", other, treaty=TreatyKind.NON_AGGRESSION)
    if treaty.until is not None:
        return Act("Renew", "order", treaty.id, s.ProposeTreaty(treaty.kind, other, treaty.against))
    return Act("Denounce", "order", treaty.id, s.Denounce(treaty.id))


def _ceiling(desk: Desk, names: Names, treaty: Treaty) -> Dated:
    has, most = tenths_of(desk.world, desk.seat), treaty.ceiling_of(desk.seat)
    return Dated(
        ("ceiling", treaty.id), "Ceiling", f"At most {brigades(most)} brigades, by treaty",
        f"we keep {brigades(has)}; {'inspected' if treaty.inspected else 'taken on trust'}", treaty.until,
        treaty.parties, "fort", True, Act("Denounce", "order", treaty.id, s.Denounce(treaty.id)), has > most,
    )  # fmt: skip


# -- pacts ------------------------------------------------------------------------------------------


def _pacts(desk: Desk, names: Names) -> Iterator[Dated]:
    """Notices that run, members not yet bound, windows to leave, charters to come, inspections, sanctions."""
    for pact in desk.world.pacts.values():
        ours, name = desk.seat in pact.members, names.pact(pact.id)
        door = Act("The chamber", "chamber", pact.id)
        for state, turn in pact.leaving.items():
            yield Dated(("leaving", pact.id, state), "Notice", f"{names.state(state)} leaves {name}",
                        "it is bound until then", turn, (state,), "pact", ours or state == desk.seat, door)  # fmt: skip
        for state, turn in pact.members.items():
            if turn > desk.turn:
                yield Dated(("joining", pact.id, state), "Pact", f"{names.state(state)} is bound by {name}",
                            "from that turn on", turn, (state,), "pact", ours or state == desk.seat, door)  # fmt: skip
        for state, turn in pact.dissenting.items():
            yield Dated(("dissenting", pact.id, state), "Way out", f"{names.state(state)} may leave {name} at once",
                        "it voted against the charter", turn, (state,), "pact", state == desk.seat, door)  # fmt: skip
        if pact.amended is not None:
            yield Dated(("amended", pact.id), "Charter", f"The new charter of {name} comes into force",
                        "from the next Opening", desk.turn + 1, tuple(pact.members), "clause", ours, door)  # fmt: skip
        for state, turn in pact.sanctioned.items():
            yield Dated(("sanctions", pact.id, state), "Sanctions", f"{name} trades no more with {names.state(state)}",
                        f"for {desk.turn - turn} turns now; until the council lifts it", None, (state,), "clause",
                        ours or state == desk.seat, door, state == desk.seat)  # fmt: skip
        if ours:
            yield from _inspection(desk, pact, name, door)


def _inspection(desk: Desk, pact: Pact, name: str, door: Act) -> Iterator[Dated]:
    """The next turn in which a pact counts its members' brigades."""
    ceiling = arms_ceiling(desk.world, desk.seat)
    if not pact.charter.quota_checked and not pact.charter.arms_ceiling_permille:
        return
    due = desk.turn + (pact.founded - desk.turn) % INSPECTION_EVERY
    most = f"; we may keep {brigades(ceiling)}" if ceiling is not None else ""
    yield Dated(("inspection", pact.id), "Inspection", f"{name} counts its members’ brigades",
                f"every {INSPECTION_EVERY} turns{most}", due, (desk.seat,), "fort", True, door)  # fmt: skip


# -- wars, plots, the game -------------------------------------------------------------------------------


def _wars(desk: Desk, names: Names) -> Iterator[Dated]:
    """When a war ends by itself: nothing moving, or too long."""
    for war in active_wars(desk.world):
        quiet, last = desk.turn + max(STALEMATE - war.quiet_turns - 1, 0), war.began + LONGEST
        soon = quiet <= last
        then = f"both go home unless somebody moves; {war.quiet_turns} quiet turns so far"
        yield Dated(("war", war.id), "War", names.war(war.id), then if soon else "no war lasts longer",
                    min(quiet, last), (war.attacker, war.defender), "attack",
                    side_of(war, desk.seat) is not None, Act("The war", "war", war.id))  # fmt: skip


def _plots(desk: Desk, names: Names) -> Iterator[Dated]:
    """How long our spies still tell something."""
    for plot in desk.world.secrets.plots.values():
        due = plot.turn + SPY_TURNS
        if plot.author == desk.seat and plot.act is CovertAct.SPY and plot.succeeded and due >= desk.turn:
            yield Dated(("spy", plot.id), "Spies", f"Our spies in {names.state(plot.target)}", "then they know no more",
                        due, (plot.target,), "spy", True, Act("Look", "state", plot.target))  # fmt: skip


def _game(desk: Desk, names: Names) -> Iterator[Dated]:
    """The calm of the first turns, a hegemon's count, new powers, the last turn."""
    world = desk.world
    if world.turn <= world.system.calm_turns:
        yield Dated(("calm",), "Calm", "The calm of the first turns", "then demands and wars may come",
                    world.system.calm_turns, (), "clock", True)  # fmt: skip
    if world.hegemon is not None:
        due = max(world.turn + HEGEMON_TURNS - world.hegemon_turns - 1, NOT_BEFORE, world.turn)
        yield Dated(("hegemon",), "Hegemony", f"{names.state(world.hegemon)} holds a hegemon’s share",
                    "if it still does, the game ends", due, (world.hegemon,), "share", True,
                    Act("Look", "state", world.hegemon), world.hegemon != desk.seat)  # fmt: skip
    for entrant in world.entrants:
        yield Dated(("entrant", entrant.state.id), "New power", f"{entrant.state.name} may enter",
                    f"from then on, {percent(entrant.chance_permille)} a turn", max(entrant.from_turn, world.turn), (),
                    "flag", False)  # fmt: skip
    yield Dated(("end",), "The end", "The last turn of the game", "then the report", desk.last_turn, (), "clock", True)
