"""Nine-slices: a tile with corners, pulled out to any size."""

import pygame

__all__ = ["hollow", "nine_slice"]


def nine_slice(target: pygame.Surface, rect: pygame.Rect, tile: pygame.Surface, corner: int) -> None:
    """Draw a square tile stretched over rect: corners as they are, the rest pulled out."""
    corner = min(corner, rect.w // 2, rect.h // 2)
    side = tile.get_width()
    if corner < 1:
        return
    spans = ((0, corner), (corner, side - 2 * corner), (side - corner, corner))
    places_x = ((rect.x, corner), (rect.x + corner, rect.w - 2 * corner), (rect.right - corner, corner))
    places_y = ((rect.y, corner), (rect.y + corner, rect.h - 2 * corner), (rect.bottom - corner, corner))
    clip = target.get_clip()
    for (sx, sw), (px, pw) in zip(spans, places_x, strict=True):
        for (sy, sh), (py, ph) in zip(spans, places_y, strict=True):
            if pw <= 0 or ph <= 0 or not clip.colliderect((px, py, pw, ph)):
                continue
            piece = tile.subsurface((sx, sy, sw, sh))
            target.blit(piece if (sw, sh) == (pw, ph) else pygame.transform.scale(piece, (pw, ph)), (px, py))


def hollow(target: pygame.Surface, rect: pygame.Rect, plate: pygame.Surface, edge: int) -> None:
    """Blit only the outermost `edge` px of a plate as large as rect: its inside is filled more cheaply."""
    wide, high = rect.size
    if 2 * edge >= min(wide, high):
        target.blit(plate, rect)
        return
    inner = high - 2 * edge
    for strip in (
        (0, 0, wide, edge),
        (0, high - edge, wide, edge),
        (0, edge, edge, inner),
        (wide - edge, edge, edge, inner),
    ):
        target.blit(plate, (rect.x + strip[0], rect.y + strip[1]), strip)
