"""The charter sheet: found a pact or amend one, term by term, with who would join (or how they would vote) beside it.

Presets and the player's own charters are the starting points; what is written here can be kept as a file.
"""

from dataclasses import replace
from functools import partial

from game.perception.forecast import Verdict, would_join
from game.perception.whip import carried_by, needed, whip_count
from game.scenarios.charters import Preset, charters, own_charters, save_charter, slug_of
from game.scenarios.faults import FaultsFoundError
from game.ui.figures import worth
from game.ui.screens.chamber.charter_terms import changed_terms, charter_rows
from game.ui.screens.chamber.circle import circle_of
from game.ui.screens.chamber.models import carrying, model_rows
from game.ui.screens.words.papers import Table, banded, by_threat, objection, percent
from game.ui.screens.words.terms import term_rows, term_total, term_words
from game.ui.widgets.buttons import Button, Option
from game.ui.widgets.checks import Checkbox
from game.ui.widgets.dropdown import Dropdown
from game.ui.widgets.fields import TextField
from game.ui.widgets.layout import Column, Row, Space
from game.ui.widgets.plain import Head, Pair, Rule, Shield, Text, caps, voice
from game.ui.widgets.scroll import ScrollArea
from game.ui.widgets.sheets import Sheet
from game.ui.widgets.widget import SumRow, Tip, Widget
from game.world import sheets as s
from game.world.pacts import Charter, Motion, MotionKind, Pact
from game.world.reasons import Term

__all__ = ["CharterSheet", "amendment", "charter_sheet"]

_SIDE = (300.0, 340.0)
_NAME = 60


def amendment(table: Table, pact: str) -> s.PutMotion:
    """A motion to amend, with the charter as it stands."""
    desk = table.desk
    return s.PutMotion(pact, MotionKind.AMEND, desk.seat, charter=desk.world.pacts[pact].charter)


