"""Further statements of responsibility that CSL has no place for: bodies, patent holders, commentators, translations.

They are one text, its statements parted as the family parts them, which the styles print after the names.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from kb.csl.item import as_text
from kb.csl.name_list import OTHERS
from kb.csl.person import initials
from kb.gost import contents
from kb.gost.families import Family
from kb.gost.numbered_titles import is_request
from kb.gost.shortening import shortened
from kb.gost.typed_fields import PREFIX, typed, word
from kb.language.russian_names import surname_genitive

_ROLES: Final = ("commentator", "annotator", "introduction-author", "foreword-author", "afterword-author")
_MAKERS: Final = (
    "director", "script-writer", "composer", "performer", "narrator", "producer", "curator", "executor", "leader",
    "collaborator",
)  # fmt: skip
_STATEMENTS: Final = f"{PREFIX}statements"  # what a note says (kb.gost.typed_notes)
_NEEDED: Final = (*_ROLES, *_MAKERS, _STATEMENTS, "holder", "editor", "translator")
_WORDS: Final = re.compile(r"[а-яәіңғүұқөһ]|\w[ .]+\w|\w-in-\w", re.I)  # editortype in words, not a key of BibLaTeX
_GOVERNING: Final = frozenset(("collaborator", "continuator", "reviser"))  # Russian names after them in the genitive
_GOVERNED: Final = _GOVERNING | frozenset(_ROLES)
_RESEARCH: Final = frozenset(("report", "thesis", "manuscript", "document", "dataset"))
_BOARD: Final = re.compile(r"ред\S*\s?кол|редакционн|редколлег|авт\S* кол", re.I)  # a board of editors, not one of them
_GROUP: Final = re.compile(r"(editor[abc]?) (\d{1,4})")  # how many editors a field of BibLaTeX brought
_GOVERNS: Final = re.compile(r"(?:под|подгот\S*) ", re.I)  # what asks for Russian names in the genitive
_LEADER: Final = re.compile(r"(?:науч\. )?рук|исполн|отв\. исполн", re.I)
_INITIAL: Final = re.compile(r"^\w$")


def statements(work: dict[str, Any], bodies: Sequence[str], lang: str, family: Family) -> str:
    """Return the further statements of an item in one text; takes what they hold out of the item."""
    if not bodies and not any(role in work for role in _NEEDED):
        return ""
    parts = [*_translated(work, lang, family), *edited(work, lang, family)]
    people = {role: work.pop(role) for role in (*_ROLES, *_MAKERS) if work.get(role)}
    parts += [
        f"{word('roles', _leading(role, work), lang, family)} {names(these, lang, family, governed=role in _GOVERNED)}"
        for role, these in people.items()
    ]
    parts += filter(None, work.pop(_STATEMENTS, "").split(" ; "))
    parts += [shortened(body, lang, family) for body in bodies if body]
    if holders := work.pop("holder", None):
        label = word("roles", "applicant" if is_request(work) else "holder", lang, family)
        parts.append(f"{label} {', '.join(shortened(holder, lang, family) for holder in _each(holders, lang, family))}")
    return family.statement_sign.join(text for text in parts if text.strip())


def _leading(role: str, work: Mapping[str, Any]) -> str:
    """Return a director's role: of a film he directs it, of research he leads it."""
    return "leader" if role == "director" and as_text(work.get("type")) in _RESEARCH else role


def led(item: dict[str, Any]) -> dict[str, Any]:
    """Return an item for styles of others, in which who leads research is no director of films but its editor."""
    if "director" not in item or as_text(item.get("type")) not in _RESEARCH:
        return item
    return {**{role: value for role, value in item.items() if role != "director"}, "editor": item["director"]}


def names(people: Any, lang: str, family: Family, governed: bool = False) -> str:
    """Return names after a word: initials first, three and "и др." where the family cuts, Russian in the genitive."""
    shown = _each(people, lang, family, governed)
    cut = shown[-1:] == [OTHERS]  # more people than are named
    shown = shown[:-1] if cut else shown
    most = 4 if family.full_words or not family.brackets else 3
    if len(shown) <= most and not cut:
        return ", ".join(shown)
    others = word("serial", "others", lang, family)
    others = f"[{others}]" if family.colon == " : " else others
    kept = shown if len(shown) <= most else shown[: 3 if most == 4 else 1]
    return f"{', '.join(kept)} {others}"


def inverted(person: Mapping[str, Any]) -> dict[str, str]:
    """Return a name with the family first and without a comma, as patents and reports print it."""
    forename, suffix = _forename(person)
    text = f"{as_text(person.get('family'))} {initials(forename, '. ')}".strip()
    return {"literal": f"{text}, {suffix}" if suffix else text}


