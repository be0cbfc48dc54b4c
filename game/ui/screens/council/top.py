"""The top bar: who we are, when it is, and the five figures a foreign office lives by."""

from dataclasses import replace
from functools import partial
from typing import ClassVar

import pygame

from game.measures.law import pacts_of
from game.measures.power import capability, manpower_ceiling, tenths_of
from game.ui.cards import sums
from game.ui.desk import Purse
from game.ui.figures import percent_to_the_tenth
from game.ui.screens.council.paper import Door, Strip
from game.ui.screens.words.dates import due_soon
from game.ui.screens.words.papers import Table, brigades, change, last_year, money, season, signed_money
from game.ui.widgets.buttons import Button
from game.ui.widgets.layout import Column, Row, Space
from game.ui.widgets.look import Look
from game.ui.widgets.plain import Figure, Rule, Shield, Text
from game.ui.widgets.widget import Tip, TipSource, Widget
from game.world import sheets as s
from game.world.worlds import World

__all__ = ["top_bar"]


class Clock(Widget):
    """`turn 10 of 30` with a thin line of how much is gone."""

    role: ClassVar[str] = "clock"

    def __init__(self, turn: int, last: int, tip: TipSource = None) -> None:
        super().__init__(f"turn {turn} of {last}", tip=tip)
        self.share = turn / max(last, 1)

    def natural(self, look: Look, width: int) -> tuple[int, int]:
        return look.text.width(self.label, "second") + look.px(74), look.text.line("second")

    def draw(self, surface: pygame.Surface, look: Look) -> None:
        box = look.text.draw(surface, self.label, "second", self.rect.topleft)
        track = pygame.Rect(box.right + look.px(10), self.rect.centery - look.px(1), look.px(62), look.px(4))
        surface.fill(look.hue("paper_3"), track)
        surface.fill(look.hue("ink"), pygame.Rect(track.x, track.y, round(track.w * self.share), track.h))


def top_bar(table: Table) -> Widget:
    """The whole bar."""
    desk = table.desk
    mine = desk.world.states[desk.seat]
    name = Column(
        Text(mine.name, "section", one_line=True),
        Text(f"{mine.regime.value} · your seat", "second", one_line=True),
        gap=-2,
        across="start",
    )
    when = Column(
        Text(season(desk), "voice", one_line=True),
        Clock(desk.turn, desk.last_turn, Tip("Turn", f"{desk.turn} of {desk.last_turn}", _clock_words(table))),
        across="start",
    )
    parts: list[Widget] = [Shield(table.tint(desk.seat), 32, own=True, label=mine.name), name, Space(18), when]
    figures = [Row(Rule(upright=True, above=9, below=9), figure, gap=9) for figure in _figures(table)]
    yields = [parts[2], *figures[:2:-1], figures[2], when]
    return Strip(*parts, *figures, Space(grow=1), *_doors(table), gap=9, pad=(16, 0), label="Top bar", yields=yields)


def _clock_words(table: Table) -> str:
    half = "Orders: all states write theirs at once." if table.desk.phase == "orders" else "Dispatches: letters wait."
    return f"{half} The game ends after the last turn, or when one state holds too much."


def _figures(table: Table) -> list[Widget]:
    desk, world = table.desk, table.desk.world
    before = last_year(desk)
    figures: list[Widget] = [_treasury(table, desk.purse()), _army(table), _stability(table, before)]
    share = capability(world).get(desk.seat, 0)
    was = capability(before).get(desk.seat, share) if before else share
    tip = sums.share_sum(world, desk.seat)
    figures.append(
        Figure(
            "Share of capability",
            percent_to_the_tenth(share),
            change(share / 10, was / 10, 1),
            icon="share",
            first=False,
            tip=tip,
        )
    )
    own = pacts_of(world, desk.seat)[:1]
    for pact in own:
        old = before.pacts[pact.id].legitimacy if before and pact.id in before.pacts else pact.legitimacy
        told = sums.legitimacy_sum(world, pact, desk.history)
        tip = replace(told, sentence=f"{told.sentence} A click opens its chamber (⟨c⟩).")
        moved = change(pact.legitimacy, old)
        shown = Figure("Pact legitimacy", str(pact.legitimacy), moved, icon="pact", first=False, tip=tip)
        figures.append(Door("Council chamber", shown, partial(table.chamber, pact.id)))
    return figures


def _treasury(table: Table, purse: Purse) -> Widget:
    gain = purse.next_treasury - purse.treasury
    tip = sums.treasury_sum(purse)
    return Figure("Treasury", money(purse.treasury), signed_money(gain), icon="silver", first=False, tip=tip)


def _army(table: Table) -> Widget:
    desk, world = table.desk, table.desk.world
    have = tenths_of(world, desk.seat)
    ordered = sum(one.line.tenths for one in desk.lines if isinstance(one.line, s.Recruit) and not one.struck)
    raising = ordered + sum(world.recruits.get(desk.seat, {}).values())
    ceiling = brigades(manpower_ceiling(world, desk.seat))
    said = f"Where they stand. Our land can keep {ceiling} at this conscription."
    tip = sums.forces_sum(world, table.names, desk.seat, table.open_card, said)
    band = f"+{brigades(raising)} raising" if raising else ""
    return Figure("Brigades", brigades(have), band, icon="attack", first=False, tip=tip)


def _stability(table: Table, before: World | None) -> Widget:
    desk = table.desk
    mine = desk.world.states[desk.seat]
    old = before.states[desk.seat].stability if before else mine.stability
    tip = sums.stability_sum(desk.world, desk.seat)
    return Figure("Stability", str(mine.stability), change(mine.stability, old), icon="stability", first=False, tip=tip)


def _doors(table: Table) -> list[Widget]:
    waiting = len(table.desk.blockers())
    letters = Button(
        "Dispatches",
        table.letters,
        kind="quiet",
        size="normal",
        icon="dispatch",
        icon_only=True,
        badge=str(waiting) if waiting else "",
        tip=Tip("Dispatches", str(waiting), "All letters in one list; Space opens the next that waits."),
    )
    ledger = Button(
        "Ledger",
        table.ledger,
        kind="quiet",
        icon="codex",
        icon_only=True,
        key="l",
        tip=Tip("Ledger", "L", "All states in one table, and how each kept its word."),
    )
    ends = len(due_soon(table.desk, table.names))
    dates = Button(
        "Calendar",
        table.calendar,
        kind="quiet",
        icon="clock",
        icon_only=True,
        badge=str(ends) if ends else "",
        tip=Tip("Calendar", "K", f"What has a date, and {ends or 'nothing'} of ours due within two turns."),
    )
    heard = Button(
        "Advisers",
        table.advisers,
        kind="quiet",
        icon="who_comes",
        icon_only=True,
        tip=Tip("Advisers", "A", "A realist and an institutionalist argue the decision before you."),
    )
    laid = len(table.desk.predictions)
    said = f"{laid} laid down now. " if laid else ""
    expect = Button(
        "Predict",
        table.predict,
        kind="quiet",
        icon="fog",
        icon_only=True,
        tip=Tip("Predict", "D", f"{said}What we expect, with a chance; the report holds it against what came."),
    )
    menu = Button(
        "Menu", table.pause, kind="quiet", icon="menu", icon_only=True, tip=Tip("Menu", "Esc", "Save, settings, leave.")
    )
    return [letters, heard, dates, expect, ledger, menu]