class CharterSheet(Row):
    """Three columns: where it starts from, its terms, and what the others say."""

    def __init__(self, table: Table, line: s.FoundPact | s.PutMotion, n: int | None) -> None:
        super().__init__(gap=28, across="stretch", label="Charter")
        self.table, self.line, self.n = table, line, n
        self.sheet: Sheet | None = None
        self.notice = ""
        self.own, self.broken = own_charters()
        self.start = self._origin()
        self._left, self._terms, self._right = Column(gap=4), Column(gap=1), Column(gap=4)
        self._models = Column(gap=3)
        wide = table.room >= 1250
        self._left.width, self._right.width = _SIDE if wide else (220.0, 270.0)
        middle = Column(ScrollArea(self._terms, label="Terms", grow=1), grow=1)
        self.add(self._left, Rule(upright=True), middle, Rule(upright=True), self._right)
        self.lay()

    @property
    def charter(self) -> Charter:
        """The charter as it is now written."""
        line = self.line
        if isinstance(line, s.FoundPact):
            return line.charter
        assert line.charter is not None
        return line.charter

    @property
    def amends(self) -> bool:
        """Whether a pact in being would take it."""
        return isinstance(self.line, s.PutMotion)

    def _origin(self) -> Charter:
        """What the terms are held against: the charter in force, or that from which a new one begins."""
        if isinstance(self.line, s.PutMotion):
            return self.table.desk.world.pacts[self.line.pact].charter
        return self.charter

    def write(self, charter: Charter, anew: bool) -> None:
        """Other terms; `anew` where other controls are wanted."""
        self.line = replace(self.line, charter=charter)
        self.notice = ""
        if anew:
            self.lay()
        else:
            self.say()

    def lay(self) -> None:
        """Lay out all three columns."""
        self._terms.clear()
        self._terms.add(*charter_rows(self.charter, self.write))
        self._lay_left()
        self.say()

    # -- left: where it starts from -----------------------------------------------------------------

    def _lay_left(self) -> None:
        self._left.clear()
        head = "Amend a charter" if self.amends else "Found a pact"
        known = self.presets()
        options = [Option(one.id, one.name, icon="clause", second=_year(one)) for one in known.values()]
        at = next((id for id, one in known.items() if one.charter == self.start), None)
        model = known.get(at or "")
        story = model.description.replace("\n", " ").strip() if model else "Written from scratch."
        name = TextField("Name", self.charter.name, self._rename, limit=_NAME, grow=1)
        self._left.add(
            caps("Charter"),
            Text(head, "card_head"),
            Space(4),
            Text("Its name", "second"),
            Row(name),
            Space(4),
            Text("Starting from", "second"),
            Row(Dropdown("Starting from", options, at, self._begin_from, empty="the pact as it is", grow=1)),
            Space(6),
            ScrollArea(Column(voice(story), *self._faults(), Space(8), self._models, gap=6), label="Its story", grow=1),
            Space(6),
            Row(
                Button("Write what would carry", self._carry, icon="edit", kind="quiet", grow=1,
                       tip="Other trigger, quota or cover, nearest to these, under which more would agree"),
            ),
            Row(
                Button("Save the charter", self._keep, icon="save", kind="quiet", grow=1,
                       tip="Keep it among your own charters, to begin from in any game"),
            ),
        )  # fmt: skip

    def _faults(self) -> list[Widget]:
        """What is wrong with files of the player's own."""
        if not self.broken:
            return []
        first = self.broken[0]
        said = f"{first}"
        return [Text(f"{{danger:{len(self.broken)} of your own files cannot be read.}} {said}", "second")]

    def presets(self) -> dict[str, Preset]:
        """Shipped charters and the player's own, by id."""
        return {one.id: one for one in (*charters(), *self.own)}

    def _begin_from(self, id: object) -> None:
        charter = self.presets()[str(id)].charter
        if self.amends:
            charter = replace(charter, id=self.charter.id, name=self.charter.name)
        self.start = self.presets()[str(id)].charter
        self.line = replace(self.line, charter=charter)
        if isinstance(self.line, s.FoundPact):
            self.line = replace(self.line, invited=circle_of(self.table.desk.view, charter))
        self.notice = ""
        self.lay()

    def _rename(self, name: str) -> None:
        self.write(replace(self.charter, id=slug_of(name) or self.charter.id, name=name), False)

    def _keep(self) -> None:
        """Write the charter to the player's folder; what is wrong with it is said in words."""
        desk = self.table.desk
        told = f"Written in the council chamber of {self.table.names.state(desk.seat)}, {desk.date}."
        try:
            path = save_charter(self.charter, told)
        except FaultsFoundError as found:
            self.notice = f"{{danger:{found.faults[0].wrong}}}; {found.faults[0].cure}."
        except OSError as error:
            self.notice = f"{{danger:It could not be written}}: {error.strerror or error}."
        else:
            self.notice = f"Saved as {path.name} among your own charters."
            self.own, self.broken = own_charters()
            self._lay_left()
        self.say()

    def _carry(self) -> None:
        """Write the nearest terms under which more would agree; say so where there are none."""
        found = carrying(self.table.desk.view, self.line)
        if found is None:
            self.notice = "No trigger, quota or cover near these would bring more in."
            self.say()
            return
        self.line = found
        self.notice = "Written: the nearest terms under which more would agree."
        self.lay()

    # -- right: what the others say -----------------------------------------------------------------

    def say(self) -> None:
        """The right column, for the charter as it now is."""
        self._right.clear()
        self._models.clear()
        self._models.add(*model_rows(self.charter, self.start, self.presets(), self._begin_from, _year))
        why = objection(self.table.desk, self.line, self.n)
        body = self._votes() if isinstance(self.line, s.PutMotion) else self._joiners(self.line)
        send = Button(
            "Add to the draft" if self.n is None else "Change the draft",
            self._send,
            kind="primary",
            key="ctrl+enter",
            size="main",
            grow=1,
            enabled=why is None,
            why_not=why or "",
        )
        words = f"{{danger:{why}}}" if why else self.notice
        self._right.add(*body, Space(4), Text(words or " ", "second"), Row(send))

    def _joiners(self, line: s.FoundPact) -> list[Widget]:
        desk = self.table.desk
        said = {one: self._verdict(line, one) for one in by_threat(desk.view)}
        yes = sum(said[one].accepts for one in line.invited if one in said)
        ranked = sorted(said, key=lambda one: -said[one].chance.middle)
        rows = [self._joiner(line, one, said[one]) for one in ranked]
        ink = "good" if yes >= 2 else "danger"
        return [
            Head("Who would join", "", rule=""),
            Text(f"{{{ink}:**{yes} of {len(line.invited)}**}} invited would; two must. Each would join a circle of "
                 "those invited, itself counted in.", "second"),
            self._ours(line),
            Row(
                Button("All who would", self._willing, size="row", tip="Invite exactly those who would join"),
                Button("All", self._all, size="row", kind="quiet"),
                gap=8,
            ),
            ScrollArea(Column(*rows, gap=0, arrows=True), label="Who would join", grow=1),
        ]  # fmt: skip

    def _ours(self, line: s.FoundPact) -> Widget:
        """What a place is worth to us, opened to its sum."""
        table = self.table
        whole = (table.desk.seat, *line.invited)
        ours = would_join(table.desk.view, table.desk.seat, whole, line.charter)
        said = worth(ours.milli)
        tip = Tip("A place of our own", said, "Wealth a turn, as we would weigh it.",
                  term_rows(table.names, ours.terms), SumRow("Sum", said))  # fmt: skip
        return Text(f"To us a place in it is worth {{ink:**{said}**}} a turn.", "second", tip=tip)

    def _verdict(self, line: s.FoundPact, other: str) -> Verdict:
        circle = tuple(dict.fromkeys((self.table.desk.seat, *line.invited, other)))
        return would_join(self.table.desk.view, other, circle, line.charter)

    def _joiner(self, line: s.FoundPact, other: str, verdict: Verdict) -> Widget:
        names = self.table.names
        heaviest = _deciding(verdict)
        box = Checkbox(names.state(other), other in line.invited, partial(self._invite, other))
        box.grow = 1
        total = SumRow("Sum", worth(verdict.milli))
        tip = Tip(
            f"{names.state(other)} would join", banded(verdict.chance), "Wealth a turn, as it would weigh a place.",
            term_rows(names, verdict.terms), total,
        )  # fmt: skip
        ink = "good" if verdict.accepts else "bad"
        figure = Text(percent(verdict.chance.middle), "value", ink=ink, tip=tip)
        why = f"{term_words(names, heaviest.name).lower()} {worth(heaviest.milli)}" if heaviest else ""
        told = Column(box, Row(Widget(width=27), Text(why, "second", grow=1, one_line=True)), gap=-4, grow=1)
        return Row(Shield(self.table.tint(other), 17), told, figure, gap=8)

    def _invite(self, other: str, on: bool) -> None:
        line = self.line
        assert isinstance(line, s.FoundPact)
        kept = tuple(i for i in line.invited if i != other)
        self.line = replace(line, invited=(*kept, other) if on else kept)
        self.say()

    def _willing(self) -> None:
        assert isinstance(self.line, s.FoundPact)
        self.line = replace(self.line, invited=circle_of(self.table.desk.view, self.charter))
        self.say()

    def _all(self) -> None:
        assert isinstance(self.line, s.FoundPact)
        self.line = replace(self.line, invited=tuple(by_threat(self.table.desk.view)))
        self.say()

    def _votes(self) -> list[Widget]:
        """What would change, and how the bench would vote on it."""
        line, desk, names = self.line, self.table.desk, self.table.names
        assert isinstance(line, s.PutMotion)
        pact = desk.world.pacts[line.pact]
        changed = changed_terms(pact.charter, self.charter)
        rows: list[Widget] = [Head("What would change", "", rule="")]
        rows += [Pair(label, f"{was} → {now}", strong=False) for label, was, now in changed]
        if not changed:
            return [*rows, Text("Nothing yet: change a term, and the bench will say what it thinks.", "second"),
                    Space(8), *self._content(pact)]  # fmt: skip
        motion = Motion("draft", pact.id, MotionKind.AMEND, desk.seat, desk.seat, charter=self.charter)
        bench = whip_count(desk.view, motion)
        carried = carried_by(desk.view, motion, bench, s.Ballot.YES)
        seats: list[Widget] = []
        for one in bench:
            name = "we" if one.state == desk.seat else names.state(one.state)
            total = term_total("Worth of a yes", one.terms)
            tip = Tip(name, percent(one.yes), "Chance of its aye.", term_rows(names, one.terms), total)
            ink = "good" if one.yes >= 500 else "bad"
            figure = Text(percent(one.yes), "value", ink=ink, tip=tip)
            seats.append(Row(Shield(self.table.tint(one.state), 15), Text(name, "body", grow=1), figure, gap=8))
        return [
            *rows,
            Space(6),
            Head("How they would vote", f"{needed(pact, bench)} ayes needed", rule=""),
            Text(f"Carried with {{ink:**{banded(carried)}**}}, our own vote counted as an aye.", "second"),
            ScrollArea(Column(*seats, gap=4), label="Votes", grow=1),
        ]

    def _content(self, pact: Pact) -> list[Widget]:
        """What a place under the present terms is worth to each member: who would have them otherwise."""
        view, names = self.table.desk.view, self.table.names
        circle = tuple(sorted(pact.members))
        said = [
            (m, would_join(view, m, circle, pact.charter, pact.legitimacy)) for m in circle if m in view.survey.index
        ]
        rows: list[Widget] = []
        for member, verdict in sorted(said, key=lambda one: -one[1].milli):
            figure = worth(verdict.milli)
            tip = Tip(names.state(member), figure, "What its place is worth to it, a turn.",
                      term_rows(names, verdict.terms), SumRow("Sum", figure))  # fmt: skip
            shown = Text(figure, "value", ink="good" if verdict.accepts else "bad", tip=tip)
            rows.append(
                Row(Shield(self.table.tint(member), 17), Text(names.state(member), "body", grow=1), shown, gap=8)
            )
        head = Head("What it is worth to each", "a turn", rule="")
        return [head, ScrollArea(Column(*rows, gap=4), label="Worth to each", grow=1)]

    def _send(self) -> None:
        self.table.desk.put(self.n, self.line)
        if self.sheet is not None:
            self.sheet.dismiss()


def _deciding(verdict: Verdict) -> Term | None:
    """The heaviest reason for what it would say."""
    sign = 1 if verdict.accepts else -1
    return max(verdict.terms, key=lambda t: t.milli * sign, default=None)


def _year(preset: Preset) -> str:
    if preset.year is None:
        return "imagined"
    return f"{-preset.year} BCE" if preset.year < 0 else str(preset.year)


def charter_sheet(table: Table, line: s.FoundPact | s.PutMotion, n: int | None) -> Widget:
    """The sheet with the charter on it."""
    body = CharterSheet(table, line, n)
    sheet = Sheet("Charter", body, width=1480, height=800 if table.room >= 1250 else None)
    body.sheet = sheet
    return sheet
