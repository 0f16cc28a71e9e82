"""What references print of values as people type them: dates in words, one label, et al., the work's language."""

import io

import pytest

from kb.formats.bibtex import biblatex
from kb.library.bibliography import listed
from kb.library.list_options import ListOptions
from kb.library.reference_items import item_of
from tests.factories import split

BOOK = "title={Степь и люди}, publisher={Наука}, address={М.}, langid={russian}"
ARTICLE = "author={Ким, В.}, title={О людях}, journal={Вестник}, volume=5, year=1998, langid={russian}"
ENGLISH = (
    "author={Smith, J.}, title={On people and places}, journal={Journal of Places}, volume=5, number=3, pages={1--2}"
)
PRINTED = [
    # entry, style, what stands in the reference, what does not
    (f"@book{{k, author={{Ким, Вера and Ли, Олег and others}}, {BOOK}, year=1998}}", "gost-7.1", "и др.", "others"),
    (f"@book{{k, author={{Ким, Вера and others}}, {BOOK}, year=1998}}", "apa", "Ким, В. и др.", "others"),
    ("@book{k, author={Doe, Jane and others}, title={People}, year=1998, langid={english}}", "apa", "et al.", "others"),
    (f"@book{{k, author={{Ким, В.}}, {BOOK}, date={{1992-21/1993-22}}}}", "apa", "весна 1992 – лето 1993", "21"),
    (f"@book{{k, author={{Ким, В.}}, {BOOK}, date={{/1998}}}}", "gost-r-7.0.5", "до 1998", "/1998"),
    (f"@book{{k, author={{Ким, В.}}, {BOOK}, date={{199X}}}}", "gost-7.1", "1990-е годы", "б. г."),
    (f"@book{{k, author={{Ким, В.}}, {BOOK}, year={{в печати}}}}", "gost-7.1", "в печати", "б. г."),
    (f"@article{{k, {ARTICLE}, number={{3/4}}, pages={{С. 1--2}}}}", "gost-7.1", "Т. 5, № 3/4. – С. 1–2", "С. С."),
    ("@legislation{k, title={О культуре}, number={№ 319-III}, year=2006}", "apa", "№ 319-III", "№ №"),
    (f"@article{{k, {ENGLISH}, year=1999}}", "gost-7.1", "Vol. 5, No. 3. – P. 1–2", "С."),
]


@pytest.mark.parametrize(("entry", "style", "printed", "absent"), PRINTED)
def test_a_reference_prints_values_as_people_type_them(entry: str, style: str, printed: str, absent: str) -> None:
    found, _problems = split(biblatex.parse(io.BytesIO(entry.encode()), "a.bib"))
    text = listed([found[0][0]], ListOptions(style)).entries[0].text
    assert printed.replace("\u00a0", " ") in text.replace("\u00a0", " ")
    assert absent not in text


def test_a_language_is_guessed_only_where_none_is_stated() -> None:
    found, _problems = split(biblatex.parse(io.BytesIO(f"@article{{k, {ENGLISH}}}".encode()), "a.bib"))
    assert item_of(found[0][0])["language"] == "en"
    assert found[0][0].language == ""
