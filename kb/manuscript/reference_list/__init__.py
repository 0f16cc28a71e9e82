"""Reference lists in text: entries found in any mess, and the fields of each by the grammar of its printed form."""
