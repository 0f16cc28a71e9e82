"""Make, list and revoke keys for importing over HTTP."""

import argparse
from dataclasses import asdict

from kb.cli.output import write, write_json, write_table
from kb.library import keys
from kb.library.session import open_library
from kb.settings import from_environment


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.add_argument("action", choices=("make", "list", "revoke"))
    parser.add_argument("name", nargs="?", default="", help="make: whose key it is; revoke: the key's id")


def run(arguments: argparse.Namespace) -> int:
    """Make, revoke or list keys; a new key's secret is printed once and stored nowhere."""
    library = open_library(from_environment())
    if arguments.action == "make":
        key, secret = keys.make(library, arguments.name)
        if arguments.json:
            write_json(asdict(key) | {"secret": secret})
        else:
            write(f"{secret}\nThis is the only time it is shown. Send it as: Authorization: Bearer {secret[:12]}…")
    elif arguments.action == "revoke":
        keys.revoke(library, arguments.name)
        write_json({"revoked": arguments.name}) if arguments.json else write(f"{arguments.name} is revoked.")
    elif arguments.json:
        write_json([asdict(key) for key in keys.every(library)])
    else:
        write_table(
            ("id", "made", "revoked", "name"),
            [(key.id, key.made, key.revoked, key.name) for key in keys.every(library)],
        )
    return 0
