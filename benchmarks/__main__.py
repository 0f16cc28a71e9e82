"""Runs every benchmark that the README quotes, one after another: python -m benchmarks [NAME …]."""

import subprocess
import sys

NAMES = ("references", "search", "chronology", "http", "command", "manuscript", "growth")


def main() -> int:
    """Run the named benchmarks, or all; return the worst exit code."""
    wanted = sys.argv[1:] or NAMES
    wrong = sorted(set(wanted) - set(NAMES))
    if wrong:
        print(f"unknown benchmark {', '.join(wrong)}; there are {', '.join(NAMES)}", file=sys.stderr)
        return 2
    codes = []
    for name in wanted:
        print(f"\n=== {name}", flush=True)
        codes.append(subprocess.run([sys.executable, "-m", f"benchmarks.{name}"], check=False).returncode)
    return max(codes)


if __name__ == "__main__":
    sys.exit(main())
