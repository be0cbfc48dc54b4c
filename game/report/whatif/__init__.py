"""What if: any decision of a game reversed, and what re-plays each way came to.

`reversals` finds every decision on the sheets of a chronicle and its opposite,
`proposing` chooses the five most telling by what the chronicle itself says,
`wording` puts results into sentences that claim no more than re-plays can
show. Never here: the playing itself (game.lab.whatif), a chance that was not
counted, an outcome taken from the game as it went: "as it was" is replayed
with other dice too, for one course of events proves nothing about a chance.
"""
