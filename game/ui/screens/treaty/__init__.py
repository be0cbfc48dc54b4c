"""The treaty table: clauses, the other side's verdict by its reasons, and the least that would do."""
