"""Hold every locked version against the published vulnerabilities (pip-audit).

`python -m tests.audit` ends with status 1 when a version has a known vulnerability. Without a way
to the data it says so, names what was not looked up, and ends with 0: an audit that could not be
made is no finding. Nothing is installed or built for it; the locks are read as they stand.
"""

import json
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
LOCKS = ("mutants", "bench", "tools")
"""Files of requirements/ that hold all others between them."""
UNREACHED = ("ServiceError", "ConnectionError", "ConnectTimeout", "Max retries", "Failed to reach")
"""What pip-audit says when the data cannot be had."""

ACCEPTED = {
    "CVE-2025-69872": "diskcache unpickles what it reads; callbacks/answers/disk.py reads bytes "
    "only and refuses pickles (tests/serving/test_store.py)",
}
"""Vulnerabilities without a mended version, and why they do not reach this server."""


@dataclass(frozen=True)
class Audit:
    """What was found, what was looked up without a finding, and what could not be looked up."""

    found: tuple[str, ...]
    clean: tuple[str, ...]
    unknown: tuple[str, ...]


def judge(packages: Iterable[dict[str, Any]]) -> Audit:
    """Sort the packages of a report of pip-audit; a package that it skipped is unknown."""
    found, clean, unknown = set(), set(), set()
    for package in packages:
        name = f"{package['name']} {package.get('version', '')}".strip()
        if "skip_reason" in package:
            unknown.add(package["name"])
        elif package["vulns"]:
            found |= {f"{name}: {each['id']}" for each in package["vulns"]}
        else:
            clean.add(name)
    return Audit(tuple(sorted(found)), tuple(sorted(clean)), tuple(sorted(unknown)))


def words(audit: Audit) -> str:
    """Say what the audit found, and first of all if it could not look."""
    lines = [f"VULNERABLE {each}" for each in audit.found]
    lines += [f"ACCEPTED {each}: {why}." for each, why in ACCEPTED.items()]
    if audit.unknown:
        lines.append(
            f"NOT AUDITED: the data about {len(audit.unknown)} packages could not be reached "
            f"({', '.join(audit.unknown[:5])}{', ...' if len(audit.unknown) > 5 else ''})."
        )
    lines.append(f"{len(audit.clean)} versions looked up without a known vulnerability.")
    return "\n".join(lines)


def report(lock: str) -> list[dict[str, Any]]:
    """Return what pip-audit says of a lock; every package skipped if it reached nothing."""
    path = ROOT / "requirements" / f"{lock}.txt"
    ran = subprocess.run(
        [sys.executable, "-m", "pip_audit", "--format", "json", "--progress-spinner", "off",
         "--timeout", "10", "--require-hashes", "--disable-pip", "-r", str(path),
         *(part for each in ACCEPTED for part in ("--ignore-vuln", each))],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    try:
        packages: list[dict[str, Any]] = json.loads(ran.stdout)["dependencies"]
    except ValueError:
        if not any(word in ran.stderr for word in UNREACHED):
            raise RuntimeError(f"pip-audit failed on {path.name}:\n{ran.stderr}") from None
        return [{"name": name, "skip_reason": "unreached"} for name in names(path.read_text())]
    return packages


def names(lock: str) -> list[str]:
    """Return the packages of a lock."""
    return [line.split("==")[0] for line in lock.splitlines() if line[:1].isalnum()]


def main() -> int:
    """Audit every lock; return the exit status."""
    audit = judge(package for lock in LOCKS for package in report(lock))
    print(words(audit))
    return 1 if audit.found else 0


if __name__ == "__main__":
    sys.exit(main())
