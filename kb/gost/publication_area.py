"""Container, edition, imprint, numbering and shelfmark prepared for GOST (gost.md 1.1, 1.3, 2.7, 2.14)."""

import re
from collections.abc import Mapping
from typing import Any, Final

from kb.csl.item import as_text
from kb.domain.item_types import ACTS, BOOKS, SITES
from kb.gost import archives, contents, dates, volumes
from kb.gost.editions import edition_area
from kb.gost.families import Family, wording
from kb.gost.item_language import own_form
from kb.gost.known_names import SITE, gazette, legal_database, newspaper
from kb.gost.shortening import place, shortened
from kb.gost.typed_fields import PREFIX, listed, parts_of_title, typed, word

_WHOLE: Final = BOOKS | {"thesis", "report", "manuscript", "standard", "document", "musical_score", "map"}
_ARCHIVES: Final = {"arxiv": "arXiv", "biorxiv": "bioRxiv", "medrxiv": "medRxiv", "ssrn": "SSRN", "hal": "HAL"}
_VOLUMES: Final = re.compile(r"\bв \S+ т(?:\.|ом)|\bin \S+ vol|томдық", re.I)
_NUMBER_SIGN: Final = re.compile(r"^(?:№|No\.?|N)\s*(?=\d|[IVXLC]+$)")
_FROM_THE_FIRST: Final = re.compile(r"(?<=\d)\((?=\d)")  # 2(45)
_NUMBERINGS: Final = re.compile(r"(?:\[?[IVXLC\d]+\]?,\s*)+\[?\d+\]?", re.I)  # XII, 240: pages in two numberings
_WHOLE_ISSUE: Final = re.compile(
    r"\d[\d/–-]*\s*\(\S+\)|\d+(?:/\d+)+"
)  # 3 (15): the number within the year and from the first
_PAGES_OF_BOOKLET: Final = 48
_DIGITS: Final = 6  # more of them are no number of pages
_NO_WHOLE: Final = ("volume", "page", "number-of-pages", "container-title")
_LABELLED: Final = re.compile(r"(?:ст|статья|art|article)\b|\d+-?\s*құжат", re.I)
_SERIES: Final = re.compile(r"(?:сер(?:ия)?|ser(?:ies)?)\b|.*\bсериясы$", re.I)
_YEARED: Final = re.compile(r"(\d{4})\s*(?:ж\.|г\.|жыл)?\s*,\s*(?:№|No\.?|N)?\s*(\S.*)")
_NUMBERED: Final = re.compile(r"(?:ст\.|статья|art\.|article)?\s*(\d+)(?:\s*-?\s*құжат)?", re.I)
_COLLECTED: Final = frozenset(("book", "chapter", "paper-conference", "collection"))  # in issues, not numbers: Вып. 7


def assign(work: dict[str, Any], lang: str, family: Family) -> None:
    """Write container, edition, numbering and imprint as the family prints them."""
    archives.shelved(work, lang)
    _container(work, lang, family)
    collected = as_text(work.get("type")) in _COLLECTED
    if collected and not work.get("collection-title") and (number := work.pop("collection-number", "")):
        work.setdefault("issue", number)  # a number of no series is that of the collection
    part = as_text(work.get("issue")) if collected else typed(work, "issue")
    if part and part == as_text(work.get("issue")) and part.isdecimal():
        label = word("serial", "part", lang, family)
        work["issue"] = f"{label if work.get('volume') else label.capitalize()} {part}"
    part = as_text(work.get("part-number"))
    if part.isalnum() and len(part) < 6 and not typed(work, "maintitle") and not work.get("issue"):
        work["issue"] = word("serial", "section", lang, family).format(part)
    sign = "No." if lang == "en" else "№"
    if volume := as_text(work.get("volume")):
        work["volume"] = volumes.labelled(volumes.numbered(volume), word("serial", "volume", lang, family))
    if issue := as_text(work.get("issue")):
        issue = _FROM_THE_FIRST.sub(" (", _NUMBER_SIGN.sub("", issue))
        work["issue"] = f"{sign} {issue}" if _WHOLE_ISSUE.fullmatch(issue) else volumes.labelled(issue, sign)
    if own := typed(work, "own-title"):
        name = "volume" if volume else "issue"
        label = word("serial", "volume", lang, family) if volume and as_text(work[name])[:1].isdigit() else ""
        work[name] = f"{label} {work[name]}{family.colon}{own}".lstrip()
    if work.get("section") and (match := _NUMBERED.fullmatch(as_text(work["section"]).strip())):
        work["section"] = wording()["section"][lang].format(match.group(1))
    if (chapter := as_text(work.get("chapter-number")).strip()) and work.get("container-title"):
        bare = re.fullmatch(r"\d+|[IVXLC]+", chapter)
        named = word("serial", "chapter", lang, family).format(chapter) if bare else chapter
        work.setdefault("section", f"{named[:1].upper()}{named[1:]}")
    edition, specific = as_text(work.get("edition")), as_text(work.pop("scale", "")).rstrip(".")
    edition = (own_form(work, "edition", edition) or edition_area(edition, lang)) if edition else ""
    if edition or specific:
        sign = family.area_sign if edition and specific else ""
        work["edition"] = f"{edition.rstrip('.')}{sign}{specific}" if sign else edition or specific
    if (doi := as_text(work.get("DOI"))) and as_text(work.get("URL")).casefold().endswith(doi.casefold()):
        del work["DOI"]  # its address is printed
    _extent(work, lang, family)
    _imprint(work, lang, family)
    _missing(work, lang, family)


