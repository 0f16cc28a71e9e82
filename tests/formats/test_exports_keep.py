"""Exports keep what their format can hold: our own files are read back alike, whatever the format."""

import io
import json

import pytest

from kb.domain.formats import named, serving
from kb.domain.records import Record
from kb.errors import Problem
from kb.formats import csljson
from kb.library import formats, importing
from kb.library.exporting import losses

RICH = """
@article{soil, title={Soil}, author={van der Aken, Jan and Humboldt, Alexander von and King, Jr., Martin Luther and
  {Дала қоғамы}}, journaltitle={Notes}, volume=12, number={3/4}, eid={115432}, date={2021-05-17}, langid={english}}
@incollection{ch, title={Қала}, author={Қадыр, Айдос and others}, booktitle={Дала}, editor={Бек, С.},
  editortype={compiler}, editora={Сәду, Е.}, editoratype={supervisor}, translator={Анов, Н.}, publisher={Ғылым},
  location={Алматы}, date={2007}, pages={41--58}, langid={kazakh}}
@book{season, title={Вестник}, author={Ким, В.}, date={2001-23}, langid={russian}}
@book{span, title={Хроника}, author={Ким, В.}, date={1992-05/1993}, langid={russian}}
@book{about, title={Летопись}, author={Ким, В.}, date={1890~}, langid={russian}}
@book{open, title={Серия}, author={Ким, В.}, date={1997/..}, langid={russian}}
@book{decade, title={Письма}, author={Ким, В.}, date={186X}, langid={russian}}
@book{said, title={Кітап}, author={Ким, В.}, year={жылы белгісіз}, langid={kazakh}, titleaddon={роман}}
@book{pt, title={Estepe}, shorttitle={Est}, author={Silva, Ana}, date=2001, language={pt-BR}, edition={2}}
@thesis{th, title={Көші-қон}, author={Серік, А.}, institution={ҚазҰУ}, date={2012}, type={дис.}, pagetotal={180}}
"""


def read(name: str, text: str) -> dict[str, Record]:
    items = importing.parsed([(io.BytesIO(text.encode()), name, importing.parser_of(name))])
    return {item[0].citekey: item[0] for item in items if not isinstance(item, Problem)}


RECORDS = read("rich.bib", RICH)


def said(record: Record) -> dict[str, object]:
    """Return what every format must bring back of a record."""
    return {
        "people": {(one.role, one.family, one.given, one.literal) for one in record.contributors},
        "issued": record.issued and record.issued.text,
        "titles": [(title.value, title.form) for title in record.titles],
        "language": record.language,
        "others": record.fields.get("x-and-others"),
        "fields": {name: record.fields.get(name) for name in (
            "container-title", "volume", "issue", "number", "page", "publisher", "publisher-place", "edition", "genre",
            "number-of-pages", "x-date")},
    }  # fmt: skip


@pytest.mark.parametrize("key", RECORDS)
@pytest.mark.parametrize(("name", "ending"), [
    ("biblatex", "bib"), ("bibtex", "bib"), ("ris", "ris"), ("csl-json", "json"), ("jsonl", "jsonl"),
])  # fmt: skip
def test_our_own_files_are_read_back(name: str, ending: str, key: str) -> None:
    text = "".join(formats.write_records(named(name, serving("records")), [RECORDS[key]]))
    assert said(read(f"a.{ending}", text)[key]) == said(RECORDS[key])


def test_what_csl_has_no_variable_for_goes_into_custom_with_the_region_of_the_language() -> None:
    form = named("csl-json", serving("records"))
    assert '"titleaddon": "роман"' in "".join(formats.write_records(form, [RECORDS["said"]]))
    assert '"language": "pt-BR"' in "".join(formats.write_records(form, [RECORDS["pt"]]))


def test_the_day_of_an_event_and_of_the_first_edition_are_dates_for_other_programs() -> None:
    entry = "@book{a, title={Дала}, date={1974}, origdate={1958}, eventdate={1957-06-01/1957-06-03}, langid={british}}"
    (known,) = read("a.bib", entry).values()
    text = "".join(formats.write_records(named("csl-json", serving("records")), [known]))
    (item,) = json.loads(text)
    assert (item["original-date"], item["language"]) == ({"date-parts": [[1958]]}, "en-GB")
    assert item["event-date"] == {"date-parts": [[1957, 6, 1], [1957, 6, 3]]}
    assert read("a.json", text)["a"].fields["x-eventdate"] == known.fields["x-eventdate"]


