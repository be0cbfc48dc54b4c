"""The council chamber of a pact: bench, motion, burdens, standing; and its charter."""
