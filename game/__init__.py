"""All Against One: a turn-based map game of international relations.

A state may balance, bandwagon, or keep the peace together; which of them
prevails is never written into the rules. The rooms of this house stand on
floors (see `pyproject.toml`): a room may import any floor below its own.
"""
