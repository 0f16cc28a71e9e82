"""What treaty collections record, in the forms for libraries, spreadsheets, programs of citation and the web."""

import csv
import io
from typing import Any

from kb.data import vocabulary as vocabulary_files
from kb.domain import edtf
from kb.domain.clauses import Clause
from kb.domain.prose import Prose
from kb.domain.treaty_facts import AuthenticText, Depositary, Publication, Reservation, WebLink
from kb.formats import csljson, csv_table, jsonld, mods
from tests.conftest import ROOT
from tests.factories import action, person, record, signed, states, title

VOCABULARY = vocabulary_files.parse(ROOT / "kb" / "data")
KNOWN = record(
    titles=(title("Convention on the Sea", "en"), title("Sea Convention", "en", form="popular")),
    contributors=(person("Aliyev", "Ilham", role="signatory", party="AZE", office="President"),),
    parties=states("AZE", "KAZ"),
    actions=[signed("2018-08-12", place="Aktau"), action("deposit", "2019-01-01", party="AZE"),
             action("deposit", "2020-01-01", party="KAZ")],
    clauses=(Clause("entry-into-force", "30 days after the last instrument"),),
    depositaries=(Depositary("KAZ", "state"),),
    authentic_texts=(AuthenticText("kk"), AuthenticText("en")),
    publications=(Publication("lnts", "165", item="3802", page="19"), Publication("Бюллетень", number="4", item="24")),
    reservations=(Reservation("declaration", "AZE", edtf.parse("2018"), note=Prose.of(["on the islands"])),),
    web_links=(WebLink("text", "https://a.kz/x", "kk", edtf.parse("2026-11-28")), WebLink("status", "https://b.kz")),
)  # fmt: skip


def test_json_ld_says_where_who_and_until_when() -> None:
    node: dict[str, Any] = jsonld.to_node(KNOWN, "/records/")
    assert node["temporalCoverage"] == "2020-01-31/.."
    assert node["alternateName"] == [{"@value": "Sea Convention", "@language": "en"}]
    assert node["inLanguage"] == ["kk", "en"]
    assert node["maintainer"] == [{"@type": "Organization", "identifier": "KAZ"}]
    assert node["locationCreated"] == [{"@type": "Place", "name": "Aktau"}]
    assert node["contributor"][0]["contributor"]["jobTitle"] == "President"
    assert node["isPartOf"][0]["isPartOf"]["name"] == "LNTS"
    assert node["encoding"] == [{"@type": "LegislationObject", "url": "https://a.kz/x", "inLanguage": "kk"}]
    assert node["subjectOf"] == [{"@type": "WebPage", "url": "https://b.kz"}]


def test_mods_says_the_same() -> None:
    root = mods.dump(KNOWN, VOCABULARY, "https://kb.kz/records/x")
    names = {"m": mods.NAMESPACE}

    def texts(path: str) -> list[str]:
        return [str(element.text) for element in root.xpath(path, namespaces=names)]

    assert texts("m:titleInfo[@type='alternative']/m:title") == ["Sea Convention"]
    assert texts("m:name[m:role/m:roleTerm='signatory']/m:affiliation") == ["President"]
    assert texts("m:originInfo/m:dateValid[@point='start']") == ["2020-01-31"]
    assert texts("m:relatedItem[@type='host'][1]/m:part/m:detail[@type='volume']/m:number") == ["165"]
    assert texts("m:note[@type='depositary']") == ["KAZ"]
    assert texts("m:note[@type='declaration']") == ["AZE on the islands"]
    assert texts("m:location/m:url[@displayLabel='text']") == ["https://a.kz/x"]
    assert "kaz" in texts("m:language/m:languageTerm")


def test_a_table_has_a_column_of_each() -> None:
    (row,) = csv.DictReader(io.StringIO("".join(csv_table.dump([KNOWN]))))
    assert row["signatories"] == "Aliyev Ilham (AZE)"
    assert row["in_force_from"] == "2020-01-31"
    assert row["clauses"] == "entry-into-force: 30 days after the last instrument"
    assert row["publications"] == "165 LNTS 19, No. 3802; Бюллетень, No. 4, item 24"
    assert (row["depositaries"], row["authentic_languages"], row["reservations"]) == (
        "KAZ",
        "kk; en",
        "AZE (declaration)",
    )
    assert row["links"] == "https://a.kz/x; https://b.kz"


def test_csl_cites_the_series() -> None:
    item = csljson.to_item(KNOWN)
    assert [item[name] for name in ("container-title", "volume", "page")] == ["LNTS", "165", "19"]
    in_a_journal = record(fields={"container-title": "Ведомости"}, publications=KNOWN.publications)
    assert csljson.to_item(in_a_journal)["container-title"] == "Ведомости"
