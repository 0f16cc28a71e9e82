"""Derekköz: a bibliographic and citation knowledge base with evidence."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kb import nearness

__all__ = ["nearness"]
__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    """Return `kb.nearness`, loaded when it is first needed: most commands never compare words."""
    if name != "nearness":
        raise AttributeError(f"kb has no {name!r}")
    return import_module("kb.nearness")
