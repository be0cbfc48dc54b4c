"""The council table: the map, and on it the papers of a foreign office. The main screen of the game.

The screen holds what is chosen (state, province, map mode) and hands every deed to the desk; the papers are built
anew from the desk after each deed. The others' turn runs in a thread of the desk while this screen keeps drawing.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

import pygame

from game.measures.law import pacts_of
from game.ui.desk import Desk
from game.ui.docket import Dispatch
from game.ui.draftbook import deed_of
from game.ui.mapmodes import MapMode
from game.ui.outside import names_in_draft, names_in_world
from game.ui.screens.council.drawers import SIDES, Places, drawer_tab
from game.ui.screens.council.hands import MapGround
from game.ui.screens.council.invitation import invitation_strip, next_invitation
from game.ui.screens.council.marktips import mark_tip
from game.ui.screens.council.menu import context_menu
from game.ui.screens.council.rooms import RoomTable
from game.ui.screens.council.sending import send
from game.ui.screens.council.waiting import announced, failure, waiting_slip
from game.ui.screens.council.war_strip import war_strip
from game.ui.screens.orders.catalogue import add_sheet
from game.ui.screens.orders.covert import first_plot
from game.ui.screens.orders.demand import demand_sheet
from game.ui.screens.orders.forms import sheet_for
from game.ui.screens.treaty.table import treaty_sheet
from game.ui.screens.war.settlement import peace_sheet
from game.ui.screens.words.papers import foe_of
from game.ui.sounds.heard import sound_of
from game.ui.widgets.gauges import ProgressBar
from game.ui.widgets.keys import chord
from game.ui.widgets.layout import Free, docked
from game.ui.widgets.toast import UNDER_BAR
from game.ui.widgets.widget import Tip, Widget
from game.world import sheets as s
from game.world.sheets import Line
from game.world.treaties import TreatyKind
from game.world.worlds import Phase

if TYPE_CHECKING:
    from game.ui.app import App

__all__ = ["CouncilTable"]

_PATIENCE = 250
"""Milliseconds that the others may think before the table says so."""


class CouncilTable(RoomTable):
    """One desk at the window. `app` opens what lies beyond the table: the pause menu, the report."""

    title = "Council table"

    def __init__(self, desk: Desk, app: App) -> None:
        super().__init__(desk, app)
        self._waited = 0
        self._veil: Widget | None = None
        self._progress = ProgressBar("The others decide")
        self._was_open = False
        self._soon: Callable[[], None] | None = None
        """What follows once the papers of a new phase have been drawn."""
        self._invited: tuple[tuple[int, Phase], int | None] | None = None
        self.places = Places()

    # -- building -------------------------------------------------------------------------------

    def build(self) -> Widget:
        self._ready_map()
        hands = self._hands
        assert hands is not None
        if not self._case.holds:
            drafted = names_in_draft(one.line for one in self.desk.lines)
            self.app.window.quote((*names_in_world(self.desk.world), *drafted))
        place, state, places = self.chosen_province, self.chosen_state, self.places
        places.fit(self.look)
        parts, sides = self._written_papers(), self._side_papers()
        strip = war_strip(self, wide=self.room >= (1366 if not places.are_drawers else 1600))
        if strip is not None:
            parts["strip"] = strip
        elif (invited := self._invitation()) is not None:
            parts["strip"] = invited
        if self.window is not None:
            self.window.toasts.top = UNDER_BAR + (74 if "strip" in parts else 0)
        shown = self.names.province(place) if place else self.names.state(state)
        labels = {"left": "Orders" if self.desk.phase is Phase.ORDERS else "Dispatches", "right": shown}
        parts |= {side: sides[side] for side in SIDES if places.shows(side)}
        ground = MapGround(hands)
        tree = Free((ground, docked()), label="Council table", ground=ground)
        for name in ("top", "left", "strip", "legend", "modes", "right", "end", "ticker"):
            if name in parts:
                tree.put(parts[name], places.where(name, parts[name]))
            if name in labels and places.are_drawers:
                tree.put(drawer_tab(places, name, labels[name], self.refresh), places.tab(name))
        self._papers = list(parts.values())
        self._case.lay(tree, are_laid=self.layers is not None and not self.layers.stale)
        self._set_scene()
        return tree

    def _invitation(self) -> Widget | None:
        """One idea for a newcomer: the same for a whole half of a turn, then the next."""
        chosen = self.app.preferences
        now = (self.desk.turn, self.desk.phase)
        if not chosen.invitations:
            return None
        if self._invited is None or self._invited[0] != now:
            self._invited = (now, next_invitation(self.desk, chosen.invited))
            if self._invited[1] is not None:
                self.app.prefer(invited=chosen.invited + 1)
        number = self._invited[1]
        return None if number is None else invitation_strip(number, self._put_away)

    def _put_away(self) -> None:
        self._invited = ((self.desk.turn, self.desk.phase), None)
        self.refresh()

    def choose_state(self, state: str) -> None:
        self.places.pull("right")
        super().choose_state(state)

    def choose_province(self, province: str | None) -> None:
        self.places.pull("right")
        super().choose_province(province)

    @property
    def explained(self) -> str:
        """Whose card F1 shows while nothing is pointed at: the place walked to, else none."""
        return f"province:{self.chosen_province}" if self.chosen_province and self.layers is not None else ""

    def left(self) -> None:
        if self.window is not None:
            self.window.toasts.top = UNDER_BAR

    # -- time -----------------------------------------------------------------------------------

    def tick(self, dt: int) -> bool:
        assert self._map is not None
        assert self._hands is not None
        assert self.layers is not None
        super().tick(dt)
        self._follow()
        changed = self._advance(dt)
        if self.places.fit(self.look):
            self.refresh()
        is_open = len(self.layers.stack) > 1
        if self._was_open and not is_open and not self.desk.is_advancing:
            self.refresh()
            changed = True
        self._was_open = is_open
        return self._hands.tick(dt, edges=not is_open and self.app.preferences.edge_scroll) or changed

    def _follow(self) -> None:
        soon, self._soon = self._soon, None
        if soon is not None:
            soon()

    def _advance(self, dt: int) -> bool:
        """Look whether the others have done; after a while say that they think."""
        if not self.desk.is_advancing:
            return False
        self._waited += dt
        heard, failed = None, ""
        try:
            heard = self.desk.poll()
        except Exception as error:
            heard, failed = (), failure(error)
        if heard is None:
            if self._veil is None and self._waited > _PATIENCE:
                self._veil = waiting_slip(self._progress)
                self.open(self._veil)
            self._progress.set(1 - 1 / (1 + self._waited / 1500), "The other courts write their orders")
            return self._veil is not None
        if self._veil is not None:
            self.close(self._veil)
            self._veil = None
        if failed:
            self.refresh()
            self.toast(failed, "no")
        else:
            self._phase_done(bool(heard))
        return True

    def _phase_done(self, news: bool) -> None:
        desk = self.desk
        if desk.is_over:
            self._report()
            return
        if self.app.pass_chair():
            return
        if not desk.world.states[self.chosen_state].alive:
            self.chosen_state = foe_of(desk) or desk.seat
        if desk.phase is Phase.DISPATCHES and not desk.dispatches():
            self.end_turn()
            return
        self._tell(news)

    def entered(self) -> None:
        """A player who comes back to a shared window is told what happened meanwhile."""
        super().entered()
        if self.desk.is_unread:
            self.desk.is_unread = False
            self._tell(bool(self.desk.last_events))

    def _tell(self, news: bool) -> None:
        """The news of a phase: passing words, letters that wait, the Gazette."""
        desk = self.desk
        self.refresh()
        self.app.window.on_sound(sound_of(desk.last_events, bool(desk.dispatches())))
        for words, icon in announced(self.names, desk):
            self.toast(words, icon)
        if desk.phase is Phase.ORDERS and news and desk.turn > 1:
            self._warn()
            self._soon = partial(self.play_turn, self.gazette)
            if not self.app.window.draws_apart:
                self._follow()

    # -- deeds the papers ask for ---------------------------------------------------------------

    def lay(self, sheet: Widget) -> None:
        """Open a sheet over the table."""
        self.open(sheet)

    def edit(self, line: Line, n: int | None = None) -> None:
        """Change line n of the draft, or write a new one; a line on the same deed is changed instead."""
        if n is None:
            deeds = [deed_of(one.line) if not one.struck else () for one in self.desk.lines]
            if deed_of(line) in deeds:
                n = deeds.index(deed_of(line))
                line = self.desk.lines[n].line if not isinstance(line, s.OfferPeace | s.Mediate) else line
        self.open(sheet_for(self, line, n))

    def add_order(self) -> None:
        """All orders that can be given."""
        if self.desk.phase is Phase.ORDERS and not self.desk.is_watching:
            self.open(add_sheet(self))

    def treaty(self, other: str, kind: TreatyKind | None = None) -> None:
        """Compose a treaty."""
        self.open(treaty_sheet(self, other, s.ProposeTreaty(kind or TreatyKind.DEFENCE, other), None))

    def demand(self, other: str) -> None:
        """Compose a demand, or a declaration of war."""
        self.open(demand_sheet(self, other, None, None))

    def peace(self, war: str) -> None:
        """Compose an offer of peace."""
        self.open(peace_sheet(self, war, None, None))

    def covert(self, other: str) -> None:
        """Plan a covert act; the one of this turn is changed, if there is one."""
        self.edit(first_plot(self, other))

    def crisis(self, id: str) -> None:
        """The scales of a crisis; with our letter in it, or our refused demand, the answers too."""
        from game.ui.screens.crisis.sheet import open_crisis

        letter = next((one for one in self.desk.dispatches() if one.id == id), None)
        if letter is not None:
            self._open_letter(letter)
        else:
            open_crisis(self, self.desk, id, on_done=self._answered, on_order=self.edit)

    def chamber(self, id: str | None = None) -> None:
        """The council chamber of a pact: the one named, else our own, else the first there is."""
        from game.ui.screens.chamber.empty import open_empty
        from game.ui.screens.chamber.sheet import open_chamber

        world = self.desk.world
        known = [one.id for one in pacts_of(world, self.desk.seat)] + list(world.pacts)
        found = id or next(iter(known), None)
        if found is None:
            open_empty(self, self.desk, self.edit)
        else:
            open_chamber(self, self.desk, found, on_order=self.edit)

    def open_caption(self, key: str) -> bool:
        kind, _, id = key.partition(":")
        doors: dict[str, Callable[[str], None]] = {"war": self.war, "crisis": self.crisis, "pact": self.chamber}
        if kind in doors:
            doors[kind](id)
        return kind in doors

    def sign_tip(self, key: str) -> Tip | None:
        return mark_tip(self, key)

    def gazette(self) -> None:
        """The page of news: in spring of the turn just ended, in summer of this one; a place on it is shown."""
        from game.ui.screens.record.gazette import open_gazette

        turn = self.desk.turn - (1 if self.desk.phase is Phase.ORDERS else 0)
        open_gazette(self, self.desk, turn, self._show_place)

    def answer_next(self) -> None:
        """Open the next letter that waits, or our demand that was refused; without one, say so."""
        refused = [one for one in self.desk.refused() if not self.desk.is_settled(one.id)]
        if refused:
            self.crisis(refused[0].id)
            return
        letters = self.desk.dispatches()
        waiting = [one for one in letters if not one.answered and not one.optional]
        if waiting or letters:
            self._open_letter((waiting or letters)[0])
        else:
            self.toast("No letter waits for us", "dispatch")

    def letters(self) -> None:
        """All letters of the turn in one list; one alone opens at once."""
        from game.ui.screens.letters.queue import open_queue

        if len(self.desk.dispatches()) < 2:
            self.answer_next()
        else:
            open_queue(self, self.desk, self._open_letter)

    def open_letter(self, id: str) -> None:
        """Open one letter."""
        letter = next((one for one in self.desk.dispatches() if one.id == id), None)
        if letter is not None:
            self._open_letter(letter)

    def _open_letter(self, letter: Dispatch) -> None:
        from game.ui.screens.letters.dispatches import open_dispatch

        open_dispatch(self, self.desk, letter, self._answered)

    def _answered(self) -> None:
        """After an answer the next letter that waits opens by itself."""
        self.refresh()
        if self.desk.blockers():
            self.answer_next()

    def follow_ministry(self) -> None:
        """Answer every letter still open as advised."""
        if self.desk.phase is Phase.DISPATCHES:
            self.desk.answer_rest()
            self.refresh()

    def end_turn(self) -> None:
        """Send the sheet, unless something waits."""
        if self.desk.is_over:
            self._report()
        elif self.desk.blockers():
            self.answer_next()
        elif not self.desk.is_advancing:
            self._waited = 0
            send(self.desk, self.app)

    def pause(self) -> None:
        """The menu of the game."""
        self.app.pause(self)

    def _report(self) -> None:
        self.app.open_report(self.desk.chronicle)

    # -- hands ----------------------------------------------------------------------------------

    def open_menu(self, province: str, pos: tuple[int, int]) -> None:
        self.open(context_menu(self, province, pos), modal=False, veil=False)

    def _doors(self) -> dict[str, Callable[[], None]]:
        """The keys of the table's own deeds and rooms."""
        rooms = {"c": self.chamber, "g": self.gazette, "k": self.calendar, "a": self.advisers, "w": self.war_room}
        rooms |= {"x": self.app.open_codex, "0": self.map_table, "d": self.predict}
        return {"esc": self.pause, "ctrl+enter": self.end_turn, "space": self.answer_next, **rooms}

    def handle(self, event: pygame.event.Event) -> bool:
        if event.type != pygame.KEYDOWN or self.layers is None or len(self.layers.stack) > 1:
            return False
        name = chord(event)
        if name == "esc" and self.layers.focused() is not None:
            self.layers.focus(None)
            return True
        keys = self._ways() | self._doors()
        if name in keys:
            keys[name]()
            return True
        if name.isdigit() and 1 <= int(name) <= len(MapMode):
            self.show_mode(list(MapMode)[int(name) - 1])
            return True
        if self.layers.focused() is not None and self.layers.shows_ring:
            return False
        return self._hands is not None and self._hands.key(event, self.chosen_province or self._capital())
