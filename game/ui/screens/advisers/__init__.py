"""Advisers: two schools of thought on the decision at hand, each with its own sum over the same public figures."""
