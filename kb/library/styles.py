"""The styles that lists may be written in: found by words and by field of study."""

from kb.gost.style_catalogue import InstalledStyle, find_styles
from kb.library.answer_shapes import StyleJson
from kb.library.shaping import shaped

__all__ = ["InstalledStyle", "find_styles", "style"]


def style(item: InstalledStyle) -> StyleJson:
    """Return the JSON object of an installed style."""
    return shaped(StyleJson, item)
