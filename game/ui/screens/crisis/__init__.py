"""The crisis: the scales of two coalitions, the demand, and the courses open."""
