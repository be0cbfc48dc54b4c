"""A game's summary in a screenful of plain text, for those who asked for no JSON."""

from collections.abc import Iterator
from typing import Any

__all__ = ["tell"]

Row = dict[str, Any]


def tell(told: Row) -> str:
    """The wars with their causes, who kept their word, the pacts, and the final table."""
    names = {state["id"]: state["name"] for state in told["states"]}
    sections = (_heading(told), _wars(told, names), _words(told, names), _pacts(told, names), _table(told))
    return "\n\n".join("\n".join(section) for section in sections) + "\n"


def _heading(told: Row) -> list[str]:
    over = f"ended by {_plain(told['ended_by'])}" if told["ended_by"] else "not over"
    return [f"{told['scenario']}, seed {told['seed']}: {told['turns']} turns, {over}", f"digest {told['digest']}"]


def _plain(word: str) -> str:
    return word.replace("_", " ")


def _wars(told: Row, names: Row) -> Iterator[str]:
    deterred = len(told["deterred"])
    yield f"WARS: {len(told['wars'])} fought, {deterred} deterred"
    for war in told["wars"]:
        until = f"to {war['ended']}" if war["ended"] else "and not over"
        fate = f"{_plain(war['outcome'])}, {war['losses']:g} brigades lost"
        yield f"  {war['name']} (turn {war['began']} {until}): {fate}"
        yield f"    {names[war['attacker']]} began it: {_plain(war['cause'])}, for {_plain(war['motive'])}"
        for side in ("attack", "defence"):
            yield f"    {side}: {_side(war, side, names)}"
    for case in told["deterred"]:
        by = ", ".join(names.get(state, state) for state in case["by"]) or "its own strength"
        yield f"  deterred in turn {case['turn']}: {names[case['demander']]} against {names[case['target']]}, by {by}"


def _side(war: Row, side: str, names: Row) -> str:
    fought = [one for one in war["belligerents"] if one["side"] == side]
    return ", ".join(f"{names[one['state']]} ({_plain(one['reason'])})" for one in fought) or "nobody"


def _words(told: Row, names: Row) -> Iterator[str]:
    kept = sum(call["honoured"] for call in told["calls"])
    yield f"WORD: {kept} of {len(told['calls'])} calls honoured"
    for call in told["calls"]:
        deed = "honoured its word to" if call["honoured"] else "left"
        yield f"  turn {call['turn']}: {names[call['by']]} {deed} {names[call['friend']]}, for {_plain(call['why'])}"


def _pacts(told: Row, names: Row) -> Iterator[str]:
    yield f"PACTS: {len(told['pacts'])}"
    for pact in told["pacts"]:
        members = ", ".join(names[state] for state in pact["members"])
        fate = f"dissolved in turn {pact['ended']}" if pact["ended"] else f"members {members}"
        yield f"  {pact['name']}, founded in turn {pact['founded']} by {names[pact['founder']]}: {fate}"


_COLUMNS = f"  {'':24}{'doctrine':30}{'score':>6}{'power':>7}{'land':>6}{'army':>7}  road"


def _total(state: Row) -> float:
    """A state's score; one that entered or rose in mid-game has none."""
    return float(state["score"]["total"]) if state["score"] else 0.0


def _table(told: Row) -> Iterator[str]:
    yield "STATES"
    yield _COLUMNS.rstrip()
    for state in sorted(told["states"], key=lambda one: (-_total(one), one["id"])):
        road = state["alignment"] if state["alive"] else "gone"
        name = f"{state['name']} ({state['id']})"
        score = f"{_total(state):6.2f}" if state["score"] else f"{'–':>6}"
        figures = f"{score}{state['capability']:7.2f}"
        forces = f"{state['provinces']:6}{state['brigades']:7.1f}"
        yield f"  {name:24}{_plain(state['doctrine'] or 'sealed'):30}{figures}{forces}  {road}"
