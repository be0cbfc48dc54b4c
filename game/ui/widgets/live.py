"""Live words: which words on the screen open a card, and where they stand.

Nothing is marked when a screen is built. When the pointer rests, the part of the tree under it is drawn once more on
a scratch sheet, with an ear on the scribe that hears every line of text and where it would stand; a reader then says
which of the words are names or terms. So whatever writes a name anywhere has a live word, and a frame costs nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

import pygame

from game.ui.widgets.look import Look
from game.ui.widgets.text import Piece, Scribe
from game.ui.widgets.widget import Widget

__all__ = ["Found", "Reader", "Word", "words_in"]


@dataclass(frozen=True, slots=True)
class Found:
    """A name or term in a text: from where to where, and what it names (`state:PER`, `term:threat`)."""

    start: int
    end: int
    subject: str


class Reader(Protocol):
    """Who knows what words mean on this screen, and can lay out the card of each."""

    @property
    def key(self) -> object:
        """Whose eyes these are: cards made for other eyes are closed."""
        ...

    def find(self, text: str) -> Sequence[Found]: ...
    def card(self, subject: str) -> Widget | None: ...


@dataclass(frozen=True, slots=True)
class Word:
    """A word on the screen: what it names, as written, and where it stands (two boxes where a line breaks in it)."""

    subject: str
    text: str
    boxes: tuple[pygame.Rect, ...]

    @property
    def is_term(self) -> bool:
        """Whether it is a term of the field rather than a name."""
        return self.subject.startswith("term:")

    def holds(self, point: tuple[int, int]) -> bool:
        """Whether the pointer is on it."""
        return any(box.collidepoint(point) for box in self.boxes)


class _Ear:
    """Hears what is written: passages of pieces, each clipped to where it could be seen."""

    def __init__(self, area: pygame.Rect) -> None:
        self.area = area
        self.passages: list[tuple[tuple[Piece, ...], pygame.Rect]] = []

    def hear(self, target: pygame.Surface, pieces: Iterable[Piece]) -> None:
        passage, clip = tuple(pieces), target.get_clip()
        if any(piece.box.colliderect(self.area) and piece.box.colliderect(clip) for piece in passage):
            self.passages.append((passage, clip))


_SCRATCH: list[pygame.Surface] = []


def _scratch(size: tuple[int, int]) -> pygame.Surface:
    """A sheet as large as the window, kept for the next time."""
    if not _SCRATCH or _SCRATCH[0].get_size() != size:
        _SCRATCH[:] = [pygame.Surface(size)]
    return _SCRATCH[0]


def words_in(root: Widget, look: Look, area: pygame.Rect, reader: Reader) -> list[Word]:
    """The live words of a tree that touch an area of the screen, in the order in which they are drawn."""
    if not root.visible:
        return []
    sheet, ear = _scratch(look.size), _Ear(area)
    sheet.set_clip(area)
    look.text.ear = ear
    try:
        root.draw(sheet, look)
    finally:
        look.text.ear = None
    heard = [word for passage, clip in ear.passages for word in _words(passage, clip, look.text, reader)]
    heard = [word for word in heard if any(box.colliderect(area) for box in word.boxes)]
    return heard or _marked(root, area, reader)


def _words(passage: tuple[Piece, ...], clip: pygame.Rect, scribe: Scribe, reader: Reader) -> Iterable[Word]:
    """The words of one passage; what a piece leads to by its own mark goes before what its letters say."""
    text, starts = "", []
    for n, piece in enumerate(passage):
        broken = n > 0 and piece.box.y > passage[n - 1].box.y
        text += " " if broken and not text.endswith(" ") else ""
        starts.append(len(text))
        text += piece.text
    marked = [n for n, piece in enumerate(passage) if piece.target]
    for n in marked:
        yield Word(passage[n].target, passage[n].text, (passage[n].box.clip(clip),))
    for found in reader.find(text):
        boxes = []
        for n, (piece, start) in enumerate(zip(passage, starts, strict=True)):
            a, b = max(found.start - start, 0), min(found.end - start, len(piece.text))
            if a < b and n not in marked:
                box = _box(scribe, piece, a, b).clip(clip)
                boxes += [box] if box.w and box.h else []
        if boxes:
            yield Word(found.subject, text[found.start : found.end], tuple(boxes))


def _box(scribe: Scribe, piece: Piece, a: int, b: int) -> pygame.Rect:
    """Where the letters from a to b of a piece stand."""
    left = scribe.width(piece.text[:a], piece.role, piece.face) if a else 0
    wide = scribe.width(piece.text[a:b], piece.role, piece.face)
    return pygame.Rect(piece.box.x + left, piece.box.y, wide, piece.box.h)


def _marked(root: Widget, area: pygame.Rect, reader: Reader) -> list[Word]:
    """Things without words that stand for something: a shield for its state, a mark that says whose it is."""
    for thing in reversed([w for w in root.walk() if w.subject or w.role == "shield"]):
        if thing.rect.colliderect(area):
            named = [found.subject for found in reader.find(thing.label)] if not thing.subject else [thing.subject]
            return [Word(named[0], thing.label, (pygame.Rect(thing.rect),))] if named else []
    return []