@pytest.mark.parametrize(
    ("name", "typed", "expected"),
    [
        ("volume", "Vol. 12", "12"), ("volume", "Т. 3", "3"), ("issue", "№ 5", "5"), ("issue", "вып. 7", "вып. 7"),
        ("page", "С. 12–19", "12–19"), ("page", "33–48 бб.", "33–48"), ("number-of-pages", "235 с.", "235"),
        ("volume", "Volga", "Volga"),
    ],
)  # fmt: skip
def test_a_label_is_that_of_the_program_that_prints(name: str, typed: str, expected: str) -> None:
    kept = read("a.json", json.dumps([{"id": "k", "type": "article-journal", "title": "Жол", name: typed}]))["k"]
    (item,) = json.loads("".join(csljson.dump([kept])))
    assert (kept.fields[name], item[name]) == (typed, expected)


@pytest.mark.parametrize(
    ("entry", "line"),
    [
        ("@online{k, title={Жол}, journaltitle={Дала}, url={https://a.kz}, year=2001}", "journaltitle = {Дала}"),
        ("@misc{k, entrysubtype={interview}, title={Жол}, journaltitle={Нива}, number=4}", "journaltitle = {Нива}"),
        ("@book{k, title={О ветрах}, date={-0350}}", "year  = {351 BC}"),
    ],
)
def test_plain_bibtex_says_what_holds_a_work_and_a_year_before_our_era(entry: str, line: str) -> None:
    kept = read("a.bib", entry)["k"]
    text = "".join(formats.write_records(named("bibtex", serving("records")), [kept]))
    assert line in text
    again = read("b.bib", text)["k"]
    assert (again.fields.get("container-title"), again.issued) == (kept.fields.get("container-title"), kept.issued)


def test_a_label_that_an_export_leaves_out_is_no_loss() -> None:
    kept = read("a.bib", "@article{k, title={Жол}, journaltitle={Дала}, volume={Т. 3}, pages={С. 5--7}}")["k"]
    assert not list(losses([kept], named("csl-json", serving("records"))))


@pytest.mark.parametrize("name", ["event-date", "original-date", "submitted", "available-date"])
def test_each_date_of_csl_is_written_as_a_date(name: str) -> None:
    when = {"date-parts": [[1999, 5, 3]]}
    typed = json.dumps([{"id": "a", "type": "paper-conference", "title": "Өзен", name: when}])
    (record,) = read("a.json", typed).values()

    (item,) = json.loads("".join(formats.write_records(named("csl-json", serving("records")), [record])))

    assert item[name] == when


AWKWARD = """
@unpublished{file, title={Хат}, archive={РГАЭ}, archive_location={Ф. 3. Оп. 1}, author={{Reed and Sons, Ltd}}}
@article{paged, title={Дала}, journaltitle={Көш}, pages={12-А--15-А}, abstract={Сөз}, shorttitle={Да}, year={2001}}
@standard{numbered, title={Су}, number={9-77}, keywords={су, жер}, year={1977}}
@misc{plain, title={Қағаз}, keywords={document, жер}}
"""
KEPT = ("archive", "archive_location", "abstract", "page", "number", "keyword")


@pytest.mark.parametrize("name", ["bibtex", "biblatex-plain", "ris", "csl-json"])
@pytest.mark.parametrize("key", ["file", "paged", "numbered", "plain"])
def test_awkward_values_come_back_from_every_format(name: str, key: str) -> None:
    record = read("a.bib", AWKWARD)[key]
    form = named(name, serving("records"))
    back = read(f"a.{form.ending}", "".join(formats.write_records(form, [record])))[key]
    assert {field: back.fields.get(field) for field in KEPT} == {field: record.fields.get(field) for field in KEPT}
    assert [(title.value, title.form) for title in back.titles] == [
        (title.value, title.form) for title in record.titles
    ]
    assert [person.literal for person in back.contributors] == [person.literal for person in record.contributors]


def test_what_only_ris_has_a_tag_for_is_told_by_the_other_formats() -> None:
    records = read("a.ris", "TY  - BOOK\nID  - a\nTI  - Дала\nC1  - бөтен\nER  - \n").values()
    told = {name: [loss.fields for loss in losses(records, named(name, serving("records")))]
            for name in ("ris", "bibtex", "csl-json")}  # fmt: skip
    assert told == {"ris": [], "bibtex": [("ris-c1",)], "csl-json": [("ris-c1",)]}


def test_the_collection_of_an_archive_comes_back_from_ris() -> None:
    record = read("a.json", '[{"id": "a", "type": "manuscript", "title": "Хат", "archive_collection": "Көш"}]')["a"]
    text = "".join(formats.write_records(named("ris", serving("records")), [record]))
    assert read("a.ris", text)["a"].fields["archive_collection"] == "Көш"
