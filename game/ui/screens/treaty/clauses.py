"""The clauses of a treaty as rows of a form: each kind shows those it knows, and nothing that it could not carry."""

from collections.abc import Callable
from dataclasses import replace

from game.measures.power import tenths_of
from game.rules.arms import FOUND_PERMILLE, GRACE
from game.rules.secrecy import LEAK_PERMILLE
from game.ui.screens.treaty.offers import KINDS, key_of
from game.ui.screens.words.papers import Table, brigades, by_threat, money, percent, state_options
from game.ui.widgets.buttons import Choice, Option
from game.ui.widgets.dropdown import Dropdown
from game.ui.widgets.fields import Field
from game.ui.widgets.widget import Widget
from game.world import sheets as s
from game.world.constants import TENTHS, WEALTH
from game.world.treaties import SECRET_KINDS, TreatyKind

__all__ = ["clause_rows", "drafted_gift", "gift_row", "of_kind", "who_knows"]

Write = Callable[[s.ProposeTreaty], None]
_AIMED = (TreatyKind.DEFENCE, TreatyKind.OFFENCE, TreatyKind.GUARANTEE)
_TRIBUTES = (30, 60, 100, 150)
_GIFTS = (2, 5, 10, 20, 40, 80)
_SPOILS = (300, 400, 500, 600, 700)


def clause_rows(table: Table, line: s.ProposeTreaty, write: Write) -> list[Widget]:
    """Partner, kind, then the clauses that this kind knows."""
    others = by_threat(table.desk.view)
    kinds = [Option(key, label) for key, label, _, _ in KINDS]
    rows: list[Widget] = [
        _row(
            "With",
            "dispatch",
            Dropdown(
                "With", state_options(table, others), line.to, lambda v: write(_with(table, line, str(v))), grow=1
            ),
        ),
        _row(
            "Kind",
            "clause",
            Dropdown("Kind", kinds, key_of(line), lambda v: write(of_kind(table, line, str(v))), grow=1),
        ),
    ]
    if line.treaty in _AIMED:
        rows.append(_against(table, line, others, write))
    match line.treaty:
        case TreatyKind.DEFENCE:
            rows += _defence(line, write)
        case TreatyKind.CLIENTAGE:
            rows += _clientage(line, write)
        case TreatyKind.OFFENCE:
            rows.append(_spoils(table, line, write))
        case TreatyKind.ARMS_LIMIT:
            rows += _limit(table, line, write)
    if line.treaty in SECRET_KINDS:
        options = [Option(False, "open"), Option(True, "secret")]
        control = Choice(
            "Publicity", options, line.secret, lambda v: write(replace(line, secret=bool(v))), even=True, grow=1
        )
        rows.append(_row("Publicity", "lock", control))
    return rows


def drafted_gift(table: Table, to: str) -> int:
    """Silver that the draft sends to a state already (hundredths)."""
    gifts = (one.line for one in table.desk.lines if not one.struck and isinstance(one.line, s.Gift))
    return sum(gift.amount for gift in gifts if gift.to == to)


def gift_row(table: Table, line: s.ProposeTreaty, gift: int, send: Callable[[int], None]) -> Widget:
    """Silver that goes with the letter (article 34)."""
    purse = max(table.desk.purse().left, 0) + drafted_gift(table, line.to)
    amounts = sorted({0, gift, *(n * WEALTH for n in _GIFTS if n * WEALTH <= purse)})
    options = [Option(n, money(n) if n else "none") for n in amounts]
    control = Dropdown("Silver with it", options, gift, lambda v: send(int(str(v))), grow=1)
    return _row("Silver", "silver", control)


def who_knows(table: Table, line: s.ProposeTreaty) -> str:
    """Who learns of the offer and of the treaty."""
    them = table.names.state(line.to)
    if line.treaty is TreatyKind.ARMS_LIMIT:
        watched = "Inspectors see a breach at once" if line.inspected else f"A breach is found {_in(FOUND_PERMILLE)}"
        return f"Both have {GRACE} turns to come down. {watched}."
    if not line.secret:
        return f"The letter is for {them} alone; the treaty, once signed, for all."
    return f"Only we and {them} will know. It leaks {_in(LEAK_PERMILLE)}, or when it is called on."


def _in(permille: int) -> str:
    return f"with {permille / 10:g} in 100 a turn"


def of_kind(table: Table, line: s.ProposeTreaty, key: str) -> s.ProposeTreaty:
    """The plainest offer of another kind to the same state."""
    _, _, kind, senior = next(k for k in KINDS if k[0] == key)
    against = line.against if kind in _AIMED else None
    if kind is TreatyKind.OFFENCE and against is None:
        against = next((o for o in by_threat(table.desk.view) if o != line.to), None)
    offer = s.ProposeTreaty(kind, line.to, against=against, senior=senior)
    return _limited(table, offer) if kind is TreatyKind.ARMS_LIMIT else offer


