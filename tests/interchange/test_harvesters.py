"""Two independent harvesters, sickle and oaipmh-scythe, take all from a live server and understand each error."""

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl
from urllib.request import urlopen

import oaipmh_scythe
import pytest
import sickle
from lxml import etree
from oaipmh_scythe import exceptions as scythe_errors
from sickle import oaiexceptions as sickle_errors
from starlette.testclient import TestClient

from api.app import create_app
from kb.domain.licence import DATA
from kb.library import importing, statistics
from kb.library.session import Library
from tests.server_fixtures import FRIENDSHIP, serving, small_library

DC = "{http://purl.org/dc/elements/1.1/}"
ELEMENTS = {
    "title", "creator", "subject", "description", "publisher", "contributor", "date", "type", "format", "identifier",
    "source", "language", "relation", "coverage", "rights",
}  # fmt: skip
PREFIX = "oai:derekkoz:"
SECOND = "@book{second-2001, title = {Second}, author = {Doe, Jane}, date = {2001}}\n"


class Sickle:
    """sickle behind the names that both share here."""

    errors: Any = sickle_errors

    def __init__(self, address: str) -> None:
        self.client = sickle.Sickle(address)

    def close(self) -> None:
        pass

    def identify(self) -> Any:
        return self.client.Identify()

    def formats(self, **given: str) -> list[Any]:
        return list(self.client.ListMetadataFormats(**given))

    def sets(self, **given: str) -> list[Any]:
        return list(self.client.ListSets(**given))

    def record(self, identifier: str, prefix: str) -> Any:
        return self.client.GetRecord(identifier=identifier, metadataPrefix=prefix)

    def headers(self, **given: str) -> list[Any]:
        return list(self.client.ListIdentifiers(**given))

    def records(self, **given: str) -> list[Any]:
        return list(self.client.ListRecords(**given))


class Scythe:
    """oaipmh-scythe behind the same names."""

    errors: Any = scythe_errors

    def __init__(self, address: str) -> None:
        self.client = oaipmh_scythe.Scythe(address)

    def close(self) -> None:
        self.client.close()

    def identify(self) -> Any:
        return self.client.identify()

    def formats(self, **given: str) -> list[Any]:
        return list(self.client.list_metadata_formats(**given))

    def sets(self, **given: str) -> list[Any]:
        return list(self.client.list_sets(**_snaked(given)))

    def record(self, identifier: str, prefix: str) -> Any:
        return self.client.get_record(identifier=identifier, metadata_prefix=prefix)

    def headers(self, **given: str) -> list[Any]:
        return list(self.client.list_identifiers(**_snaked(given)))

    def records(self, **given: str) -> list[Any]:
        return list(self.client.list_records(**_snaked(given)))


def _snaked(given: dict[str, str]) -> dict[str, Any]:
    names = {"metadataPrefix": "metadata_prefix", "from": "from_", "set": "set_", "resumptionToken": "resumption_token"}
    return {names.get(name, name): value for name, value in given.items()}


@pytest.fixture(scope="module")
def address(library: Library) -> Iterator[str]:
    with serving(create_app(library)) as url:
        yield f"{url}/oai"


@pytest.fixture(params=[Sickle, Scythe], ids=["sickle", "scythe"])
def harvester(request: pytest.FixtureRequest, address: str) -> Iterator[Any]:
    with closing(request.param(address)) as made:
        yield made


def test_the_repository_says_who_it_is(harvester: Any, address: str) -> None:
    said = harvester.identify()
    assert (said.protocolVersion, said.deletedRecord) == ("2.0", "persistent")
    assert said.baseURL == address
    assert said.granularity == "YYYY-MM-DDThh:mm:ssZ"


def test_there_are_two_formats_and_a_set_for_each_topic(harvester: Any, library: Library) -> None:
    assert {form.metadataPrefix for form in harvester.formats()} == {"oai_dc", "mods"}
    assert {one.setSpec for one in harvester.sets()} == {f"topic:{topic}" for topic in library.vocabulary.topics}


@pytest.mark.parametrize("prefix", ["oai_dc", "mods"])
def test_resumption_goes_through_all_records_once(harvester: Any, library: Library, prefix: str) -> None:
    found = [record.header.identifier for record in harvester.records(metadataPrefix=prefix)]
    assert len(found) == len(set(found))
    assert sorted(found) == sorted(PREFIX + key for key in statistics.citekeys(library))


def test_identifiers_alone_are_the_same(harvester: Any, library: Library) -> None:
    found = [header.identifier for header in harvester.headers(metadataPrefix="oai_dc")]
    assert sorted(found) == sorted(PREFIX + key for key in statistics.citekeys(library))


def test_a_set_holds_its_topic_and_what_stands_under_it(harvester: Any) -> None:
    found = harvester.records(metadataPrefix="oai_dc", set="topic:territorial-integrity")
    assert 0 < len(found) < 536
    assert all("topic:territorial-integrity" in record.header.setSpecs for record in found)


