"""Sounds: short, soft, made by arithmetic, captioned; silence where there is nothing to play them on."""
