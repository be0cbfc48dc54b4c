"""Pieces that several rooms lay on their sheets."""
