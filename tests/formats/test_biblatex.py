"""BibLaTeX and BibTeX entries to records: types, fields, dates, titles and names as the manual means them."""

import shutil
import subprocess
from pathlib import Path

import pytest

from kb.domain.instruments import Instrument
from kb.domain.item_types import ITEM_TYPES
from kb.domain.records import Record
from kb.errors import Problem
from kb.formats.bibtex import biblatex
from kb.formats.bibtex import fields as fieldmap
from tests.conftest import ROOT
from tests.factories import body, evidence, person, record, relation, signed, split, states, stream, title


def read(text: str) -> tuple[Record, list[Problem]]:
    found, problems = split(biblatex.parse(stream(text), "a.bib"))
    return found[0][0], problems


TYPES = [
    # entry                                             CSL type
    ("@article{k}", "article-journal"),
    ("@article{k, entrysubtype={newspaper}}", "article-newspaper"),
    ("@article{k, entrysubtype={magazine}}", "article-magazine"),
    ("@book{k}", "book"),
    ("@inbook{k}", "chapter"),
    ("@incollection{k}", "chapter"),
    ("@phdthesis{k}", "thesis"),
    ("@techreport{k}", "report"),
    ("@legal{k}", "treaty"),
    ("@legislation{k}", "legislation"),
    ("@legislation{k, entrysubtype={regulation}}", "regulation"),
    ("@jurisdiction{k}", "legal_case"),
    ("@online{k}", "webpage"),
    ("@misc{k}", "document"),
    ("@misc{k, entrysubtype={speech}}", "speech"),
    ("@unheardof{k}", "document"),
]


@pytest.mark.parametrize(("text", "kind"), TYPES)
def test_types(text: str, kind: str) -> None:
    assert read(text)[0].type == kind


@pytest.mark.parametrize("kind", sorted(ITEM_TYPES))
def test_every_type_is_written_and_read(kind: str) -> None:
    assert read("".join(biblatex.dump([record(type=kind)])))[0].type == kind


FIELDS = [
    # in the entry                                      CSL variables
    ("@article{k, journal={Заң}, number=3, volume=2}", {"container-title": "Заң", "issue": "3", "volume": "2"}),
    ("@book{k, number=3, series={С}}", {"collection-number": "3", "collection-title": "С"}),
    ("@book{k, address={Алматы}, publisher={Жазушы}}", {"publisher-place": "Алматы", "publisher": "Жазушы"}),
    ("@thesis{k, school={ҚазҰУ}, type={phd}}", {"publisher": "ҚазҰУ", "genre": "phd"}),
    ("@article{k, pages={10--20}}", {"page": "10–20"}),
    ("@article{k, pages={10-20}}", {"page": "10-20"}),
    ("@online{k, url={http://a.kz/x_y?a=%D2%9B~b#c}}", {"URL": "http://a.kz/x_y?a=%D2%9B~b#c"}),
    ("@online{k, doi={10.1/a_b}, urldate={2024-01-02}}", {"DOI": "10.1/a_b", "accessed": "2024-01-02"}),
    ("@book{k, note={A \\& B 5\\% {\\'e}}}", {"note": "A & B 5% é"}),
    ("@book{k, shelf={12}, keywords={a, b}}", {"x-shelf": "12", "keyword": "a, b"}),
    ("@book{k, abstract={  two\n   lines }}", {"abstract": "two lines"}),
]


@pytest.mark.parametrize(("text", "fields"), FIELDS)
def test_fields(text: str, fields: dict[str, str]) -> None:
    found, problems = read(text)
    assert (dict(found.fields), problems) == (fields, [])


DATES = [
    ("date={1992-05-25}", "1992-05-25"),
    ("date={1992/1994}", "1992/1994"),
    ("date={1992~}", "1992~"),
    ("year=1992", "1992"),
    ("year={[1992]}", "1992"),
    ("year=1992, month=5", "1992-05"),
    ("year=1992, month=may", "1992-05"),
    ("year=1992, month={May}, day=5", "1992-05-05"),
    ('year=1992, month = 25 # "~" # may', "1992-05-25"),
    ('year=1992, month = may # "~25"', "1992-05-25"),
    ("year=1992, month={мамыр}", "1992-05"),
    ("date={1992}, year=1990", "1992"),
]


