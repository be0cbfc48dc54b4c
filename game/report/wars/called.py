"""Who was called to a war, state by state: one that several friends called, and called again, is one line."""

from dataclasses import dataclass

from game.report.records.chapters import Answered

__all__ = ["Called", "called_to"]


@dataclass(frozen=True, slots=True)
class Called:
    """A state and its calls to one war in order; `forces` is all it had when first called (tenths)."""

    state: str
    calls: tuple[Answered, ...]

    @property
    def kept(self) -> int:
        """Calls honoured."""
        return sum(a.honoured for a in self.calls)

    @property
    def broken(self) -> int:
        """Calls reneged on."""
        return len(self.calls) - self.kept

    @property
    def forces(self) -> int:
        """All brigades it had when first called, in tenths."""
        return self.calls[0].forces

    @property
    def trust_change(self) -> int:
        """How far the callers' trust in it moved in all, of 100."""
        return sum(a.trust_change for a in self.calls)

    @property
    def answer(self) -> str:
        """`honoured`, `reneged`, `reneged 3 times`, or `honoured 1, reneged 2`."""
        if self.kept and self.broken:
            return f"honoured {self.kept}, reneged {self.broken}"
        word, times = ("honoured", self.kept) if self.kept else ("reneged", self.broken)
        return word if times == 1 else f"{word} twice" if times == 2 else f"{word} {times} times"


def called_to(answers: tuple[Answered, ...]) -> tuple[Called, ...]:
    """The called: first who stayed away, the strongest first, then who did both, then who came."""
    found: dict[str, list[Answered]] = {}
    for one in answers:
        found.setdefault(one.state, []).append(one)
    rows = [Called(state, tuple(calls)) for state, calls in found.items()]
    return tuple(sorted(rows, key=lambda c: (c.kept > 0, c.broken == 0, -c.forces, c.state)))
