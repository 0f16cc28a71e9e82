"""Articles and paragraphs of a document: the question is for the document."""

import pytest

from kb.search.exclusions import without_provisions
from kb.search.index_values import PageOptions
from tests.search.collection import index, labels


@pytest.mark.parametrize(
    ("question", "rest", "words"),
    [
        ("article 7 of the customs code", "of the customs code", "article 7"),
        ("статья 7 таможенного кодекса", "таможенного кодекса", "статья 7"),
        ("пункт 2 статьи 7 таможенного кодекса", "таможенного кодекса", "пункт 2 статьи 7"),
        ("п. 2 ст. 7 таможенного кодекса", "таможенного кодекса", "п. 2 ст. 7"),
        ("кеден кодексінің 7-бабы", "кеден кодексінің", "7-бабы"),
        ("кеден кодексінің 7-бабының 2-тармағы", "кеден кодексінің", "7-бабының 2-тармағы"),
        ("7-я статья таможенного кодекса", "таможенного кодекса", "7-я статья"),
        ("Article IV of the customs code", "of the customs code", "Article IV"),
        ("section 12 (a) of the customs code", "of the customs code", "section 12 (a)"),
        ("article 7", "article 7", ""),  # nothing else is asked for
        ("бап 7", "бап 7", ""),
        ("статья 1998 года о таможне", "статья 1998 года о таможне", ""),  # what somebody wrote in that year
        ("постановление 7 о таможне", "постановление 7 о таможне", ""),
        ("Smith J. On art. 7 of a code. 2001. P. 1", "Smith J. On art. 7 of a code. 2001. P. 1", ""),
    ],
)  # fmt: skip
def test_an_article_is_put_aside_where_a_document_is_named(question: str, rest: str, words: str) -> None:
    left, named = without_provisions(question)
    assert (" ".join(left.split()), named) == (rest, words)


@pytest.mark.parametrize(
    "question", ["статья 5 договора о границе", "article 5 of the border treaty", "шекара шартының 5-бабы"]
)
def test_the_document_is_the_answer(question: str) -> None:
    page = index().search(question, options=PageOptions(limit=5), vocabulary=labels())
    assert (page.hits[0].key, page.understood.answer) == ("kz-ru-border-2005", "found")
    assert any(word.optional and "5" in word.text for word in page.understood.words)
