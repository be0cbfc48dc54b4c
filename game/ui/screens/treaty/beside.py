"""Beside an offer: the least that would do, what is in force between the two, and promises it may cross."""

from collections.abc import Callable
from functools import partial

from game.measures.law import treaties_between
from game.perception.counter_offers import CounterOffer, NoOffer
from game.perception.forecast import Verdict
from game.perception.offers import own_verdict
from game.report.telling.years import begun_text, year_text
from game.ui.figures import worth
from game.ui.screens.treaty.offers import MEANS, change_of, key_of, nearest, verdict_of
from game.ui.screens.words.papers import Table, foe_of, money, objection, percent
from game.ui.screens.words.signing import clashes, would_come
from game.ui.screens.words.terms import term_rows, term_words
from game.ui.widgets.buttons import Button
from game.ui.widgets.layout import Column, Row, Space
from game.ui.widgets.plain import Rule, Text, caps
from game.ui.widgets.scroll import ScrollArea
from game.ui.widgets.sheets import Card
from game.ui.widgets.text import signed
from game.ui.widgets.widget import SumRow, Tip, Widget
from game.world import sheets as s
from game.world.treaties import Treaty

__all__ = ["beside_column"]

Send = Callable[[int, s.ProposeTreaty], None]
"""Silver and terms, put in place of those on the table."""


def beside_column(table: Table, line: s.ProposeTreaty, gift: int, least: CounterOffer | NoOffer, send: Send) -> Column:
    """The right column of the treaty table."""
    them = table.names.state(line.to)
    cards = _cards(table, line, gift, least, send)
    signs = verdict_of(table, line, gift).accepts
    head = "What else they would sign" if signs else "The least that would do"
    said = f"Other treaties that {them} would sign." if signs else f"Changes nearest to yours that {them} would sign."
    return Column(
        Text(head, "section"),
        Text(said, "second"),
        Space(3),
        ScrollArea(Column(*cards, *_refusal(table, least, signs), gap=8), label="Offers", grow=1),
        Row(_ask(least, send, signs=signs)),
        Space(4),
        Rule(),
        Space(3),
        *_in_force(table, line),
        *_crossed(table, line),
        gap=2,
    )


def _ask(least: CounterOffer | NoOffer, send: Send, *, signs: bool) -> Widget:
    """One press writes the offer of this kind that they would sign at the least cost to us."""
    why = ""
    if signs:
        why = "They would sign it as it stands."
    elif isinstance(least, NoOffer):
        why = "No offer of this kind would do today."

    def apply() -> None:
        if isinstance(least, CounterOffer):
            send(least.gift, least.line)

    return Button("Ask what they want", apply, kind="quiet", grow=1, enabled=not why, why_not=why,
                  tip="Write the offer of this kind that they would sign at the least cost to us")  # fmt: skip


def _cards(table: Table, line: s.ProposeTreaty, gift: int, least: CounterOffer | NoOffer, send: Send) -> list[Widget]:
    """Offers that they would sign, the cheapest first and ringed."""
    signs = verdict_of(table, line, gift).accepts
    found: list[tuple[s.ProposeTreaty, int, Verdict]] = []
    if isinstance(least, CounterOffer) and not signs:
        found.append((least.line, least.gift, least.theirs))
    known = {one for one, _, _ in found}
    found += [(offer, 0, verdict) for offer, verdict in nearest(table, line) if offer not in known]
    cards = [_card(table, line, one, send, first=not n and not signs) for n, one in enumerate(found)]
    if not cards:
        said = "**Nothing would do today.** Silver, deeds and a common danger change minds; words do not."
        if signs:
            said = "Nothing else of note: this is what they want."
        cards.append(Text(said, "body"))
    return cards


def _card(
    table: Table,
    line: s.ProposeTreaty,
    found: tuple[s.ProposeTreaty, int, Verdict],
    send: Send,
    *,
    first: bool,
) -> Widget:
    offer, gift, verdict = found
    terms = change_of(table.names, line, offer) if offer != line else ""
    silver = f"{money(gift)} in silver with it" if gift else ""
    label = "; ".join(part for part in (terms, silver[:1].lower() + silver[1:] if terms else silver) if part)
    same = key_of(offer) == key_of(line)
    means = "All else as you wrote it." if same else MEANS[key_of(offer)]
    if gift:
        means = "Given with the letter, whatever they answer."
    ours = own_verdict(table.desk.view, offer, gift).milli / 1000
    chances = f"would sign {{ink:**{percent(verdict.chance.middle)}**}}"
    foe = offer.against or foe_of(table.desk)
    if foe is not None and foe != offer.to:
        chances += f", come {{ink:**{percent(would_come(table.desk.view, offer, foe))}**}}"
    press = Button("Apply", lambda: send(gift, offer), size="row")
    head = Row(Text(label, "value", grow=1), _figure(table, verdict), gap=6)
    worth = Text(f"to us {{ink:**{signed(ours, digits=1)}**}}", "second", tip="What it is worth to us, a turn")
    told = Row(Text(chances, "second", grow=1), worth, press, gap=8)
    return Card(head, Text(means, "second"), told, gap=2, pad=(13, 8), label=label, chosen=first)


def _figure(table: Table, verdict: Verdict) -> Text:
    said = worth(verdict.milli)
    rows = term_rows(table.names, verdict.terms)
    tip = Tip("Their sum", said, "Wealth a turn, as they would weigh it.", rows, SumRow("Sum", said))
    return Text(f"sum {said}", "value", ink="good", tip=tip)


def _refusal(table: Table, least: CounterOffer | NoOffer, signs: bool) -> list[Widget]:
    """Why nothing of this kind would do."""
    if signs or not isinstance(least, NoOffer) or least.reason is None:
        return []
    against = term_words(table.names, least.reason.name).lower()
    figure = worth(least.reason.milli)
    return [Text(f"No treaty of this kind would do: {against} weighs {figure} even in the best.", "second")]


def _in_force(table: Table, line: s.ProposeTreaty) -> list[Widget]:
    """What binds the two already, each with the door out of it."""
    names, held = table.names, treaties_between(table.desk.world, table.desk.seat, line.to)
    rows: list[Widget] = [caps(f"In force with {names.state(line.to)}")]
    if not held:
        return [*rows, Text("Nothing yet: this would be the first promise between us.", "second")]
    return [*rows, *(_held(table, one) for one in held)]


def _held(table: Table, treaty: Treaty) -> Widget:
    world, names = table.desk.world, table.names
    until = f"until {year_text(world.system, treaty.until)}" if treaty.until is not None else "until ended"
    since = f"since {begun_text(world.system, treaty.since)}"
    title = names.words.treaty_title[treaty.kind]
    words = Text(f"{{ink:**{title}**}} {since}, {until}", "second", grow=1)
    order = s.Denounce(treaty.id)
    why = objection(table.desk, order)
    leave = Button("Denounce", partial(table.edit, order), size="row", kind="quiet", enabled=why is None,
                   why_not=why or "", tip="See what follows from ending it")  # fmt: skip
    return Row(words, leave, gap=8)


def _crossed(table: Table, line: s.ProposeTreaty) -> list[Widget]:
    """Promises of ours that this one may cross."""
    found = clashes(table.desk.view, line)
    if not found:
        return []
    rows: list[Widget] = [Space(4), caps("Promises it may cross")]
    return rows + [Text(one.words, "second", ink="bad") for one in found[:3]]
