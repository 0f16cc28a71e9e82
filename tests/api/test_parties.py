"""The table of a treaty over HTTP: JSON and CSV."""

from starlette.testclient import TestClient

CASPIAN = "/api/v1/records/caspian-convention-2018/parties"


def test_the_table_as_json_and_csv(client: TestClient) -> None:
    reply = client.get(CASPIAN).json()
    assert reply["meta"]["total"] == 5
    kazakhstan = next(row for row in reply["data"] if row["party"] == "KAZ")
    assert (kazakhstan["signed"], kazakhstan["in_force_from"]) == ("2018-08-12", None)
    assert [act["kind"] for act in kazakhstan["consents"]] == ["ratification"]
    table = client.get(CASPIAN, params={"format": "csv"})
    assert table.headers["content-type"].startswith("text/csv")
    assert table.text.splitlines()[0] == "party,name,signed,consent,in_force_from,reservations,withdrawal"
    assert "IRN,Islamic Republic of Iran,2018-08-12,,,declaration interpretative declaration," in table.text


def test_the_page_shows_it_for_several_parties_only(client: TestClient) -> None:
    assert 'id="status"' in client.get("/records/caspian-convention-2018?lang=kk").text
    assert 'id="status"' not in client.get("/records/kz-ru-border-2005?lang=kk").text
