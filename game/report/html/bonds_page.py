"""The pacts and alliances: how each lived, and what each member promised, delivered and got."""

from game.report.html.figures import burden_svg
from game.report.html.markup import section, state_cell, table, text
from game.report.records.chapters import PactChapter, Report
from game.report.records.quarrels import Bond, Rider
from game.report.telling.naming import brigades, listing, wealth

__all__ = ["NOTE", "TREATY_NOTE", "pacts"]


def pacts(report: Report) -> str:
    """The life of each pact, and of all alliances by treaty together."""
    none = "<p>No pact was founded; each state stood by its treaties or by itself.</p>"
    drawn = "".join(_pact(p, report) for p in report.pacts) or none
    return section("pacts", "Pacts and alliances", drawn + _alliances(report))


def _pact(pact: PactChapter, report: Report) -> str:
    members = listing(report.names.get(s, s) for s in pact.members)
    cases = [
        (
            text(c.year),
            text(c.war_name),
            state_cell(report, c.victim),
            text(listing(report.names.get(s, s) for s in dict.fromkeys(c.honoured)) or "nobody"),
            text(listing(report.names.get(s, s) for s in dict.fromkeys(c.reneged)) or "nobody"),
        )
        for c in pact.cases
    ]
    short = {r.state: r.short for r in pact.riders}
    bond = next((b for b in report.bonds if b.id == pact.id), None)
    motions = "".join(f"<li>{text(m)}</li>" for m in pact.motions)
    council = f"<details><summary>The council and its motions</summary><ul>{motions}</ul></details>" if motions else ""
    return (
        f'<article><h3>{text(pact.name[:1].upper() + pact.name[1:])}</h3><p class="voice">{text(pact.summary)}</p>'
        f"<p>{text(pact.dates)}. Members at one time or another: {text(members)}.</p>"
        f"{table('Cases under the charter', ('Year', 'War', 'Attacked', 'Came', 'Stayed'), cases)}"
        f"{_bond(bond, report, short) if bond else ''}{_shares(pact, report)}{council}</article>"
    )


def _alliances(report: Report) -> str:
    """All calls under treaties together, where there were any."""
    bond = next((b for b in report.bonds if not b.id), None)
    if bond is None:
        return ""
    return f"<article><h3>{text(bond.name)}</h3><p>{TREATY_NOTE}</p>{_bond(bond, report, {})}</article>"


def _bond(bond: Bond, report: Report, short: dict[str, int]) -> str:
    """Promised and delivered as bars, then all that each got, in its own unit."""
    called = [r for r in bond.riders if r.promised or r.received]
    idle = [r for r in bond.riders if r not in called]
    bars = burden_svg(bond, report) if any(r.promised for r in called) else ""
    kinds = _kinds(bond, short)
    drawn = _riders(bond, called, report, short, kinds)
    telling = [r for r in idle if r.spared or r.market or short.get(r.state)]
    rest = _riders(bond, telling, report, short, kinds)
    fold = f"<details><summary>Members never called: {len(telling)}</summary>{rest}</details>" if rest else ""
    note = f'<p class="second">{text(NOTE)}</p>' if called else ""
    return f"{bars}{drawn}{fold}{note}"


NOTE = (
    "Rode free: delivered less than half of what it promised, and yet others came to it, it was spared, or it earned "
    "by the market. Paid more than it got: delivered at least half, and got less than half of that back from others. "
    "Spared: turns as a member without a war at home while a neighbour outside was being attacked. "
    "(Olson and Zeckhauser 1966.)"
)


TREATY_NOTE = (
    "A treaty names no quota: what it promised is the share pledged in the crisis, or three quarters of all forces."
)


def _kinds(bond: Bond, short: dict[str, int]) -> tuple[bool, bool]:
    """Whether any member gained by a market, or fell short of its quota: else the columns are left out."""
    return any(r.market for r in bond.riders), any(short.values())


def _riders(bond: Bond, riders: list[Rider], report: Report, short: dict[str, int], kinds: tuple[bool, bool]) -> str:
    market, quota = kinds
    heads = ["State", "Calls", "Kept", "Promised", "Delivered", "Helped in wars", "Got", "Turns spared"]
    heads += ["Market, wealth"] * market + ["Times below quota"] * quota
    rows = [
        (
            state_cell(report, r.state), str(r.cases), str(r.honoured), brigades(r.promised, unit=False),
            brigades(r.delivered, unit=False), str(r.helped), brigades(r.received, unit=False), str(r.spared),
            *([wealth(r.market)] * market), *([str(short.get(r.state, 0))] * quota), _word(r),
        )
        for r in riders
    ]  # fmt: skip
    caption = f"{bond.name}: what each promised, delivered and got, in brigades"
    return table(caption, (*heads, "In a word"), rows, tuple(range(1, len(heads))))


def _word(one: Rider) -> str:
    kind = "reneged" if one.verdict in ("rode free", "stayed away") else "honoured" if one.promised else "second"
    return f'<span class="{kind}">{text(one.verdict)}</span>'


def _shares(pact: PactChapter, report: Report) -> str:
    """Promised and delivered, case by case."""
    told = sorted(((s, r.state) for r in pact.riders for s in r.shares), key=lambda one: (one[0].turn, one[0].war))
    rows = [
        (
            text(s.year),
            text(s.war_name),
            state_cell(report, s.friend),
            state_cell(report, state),
            brigades(s.promised, unit=False),
            brigades(s.delivered, unit=False),
            f'<span class="{"honoured" if s.honoured else "reneged"}">{"came" if s.honoured else "stayed"}</span>',
        )
        for s, state in told
    ]
    heads = ("Year", "War", "Attacked", "State", "Promised", "Delivered", "Answer")
    drawn = table("Promised and delivered case by case, in brigades", heads, rows, (4, 5))
    return f"<details><summary>Case by case: {len(rows)}</summary>{drawn}</details>" if rows else ""
