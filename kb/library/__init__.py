"""The use cases: the only door into `kb` for the command line and the HTTP interface."""

from kb.library.opening import Library, open_library

__all__ = ["Library", "open_library"]
