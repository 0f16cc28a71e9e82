"""Names prepared for GOST: who stands in the heading, who after the slash, and in which case."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from kb.csl.dates import read_date
from kb.csl.item import as_text
from kb.csl.name_list import OTHERS
from kb.domain.item_types import ACTS, LAWS
from kb.gost.families import Family, wording
from kb.gost.further import as_stated, edited, in_full, inverted, statements
from kb.gost.legal_titles import LegalTitle, names_kind, says_act
from kb.gost.numbered_titles import is_certificate, is_research_report
from kb.gost.shortening import shortened
from kb.gost.typed_fields import PREFIX, listed, typed
from kb.language.russian_names import surname_genitive

MOST_IN_HEADING: Final = 3
_GOVERNED: Final = ("editor", "editorial-director", "translator", "illustrator")
PARTS: Final = frozenset(("chapter", "paper-conference", "entry", "entry-dictionary", "entry-encyclopedia"))
_WORKS: Final = (
    "шығармалар", "таңдамалы", "собрание сочинений", "сочинения", "избранн", "полное собрание", "collected",
    "selected", "complete", "works",
)  # fmt: skip
_UNDER_TITLE: Final = ACTS | {"report", "document"}  # whatever body issued them
_HEADING: Final = re.compile(r"\w{4}\. \w{4}")
_HEADING_OF_BOOK: Final = re.compile(
    r"\w{4}\. (?:Закон|Заң|Конституц|Кодекс|Президент|Правительств|Үкімет|Парламент|Laws|Constitution|President)"
)
_FOLLOWING: Final = re.compile(r"(?:von|zu|zum|vom|de|d['’]|фон|де)\b(?! l)", re.I)  # stands after the given name
_LEADERS: Final = re.compile(r"(?:науч\. )?(?:рук|исполн|отв\. исполн)\b|(?:ғыл\. )?жетекші|орында", re.I)


def assign(work: dict[str, Any], title: LegalTitle, lang: str, family: Family) -> None:
    """Put persons and bodies where the family's styles print them."""
    _helped(work, family)
    persons, bodies = _parted(work.pop("author", None))
    others = [{"literal": OTHERS}] if persons and {"literal": OTHERS} in bodies else []  # more people than are named
    bodies = [body for body in bodies if body not in others]
    title = _published_by_author(work, title, bodies)
    further = [as_text(body.get("literal")) if isinstance(body, Mapping) else as_text(body) for body in bodies]
    issuers = _bodies(work, title, bool(persons or bodies), family)
    heading = heading_of_act({**work, "author": bodies})
    work.pop("authority", None)
    if as_text(work.get("type")) in PARTS and work.get("container-title"):
        bodies_of_host = [", ".join(shortened(body, lang, family) for body in issuers)] if issuers else []
        host_statements = filter(None, typed(work, "host-statements").split(" ; "))
        if host := [*bodies_of_host, *edited(work, lang, family), *host_statements]:
            work["authority"] = family.statement_sign.join(host)
        issuers = []
    further = [body for body in (*further, *issuers) if body != heading]
    whole = not work.get("container-title")  # a book that names three and says "and others" begins with its title
    cut = bool(others) and (not family.heads_cut_lists or (whole and len(persons) == MOST_IN_HEADING))
    under_title = len(persons) > MOST_IN_HEADING or cut or (family.repeats_authors and _named_by_number(work))
    if persons and not under_title:
        work["author"] = [_headed(persons[0]), *map(_listed, persons[1:]), *others]
    if persons and (under_title or family.repeats_authors):
        work["contributor"] = [*_stated(work, persons, lang, family), *others]
    elif further and not (persons or issuers or family.repeats_authors or as_text(work.get("type")) in _UNDER_TITLE):
        work["author"] = [{"literal": body} for body in further]  # a body heads as a person does where none is repeated
        further = []
    elif further:
        work["contributor"] = [{"literal": shortened(body, lang, family)} for body in further]
        further = []
    work.pop("source", None)
    if text := statements(work, [*further, *_leaders(work)], lang, family):
        work["source"] = text
    if lang == "ru":
        for role in _GOVERNED:
            if isinstance(work.get(role), Sequence):
                work[role] = [_governed(name) for name in work[role]]
    _host(work, family)


def _helped(work: dict[str, Any], family: Family) -> None:
    """Put who helped to make a work among those of whom a word says what they did: исполн.: …, рук. …, при участии …"""
    report = as_text(work.get("type")) == "report"
    led = is_research_report(work) and ("director" in work or "editorial-director" in work)
    if led and family.repeats_authors and "author" in work:
        work.setdefault("contributor", work.pop("author"))  # beside who leads the research its authors carried it out
    if people := work.pop("contributor", None):
        work["executor" if report else "collaborator"] = people
    if report and (people := work.pop("editorial-director", None)):
        work["leader"] = people


