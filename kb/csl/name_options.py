"""Options of cs:name and their inheritance (CSL 1.0.2, "Inheritable Name Options")."""

from collections.abc import Mapping
from dataclasses import dataclass

from kb.csl.xml import Node

_RENAMED = {"form": "name-form", "delimiter": "name-delimiter"}
_EVERY = 1 << 30


@dataclass(frozen=True, slots=True)
class EtAl:
    """When and how far a list of names is cut."""

    least: int = _EVERY
    first: int = 1

    def shown(self, count: int) -> int:
        """Return how many of `count` names are printed."""
        return min(self.first, count) if count >= self.least else count


@dataclass(frozen=True, slots=True)
class NameOptions:
    """All that decides how one list of names is printed."""

    et_al: EtAl
    subsequent: EtAl
    use_last: bool
    conjunction: str
    delimiter: str
    precedes_last: str
    precedes_et_al: str
    form: str
    initialize: bool
    initialize_with: str | None
    hyphen: bool
    sort_order: str
    sort_separator: str
    demote: str
    sorting: bool = False


class Inherited:
    """Looks name attributes up: nearest element first, then citation or bibliography, then the style."""

    def __init__(self, root: Node, area: Node) -> None:
        self.root = root
        self.area = area

    def get(self, name: str, *nodes: Node | None) -> str | None:
        """Return an attribute's effective value, or None where nothing sets it."""
        for node in nodes:
            if node is not None and name in node.attrs:
                return node.attrs[name]
        general = _RENAMED.get(name, name)
        for node in (self.area, self.root):
            if general in node.attrs:
                return node.attrs[general]
        return None

    def names_delimiter(self, names: Node) -> str:
        """Return the delimiter between name variables."""
        for value in (names.attrs.get("delimiter"), self.area.attrs.get("names-delimiter")):
            if value is not None:
                return value
        return self.root.get("names-delimiter")

    def options(self, names: Node, name: Node | None, overrides: Mapping[str, str]) -> NameOptions:
        """Return the effective options of a names element; `overrides` are a sort key's names-min and the like."""

        def get(attribute: str, default: str = "") -> str:
            value = self.get(attribute, name, names if attribute not in ("delimiter", "form") else None)
            return default if value is None else value

        least = overrides.get("names-min") or get("et-al-min")
        first = overrides.get("names-use-first") or get("et-al-use-first")
        with_ = self.get("initialize-with", name, names)
        return NameOptions(
            et_al=_et_al(least, first),
            subsequent=_et_al(get("et-al-subsequent-min") or least, get("et-al-subsequent-use-first") or first),
            use_last=(overrides.get("names-use-last") or get("et-al-use-last")) == "true",
            conjunction=get("and"),
            delimiter=get("delimiter", ", "),
            precedes_last=get("delimiter-precedes-last", "contextual"),
            precedes_et_al=get("delimiter-precedes-et-al", "contextual"),
            form=get("form", "long"),
            initialize=get("initialize", "true") != "false",
            initialize_with=with_,
            hyphen=self.root.get("initialize-with-hyphen", "true") != "false",
            sort_order="all" if "sorting" in overrides else get("name-as-sort-order"),
            sort_separator=get("sort-separator", ", "),
            demote=self.root.get("demote-non-dropping-particle", "display-and-sort"),
            sorting="sorting" in overrides,
        )


def _et_al(least: str, first: str) -> EtAl:
    """Return when a list is cut; both numbers must be in force (CSL 1.0.2, "Et-al Abbreviation")."""
    if not (least.isdecimal() and first.isdecimal() and len(least) < 9 and len(first) < 9):
        return EtAl()
    return EtAl(int(least), int(first))
