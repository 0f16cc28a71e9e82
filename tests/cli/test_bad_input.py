"""Bad input: one clear message that says what to do, and the exit code that belongs to it."""

import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from kb.cli import main, serve_command
from tests.cli.conftest import Run
from tests.server_fixtures import free_port

COMMAND = [sys.executable, "-c", "import sys; from kb.cli import main; sys.exit(main())"]


@pytest.mark.parametrize(("line", "code", "says"), [
    # usage
    ("serch x", 2, "there is no command 'serch'"),
    ("search --nonsense", 2, "unrecognized arguments"),
    ("search --lim 3", 2, "unrecognized arguments"),
    ("search --limit many", 2, "a whole number of 1 or more is wanted"),
    ("search --match some", 2, "invalid choice"),
    ("show", 2, "required"),
    ("import", 2, "required"),
    ("keys", 2, "required"),
    ("keys burn", 2, "invalid choice"),
    ("topics --lang de", 2, "invalid choice"),
    # the question
    ("search --topic space-and-baikonu", 1, "Did you mean space-and-baikonur?"),
    ("search --party KAZZ", 1, "KAZ"),
    ("search --kind agrement", 1, "Did you mean agreement"),
    ("search --status known", 1, "identified"),
    ("search --scope here", 1, "dissertation"),
    ("search --from 1990-02-31", 1, "28 days"),
    ("search --from 1999 --to 1990", 1, "backwards"),
    ("show kz-ru-frendship-1992", 1, "Did you mean kz-ru-friendship-1992"),
    ("show 999", 1, "from 1 to 238"),
    ("show ../../etc/passwd", 1, "there is no record"),
    ("chronology --action signing", 1, "signature"),
    ("chronology --in-force-on 1995", 1, "whole day"),
    ("chronology --stage ready", 1, "signed"),
    ("bibliography --style gost-kz-disertation", 1, "gost-kz-dissertation"),
    ("bibliography --style /no/such.csl", 1, "such.csl"),
    ("bibliography --order random", 1, "alphabetical"),
    ("bibliography --format pdf", 1, "docx"),
    ("export --format docm", 1, "biblatex"),
    ("export --output /no/such/folder/x.bib", 1, "Name a file that can be written"),
    ("citations --number 239", 1, "from 1 to 238"),
    ("citations --section 9.9", 1, "2.1"),
    ("citations --read /no/such.txt", 1, "Name a file that exists"),
    ("import list.txt", 1, "kb references FILE"),
    ("bibliography --style no-such-style", 1, "kb styles"),
    ("proposals add list.txt", 1, "Valid: csv"),
    ("keys make", 1, "needs a name"),
    ("keys revoke 12345678", 1, "kb keys list"),
    ("import /no/such.bib", 1, "Name a file that exists"),
    ("import /tmp", 1, "Is a directory"),
    ("check /no/such.bib", 1, "Name a file that exists"),
    ("serve --port 99999", 1, "another number"),
    ("serve --port -1", 1, "another number"),
    ("serve --host no.such.host.invalid", 1, "cannot be used"),
])  # fmt: skip
def test_a_mistake_gets_one_message(run: Run, filled_home: Path, line: str, code: int, says: str) -> None:
    said = run(*line.split(), home=filled_home)
    assert said.code == code
    assert says in said.err
    assert "Traceback" not in said.err
    if code == 1:
        assert said.err.startswith(f"kb {line.partition(' ')[0]}: ")
        assert said.out == ""
        assert said.err.count("\n") == 1