def _headed(person: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the name that begins a reference: its particle, where it stands before the family name, has a capital."""
    family = as_text(person.get("family"))
    if _FOLLOWING.match(family) or not family[:1].islower() or " " not in family:
        return person
    return {**person, "family": f"{family[:1].upper()}{family[1:]}"}


def _listed(person: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return a further name of the heading: a particle before the family name stays there, small: van Kooten G. C."""
    family = as_text(person.get("family"))
    return {**person, "family": f'"{family}"'} if family != _headed(person).get("family") else person


def heading_of_act(item: Mapping[str, Any]) -> str:
    """Return the body under which an act is described: Қазақстан. Заңдар, Российская Федерация. Президент; else ""."""
    kind = as_text(item.get("type"))
    form = _HEADING if kind in ACTS else _HEADING_OF_BOOK if kind == "book" else None
    if form is None:
        return ""
    names = item.get("author")
    listed_names = names if isinstance(names, list) else []
    bodies = [as_text(name.get("literal")) for name in listed_names if isinstance(name, Mapping)]
    return next((body for body in (*bodies, as_text(item.get("authority"))) if form.search(body)), "")


def kind_of_heading(work: dict[str, Any], lang: str) -> dict[str, Any]:
    """Return an act whose heading says what it is (Закон Республики Казахстан) with that as its kind."""
    names = work.get("author")
    only = names[0] if isinstance(names, list) and len(names) == 1 else None
    heading = as_text(only.get("literal")) if isinstance(only, Mapping) else ""
    if as_text(work.get("type")) not in LAWS or heading_of_act(work):
        return work
    if not work.get("genre") and any(names_kind(heading, lang, kind) for kind in wording()["kinds"]):
        del work["author"]
        work["genre"] = heading
        return work
    if heading and work.get("genre") and not work.get("authority"):  # who issued it, typed as its author
        work["authority"] = heading
        del work["author"]
        return work
    proper, _, genre = as_text(work.get("title")).rpartition(": ")  # О реках: Закон РК
    if (
        proper
        and not work.get("genre")
        and any(genre.casefold().startswith(forms[lang].casefold()) for forms in wording()["kinds"].values())
    ):
        work["title"], work["genre"] = proper, genre
        work.pop("x-subtitle", None)
    return work


def leave_to_host(work: dict[str, Any], lang: str) -> None:
    """Leave to the host what is the host's where `titleaddon` says which act it is: the number, and the year."""
    words = typed(work, "titleaddon")
    if as_text(work.get("type")) not in LAWS | {"legal_case"} or work.get("genre") or not says_act(words, lang):
        return
    work[f"{PREFIX}stated"] = "yes"
    work.pop("authority", None)
    number = as_text(work.pop("number", ""))
    unsaid = bool(number) and not re.search(rf"(?<!\w){re.escape(number)}(?!\w)", words)
    if unsaid and work.get("container-title") and not work.get("issue"):
        work["issue"] = number
    elif unsaid:
        work[f"{PREFIX}titleaddon"] = f"{words} {'No.' if lang == 'en' else '№'} {number}"
    if work.get("container-title"):
        return
    date = read_date(work.get("issued"))
    if date and str(date.start.year) in words and not (work.get("publisher") or work.get("publisher-place")):
        del work["issued"]


def _parted(names: object) -> tuple[list[Any], list[Any]]:
    """Return the persons and the bodies among names."""
    everyone = names if isinstance(names, list) else []
    persons = [name for name in everyone if isinstance(name, Mapping) and (name.get("family") or name.get("given"))]
    bodies = [name for name in everyone if name not in persons]
    return persons, bodies


def _named_by_number(work: Mapping[str, Any]) -> bool:
    """Return whether a work is described under its title whoever wrote it: a patent, a report of research."""
    return as_text(work.get("type")) == "patent" or is_research_report(work)


def _stated(
    work: Mapping[str, Any], persons: Sequence[Mapping[str, Any]], lang: str, family: Family
) -> list[Mapping[str, Any]]:
    """Return the persons after the slash: as the title page gives them, of patents and reports family first."""
    if not family.repeats_authors:
        return list(persons)
    if _named_by_number(work):
        return list(persons) if is_certificate(work) else [inverted(person) for person in persons]
    thesis = as_text(work.get("type")) == "thesis"
    if not thesis and not (family.full_words and all(map(in_full, persons))):
        return list(persons)
    return [as_stated(person, thesis and lang != "en") for person in persons]


def _bodies(work: dict[str, Any], title: LegalTitle, authored: bool, family: Family) -> list[str]:
    """Return the bodies that stand after the slash: who issued a document, where a thesis was written."""
    kind = as_text(work.get("type"))
    bodies = [] if kind == "speech" or not title.body else [", ".join(listed(title.body))]
    written = kind == "manuscript" or (kind == "thesis" and family.repeats_authors)  # where nobody publishes
    issued = kind == "report" and (family.repeats_authors or is_research_report(work))
    if (written or (issued and not authored and not bodies)) and work.get("publisher"):
        bodies.append(", ".join(listed(as_text(work.pop("publisher")))))
    return bodies


def _published_by_author(work: dict[str, Any], title: LegalTitle, bodies: Sequence[Any]) -> LegalTitle:
    """Return a title without the body that is its author too; such a body publishes what names no publisher."""
    named = {as_text(body.get("literal")) if isinstance(body, Mapping) else as_text(body) for body in bodies}
    if not title.body or title.body not in named:
        return title
    work.setdefault("publisher", title.body)
    return replace(title, body="")


def _leaders(work: dict[str, Any]) -> list[str]:
    """Take the leaders and executors of research that a report's note names: рук. Джиго А. А. ; исполн.: …"""
    if as_text(work.get("type")) != "report" or not _LEADERS.match(as_text(work.get("note"))):
        return []
    return re.split(r"\s*;\s*", as_text(work.pop("note")))


def _governed(name: object) -> object:
    if not isinstance(name, Mapping) or not name.get("family"):
        return name
    return {**name, "family": surname_genitive(as_text(name["family"])), "in-case": True}


def _host(work: dict[str, Any], family: Family) -> None:
    """Keep the author of the host; where the family names it first, not the part's before a title that says enough."""
    if family.hosts_author or not work.get("container-author"):
        return
    container = as_text(work.get("container-title")).casefold()
    own = family.law == "kz" and container.startswith(_WORKS)  # Абай. Шығармалары, as lists of Kazakhstan print it
    if work["container-author"] == work.get("author") and not own:
        del work["container-author"]
