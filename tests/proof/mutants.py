"""The mutation check: small faults put into model/ one at a time, and whether a test notices.

    python -m tests.proof.mutants [COUNT | again]

A sample with a fixed seed, run in a copy of the tree with mutmut, which asks only the tests that
it saw reach the changed function, the quickest first. It sees a function that runs on import, or
whose answer is kept in a cache, reached once or not at all; so what survives is then asked of all
tests, each fault in a process of its own. The result is docs/data/mutants.csv; reasons written
there by hand for mutants that survive are kept when the same change survives again. With `again`,
a fault that the table has as noticed counts as noticed, and only the others of the sample are asked
about, of all tests: after new tests, or after a change that moved part of the sample.
"""

import csv
import json
import os
import shutil
import subprocess
import sys
import tomllib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from mutmut.mutation.diff_apply import get_diff_for_mutant
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


@dataclass(frozen=True)
class Faulty:
    """A file of the model with all its faults in it, each switched on by its name."""

    path: Path
    code: str


def every_fault() -> dict[str, Faulty]:
    """Return the files of all mutants of model/, by the mutant's name."""
    faults = {}
    for path in sorted((FOLDER / "model").rglob("*.py")):
        relative = path.relative_to(FOLDER)
        mutated = mutate_file_contents(str(relative), path.read_text("utf-8"))
        file = Faulty(relative, mutated.code)
        faults |= {get_mutant_name(relative, name): file for name in mutated.mutant_names}
    return faults


def _lot(name: str) -> str:
    """Order of the draw. By name, so that a changed function changes its own mutants only."""
    return sha256(f"{SEED} {name}".encode()).hexdigest()


def outcomes(names: list[str]) -> dict[str, str]:
    """Run the mutants; say what became of each."""
    environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    command = [
        str(TOOL),
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


def change(name: str, file: Faulty) -> tuple[str, str]:
    """Return the lines that a mutant takes away and puts in."""
    shown = get_diff_for_mutant(name, source=file.code, path=file.path)
    lines = [line for line in shown.splitlines() if line[:3] not in ("---", "+++")]
    before, after = (
        " ".join(line[1:].strip() for line in lines if line[:1] == sign) for sign in "-+"
    )
    return before, after


def known() -> list[dict[str, str]]:
    """Return the rows of the table."""
    if not TABLE.exists():
        return []
    with TABLE.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def outcomes_again(names: list[str], faults: dict[str, Faulty]) -> dict[str, str]:
    """Ask all tests about the faults that the table has not as noticed."""
    noticed = {(row["mutant"], row["before"], row["after"])
               for row in known() if row["status"] == KILLED}  # fmt: skip
    left = [name for name in names if (name, *change(name, faults[name])) not in noticed]
    for each in COPIED:
        source, target = FOLDER / each, FOLDER / "mutants" / each
        copy = shutil.copytree if source.is_dir() else shutil.copy
        target.parent.mkdir(exist_ok=True)
        copy(source, target)
    for name in left:
        (FOLDER / "mutants" / faults[name].path).write_text(faults[name].code, "utf-8")
    print(f"{len(left)} are asked of all tests", flush=True)
    found = asked_of_all(["", *left])
    if found.pop("") != SURVIVED:
        raise RuntimeError("tests fail without any fault")
    return dict.fromkeys(names, KILLED) | found


def outcomes_anew(names: list[str]) -> dict[str, str]:
    """Ask chosen tests about every fault, then all tests about those that they missed."""
    found = outcomes(names)
    left = [name for name, status in found.items() if status != KILLED]
    print(f"{len(left)} of them are now asked of all tests", flush=True)
    return found | asked_of_all(left)


def main(count: int = COUNT, again: bool = False) -> None:
    """Run a sample, write the table, print the count."""
    prepare()
    faults = every_fault()
    names = sorted(sorted(faults, key=_lot)[:count])
    print(f"{count} of {len(faults)} mutants of model/, seed {SEED}", flush=True)
    reasons = {(row["before"], row["after"]): row["reason"] for row in known()}
    found = outcomes_again(names, faults) if again else outcomes_anew(names)
    rows = []
    for name in names:
        both = change(name, faults[name])
        reason = "" if found[name] == KILLED else reasons.get(both, "")
        rows.append((name, found[name], *both, reason))
    if count == COUNT:
        write(rows)
    for name, status, before, after, reason in rows:
        if status != KILLED:
            print(f"{status}: {name}\n  - {before}\n  + {after}\n  {reason or 'no reason given'}")
    killed = sum(row[1] == KILLED for row in rows)
    print(f"killed {killed}/{count}")


def write(rows: list[tuple[str, ...]]) -> None:
    """Write the table."""
    TABLE.parent.mkdir(exist_ok=True)
    with TABLE.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, lineterminator="\n").writerows([COLUMNS, *rows])


if __name__ == "__main__":
    given = sys.argv[1:]
    main(again=True) if given == ["again"] else main(*map(int, given))
