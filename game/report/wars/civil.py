"""Civil wars, apart from wars between states (rules.md §4; articles 40 to 43)."""

from game.report.records.chapters import WarChapter
from game.report.records.others_wars import CivilWar
from game.report.source import Source
from game.world.events import CivilWarEnded

__all__ = ["civil_wars"]


def civil_wars(wars: tuple[WarChapter, ...], source: Source) -> tuple[CivilWar, ...]:
    """Each civil war with how it ended; empty where it is not over."""
    ends = list(source.of(CivilWarEnded))
    return tuple(_line(war, ends) for war in wars if war.civil)


def _line(war: WarChapter, ends: list[CivilWarEnded]) -> CivilWar:
    """Rebels may rise again under the same id, so the end is the first one after the war began."""
    after = [e for e in ends if e.rebels == war.attacker and e.turn >= war.began]
    over = after[0] if after and war.ended is not None else None
    return CivilWar(
        war=war.id,
        war_name=war.name,
        dates=war.dates,
        began=war.began,
        ended=war.ended,
        state=war.defender,
        rebels=war.attacker,
        helpers=tuple(sorted({f.state for f in war.fighters} - {war.attacker, war.defender})),
        lost=war.lost,
        how=over.how if over else "",
        event=over.id if over else None,
    )
