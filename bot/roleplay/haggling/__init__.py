"""The price asked for, terms weighed, bids made, extras sold."""
