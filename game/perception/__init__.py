"""Perception: what one seat can see, and what it reckons from that.

A View is the world without the secrets of others. A Survey holds the estimates
all can make from public facts at public mean parameters, in arrays; the same
functions take a doctrine's own Temper for the deed, so that what is shown and
what is decided are one code path and the gap between them can be measured
(decisions 1; model.md e1). Walt's threat, credence, the worth of a treaty, a
patron, a pact or an attack are all reckoned here; nothing is decided here.
"""
