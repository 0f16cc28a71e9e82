"""The styles that lists may be written in: found by words and by field of study."""

from kb.gost.style_catalogue import InstalledStyle, find_styles
from kb.library.answer_shapes import StyleJson

__all__ = ["InstalledStyle", "find_styles", "style"]


def style(item: InstalledStyle) -> StyleJson:
    """Return the JSON object of an installed style."""
    return {
        "name": item.name,
        "title": item.title,
        "citation_format": item.form,
        "fields": list(item.fields),
        "aliases": list(item.aliases),
        "takes": item.takes or None,
        "prepared": item.ours,
    }
