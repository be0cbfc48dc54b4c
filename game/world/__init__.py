"""The world: the nouns of the game as frozen records, and no verbs.

States, provinces, treaties, pacts, crises, wars; the sheets that seats hand
in; the events that come of them; the reasons given. No record here changes
itself or another: `rules` makes new ones. Dictionaries inside records are
read, never written, once the record is made. Whole numbers throughout (rules.md §1):
wealth in hundredths, forces in tenths of a brigade, shares and chances in
thousandths (`_permille`), distances in march-kilometres.
"""
