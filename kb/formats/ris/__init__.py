"""RIS: tags, entries, records."""
