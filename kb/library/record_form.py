"""Turns a record into the texts of a form's fields, and the texts back into a record.

What a form does not show of a record, its evidence and what else was done to a document, stays as it was.
"""

import hashlib
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from kb.checks import typed_values
from kb.checks.record import URL
from kb.domain.citekeys import citekey_of
from kb.domain.controls import cleaned
from kb.domain.edtf import Edtf
from kb.domain.item_types import ITEM_TYPES
from kb.domain.languages import FIRST, LANGUAGES
from kb.domain.queries import check_choice
from kb.domain.records import Action, Contributor, Record
from kb.domain.titles import Title, chosen_title
from kb.domain.vocabulary import Vocabulary
from kb.errors import ChoiceError, KbError
from kb.formats import identifiers, jsonl
from kb.formats.name_lists import OTHERS
from kb.language.detection import language_of
from kb.language.typed_dates import whole_date
from kb.library import form_lines
from kb.library.form_fields import FormFields, fields_of
from kb.library.form_lines import ORIGIN
from kb.library.record_words import RecordWords
from kb.manuscript.reference_list.records import make_citekey
from kb.messages import Message

_ACTS = ("signature", "adoption", "entry-into-force")
_ISSUING = _ACTS[:2]  # whose day is the document's date


class FormError(KbError):
    """Some fields of a form are wrong: each with what is wrong."""

    def __init__(self, wrong: Mapping[str, Message]) -> None:
        super().__init__("form-wrong", count=len(wrong))
        self.wrong = wrong


def texts_of(record: Record, words: RecordWords) -> dict[str, str]:
    """Return the texts of a record's form, by the names of its fields; topics and relations in the reader's words."""
    texts = {"citekey": record.citekey, "type": record.type, "kind": record.kind, "language": record.language}
    texts |= {"title": record.title_text, "issued": record.issued.text if record.issued else ""}
    texts |= {f"title.{lang}": _other_title(record, lang) for lang in LANGUAGES}
    for role in dict.fromkeys(person.role for person in record.contributors):
        texts[f"name.{role}"] = "\n".join(map(form_lines.person, record.contributors_as(role)))
    texts |= {f"value.{name}": value for name, value in record.fields.items() if name != OTHERS}
    texts["parties"] = "\n".join(dict.fromkeys(party.code for party in record.parties))
    texts["topics"] = "\n".join(words.vocabulary.topic_label(key, words.lang) for key in record.topics)
    related = (f"{words.term('relation', relation.kind)}: {relation.target}" for relation in record.relations)
    texts["relations"] = "\n".join(related)
    for kind in _ACTS:
        if (act := _act(record, kind)) is not None:
            texts |= {f"act.{kind}": act.date.text if act.date else "", f"place.{kind}": act.place}
    return texts


def record_of(texts: Mapping[str, str], before: Record | None, vocabulary: Vocabulary) -> Record:
    """Return the record that the texts of a form make of what it was; raise FormError naming the fields at fault."""
    return _Reading(texts, before, vocabulary).record()


def state_of(record: Record) -> str:
    """Return a mark of a record's values, by which a form that was opened earlier is told from what is stored now."""
    return hashlib.blake2b("".join(jsonl.dump([record])).encode(), digest_size=12).hexdigest()


def _other_title(record: Record, lang: str) -> str:
    main = record.title()
    others = (title for title in record.titles if title.lang == lang and not title.form and title != main)
    return next((title.value for title in others), "")


def _act(record: Record, kind: str) -> Action | None:
    """Return the one action of a kind; None where there are several, which no form shows."""
    acts = record.actions_of(kind)
    return acts[0] if len(acts) == 1 else None


