"""The heap left alone: no search for circles of garbage while records by the hundred thousand are being made."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["set_apart", "unswept"]


def set_apart() -> None:
    """What lives now is not looked through again: to be called when a whole game has just been read.

    Otherwise the first search afterwards walks through all of it, a second for a large game, in the midst of a frame.
    """
    gc.freeze()


@contextmanager
def unswept() -> Iterator[None]:
    """Keep Python from looking for garbage within the block, and let it look again after it.

    Records are frozen and point at nothing that points back, so there is none to find; yet Python would walk through
    all of them again and again as they grow in number, which takes longer than making them.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
