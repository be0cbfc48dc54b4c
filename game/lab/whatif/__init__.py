"""What if, played: a decision of a game as it was and reversed, many times, and counted.

`fates` plays one pair of re-plays with one pair of dice and says what came of
each; `counting` makes estimates with intervals of many; `inquiry` has workers
play pairs, refines while one watches and stops at once; `answering` asks
about several decisions in one go for the command line. A moment of the game
travels to the workers as text, never as objects, and no re-play is written
into any save.
"""
