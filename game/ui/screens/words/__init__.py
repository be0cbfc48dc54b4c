"""What the screens say: figures, orders, letters and reasons in words; the lowest of the rooms of screens."""
