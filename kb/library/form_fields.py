"""Which fields the form of a record has: those that Zotero has for its type, and those that its reference prints."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from kb.domain.item_types import row_of
from kb.domain.records import Record
from kb.domain.vocabulary import Vocabulary
from kb.formats.zotero import schema
from kb.gost.ordering import alphabet
from kb.language.collation import sort_key
from kb.library.form_lines import SIGNATORY

LONG = ("abstract", "note", "annote")
_EVERYWHERE = ("URL", "DOI", "accessed", "ISBN", "keyword", "note", "abstract")  # at the end of each form
_UNNAMED = ("container-title", "publisher", "publisher-place", "number", "page")  # of a type that Zotero has no row for
_ELSEWHERE = ("language", "title-short", "references", "license")
_FURTHER_ROLES = {"patent": ("holder",), "thesis": ("supervisor",), "interview": ("interviewer",)}
_FURTHER_VALUES = {
    "interview": ("container-title", "issue", "page"),
    **dict.fromkeys(("pamphlet", "classic", "collection"), ("ISBN",)),
}


class FormFields(NamedTuple):
    """The fields that a form of a type has: roles of people, acts of a document, variables of CSL.

    `legal` says whether it has sides and a kind, `dated` whether its date stands apart from its acts.
    """

    roles: tuple[str, ...]
    acts: tuple[str, ...]
    variables: tuple[str, ...]
    legal: bool
    dated: bool


def fields_of(kind: str, texts: Mapping[str, str], vocabulary: Vocabulary, record: Record | None = None) -> FormFields:
    """Return the fields of a type's form, in the vocabulary's order; what another type's form was filled with stays."""
    row = row_of(kind)
    known = {**schema.FIELDS.get(row.zotero, dict.fromkeys(_UNNAMED)), **dict.fromkeys(_FURTHER_VALUES.get(kind, ()))}
    named = [name.partition(".") for name, text in texts.items() if text]
    filled = {group: [name for first, _dot, name in named if first == group] for group in ("name", "value")}
    places = {name: place for place, name in enumerate(vocabulary.terms.get("field", ()))}
    own = sorted(known, key=lambda name: places.get(name, len(places)))
    last = (name for name in _EVERYWHERE if name != "ISBN" or name in known)
    variables = (*(name for name in own if name not in (*_EVERYWHERE, *_ELSEWHERE)), *last, *filled["value"])
    acts = (("signature" if row.gost == "treaty" else "adoption"), "entry-into-force") if row.legal else ()
    acted = any(texts.get(f"act.{act}") for act in acts[:1])
    return FormFields(
        tuple(dict.fromkeys((*_roles(kind), *filled["name"]))),
        tuple(act for act in acts if record is None or len(record.actions_of(act)) < 2),
        tuple(dict.fromkeys(variables)),
        row.legal,
        dated=not row.legal or bool(texts.get("issued") and not acted),
    )


def _roles(kind: str) -> tuple[str, ...]:
    """Return the roles of people that a type has."""
    row = row_of(kind)
    roles = ["author", *_FURTHER_ROLES.get(kind, ())]
    roles += ["editor"] if row.zotero in schema.EDITED else []
    roles += ["translator"] if row.zotero not in schema.UNTRANSLATED else []
    roles += [role for role, item in schema.OTHER_ROLES if item == row.zotero]
    roles += [SIGNATORY] if row.gost == "treaty" else []
    return tuple(dict.fromkeys(roles))


def in_order(
    group: str, keys: Iterable[str], first: Iterable[str], vocabulary: Vocabulary, lang: str
) -> tuple[str, ...]:
    """Return keys of a group of terms: those that come first, the others by their words in the reader's alphabet."""
    leading = tuple(first)
    others = (key for key in keys if key not in leading)
    return (*leading, *sorted(others, key=lambda key: sort_key(vocabulary.term(group, key, lang), alphabet(lang))))
