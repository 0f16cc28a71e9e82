"""Writers of formatted lists: one file a format, each `write(FormattedList) -> bytes`."""
