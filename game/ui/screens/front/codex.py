"""The codex: every term of the field, its definition, its place on this map now, its case in history, its source."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from game.report.telling.naming import Names
from game.ui.cards.codex import KINDS, Term, codex
from game.ui.cards.terms import term_card
from game.ui.widgets.buttons import Button
from game.ui.widgets.fields import TextField
from game.ui.widgets.layout import Column, Row, Space
from game.ui.widgets.orders import ListRow
from game.ui.widgets.plain import Head, Rule, Text, caps
from game.ui.widgets.scroll import ScrollArea
from game.ui.widgets.sheets import Sheet
from game.ui.widgets.widget import Widget

if TYPE_CHECKING:
    from game.ui.app import App

__all__ = ["codex_sheet"]

_FIRST = "balancing"


class _Codex:
    """A list of words at the left with a field to search it, the open term at the right."""

    def __init__(self, app: App, term: str) -> None:
        self.app = app
        self.chosen = term if term in codex() else _FIRST
        self.sought = ""
        self.rows = Column(gap=0, arrows=True)
        self.page = Column(gap=6)
        self.count = Text("", "second")
        self.list_area = ScrollArea(self.rows, label="Terms", grow=1)
        self.page_area = ScrollArea(self.page, label="The term", grow=1)
        self.fill()

    def fill(self) -> None:
        """Write list and page anew."""
        found = self.matching()
        self.rows.clear()
        for id in found:
            term = codex()[id]
            self.rows.add(
                ListRow(
                    term.word[:1].upper() + term.word[1:],
                    partial(self.choose, id),
                    value=KINDS[term.kind],
                    chosen=id == self.chosen,
                    kind="body",
                )
            )
        if not found:
            self.rows.add(Text("No term has these letters.", "second"))
        self.count.say(f"{len(found)} of {len(codex())} terms")
        self.page.clear()
        self.page.add(*self.entry(self.chosen))

    def matching(self) -> list[str]:
        """Terms whose word or spelling has the letters sought, then those whose sentence has."""
        sought = self.sought.casefold().strip()
        terms = codex()
        if not sought:
            return list(terms)
        named = [id for id, t in terms.items() if any(sought in s.casefold() for s in t.spellings)]
        told = [id for id, t in terms.items() if id not in named and sought in f"{t.means} {t.more}".casefold()]
        return named + told

    def seek(self, words: str) -> None:
        """Search; the first term found is opened."""
        self.sought = words
        found = self.matching()
        if found and self.chosen not in found:
            self.chosen = found[0]
            self.page_area.scroll_to(0)
        self.list_area.scroll_to(0)
        self.fill()

    def choose(self, id: str) -> None:
        """Open a term."""
        self.chosen = id
        if id not in self.matching():
            self.sought = ""
        self.page_area.scroll_to(0)
        self.fill()

    def entry(self, id: str) -> list[Widget]:
        """The page of a term."""
        term: Term = codex()[id]
        desk = self.app.desk
        content = term_card(id, desk.view, Names(desk.world)) if desk is not None else term_card(id)
        assert content is not None
        parts: list[Widget] = [
            Text(content.name, "sheet_title"),
            Text(content.kind, "second"),
            Rule("ink", above=2, below=8),
            Text(term.means, "voice"),
            Space(4),
            Text(term.more, "body"),
        ]
        if term.now:
            here = content.now.partition(": ")[2] or "Open a game, and its place on the map stands here."
            parts += [Space(8), caps("On this map now"), Text(here, "body")]
        parts += [Space(8), caps("Its case in history"), Text(term.case, "body")]
        parts += [Space(8), caps("Who wrote on it"), Text(term.source, "body", ink="ink_2")]
        if term.forms:
            parts += [Space(8), caps("Also written"), Text(", ".join(term.forms), "body", ink="ink_2")]
        if term.see:
            doors = [
                Button(
                    codex()[other].word,
                    partial(self.choose, other),
                    kind="quiet",
                    size="row",
                )
                for other in term.see
            ]
            parts += [Space(8), caps("See also"), Row(*doors, gap=8)]
        return parts


def codex_sheet(app: App, term: str = "") -> Widget:
    """The sheet; with a term named it opens there."""
    book = _Codex(app, term)
    field = TextField("Search the codex", "", book.seek, empty="Search the codex")
    left = Column(field, book.count, book.list_area, gap=6, width=380)
    right = Column(book.page_area, grow=1)
    body = Column(Head("The codex", rule="ink"), Space(4), Row(left, right, gap=36, across="stretch", grow=1), gap=4)
    return Sheet("Codex", body, width=1180, height=760)
