"""The advisers' sheet: the matters, a realist and an institutionalist beside each other, and where they part."""

from functools import partial

from game.doctrines.doctrine import Doctrine, doctrines
from game.doctrines.mind import Strategy
from game.perception.forecast import danger_on_road
from game.report.telling.why import explain
from game.ui.figures import worth
from game.ui.screens.advisers.counsel import (
    ROAD,
    Counsel,
    Matter,
    Stand,
    disagreement,
    heard,
    kind_of_line,
    matters,
    road_of,
    stand,
)
from game.ui.screens.advisers.schools import MEASURES, saying
from game.ui.screens.advisers.titles import answer_words, letter_title
from game.ui.screens.parts.waterfall import Waterfall
from game.ui.screens.words.orders import icon_of, sentence
from game.ui.screens.words.papers import Table, banded, foe_of, percent
from game.ui.screens.words.terms import term_words
from game.ui.widgets.buttons import Button, Option
from game.ui.widgets.dropdown import Dropdown
from game.ui.widgets.gauges import Bar
from game.ui.widgets.layout import Column, Row, Space
from game.ui.widgets.orders import ListRow
from game.ui.widgets.plain import Head, Rule, Text, caps, voice
from game.ui.widgets.rich import plain
from game.ui.widgets.scroll import ScrollArea
from game.ui.widgets.sheets import Panel, Sheet
from game.ui.widgets.widget import Tip, Widget
from game.world.sheets import Answer
from game.world.worlds import Phase

__all__ = ["advisers_sheet"]

_FIRST = {"realist": "defensive_realist", "institutionalist": "liberal_institutionalist"}
_ICONS = {"realist": "fort", "institutionalist": "pact"}
_MOST_LINES = 4


def advisers_sheet(table: Table, letter: str | None = None) -> Widget:
    """The sheet, at a letter if one is named."""
    return _Advisers(table, letter).sheet


