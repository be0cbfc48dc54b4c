"""Ids as names, figures as words: what every page of the book and every line of the Gazette needs."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from game.report.telling.words import Words, words
from game.report.telling.years import begun_text
from game.world.conflicts import Aim, Settlement, War
from game.world.constants import TENTHS, WEALTH
from game.world.pacts import Pact
from game.world.treaties import Treaty
from game.world.worlds import World

__all__ = ["Names", "brigades", "calls_kept", "listing", "nth", "own", "shortened", "signed", "wealth"]

_NTH = ("First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth")
_MOST_NAMED = 4


def listing(parts: Iterable[str]) -> str:
    """`Athens, Corinth and Sparta`."""
    names = list(parts)
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def nth(place: int) -> str:
    """`First`, `Second`; figures beyond the tenth."""
    if 0 < place <= len(_NTH):
        return _NTH[place - 1]
    return f"{place}{'th' if 10 < place % 100 < 14 else {1: 'st', 2: 'nd', 3: 'rd'}.get(place % 10, 'th')}"


def calls_kept(kept: int, calls: int) -> str:
    """`Of 3 calls 1 was honoured`."""
    return f"of {calls} {'call' if calls == 1 else 'calls'} {kept} {'was' if 1 in (kept, calls) else 'were'} honoured"


def own(name: str) -> str:
    """The possessive: `Sparta’s`, `Athens’`."""
    return f"{name}’" if name.endswith("s") else f"{name}’s"


def _figure(value: int, unit: int) -> str:
    whole, rest = divmod(abs(value), unit)
    tail = f".{rest * 10 // unit}" if rest * 10 // unit else ""
    return f"{'−' if value < 0 else ''}{whole}{tail}"


def brigades(tenths: int, unit: bool = True) -> str:
    """Tenths of a brigade as `2.5 brigades`."""
    figure = _figure(tenths, TENTHS)
    return f"{figure} {'brigade' if figure == '1' else 'brigades'}" if unit else figure


def wealth(hundredths: int) -> str:
    """Hundredths of wealth to one decimal place."""
    return _figure(hundredths, WEALTH)


def signed(value: int) -> str:
    """A difference with its sign, a true minus among them."""
    return f"+{value}" if value > 0 else f"−{-value}" if value < 0 else "0"


@dataclass(frozen=True, slots=True)
class Names:
    """Looks names up in a world, and in records of treaties, pacts and wars that the world may have put away."""

    world: World
    treaties: Mapping[str, Treaty] = field(default_factory=dict)
    pacts: Mapping[str, Pact] = field(default_factory=dict)
    wars: Mapping[str, War] = field(default_factory=dict)
    titles: Mapping[str, str] = field(default_factory=dict)
    words: Words = field(default_factory=words)

    def state(self, id: str | None) -> str:
        """The state's name; an unknown id stands for itself."""
        found = self.world.states.get(id or "")
        return found.name if found else id or ""

    def states(self, ids: Iterable[str]) -> str:
        """Several states as a list in words."""
        return listing(self.state(id) for id in ids)

    def province(self, id: str | None) -> str:
        """The province's name."""
        found = self.world.provinces.get(id or "")
        return found.name if found else id or ""

    def pact(self, id: str | None) -> str:
        """The name in the pact's charter; of several under one charter each is named after its leader too."""
        known = {**self.pacts, **self.world.pacts}
        found = known.get(id or "")
        if found is None:
            return "the pact"
        name = found.charter.name
        twins = sum(pact.charter.name == name for pact in known.values())
        return f"{name} under {self.state(found.leader)}" if twins > 1 else name

    def treaty(self, id: str | None) -> str:
        """`the defence treaty of 493 BCE`."""
        found = self.world.treaties.get(id or "") or self.treaties.get(id or "")
        if found is None:
            return "the treaty"
        kind, begun = self.words.treaty[found.kind], begun_text(self.world.system, found.since)
        return f"the {kind} of {begun}" if found.since >= 1 else f"the {kind} from {begun}"

    def war(self, id: str | None) -> str:
        """The war's name."""
        found = self.world.wars.get(id or "") or self.wars.get(id or "")
        return self.titles.get(id or "") or (found.name if found else "the war")

    def clause(self, id: str | None) -> str:
        """The treaty or pact that bound a state, as a running phrase; empty where nothing did."""
        if not id:
            return ""
        is_pact = id in self.world.pacts or id in self.pacts
        return self.pact(id) if is_pact else self.treaty(id)

    def clause_title(self, id: str | None, party: str = "") -> str:
        """The same for a column of a table: `Defence, 493 BCE`; for a party to it `Defence with Sparta, 493 BCE`."""
        found = self.world.treaties.get(id or "") or self.treaties.get(id or "")
        if found is None:
            return self.pact(id) if id else ""
        year = begun_text(self.world.system, found.since)
        if party not in found.parties:
            return f"{self.words.treaty_title[found.kind]}, {year}"
        frame = self.words.treaty_side[found.kind if party == found.second else f"{found.kind}-first"]
        return f"{frame.format(other=self.state(found.other(party)))}, {year}"

    def aim(self, aim: Aim) -> str:
        """What is demanded or fought for."""
        return self.words.aim[aim.kind].format(
            province=self.province(aim.province), treaty=self.treaty(aim.treaty), amount=wealth(aim.amount)
        )

    def terms(self, terms: Settlement) -> str:
        """A settlement in words."""
        parts = [f"{self.state(s)} gains {self.province(p)}" for p, s in sorted(terms.cessions.items())]
        if terms.indemnity:
            parts.append(f"{self.state(terms.payer)} pays {self.state(terms.payee)} {wealth(terms.indemnity)}")
        parts += [f"{self.state(c)} becomes a client of {self.state(p)}" for c, p in sorted(terms.clients.items())]
        parts += [f"{self.treaty(id)} is ended" for id in terms.released]
        return "; ".join(parts) if parts else "each keeps what it had"


def shortened(states: Iterable[str], names: Names) -> str:
    """All the names while a line bears them, else the first few and how many others."""
    told = list(states)
    if len(told) <= _MOST_NAMED:
        return names.states(told)
    return f"{', '.join(names.state(s) for s in told[:3])} and {len(told) - 3} others"
