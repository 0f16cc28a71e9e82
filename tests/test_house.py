"""The house's numbers, held by reading the code: what no linter counts."""

import ast
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MOST_LINES_OF_A_FILE, MOST_LINES_OF_A_FUNCTION, MOST_PARAMETERS = 300, 60, 6
BESIDE = ("tests", "migrations", "benchmarks", "deploy", "docs")  # rooms whose files are short as well

# Imports inside functions: kb/library/quick_open.py explains why there are any at all.
LATE_IMPORTS = {
    "kb.console": "the command, when the collector of garbage was told to wait",
    "kb.library.quick_open": "the whole library: SQLAlchemy and the formats, which a quick search does without",
    "kb.library.session": "Alembic, which a store in order needs not, and the cluster, which few libraries have",
    "kb.search.index_files": "tempfile, which an index that can be written needs not",
    "kb.nearness": "RapidFuzz, which a question of known words needs not",
    "kb.language.countries": "Babel, which labels that were read before need not",
    "kb.toml": "the parser of TOML, which a search that has nothing to remark needs not",
}

# Names that do not say what a variable holds, and how many of each a room may still have. `given` is the field's
# word for a person's given name; an API key is `made` at a moment; the vocabulary's words that are only `said`.
VAGUE = {"asked", "each", "found", "given", "held", "its", "made", "one", "said", "there", "told"}
MOST_VAGUE = {
    ("kb.csl", "given"): 22, ("kb.domain", "given"): 1, ("kb.domain", "made"): 1, ("kb.domain", "said"): 1,
    ("kb.errors", "given"): 1, ("kb.formats", "given"): 15,
    ("kb.gost", "given"): 4, ("kb.gost", "said"): 1, ("kb.language", "given"): 2, ("kb.library", "given"): 1,
    ("kb.manuscript", "given"): 5,
    ("kb.search", "said"): 2, ("kb.search", "there"): 1, ("kb.store", "made"): 1,
}  # fmt: skip


def modules() -> dict[str, Path]:
    """Return the files of the two packages by module name."""
    files = sorted([*(ROOT / "kb").rglob("*.py"), *(ROOT / "api").rglob("*.py")])
    return {".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path for path in files}


MODULES = modules()
TREES = {name: ast.parse(path.read_text("utf-8")) for name, path in MODULES.items()}
Function = ast.FunctionDef | ast.AsyncFunctionDef


def functions() -> Iterator[tuple[str, Function]]:
    """Yield every function with its place."""
    for name, tree in TREES.items():
        for node in ast.walk(tree):
            if isinstance(node, Function):
                yield f"{name}.{node.name}", node


def parameters(function: Function) -> int:
    """Return how many values a caller may give."""
    arguments = [*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs]
    return len([each for each in arguments if each.arg not in ("self", "cls")])


def imported(tree: ast.AST) -> Iterator[str]:
    """Yield the modules of ours that a file imports anywhere, for type checkers too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in MODULES)
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                yield from (name for name in (whole if whole in MODULES else node.module,) if name in MODULES)


def unreasoned(settings: str) -> list[str]:
    """Return the lines that let an import skip a floor and have no reason: beside them, or above their group."""
    lists = re.findall(r"^ignore_imports = \[([^]]*)\]([^\n]*)", settings, re.MULTILINE)
    bare = []
    for within, behind in lists:
        if "\n" not in within:
            bare += [] if "#" in behind else [within]
            continue
        reason = False
        for line in filter(None, map(str.strip, within.splitlines())):
            reason = reason or line.startswith("#")
            bare += [line] if "->" in line and not reason and "#" not in line else []
    return bare


def test_a_skipped_floor_has_its_reason() -> None:
    settings = (ROOT / "pyproject.toml").read_text("utf-8")
    assert settings.count("->") > 50
    assert unreasoned(settings) == []


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ('ignore_imports = ["a -> b"]\n', ['"a -> b"']),
        ('ignore_imports = ["a -> b"] # why\n', []),
        ('ignore_imports = [\n    "a -> b", # why\n    "c -> d",\n]\n', ['"c -> d",']),
        ('ignore_imports = [\n    # why\n    "a -> b",\n    "c -> d",\n]\n', []),
    ],
)
def test_a_skip_without_a_reason_is_seen(text: str, bare: list[str]) -> None:
    assert unreasoned(text) == bare


def test_no_module_answers_for_names_it_does_not_hold() -> None:
    doors = [name for name, tree in TREES.items() for node in tree.body
             if isinstance(node, Function) and node.name in ("__getattr__", "__dir__")]  # fmt: skip
    assert doors == []


def test_files_and_functions_are_short() -> None:
    beside = {path.relative_to(ROOT).as_posix(): path for room in BESIDE for path in (ROOT / room).rglob("*.py")}
    files = {name: len(path.read_text("utf-8").splitlines()) for name, path in (MODULES | beside).items()}
    assert {Path(name).parts[0] for name in beside} == set(BESIDE)
    assert {name: lines for name, lines in files.items() if lines > MOST_LINES_OF_A_FILE} == {}
    long = {place: node.end_lineno - node.lineno + 1 for place, node in functions() if node.end_lineno}
    assert {place: lines for place, lines in long.items() if lines > MOST_LINES_OF_A_FUNCTION} == {}


def test_no_function_takes_more_values_than_a_reader_holds_in_mind() -> None:
    assert {place for place, node in functions() if parameters(node) > MOST_PARAMETERS} == set()


def test_a_class_name_means_one_thing() -> None:
    named = Counter(
        node.name for tree in TREES.values() for node in tree.body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    )  # fmt: skip
    assert [name for name, times in named.items() if times > 1] == []


def test_only_two_places_load_modules_by_name() -> None:
    """The command that was called, and the function that a row of the register of formats names."""
    loading = {place.rpartition(".")[0] for place, node in functions() if "import_module(" in ast.unparse(node)}
    assert loading == {"kb.cli", "kb.library.formats"}


def test_imports_stand_at_the_top_but_where_a_start_would_wait() -> None:
    late = {name for name, tree in TREES.items() for function in ast.walk(tree) if isinstance(function, Function)
            for node in ast.walk(function) if isinstance(node, ast.Import | ast.ImportFrom)}  # fmt: skip
    assert late == set(LATE_IMPORTS)


def variables(tree: ast.AST) -> Iterator[str]:
    """Yield the name of each variable where it is set, and of each parameter."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id
        elif isinstance(node, ast.arg):
            yield node.arg


def test_variables_name_the_thing() -> None:
    vague: Counter[tuple[str, str]] = Counter()
    for name, tree in TREES.items():
        room = "api" if name.startswith("api") else ".".join(name.split(".")[:2])
        vague.update((room, variable) for variable in variables(tree) if variable in VAGUE)
    assert {place: times for place, times in vague.items() if times > MOST_VAGUE.get(place, 0)} == {}


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("found = 1", ["found"]),
        ("def f(given, *, held=one): return found", ["given", "held"]),
        ("[one for one in rows if told]", ["one"]),
        ("record.made = Message('x', asked=2)", []),
    ],
)
def test_the_reader_of_variables_sees_them_all(source: str, names: list[str]) -> None:
    assert sorted(variables(ast.parse(source))) == names


