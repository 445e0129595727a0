"""What the talk was worth, and what to train next."""
