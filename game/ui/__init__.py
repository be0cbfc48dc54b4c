"""The rooms a person sees.

Only this floor knows pygame: it draws what lower floors reckon and hands back
sheets of orders; no rule and no number is decided here, so that the same game
runs without a screen.
"""