def as_stated(person: Mapping[str, Any], family_first: bool = False) -> Mapping[str, Any]:
    """Return a name as the title page gives it: in full where it was typed in full (GOST 7.1-2003, 5.2.6)."""
    if not in_full(person):
        return person
    family, (forename, suffix) = as_text(person.get("family")), _forename(person)
    if family_first:
        return {"literal": f"{family} {forename}, {suffix}" if suffix else f"{family} {forename}"}
    return {"literal": f"{forename} {family} {suffix}".strip()}


def reviewed(work: dict[str, Any], lang: str, family: Family) -> str:
    """Return the note on the work that a review is of: Рец. на кн.: Степь / И. И. Лугов; "" where the title says it.

    A review without a title of its own is called so in brackets.
    """
    title, authors = as_text(work.pop("reviewed-title", "")), work.pop("reviewed-author", None)
    whose = ", ".join(_each(authors, lang, family))
    if not work.get("title") and (title or whose or as_text(work.get("type")) in ("review", "review-book")):
        work["title"] = word("serial", "review", lang, family)
    if not (title or whose) or (title and title in as_text(work.get("title"))):
        return ""
    key = "reviewed-book" if as_text(work.get("type")) == "review-book" else "reviewed"
    return f"{word('serial', key, lang, family)}: {' / '.join(part for part in (title, whose) if part)}"


def _forename(person: Mapping[str, Any]) -> tuple[str, str]:
    """Return a given name and what follows a family name: (John R., Jr.)."""
    forename, _comma, suffix = as_text(person.get("given")).partition(", ")
    return forename, suffix or as_text(person.get("suffix"))


def in_full(person: Mapping[str, Any]) -> bool:
    """Return whether a name was typed in full, without initials."""
    first = _forename(person)[0]
    spelt = "." not in first and not any(map(_INITIAL.search, first.split()))
    return bool(first and person.get("family")) and spelt


def _list(people: Any) -> Sequence[Any]:
    return people if isinstance(people, Sequence) and not isinstance(people, str) else []


def _each(people: Any, lang: str, family: Family, governed: bool = False) -> list[str]:
    shown = []
    for person in _list(people):
        if not isinstance(person, Mapping):
            continue
        last = as_text(person.get("family"))
        last = surname_genitive(last) if governed and lang == "ru" else last
        given, suffix = _forename(person)
        given, last = initials(given, family.initials).strip(), f"{last} {suffix}".strip()
        of_body = given[:1].islower()  # "Лорал, инк." is no name and initials
        shown.append(as_text(person.get("literal")) or (f"{last}, {given}" if of_body else f"{given} {last}".strip()))
    return shown


def edited(work: dict[str, Any], lang: str, family: Family) -> Iterable[str]:
    """Return editors whose kind was typed in words: отв. ред. В. Н. Сухов, под науч. ред. В. Н. Сухова."""
    plain: list[Any] = []
    for kind, people in _groups(work, _list(work.pop("editor", None))):
        if not people:
            continue
        cut = _list(people)[-1:] == [{"literal": OTHERS}]  # redactors of whom not all are named are a board
        role = "board" if cut and kind == "redactor" else _leading(kind.casefold(), work)
        label = word("roles", role, lang, family)
        if label:  # editortype = {director}, {collaborator}, …
            yield f"{label} {names(people, lang, family, kind in _GOVERNING and not label.endswith('тор'))}"
        elif _WORDS.search(kind):
            leads = _LEADER.match(kind)
            these = [inverted(person) if leads and person.get("family") else person for person in people]
            sign = ":" if _BOARD.match(kind) and not kind.endswith(":") else ""
            governed = bool(_GOVERNS.match(f"{kind} "))
            yield f"{shortened(kind, lang, family)}{sign} {names(these, lang, family, governed)}"
        else:
            plain += people
    if plain:
        work["editor"] = plain


def _groups(work: Mapping[str, Any], people: Sequence[Any]) -> Iterable[tuple[str, Sequence[Any]]]:
    """Yield (kind, people) of editors: each field of BibLaTeX (editora, …) has a kind of its own."""
    *first, last = _GROUP.findall(typed(work, "editor-groups")) or [("editor", "")]
    for field, count in first:
        yield typed(work, f"{field}type"), people[: int(count)]
        people = people[int(count) :]
    yield typed(work, f"{last[0]}type"), people


def _translated(work: dict[str, Any], lang: str, family: Family) -> Iterable[str]:
    """Return translators with the language that they translated from."""
    if work.get("translator") and typed(work, "origlanguage"):
        phrase = contents.translated_from(work, lang, family)
        yield f"{phrase} {names(work.pop('translator'), lang, family, governed=True)}"
