"""The use cases: the only door into `kb` for the command line and the HTTP interface.

A part is loaded when it is first named, so that a command pays only for what it uses.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kb.library import importing, records
    from kb.library.session import Library, open_library

__all__ = ["Library", "importing", "open_library", "records"]
_PLACES = {"Library": "session", "open_library": "session"}


def __getattr__(name: str) -> Any:
    """Return a part of the library: a use case, or a name of the opening."""
    if name not in __all__:
        raise AttributeError(f"kb.library has no {name!r}")
    module = import_module(f"kb.library.{_PLACES.get(name, name)}")
    return getattr(module, name) if name in _PLACES else module
