"""The clipboard of the desktop, where there is one."""

import pygame

__all__ = ["copy", "pasted"]


def pasted() -> str:
    """What was copied last, on one line; nothing where there is no clipboard."""
    try:
        return " ".join(pygame.scrap.get_text().split())
    except pygame.error:
        return ""


def copy(words: str) -> bool:
    """Put words on the clipboard; False where there is none."""
    try:
        pygame.scrap.put_text(words)
    except pygame.error:
        return False
    return True
