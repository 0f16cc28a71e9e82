"""Examples for OpenAPI: one for each parameter and each answer, made of what the shapes say about their keys."""

from collections.abc import Iterator, Mapping
from typing import Any

Schema = Mapping[str, Any]
JSON = "application/json"
DEEPEST = 12
_PARAMETERS: Mapping[str, Any] = {
    "anyway": False, "cursor": "WyI2ZjBhIiwyXQ", "dry_run": True, "include": "identified", "kind": "title",
    "locale": "kk-KZ", "manuscript": "my-thesis", "match": True, "person": "Назарбаев Н. А.",
    "resumptionToken": "eyJwIjoib2FpX2RjIn0", "scope": "imported", "style": "gost-kz-dissertation",
    "take_over": False,
}  # fmt: skip
_TITLE, _KEY = "Treaty of Friendship, Cooperation and Mutual Assistance", "kz-ru-friendship-1992"
_FILES: Mapping[str, str] = {
    "application/atom+xml": '<feed xmlns="http://www.w3.org/2005/Atom"><title>Chronology of documents</title></feed>',
    "application/jsonl": f'{{"citekey": "{_KEY}", "type": "treaty"}}\n',
    "application/ld+json": '{"@context": "https://schema.org", "@graph": []}',
    "application/marcxml+xml": '<collection xmlns="http://www.loc.gov/MARC21/slim"></collection>',
    "application/octet-stream": "(the file)",
    "application/rtf": "{\\rtf1 …}",
    "application/vnd.citationstyles.csl+json": f'[{{"id": "{_KEY}", "type": "treaty", "title": "{_TITLE}"}}]',
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "(a Word document)",
    "application/vnd.timelinejs+json": '{"events": [{"start_date": {"year": 1992, "month": 5, "day": 25}}]}',
    "application/x-biblatex": f"@legal{{{_KEY},\n  title = {{{_TITLE}}},\n  date = {{1992-05-25}},\n}}\n",
    "application/x-bibtex": f"@misc{{{_KEY},\n  title = {{{_TITLE}}},\n  year = {{1992}},\n}}\n",
    "application/x-latex": f"\\begin{{thebibliography}}{{1}}\n\\bibitem{{{_KEY}}} {_TITLE}\n\\end{{thebibliography}}\n",
    "application/x-research-info-systems": f"TY  - STAT\nTI  - {_TITLE}\nDA  - 1992/05/25\nER  - \n",
    "application/x-suggestions+json": '["frien", ["friendship"]]',
    "image/svg+xml": '<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="400"></svg>',
    "text/calendar": "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n",
    "text/csv": f"date,title,citekey\r\n1992-05-25,{_TITLE},{_KEY}\r\n",
    "text/html": f"<ol><li>{_TITLE}, 25 May 1992.</li></ol>",
    "text/markdown": f"1. {_TITLE}, 25 May 1992.\n",
    "text/plain": f"1. {_TITLE}, 25 May 1992.\n",
    "text/turtle": "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n",
    "text/x-bibliography": f"{_TITLE}, 25 May 1992.\n",
    "text/xml": '<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"></OAI-PMH>',
}


def add_examples(description: Mapping[str, Any]) -> None:
    """Give each parameter and each answer of a description that has no example one."""
    schemas: Mapping[str, Schema] = description["components"]["schemas"]
    for operation in operations(description):
        for parameter in operation.get("parameters", ()):
            _exemplify(parameter, schemas)
        for status, reply in operation["responses"].items():
            for media_type, content in reply.get("content", {}).items():
                if "example" not in content and int(status) < 400:
                    content["example"] = _of_answer(media_type, content.get("schema", {}), schemas)


def operations(description: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the operations of a description."""
    for methods in description["paths"].values():
        yield from methods.values()


def example_of(schema: Schema, schemas: Mapping[str, Schema], depth: int = 0) -> Any:
    """Return a value of a schema: its own example, a valid one of its choices, else one made of its parts."""
    if examples := schema.get("examples"):
        return examples[0]
    if choices := schema.get("enum"):
        return next((choice for choice in choices if choice), choices[0])
    if reference := schema.get("$ref"):
        return example_of(schemas[reference.rpartition("/")[2]], schemas, depth + 1)
    if kinds := schema.get("anyOf") or schema.get("oneOf"):
        return example_of(next((kind for kind in kinds if kind.get("type") != "null"), kinds[0]), schemas, depth + 1)
    return _of_type(schema, schemas, depth)


def _of_type(schema: Schema, schemas: Mapping[str, Schema], depth: int) -> Any:
    kind = schema.get("type")
    if kind == "object":
        needed = schema.get("required", ()) if depth > DEEPEST else schema.get("properties", {})
        return {name: example_of(schema["properties"][name], schemas, depth + 1) for name in needed}
    if kind == "array":
        return [example_of(schema.get("items", {}), schemas, depth + 1)] if depth <= DEEPEST else []
    return schema.get("const", {"integer": 1, "number": 1.0, "boolean": True, "string": "…"}.get(str(kind)))


def _exemplify(parameter: dict[str, Any], schemas: Mapping[str, Schema]) -> None:
    schema = parameter["schema"]
    if parameter.get("examples") or "example" in parameter or schema.get("examples"):
        return
    default = schema.get("default")
    if not schema.get("enum") and default in (None, "", []):
        default = _PARAMETERS.get(parameter["name"])
    value = example_of(schema, schemas) if default in (None, "", []) else default
    schema["examples"] = [[value] if schema.get("type") == "array" and not isinstance(value, list) else value]


def _of_answer(media_type: str, schema: Schema, schemas: Mapping[str, Schema]) -> Any:
    return example_of(schema, schemas) if media_type == JSON else _FILES.get(media_type, "")
