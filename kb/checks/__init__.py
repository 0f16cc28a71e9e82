"""A doctor for the data: each check is a function from records to problems, registered by name."""
