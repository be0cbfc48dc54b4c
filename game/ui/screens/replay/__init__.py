"""The replay: a whole game scrubbed on the atlas, turn by turn, in every map mode, alone or beside another game.

It decides nothing and plays nothing by itself: what it shows is read from the
chronicle (`film`), through somebody's eyes (`eyes`). While a game still runs,
those are the eyes of the one who plays it, or of nobody in particular; only
when it is over may any seat's view be opened, and everything at once. A map in
motion shows washes, shields and wars at once, and sets its names when it comes
to rest (`pane`), so that a step never waits for lettering.
"""
