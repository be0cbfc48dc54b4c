"""The card: one short paper for every name and term of the game, the same wherever it is met.

Here lie the codex of the field's terms, the list of names that are live on a screen, the contents of every kind of
card, and the paper that they are laid out on. A card says only what the seat that reads it may know: all is read
from its view. Nothing here knows a screen; a screen hands in what a card's doors open.
"""
