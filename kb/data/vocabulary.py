"""Reads the vocabularies from the files of `kb/data`."""

import zlib
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from kb import toml
from kb.domain import edtf
from kb.domain.languages import LANGUAGES
from kb.domain.places import Place, PlaceName, spellings
from kb.domain.vocabulary import WORD, Concept, PartyName, PersonName, Topic, Vocabulary
from kb.domain.wording import Wording
from kb.errors import KbError
from kb.messages import Message

TABLES = ("topics", "parties", "places", "terms", "names", "words", "persons")
FILES = (*(f"{name}.toml" for name in TABLES), "events.jsonl")
MANUSCRIPTS = "manuscripts"  # the folder of the collection's manuscripts: what each is, and its citations


def parse(folder: Path) -> Vocabulary:
    """Read all vocabularies; raise KbError naming the file where one is missing or broken."""
    try:
        sections = tables(folder)
        values = {name: {key: read(name, item) for key, item in section.items()} for name, section in sections.items()}
        return build(values, manuscripts(folder), digest(folder))
    except (KeyError, TypeError, AttributeError) as error:
        raise KbError("data-file", place=folder.name, cause=Message("data-lacks", key=str(error))) from None


def tables(folder: Path) -> dict[str, dict[str, Any]]:
    """Return what the files of TABLES hold, by section and id, as plain values that `read` reads."""
    topics, parties, places, terms, names, words, persons = (table(folder / f"{name}.toml") for name in TABLES)
    concepts = {item["id"]: Concept(item["id"], _names_of(_place(item)), place=True) for item in places["place"]}
    for group, entries in names.items():
        for key, item in entries.items():
            concepts[key] = _named(concepts.get(key, Concept(key, place=group == "place")), item)
    concepts |= {f"{WORD}{key}": _named(Concept(f"{WORD}{key}"), item) for key, item in words.items()}
    return {
        "topics": {item["id"]: item for item in topics["topic"]},
        "parties": {item["code"]: item for item in parties["party"]},
        "places": {item["id"]: item for item in places["place"]},
        "terms": terms,
        "concepts": {key: list(concept) for key, concept in concepts.items()},
        "persons": persons,
    }


def manuscripts(folder: Path) -> tuple[str, ...]:
    """Return the names of the collection's manuscripts."""
    return tuple(sorted(path.stem for path in (folder / MANUSCRIPTS).glob("*.toml")))


def read(section: str, item: Any) -> Any:
    """Return the value of an item of a section of `tables`."""
    return _READERS[section](item)


def build(values: Mapping[str, Mapping[str, Any]], of_collection: Iterable[str], mark: str) -> Vocabulary:
    """Return the vocabulary of values by section and id; `mark` is the digest of the files."""
    topics, parties, terms = values["topics"], values["parties"], values["terms"]
    others = values["places"], values["concepts"], values["persons"]
    return Vocabulary(topics, parties, terms, mark, tuple(of_collection), *others)


def _topic(item: Mapping[str, Any]) -> Topic:
    return Topic(
        item["id"],
        Wording(item),
        {lang: tuple(item.get(f"alt_{lang}", ())) for lang in LANGUAGES},
        tuple(item.get("hidden", ())),
        tuple(item.get("broader", ())),
        tuple(item.get("related", ())),
        Wording({lang: item.get(f"note_{lang}", "") for lang in LANGUAGES}),
        tuple(item.get("exact_match", ())),
    )


def _named(known: Concept, item: Mapping[str, Any]) -> Concept:
    """Return a concept with the names that people call it."""
    names = dict.fromkeys((*known.names, *(name for lang in LANGUAGES for name in item.get(lang, ()))))
    phrases, narrower = (tuple(item.get(name, ())) for name in ("said", "narrower"))
    topic, within = item.get("topic", ""), item.get("within", "")
    return known._replace(names=tuple(names), said=phrases, narrower=narrower, topic=topic, within=within)


def _concept(item: Iterable[Any]) -> Concept:
    values: list[Any] = [tuple(value) if isinstance(value, list) else value for value in item]
    return Concept(*values)


def _terms(words: Mapping[str, Any]) -> dict[str, Wording]:
    return {key: Wording(texts) for key, texts in words.items()}


def _names_of(place: Place) -> tuple[str, ...]:
    """Return every spelling of every name of a place, today's first."""
    return tuple(dict.fromkeys(text for name in reversed(place.names) for text in spellings(name)))


def _party(item: Mapping[str, Any]) -> PartyName:
    short = Wording({lang: item.get(f"short_{lang}", item[lang]) for lang in LANGUAGES})
    return PartyName(
        item["code"], Wording(item), short, tuple(item.get("alt", ())), item["kind"], item.get("successor", "")
    )


def _place(item: Mapping[str, Any]) -> Place:
    return Place(item["id"], item["country"], Wording(item.get("region", {})), tuple(map(_place_name, item["names"])))


def _person(item: Mapping[str, Any]) -> PersonName:
    return PersonName(Wording(item), tuple(item.get("also", ())))


def _place_name(item: Mapping[str, Any]) -> PlaceName:
    since, until = (edtf.parse(item[name]) if name in item else None for name in ("since", "until"))
    return PlaceName(Wording(item), since, until, tuple(item.get("alt", ())), item.get("source", ""))


_READERS: Mapping[str, Callable[[Any], Any]] = {
    "topics": _topic, "parties": _party, "places": _place, "terms": _terms, "concepts": _concept,
    "persons": _person,
}  # fmt: skip


def table(path: Path) -> dict[str, Any]:
    """Read a file; raise KbError naming it where it is missing or broken."""
    try:
        return toml.parse(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise KbError("data-file", place=path.name, cause=str(error)) from None


def digest(folder: Path) -> str:
    """Return a mark that changes whenever what one of the data files says does; checksums, for no one forges it."""
    whole = b"\0".join(path.read_bytes() for path in _files(folder))
    return f"{zlib.crc32(whole):08x}-{zlib.adler32(whole):08x}-{len(whole):x}"


def stamp(folder: Path) -> str:
    """Return a mark that changes whenever one of the data files is written: sizes in bytes and times in ns."""
    seen = [path.stat() for path in _files(folder)]
    return " ".join(f"{file.st_size}:{file.st_mtime_ns}" for file in seen)


def _files(folder: Path) -> list[Path]:
    """Return the data files that there are, the manuscripts' at the end by name."""
    known = [folder / name for name in FILES if (folder / name).is_file()]
    inside = folder / MANUSCRIPTS
    return known + (sorted(path for path in inside.iterdir() if path.is_file()) if inside.is_dir() else [])
