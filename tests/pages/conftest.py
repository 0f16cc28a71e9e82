"""A reader of the pages, over the real collection and over records that wish us ill."""

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from api.app import create_app
from kb.domain.instruments import Instrument
from kb.domain.prose import Prose
from kb.domain.records import Candidate, Evidence, Record, Relation
from kb.domain.titles import Title
from kb.domain.wording import Wording
from kb.formats import jsonl
from kb.library import importing
from kb.library.session import open_library
from kb.settings import from_environment
from tests.factories import person, record, signed, states

EVIL = '"><script>alert(1)</script><img src=x onerror=alert(2)>{{7*7}}%(x)s'


@pytest.fixture
def reader(pages: TestClient) -> TestClient:
    """A client that asks for pages of the real collection, in English unless told otherwise; it keeps no cookies."""
    pages.cookies.clear()  # an address with `lang` leaves one
    return pages


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """The one client of all tests."""
    home = tmp_path_factory.mktemp("pages")
    library = open_library(from_environment({})._replace(home=home, database_url=f"sqlite:///{home / 'kb.db'}"))
    headers = {"Accept": "text/html", "Accept-Language": "en"}
    yield TestClient(create_app(library), headers=headers)
    library.close()


def evil_record() -> Record:
    """A record whose every free text is an attack."""
    wording = Wording(kk=EVIL, ru=EVIL, en=EVIL)
    return record(
        "evil:1/2",
        titles=(Title(EVIL, "ru", "identified"), Title(EVIL, "kk", "supplied")),
        language="ru",
        kind="treaty",
        contributors=(person(EVIL, EVIL),),
        fields={"URL": "javascript:alert(1)", "container-title": EVIL, "DOI": f"10.1/{EVIL}"},
        actions=(signed("1999-01-01", place=EVIL, act=Instrument(EVIL, EVIL, EVIL, EVIL), note=Prose((EVIL,))),),
        parties=states("KAZ", "RUS"),
        relations=(Relation("related", "evil-2", "stated", Prose((EVIL, EVIL))),),
        cited_for=wording,
        remarks=(wording,),
        candidates=(Candidate(EVIL, Prose((EVIL,)), Prose((EVIL,)), "javascript:alert(3)", True),),
        evidence=(Evidence("title", EVIL, "stated", "ru", "javascript:alert(4)", "2.1", 7, Prose((EVIL,))),),
    )


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A client over a library that holds only hostile records."""
    home = tmp_path_factory.mktemp("hostile")
    settings = from_environment({})._replace(home=home, database_url=f"sqlite:///{home / 'kb.db'}")
    library = open_library(settings, load=False)
    file = home / "evil.jsonl"
    file.write_text("".join(jsonl.dump([evil_record()])), "utf-8")
    importing.load(library.engine, library.vocabulary, [file])
    library.index_sync.catch_up()
    yield TestClient(create_app(library), headers={"Accept": "text/html", "Accept-Language": "en"})
    library.close()
