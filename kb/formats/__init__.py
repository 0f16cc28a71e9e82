"""Foreign text to records and back: one file a format, each with `parse` and `dump`."""
