"""The time of now, in UTC: the moment as it is kept with what was done, and the day by its number."""

from datetime import UTC, datetime, timedelta

MOMENT = "%Y-%m-%dT%H:%M:%SZ"


def now(days: int = 0) -> str:
    """Return the moment so many days from now, to the second."""
    return (datetime.now(UTC) + timedelta(days)).strftime(MOMENT)


def today() -> int:
    """Return the day number of today."""
    return datetime.now(UTC).toordinal()
