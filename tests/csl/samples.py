"""Small styles and items that the tests of citation share."""

from kb.csl.processor import Bibliography, CiteItem, Cluster, Processor, Style, as_html, as_text

HEAD = '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="{kind}" {options}>'
INFO = "<info><title>Sample</title><id>sample</id><updated>2024-01-01T00:00:00+00:00</updated></info>"


def style(layout: str, *, citation: str = '<text variable="title"/>', options: str = "", more: str = "",
          area: str = "", kind: str = "in-text", citation_area: str = "", sort: str = "") -> Style:  # fmt: skip
    """Return a style with this bibliography layout; `area` and `citation_area` are attributes, `more` stands before."""
    return Style.parse(
        f"{HEAD.format(kind=kind, options=options)}{INFO}{more}"
        f"<citation {citation_area}><layout>{citation}</layout></citation>"
        f"<bibliography {area}>{sort}<layout>{layout}</layout></bibliography></style>"
    )


def lines(made: Bibliography) -> list[str]:
    """Return the entries as text."""
    return [as_text(entry) for entry in made.entries]


def one(layout: str, item: dict[str, object], *, locale: str = "en-US", options: str = "", more: str = "") -> str:
    """Return one item by a layout, as HTML."""
    made = Processor(style(layout, options=options, more=more), locale).bibliography([{"id": "a", **item}])
    return as_html(made.entries[0]) if made.entries else ""


def names(attributes: str, *people: tuple[str, str], locale: str = "en-US", options: str = "") -> str:
    """Return an author list printed with these attributes of cs:name."""
    author = [{"family": family, "given": given} for family, given in people]
    layout = f'<names variable="author"><name {attributes}/></names>'
    return one(layout, {"author": author}, locale=locale, options=options)


def cites(layout: str, given: list[CiteItem], items: list[dict[str, object]], *, attributes: str = "",
          kind: str = "note", delimiter: str = "; ", options: str = "", more: str = "") -> str:  # fmt: skip
    """Return one citation by this layout, as HTML; `attributes` are those of cs:citation."""
    made = Style.parse(
        f"{HEAD.format(kind=kind, options=options)}{INFO}{more}<citation {attributes}>"
        f'<layout delimiter="{delimiter}">{layout}</layout></citation></style>'
    )
    return as_html(Processor(made).cite([Cluster(tuple(given))], items)[0])
