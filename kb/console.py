"""The command `kb` as a process of its own: what the installed script calls; `kb.library.quick_open` says why.

Who runs a command within a program calls `kb.cli.main`.
"""

import gc
import os
import sys

_COLLECTED = 100_000  # new values between two collections of garbage: a search makes half as many
_QUICK, _WHOLE = "kb.library.quick_open", "kb.library.session"


def main() -> int:
    """Run the command that was typed and return its exit code; with a library opened quickly, leave the process."""
    gc.set_threshold(_COLLECTED)
    _open_what_is_closed()
    try:
        from kb import cli  # noqa: PLC0415 - see `kb.library.quick_open`

        code = cli.main()
    except KeyboardInterrupt:  # before a command has begun, which says it itself
        from kb import cli  # noqa: PLC0415 - as above

        return cli.interrupted(sys.argv[1:])
    if _QUICK in sys.modules and _WHOLE not in sys.modules:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)
    gc.freeze()  # the exit does not look through what it throws away
    return code


def _open_what_is_closed() -> None:
    """Have the streams that the process began without (`>&-`) lead nowhere: no file of ours comes to be one of them."""
    sys.stdin = sys.stdin or os.fdopen(os.open(os.devnull, os.O_RDONLY))
    sys.stdout = sys.stdout or os.fdopen(os.open(os.devnull, os.O_WRONLY), "w")
    sys.stderr = sys.stderr or os.fdopen(os.open(os.devnull, os.O_WRONLY), "w")