class _Advisers:
    """Two chosen schools, the matter looked at, and the sheet."""

    def __init__(self, table: Table, letter: str | None) -> None:
        self.table, self.desk = table, table.desk
        self.shelf = doctrines()
        self.chosen = dict(_FIRST)
        self.key: tuple[object, ...] = ("letter", letter) if letter else ()
        self.page = Column(gap=8, grow=1)
        self.below = Panel(Text("", "body"), pad=(24, 14), gap=4, label="Where they part")
        self.sheet = Sheet("Advisers", self.page, below=self.below, below_height=164)
        self.lay()

    # -- what is said -------------------------------------------------------------------------------

    def ask(self) -> None:
        """Hear both."""
        self.counsels = {family: heard(self.desk, self.shelf[id]) for family, id in self.chosen.items()}
        self.matters = matters(self.desk, self.counsels["realist"], self.counsels["institutionalist"])

    @property
    def matter(self) -> Matter | None:
        """The matter looked at: the one chosen, else the first on which they part, else the first."""
        found = next((m for m in self.matters if m.key == self.key), None)
        return found or next((m for m in self.matters if not m.agreed), None) or next(iter(self.matters), None)

    def title(self, matter: Matter) -> str:
        """The question in words."""
        if matter.key == ROAD:
            return "Which road this turn?"
        if matter.letter is not None:
            return letter_title(self.table.names, matter.letter)
        if matter.key == ("budget",) or matter.line is None:
            return "Arms and silver"
        return plain(sentence(self.table.names, matter.line))

    # -- laying out ---------------------------------------------------------------------------------

    def lay(self) -> None:
        """Lay out the matter chosen."""
        self.page.clear()
        self.below.clear()
        if self.desk.is_watching or not self.desk.is_alive or self.desk.is_over:
            self.page.add(Text("The advisers", "sheet_title"), voice("Our state is gone; there is nobody to advise."))
            return
        self.ask()
        matter = self.matter
        if matter is None:
            self.page.add(Text("The advisers", "sheet_title"),
                          voice("No letter waits; there is nothing to decide before the turn ends."))  # fmt: skip
            return
        stands = {family: self.stand(family, matter) for family in self.counsels}
        said = "Both say the same." if matter.agreed else "They part."
        head = Row(
            Column(caps(f"The advisers · {self.desk.date}"), Text(self.title(matter), "sheet_title"), gap=0, grow=1),
            Widget(width=30),
        )
        columns: list[Widget] = [Column(ScrollArea(self.rail(matter), grow=1), width=290)]
        for family, found in stands.items():
            column = Column(
                ScrollArea(self.side(family, matter, found), grow=1), self.doors(family, matter, found), gap=8, grow=1
            )
            columns += [Rule(upright=True), column]
        self.page.add(head, Row(*columns, gap=20, across="stretch", grow=1))
        self.below.add(Row(self.parting(matter, stands), Rule(upright=True), self.beneath(), gap=26, across="stretch"))
        self.below.label = said

    def stand(self, family: str, matter: Matter) -> Stand:
        """An adviser's stand; on the road, that of the deed which makes the road."""
        counsel = self.counsels[family]
        if matter.key != ROAD:
            return stand(self.desk, counsel, matter)
        bonds = [one for one in counsel.lines if one.decision is not None]
        bonds.sort(key=lambda one: one.decision is not None and one.decision.topic not in ("treaty", "pact"))
        decision = bonds[0].decision if bonds else None
        if decision is None:
            return Stand(counsel.lines, None, None, None)
        told = stand(self.desk, counsel, Matter(self.key_of(counsel, bonds[0].line), bonds[0].line, None, True))
        return Stand(counsel.lines, told.decision, told.course, told.margin)

    def key_of(self, counsel: Counsel, line: object) -> tuple[object, ...]:
        """The matter under which a counsel keeps a line."""
        return next((key for key, lines in counsel.by_matter.items() if any(x.line is line for x in lines)), ())

    def rail(self, now: Matter) -> Widget:
        """Every matter, with whether they agree."""
        rows: list[Widget] = [Head("Before us", rule="ink")]
        for one in self.matters:
            icon = "balance" if one.key == ROAD else "dispatch" if one.letter else icon_of(one.line) if one.line else ""
            rows.append(
                ListRow(
                    self.title(one),
                    partial(self.turn_to, one.key),
                    second="both agree" if one.agreed else "they part",
                    icon=icon,
                    chosen=one.key == now.key,
                    kind="body",
                )
            )
        return Column(*rows, gap=0, arrows=True)

    def turn_to(self, key: tuple[object, ...]) -> None:
        """Another matter."""
        self.key = key
        self.lay()

    def pick(self, family: str, id: object) -> None:
        """Another adviser of the same school."""
        self.chosen[family] = str(id)
        self.lay()

    # -- one adviser ----------------------------------------------------------------------------------

    def side(self, family: str, matter: Matter, found: Stand) -> Widget:
        """What one adviser would do, its sum, its reasons, and the words of its tradition."""
        counsel = self.counsels[family]
        options = [
            Option(d.id, d.name, second=d.source, tip=d.description.strip())
            for d in self.shelf.values() if d.family == family
        ]  # fmt: skip
        who = Dropdown(f"The {family}", options, counsel.doctrine.id, partial(self.pick, family),
                       tip=Tip(counsel.doctrine.name, "", counsel.doctrine.description.strip()))  # fmt: skip
        quote = saying(counsel.doctrine, kind_of_line(matter, road_of(counsel)) if _does(found) else "leave")
        margin = "" if found.margin is None else worth(found.margin)
        tip = Tip(
            "By how much", margin, "What it would do against the best it would not, in wealth a turn looked ahead."
        )
        verdict = Row(Text(self.verdict(matter, found, counsel), "section", grow=1),
                      *([Text("against the next best", "second", one_line=True)] if margin else []),
                      Text(margin, "key_figure", tip=tip), gap=8, across="centre")  # fmt: skip
        return Column(
            Row(caps(f"The {family}"), Space(grow=1)),
            who,
            Space(2),
            verdict,
            *self.figures(matter, counsel),
            *self.reasons(found),
            Space(4),
            voice(f"“{quote.words}”"),
            Text(f"the tradition, after {quote.source}", "second"),
            gap=5,
            label=f"{family} stands",
        )

    def verdict(self, matter: Matter, found: Stand, counsel: Counsel) -> str:
        """What it would do, in a few words."""
        if matter.key == ROAD:
            return {Strategy.BALANCE: "Balance", Strategy.BANDWAGON: "Bandwagon", Strategy.PACT: "Pact",
                    Strategy.ALONE: "Alone"}[road_of(counsel)]  # fmt: skip
        if not found.acts:
            return "Leave it"
        line = found.acts[0].line
        if isinstance(line, Answer):
            return answer_words(line)
        if matter.key == ("budget",) and found.decision is not None:
            return f"Keep {found.decision.chosen}"
        return "Do it"

    def figures(self, matter: Matter, counsel: Counsel) -> list[Widget]:
        """The orders it amounts to and, of a road, the public chance of attack on it."""
        names = self.table.names
        if matter.key == ROAD:
            at = danger_on_road(self.desk.view, road_of(counsel).value, foe_of(self.desk))
            tip = Tip("Chance of attack on us", banded(at), "Within ten turns on this road, as all reckon it.")
            rows: list[Widget] = [
                Text(f"On this road war on us within ten turns: **{percent(at.middle)}**", "body", tip=tip)
            ]
            shown = [one for one in counsel.lines if self.key_of(counsel, one.line) != ("budget",)]
        else:
            rows, shown = [], counsel.by_matter.get(matter.key, [])
            shown = [one for one in shown if not isinstance(one.line, Answer)]
        rows += [Text(f"– {sentence(names, one.line)}", "second") for one in shown[:_MOST_LINES]]
        if len(shown) > _MOST_LINES:
            rows.append(Text(f"and {len(shown) - _MOST_LINES} more", "second"))
        return rows

    def reasons(self, found: Stand) -> list[Widget]:
        """The sum it weighed, the strongest for and against first in words."""
        names = self.table.names
        if found.course is None or not found.course.terms:
            return [Text("Its procedure keeps no sum for this: it follows from the rest of its draft.", "second")]
        terms = sorted(found.course.terms, key=lambda t: t.milli)
        said = []
        if terms[-1].milli > 0:
            said.append(f"Most for it: **{names.words.term.get(terms[-1].name, terms[-1].name.replace('_', ' '))}** "
                        f"{{good:{worth(terms[-1].milli)}}}.")  # fmt: skip
        if terms[0].milli < 0:
            said.append(f"Most against: **{names.words.term.get(terms[0].name, terms[0].name.replace('_', ' '))}** "
                        f"{{bad:{worth(terms[0].milli)}}}.")  # fmt: skip
        what = found.course.label
        if found.decision is not None:
            told = explain(found.decision, self.desk.world, opened=True)
            what = told.weighed
            rule = next((o.struck for o in found.decision.options if o.struck), "")
            if rule:
                said.append(f"One course it strikes out: it {names.words.rule.get(rule, rule)}.")
        rows = [(term_words(names, t.name), t.milli) for t in found.course.terms]
        return [Text(" ".join(said), "body"), Rule(above=3, below=3), caps(f"What it weighs: {what}"),
                Waterfall(rows, refused=False, bar="worth it from 0")]  # fmt: skip

    def doors(self, family: str, matter: Matter, found: Stand) -> Widget:
        """Take this advice, or the whole draft."""
        key = family[0]
        orders = self.desk.phase is Phase.ORDERS
        whole = matter.key == ROAD
        why = "" if found.acts else "It would do nothing here; strike the line from the draft to follow it."
        label = "Take its whole draft" if whole else "Answer so" if matter.letter else "Take this advice"
        buttons: list[Widget] = [
            Button(label, partial(self.take, family, matter), key=key, show_key=True, enabled=not why, why_not=why,
                   tip="⟨ctrl+z⟩ takes it back" if orders else "It can be changed until the turn ends"),
        ]  # fmt: skip
        if orders and not whole:
            buttons.append(Button("Its whole draft", partial(self.adopt, family), kind="quiet",
                                  tip="In place of the ministry’s; your own lines stay"))  # fmt: skip
        return Row(*buttons, gap=9)

    def take(self, family: str, matter: Matter) -> None:
        """The advice on this matter onto the desk."""
        if matter.key == ROAD:
            self.adopt(family)
            return
        for one in self.counsels[family].by_matter.get(matter.key, []):
            if isinstance(one.line, Answer):
                self.desk.answer(one.line)
            else:
                self.desk.add(one.line)
        self.sheet.dismiss()

    def adopt(self, family: str) -> None:
        """The whole draft of an adviser."""
        self.desk.adopt(self.counsels[family].made)
        self.sheet.dismiss()

    # -- where they part ------------------------------------------------------------------------------

    def parting(self, matter: Matter, stands: dict[str, Stand]) -> Widget:
        """The figure on which they differ most, or what it would take for them to part."""
        names = self.table.names
        one, other = stands["realist"], stands["institutionalist"]
        rows: list[Widget] = [Head("Where they part" if not matter.agreed else "They agree; where they would part")]
        found = disagreement(one, other)
        if one.course is not None and other.course is not None and one.course.label != other.course.label:
            mine, theirs = one.course.milli, other.course.milli
            rows.append(Text("They would spend this turn on different things; each sum, in wealth a turn:", "body"))
        elif found is None:
            rows.append(Text(_no_figure(one, other), "body"))
            return Column(*rows, gap=4, grow=1)
        else:
            term, mine, theirs = found
            word = names.words.term.get(term, term.replace("_", " "))
            rows.append(Text(f"They differ most on **{word}**, in wealth a turn:", "body"))
        most = max(abs(mine), abs(theirs), 1)
        for family, milli in (("realist", mine), ("institutionalist", theirs)):
            name = self.counsels[family].doctrine.name
            rows.append(Bar(name, abs(milli) / most, worth(milli), ink="good" if milli > 0 else "bad",
                            hatch="" if milli > 0 else "/", label_width=190))  # fmt: skip
        margins = [(abs(s.margin), f) for f, s in stands.items() if s.margin is not None]
        if matter.agreed and margins:
            least, family = min(margins)
            rows.append(Text(f"The {family} would turn first, if it were {least / 1000:.1f} less clear.", "second"))
        return Column(*rows, gap=4, grow=1)

    def beneath(self) -> Widget:
        """The numbers of the two files that differ most."""
        one, other = (self.counsels[f].doctrine for f in ("realist", "institutionalist"))
        rows = sorted(MEASURES, key=lambda n: -_gap(one, other, n))[: 4 if self.table.room >= 1400 else 3]
        told: list[Widget] = [Head("What lies beneath", f"{one.name} · {other.name}")]
        for name in rows:
            a, b = getattr(one.temper, name), getattr(other.temper, name)
            told.append(
                Row(Text(MEASURES[name][0], "body", grow=1), Text(f"**{a:g}** · **{b:g}**", "body", one_line=True))
            )
        return Column(*told, gap=3, width=520 if self.table.room >= 1400 else 440)


def _does(found: Stand) -> bool:
    """Whether an adviser would do the thing rather than leave or decline it."""
    if not found.acts:
        return False
    line = found.acts[0].line
    return all(getattr(line, name, True) for name in ("accept", "honour", "stands"))


def _gap(one: Doctrine, other: Doctrine, name: str) -> float:
    return abs(float(getattr(one.temper, name)) - float(getattr(other.temper, name))) / MEASURES[name][1]


def _no_figure(one: Stand, other: Stand) -> str:
    if one.course is None and other.course is None:
        return "Neither keeps a sum for this; it follows from the rest of their drafts."
    if one.course is None or other.course is None:
        return "Only one of them weighed this at all; the other’s draft has no place for it."
    return "Their figures are the same: nothing in it parts these two schools."
