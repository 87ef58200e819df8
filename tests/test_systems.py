"""docs/systems.md: every system of the story has modules and tests that exist; none is left out."""

import re
from pathlib import Path

from model.mechanisms import MECHANISMS

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "systems.md").read_text("utf-8")
ROWS = [line for line in PAGE.splitlines() if re.match(r"\| \d+ \|", line)]
ELSEWHERE = {"stress", "margin_traders"}
"""Parts that no single system of the list is about: liquidity and margin traders serve them all."""


def test_all_systems_are_there_in_order() -> None:
    assert [int(row.split("|")[1]) for row in ROWS] == list(range(1, 23))


def test_every_module_and_test_exists() -> None:
    for row in ROWS:
        files = re.findall(r"\]\(\.\./([^)]+)\)", row)
        tests = re.findall(r"`(test_\w+)::(test_\w+)`", row)
        assert files and tests, row
        assert all((ROOT / name).is_file() for name in files), row
        for module, test in tests:
            source = (ROOT / "tests" / "model" / f"{module}.py").read_text("utf-8")
            assert f"def {test}(" in source, (module, test)


def test_every_mechanism_belongs_to_a_system() -> None:
    named = set(re.findall(r"mechanisms/(\w+)\.py", PAGE))
    assert {m.name for m in MECHANISMS} - named == ELSEWHERE
