"""Views: the world as one seat may see it (decisions 3, 11)."""

from dataclasses import dataclass, field, replace

from game.perception.belief import reckon
from game.perception.reckoning import Reckoning
from game.perception.survey import Survey
from game.world.conflicts import War
from game.world.covert import CovertAct, Plot
from game.world.states import Secrets
from game.world.treaties import Treaty
from game.world.worlds import Phase, World

__all__ = ["Estimates", "View", "look", "public", "redact", "views"]


class Estimates:
    """The public estimates of one world: reckoned when first asked for, once for all who share them.

    Only what every seat may see is kept of the world.
    """

    __slots__ = ("_made", "_world")

    def __init__(self, world: World, made: Reckoning | None = None) -> None:
        self._world = public(world)
        self._made = made

    @property
    def reckoning(self) -> Reckoning:
        """The estimates, which rest on public facts alone."""
        if self._made is None:
            self._made = reckon(self._world)
        return self._made


@dataclass(frozen=True, slots=True)
class View:
    """One seat's world: others' dispositions, doctrines, errors, marches, letters and events to come left out.

    `estimates` rest on public facts only, so they are the same for every seat.
    """

    seat: str
    world: World
    estimates: Estimates = field(compare=False)

    @property
    def reckoning(self) -> Reckoning:
        """The public estimates."""
        return self.estimates.reckoning

    @property
    def survey(self) -> Survey:
        """The public facts in arrays."""
        return self.estimates.reckoning.survey

    @property
    def disposition(self) -> int:
        """The seat's own appetite, 0–100."""
        return self.world.secrets.disposition.get(self.seat, 35)

    def error_permille(self, other: str) -> int:
        """How far this seat's staff misjudges another's strength, in thousandths of its logarithm."""
        return self.world.secrets.error_permille.get(self.seat, {}).get(other, 0)


def redact(world: World, seat: str) -> World:
    """The world without what the seat may not see."""
    return _stripped(world, seat)


def public(world: World) -> World:
    """The world as all may see it: what the shared estimates rest on."""
    return _stripped(world, None)


def _stripped(world: World, seat: str | None) -> World:
    """The world without what a seat, or nobody in particular, may not see (decisions 3, 11; articles 20, 26)."""
    return replace(
        world,
        secrets=_own_secrets(world.secrets, seat),
        fates=(),
        marches={s: m for s, m in world.marches.items() if s == seat},
        recruits={s: r for s, r in world.recruits.items() if s == seat},
        proposals={k: p for k, p in world.proposals.items() if seat in (p.by, p.to)},
        offers={k: o for k, o in world.offers.items() if seat is not None and seat in (o.by, o.to, o.mediator)},
        treaties=_seen_treaties(world.treaties, seat),
        wars=_seen_wars(world, seat),
    )


def _seen_treaties(treaties: dict[str, Treaty], seat: str | None) -> dict[str, Treaty]:
    """Treaties without others' secret ones; the very table where there are none."""
    if not any(t.secret for t in treaties.values()):
        return treaties
    return {k: t for k, t in treaties.items() if not t.secret or seat in t.parties}


def _seen_wars(world: World, seat: str | None) -> dict[str, War]:
    """Wars without the note of who baited the two into them, until it is known or the game over."""
    if world.phase is Phase.OVER or not any(w.baited_by and not w.bait_known for w in world.wars.values()):
        return world.wars
    return {
        k: w if w.bait_known or w.baited_by in (None, seat) else replace(w, baited_by=None)
        for k, w in world.wars.items()
    }


def _knows(plot: Plot, seat: str | None) -> bool:
    """Whether a covert act is a seat's own, was told to it, or has been exposed."""
    helped = plot.act is CovertAct.SUBSIDISE and plot.target == seat
    return plot.exposed or plot.author == seat or helped


def _own_secrets(secrets: Secrets, seat: str | None) -> Secrets:
    """Only the seat's own row of the table of secrets, and the plots it knows of."""
    return Secrets(
        disposition={s: v for s, v in secrets.disposition.items() if s == seat},
        doctrine={s: v for s, v in secrets.doctrine.items() if s == seat},
        error_permille={s: v for s, v in secrets.error_permille.items() if s == seat},
        plots={k: p for k, p in secrets.plots.items() if _knows(p, seat)},
    )


def look(world: World, seat: str, known: Estimates | None = None) -> View:
    """The view of one seat. Estimates of the same world may be shared."""
    seen = redact(world, seat)
    return View(seat, seen, known if known is not None else Estimates(seen))


def views(world: World, seats: tuple[str, ...]) -> dict[str, View]:
    """The views of many seats, with one reckoning shared: it rests on public facts alone."""
    if not seats:
        return {}
    first = look(world, seats[0])
    return {seats[0]: first, **{seat: look(world, seat, first.estimates) for seat in seats[1:]}}
