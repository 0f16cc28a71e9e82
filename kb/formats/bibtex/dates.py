"""Dates of BibTeX: year, month and day in fields of their own, a year in brackets that the cataloguer supplied."""

import re
from collections.abc import Mapping

from kb.formats.bibtex import latex, reader


def is_supplied(fields: Mapping[str, str]) -> bool:
    """Return whether a date is the cataloguer's: year={[2004]} and no `date` (GOST 7.1-2003, 4.7)."""
    return not fields.get("date") and fields.get("year", "").strip().startswith("[")


def of_parts(fields: Mapping[str, str]) -> str:
    """Return the EDTF text of year, month and day; a month may be `jan`, `January`, 1, or hold the day (`3~jan`)."""
    year, month, day = (
        " ".join(latex.decode(fields.get(name, "")).split()).strip("[]().") for name in ("year", "month", "day")
    )
    names = [part.casefold()[:3] for part in re.findall(r"[^\W\d]+", month)]
    named = next((reader.MONTHS[name] for name in names if name in reader.MONTHS), "")
    if named:
        day = day or next(iter(re.findall(r"[0-9]{1,2}", month)), "")
    month = named or month
    if year.isdigit() and month.isdigit() and len(month) <= 2:
        return f"{year:0>4}-{month:0>2}" + (f"-{day:0>2}" if day.isdigit() else "")
    return year
