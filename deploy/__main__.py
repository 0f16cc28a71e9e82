"""`python -m deploy up FOLDER` starts everything and stays; `trial` kills each part under load; `write` makes files."""

import argparse
import signal
import sys
from pathlib import Path

from deploy import generated, trial
from deploy.stage import Stage


def main() -> int:
    """Do what the command line says."""
    parser = argparse.ArgumentParser(prog="python -m deploy", description=__doc__)
    parser.add_argument("command", choices=["up", "trial", "write"])
    parser.add_argument("folder", nargs="?", type=Path, default=Path("var/deploy"))
    parser.add_argument("--records", type=int, default=2_000, help="made records in the store before the trial")
    parser.add_argument("--import", dest="more", type=int, default=20_000, help="records imported meanwhile")
    arguments = parser.parse_args()
    if arguments.command == "write":
        generated.write()
        return 0
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    stage = Stage(arguments.folder.absolute())
    try:
        stage.start_stores()
        if arguments.command == "trial":
            trial.run(stage, arguments.records, arguments.more)
        else:
            stage.front.start()
            print(f"{stage.front.url}/  (Ctrl-C stops everything)", flush=True)
            signal.pause()
    except KeyboardInterrupt:
        return 130
    finally:
        stage.stop()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
