"""The half line under each reason of a verdict: the public figure that it rests on."""

from dataclasses import replace

from game.perception.forecast import danger
from game.ui.screens.words.papers import Table, money, percent
from game.world import sheets as s
from game.world.treaties import TreatyKind

__all__ = ["grounds"]

_PLAIN = {
    "upkeep": "staffs and garrisons, 2 % of their income",
    "feeds_a_rival": "what strengthens us weakens them",
    "autonomy": "a patron would decide for them",
    "hands_tied": "what they might yet want of us",
    "trade": "harbours open to each other’s ships",
    "trade_at_stake": "what a war would shut",
    "conquest_forgone": "land that they might take instead",
    "entanglement": "they have enemies of their own",
    "rank": "to be asked becomes them",
    "chain": "wars that we may begin bind them too",
    "secrecy": "what is hidden may come to light",
    "rear_covered": "one border less to watch",
    "buffer_kept": "a state between them and others",
    "patron_stays_its_hand": "a patron does not attack its client",
    "spoils": "land and silver to be taken",
}


def grounds(table: Table, line: s.ProposeTreaty, gift: int) -> dict[str, str]:
    """For each term that a verdict may hold, its half line."""
    view, names = table.desk.view, table.names
    theirs = percent(danger(replace(view, seat=line.to)).middle)
    ours = percent(danger(view).middle)
    them, us = names.state(line.to), names.state(view.seat)
    calls = f"war on {us} {ours} in ten turns"
    said = {
        **_PLAIN,
        "safety": f"war on {them} {theirs} in ten turns",
        "protection": f"war on {them} {theirs} in ten turns",
        "their_wars": calls,
        "duty_to_protect": calls,
        "share_of_spoils": f"{percent(line.spoils_permille)} of what is taken",
        "gift": f"{money(gift)} in hand, spread over the years",
    }
    if line.treaty is TreatyKind.CLIENTAGE:
        client = us if not line.senior else them
        said["tribute"] = f"{percent(line.tribute_permille)} of the income of {client}"
    return said