def hosted(item: Mapping[str, Any]) -> dict[str, Any]:
    """Return a copy of an item with the host that its fields name: the site of a page, the archive of a preprint."""
    work = dict(item)
    if contents.is_written_music(work):
        work["type"] = "musical_score"
    work[f"{PREFIX}spoken"] = "yes" if contents.is_spoken(work) else ""
    kind = as_text(work.get("type"))
    if body := typed(work, "institution"):  # beside a publisher: who answers for the book
        work.setdefault("authority", body)
    elif kind == "report" and (imprint := typed(work, "publisher")):  # and of a report its institution does
        work.setdefault("authority", as_text(work.get("publisher")))
        work["publisher"] = imprint
    if kind == "report" and work.get("collection-title") and work.get("number") and not work.get("genre"):
        work.setdefault("collection-number", work.pop("number"))  # of a series of preprints, where no kind has a number
    if eid := typed(work, "eid"):
        work.setdefault("section", eid)
    if serial := as_text(work.get("container-title")):
        if kind == "article-journal" and newspaper(serial):
            work["type"] = "article-newspaper"
        return work
    named = ("authority", "publisher") if kind in ACTS and work.get("URL") else ()
    if read_in := next((name for name in named if legal_database(as_text(work.get(name)))), ""):
        work["container-title"] = work.pop(read_in)  # where an act is read, not who issued it
    site, printed = as_text(work.get("authority")), work.get("publisher") or work.get("publisher-place")
    is_page = not printed or _names_a_person(work.get("author")) or SITE.search(site)  # others are the site itself
    if kind in SITES and site and is_page:
        work["container-title"] = ", ".join(listed(as_text(work.pop("authority"))))
        work[f"{PREFIX}site"] = "yes"
    archive = typed(work, "eprinttype") or typed(work, "archiveprefix")
    if typed(work, "eprint") and archive and kind in SITES | {"article", "article-journal", "document", "manuscript"}:
        work["type"] = "article"
        work["container-title"] = _ARCHIVES.get(archive.casefold(), archive)
        work.pop(f"{PREFIX}site", None)
        if not work.get("URL"):
            work["number-of-pages"] = f"{work['container-title']}: {typed(work, 'eprint')}"
    return work


def _names_a_person(names: object) -> bool:
    return isinstance(names, list) and any(isinstance(name, Mapping) and name.get("family") for name in names)


def say_content(work: dict[str, Any], content: str, platform: str, lang: str, family: Family) -> None:
    """Write the kind of content (Текст : электронный), before the address where a library on line is named."""
    work.pop("medium", None)
    if content and platform:
        work["archive_collection"] = f"{content} // {named_site(platform, lang, family)}"
    elif content:
        work["medium"] = content


