"""The country of a patent: from its code, before its number, in a key of BibLaTeX, as a name, after the number."""

import pytest

from kb.csl.processor import Style
from kb.library.bibliography import format_records
from kb.library.list_options import ListOptions
from tests.formats.one_record import bib_one


def _line(fields: str, style: str) -> str:
    entry = f"@patent{{p, author = {{Сейтов, А. Б.}}, title = {{Сорғы}}, date = {{2010}}, {fields}}}"
    return format_records([bib_one(entry)[0]], ListOptions(style)).entries[0].text


@pytest.mark.parametrize(("fields", "records", "apa", "ieee"), [
    ("number = {RU 4512}, langid = {russian}",
     "Пат. 4512 Российская Федерация. Сорғы / Сейтов А. Б. – 2010.",
     "(Патент № RU 4512)", "«Сорғы», Патент № RU 4512, 2010"),
    ("number = {4512}, location = {KZ}, langid = {kazakh}",
     "Пат. 4512 Қазақстан Республикасы. Сорғы / Сейтов А. Б. – 2010.",
     "(ҚР патенті № 4512)", "«Сорғы», ҚР патенті № 4512, 2010"),
    ("number = {4512}, type = {patentus}, langid = {english}", "Pat. 4512 US. Сорғы / Сейтов А. Б. – 2010.",
     "(U.S. Patent No. 4512)", "“Сорғы,” U.S. Patent 4512, 2010"),
    ("number = {4512}, type = {patenteu}, langid = {english}", "Pat. 4512 EP. Сорғы / Сейтов А. Б. – 2010.",
     "(European Patent No. 4512)", "“Сорғы,” European Patent 4512, 2010"),
    ("number = {RU 4512}, location = {KZ}, langid = {russian}",
     "Пат. RU 4512 Республика Казахстан. Сорғы / Сейтов А. Б. – 2010.",
     "(Патент РК № RU 4512)", "«Сорғы», Патент РК № RU 4512, 2010"),
    ("number = {4512}, location = {Рос. Федерация}, langid = {russian}",
     "Пат. 4512 Рос. Федерация. Сорғы / Сейтов А. Б. – 2010.",
     "(Патент № 4512, Рос. Федерация)", "«Сорғы», Патент № 4512, Рос. Федерация, 2010"),
    ("number = {4512}, location = {СССР}, type = {А. с.}, langid = {russian}",
     "А. с. 4512 СССР. Сорғы / А. Б. Сейтов. – 2010.",
     "(А. с. № 4512, СССР)", "«Сорғы», А. с. № 4512, СССР, 2010"),
    ("number = {4512}, howpublished = {Пат. 4512 Республика Казахстан}, langid = {russian}",
     "Пат. 4512 Республика Казахстан. Сорғы / Сейтов А. Б. – 2010.",
     "(Патент РК № 4512).", "«Сорғы», Патент РК № 4512, 2010"),
    ("number = {XQ 77}, langid = {russian}",
     "Пат. XQ 77. Сорғы / Сейтов А. Б. – 2010.",
     "(Патент № XQ 77)", "«Сорғы», Патент № XQ 77, 2010"),
])  # fmt: skip
def test_the_country_of_a_patent_is_said_in_every_style(fields: str, records: str, apa: str, ieee: str) -> None:
    assert _line(fields, "gost-7.1-2003") == records
    assert apa in _line(fields, "apa")
    assert ieee in _line(fields, "ieee")


def test_the_day_of_filing_is_told_in_every_style_that_tells_it() -> None:
    fields = "number = {4512}, location = {KZ}, origdate = {2008-05-06}, issue = {7}, langid = {english}"
    assert _line(fields, "gost-7.1-2003").endswith("– Filed 06.05.08 ; publ. 2010, Bull. No. 7.")
    assert "filed May 6, 2008" in _line(fields, "chicago-author-date")
    assert "(2008)" not in _line(fields, "chicago-author-date")
    told = f"{fields}, note = {{Filed 06.05.2008, Bull. No. 8}}"
    assert _line(told, "gost-7.1-2003").endswith(" / Сейтов А. Б. – 2010. – Filed 06.05.2008, Bull. No. 8.")


STYLE = """<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text"><info><title>t</title></info>
<macro name="kind"><choose><if type="thesis report" match="any"><text variable="genre"/></if>
<else-if type="book" variable="edition" match="any"><number variable="edition"/></else-if>
<else-if type="patent"><text variable="number"/></else-if>
<else-if type="webpage" variable="DOI"><text variable="DOI"/></else-if>
<else-if type="map patent" match="none"><text variable="medium"/></else-if>
<else><text variable="note"/></else></choose></macro>
<citation><layout><text variable="title"/></layout></citation>
<bibliography><layout><text macro="kind"/></layout></bibliography></style>"""


def test_a_style_says_what_it_may_print_of_a_type() -> None:
    style = Style.parse(STYLE)
    names = ("genre", "edition", "number", "medium", "note", "title", "DOI")
    kinds = ("thesis", "patent", "song", "map", "webpage")
    of_type = {kind: [name for name in names if style.prints(name, kind)] for kind in kinds}
    assert of_type["thesis"] == ["genre"]
    assert of_type["patent"] == ["edition", "number"]
    assert of_type["song"] == ["edition", "medium"]
    assert of_type["map"] == ["edition", "note"]
    assert of_type["webpage"] == ["edition", "medium", "DOI"]  # it may have none
    assert style.prints("title")
