"""The invitation: for a newcomer, one idea in each half of a turn, on a strip under the top bar; each is shown once.

The ideas are data (`assets/words/invitations.toml`), so that a teacher can write others.
"""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Final, Literal

from pydantic import BaseModel, ConfigDict, Field

from game.kit.places import assets
from game.scenarios.faults import read_as
from game.ui.desk import Desk
from game.ui.screens.council.paper import Paper
from game.ui.widgets.buttons import Button
from game.ui.widgets.layout import Column, Row
from game.ui.widgets.plain import Icon, Text
from game.ui.widgets.widget import Widget
from game.world.worlds import Phase

__all__ = ["Invitation", "invitation_strip", "invitations", "next_invitation", "read_invitations"]

_ICON: Final = "codex"


class Invitation(BaseModel):
    """One idea: `when` it makes sense, its `head`, and one or two sentences."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    when: Literal["orders", "dispatches", "any"] = Field(alias="in")
    head: str = Field(min_length=3, max_length=40)
    says: str = Field(min_length=10, max_length=130)


class _Shelf(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    format: Literal["invitations/1"]
    invitation: tuple[Invitation, ...]


def read_invitations(path: Path) -> tuple[Invitation, ...]:
    """Those of a file; FaultsFoundError names everything that is wrong with it."""
    return read_as(path, _Shelf).invitation


@cache
def invitations() -> tuple[Invitation, ...]:
    """All of them, in the order in which they are shown."""
    return read_invitations(assets() / "words" / "invitations.toml")


def next_invitation(desk: Desk, seen: int) -> int | None:
    """The number of the first idea, from `seen` on, if it makes sense now: the order is kept, so one may wait."""
    if desk.is_watching or not 0 <= seen < len(invitations()):
        return None
    when = invitations()[seen].when
    if when == "orders" and desk.phase is not Phase.ORDERS:
        return None
    if when == "dispatches" and not desk.dispatches():
        return None
    return seen


def invitation_strip(number: int, dismiss: Callable[[], None]) -> Widget:
    """The strip: what to try, and a cross that puts it away."""
    one = invitations()[number]
    cross = Button(
        "Put this away", dismiss, kind="bare", size="row", icon="strike", icon_only=True, tip="Put this away"
    )
    words = Column(Text(one.head, "value"), Text(one.says, "second"), gap=1, grow=1)
    return Paper(Row(Icon(_ICON, 20, "ink_2"), words, cross, gap=12), pad=(16, 7), label="Invitation")
