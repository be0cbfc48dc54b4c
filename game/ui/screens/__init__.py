"""The screens, a room for each: the council table and what is opened from it, from the title to the report.

A room may use the small pieces of another: the rows of letters, the waterfall of a treaty, the papers of the table.
"""
