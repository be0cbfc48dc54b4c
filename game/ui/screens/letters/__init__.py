"""Letters that await an answer, and what would follow from each."""