@pytest.mark.parametrize(("name", "content", "code", "says"), [
    ("empty.bib", b"", 1, "no record was found"),
    ("comment.bib", b"% nothing\n@comment{x}\n", 1, "no record was found"),
    ("cp1251.bib", "@book{a, title = {Шарт}}".encode("cp1251"), 1, "iconv -f windows-1251"),
    ("cp1251.ris", "TY  - BOOK\nTI  - Шарт\nER  - \n".encode("cp1251"), 1, "UTF-8"),
    ("cp1251.json", '[{"id": "Шарт"}]'.encode("cp1251"), 1, "UTF-8"),
    ("cp1251.jsonl", '{"citekey": "Шарт"}'.encode("cp1251"), 1, "utf-8"),
    ("binary.bib", bytes(range(256)) * 100, 1, "not UTF-8"),
    ("nul.bib", b"@book{a, title = {x\0y}}", 0, "control-character"),
    ("open.bib", b"@book{a, title = {x", 1, "syntax"),
    ("twice.bib", b"@book{a, title = {x}}\n@book{a, title = {y}}", 1, "stands first at line 1"),
    ("no-key.bib", b"@book{, title = {x}}", 0, "no citekey; it was given 'x'"),
    ("deep.json", b"[" * 100_000, 1, "not JSON"),
    ("object.json", b'{"a": 1}', 1, "no object with an id"),
    ("number.json", b"1e999999", 1, "id"),
    ("half.json", b'[{"id": "a", "type": "book", "title": "\\ud800"}]', 1, "surrogates"),
    ("type.json", b'[{"id": "a", "type": "scroll", "title": "x"}]', 0, "no type of CSL"),
    ("key.json", b'[{"id": "two words/ABC", "type": "book"}]', 0, "two-words-ABC"),
    ("shape.jsonl", b'{"citekey": "a", "type": "book", "titles": "x"}', 1, "a list is wanted"),
    ("file.docx", b"PK", 1, "file ending"),
])  # fmt: skip
def test_a_bad_file_says_what_is_wrong_and_where(
    run: Run, own_home: Path, tmp_path: Path, name: str, content: bytes, code: int, says: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    said = run("import", "--dry-run", path, home=own_home)
    assert said.code == code, said.err
    assert says in said.err
    assert name in said.err or "file ending" in said.err
    assert "Traceback" not in said.err


def test_one_citekey_in_two_files_is_left_out_of_the_second(run: Run, own_home: Path, tmp_path: Path) -> None:
    paths = [tmp_path / "one.bib", tmp_path / "two.bib"]
    for path in paths:
        path.write_text(f"@book{{same, title = {{From {path.stem}}}}}\n", "utf-8")
    said = run("import", *paths, home=own_home)
    assert said.code == 1
    assert "two.bib:1: error [same] duplicate-key: the citekey stands first at one.bib:1" in said.err
    assert said.out.startswith("1 is new")
    assert "From one" in run("show", "same", home=own_home).out


def test_an_entry_of_100_megabytes_is_passed_over(run: Run, own_home: Path, tmp_path: Path) -> None:
    path = tmp_path / "big.bib"
    with path.open("wb") as stream:
        stream.write(b"@book{big, title = {")
        for _ in range(100):
            stream.write(b"a" * (1 << 20))
        stream.write(b"}}\n\n@book{small, title = {After it}}\n")
    said = run("import", "--dry-run", path, home=own_home)
    assert (said.code, said.out[:15]) == (1, "1 would be new,")
    assert "big.bib:1: error" in said.err


def test_a_database_of_a_newer_version_is_left_alone(run: Run, own_home: Path) -> None:
    with closing(sqlite3.connect(own_home / "derekkoz.db")) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    for command in (["search", "x"], ["import", "x.bib"], ["show", "1"]):
        said = run(*command, home=own_home)
        assert (said.code, said.err.count("\n")) == (1, 1)
        assert "newer version" in said.err


@pytest.mark.parametrize(("url", "says"), [
    ("nonsense", "KB_DATABASE_URL is not usable"),
    ("oracle://x", "KB_DATABASE_URL is not usable"),
    ("postgresql+psycopg://nobody@127.0.0.1:1/x", "Start the server"),
    ("sqlite:////no/such/folder/x.db", "Make the folder exist"),
])  # fmt: skip
def test_a_database_that_cannot_be_used(run: Run, filled_home: Path, url: str, says: str) -> None:
    said = run("search", "x", home=filled_home, KB_DATABASE_URL=url)
    assert (said.code, said.err.count("\n")) == (1, 1)
    assert says in said.err


def test_a_server_that_can_serve_tells_of_names_that_are_no_settings(
    own_home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, value in (("KB_HOME", str(own_home)), ("KB_PAGER", "cat"), ("KB_LISTEN", "80")):
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(serve_command, "_serve", lambda _workers, _listening: None)
    assert main(["serve", "--port", "0"]) == 0
    told = capsys.readouterr().err
    assert ("'KB_LISTEN'" in told, "'KB_PAGER'" in told) == (True, False)


def test_another_database_is_told_as_such(run: Run, own_home: Path) -> None:
    said = run("serve", home=own_home, KB_DATABASE_URL="mysql://x/y")
    assert (said.code, said.out, "not in mysql" in said.err) == (1, "", True)


@pytest.mark.parametrize(("name", "value"), [
    ("KB_PUBLIC_URL", "kb"), ("KB_PROXIES", "front"), ("KB_ADMIN_EMAIL", "me"), ("KB_HOEM", "/x"), ("KB_LOG", "/no/l"),
])  # fmt: skip
def test_a_wrong_setting_is_refused_before_a_server_opens_its_port(
    run: Run, own_home: Path, name: str, value: str
) -> None:
    said = run("serve", home=own_home, **{name: value})
    assert (said.code, said.out, said.err.count("\n")) == (1, "", 1)
    assert value in said.err or name in said.err


def test_a_damaged_database_says_so(run: Run, own_home: Path) -> None:
    for left in own_home.glob("derekkoz.db-*"):
        left.unlink()
    (own_home / "derekkoz.db").write_bytes(b"this is not a database" * 100)
    said = run("search", "x", home=own_home)
    assert (said.code, said.err.count("\n")) == (1, 1)
    assert "damaged" in said.err


def test_a_damaged_index_is_built_anew(run: Run, own_home: Path) -> None:
    (own_home / "index" / "current.json").write_text("{", "utf-8")
    assert run("search", "Байқоңыр", home=own_home).code == 0
    shutil.rmtree(own_home / "index")
    assert run("search", "Байқоңыр", home=own_home).code == 0


@pytest.fixture
def nobody(own_home: Path) -> Iterator[Path]:
    """The rights of a user who may read the home folder and not write there, whoever runs the tests."""
    for path in (*own_home.rglob("*"), own_home):
        path.chmod(0o555 if path.is_dir() else 0o444)
    for above in own_home.parents:
        if above.owner() == "root" and str(above).startswith("/tmp/"):
            above.chmod(0o755)
    was = os.geteuid()
    if was == 0:
        os.seteuid(65534)
    yield own_home
    os.seteuid(was)
    for path in (own_home, *own_home.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)


def test_a_read_only_folder_says_what_to_do(run: Run, nobody: Path) -> None:
    for home, command in ((nobody, ("keys", "make", "x")), (nobody, ("reindex",)), (nobody / "new", ("search", "x"))):
        said = run(*command, home=home)
        assert (said.code, said.err.count("\n")) == (1, 1), command
        assert "writ" in said.err
        assert "KB_HOME" in said.err


def test_a_port_in_use_says_so(run: Run, filled_home: Path) -> None:
    with closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        said = run("serve", "--port", str(port), home=filled_home)
    assert (said.code, said.err.count("\n")) == (1, 1)
    assert f"port {port}" in said.err
    assert "--port" in said.err


def _started(home: Path, *arguments: str) -> "subprocess.Popen[bytes]":
    environment = {**os.environ, "KB_HOME": str(home)}
    return subprocess.Popen(
        [*COMMAND, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment
    )  # fmt: skip


def test_a_reader_that_goes_away_is_no_error(filled_home: Path) -> None:
    with _started(filled_home, "export", "--format", "jsonl") as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        said = process.stderr.read().decode()
    assert "Traceback" not in said
    assert "BrokenPipe" not in said
    assert process.returncode == 0


def test_control_c_stops_without_a_traceback(filled_home: Path) -> None:
    port = free_port()
    with _started(filled_home, "serve", "--port", str(port)) as process:
        assert process.stderr is not None
        while process.poll() is None:
            with closing(socket.socket()) as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        said = process.stderr.read().decode()
    assert "Traceback" not in said
    assert process.returncode in (0, 130)


@pytest.mark.parametrize(
    ("locale", "says"),
    [
        ("kk_KZ.UTF-8", "kb show: «nobody-1999» деген жазба жоқ."),
        ("ru_RU.UTF-8", "kb show: нет записи «nobody-1999»."),
        ("de_DE.UTF-8", "kb show: there is no record 'nobody-1999'."),
    ],
)
def test_an_error_is_said_in_the_language_of_the_locale(run: Run, filled_home: Path, locale: str, says: str) -> None:
    said = run("show", "nobody-1999", home=filled_home, LC_ALL=locale)
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith(says)


def test_words_that_are_no_text_and_readers_that_have_read_enough(tmp_path: Path) -> None:
    environment = {**os.environ, "KB_HOME": str(tmp_path / "home"), "LC_ALL": "C.UTF-8"}
    command = [sys.executable, "-c", "from kb.cli import main; raise SystemExit(main())"]
    said = subprocess.run(
        [*command, "search", b"\xff\xfe"], env=environment, capture_output=True, timeout=600, check=False
    )
    assert (said.returncode, said.stderr) == (2, b"kb: what you typed is not in UTF-8. Set the terminal to UTF-8.\n")
    ended = subprocess.run(
        ["sh", "-c", f"{sys.executable} -c 'from kb.cli import main; raise SystemExit(main())' --help | true"],
        env=environment, capture_output=True, timeout=600, check=False,
    )  # fmt: skip
    assert ended.stderr == b""
