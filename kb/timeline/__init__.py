"""Pictures, tables and calendars of a chronology: entries in order and a language in, text out."""
