"""The hidden hand: choose an act, a state and a price, with the chances of success and of exposure live beside it."""

from dataclasses import replace

from game.measures.law import at_war, wars_of
from game.rules import covert
from game.rules.covert import LORE, chance_of, odds_of
from game.ui.cards.sums import apportioned
from game.ui.screens.orders.form import OrderForm, form_sheet
from game.ui.screens.words.papers import Table, by_threat, money, percent, state_options
from game.ui.widgets.buttons import Choice, Option
from game.ui.widgets.dropdown import Dropdown
from game.ui.widgets.fields import Field, Slider
from game.ui.widgets.gauges import Bar
from game.ui.widgets.layout import Space
from game.ui.widgets.plain import Rule, Text, caps
from game.ui.widgets.sheets import Sheet
from game.ui.widgets.text import signed
from game.ui.widgets.widget import SumRow, Tip, Widget
from game.world import sheets as s
from game.world.constants import WEALTH
from game.world.covert import CovertAct

__all__ = ["covert_sheet", "first_plot", "of_act"]

_ACTS = {
    CovertAct.SPY: ("Spies", "spy"),
    CovertAct.INCITE: ("Agitators", "flag"),
    CovertAct.BAIT: ("Bait", "attack"),
    CovertAct.SUBSIDISE: ("Secret silver", "silver"),
}
_WHERE = {CovertAct.SPY: "In", CovertAct.INCITE: "In", CovertAct.BAIT: "Between", CovertAct.SUBSIDISE: "To"}
_LABEL = 132.0
_STEP = 0.5


def first_plot(table: Table, target: str) -> s.Covert:
    """Spies to a state, at the least price."""
    return s.Covert(CovertAct.SPY, target, spend=LORE[CovertAct.SPY].least)


def covert_sheet(table: Table, line: s.Covert, n: int | None) -> Sheet:
    """The form with the chances of one act."""
    return form_sheet(table, line, n, _fields, width=660)


def _line(form: OrderForm) -> s.Covert:
    assert isinstance(form.line, s.Covert)
    return form.line


def _fields(form: OrderForm) -> list[Widget]:
    line, table = _line(form), form.table
    acts = [Option(act, label, icon) for act, (label, icon) in _ACTS.items()]
    act = Choice("Act", acts, line.act, lambda v: form.write(of_act(table, _line(form), CovertAct(str(v))), anew=True))
    chances = _Chances(form)
    kept = line.spend if form.n is not None else 0
    most = max((table.desk.purse().left + kept) / WEALTH, line.spend / WEALTH)
    least = LORE[line.act].least / WEALTH

    def spend(value: float) -> None:
        form.write(replace(_line(form), spend=round(value * WEALTH)))
        chances.tell()

    price = Slider("Price", line.spend / WEALTH, least, max(most, least), spend, step=_STEP, digits=1, grow=1)
    return [
        Field("Act", act, icon="lock", label_width=_LABEL),
        Field(_WHERE[line.act], _target(form), icon="search", label_width=_LABEL),
        *_other(form),
        Field("Silver", price, icon="silver", label_width=_LABEL),
        Text(_enough(line.act), "second"),
        Rule("ink", above=4, below=2),
        *chances.rows,
        Space(2),
        caps("What it does"),
        Text(_does(table, line), "body"),
        Space(2),
        caps("If it is found out"),
        Text(_costs(table, line), "body"),
    ]


def _target(form: OrderForm) -> Widget:
    line, table = _line(form), form.table
    states = _fit(table, line.act)
    now = line.target
    return Dropdown(
        "Target",
        state_options(table, dict.fromkeys((*states, now))),
        now,
        lambda v: form.write(_aimed(table, replace(_line(form), target=str(v))), anew=True),
        grow=1,
    )


def _fit(table: Table, act: CovertAct) -> list[str]:
    """States on which an act has something to work."""
    world, seat = table.desk.world, table.desk.seat
    others = by_threat(table.desk.view)
    if act is CovertAct.SUBSIDISE:
        return [o for o in others if wars_of(world, o) and not at_war(world, seat, o)]
    return others


def _other(form: OrderForm) -> list[Widget]:
    """The second of two to be baited, or whom a spy asks about."""
    line, table = _line(form), form.table
    if line.act not in (CovertAct.SPY, CovertAct.BAIT):
        return []
    states = [o for o in by_threat(table.desk.view) if o != line.target]
    if line.act is CovertAct.BAIT:
        label, icon, options = "And", "attack", state_options(table, states)
    else:
        label, icon = "Asks about", "who_comes"
        options = [Option(None, "nobody", icon="fog"), *state_options(table, states)]
    control = Dropdown(
        label,
        options,
        line.other,
        lambda v: form.write(replace(_line(form), other=None if v is None else str(v)), anew=True),
        grow=1,
    )
    return [Field(label, control, icon=icon, label_width=_LABEL)]


def of_act(table: Table, line: s.Covert, act: CovertAct) -> s.Covert:
    """The same for another act: a state on which it can work, and no less than its least price."""
    fit = _fit(table, act)
    target = line.target if line.target in fit else next(iter(fit), line.target)
    return _aimed(table, replace(line, act=act, target=target, spend=max(line.spend, LORE[act].least), other=None))


