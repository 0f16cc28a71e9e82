"""What a file is by its first bytes, where that can be nothing else: so that a file under a wrong ending is told so."""

import re

_HEAD = (
    # what a file is called, how it begins; the endings under which that is right
    ("PDF", rb"%PDF-", ()),
    ("ZIP (DOCX, ODT, XLSX, EPUB)", rb"PK\x03\x04", ()),
    ("gzip", rb"\x1f\x8b", ()),
    ("RTF", rb"\{\\rtf", ()),
    ("Word 97-2003", rb"\xd0\xcf\x11\xe0", ()),
    ("image", rb"\x89PNG|\xff\xd8\xff|GIF8", ()),
    ("HTML", rb"\s*<(?:!doctype\s+html|html|head|body)\b", ()),
    ("EndNote XML", rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!DOCTYPE xml>\s*)?<xml>\s*<records>", ("xml",)),
    ("MARCXML", rb"\s*<[^\0]*?(?:MARC21/slim|UNISlim|<(?:\w+:)?leader>)", ("marcxml", "xml")),
    ("MODS", rb"\s*<[^\0]*?(?:loc\.gov/mods/v3|<(?:\w+:)?mods[\s>])", ("mods", "xml")),
    ("Zotero RDF", rb"\s*(?:<\?xml[^>]*>\s*)?<rdf:RDF", ("rdf",)),
    (
        "PubMed XML",
        rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!DOCTYPE Pubmed[^>]*>\s*)?<Pubmed(?:Book)?Article",
        ("pubmedxml", "xml"),
    ),
    ("XML", rb"\s*<\?xml\b", ()),
    ("PubMed (nbib)", rb"\s*PMID-\s", ("nbib",)),
    ("EndNote Refer", rb"\s*%0 [^\r\n]*[\r\n]+%[A-Z0-9!@] ", ("enw",)),
    ("Web of Science", rb"\s*FN [^\r\n]*[\r\n]+VR |PT\tAU\t", ("ciw", "isi")),
    ("RIS", rb"\s*TY  ?- ", ("ris",)),
    ("BibTeX", rb"\s*@[A-Za-z]+\s*[{(]\s*[^\s,]*\s*,", ("bib", "bibtex")),
    ("CSL-YAML", rb"(?:---\s*[\r\n]+)?references:\s*[\r\n]", ("yaml", "yml")),
    ("table", "(?:[^\\t\\r\\n]*\\t)*(?:title|Title|Название|Заглавие|Атауы)\\t[^\\r\\n]*\\t".encode(), ("tsv", "csv")),
    ("JSON", rb'\s*(?:\[\s*)*\{\s*"', ("json", "jsonl")),
)
PROGRAM_TYPES = re.compile(  # what EndNote writes as the type of work: the entry's own type over again
    r"(?:Journal Article|Book|Edited Book|Book Section|Conference (?:Paper|Proceedings)|Web Page|Newspaper Article|"
    r"Magazine Article|Electronic (?:Article|Book)|Thesis|Report|Generic)"
)
DATABASE_TYPES = re.compile(  # and what Scopus, Web of Science and others do
    r"(?:Article|Review|(?:Book|Conference) (?:Chapter|Review|Paper)|Editorial(?: Material)?|Letter|Note|Short Survey|"
    r"Erratum|Data Paper|Proceedings Paper|(?:Research|Review)-article)",
    re.IGNORECASE,
)
BOOK_REVIEW = re.compile(r"(?:book[ -]review|review of (?:a )?book)s?", re.IGNORECASE)
DATABASES = re.compile(  # where references are found, which keep no works as an archive does
    r"(?:Scopus|Web of Science|WoS|PubMed|MEDLINE|JSTOR|ProQuest|EBSCO|eLIBRARY|РИНЦ|RSCI|КиберЛенинка|CyberLeninka|"
    r"ERIC|Embase|PsycINFO|Google Scholar|Crossref|Dimensions|Academic Search|WorldCat)(?!\w).*",
    re.IGNORECASE,
)
_FORMS = tuple((kind, re.compile(form, re.IGNORECASE), endings) for kind, form, endings in _HEAD)


def other_kind(head: bytes, ending: str) -> str:
    """Return what a file with this ending (no dot) is instead, by its first bytes in UTF-8; "" where it may be it."""
    kind, endings = _known(head)
    if kind:
        return "" if ending in endings or (kind.startswith("ZIP") and ending == "xlsx") else kind
    return "binary" if head.count(0) > len(head) // 20 else ""


def ending_of(head: bytes) -> str:
    """Return the ending under which a file that begins so would be right; "" where its beginning does not tell it."""
    return next(iter(_known(head)[1]), "")


def _known(head: bytes) -> tuple[str, tuple[str, ...]]:
    text = head.removeprefix(b"\xef\xbb\xbf")
    return next(((kind, endings) for kind, form, endings in _FORMS if form.match(text)), ("", ()))
