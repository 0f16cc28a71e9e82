"""Everything that a large library runs on, on one machine, without containers; for trials and for the tests."""