def test_no_value_counts_as_equal_to_what_it_is_not() -> None:
    comparing = {place: ast.unparse(node) for place, node in functions() if node.name == "__eq__"}
    assert [place for place, text in comparing.items() if "other." not in text] == []


def circles(arrows: dict[str, set[str]]) -> list[list[str]]:
    """Return the groups of modules that import each other (Tarjan's strongly connected components)."""
    number: dict[str, int] = {}
    low: dict[str, int] = {}
    path: list[str] = []
    groups: list[list[str]] = []

    def visit(name: str) -> None:
        number[name] = low[name] = len(number)
        path.append(name)
        for other in arrows[name]:
            if other not in number:
                visit(other)
                low[name] = min(low[name], low[other])
            elif other in path:
                low[name] = min(low[name], number[other])
        if low[name] == number[name]:
            group = path[path.index(name) :]
            del path[path.index(name) :]
            if len(group) > 1 or name in arrows[name]:
                groups.append(sorted(group))

    for name in arrows:
        if name not in number:
            visit(name)
    return groups


def test_no_file_is_in_a_circle() -> None:
    assert circles({name: set(imported(tree)) for name, tree in TREES.items()}) == []


@pytest.mark.parametrize(
    ("arrows", "expected"),
    [
        ({"a": {"b"}, "b": {"c"}, "c": set()}, []),
        ({"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": {"a"}}, [["a", "b", "c"]]),
        ({"a": {"a"}}, [["a"]]),
    ],
)
def test_circles_are_found(arrows: dict[str, set[str]], expected: list[list[str]]) -> None:
    assert circles(arrows) == expected


def test_the_reader_of_imports_sees_them_all() -> None:
    arrows = defaultdict(set, {name: set(imported(tree)) for name, tree in TREES.items()})
    assert "kb.library.session" in arrows["kb.library.quick_open"]
    assert "kb.errors" in arrows["kb.settings"] or "kb.errors" in arrows["kb.store.engine"]


def test_each_module_of_search_stands_in_the_picture_of_its_road() -> None:
    section = (
        (ROOT / "docs" / "architecture.md").read_text("utf-8").split("### Inside `kb/search`")[1].split("\n## ")[0]
    )
    rows = [line.split("|")[2] for line in section.splitlines() if line.startswith("| ")][1:]
    named = [name for row in rows for name in re.findall(r"`(\w+)`", row)]
    folder = ROOT / "kb" / "search"
    there = {path.stem for path in (*folder.glob("*.py"), folder / "cluster")} - {"__init__", "searcher"}
    assert sorted(named) == sorted(there)
