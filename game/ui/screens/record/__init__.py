"""What is on record: the Gazette of each turn, the ledger of states."""
