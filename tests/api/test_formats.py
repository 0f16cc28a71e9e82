"""Every format of every address: by its name and by each of its media types the same bytes, as OpenAPI promises."""

import re
from typing import Any

import pytest
from starlette.testclient import TestClient

from api.negotiation import answering
from kb.cli import main
from kb.domain import formats
from kb.domain.formats import Format, Use, serving

KEY = "kz-ru-friendship-1992"
ADDRESSES: dict[str, tuple[Use, ...]] = {
    "/api/v1/records": ("records", "updates"),
    "/api/v1/records/{citekey}": ("records", "reference"),
    "/api/v1/chronology": ("chronology",),
    "/api/v1/bibliography": ("references", "records"),
    "/api/v1/topics": ("topics",),
}
FILTER = {"/api/v1/records": {"topic": "caspian"}, "/api/v1/bibliography": {"topic": "caspian"},
          "/api/v1/chronology": {"from": "1992", "to": "1992"}}  # fmt: skip
ROWS = [(path, form) for path, uses in ADDRESSES.items() for form in answering(*uses)]


def described(client: TestClient, path: str) -> tuple[set[str], list[str]]:
    """Return the media types and the names of formats that OpenAPI tells of an address."""
    operation = client.get("/api/v1/openapi.json").json()["paths"][path]["get"]
    parameter = next(one for one in operation["parameters"] if one["name"] == "format")
    return set(operation["responses"]["200"]["content"]), parameter["schema"]["enum"]


def ask(client: TestClient, path: str, accept: str = "*/*", **parameters: str) -> Any:
    asked = {**FILTER.get(path, {}), **parameters}
    return client.get(path.replace("{citekey}", KEY), params=asked, headers={"Accept": accept})


@pytest.mark.parametrize("path", ADDRESSES)
def test_openapi_names_the_formats_of_the_register_and_no_other(client: TestClient, path: str) -> None:
    rows = answering(*ADDRESSES[path])
    types, names = described(client, path)
    assert names == [form.name for form in rows]
    assert types == {media_type for form in rows for media_type in form.media_types}


@pytest.mark.parametrize(("path", "form"), ROWS, ids=[f"{path[8:]}:{form.name}" for path, form in ROWS])
def test_a_format_comes_by_name_and_by_each_of_its_media_types(client: TestClient, path: str, form: Format) -> None:
    types, _names = described(client, path)
    by_name = ask(client, path, format=form.name)
    assert by_name.status_code == 200, by_name.text
    assert by_name.headers["content-type"].partition(";")[0] == form.media_type
    rows = answering(*ADDRESSES[path])
    for media_type in form.media_types:
        by_type = ask(client, path, media_type)
        assert by_type.status_code == 200
        assert by_type.headers["content-type"].partition(";")[0] == media_type
        assert media_type in types
        if next(row for row in rows if media_type in row.media_types) is form and form.name != "docx":
            assert without_address(by_type.content) == without_address(by_name.content)


def without_address(data: bytes) -> bytes:
    """Return a body without the addresses in which `format` stands."""
    return re.sub(rb"\??&?format=[\w-]+", b"", data)


@pytest.mark.parametrize("accept", ["text/plain", "text/x-bibliography"])
@pytest.mark.parametrize("path", ["/api/v1/bibliography", "/api/v1/records/{citekey}"])
def test_a_reference_in_plain_text_comes_under_both_its_names(client: TestClient, path: str, accept: str) -> None:
    reply = ask(client, path, accept)
    assert (reply.status_code, reply.headers["content-type"]) == (200, f"{accept}; charset=utf-8")


def test_an_ending_names_a_format_too(client: TestClient) -> None:
    by_ending, by_name = (ask(client, "/api/v1/chronology", format=name) for name in ("md", "markdown"))
    assert by_ending.content == by_name.content
    for path in ("/api/v1/records", "/api/v1/bibliography"):
        assert ask(client, path, format="bib").content == ask(client, path, format="biblatex").content


TOY = Format("toy", "Toy List", ("application/x-toy",), ("toy",), "everything", ("record", "search", "bibliography"),
             records="tests.api.toy_format:dump", parse="tests.api.toy_format:parse")  # fmt: skip


@pytest.fixture
def toy(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> Format:
    """A format that only a row of the register tells of."""
    monkeypatch.setattr(formats, "REGISTER", (*formats.REGISTER, TOY))
    monkeypatch.setattr(client.app, "openapi_schema", None)
    return TOY


def test_a_row_alone_adds_a_format_to_http(client: TestClient, toy: Format) -> None:
    for path in ("/api/v1/records", "/api/v1/records/{citekey}", "/api/v1/bibliography"):
        types, names = described(client, path)
        assert "toy" in names
        assert "application/x-toy" in types
        by_name, by_type = ask(client, path, format="toy"), ask(client, path, "application/x-toy")
        assert by_name.text == by_type.text
        assert by_type.headers["content-type"] == "application/x-toy"
        assert "toy of " in by_name.text
    assert "toy" in client.get("/api/v1/records?format=toys").json()["detail"]
    assert client.get("/api/v1/records/126").json()["links"]["toy"].endswith("?format=toy")


def test_a_row_alone_adds_a_format_to_the_pages(client: TestClient, toy: Format) -> None:
    for path in (f"/records/{KEY}", "/search?topic=caspian", "/bibliography?topic=caspian"):
        page = client.get(path).text
        assert "Toy List" in page
        address = re.search(r'href="([^"]*format=toy[^"]*)"', page)
        assert address, path
        assert "toy of " in client.get(address[1].replace("&amp;", "&")).text


@pytest.mark.parametrize("command", ["export", "bibliography"])
def test_a_row_alone_adds_a_format_to_the_commands(
    toy: Format, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main([command, "--help"])
    assert "toy" in capsys.readouterr().out


def test_a_row_alone_adds_a_format_that_is_read(toy: Format) -> None:
    assert formats.of_file("x.toy") is toy
    assert "toy" in formats.endings()
    assert toy in serving("parse")
