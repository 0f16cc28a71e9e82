"""The axis of a timeline: days to places across the picture, and years as ticks that never collide."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kb.domain.edtf import Edtf, civil, ordinal

SINCE = 1990
LETTER = 7.2
SHORT = 732
MOST_WITH_MONTHS = 2  # years


@dataclass(frozen=True, slots=True)
class Axis:
    """Whole years from `first` to `last`, both inclusive, between two places of the picture."""

    first: int
    last: int
    left: float
    right: float

    def place(self, day: int) -> float:
        """Return the place of a day, no farther than the ends of the axis."""
        start, end = ordinal(self.first, 1, 1), ordinal(self.last + 1, 1, 1)
        share = (min(max(day, start), end) - start) / (end - start)
        return round(self.left + share * (self.right - self.left), 1)

    def span(self, date: Edtf) -> tuple[float, float]:
        """Return the places of the first day and the end of the last day; an open end is the end of the axis."""
        start = self.left if date.lower is None else self.place(date.lower)
        return start, self.right if date.upper is None else self.place(date.upper + 1)

    def ticks(self, room: float = 0, beyond: float = 4) -> Iterator[tuple[int, float]]:
        """Yield (year, place) of labels as close as their width allows, `room` apart at least, at round years.

        None reaches farther than `beyond` past the end.
        """
        longest = max(len(str(self.first)), len(str(self.last)))
        step = self.step(max(longest * LETTER + 10, room))
        year = -(-self.first // step) * step
        while year <= self.last:
            place = self.place(ordinal(year, 1, 1))
            if place + longest * LETTER / 2 <= self.right + beyond:
                yield year, place
            year += step

    def months(self) -> Iterator[tuple[int, float]]:
        """Yield (month, place) of what has room between the years of an axis of one year, or of two; else nothing."""
        span = self.last - self.first + 1
        for year in range(self.first, self.last + 1) if span <= MOST_WITH_MONTHS else ():
            for month in range(1 + 3 * span, 13, 3 * span):
                yield month, self.place(ordinal(year, month, 1))

    def step(self, room: float) -> int:
        """Return the smallest of 1, 2, 5, 10, 20, 50 … years that takes at least `room`."""
        year_width = (self.right - self.left) / (self.last - self.first + 1)
        power = 1
        while True:
            for factor in (1, 2, 5):
                if factor * power * year_width >= room:
                    return factor * power
            power *= 10


def axis(dates: Sequence[Edtf], today: int | None, left: float, right: float) -> Axis:
    """Return the axis that shows these dates: from 1990 to today, and farther where dates lie outside.

    A date of more than two years, or with an open end, does not stretch the axis: it is cut off at the ends.
    """
    known = [(date.lower, date.upper) for date in dates if date.lower is not None and date.upper is not None]
    short = [pair for pair in known if pair[1] - pair[0] <= SHORT] or known
    years = [civil(day)[0] for pair in short for day in pair]
    now = civil(today)[0] if today is not None else max(years, default=SINCE)
    return Axis(min([*years, SINCE]), max([*years, now, SINCE]), left, right)
