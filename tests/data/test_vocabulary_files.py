"""The controlled vocabularies as data: complete in three languages, one script a word, one place a label."""

import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

DATA = Path(__file__).parents[2] / "kb" / "data"
FILES = ("topics.toml", "parties.toml", "terms.toml", "manuscripts/dissertation.toml")
LANGUAGES = ("kk", "ru", "en")
RUSSIAN = set("абвгдеёжзийклмнопрстуфхцчшщъыьэюя")
ALPHABETS = {"kk": RUSSIAN | set("әғқңөұүһі"), "ru": RUSSIAN}
INTERNATIONAL = {"DOI", "ISBN", "ISSN"}
TYPED_IN_LATIN = ("shekara", "granitsa")  # examples of a question without a Cyrillic keyboard

TOPICS = """
    sovereignty independence territorial-integrity state-border national-interests national-identity ethnic-relations
    international-relations-theory security-studies geopolitics national-security foreign-policy multi-vector-policy
    russian-foreign-policy kazakhstan-russia-relations friendship-and-alliance military-cooperation test-ranges
    nuclear-weapons nuclear-energy space-and-baikonur economic-cooperation trade customs taxation-and-finance investment
    eurasian-integration cis collective-security shanghai-cooperation united-nations international-law oil-and-gas
    electric-power caspian water-and-environment transport cross-border-cooperation citizenship migration diaspora
    language-policy culture education-and-science health-and-social information-and-media law-and-constitution
    political-reform january-2022 courts-and-crime emergencies kazakh-khanate russian-empire soviet-period china west
    ukraine-war agriculture-and-industry soft-power turkic-world
    """
PARTIES = """
    KAZ RUS RSFSR KAZSSR SUN RUSEMP KAZKHANATE ARM AZE BLR EST GEO KGZ LVA LTU MDA TJK TKM UKR UZB CHN USA TUR IRN IND
    MNG GBR FRA DEU JPN CIS CSTO EAEU EAEC CES SCO UN OSCE EU CICA OTS NATO IAEA WTO EDB IOM UNESCO PAU
    """
SUCCESSORS = {"RSFSR": "RUS", "SUN": "RUS", "RUSEMP": "RUS", "KAZSSR": "KAZ", "KAZKHANATE": "KAZ"}
RELATIONS = "amends protocol-to supplements prolongs replaces implements terminates repeals based-on ratifies related"
TERMS = {
    "type": """
        article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection
        dataset document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case
        legislation manuscript map motion_picture musical_score pamphlet paper-conference patent performance
        periodical personal_communication post post-weblog regulation report review review-book software song speech
        standard thesis treaty webpage
        """,
    "kind": """
        treaty agreement protocol declaration statement memorandum communique exchange-of-notes charter law constitution
        decree order concept doctrine strategy resolution address programme plan letter act
        """,
    "laterality": "bilateral multilateral unilateral",
    "office": "president prime-minister foreign-minister defence-minister ambassador",
    "force": """
        not-signed before-signature before-entry-into-force provisionally entered-into-force no-entry-into-force
        declared-only entry-into-force-undated entry-into-force-imprecise terminated replaced end-imprecise end-undated
        denounced withdrawn clause-open plan-over plan-running term-over prolongation-unsure prolonged prolonged-by
        provisionally-open treaty-ended end-waits
        """,
    "action": """
        adoption signature notification ratification approval acceptance accession succession deposit
        exchange-of-instruments provisional-application entry-into-force registration publication amendment
        prolongation denunciation termination repeal
        """,
    "clause": "entry-into-force provisional-application denunciation",
    "reservation": "reservation declaration objection",
    "web_link": "text certified-copy official-publication ratification-law status summary",
    "entry": "issued event begun ended known",
    "relation": RELATIONS,
    "relation_inverse": RELATIONS,
    "relation_target": RELATIONS,
    "capacity": "state government ministry agency region organisation",
    "status": "identified probable unidentified",
    "origin": "stated identified supplied",
    "scope": "dissertation corpus",
    "stage": "signed draft initialled announced",
    "role": """
        afterword-author annotator author chair collection-editor commentator compiler composer container-author
        contributor curator director editor editor-translator editorial-director executive-producer foreword-author
        guest holder host illustrator interviewer introduction-author issuer narrator organizer original-author
        performer producer recipient reviewed-author script-writer series-creator signatory supervisor translator
        """,
    "locator": """
        act appendix article-locator book canon chapter column elocation equation figure folio issue line note opus page
        paragraph part rule scene section sub-verbo supplement table timestamp title-locator verse version volume
        """,
}

