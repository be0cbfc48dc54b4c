"""Words given: calls, pledges, treaties and pacts; kept, broken, or believed so that no war came.

`faith` is the record of each state, `pacts` the life of each pact, `lapsed` the
wars that did not happen, `gains` what membership was worth beside what it cost
(Olson and Zeckhauser 1966).
"""
