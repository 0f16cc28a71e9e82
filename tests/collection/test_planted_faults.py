"""Bad data gets caught: faults planted in a copy of the corpus are each reported with the record and a remedy."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest

from kb.checks import collection
from kb.data import vocabulary as vocabulary_files
from kb.domain import edtf
from kb.domain.instruments import Instrument
from kb.domain.placed_records import PlacedRecord
from kb.domain.prose import Prose
from kb.domain.records import Action, Evidence, ListNumber, Party, Record, Relation
from kb.domain.titles import Title
from kb.domain.vocabulary import Vocabulary
from kb.domain.wording import Wording
from kb.errors import Problem
from kb.formats.bibtex import biblatex

ROOT = Path(__file__).parents[2]
TREATY = "kz-ru-military-cooperation-1994"
Corpus = dict[str, Record]


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    with (ROOT / "references.bib").open("rb") as stream:
        found = [item for item in biblatex.parse(stream, "references.bib") if not isinstance(item, Problem)]
    return {record.citekey: record for record, _line in found}


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return vocabulary_files.parse(ROOT / "kb" / "data")


def problems(corpus: Corpus, vocabulary: Vocabulary) -> list[Problem]:
    return list(
        collection.check([PlacedRecord(record, "copy.bib", 1) for record in corpus.values()], vocabulary, {"": 238})
    )


def changed(corpus: Corpus, key: str, change: Callable[[Record], Record]) -> Corpus:
    return {**corpus, key: change(corpus[key])}


def swapped_dates(corpus: Corpus) -> Corpus:
    def swap(record: Record) -> Record:
        other = {"signature": "entry-into-force", "entry-into-force": "signature"}
        actions = tuple(replace(one, kind=other.get(one.kind, one.kind)) for one in record.actions)
        return replace(record, actions=actions)

    return changed(corpus, TREATY, swap)


def mirrored_double(corpus: Corpus) -> Corpus:
    first = corpus[TREATY]
    titles = tuple(title._replace(value=_mirrored(title.value)) for title in first.titles)
    double = replace(
        first, citekey="kz-ru-mirrored", titles=titles, cited_in=(), mentions=(), scope="corpus", relations=()
    )
    return {**corpus, double.citekey: double}


def _mirrored(title: str) -> str:
    for one, other in (
        ("Республикой Казахстан", "Российской Федерацией"),
        ("Қазақстан Республикасы", "Ресей Федерациясы"),
        ("Republic of Kazakhstan", "Russian Federation"),
    ):
        title = title.replace(one, "\0").replace(other, one).replace("\0", other)
    return title


def relation_to_nothing(corpus: Corpus) -> Corpus:
    return changed(corpus, TREATY, lambda one: replace(one, relations=(Relation("amends", "kz-ru-nothing"),)))


def in_force_before_signature(corpus: Corpus) -> Corpus:
    early = Action("entry-into-force", edtf.parse("1990-01-01"), origin="identified")
    return changed(corpus, TREATY, lambda one: replace(one, actions=(*one.actions_of("signature"), early)))


def latin_letter(corpus: Corpus) -> Corpus:
    return changed(corpus, TREATY, lambda one: replace(one, titles=(Title("Дoговор", "ru", "identified"), *one.titles)))


def amendment_before_its_treaty(corpus: Corpus) -> Corpus:
    dated = [(one.issued.lower or 0, key) for key, one in corpus.items() if one.issued and one.issued.is_day]
    later = max(dated)[1]
    return changed(corpus, TREATY, lambda one: replace(one, relations=(Relation("amends", later),)))


def number_twice(corpus: Corpus) -> Corpus:
    return changed(corpus, "source-169", lambda one: replace(one, cited_in=(*one.cited_in, ListNumber("", 125))))


def number_missing(corpus: Corpus) -> Corpus:
    return {key: record for key, record in corpus.items() if key != "source-169"}


def unknown_party(corpus: Corpus) -> Corpus:
    return changed(corpus, TREATY, lambda one: replace(one, parties=(Party("KZ", "state"),)))


def unknown_topic(corpus: Corpus) -> Corpus:
    return changed(corpus, TREATY, lambda one: replace(one, topics=("baikonur",)))


def source_lost(corpus: Corpus) -> Corpus:
    return changed(
        corpus, TREATY, lambda one: replace(one, evidence=tuple(replace(item, source="") for item in one.evidence))
    )


def evidence_lost(corpus: Corpus) -> Corpus:
    return changed(corpus, TREATY, lambda one: replace(one, evidence=()))


def wrong_year(corpus: Corpus) -> Corpus:
    return changed(corpus, TREATY, lambda one: replace(one, issued=edtf.parse("0199")))


def signed_draft(corpus: Corpus) -> Corpus:
    return changed(corpus, TREATY, lambda one: replace(one, stage="draft"))


def cyrillic_citekey(corpus: Corpus) -> Corpus:
    first = corpus["source-169"]
    return {**corpus, "source-169": replace(first, citekey="дереккөз-169")}


def pointing_both_ways(corpus: Corpus) -> Corpus:
    other = "kz-ru-friendship-1992"
    once = changed(corpus, TREATY, lambda one: replace(one, relations=(Relation("amends", other),)))
    return changed(once, other, lambda one: replace(one, relations=(Relation("amends", TREATY),)))


def bad_address(corpus: Corpus) -> Corpus:
    return changed(corpus, TREATY, lambda one: replace(one, fields=MappingProxyType({"URL": "adilet"})))


def place_lost(corpus: Corpus) -> Corpus:
    stated = Evidence("title", "x", "stated")
    return changed(corpus, TREATY, lambda one: replace(one, evidence=(*one.evidence, stated)))


def relation_without_its_source(corpus: Corpus) -> Corpus:
    bare = Relation("related", "kz-ru-border-2005", "identified")
    return changed(corpus, TREATY, lambda one: replace(one, relations=(*one.relations, bare)))


def doubted_work(corpus: Corpus) -> Corpus:
    doubt = Wording(kk="Бұл — болжам.", ru="Это предположение.", en="That it is this treaty is an inference.")
    return changed(corpus, TREATY, lambda one: replace(one, remarks=(*one.remarks, doubt)))


def organisation_in_its_charter(corpus: Corpus) -> Corpus:
    return changed(corpus, "cis-charter-1993", lambda one: replace(one, parties=(Party("CIS", "organisation"),)))


def union_that_founds_itself(corpus: Corpus) -> Corpus:
    return changed(
        corpus, "ussr-formation-treaty-1922", lambda one: replace(one, parties=(*one.parties, Party("SUN", "state")))
    )


def approval_called_ratification(corpus: Corpus) -> Corpus:
    act = Instrument("Resolution of the Government of the Republic of Kazakhstan", "1")
    called = Action("ratification", edtf.parse("1994-11"), party="KAZ", origin="identified", act=act)
    return changed(corpus, TREATY, lambda one: replace(one, actions=(*one.actions, called)))


def place_against_its_evidence(corpus: Corpus) -> Corpus:
    elsewhere = Evidence("place", "Omsk", "identified", source="https://example.org/text")
    return changed(corpus, TREATY, lambda one: replace(one, evidence=(*one.evidence, elsewhere)))


def verb_against_its_evidence(corpus: Corpus) -> Corpus:
    note = Prose(("the road map was approved («утверждена»)",))
    approved = Evidence("signature", "1994-03-28", "identified", source="https://example.org/text", note=note)
    return changed(corpus, TREATY, lambda one: replace(one, evidence=(*one.evidence, approved)))


def value_left_in_its_evidence(corpus: Corpus) -> Corpus:
    ended = Evidence("termination", "2021-01-11", "identified", source="https://example.org/text")
    return changed(corpus, TREATY, lambda one: replace(one, evidence=(*one.evidence, ended)))


def titles_all_supplied(corpus: Corpus) -> Corpus:
    def supply(record: Record) -> Record:
        titles = tuple(title._replace(origin="supplied") for title in record.titles)
        return replace(record, titles=titles, evidence=tuple(one for one in record.evidence if one.field != "title"))

    return changed(corpus, TREATY, supply)


def languages_that_differ(corpus: Corpus) -> Corpus:
    said = Wording(kk="1994 жылғы сапар", ru="Визит 1994 года", en="The visit of 1995")
    return changed(corpus, TREATY, lambda one: replace(one, cited_for=said))


def place_by_the_name_of_today(corpus: Corpus) -> Corpus:
    signed = Action("signature", edtf.parse("1991-08-17"), "Almaty", origin="identified")
    return changed(corpus, TREATY, lambda one: replace(one, actions=(signed, *one.actions)))


def date_without_a_start(corpus: Corpus) -> Corpus:
    prolonged = Action("prolongation", edtf.parse("../2026"))
    return changed(corpus, TREATY, lambda one: replace(one, actions=(*one.actions, prolonged)))


FAULTS = [
    (swapped_dates, "order", TREATY),
    (mirrored_double, "doubles", "kz-ru-mirrored"),
    (relation_to_nothing, "relations", TREATY),
    (in_force_before_signature, "order", TREATY),
    (latin_letter, "scripts", TREATY),
    (amendment_before_its_treaty, "relations", TREATY),
    (number_twice, "numbers", "source-169"),
    (number_missing, "numbers", ""),
    (unknown_party, "terms", TREATY),
    (unknown_topic, "terms", TREATY),
    (source_lost, "sourced", TREATY),
    (evidence_lost, "complete", TREATY),
    (wrong_year, "dates", TREATY),
    (signed_draft, "stage", TREATY),
    (cyrillic_citekey, "citekey", "дереккөз-169"),
    (pointing_both_ways, "relations", "kz-ru-friendship-1992"),
    (bad_address, "addresses", TREATY),
    (place_lost, "sourced", TREATY),
    (relation_without_its_source, "relations", TREATY),
    (doubted_work, "doubted", TREATY),
    (organisation_in_its_charter, "founders", "cis-charter-1993"),
    (union_that_founds_itself, "founders", "ussr-formation-treaty-1922"),
    (approval_called_ratification, "approvals", TREATY),
    (place_against_its_evidence, "evidence", TREATY),
    (verb_against_its_evidence, "evidence", TREATY),
    (value_left_in_its_evidence, "evidence", TREATY),
    (titles_all_supplied, "titled", TREATY),
    (languages_that_differ, "languages", TREATY),
    (place_by_the_name_of_today, "named_places", TREATY),
    (date_without_a_start, "starts", TREATY),
]


@pytest.mark.parametrize(("plant", "check", "key"), FAULTS, ids=[fault[0].__name__ for fault in FAULTS])
def test_a_planted_fault_is_reported(
    corpus: Corpus, vocabulary: Vocabulary, plant: Callable[[Corpus], Corpus], check: str, key: str
) -> None:
    before = {str(problem) for problem in problems(corpus, vocabulary)}
    found = [problem for problem in problems(plant(corpus), vocabulary) if str(problem) not in before]
    assert [problem for problem in found if (problem.check, problem.record) == (check, key)], found
    assert all(problem.remedy and problem.message for problem in found)
