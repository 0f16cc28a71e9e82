"""How a timeline is drawn."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

WIDTH = 1200


@dataclass(frozen=True, slots=True)
class DrawingOptions:
    """How a timeline is drawn.

    `today` is the day number where the axis ends at least, `years` the first and last year of an axis that shows these
    alone; `base` the address before "/records/"; `query` is added to every address, such as "lang=ru", `filters` to
    those of chronologies, such as "kind=protocol"; `width` counts in units of SVG, 320 at least: what is nearer than a
    mark's size there stands in another row. `fluid` leaves the width to the page. `opened` are the open lanes, None for
    all of them; `toggle` gives the address that opens or closes a lane; no more than `most` marks are drawn.
    """

    base: str = ""
    today: int | None = None
    width: int = WIDTH
    query: str = ""
    filters: str = ""
    years: tuple[int, int] | None = None
    fluid: bool = False
    opened: Collection[str] | None = None
    toggle: Callable[[str], str] | None = None
    most: int = 10_000
