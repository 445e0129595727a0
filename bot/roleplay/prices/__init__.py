"""Which price a text offers, for what, on what condition."""