def _aimed(table: Table, line: s.Covert) -> s.Covert:
    """With a second state where the act needs one, and none that is the first."""
    if line.act is CovertAct.BAIT and line.other in (None, line.target):
        world = table.desk.world
        others = [o for o in by_threat(table.desk.view) if o != line.target and not at_war(world, line.target, o)]
        return replace(line, other=next(iter(others), None))
    return replace(line, other=None) if line.other == line.target else line


class _Chances:
    """The bars that follow the price."""

    def __init__(self, form: OrderForm) -> None:
        self.form = form
        self.success = Bar("It comes off", 0, "", ink="good", label_width=_LABEL)
        self.caught = Bar("It is found out", 0, "", ink="danger", hatch="/", label_width=_LABEL)
        self.rows = [self.success, self.caught]
        self.tell()

    def tell(self) -> None:
        """Say the chances at the price as it stands."""
        line = _line(self.form)
        lore = LORE[line.act]
        done, caught = odds_of(line.act, line.spend)
        for bar, permille in ((self.success, done), (self.caught, caught)):
            bar.share, bar.value = permille / 1000, percent(permille)
            bar.redraw()
        self.success.tip = _success_tip(line, done)
        whole = round(caught / 10)
        likely = chance_of(line.act, line.spend)
        rare = likely * lore.exposure / 10_000
        parts = apportioned([min(rare, whole), max(whole - rare, 0)], whole)
        rows = tuple(
            SumRow(f"It {word}, {percent(chance)}, and is found out", f"{part} %")
            for word, chance, part in zip(("comes off", "fails"), (likely, 1000 - likely), parts, strict=True)
        )
        said = "Failures leave traces: they are found out twice as easily."
        self.caught.tip = Tip("It is found out", percent(caught), said, rows, SumRow("In all", percent(caught)))


def _success_tip(line: s.Covert, done: int) -> Tip:
    lore = LORE[line.act]
    rows = [SumRow(f"At the least price, {money(lore.least)}", percent(lore.chance))]
    if line.spend > lore.least and lore.more:
        added = chance_of(line.act, line.spend) - lore.chance
        rows.append(SumRow(f"{money(line.spend - lore.least)} more", f"+{percent(added)}"))
    known = sum(round(int(row.value.strip("+<% "))) for row in rows)
    if line.act is CovertAct.BAIT and known != round(done / 10):
        rows.append(SumRow("Seen through at once", f"{signed(round(done / 10) - known)} %"))
    if lore.more:
        said = f"Each unit more adds {lore.more / 10:g} in 100, up to {percent(lore.most)}."
    else:
        said = "Silver always finds its way; more of it buys more years."
    return Tip("It comes off", percent(done), said, tuple(rows), SumRow("Chance", percent(done)))


def _enough(act: CovertAct) -> str:
    """From what price on more buys nothing."""
    lore = LORE[act]
    if not lore.more:
        spend = covert.MOST_RELIEF * covert.RELIEF_COST * 1000 // covert.ARRIVES_PERMILLE
        return f"More than {money(spend)} brings no further relief."
    spend = lore.least + -(-(lore.most - lore.chance) // lore.more) * WEALTH
    return f"The slider goes as far as the treasury; more than {money(spend)} buys no better chance."


def _does(table: Table, line: s.Covert) -> str:
    names = table.names
    them, other = names.state(line.target), names.state(line.other) if line.other else ""
    match line.act:
        case CovertAct.SPY:
            asked = f" They say how ready it is to help {other}." if other else ""
            return (
                f"Our error in counting {them} is halved for {covert.SPY_TURNS} turns, and its appetite is reported."
                f"{asked} {percent(covert.FIND_PERMILLE)} to find one of its secret treaties; its own plots against us "
                "come out."
            )
        case CovertAct.INCITE:
            return f"Unrest +{covert.STIRRED} in the province of {them} that is least its own."
        case CovertAct.BAIT:
            return (
                f"{them} and {other or 'another'} each believe themselves wronged by the other, by "
                f"{-covert.PROVOKED / 1000:g} of bad faith each way. A war between them within {covert.BAIT_TURNS} "
                "turns is our work."
            )
        case CovertAct.SUBSIDISE:
            arrives = line.spend * covert.ARRIVES_PERMILLE // 1000
            relief = min(covert.MOST_RELIEF, arrives // covert.RELIEF_COST)
            return f"{money(arrives)} of it arrives; the weariness of {them} falls by {relief}: its war lasts longer."


def _costs(table: Table, line: s.Covert) -> str:
    """What exposure costs, in the units that trust is kept in."""
    gravity = LORE[line.act].gravity
    wronged, seen = (-part * gravity // 1000 / 1000 for part in (covert.WRONGED, covert.BYSTANDER))
    who = {
        CovertAct.BAIT: "Both",
        CovertAct.SUBSIDISE: "Its enemy",
    }.get(line.act, table.names.state(line.target))
    verb = "learn" if line.act is CovertAct.BAIT else "learns"
    case = f"for {covert.PLOT_MEMORY} turns a war on us would look juster, and ours on them less just."
    return f"{who} {verb} {wronged:.1f} of bad faith of us, all others {seen:.2f}; {case}"
