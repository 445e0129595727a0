"""One exchange: what he hears, which line he picks, what a fault does to him."""
