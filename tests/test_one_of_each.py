"""One of each, held by reading the code: a builder of questions, a register, a list of legal types; nothing dead."""

import ast
import re
from collections import Counter
from collections.abc import Iterator

import pytest

from kb.domain.formats import REGISTER
from kb.domain.item_types import LEGAL
from tests.test_house import ROOT, TREES

QUESTIONS = {"RecordQuery", "ChronologyQuery"}
TELLING = 3  # legal types that make a list of them

# A media type of the register stands in two more tables, where it says something else.
MEDIA_TYPES_BESIDE = {
    "api.examples": "an example of each for the description of the interface",
    "api.manuscript_forms": "a manuscript goes back in the format it came in, none of which is of records",
    "api.zotero": "the names that Zotero's own interface has, where BibLaTeX is sent as BibTeX",
}
EVERYWHERE = {"application/json", "application/xml", "text/xml", "text/plain", "text/html", "text/csv"}

LEGAL_BESIDE = {"kb.csl.render_numbers": "CSL's own rule for the numbers of acts; the processor knows CSL only"}

# What is defined and read nowhere in the code itself, and who reads it.
READ_ELSEWHERE = {
    "cache_ok": "SQLAlchemy", "impl": "SQLAlchemy", "process_bind_param": "SQLAlchemy",
    "process_result_value": "SQLAlchemy", "model_config": "pydantic",
    "load_bytecode": "Jinja", "dump_bytecode": "Jinja", "handle_hup": "uvicorn", "join_all": "uvicorn",
    "init_processes": "uvicorn", "keep_subprocess_alive": "uvicorn", "_unsupported_upgrade_warning": "uvicorn",
    "in_memory": "tests make an index without a folder", "REASONS": "tests ask for a word of each",
}  # fmt: skip


def literals(tree: ast.AST) -> Iterator[set[str]]:
    """Yield the texts of each literal list, tuple, set or table, and the words of each text of one line."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Tuple | ast.List | ast.Set | ast.Dict):
            items = [*node.keys, *node.values] if isinstance(node, ast.Dict) else node.elts
            yield {item.value for item in items if isinstance(item, ast.Constant) and isinstance(item.value, str)}
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and "\n" not in node.value:
            yield set(node.value.split())


def holding(trees: dict[str, ast.Module], values: set[str], most: int) -> set[str]:
    """Return the modules that list more than `most` of some values in one literal."""
    return {name for name, tree in trees.items() if any(len(values & listed) > most for listed in literals(tree))}


def built_of_values(tree: ast.AST) -> Iterator[str]:
    """Yield the questions that are made of whatever values somebody gives."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and any(keyword.arg is None for keyword in node.keywords):
            name = ast.unparse(node.func).rpartition(".")[2]
            if name in QUESTIONS:
                yield name


def defined(tree: ast.AST) -> Iterator[str]:
    """Yield what a module defines: classes, functions, methods and names of values."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield from (node.name,) if not (routed(node) or node.name.startswith("__")) else ()
        elif isinstance(node, ast.Assign):
            yield from (target.id for target in node.targets if isinstance(target, ast.Name))


def routed(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> bool:
    """Return whether a decorator hands a function to who calls it."""
    return any(isinstance(its, ast.Call) and isinstance(its.func, ast.Attribute) for its in node.decorator_list)


def read_by_code() -> Counter[str]:
    """How often each word stands in the code, the pages and what starts them."""
    rooms = ("kb", "api", "migrations", "benchmarks", "deploy", "docs")
    files = [path for room in rooms for path in (ROOT / room).rglob("*") if path.suffix in (".py", ".html", ".js")]
    texts = (path.read_text("utf-8") for path in (*files, ROOT / "pyproject.toml"))
    return Counter(word for text in texts for word in re.findall(r"\w+", text))


def test_a_question_is_built_of_values_in_one_place() -> None:
    assert {name for name, tree in TREES.items() if [*built_of_values(tree)]} == {"kb.domain.queries"}


def test_formats_stand_in_one_register() -> None:
    making = {name for name, tree in TREES.items() for node in ast.walk(tree)
              if isinstance(node, ast.Call) and ast.unparse(node.func) == "Format"}  # fmt: skip
    assert making == {"kb.domain.formats"}
    special = {kind for row in REGISTER for kind in row.media_types} - EVERYWHERE
    tables = {name for name, tree in TREES.items() if len(special & texts_of(tree)) > 1}
    assert tables == {"kb.domain.formats", *MEDIA_TYPES_BESIDE}


def texts_of(tree: ast.AST) -> set[str]:
    """Return the texts of a module, media types without their parameters."""
    return {node.value.partition(";")[0] for node in ast.walk(tree)
            if isinstance(node, ast.Constant) and isinstance(node.value, str)}  # fmt: skip


def test_legal_types_are_listed_in_the_table_of_item_types() -> None:
    assert len(LEGAL) > TELLING
    assert holding(TREES, set(LEGAL), TELLING - 1) == set(LEGAL_BESIDE)


def test_nothing_is_defined_that_nothing_reads() -> None:
    times = read_by_code()
    unread = {name for tree in TREES.values() for name in defined(tree) if times[name] == 1}
    assert unread == set(READ_ELSEWHERE)


@pytest.mark.parametrize(
    ("source", "listed", "built"),
    [
        ('KINDS = ("treaty", "bill", "hearing")', True, []),
        ('KINDS = "treaty bill hearing".split()', True, []),
        ('KINDS = {"treaty": 1, "bill": 2}', False, []),
        ("queries.RecordQuery(**values, limit=1)", False, ["RecordQuery"]),
        ("RecordQuery(q=words)", False, []),
    ],
)
def test_the_readers_see_a_second_one(source: str, listed: bool, built: list[str]) -> None:
    tree = ast.parse(source)
    assert bool(holding({"module": tree}, set(LEGAL), TELLING - 1)) is listed
    assert [*built_of_values(tree)] == built


def test_what_is_defined_is_seen() -> None:
    source = "WORDS = 1\nclass Room:\n    def size(self): ...\n@router.get('/')\ndef page(): ...\n"
    assert [*defined(ast.parse(source))] == ["WORDS", "Room", "size"]