def _extent(work: dict[str, Any], lang: str, family: Family) -> None:
    """Write what stands for the extent: a disc, the number of volumes; the page that is an article of a gazette."""
    page = as_text(work.get("page"))
    number = as_text(work.get("number")) if as_text(work.get("type")).startswith("article-") else ""  # of the article
    if number and not page and not work.get("section"):
        work["section"] = word("serial", "article", lang, family).format(number)
    of_register = as_text(work.get("type")) in ACTS and re.fullmatch(r"\d+/\d+", page)
    if (_LABELLED.match(page) or of_register) and not work.get("section"):
        work["section"] = f"{page[:1].upper()}{page[1:]}"
        del work["page"]
    whole = as_text(work.get("type")) in _WHOLE and not (work.get("container-title") or work.get("number-of-pages"))
    counted = page.isdecimal() and not _cites_page(work, page, family)
    if whole and (counted or _NUMBERINGS.fullmatch(page)):
        work["number-of-pages"] = work.pop("page")
    if _NUMBERINGS.fullmatch(extent := as_text(work.get("number-of-pages"))):
        work["number-of-pages"] = f"{extent} {wording()['pages'][lang]}"
    size = as_text(work.pop("dimensions", "")) if work.get("number-of-pages") else ""  # ил. beside the pages, or 21 см
    beside, size = (size, "") if size and not any(map(str.isdigit, size)) else (typed(work, "illustrated"), size)
    if beside and (extent := as_text(work.get("number-of-pages"))):
        unit = f" {wording()['pages'][lang]}" if extent.isdecimal() else ""
        work["number-of-pages"] = f"{extent}{unit}{family.colon}{beside}"
    if not work.get("number-of-pages") and (disc := contents.carrier(work, lang, family)):
        work["number-of-pages"] = disc
    count = volumes.total(work) if family.counts_volumes else ""
    if count.isdecimal() and not any(work.get(name) for name in _NO_WHOLE):
        work["number-of-pages"] = word("serial", "extent", lang, family).format(count)
    if _said_volume(work) or (typed(work, "maintitle") and not work.get("container-title")):
        work.pop("volume", None)
    if version := as_text(work.get("version")):
        work.setdefault("edition", wording()["version"][lang].format(version))


def _cites_page(work: Mapping[str, Any], page: str, family: Family) -> bool:
    """Return whether a page alone of a whole work is one that is cited (R 7.0.5), not how many it has.

    A short reference, which names no publisher, cites; so does a number too small for a book (GOST 7.60: above 48).
    """
    return family.cites_pages and (int(page[:_DIGITS]) <= _PAGES_OF_BOOKLET or not work.get("publisher"))


def _said_volume(work: Mapping[str, Any]) -> bool:
    """Return whether a book's title says already which volume it is: Т. 1, 1-том, Vol. 1."""
    volume = as_text(work.get("volume")).strip()
    if not volume.isdecimal() or work.get("container-title"):
        return False
    title = as_text(work.get("title"))
    return bool(re.search(rf"\b(?:т\.|том|vol\.|volume) ?{volume}\b|\b{volume}-том\b", title, re.I))


def _imprint(work: dict[str, Any], lang: str, family: Family) -> None:
    """Write places with their publishers: М. : Астрель ; Тверь : АСТ (gost.md 1.1)."""
    if as_text(work.get("type")) == "patent":
        work.pop("publisher-place", None)  # the country stands with the number
    places = [place(name, family) for name in listed(as_text(work.get("publisher-place")))]
    publishers = [shortened(name, lang, family) for name in listed(as_text(work.get("publisher")))]
    parted = family.statement_sign
    if len(places) == len(publishers) > 1:
        work["publisher-place"] = parted.join(family.colon.join(pair) for pair in zip(places, publishers, strict=True))
        del work["publisher"]
        return
    if places:
        work["publisher-place"] = parted.join(places)
    if publishers:
        work["publisher"] = family.colon.join(publishers)


def publication_year(work: dict[str, Any]) -> None:
    """Find the year of the gazette in "2000 ж., № 6" or in a volume that is a year; it becomes `issued`."""
    if match := _YEARED.fullmatch(as_text(work.get("issue"))):
        work["issued"], work["issue"] = {"date-parts": [[int(match.group(1))]]}, match.group(2)
    elif re.fullmatch(r"(?:19|20)\d\d", as_text(work.get("volume"))):
        work["issued"] = {"date-parts": [[int(as_text(work.pop("volume")))]]}