Item = dict[str, Any]


@cache
def load(name: str) -> Item:
    return tomllib.loads((DATA / name).read_text("utf-8"))


def topics() -> dict[str, Item]:
    return {item["id"]: item for item in load("topics.toml")["topic"]}


def parties() -> dict[str, Item]:
    return {item["code"]: item for item in load("parties.toml")["party"]}


def labels(item: Item, lang: str) -> list[str]:
    return [item[lang], *item[f"alt_{lang}"]]


def names(item: Item) -> set[str]:
    shown = [item[prefix + lang] for prefix in ("", "short_") for lang in LANGUAGES]
    return {name.casefold() for name in [*shown, *item["alt"]]}


def repeated(values: Iterable[str]) -> list[str]:
    return [value for value, count in Counter(values).items() if count > 1]


def words_by_language(value: object, lang: str = "") -> Iterator[tuple[str, str]]:
    """Yield (language, text) of each text under a key kk, ru or en or one that ends in it."""
    if isinstance(value, dict):
        for key, below in value.items():
            tail = key.rpartition("_")[2]
            yield from words_by_language(below, tail if tail in LANGUAGES else "")
    elif isinstance(value, list):
        for below in value:
            yield from words_by_language(below, lang)
    elif isinstance(value, str) and lang:
        yield lang, value


def scripts(word: str) -> set[str]:
    return {unicodedata.name(letter).split()[0] for letter in word if letter.isalpha()}


@pytest.mark.parametrize("name", FILES)
class TestText:
    def test_is_nfc(self, name: str) -> None:
        assert unicodedata.is_normalized("NFC", (DATA / name).read_text("utf-8"))

    def test_each_word_is_of_one_script(self, name: str) -> None:
        found = re.findall(r"[^\W\d_]+", (DATA / name).read_text("utf-8"))
        assert [word for word in found if len(scripts(word)) > 1] == []

    def test_each_label_is_written_in_the_alphabet_of_its_language(self, name: str) -> None:
        wrong = []
        for lang, text in words_by_language(load(name)):
            for word in re.findall(r"[^\W\d_]+", text):
                fits = set(word.lower()) <= ALPHABETS[lang] if lang in ALPHABETS else scripts(word) == {"LATIN"}
                if not fits and word not in (*INTERNATIONAL, *TYPED_IN_LATIN):
                    wrong.append((lang, text))
        assert wrong == []

    def test_no_text_is_empty_or_padded(self, name: str) -> None:
        texts = [text for _, text in words_by_language(load(name))]
        assert texts
        assert [text for text in texts if not text or text != " ".join(text.split())] == []


class TestTopics:
    def test_are_exactly_those_of_the_contract(self) -> None:
        ids = [item["id"] for item in load("topics.toml")["topic"]]
        assert repeated(ids) == []
        assert set(ids) == set(TOPICS.split())

    @pytest.mark.parametrize("key", TOPICS.split())
    def test_has_labels_synonyms_and_a_note_in_each_language(self, key: str) -> None:
        item = topics()[key]
        for lang in LANGUAGES:
            assert item[lang] and item[f"note_{lang}"].endswith(".")
            assert 2 <= len(item[f"alt_{lang}"]) <= 8
        assert all(uri.startswith("http") for uri in item["exact_match"])

    @pytest.mark.parametrize("lang", LANGUAGES)
    def test_no_label_stands_twice_in_a_language(self, lang: str) -> None:
        assert repeated(label.casefold() for item in topics().values() for label in labels(item, lang)) == []

    def test_hidden_labels_are_unique_and_nobodys_shown_label(self) -> None:
        hidden = [label.casefold() for item in topics().values() for label in item["hidden"]]
        shown = {label.casefold() for item in topics().values() for lang in LANGUAGES for label in labels(item, lang)}
        assert repeated(hidden) == []
        assert shown.intersection(hidden) == set()

    def test_one_spelling_means_one_topic_in_all_languages(self) -> None:
        owners: dict[str, set[str]] = {}
        for key, item in topics().items():
            for lang in LANGUAGES:
                for label in labels(item, lang):
                    owners.setdefault(label.casefold(), set()).add(key)
        assert {label: keys for label, keys in owners.items() if len(keys) > 1} == {}

    def test_hierarchy_is_acyclic_and_a_topic_follows_its_first_broader_one(self) -> None:
        found = topics()
        place = {key: position for position, key in enumerate(found)}
        for key, item in found.items():
            assert not item["broader"] or place[item["broader"][0]] < place[key], key
            above, waiting = set(), list(item["broader"])
            while waiting:
                one = waiting.pop()
                above.add(one)
                waiting.extend(one for one in found[one]["broader"] if one not in above)
            assert key not in above

    def test_has_six_to_ten_top_concepts(self) -> None:
        assert 6 <= sum(not item["broader"] for item in topics().values()) <= 10

    def test_related_is_symmetric_and_apart_from_the_hierarchy(self) -> None:
        found = topics()
        for key, item in found.items():
            assert repeated(item["related"]) == []
            for other in item["related"]:
                assert key in found[other]["related"], (key, other)
                assert other != key and other not in item["broader"] and key not in found[other]["broader"]

    @pytest.mark.parametrize(
        ("word", "key"),
        [
            ("шекара", "state-border"),
            ("граница", "state-border"),
            ("border", "state-border"),
            ("Байқоңыр", "space-and-baikonur"),
            ("Байконур", "space-and-baikonur"),
            ("Baiqonyr", "space-and-baikonur"),
            ("ТМД", "cis"),
            ("ОДКБ", "collective-security"),
            ("EAEU", "eurasian-integration"),
            ("ООН", "united-nations"),
        ],
    )
    def test_finds_the_word_a_reader_types(self, word: str, key: str) -> None:
        found = topics().items()
        assert [one for one, item in found if any(word in labels(item, lang) for lang in LANGUAGES)] == [key]