def _limited(table: Table, line: s.ProposeTreaty) -> s.ProposeTreaty:
    """Ceilings at three quarters of what each has today, in whole brigades."""
    ours, theirs = (_three_quarters(tenths_of(table.desk.world, one)) for one in (table.desk.seat, line.to))
    return replace(line, ceiling_tenths=ours, their_ceiling_tenths=theirs)


def _three_quarters(tenths: int) -> int:
    return max(tenths * 3 // 4 // TENTHS, 1) * TENTHS


def _with(table: Table, line: s.ProposeTreaty, other: str) -> s.ProposeTreaty:
    offer = replace(line, to=other, against=None if line.against == other else line.against)
    if offer.treaty is TreatyKind.OFFENCE and offer.against is None:
        offer = replace(offer, against=next((o for o in by_threat(table.desk.view) if o != other), None))
    return _limited(table, offer) if offer.treaty is TreatyKind.ARMS_LIMIT else offer


def _row(label: str, icon: str, control: Widget) -> Field:
    return Field(label, control, icon=icon, label_width=146)


def _against(table: Table, line: s.ProposeTreaty, others: list[str], write: Write) -> Widget:
    foes = [Option(None, "anyone", icon="who_comes")] if line.treaty is not TreatyKind.OFFENCE else []
    foes += state_options(table, [o for o in others if o != line.to])
    control = Dropdown(
        "Against",
        foes,
        line.against,
        lambda v: write(replace(line, against=None if v is None else str(v))),
        grow=1,
    )
    return _row("Against", "attack", control)


def _defence(line: s.ProposeTreaty, write: Write) -> list[Widget]:
    arms = Choice(
        "Binds to",
        [Option(False, "arms"), Option(True, "talks only")],
        line.consultative,
        lambda v: write(replace(line, consultative=bool(v))),
        even=True,
    )
    chain = Choice(
        "Unconditional",
        [Option(False, "no"), Option(True, "our wars too", tip="Also in the wars that one of us begins.")],
        line.unconditional,
        lambda v: write(replace(line, unconditional=bool(v))),
    )
    return [_row("Binds to", "treaty", arms), _row("Unconditional", "flag", chain)]


def _clientage(line: s.ProposeTreaty, write: Write) -> list[Widget]:
    rates = [Option(r, f"{r // 10} %") for r in sorted({*_TRIBUTES, line.tribute_permille})]
    tribute = Choice(
        "Tribute",
        rates,
        line.tribute_permille,
        lambda v: write(replace(line, tribute_permille=int(str(v)))),
        even=True,
    )
    wars = Choice(
        "In wars",
        [Option(True, "follows"), Option(False, "stays out")],
        line.follows,
        lambda v: write(replace(line, follows=bool(v))),
        even=True,
    )
    return [_row("Tribute", "silver", tribute), _row("In wars", "attack", wars)]


def _spoils(table: Table, line: s.ProposeTreaty, write: Write) -> Widget:
    them = table.names.state(line.to)
    parts = [
        Option(r, percent(r), tip=f"{them} gets {percent(r)} of land and silver taken, we the rest")
        for r in sorted({*_SPOILS, line.spoils_permille})
    ]
    control = Choice(
        "Their spoils",
        parts,
        line.spoils_permille,
        lambda v: write(replace(line, spoils_permille=int(str(v)))),
        even=True,
    )
    return _row("Their spoils", "share", control)


def _limit(table: Table, line: s.ProposeTreaty, write: Write) -> list[Widget]:
    world, seat = table.desk.world, table.desk.seat
    ours = _ceiling("Our ceiling", tenths_of(world, seat), line.ceiling_tenths,
                    lambda n: write(replace(line, ceiling_tenths=n)))  # fmt: skip
    theirs = _ceiling("Their ceiling", tenths_of(world, line.to), line.their_ceiling_tenths,
                      lambda n: write(replace(line, their_ceiling_tenths=n)))  # fmt: skip
    watched = Choice(
        "Checked",
        [Option(True, "inspectors"), Option(False, "on trust")],
        line.inspected,
        lambda v: write(replace(line, inspected=bool(v))),
        even=True,
    )
    return [ours, theirs, _row("Checked", "spy", watched)]


def _ceiling(label: str, has: int, now: int, set_to: Callable[[int], None]) -> Widget:
    """A ceiling in whole brigades, among steps around what the state has."""
    steps = sorted({_part(has, n) for n in (4, 6, 8, 10, 12)} | {now})
    options = [Option(n, brigades(n), second=_beside(n, has)) for n in steps]
    control = Dropdown(label, options, now, lambda v: set_to(int(str(v))), grow=1)
    return _row(label, "defence", control)


def _part(has: int, tenths: int) -> int:
    return max(has * tenths // 10 // TENTHS, 1) * TENTHS


def _beside(ceiling: int, has: int) -> str:
    gap = has - ceiling
    return f"of {brigades(has)}, {brigades(gap)} go home" if gap > 0 else f"has {brigades(has)}"
