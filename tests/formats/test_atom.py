"""An Atom feed as RFC 4287 has it: what must be there is there, once, and any text stays text."""

from datetime import datetime
from typing import Any

from lxml import etree

from kb.formats.atom import NAMESPACE, OLDEST, Feed, FeedEntry, dump

ATOM = f"{{{NAMESPACE}}}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
EVIL = "<script>&amp;\x07</entry>"


def parsed(feed: Feed) -> Any:
    return etree.fromstring("".join(dump(feed)).encode())


def check(root: Any) -> None:
    """Raise AssertionError where a feed lacks what RFC 4287 asks (4.1.1, 4.1.2), or says it twice."""
    assert root.tag == f"{ATOM}feed"
    assert root.find(f"{ATOM}author/{ATOM}name").text
    entries = root.findall(f"{ATOM}entry")
    for node in (root, *entries):
        for name in ("id", "title", "updated"):
            assert [bool(child.text) for child in node.findall(ATOM + name)] == [True], name
        datetime.fromisoformat(node.findtext(f"{ATOM}updated"))
        assert ":" in node.findtext(f"{ATOM}id"), "an id is an IRI"
    for node in entries:
        assert [link.get("rel") for link in node.findall(f"{ATOM}link")] == ["alternate"]
        assert len(node.findall(f"{ATOM}summary")) <= 1
        assert node.findtext(f"{ATOM}summary") != node.findtext(f"{ATOM}title")
        assert all(category.get("term") for category in node.findall(f"{ATOM}category"))
    ids = [node.findtext(f"{ATOM}id") for node in entries]
    assert len(ids) == len(set(ids))


def entry(name: str, updated: str = "1994-03-28T00:00:00Z", **values: Any) -> FeedEntry:
    return FeedEntry(f"tag:example.org,2026:{name}", values.pop("title", name), updated, f"/records/{name}", **values)


def test_a_feed_is_as_new_as_its_newest_entry() -> None:
    feed = Feed("tag:example.org,2026:all", "Бәрі", "kk", [entry("a", "2020-05-25T00:00:00Z"), entry("b")],
                "http://example.org/feed?since=2020&format=atom", "http://example.org/feed?cursor=x")  # fmt: skip
    root = parsed(feed)
    check(root)
    assert root.findtext(f"{ATOM}updated") == "2020-05-25T00:00:00Z"
    assert root.findtext(f"{ATOM}id") == feed.id
    assert root.find(f"{ATOM}link[@rel='self']").get("href") == feed.address
    assert root.find(f"{ATOM}link[@rel='next']").get("href") == feed.next
    assert root.get(LANG) == "kk"


def test_a_text_in_another_language_says_so() -> None:
    """XML 1.0, 2.12: what has no xml:lang of its own is in the language of what stands around it."""
    feed = Feed("tag:example.org,2026:said", "All", "en", [
        entry("a", title="Су туралы", summary="Ержан Абаев", lang="kk", summary_lang="kk"),
        entry("b", title="On water", summary="Е. Абаев", summary_lang="ru"),
    ])  # fmt: skip
    said = [(node.findtext(ATOM + name), node.find(ATOM + name).get(LANG))
            for node in parsed(feed).findall(f"{ATOM}entry") for name in ("title", "summary")]  # fmt: skip
    assert said == [("Су туралы", "kk"), ("Ержан Абаев", "kk"), ("On water", None), ("Е. Абаев", "ru")]


def test_a_feed_of_nothing_is_a_feed() -> None:
    root = parsed(Feed("tag:example.org,2026:none", "None", "en", []))
    check(root)
    assert root.findtext(f"{ATOM}updated") == OLDEST
    assert root.findtext(f"{ATOM}id") == "tag:example.org,2026:none"
    assert root.findall(f"{ATOM}link") == []


def test_hostile_texts_stay_texts() -> None:
    evil = entry("a", title=EVIL, summary=EVIL * 2, lang="ru", categories=((EVIL, EVIL),))
    root = parsed(Feed("tag:example.org,2026:evil", EVIL, "en", [evil]))
    check(root)
    assert root.findtext(f"{ATOM}entry/{ATOM}title") == EVIL.replace("\x07", "")
    assert root.find(f"{ATOM}entry/{ATOM}category").get("label") == EVIL.replace("\x07", "")
