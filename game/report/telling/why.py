"""\"Why?\": a decision in the words its author would use, and, when the game is over, what it truly weighed.

In play a state is asked and answers as states do: with its stated reason and
the considerations anyone may know of, each for or against, but without its
weights; those and its private terms stay sealed (decisions 2).
"""

from dataclasses import dataclass

from game.report.telling.naming import Names
from game.world.reasons import Decision, Option, Term
from game.world.worlds import World

__all__ = ["Consideration", "Explanation", "explain", "weighed_course"]


@dataclass(frozen=True, slots=True)
class Consideration:
    """One thing weighed: `sign` +1 spoke for the course that was weighed, -1 against; `milli` is None while sealed."""

    name: str
    sign: int
    milli: int | None


@dataclass(frozen=True, slots=True)
class Explanation:
    """The answer: the act, the reason in the state's own voice, what was weighed, the courses not taken."""

    text: str
    stated: str
    weighed: str
    terms: tuple[Consideration, ...]
    passed_over: tuple[str, ...]
    opened: bool


def explain(decision: Decision, world: World, opened: bool | None = None) -> Explanation:
    """Why a seat did what it did; `opened` (by default once the game is over) shows the true weights."""
    names = Names(world)
    show = world.ended_by is not None if opened is None else opened
    act = _readable(decision.chosen, names)
    frame = names.words.why.get(decision.topic, names.words.why["other"])
    course = weighed_course(decision)
    return Explanation(
        text=frame.format(seat=names.state(decision.seat), act=act, topic=decision.topic.replace("_", " ")),
        stated=decision.statement or names.words.motive[decision.motive].stated,
        weighed=_readable(course.label, names) if course else "",
        terms=_weighed(course, names, show) if course else (),
        passed_over=tuple(_passed_over(o, names) for o in decision.options if o.label != decision.chosen),
        opened=show,
    )


def _passed_over(option: Option, names: Names) -> str:
    """A course not taken; one struck by a rule of thumb with the rule."""
    label = _readable(option.label, names)
    if not option.struck:
        return label
    return f"{label} ({names.words.rule.get(option.struck, option.struck.replace('_', ' '))})"


def weighed_course(decision: Decision) -> Option | None:
    """The course whose terms were reckoned: the one chosen, or, where a state declined, the one it declined."""
    ordered = sorted(decision.options, key=lambda o: o.label != decision.chosen)
    return next((o for o in ordered if o.terms), None)


def _weighed(option: Option, names: Names, show: bool) -> tuple[Consideration, ...]:
    """Largest first; sealed, the order is that of the names, since even the order of weights is private."""
    terms = [t for t in option.terms if t.milli]
    if not show:
        terms = sorted((t for t in terms if _public(t, names)), key=lambda t: _term_name(t, names))
    else:
        terms = sorted(terms, key=lambda t: -abs(t.milli))
    return tuple(
        Consideration(_term_name(t, names), 1 if t.milli > 0 else -1, t.milli if show else None) for t in terms
    )


def _public(term: Term, names: Names) -> bool:
    return term.name in names.words.term and term.name not in names.words.sealed


def _term_name(term: Term, names: Names) -> str:
    return names.words.term.get(term.name, term.name.replace("_", " "))


def _readable(label: str, names: Names) -> str:
    """An option's label with ids of states turned into names."""
    parts = label.replace("_", " ").split(" ")
    return " ".join(names.state(p) for p in parts)