def _container(work: dict[str, Any], lang: str, family: Family) -> None:
    """Return the container as the family names it; a legal database on the web is a site, or is not named."""
    container = _whole_work(work, gazette(as_text(work.get("container-title")), lang))
    proper, other = parts_of_title(container, {})
    container = f"{proper} : {other}" if other else container
    container = container.replace(" : ", family.colon)
    if not container:
        return
    kind = as_text(work.get("type"))
    online = bool(work.get("URL")) and not any(work.get(name) for name in ("volume", "issue", "page", "section"))
    site = work.get(f"{PREFIX}site") or (online and kind in (ACTS | SITES if family.content_type else SITES))
    if site:
        work["container-title"] = named_site(as_text(work.get("container-title-short")) or container, lang, family)
    elif family.abbreviated and online and kind in ACTS:
        del work["container-title"]
    else:
        whole = (kind.startswith("article") or kind in ACTS) and " " in container  # one word alone is never shortened
        short = as_text(work.get("container-title-short")) if family.abbreviated and kind.startswith("article") else ""
        name = short or (shortened(container, lang, family) if whole else container)
        if newspaper(container) and not all(word.endswith(".") for word in name.split()):
            name = container  # Лит. газ., but never Российская газ.
        if kind.startswith("article") and (series := _series_of_serial(work, lang, family)):
            name = f"{name}. {series}"
        named = family.colon.join([name, *_described(work, lang, family)])
        if kind == "paper-conference" and dates.is_named(as_text(work.get("event-title")), container):
            named = dates.held(named, work, lang, family.abbreviated)
        count = volumes.volumes_of(work, lang, family) if kind in BOOKS | _COLLECTED else ""
        counted = count and not _VOLUMES.search(container)
        work["container-title"] = f"{named}{family.colon}{count}" if counted else named


def _whole_work(work: dict[str, Any], part: str) -> str:
    """Return the whole work that holds a part's volume; the volume's own title then follows its number: Т. 3 : Реки."""
    whole = typed(work, "maintitle")
    if not (part and whole) or whole == part:
        return part
    if not any(work.get(name) for name in ("volume", "issue", "collection-number")):
        return f"{whole.rstrip('.')}. {part}"
    work[f"{PREFIX}own-title"] = part
    return whole


def _series_of_serial(work: dict[str, Any], lang: str, family: Family) -> str:
    """Take the series into which a journal is divided: Сер. 3, Физика; "" where the series is another."""
    series = as_text(work.get("collection-title")).strip()
    if series.isdecimal():
        return f"{word('serial', 'series', lang, family)} {work.pop('collection-title')}"
    if not _SERIES.match(series):
        return ""
    del work["collection-title"]
    return shortened(series, lang, family)


def named_site(name: str, lang: str, family: Family) -> str:
    """Return the name of a site and that it is one, where the name does not say so (R 7.0.5-2008, R 7.0.100-2018)."""
    if not family.names_sites or SITE.search(name) or " : " in name:
        return name
    return f"{name} : [{word('serial', 'site', lang, family)}]"


def _described(work: dict[str, Any], lang: str, family: Family) -> list[str]:
    """Return the other title information of a host, and the series of a journal that only a number names."""
    texts = [text for name in ("booksubtitle", "journalsubtitle", "booktitleaddon", "journaltitleaddon", "issuetitle")
             if (text := typed(work, name))]  # fmt: skip
    if not texts and as_text(work.get("type")) == "paper-conference":
        texts = list(filter(None, [dates.event(work, lang, family.abbreviated, "container-title")]))
    return [shortened(text, lang, family) for text in texts]


def _published_by_body(work: Mapping[str, Any]) -> bool:
    """Return whether a body stands after the slash, which then publishes what names no publisher."""
    people = work.get("contributor")
    bodies = not work.get("author") and people and all(name.get("literal") for name in people)
    return bool(work.get("source") or bodies)


def _missing(work: dict[str, Any], lang: str, family: Family) -> None:
    """Mark a printed book's missing place, publisher and year in brackets (gost.md 1.1)."""
    supplied = as_text(work.get("title")).startswith("[")
    part = bool(work.get("container-title"))  # a host is described by what it has
    if not family.missing_marks or as_text(work.get("type")) not in BOOKS or work.get("URL") or supplied or part:
        return
    town, name, year = wording()["missing-marks"][lang]
    if not work.get("publisher-place"):
        if work.get("publisher"):
            work["publisher-place"] = f"[{town}]"
        else:
            work["publisher-place"] = f"[{town} : {name}]"
    elif not work.get("publisher") and ": " not in as_text(work["publisher-place"]) and not _published_by_body(work):
        work["publisher"] = f"[{name}]"
    if not work.get("issued") and not work.get("status"):  # there stands what is printed for a date that is none
        work["status"] = f"[{year}]"
