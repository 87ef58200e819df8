"""Find nginx and Redis for the tests of the server; install Debian's when root.

`python -m tests.ensure_services` ends with status 1 and the exact command to type when one is
missing and cannot be installed: those tests are never skipped. Whatever Debian starts by itself is
left alone: the tests start their own, on loopback.
"""

import os
import shutil
import sys

from tests.ensure_browser import APT, install

PROGRAMS = {"nginx": "nginx-light", "redis-server": "redis-server"}
"""Program -> package of Debian."""
PLACES = os.pathsep.join((os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin"))


def find(program: str) -> str | None:
    """Return the path of a program, also where only root has it on PATH."""
    return shutil.which(program, path=PLACES)


def missing() -> list[str]:
    """Return the programs that are not here."""
    return [program for program in PROGRAMS if find(program) is None]


def main() -> int:
    """Make sure that both are there; return the exit status."""
    packages = " ".join(PROGRAMS[program] for program in missing())
    if packages and hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        print(f"Installing for the tests of the server: {packages}", flush=True)
        install(packages)
    if not missing():
        return 0
    print(
        f"The tests of the server need {' and '.join(missing())}. On Debian or Ubuntu type:\n"
        f"  sudo apt-get update && sudo {APT} {' '.join(PROGRAMS.values())}\n"
        "Elsewhere install nginx and Redis with your package manager.",
        file=sys.stderr,
    )
    return 1


if __name__ == "__main__":
    sys.exit(main())
