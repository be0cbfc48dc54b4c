"""Scripted hands: what a player does to the map, one frame at a time.

A hand yields the events of each frame, in pixels of the screen; the frame loop in `frames` posts them. The same
script is played every time, so that two runs differ by the machine and by the program alone.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

import pygame

__all__ = ["hovering", "modes", "panning", "reading", "zooming"]

Events = tuple[pygame.event.Event, ...]
Point = tuple[int, int]


def _move(at: Point, rel: Point = (0, 0), held: bool = False) -> pygame.event.Event:
    return pygame.event.Event(pygame.MOUSEMOTION, pos=at, rel=rel, buttons=(int(held), 0, 0))


def _key(key: int) -> Events:
    return tuple(
        pygame.event.Event(kind, key=key, mod=0, unicode="", scancode=0) for kind in (pygame.KEYDOWN, pygame.KEYUP)
    )


def panning(middle: Point, frames: int) -> Iterator[Events]:
    """Drags the map in slow loops, some 500 px a second, letting go now and then."""
    at = middle
    for stroke in range(max(1, frames // 60)):
        yield (_move(at), pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=at, button=1))
        for n in range(50):
            turn = 2 * math.pi * n / 50 + stroke * 0.7
            rel = (round(9 * math.cos(turn)), round(6 * math.sin(turn * 1.5)))
            at = (at[0] + rel[0], at[1] + rel[1])
            yield (_move(at, rel, held=True),)
        yield (pygame.event.Event(pygame.MOUSEBUTTONUP, pos=at, button=1),)
        yield from ((),) * 8
        at = middle


def zooming(middle: Point, frames: int) -> Iterator[Events]:
    """Turns the wheel in and out again over places off the middle, and lets the map come to rest between."""
    notches = (1, 1, 1, 1, -1, 1, 1, -1, -1, -1, -1, -1)
    spots = ((0, 0), (140, -60), (-120, 70))
    for n in range(max(1, frames // 14)):
        dx, dy = spots[n // len(notches) % len(spots)]
        at = (middle[0] + dx, middle[1] + dy)
        yield (_move(at), pygame.event.Event(pygame.MOUSEWHEEL, x=0, y=notches[n % len(notches)], pos=at))
        yield from ((),) * (13 if n % 3 else 24)


def hovering(middle: Point, reach: Point, frames: int) -> Iterator[Events]:
    """Sweeps the pointer over the map and over the papers beside it, and rests on some places for a tip."""
    for n in range(frames):
        turn = 2 * math.pi * n / 240
        at = (
            middle[0] + round(reach[0] * math.cos(turn * 1.3)),
            middle[1] + round(reach[1] * math.sin(turn * 2.1)),
        )
        if n % 120 < 80:
            yield (_move(at),)
        else:
            yield ()


def modes(frames: int) -> Iterator[Events]:
    """Asks the map its nine questions in turn, with time to look at each answer."""
    for n in range(max(1, frames // 60)):
        yield _key(pygame.K_1 + n % 9)
        yield from ((),) * 59


def reading(keys: Sequence[int], frames: int) -> Iterator[Events]:
    """Opens sheets by key and closes them with Esc."""
    for n in range(max(1, frames // 80)):
        yield _key(keys[n % len(keys)])
        yield from ((),) * 40
        yield _key(pygame.K_ESCAPE)
        yield from ((),) * 39
