"""What reference managers are handed, as they read it: plain names of fields, titles and places for what they are."""

import re

from kb.domain.languages import LANGUAGES
from kb.domain.records import Record
from kb.domain.treaty_facts import AuthenticText
from kb.domain.wording import Wording
from kb.formats import mods
from kb.formats.bibtex import biblatex, export
from kb.formats.ris import writer as ris
from kb.library.own_values import with_own, with_topics, without_own
from tests.factories import VOCABULARY, person, record, signed, title
from tests.formats.one_record import bib_one

ACT = record(
    "lake-1997", language="ru", issued="1997-07-09", topics=["caspian"], actions=[signed("1997-07-09", place="Балқаш")],
    titles=[title("Соглашение об озере", "ru"), title("Көл туралы келісім", "kk"), title("Lake Agreement", "en"),
            title("Көл келісімі", "kk", origin="stated"), title("Озеро", "ru", form="short")],
    contributors=[person("Сәрсен", "Ә.", "signatory")], authentic_texts=[AuthenticText("ru"), AuthenticText("kk")],
)  # fmt: skip


def plain(known: Record) -> str:
    return "".join(biblatex.dump_plain([known]))


def test_plain_biblatex_has_only_names_that_every_reader_takes() -> None:
    """Parsers of BibTeX's grammar end an entry at `title+an:origin`, and keep unknown fields as notes."""
    text = plain(ACT)
    assert re.fullmatch(r"@\w+\{lake-1997,\n(?:\s*[a-z]+\s*=\s*\{[^{}]*\},?\n)+\}\s*", text)
    assert "venue" in text
    supplied = record(titles=[title("Дала келісімі", origin="supplied")])
    assert "{[Дала келісімі]}" in plain(supplied)
    again, problems = bib_one(text)
    assert problems == []
    assert (again.type, again.issued, again.titles[0].value) == (ACT.type, ACT.issued, ACT.titles[0].value)


def test_a_title_of_an_authentic_text_is_no_translation() -> None:
    names = {"m": mods.NAMESPACE}
    tree = mods.dump(ACT, VOCABULARY, "http://x/r")
    said = [(one.get("lang"), one.get("type"), one.get("usage")) for one in tree.findall("m:titleInfo", names)]
    assert said == [
        ("rus", None, "primary"), ("kaz", None, None), ("eng", "alternative", None), ("kaz", "alternative", None),
        ("rus", "abbreviated", None),
    ]  # fmt: skip
    ours = record(titles=[title("Шарт"), title("Treaty", "en", origin="supplied")])
    tree = mods.dump(ours, VOCABULARY, "http://x/r")
    assert [one.get("type") for one in tree.findall("m:titleInfo", names)] == [None, "translated"]


def test_where_a_document_was_signed_is_no_place_of_publication() -> None:
    names = {"m": mods.NAMESPACE}
    tree = mods.dump(ACT, VOCABULARY, "http://x/r")
    assert tree.find(".//m:placeTerm", names) is None
    assert "CY  - " not in "".join(ris.dump([ACT]))
    assert "address" not in "".join(export.dump([ACT]))
    printed = record(fields={"publisher-place": "Астана"}, actions=[signed("1997", place="Балқаш")])
    assert mods.dump(printed, VOCABULARY, "http://x/r").findtext(".//m:placeTerm", namespaces=names) == "Астана"
    assert "CY  - Астана" in "".join(ris.dump([printed]))
    assert re.search(r"address\s*= \{Астана\}", "".join(export.dump([printed])))
    for text in ("".join(export.dump([printed])), plain(printed)):
        assert bib_one(text)[0].fields["event-place"] == "Балқаш"


def test_topics_are_keywords_in_words_and_leave_when_sent_back() -> None:
    topics = {"caspian": VOCABULARY.topics["caspian"]._replace(label=Wording(kk="Көл", ru="Озеро", en="Lake"))}
    known = VOCABULARY._replace(topics=topics)
    own = record(topics=["caspian"], fields={"keyword": "су, Озеро"}, tags=["оқу"])
    for lang, keywords in (("kk", ("су", "Озеро", "оқу", "Көл")), ("ru", ("су", "Озеро", "оқу"))):
        sent = with_topics(with_own(own), known, lang)
        assert sent.keywords == keywords
        assert without_own(sent, own, known).keywords == own.keywords
    assert with_topics(record(), known, LANGUAGES[0]) == record()
