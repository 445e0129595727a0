"""How a talk starts, enters a stage, goes on and ends."""