def test_dublin_core_is_of_the_fifteen_elements_with_their_languages(harvester: Any) -> None:
    root = etree.fromstring(harvester.record(PREFIX + "kz-ru-friendship-1992", "oai_dc").raw)
    metadata = root.find(".//{*}dc")
    assert metadata is not None
    assert metadata.tag == "{http://www.openarchives.org/OAI/2.0/oai_dc/}dc"
    assert {element.tag for element in metadata} <= {DC + name for name in ELEMENTS}
    assert all(element.text and element.text.strip() for element in metadata)
    titles = {element.get("{http://www.w3.org/XML/1998/namespace}lang") for element in metadata.findall(DC + "title")}
    assert "ru" in titles


@pytest.mark.parametrize(("period", "some"), [
    ({"from": "2020-01-01"}, True),
    ({"until": "2999-12-31"}, True),
    ({"from": "2020-01-01T00:00:00Z", "until": "2999-01-01T00:00:00Z"}, True),
    ({"until": "2020-01-01"}, False),
    ({"from": "2999-01-01"}, False),
])  # fmt: skip
def test_a_period_is_of_changes(harvester: Any, period: dict[str, str], some: bool) -> None:
    if some:
        assert harvester.headers(metadataPrefix="oai_dc", **period)
    else:
        with pytest.raises(harvester.errors.NoRecordsMatch):
            harvester.headers(metadataPrefix="oai_dc", **period)


@pytest.mark.parametrize(("error", "ask"), [
    ("BadArgument", lambda one: one.headers(metadataPrefix="oai_dc", **{"from": "1992-13-45"})),
    ("BadArgument", lambda one: one.headers(metadataPrefix="oai_dc", **{"from": "2001-01-01", "until": "2000-01-01"})),
    ("BadArgument", lambda one: one.headers(metadataPrefix="oai_dc", **{"from": "2001", "until": "2002-01-01"})),
    ("CannotDisseminateFormat", lambda one: one.records(metadataPrefix="marc21")),
    ("CannotDisseminateFormat", lambda one: one.record(PREFIX + "kz-ru-friendship-1992", "marc21")),
    ("IdDoesNotExist", lambda one: one.record(PREFIX + "no-such-record", "oai_dc")),
    ("IdDoesNotExist", lambda one: one.record("urn:isbn:1", "oai_dc")),
    ("IdDoesNotExist", lambda one: one.formats(identifier=PREFIX + "no-such-record")),
    ("NoRecordsMatch", lambda one: one.records(metadataPrefix="oai_dc", set="topic:no-such-topic")),
    ("BadResumptionToken", lambda one: one.records(resumptionToken="made-up")),
    ("BadResumptionToken", lambda one: one.sets(resumptionToken="made-up")),
])  # fmt: skip
def test_each_error_is_told_by_its_code(harvester: Any, error: str, ask: Callable[[Any], object]) -> None:
    with pytest.raises(getattr(harvester.errors, error)):
        ask(harvester)


@pytest.mark.parametrize("client", [Sickle, Scythe], ids=["sickle", "scythe"])
def test_a_pruned_record_is_told_as_deleted_and_may_come_back(client: Any, tmp_path: Path) -> None:
    with small_library(tmp_path / "home", FRIENDSHIP + SECOND) as library, serving(create_app(library)) as url:
        path = library.settings.collection
        path.write_text(FRIENDSHIP, "utf-8")
        assert (
            importing.load(library.engine, library.vocabulary, [path], importing.ImportOptions(prune=True)).removed == 1
        )
        with closing(client(f"{url}/oai")) as harvester:
            headers = harvester.headers(metadataPrefix="oai_dc")
            deleted = {header.identifier: header.deleted for header in headers}
            assert deleted == {PREFIX + "kz-ru-friendship-1992": False, PREFIX + "second-2001": True}
            path.write_text(FRIENDSHIP + SECOND, "utf-8")
            importing.load(library.engine, library.vocabulary, [path])
            assert not harvester.record(PREFIX + "second-2001", "mods").header.deleted


@pytest.mark.parametrize(("query", "repeated"), [
    ("verb=ListRecords&metadataPrefix=oai_dc&set=topic:no-such-topic", True),
    ("verb=GetRecord&identifier=urn:isbn:1&metadataPrefix=oai_dc", True),
    ("verb=ListRecords", False), ("verb=Tell", False),
])  # fmt: skip
def test_a_request_is_repeated_but_where_it_is_none(address: str, query: str, repeated: bool) -> None:
    with urlopen(f"{address}?{query}") as answer:
        request: Any = etree.fromstring(answer.read()).find("{*}request")
    assert dict(request.attrib) == (dict(parse_qsl(query)) if repeated else {})


def test_the_repository_says_what_may_be_done_with_its_metadata(client: TestClient) -> None:
    answer = etree.fromstring(client.get("/oai?verb=Identify").content)
    rights = "{http://www.openarchives.org/OAI/2.0/rights/}"
    assert [each.get("ref") for each in answer.iter(f"{rights}rightsReference")] == [row.url for row in DATA]
