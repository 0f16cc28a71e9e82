"""A newcomer's first minute: what an installation weighs, and how long a fresh store takes to its first page."""

import os
import re
import resource
import subprocess
import sys
import time
import tomllib
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from urllib.request import urlopen

from tests.server_fixtures import free_port

ROOT = Path(__file__).parents[1]
OURS = ("kb", "api", "migrations", "references.bib")
BEFORE = 176_638_027  # bytes of the installation at revision a9d9be0, counted in the same way
MOST_GROWTH = 1.2
MOST_WORK = 10.0  # times the processor time of reading the collection's file, from an empty home to the first page
READ = "import sys; from pathlib import Path; from kb.library.importing import read; list(read(Path(sys.argv[1])))"
START = "import sys; from kb.cli import main; sys.exit(main())"


def add_distribution(name: str, sizes: dict[str, int]) -> None:
    """Add a distribution and all that it needs, extras left out, with the bytes of its files."""
    key = re.sub(r"[-_.]+", "-", name).lower()
    if key in sizes:
        return
    try:
        installed = distribution(name)
    except PackageNotFoundError:  # not for this platform
        return
    sizes[key] = sum(file.size or 0 for file in installed.files or () if file.suffix != ".pyc")
    for requirement in installed.requires or ():
        if "extra ==" not in requirement:
            add_distribution(name_in(requirement), sizes)


def name_in(requirement: str) -> str:
    return re.split(r"[^\w.-]", requirement, maxsplit=1)[0]


def own_files() -> Iterator[Path]:
    for name in OURS:
        path = ROOT / name
        files = [path] if path.is_file() else [each for each in path.rglob("*") if each.is_file()]
        yield from (file for file in files if "__pycache__" not in file.parts)


def installation() -> dict[str, int]:
    """The bytes of an installation by distribution, ours by its own files."""
    sizes = {"derekkoz": sum(file.stat().st_size for file in own_files())}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    for requirement in project["dependencies"]:
        add_distribution(name_in(requirement), sizes)
    return sizes


def test_an_installation_weighs_hardly_more_than_it_did() -> None:
    sizes = installation()
    assert {"sqlalchemy", "tantivy", "pydantic-core"} < set(sizes)  # what others need counts too
    largest = sorted(sizes.items(), key=lambda size: -size[1])[:8]
    assert BEFORE * 0.5 < sum(sizes.values()) <= BEFORE * MOST_GROWTH, largest


def test_an_empty_home_shows_its_first_page_soon(tmp_path: Path) -> None:
    port = free_port()
    environment = {**os.environ, "KB_HOME": str(tmp_path), "KB_DATABASE_URL": ""}
    before = processor_time()
    subprocess.run([sys.executable, "-c", READ, str(ROOT / "references.bib")], env=environment, check=True)
    reading = processor_time() - before
    command = [sys.executable, "-c", START, "serve", "--port", str(port)]
    with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.STDOUT) as process:
        try:
            page = first_page(f"http://127.0.0.1:{port}/search?q=treaty&lang=en", process)
        finally:
            process.terminate()
    assert "/records/" in page
    assert processor_time() - before - reading < MOST_WORK * reading


def processor_time() -> float:
    """The seconds of processor time of the processes that ended."""
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    return ended.ru_utime + ended.ru_stime


def first_page(address: str, process: "subprocess.Popen[bytes]") -> str:
    """The page as soon as the server gives it; raises AssertionError where it stopped before."""
    while process.poll() is None:
        try:
            with urlopen(address, timeout=600) as reply:
                return str(reply.read().decode())
        except OSError:
            time.sleep(0.05)
    raise AssertionError("the server stopped")
