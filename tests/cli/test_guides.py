"""Each command that the guide to a library of one's own prints is one that the command line takes."""

import re
import shlex

from kb.cli.completion_command import whole_parser
from tests.conftest import ROOT

_LINE = re.compile(r"^    (?:\$ )?kb (.+?)(?:\s{2,}#.*)?$", re.MULTILINE)


def test_every_printed_command_is_one() -> None:
    parser = whole_parser()
    printed = _LINE.findall((ROOT / "docs" / "own-library.md").read_text("utf-8"))
    assert len(printed) > 12
    for line in printed:
        parser.parse_args(shlex.split(line.replace("KEY", "key"), comments=True))
