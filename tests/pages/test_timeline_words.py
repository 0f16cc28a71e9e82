"""The timeline on a page speaks the page's language, places included."""

import pytest
from starlette.testclient import TestClient


@pytest.mark.parametrize(("lang", "word"), [("kk", "Мәскеу"), ("ru", "Москва"), ("en", "Moscow")])
def test_places_stand_in_the_readers_language(client: TestClient, lang: str, word: str) -> None:
    text = client.get(
        f"/chronology?lang={lang}&from=1994&to=1994&open=space-and-baikonur&open=military-cooperation"
    ).text
    picture = text[text.index('<figure class="timeline">') :]
    picture = picture[: picture.index("</figure>")]
    assert word in picture
    assert lang == "en" or "Moscow" not in text