@pytest.mark.parametrize(("fields", "text"), DATES)
def test_dates(fields: str, text: str) -> None:
    found, problems = read(f"@book{{k, {fields}}}")
    origin = "supplied" if "{[" in fields else "stated"  # a year in brackets is the cataloguer's
    assert (found.issued and found.issued.text, found.issued_origin, problems) == (text, origin, [])


@pytest.mark.parametrize(("text", "told"), [("в печати", []), ("б.г.", []), ("1992 or 1993", [("date", "k")])])
def test_a_date_that_is_none_is_kept_and_reported_where_it_says_nothing(text: str, told: list[object]) -> None:
    found, problems = read(f"@book{{k,\n date={{{text}}}}}")
    assert (found.issued, found.fields["x-date"]) == (None, text)
    assert [(one.check, one.record) for one in problems] == told


LANGUAGES = [
    ("langid={russian}", "ru"),
    ("language={kazakh}", "kk"),
    ("language={kk}", "kk"),
    ("langid={british}", "en"),
    ("language={Русский}", "ru"),
    ("language={de-AT}", "de"),
    ("note={}", ""),
]


@pytest.mark.parametrize(("field", "lang"), LANGUAGES)
def test_languages(field: str, lang: str) -> None:
    found, _ = read(f"@book{{k, title={{T}}, author={{Абай}}, {field}}}")
    assert (found.language, found.titles[0].lang, found.contributors[0].lang) == (lang, lang, lang)


def test_titles_of_a_plain_entry() -> None:
    found, _ = read("@book{k, title={Main {T}itle}, subtitle={Sub}, shorttitle={Main}}")
    assert [(one.value, one.form, one.origin) for one in found.titles] == [
        ("Main Title: Sub", "", "stated"), ("Main", "short", "stated"),
    ]  # fmt: skip
    assert (found.status, found.scope) == ("probable", "imported")


@pytest.mark.parametrize("kind", ["xdata", "set", "control"])
def test_entries_that_are_no_source(kind: str) -> None:
    found, problems = split(biblatex.parse(stream(f"@{kind}{{k, title={{T}}}}"), "a.bib"))
    assert (found, [one.severity for one in problems]) == ([], ["warning"])


FAULTS = [
    "kb-parties={KAZ | state | x}", "kb-actions={signature | 1992-99}", "kb-relations={amends}", "kb-numbers={1, x}",
    "kb-evidence={title | stated | kk | v | s | 2.1:x}", "kb-cited-for={xx | text}", "kb-titles={kk}",
    "kb-candidates={a | b | c | d | e | f}", "kb-term={P1Y | P1Y | note | more}",
]  # fmt: skip


@pytest.mark.parametrize("field", FAULTS)
def test_a_field_of_ours_that_does_not_fit_names_its_cells(field: str) -> None:
    found, problems = read(f"@legal{{k,\n  title={{T}}, kb-status={{identified}}, {field}}}")
    assert [(one.check, one.record) for one in problems] == [("field", "k")]
    assert problems[0].message.startswith(field.partition("=")[0])
    assert (found.citekey, found.status) == ("k", "identified")


@pytest.mark.parametrize("number", ["x", "-3", "thesis: 1.5", "thesis:"])
def test_a_number_that_is_none_is_told_in_the_words_of_the_field(number: str) -> None:
    _found, (problem,) = read(f"@legal{{k, title={{T}}, kb-numbers={{1, {number}}}}}")
    assert problem.message == f"kb-numbers: '{number}' is not a number of the list."
    assert "my-thesis: 12" in problem.remedy


def test_every_field_of_ours_says_what_it_means() -> None:
    assert all(extra.meaning and extra.name.startswith("kb-") for extra in fieldmap.EXTRA)
    assert {extra.attribute for extra in fieldmap.EXTRA} <= set(Record.__dataclass_fields__)


SAMPLE = [
    record(issued="1992-05-25", actions=[signed("1992-05-25")], parties=states("KAZ", "RUS"), topics=["cis"],
           relations=[relation("amends", "kz-ru-friendship-1992")], evidence=[evidence("title", "50 % {a} \\ | b")],
           titles=[title("100% {Шарт} & #1 _x_ ^~ \\"), title("Договор", "ru")]),
    record("b", type="book", contributors=[person("Тоқаев", "Қ.-Ж."), body("БҰҰ {X} and Y")], fields={"page": "1–2"}),
]  # fmt: skip


