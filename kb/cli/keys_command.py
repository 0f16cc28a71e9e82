"""Make, list and revoke keys for HTTP: to write records, to keep manuscripts, to read long lists."""

import argparse
from dataclasses import asdict

from kb import operator_log
from kb.cli.output import answer, write_json, write_table
from kb.cli.words import say
from kb.library import api_keys
from kb.library.session import open_library
from kb.settings import from_environment


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("action", choices=("make", "list", "revoke"))
    parser.add_argument(
        "name",
        nargs="?",
        default="",
        help="make: whose key it is; revoke: its id, or its name where one working key has it",
    )
    parser.add_argument(
        "--scope",
        action="append",
        choices=api_keys.SCOPES,
        help="make: what it may do; repeat for several (default: all but edit, which changes what others imported)",
    )
    parser.add_argument("--days", type=int, help="make: how long it works (default: until it is revoked)")


def run(arguments: argparse.Namespace) -> int:
    """Make, revoke or list keys; a new key's secret is printed once and stored nowhere."""
    settings = from_environment()
    operator_log.configure(settings.log)
    library = open_library(settings)
    if arguments.action == "make":
        key, secret = api_keys.make(library, arguments.name, arguments.scope or api_keys.USUAL, arguments.days)
        sentence = "This is the only time it is shown. Send it as: Authorization: Bearer {begin}…"
        answer(arguments.json, asdict(key) | {"secret": secret}, f"{secret}\n{say(sentence, begin=secret[:12])}")
    elif arguments.action == "revoke":
        api_keys.revoke(library, arguments.name)
        answer(arguments.json, {"revoked": arguments.name}, say("{name} is revoked.", name=arguments.name))
    elif arguments.json:
        write_json([asdict(key) for key in api_keys.every(library)])
    else:
        known = api_keys.every(library)
        rows = ((key.id, key.made, key.expires, key.revoked, " ".join(key.scopes), key.name) for key in known)
        write_table(("id", "made", "expires", "revoked", "may", "name"), rows)
    return 0
