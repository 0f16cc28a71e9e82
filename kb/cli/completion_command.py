"""Print what makes your shell complete kb's words. Where to put it: docs/completion.md."""

import argparse

import shtab

from kb.cli import COMMANDS, add_general, module_of, words


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("shell", choices=shtab.SUPPORTED_SHELLS, metavar="SHELL", help="bash, zsh, fish or tcsh")


def run(arguments: argparse.Namespace) -> int:
    """Print the script for a shell."""
    print(shtab.complete(whole_parser(), arguments.shell))
    return 0


def whole_parser() -> argparse.ArgumentParser:
    """Return the parser of all commands at once."""
    whole = argparse.ArgumentParser(prog="kb", allow_abbrev=False)
    commands = whole.add_subparsers(dest="command")
    for name, summary in COMMANDS.items():
        parser = commands.add_parser(name, help=words.say(summary), allow_abbrev=False)
        module_of(name).configure(parser)
        add_general(parser)
        words.translate(parser)
    return whole
