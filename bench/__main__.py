"""python -m bench [NAME ...]: run the named benchmarks, or all of them one after the other.

A benchmark is a module here with a function `main() -> bool` that prints its table and returns
whether every figure kept within its bound. Each runs in a process of its own.
"""

import subprocess
import sys
from pathlib import Path

KNOWN = sorted(
    path.stem for path in Path(__file__).parent.glob("*.py") if not path.stem.startswith("_")
)
RUN = "import importlib, sys; sys.exit(0 if importlib.import_module(sys.argv[1]).main() else 1)"


def main(names: list[str]) -> int:
    if unknown := sorted(set(names) - set(KNOWN)):
        print(f"no benchmark {', '.join(unknown)}; there are: {', '.join(KNOWN)}", file=sys.stderr)
        return 2
    failed = []
    for name in names or KNOWN:
        print(f"== {name}", flush=True)
        if subprocess.run([sys.executable, "-c", RUN, f"bench.{name}"]).returncode:
            failed.append(name)
    if failed:
        print(f"past their bounds: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
