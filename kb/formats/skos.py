"""Topics as SKOS concepts, in Turtle and JSON-LD."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from kb.domain.languages import LANGUAGES
from kb.domain.vocabulary import Topic

_PREFIXES = "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"


def turtle(topics: Iterable[Topic], base: str) -> str:
    """Return a concept scheme in Turtle (W3C Recommendation 2014); a topic's address is `base/id`."""
    known = list(topics)
    lines = [_PREFIXES, f"<{base}> a skos:ConceptScheme ;"]
    tops = [f"<{base}/{topic.id}>" for topic in known if not topic.broader]
    lines.append(f"    skos:hasTopConcept {', '.join(tops)} .\n")
    for topic in known:
        statements = [f"<{base}/{topic.id}> a skos:Concept ;", f"    skos:inScheme <{base}> ;"]
        statements += [f"    {name} {value} ;" for name, value in _statements(topic, base)]
        lines += [*statements[:-1], statements[-1].removesuffix(";") + ".\n"]
    return "\n".join(lines)


def _statements(topic: Topic, base: str) -> Iterator[tuple[str, str]]:
    for lang in LANGUAGES:
        yield "skos:prefLabel", _literal(topic.label.get(lang), lang)
    for lang in LANGUAGES:
        for label in topic.alternatives.get(lang, ()):
            yield "skos:altLabel", _literal(label, lang)
    for label in topic.hidden:
        yield "skos:hiddenLabel", _literal(label, "")
    for lang in LANGUAGES:
        if text := topic.note[lang]:
            yield "skos:scopeNote", _literal(text, lang)
    for other in topic.broader:
        yield "skos:broader", f"<{base}/{other}>"
    for other in topic.related:
        yield "skos:related", f"<{base}/{other}>"
    for address in topic.exact_match:
        yield "skos:exactMatch", f"<{address}>"


def _literal(text: str, lang: str) -> str:
    written = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{written}"@{lang}' if lang else f'"{written}"'


def json_ld(topics: Iterable[Topic], base: str) -> str:
    """Return the same scheme in JSON-LD 1.1."""
    known = list(topics)
    context = {
        "skos": "http://www.w3.org/2004/02/skos/core#",
        **{name: {"@id": f"skos:{name}", "@container": "@language"} for name in ("prefLabel", "altLabel", "scopeNote")},
        **{
            name: {"@id": f"skos:{name}", "@type": "@id"}
            for name in ("broader", "related", "inScheme", "hasTopConcept")
        },
        "hiddenLabel": "skos:hiddenLabel",
    }
    scheme = {
        "@id": base,
        "@type": "skos:ConceptScheme",
        "hasTopConcept": [f"{base}/{topic.id}" for topic in known if not topic.broader],
    }
    graph = [scheme, *(_node(topic, base) for topic in known)]
    return json.dumps({"@context": context, "@graph": graph}, ensure_ascii=False, indent=1) + "\n"


def _node(topic: Topic, base: str) -> dict[str, Any]:
    node: dict[str, Any] = {
        "@id": f"{base}/{topic.id}",
        "@type": "skos:Concept",
        "inScheme": base,
        "prefLabel": {lang: topic.label.get(lang) for lang in LANGUAGES},
        "altLabel": {lang: list(labels) for lang, labels in topic.alternatives.items() if labels},
        "hiddenLabel": list(topic.hidden),
        "scopeNote": {lang: text for lang in LANGUAGES if (text := topic.note[lang])},
        "broader": [f"{base}/{other}" for other in topic.broader],
        "related": [f"{base}/{other}" for other in topic.related],
    }
    return {name: value for name, value in node.items() if value}
