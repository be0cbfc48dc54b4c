"""The screens: one module for each page a person can open, from the title to the report.

A screen reads a desk or a chronicle and draws widgets; it hands back lines of
a sheet and asks the app for the next screen. It decides no rule and reckons no
number that a lower room could tell, and no screen imports another: they meet
in `game.ui.app`, so that each can be opened alone, in a test or by a tour.
"""
