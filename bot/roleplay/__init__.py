"""How the customer behaves: the machine, his mood, what he hears and says, one turn, the scorecard. Pure."""
