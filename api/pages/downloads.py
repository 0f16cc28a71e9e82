"""The links by which a page offers files, from the register of formats."""

from dataclasses import dataclass

from api.i18n import N_
from api.pages.addresses import Address
from api.pages.page import Page
from kb.domain.formats import Place, offered

WORDS = (N_("plain text"), N_("calendar"), N_("feed (Atom)"))  # formats whose names are words


@dataclass(frozen=True, slots=True)
class Download:
    """A file that a page offers: how it is called, its address, its media type, and the format's own name."""

    label: str
    address: str
    media_type: str
    name: str


def links(page: Page, place: Place, address: Address) -> tuple[Download, ...]:
    """Return the downloads of a page; `address` is that of its question, without the format."""
    return tuple(
        Download(page.say(form.label), str(address.having(format=form.name)), form.media_type, form.name)
        for form in offered(place)
    )
