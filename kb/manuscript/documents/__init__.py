"""Documents people write in, each format with one reader: a text whose parts can be written back in place."""
