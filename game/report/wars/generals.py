"""General wars: wars that overlap and share a belligerent are one war in the record's counting (rules.md §4).

Each war keeps its own page; wherever sizes are counted, both countings stand side by side.
"""

from game.report.records.chapters import GeneralWar, WarChapter
from game.report.source import Source
from game.report.telling.years import span_text
from game.world.conflicts import War

__all__ = ["general_wars", "kindred_of"]


def kindred_of(war: War, source: Source) -> tuple[str, ...]:
    """The other wars of the same general war, in the order in which they began; civil wars are counted apart."""
    group, edge = {war.id}, [war]
    while edge:
        one = edge.pop()
        fresh = [
            w
            for w in source.wars.values()
            if w.id not in group and w.civil is war.civil and _is_kindred(w, one, source)
        ]
        group.update(w.id for w in fresh)
        edge += fresh
    others = (w for w in source.wars.values() if w.id in group and w.id != war.id)
    return tuple(w.id for w in sorted(others, key=lambda w: (w.began, w.id)))


def _is_kindred(other: War, war: War, source: Source) -> bool:
    """Fought at the same time by a common belligerent."""
    end, other_end = (w.ended if w.ended is not None else source.last.turn for w in (war, other))
    both = {b.state for b in war.belligerents} & {b.state for b in other.belligerents}
    return bool(both) and other.began <= end and war.began <= other_end


def general_wars(wars: tuple[WarChapter, ...], source: Source) -> tuple[GeneralWar, ...]:
    """The wars again, counted as the record of wars counts them; one that stood alone is a general war of one."""
    found: list[GeneralWar] = []
    seen: set[str] = set()
    for war in wars:
        if war.id not in seen:
            parts = tuple(w for w in wars if w.id == war.id or w.id in war.kindred)
            seen.update(w.id for w in parts)
            found.append(_general(parts, source))
    return tuple(found)


def _general(parts: tuple[WarChapter, ...], source: Source) -> GeneralWar:
    ended = None if any(w.ended is None for w in parts) else max(w.ended or 0 for w in parts)
    began = min(w.began for w in parts)
    return GeneralWar(
        wars=tuple(w.id for w in parts),
        names=tuple(w.name for w in parts),
        dates=span_text(source.system, began, ended if ended is not None else source.last.turn),
        began=began,
        ended=ended,
        states=tuple(sorted({f.state for w in parts for f in w.fighters})),
        lost=sum(w.lost for w in parts),
    )
