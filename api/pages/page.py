"""A page for one request: its language, its words, its address, and the template that shows it."""

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from functools import cached_property, lru_cache, partial
from pathlib import Path
from types import CodeType
from typing import Any
from urllib.parse import urlsplit

from babel.numbers import format_decimal
from babel.support import Translations
from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined, Template
from jinja2.bccache import Bucket
from jinja2.runtime import Context
from markupsafe import Markup
from starlette.datastructures import QueryParams

from api import i18n, joined_files
from api.i18n import N_
from api.pages.addresses import Address, record_path
from api.responses import is_known, tag_of
from kb.domain import edtf
from kb.domain.edtf import Edtf, civil
from kb.domain.filters import CHRONOLOGY_FILTERS, RECORD_FILTERS
from kb.domain.languages import SPOKEN
from kb.domain.manuscripts import COLLECTION, Manuscript
from kb.domain.prose import divided
from kb.domain.states import STATUS_MARKS
from kb.library import statistics
from kb.library.readable_dates import in_words
from kb.library.record_words import RecordWords
from kb.library.session import Library

TEMPLATES = Path(__file__).parent.parent / "templates"
_YEAR_IN_SECONDS = 365 * 24 * 3600
_MOST_PARAMETERS = 300


class _Compiled(BytecodeCache):
    """The templates as compiled: once for all languages."""

    def __init__(self) -> None:
        self._compiled: dict[str, CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template what was compiled of it."""
        bucket.code = self._compiled.get(bucket.key)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled of a template."""
        if bucket.code:
            self._compiled[bucket.key] = bucket.code


_COMPILED = _Compiled()


class _Calls(Context):
    """Calls what a template calls as it is: none of ours asks to be given the context, for which Jinja looks each time.

    A twelfth of a page was spent on it.
    """

    def call(self, called: Callable[..., Any], /, *args: Any, **values: Any) -> Any:
        """Return what a function gives; the variables of the loop and the block around it are for the context alone."""
        values.pop("_loop_vars", None)
        values.pop("_block_vars", None)
        return called(*args, **values)


@lru_cache(maxsize=len(SPOKEN))
def _environment(lang: str) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
        bytecode_cache=_COMPILED,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.context_class = _Calls
    known = i18n.messages(lang).catalogue
    environment.globals |= {"_": _said(known), "ngettext": _counted(known)}
    return environment


def preparations(lang: str) -> Iterator[Callable[[], object]]:
    """Yield what reads the catalogue of a language, then each template, so that no page has to wait for them."""
    yield partial(i18n.messages, lang)
    for path in sorted(TEMPLATES.glob("*.html")):
        yield partial(_template, lang, path.name)


def _template(lang: str, name: str) -> Template:
    return _environment(lang).get_template(name)


def _said(known: Translations) -> Callable[..., Markup]:
    """Return what says a text of the templates, values made safe for markup; a text without values is made once."""

    @lru_cache(maxsize=5_000)
    def bare(text: str) -> Markup:
        return Markup(known.gettext(text)) % {}  # noqa: S704 - our own catalogue

    def say(text: str, /, **values: object) -> Markup:
        return Markup(known.gettext(text)) % values if values else bare(text)  # noqa: S704 - our own catalogue

    return say


def _counted(known: Translations) -> Callable[..., Markup]:
    """Return what says a text that agrees with a number."""

    def count(singular: str, plural: str, number: int, /, **values: object) -> Markup:
        text = Markup(known.ngettext(singular, plural, number))  # noqa: S704 - our own catalogue
        return text % {"num": number, **values}

    return count


@lru_cache(maxsize=10_000)  # Babel reads its pattern anew for each
def _written(number: int, lang: str) -> str:
    return format_decimal(number, locale=lang)


class Page:
    """What the templates ask: words, dates, links. Texts that come from data are never taken for markup."""

    marks = STATUS_MARKS
    asset = staticmethod(joined_files.address)
    languages: Mapping[str, str] = {row.code: row.name for row in SPOKEN.values()}
    filters = tuple(row.page_name for row in (*RECORD_FILTERS, *CHRONOLOGY_FILTERS) if row.name != "q")

    def __init__(self, request: Request) -> None:
        self.request = request
        self.library: Library = request.app.state.library
        self.lang = i18n.language(request)
        self.messages = i18n.messages(self.lang)
        self.words = RecordWords(self.library.vocabulary, self.lang)
        # A reader without cookies keeps the language chosen by its address; all others have clean addresses.
        kept = request.cookies.get(i18n.COOKIE) == self.lang
        self.sticky = self.lang if i18n.asked(request) and not kept else ""

    @property
    def params(self) -> QueryParams:
        """The parameters of the request."""
        return self.request.query_params

    @cached_property
    def here(self) -> Address:
        """The address of this page as it was asked; `lang` only where it must be carried."""
        pairs = [(k, v) for k, v in self.params.multi_items()[:_MOST_PARAMETERS] if v and k != "lang"]
        if self.sticky:
            pairs.append(("lang", self.sticky))
        return Address(self.request.url.path, tuple(pairs))

    @cached_property
    def root(self) -> str:
        """The address of the site, without a slash at its end."""
        return str(self.request.base_url).rstrip("/")

    @property
    def public_root(self) -> str:
        """The address of the site where others can open it too; "" on a computer of one's own."""
        host = urlsplit(self.root).hostname or ""
        return "" if host == "localhost" or host.startswith("127.") or host == "::1" else self.root

    def in_language(self, lang: str) -> str:
        """Return the address of this page in a language."""
        return str(self.here.dropping("lang").at(self.request.url.path)) + self._joint() + f"lang={lang}"

    def _joint(self) -> str:
        return "&" if "?" in str(self.here.dropping("lang")) else "?"

    def to(self, path: str, **values: str | tuple[str, ...]) -> str:
        """Return a link to another page of ours."""
        return str(self.address(path, **values))

    def address(self, path: str, **values: str | tuple[str, ...]) -> Address:
        """Return the address of another page of ours."""
        return Address(path).having(**values, lang=self.sticky)

    def record(self, citekey: str) -> str:
        """Return the link to a record's page."""
        return self.to(record_path(citekey))

    def say(self, text: str, **values: object) -> str:
        """Return a text in the page's language; safe for texts that come from data."""
        return self.messages.say(text, **values)

    def knows(self, text: str) -> bool:
        """Return whether a text from data has words in the page's language."""
        return self.messages.knows(text)

    def term(self, group: str, key: str) -> str:
        """Return the word for a value of a controlled vocabulary."""
        return self.library.vocabulary.term(group, key, self.lang)

    @property
    def counts(self) -> dict[str, dict[str, int]]:
        """The counts of the collection by scope, state, type, kind and topic."""
        return self.library.records.derived("counts", "", lambda: statistics.counts(self.library))

    @property
    def collections_own(self) -> Manuscript | None:
        """The collection's manuscript; None where the store does not hold it."""
        manuscript = self.library.manuscripts.default()
        return manuscript if manuscript and manuscript.origin == COLLECTION else None

    def section(self, manuscript: str, key: str) -> str:
        """Return the short name of a section of a manuscript; one without a name is shown by its id."""
        known = self.library.manuscripts.named(manuscript)
        part = next((part for part in known.sections if part.id == key), None) if known else None
        return (part.name.get(self.lang) if part else "") or key

    def manuscript(self, name: str) -> str:
        """Return what a manuscript is; one without a label is shown by its name."""
        known = self.library.manuscripts.named(name)
        return (known.label.get(self.lang) if known else "") or name

    def citations(self, manuscript: str, section: str = "", number: int = 0) -> str:
        """Return the link to the citations of a manuscript, or of a number's; the default one needs no naming."""
        default = self.library.manuscripts.default()
        named = "" if default and default.id == manuscript else manuscript
        return self.to("/citations", manuscript=named, section=section, number=str(number or ""))

    def field(self, name: str) -> str:
        """Return the name of a field that evidence speaks of."""
        return self.words.field(name)

    def topic(self, key: str) -> str:
        """Return the label of a topic; an unknown one is shown as it stands."""
        return self.library.vocabulary.topic_label(key, self.lang)

    def party(self, code: str, short: bool = True) -> str:
        """Return the name of a party."""
        return self.library.vocabulary.party_name(code, self.lang, not short)

    def place(self, text: str) -> str:
        """Return the name of a place as the record has it, in the reader's language, today's name after another one."""
        return "; ".join(map(self._place, divided(text)))

    def _place(self, text: str) -> str:
        known = self.library.vocabulary.place_named(text)
        name, today = self.library.vocabulary.place(text, self.lang), known.today.get(self.lang) if known else ""
        return self.say(N_("%(name)s (now %(today)s)"), name=name, today=today) if today not in ("", name) else name

    def date(self, value: Edtf, act: bool = False) -> str:
        """Return a date in words; the interval of an `act` is told as one day in it."""
        return in_words(value, self.lang, act)

    @property
    def today(self) -> str:
        """The day in words, for what is printed."""
        return in_words(edtf.of_day(datetime.now(UTC).toordinal()), self.lang)

    def machine(self, value: Edtf) -> str:
        """Return the value of a `datetime` attribute; "" where HTML has no form for the date."""
        if value.qualifier or value.lower is None or not 1 <= civil(value.lower)[0] <= 9999:
            return ""
        return value.text if value.precision in ("day", "month", "year") else ""

    def number(self, number: int) -> str:
        """Return a number as the language writes it."""
        return _written(number, self.lang)

    def web(self, text: str) -> str:
        """Return a web address that may be a link; "" for anything else."""
        return text if text.startswith(("https://", "http://")) and " " not in text.strip() else ""

    def host(self, address: str) -> str:
        """Return the host of a web address, to be shown for it."""
        try:
            hostname = urlsplit(address).hostname or address
        except ValueError:
            return address
        return hostname.removeprefix("www.")

    def response(self, template: str, status: int = 200, /, **values: object) -> HTMLResponse:
        """Render a template; a language chosen by address is kept in a cookie."""
        text = _template(self.lang, template).render(page=self, **values)
        answer = HTMLResponse(text, status)
        if status == 200 and self.request.method in ("GET", "HEAD"):
            tag = tag_of(bytes(answer.body))
            answer = HTMLResponse(None, 304) if is_known(self.request, tag) else answer
            answer.headers.update({"ETag": tag, "Cache-Control": "no-cache"})
        answer.headers["Content-Language"] = self.lang
        answer.headers["Vary"] = "Accept-Language, Cookie"
        if i18n.asked(self.request):
            answer.set_cookie(i18n.COOKIE, self.lang, max_age=_YEAR_IN_SECONDS, path="/", httponly=True, samesite="lax")
        return answer
