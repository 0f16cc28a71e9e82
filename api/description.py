"""The OpenAPI description as it is true: errors are problems, any address may refuse a method, keys have examples."""

from collections.abc import Sequence
from types import ModuleType
from typing import Any, get_type_hints

from fastapi import FastAPI
from typing_extensions import is_typeddict

from api import schemas
from api.examples import add_examples
from api.negotiation import USES, answering
from api.problems import MEDIA_TYPE
from kb.domain.formats import Format
from kb.library import answer_shapes, record_shapes
from kb.library.record_shapes import notes_on

PROBLEM = {"schema": {"$ref": "#/components/schemas/ProblemJson"}}


def install(app: FastAPI) -> None:
    """Have the application describe itself with `described`."""
    plain = app.openapi

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = described(plain())
        return app.openapi_schema

    app.openapi = openapi  # type: ignore[method-assign]


def described(description: dict[str, Any]) -> dict[str, Any]:
    """Return the description with `application/problem+json` for every error, each operation summed up in words."""
    for operations in description["paths"].values():
        for operation in operations.values():
            operation["summary"] = _summary(operation["description"])
            if "requestBody" in operation:
                operation["responses"]["400"] = {"description": "What was sent is not of the form that it says it has."}
            for status, reply in operation["responses"].items():
                if int(status) >= 400:
                    reply["content"] = {MEDIA_TYPE: PROBLEM}
            if uses := operation.pop(USES, None):
                _add_formats(operation, answering(*uses))
    for module in (record_shapes, answer_shapes, schemas):
        _tell(description["components"]["schemas"], module)
    _add_sparse(description)
    add_examples(description)
    for unused in ("HTTPValidationError", "ValidationError"):
        description["components"]["schemas"].pop(unused, None)
    return description


def _summary(text: str) -> str:
    """Return the first sentence of what an operation does, without the word that all of them begin with."""
    first = text.partition("\n")[0].partition(". ")[0].rstrip(".").removeprefix("Return ")
    return first[:1].upper() + first[1:]


def _add_sparse(description: dict[str, Any]) -> None:
    """Describe a list of records with `fields`: the same keys, of which each record has those that were named."""
    components, operation = description["components"]["schemas"], description["paths"]["/api/v1/records"]["get"]
    record = {name: value for name, value in components["FoundRecordJson"].items() if name != "required"}
    keys = sorted(record["properties"])
    components["SparseRecordJson"] = {
        **record,
        "title": "SparseRecordJson",
        "description": "The keys that `fields` names.",
    }
    either = [{"$ref": f"#/components/schemas/{name}"} for name in ("FoundRecordJson", "SparseRecordJson")]
    components["RecordList"]["properties"]["data"]["items"] = {"anyOf": either}
    fields = next(parameter for parameter in operation["parameters"] if parameter["name"] == "fields")
    fields["schema"] |= {"pattern": rf"^\s*(({'|'.join(keys)})(\s*,\s*({'|'.join(keys)}))*)?\s*$"}


def _tell(components: dict[str, Any], module: ModuleType) -> None:
    """Add to the shapes of a module what their keys say about themselves."""
    for name, shape in vars(module).items():
        if not is_typeddict(shape) or name not in components:
            continue
        for key, hint in get_type_hints(shape, include_extras=True).items():
            for about in notes_on(hint):
                about_key = {"description": about.text, "examples": [about.example], "enum": list(about.valid)}
                known = {word: value for word, value in about_key.items() if value and value != [None]}
                components[name]["properties"][key].update(known)


def _add_formats(operation: dict[str, Any], formats: Sequence[Format]) -> None:
    """Name the formats of an address: their media types in the answer, their names in the parameter `format`."""
    content = operation["responses"]["200"]["content"]
    for media_type in (media_type for form in formats for media_type in form.media_types):
        content.setdefault(media_type, {})
    parameter = next(parameter for parameter in operation["parameters"] if parameter["name"] == "format")
    parameter["schema"] = {"type": "string", "enum": [form.name for form in formats]}
    parameter["description"] = (
        "the answer's format, by its name or by the ending of its files; without it the Accept header decides, and "
        "JSON is the default"
    )
