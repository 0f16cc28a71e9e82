"""How to search, on one page: what can be typed, each way with an example that finds something."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from api.consistent_routes import ConsistentRoute
from api.i18n import N_
from api.pages.page import Page
from kb.domain.languages import SOURCE

router = APIRouter(route_class=ConsistentRoute)
_ORDER = ("kk", "ru", "en")
# What finds something, as one types it in Kazakh, Russian and English.
WAYS = (
    (("шекара", "граница", "border"), N_("words, in any form and order")),
    (('"әскери ынтымақтастық"', '"военное сотрудничество"', '"military cooperation"'),
     N_("words that stand one after another, in quotation marks")),
    (("Байқоңыр -жалға", "Байконур -аренда", "Baikonur -lease"), N_("without a word: a minus before it")),
    (("байқ*", "байк*", "baik*"), N_("words that begin so: an asterisk at the end")),
    (("119", "119", "119"), N_("a number of the manuscript's list")),
    (("шекара 1992-1998", "граница 1992-1998", "border 1992-1998"), N_("years: one, or from and to")),
    (("25.05.1992", "25.05.1992", "25 May 1992"), N_("a day")),
    (("автор:Назарбаев", "автор:Назарбаев", "author:Nazarbayev"), N_("by author")),
    (("атауы:достық", "название:дружба", "title:friendship"), N_("in the title alone")),
    (("тарап:Ресей шекара", "сторона:Россия граница", "party:Russia border"), N_("by a party of the document")),
    (("түрі:хаттама", "вид:протокол", "kind:protocol"), N_("by the kind of document")),
    (("орын:Мәскеу", "место:Москва", "place:Moscow"), N_("by the place where it was done")),
    (("тұлға:Назарбаев", "лицо:Назарбаев", "person:Nazarbayev"), N_("by a person or body: who wrote or signed it")),
    (("күшінде:иә шекара", "действует:да граница", "force:yes border"),
     N_("in force today: yes, provisionally, no or unknown")),
)  # fmt: skip


@router.get("/help")
def how_to_search(request: Request) -> HTMLResponse:
    """Show what can be typed into the box."""
    page = Page(request)
    return page.response("help.html", ways=ways(page.lang))


def ways(lang: str) -> tuple[tuple[str, str], ...]:
    """Return (what is typed, what it finds); in English while a language has no examples of its own."""
    place = _ORDER.index(lang if lang in _ORDER else SOURCE)
    return tuple((texts[place], word) for texts, word in WAYS)
