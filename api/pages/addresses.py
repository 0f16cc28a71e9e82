"""Addresses of pages: a path and parameters in the order given; every state of a page is one."""

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import quote, quote_plus

Parameters = tuple[tuple[str, str], ...]
PAGING = ("cursor",)
_encoded = lru_cache(maxsize=20_000)(quote_plus)  # the names and values of a page's links come again on the next one


class Address(NamedTuple):
    """An address that gives its neighbours: the same page with one thing changed."""

    path: str
    parameters: Parameters = ()

    def __str__(self) -> str:
        if not self.parameters:
            return self.path
        return f"{self.path}?{'&'.join([f'{_encoded(name)}={_encoded(value)}' for name, value in self.parameters])}"

    def values(self, name: str) -> tuple[str, ...]:
        """Return the values of a parameter."""
        return tuple(value for key, value in self.parameters if key == name)

    def having(self, **values: str | Iterable[str]) -> "Address":
        """Return the address with parameters set anew, "" removing one; a changed question starts at its first page."""
        kept = [pair for pair in self.parameters if pair[0] not in values and pair[0] not in PAGING]
        for name, value in values.items():
            many = (value,) if isinstance(value, str) else value
            kept.extend((name, value) for value in many if value)
        return Address(self.path, tuple(kept))

    def toggled(self, name: str, value: str) -> "Address":
        """Return the address with one value of a parameter added, or taken away where it is there."""
        now = self.values(name)
        after = tuple(other for other in now if other != value) if value in now else (*now, value)
        return self.having(**{name: after})

    def toggles(self, name: str) -> Callable[[str], str]:
        """Return what spells the address with a value of a parameter added or taken away, for many values of it."""
        now = self.values(name)
        others = self.having(**{name: now})
        start = f"{others}{'&' if others.parameters else '?'}{_encoded(name)}="
        return lambda value: str(self.toggled(name, value)) if value in now else f"{start}{_encoded(value)}"

    def keeping(self, *names: str) -> "Address":
        """Return the address with only these parameters."""
        return Address(self.path, tuple(pair for pair in self.parameters if pair[0] in names))

    def dropping(self, *names: str) -> "Address":
        """Return the address without these parameters."""
        return Address(self.path, tuple(pair for pair in self.parameters if pair[0] not in names))

    def at(self, path: str) -> "Address":
        """Return another path with the same parameters."""
        return Address(path, self.parameters)


@lru_cache(maxsize=20_000)
def record_path(citekey: str, root: str = "/records") -> str:
    """Return the path of a record; a citekey may hold any sign."""
    return f"{root}/{quote(citekey, safe='')}"
