"""Parts of a bibliography: which of its items are printed, by the values of their fields.

The rules are those of citeproc-js's makeBibliography: `include` keeps what any rule matches, `exclude` what none
does, `select` what all do; `quash` then leaves out what all of its rules match.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

_KINDS: Final = ("include", "exclude", "select", "quash")


@dataclass(frozen=True, slots=True)
class Rule:
    """A field and the value it must have; "" asks for a missing or empty field. Of a list, one value is enough."""

    field: str
    value: str

    def matches(self, item: Mapping[str, object]) -> bool:
        """Return whether an item has the value."""
        values = item.get(self.field)
        if isinstance(values, Sequence) and not isinstance(values, str):
            return self.value in values if self.value else not values
        return self.value == ("" if values is None else str(values))


@dataclass(frozen=True, slots=True)
class Selection:
    """Rules by which items of a list are printed; without any, all are."""

    include: tuple[Rule, ...] = ()
    exclude: tuple[Rule, ...] = ()
    select: tuple[Rule, ...] = ()
    quash: tuple[Rule, ...] = ()

    @classmethod
    def of(cls, value: Mapping[str, object]) -> "Selection":
        """The selection of {"include": [{"field": "type", "value": "book"}], ...}; what is no rule is left out."""
        return cls(**{kind: _rules(value.get(kind)) for kind in _KINDS})

    def keeps(self, item: Mapping[str, object]) -> bool:
        """Return whether an item is printed."""
        if self.include and not any(rule.matches(item) for rule in self.include):
            return False
        if any(rule.matches(item) for rule in self.exclude):
            return False
        if not all(rule.matches(item) for rule in self.select):
            return False
        return not (self.quash and all(rule.matches(item) for rule in self.quash))


def _rules(value: object) -> tuple[Rule, ...]:
    if not isinstance(value, Sequence) or isinstance(value, str):
        return ()
    return tuple(
        Rule(str(rule.get("field", "")), str(rule.get("value", ""))) for rule in value if isinstance(rule, Mapping)
    )
