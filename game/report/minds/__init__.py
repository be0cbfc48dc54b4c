"""What was believed, and how wrong it was: opened when the game is over and not before (decisions 1 and 2).

`beliefs` holds threat as read against threat as it was, `outlooks` the chances told
against what came, `aftermath` what followed a misreading, `gaps` the deeds that
went another way than all reckoned, `unmasking` the doctrines themselves
(Jervis 1976; Walt 1987).
"""