class _Reading:
    """The reading of one form."""

    def __init__(self, texts: Mapping[str, str], before: Record | None, vocabulary: Vocabulary) -> None:
        tidy = {name: cleaned(unicodedata.normalize("NFC", text)).replace("\r\n", "\n") for name, text in texts.items()}
        self._texts = {name: text.strip() for name, text in tidy.items()}
        if before is None and not self._texts.get("language"):
            shown = language_of(self._texts.get("title", ""))
            self._texts["language"] = "" if shown == "en" else shown  # many languages share Latin letters
        self._vocabulary = vocabulary
        self._before = before or Record("", "", status="probable")
        self._was = texts_of(before, RecordWords(vocabulary, FIRST)) if before else {}
        self._wrong: dict[str, Message] = {}

    def record(self) -> Record:
        """Return the record; raise FormError."""
        kind = self._text("type")
        check_choice("type", [kind], tuple(ITEM_TYPES))
        was, words = self._before, self._vocabulary
        known = fields_of(kind, self._texts, words, was)
        record = replace(
            self._before,
            type=kind,
            kind=self._text("kind") if known.legal else self._before.kind,
            language=self._text("language"),
            titles=self._titles(),
            contributors=self._contributors(known.roles),
            fields=dict(self._values(known)),
            parties=self._listed("parties", lambda lines: form_lines.parties(lines, was.parties, words)),
            topics=self._listed("topics", lambda lines: form_lines.codes("topic", lines, words)),
            relations=self._listed("relations", lambda lines: form_lines.relations(lines, was.relations, words)),
            actions=self._actions(known.acts),
        )
        record = self._dated(record, known)
        record = replace(record, citekey=self._citekey(record))
        if self._wrong:
            raise FormError(self._wrong)
        return record

    def _text(self, name: str) -> str:
        text: str = self._texts.get(name, "")
        return text

    def _same(self, *names: str) -> bool:
        """Return whether fields are as they were."""
        return all(self._text(name) == self._was.get(name, "") for name in names)

    def _titles(self) -> tuple[Title, ...]:
        """Return the titles: the main one, those in our other languages, and what the form does not show."""
        lang, old = self._text("language"), self._before.titles
        if old and self._same("language", "title", *(f"title.{other}" for other in LANGUAGES)):
            return old
        main = chosen_title(old, self._before.language)
        pairs = [("title", lang if main is None or self._before.language != lang else main.lang)]
        pairs += [(f"title.{other}", other) for other in LANGUAGES]
        shown = [main, *(title for title in old for other in LANGUAGES
                         if title.value == _other_title(self._before, other) and title.lang == other)]  # fmt: skip
        titles = []
        for name, language in pairs:
            if text := " ".join(self._text(name).split()):
                kept = [title for title in old if title.value == text and not title.form]
                of_language = next((title for title in kept if title.lang == language), None)
                known = of_language or next(iter(kept), Title(text, language, ORIGIN))
                titles.append(known._replace(lang=language))
        if not titles:
            self._wrong["title"] = Message("form-title-lacks")
        return (*dict.fromkeys(titles), *(title for title in old if title not in shown and title not in titles))

    def _contributors(self, roles: tuple[str, ...]) -> tuple[Contributor, ...]:
        """Return the people of all roles; those of a record stay in the order that they had."""
        if self._same(*(f"name.{role}" for role in roles)):
            return self._before.contributors
        order = dict.fromkeys((*(person.role for person in self._before.contributors), *roles))
        return tuple(person for role in order for person in self._people(role))

    def _people(self, role: str) -> Iterator[Contributor]:
        lines, before = self._lines(f"name.{role}"), self._before.contributors_as(role)
        try:
            yield from form_lines.people(lines, role, before, self._text("language"), self._vocabulary)
        except ChoiceError as error:
            self._wrong[f"name.{role}"] = error.message

    def _values(self, known: FormFields) -> Iterator[tuple[str, str]]:
        for name in dict.fromkeys((*self._before.fields, *known.variables)):
            if f"value.{name}" not in self._texts:
                text = self._before.fields.get(name, "")
            elif name == "accessed":
                date = self._date(f"value.{name}")
                text = date.text if date else ""
            else:
                text = self._text(f"value.{name}")
            text = identifiers.doi(text) if name == "DOI" else text
            if text:
                self._check(name, text)
                yield name, text

    def _check(self, name: str, text: str) -> None:
        if text == self._before.fields.get(name):
            return
        if name == "URL" and not URL.fullmatch(text):
            self._wrong[f"value.{name}"] = Message("not-a-web-address", given=text[:60])
        if name == "page" and not self._text("as-typed"):
            doubts = typed_values.pages(Record("", "", fields={name: text}), self._vocabulary)
            self._wrong |= {f"value.{name}": doubt for doubt in doubts}
        for variable, value in identifiers.wrong({name: text}):
            self._wrong[f"value.{name}"] = Message("form-identifier", variable=variable, given=value)

    def _date(self, name: str) -> Edtf | None:
        """Return the date that a field holds; None where it is empty, or no date, which is noted."""
        text = self._text(name)
        typed = whole_date(text) if text else None
        if text and not (typed and typed.whole):
            self._wrong[name] = Message("form-date", given=text[:60])
        return typed.date if typed else None

    def _lines(self, name: str) -> list[str]:
        return [line.strip() for line in self._text(name).splitlines() if line.strip()]

    def _listed(self, name: str, read: Callable[[list[str]], tuple[Any, ...]]) -> tuple[Any, ...]:
        """Return what the lines of a field name, as `read` reads them; what was there where they cannot be read."""
        before: tuple[Any, ...] = getattr(self._before, name)
        if name not in self._texts:
            return before
        try:
            return read(self._lines(name))
        except KbError as error:
            self._wrong[name] = error.message
            return before

    def _actions(self, kinds: tuple[str, ...]) -> tuple[Action, ...]:
        actions = list(self._before.actions)
        for kind in kinds:
            act = _act(self._before, kind)
            if act is None and self._before.actions_of(kind):
                continue
            date = self._date(f"act.{kind}")
            place = self._texts.get(f"place.{kind}", act.place if act else "")
            if act and (date or place):
                same = (date, place) == (act.date, act.place)
                actions[actions.index(act)] = act if same else replace(act, date=date, place=place, origin=ORIGIN)
            elif act and (act.date or act.place):
                actions.remove(act)
            elif date or place:
                actions.append(Action(kind, date, place, origin=ORIGIN))
        return tuple(actions)

    def _dated(self, record: Record, known: FormFields) -> Record:
        """Return the record with its date: that of its first act where it is a document that has one."""
        acts = [act.date for kind in known.acts for act in record.actions_of(kind) if act.date and kind in _ISSUING]
        date = acts[0] if acts else self._date("issued") if "issued" in self._texts else self._before.issued
        if date == self._before.issued:
            return record
        return replace(record, issued=date, issued_origin=ORIGIN if date else "")

    def _citekey(self, record: Record) -> str:
        text = self._text("citekey")
        if text and citekey_of(text) != text:
            self._wrong["citekey"] = Message("key-unfit", given=text, near=(citekey_of(text),))
        if text or self._before.citekey:
            return text or self._before.citekey
        makers = (person for person in record.contributors if person.role != form_lines.SIGNATORY)
        who, date = next(makers, Contributor("")), record.issued.text if record.issued else ""
        return make_citekey(who.family or who.literal, record.title_text, date, record.language)