class TestParties:
    def test_codes_are_unique_and_cover_the_contract(self) -> None:
        codes = [item["code"] for item in load("parties.toml")["party"]]
        assert repeated(codes) == []
        assert set(codes) >= set(PARTIES.split())

    def test_has_official_and_short_names_in_each_language(self) -> None:
        for item in parties().values():
            assert all(item[prefix + lang] for prefix in ("", "short_") for lang in LANGUAGES)
            assert item["kind"] in {"state", "organisation", "historical"}
            assert item["kind"] != "state" or re.fullmatch("[A-Z]{3}", item["code"])

    def test_no_name_belongs_to_two_parties(self) -> None:
        assert repeated(name for item in parties().values() for name in names(item)) == []

    def test_alternatives_repeat_no_shown_name(self) -> None:
        for item in parties().values():
            assert repeated(item["alt"]) == []
            assert len(names(item)) == len(names({**item, "alt": []})) + len(item["alt"]), item["code"]

    def test_predecessors_lead_to_states_that_exist(self) -> None:
        found = parties()
        assert {code: found[code]["successor"] for code in SUCCESSORS} == SUCCESSORS
        for item in found.values():
            if "successor" in item:
                assert item["kind"] == "historical"
                assert found[item["successor"]]["kind"] == "state"

    def test_members_are_states_with_ordered_dates(self) -> None:
        found = parties()
        for item in found.values():
            members = item.get("members", [])
            assert not members or item["kind"] == "organisation"
            assert repeated(member["code"] for member in members) == []
            for member in members:
                assert found[member["code"]]["kind"] == "state"
                dates = [member[key] for key in ("since", "until") if key in member]
                assert all(re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", date) for date in dates)
                assert dates == sorted(dates)


class TestTerms:
    @pytest.mark.parametrize("group", TERMS)
    def test_group_holds_exactly_the_values_of_the_contract(self, group: str) -> None:
        assert set(load("terms.toml")[group]) == set(TERMS[group].split())

    def test_every_value_has_three_labels_and_nothing_else(self) -> None:
        for group, table in load("terms.toml").items():
            for key, item in table.items():
                assert set(item) == set(LANGUAGES), (group, key)

    def test_open_groups_hold_what_records_use_most(self) -> None:
        found = load("terms.toml")
        words = {"timeline", "timeline_mark", "search_example", "clause_words", "series"}
        assert set(found) == {*TERMS, *words, "language", "field", "force_answer"}
        assert set(found["force_answer"]) == {"yes", "provisionally", "no", "not known"}
        assert set(found["language"]) >= {"kk", "ru", "en", "de", "fr", "zh", "uk"}
        assert set(found["field"]) >= {"title", "author", "issued", "place", "number", "publisher", "container-title"}
        assert set(found["field"]) >= {"type", "relation", *TERMS["action"].split()}

    @pytest.mark.parametrize("group", ["type", "kind", "action", "relation", "status", "origin", "stage", "language"])
    @pytest.mark.parametrize("lang", LANGUAGES)
    def test_two_values_never_look_alike(self, group: str, lang: str) -> None:
        assert repeated(item[lang] for item in load("terms.toml")[group].values()) == []
