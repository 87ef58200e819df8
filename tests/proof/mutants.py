"""The mutation check: small faults put into model/ one at a time, and whether a test notices.

    python -m tests.proof.mutants [COUNT]

A sample with a fixed seed, run in a copy of the tree with mutmut, which asks only the tests that
it saw reach the changed function, the quickest first. It sees a function that runs on import, or
whose answer is kept in a cache, reached once or not at all; so what survives is then asked of all
tests, each fault in a process of its own. The result is docs/data/mutants.csv; reasons written
there by hand for mutants that survive are kept when the same change survives again.
"""

import csv
import json
import os
import shutil
import subprocess
import sys
import tomllib
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path

from mutmut.mutation.file_mutation import mutate_file_contents
from mutmut.utils.format_utils import get_mutant_name

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / ".cache" / "mutants"
TOOL = Path(sys.executable).with_name("mutmut")
TABLE = ROOT / "docs" / "data" / "mutants.csv"
COPIED = ("model", "components", "tests", "docs", "README.md", "pyproject.toml")
COUNT, SEED, PROCESSES = 100, 20240205, 2
COLUMNS = ("mutant", "status", "before", "after", "reason")
KILLED, SURVIVED, UNTESTED, TIME = "killed", "survived", "reached by no test", "out of time"
OUTCOME = {0: SURVIVED, 5: UNTESTED, 33: UNTESTED, 34: UNTESTED}
OUTCOME |= dict.fromkeys((-24, 24, 36, 152, 255), TIME)
"""Meaning of a test run's exit code. All others, failed tests and modules that cannot be imported,
notice the fault; a run out of time is not counted as noticed."""


PATIENCE = 1500
"""Seconds that all tests may take for one fault."""
NOTHING_FAILED = (0, 5)
"""Exit codes of pytest when all tests passed, or none was run."""


def prepare() -> None:
    """Copy what is mutated and what tests it."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            skip = shutil.ignore_patterns("e2e", "__pycache__")
            shutil.copytree(source, FOLDER / name, ignore=skip)
        else:
            shutil.copy(source, FOLDER / name)


def every_name() -> list[str]:
    """Return the names of all mutants of model/."""
    names = []
    for path in sorted((FOLDER / "model").rglob("*.py")):
        relative = path.relative_to(FOLDER)
        found = mutate_file_contents(str(relative), path.read_text("utf-8")).mutant_names
        names += [get_mutant_name(relative, name) for name in found]
    return sorted(names)


def _lot(name: str) -> str:
    """Order of the draw. By name, so that a changed function changes its own mutants only."""
    return sha256(f"{SEED} {name}".encode()).hexdigest()


def outcomes(names: list[str]) -> dict[str, str]:
    """Run the mutants; say what became of each."""
    environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    command = [
        str(Path(sys.executable).with_name("mutmut")),
        "run",
        "--max-children",
        str(PROCESSES),
    ]
    subprocess.run([*command, *names], cwd=FOLDER, env=environment, check=True)
    codes: dict[str, int | None] = {}
    for path in (FOLDER / "mutants" / "model").rglob("*.meta"):
        codes |= json.loads(path.read_text("utf-8"))["exit_code_by_key"]
    missing = [name for name in names if codes.get(name) is None]
    if missing:
        raise RuntimeError(f"not run: {missing}")
    return {name: OUTCOME.get(int(codes[name] or 0), KILLED) for name in names}


def asked_of_all(names: list[str]) -> dict[str, str]:
    """Ask all tests about faults, each in a process of its own; say what became of each."""
    with ThreadPoolExecutor(PROCESSES) as pool:
        return dict(zip(names, pool.map(_asked_of_all, names), strict=True))


def _asked_of_all(name: str) -> str:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["mutmut"]
    words = settings["pytest_add_cli_args"]
    command = [sys.executable, "-m", "pytest", "-x", "-q", *words, *_likely_first(name, settings)]
    environment = {**os.environ, "MUTANT_UNDER_TEST": name, "OPENBLAS_NUM_THREADS": "1"}
    try:
        done = subprocess.run(
            command, cwd=FOLDER / "mutants", env=environment, capture_output=True, timeout=PATIENCE
        )
    except subprocess.TimeoutExpired:
        return TIME
    return SURVIVED if done.returncode in NOTHING_FAILED else KILLED


def _likely_first(name: str, settings: dict[str, list[str]]) -> list[str]:
    """Return all tests, those first that name the module: a failure then comes sooner."""
    module = name.split(".x", 1)[0].split(".")[-1]
    tests: list[str] = []
    for place in settings["pytest_add_cli_args_test_selection"]:
        path = FOLDER / "mutants" / place.partition("::")[0]
        whole = path.is_dir()
        files = sorted(path.rglob("test_*.py")) if whole else [path]
        tests += [str(file.relative_to(FOLDER / "mutants")) if whole else place for file in files]

    def is_far(test: str) -> bool:
        text = (FOLDER / "mutants" / test.partition("::")[0]).read_text("utf-8")
        return module not in text

    return sorted(tests, key=is_far)


def change(name: str) -> tuple[str, str]:
    """Return the lines that a mutant takes away and puts in."""
    shown = subprocess.run(
        [str(TOOL), "show", name], cwd=FOLDER, capture_output=True, text=True, check=True
    ).stdout
    lines = [line for line in shown.splitlines() if line[:3] not in ("---", "+++")]
    before, after = (
        " ".join(line[1:].strip() for line in lines if line[:1] == sign) for sign in "-+"
    )
    return before, after


def known_reasons() -> dict[tuple[str, str], str]:
    """Return the reasons that the table has, by change."""
    if not TABLE.exists():
        return {}
    with TABLE.open(encoding="utf-8", newline="") as stream:
        return {(row["before"], row["after"]): row["reason"] for row in csv.DictReader(stream)}


def main(count: int = COUNT) -> None:
    """Run a sample, write the table, print the count."""
    prepare()
    everything = every_name()
    names = sorted(sorted(everything, key=_lot)[:count])
    print(f"{count} of {len(everything)} mutants of model/, seed {SEED}", flush=True)
    reasons, rows = known_reasons(), []
    found = outcomes(names)
    left = [name for name, status in found.items() if status != KILLED]
    print(f"{len(left)} of them are now asked of all tests", flush=True)
    for name, status in (found | asked_of_all(left)).items():
        both = change(name)
        reason = "" if status == KILLED else reasons.get(both, "")
        rows.append((name, status, *both, reason))
    if count == COUNT:
        TABLE.parent.mkdir(exist_ok=True)
        with TABLE.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream, lineterminator="\n")
            writer.writerows([COLUMNS, *rows])
    for name, status, before, after, reason in rows:
        if status != KILLED:
            print(f"{status}: {name}\n  - {before}\n  + {after}\n  {reason or 'no reason given'}")
    killed = sum(row[1] == KILLED for row in rows)
    print(f"killed {killed}/{count}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