@pytest.mark.parametrize("what", ["sample", "collection"])
def test_biber_finds_no_syntax_error(what: str, tmp_path: Path) -> None:
    biber = shutil.which("biber")
    if not biber:
        pytest.skip("biber is not installed")
    path = tmp_path / "a.bib"
    text = "".join(biblatex.dump(SAMPLE)) if what == "sample" else (ROOT / "references.bib").read_text("utf-8")
    path.write_text(text, "utf-8")
    command = [biber, "--tool", "--nolog", f"--output-file={tmp_path / 'out.bib'}", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert "syntax error" not in (done.stdout + done.stderr)
    assert "ERROR" not in done.stdout


def test_the_collection_is_read_without_a_problem_and_written_back() -> None:
    with (ROOT / "references.bib").open("rb") as source:
        found, problems = split(biblatex.parse(source, "references.bib"))
    assert problems == []
    known = [one for one, _line in found]
    assert {number for one in known for number in one.numbers} >= set(range(1, 239))
    assert [one for one, _line in split(biblatex.parse(stream("".join(biblatex.dump(known))), "a.bib"))[0]] == known


FOREIGN = [
    # fields of other programs                                        what is kept
    ("address = {New York}, location = {Shanghai}", {"publisher-place": "New York", "x-location": "Shanghai"}),
    ("journal = {A}, journaltitle = {B}", {"container-title": "A", "x-journaltitle": "B"}),
    ('author+an:role = {1="host"}', {"x-author+an:role": '1="host"'}),
    ("publisher = {A}, school = {A}", {"publisher": "A"}),
]


@pytest.mark.parametrize(("fields", "kept"), FOREIGN)
def test_two_fields_for_one_variable_are_both_kept(fields: str, kept: dict[str, str]) -> None:
    assert dict(read(f"@article{{a, {fields}}}")[0].fields) == kept


def test_a_subtitle_alone_is_the_title() -> None:
    assert [one.value for one in read("@book{a, subtitle = {Б}}")[0].titles] == ["Б"]


@pytest.mark.parametrize("value", ["Шарт", "[Шарт]", "[а] б [в]"])
def test_an_export_puts_supplied_titles_in_brackets_and_takes_them_off(value: str) -> None:
    known = record(titles=[title(value, origin="supplied")])
    text = "".join(biblatex.dump_bracketed([known]))
    assert f"= {{[{value}]}}" in text
    for written in (text, "".join(biblatex.dump([known]))):
        assert read(written)[0].titles == known.titles


def test_rows_that_end_before_the_parts_of_an_instrument_keep_its_text_whole() -> None:
    known, problems = read(
        "@misc{a, kb-actions = {ratification | 1995 | | KAZ | identified | Law No. 1 «О мире» | seen}, "
        "kb-evidence = {ratification | identified | | 1995; Law No. 1; KAZ | https://e.kz | | seen}}"
    )
    assert problems == []
    assert (known.actions[0].act, known.actions[0].note.text) == (Instrument("Law No. 1 «О мире»"), "seen")
    assert (known.evidence[0].text, known.evidence[0].note.text) == ("1995; Law No. 1; KAZ", "seen")


def test_the_cells_of_an_instrument_and_of_a_statement_are_values() -> None:
    known, problems = read(
        "@misc{a, kb-actions = {ratification | 1995 | | | identified | Law | seen | 1 | (approval) | О мире | ru}, "
        "kb-evidence = {\nadoption | identified | | 1995 | https://e.kz | | | | Minsk | KAZ | Law | 1\n"
        "relation | identified | | amends | https://e.kz | | | b-1\n}}"
    )
    assert problems == []
    assert known.actions[0].act == Instrument("Law", "1", "(approval)", "О мире", "ru")
    assert [one.text for one in known.evidence] == ["1995; Minsk; Law No. 1; KAZ", "amends b-1"]


def test_keywords_stand_where_others_look_and_are_no_topics() -> None:
    written = "".join(biblatex.dump([record(topics=["caspian"], fields={"keyword": "caspian, шекара"})]))
    assert "{caspian, caspian, шекара}" in written
    known, problems = read(written)
    assert (known.topics, known.fields["keyword"], problems) == (("caspian",), "caspian, шекара", [])
