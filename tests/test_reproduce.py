"""The snippets of the page: run as they stand, in an environment that has only what they name."""

import io
import json
import os
import re
import shutil
import subprocess
import sys
import time
import venv
from collections.abc import Iterator
from contextlib import redirect_stdout
from importlib.metadata import Distribution, distribution
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import yaml
from packaging.requirements import Requirement

import model
from callbacks.payload import BAND_DECIMALS, DECIMALS
from components import citation, reproduce
from components.text_api import API

ROOT = Path(__file__).parent.parent
LINK = "v=1&ban=off&rescue=changed&rescue_total=500"


def _needed(names: list[str]) -> dict[str, Distribution]:
    """Return distributions and all that they need themselves."""
    found: dict[str, Distribution] = {}
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        found[name] = distribution(name)
        for text in found[name].requires or ():
            need = Requirement(text)
            if need.marker is None or need.marker.evaluate({"extra": ""}):
                waiting.append(need.name)
    return found


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make an environment of its own that holds the pinned packages of the snippet and no other.

    The files are those that pip installed under the same pins, reached by links: asking a package
    index again would tie the test to the network and prove nothing more.
    """
    folder = tmp_path_factory.mktemp("clean")
    venv.create(folder / "env", with_pip=False, symlinks=True)
    (site,) = (folder / "env" / "lib").glob("python*/site-packages")
    for pin in reproduce.packages():
        name, version = pin.split("==")
        assert distribution(name).version == version
    for each in _needed([pin.split("==")[0] for pin in reproduce.packages()]).values():
        for top in {file.parts[0] for file in each.files or () if file.parts[0] != ".."}:
            if top != "__pycache__" and not (site / top).exists():
                (site / top).symlink_to(Path(str(each.locate_file(top))).resolve())
    shutil.copytree(ROOT / "model", folder / "model", ignore=shutil.ignore_patterns("__pycache__"))
    return folder


def _run(folder: Path, text: str) -> "subprocess.CompletedProcess[str]":
    """Run a snippet as a reader does: saved beside model/, with the environment's Python."""
    (folder / "snippet.py").write_text(text, "utf-8")
    kept = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    return subprocess.run(
        [folder / "env" / "bin" / "python", "snippet.py"], cwd=folder, env=kept,
        capture_output=True, text=True, timeout=300,
    )  # fmt: skip


def _leaves(node: Any, decimals: Any, before: str = "") -> Iterator[tuple[str, Any, int]]:
    """Return every list and number of an answer with the decimals it is rounded to."""
    if isinstance(node, dict):
        for key, inner in node.items():
            known = decimals[key] if isinstance(decimals, dict) else decimals
            yield from _leaves(inner, known, f"{before}/{key}")
    else:
        yield before, node, decimals


def test_the_model_in_a_clean_environment_gives_the_numbers_of_the_api(
    clean: Path, server: str
) -> None:
    with _opened(f"{server}/api/v1/scenario?{LINK}") as answer:
        told = json.load(answer)
    alone = _run(
        clean, "import importlib.util as u; print(u.find_spec('dash'), u.find_spec('flask'))"
    )
    assert alone.stdout.split() == ["None", "None"], "the environment is not clean"
    done = _run(clean, reproduce.filled("model", LINK, "a", f"{server}/api/v1/scenario"))
    assert (done.returncode, done.stderr) == (0, "")
    printed = dict(line.split() for line in done.stdout.splitlines())
    assert {name: float(value) for name, value in printed.items()} == pytest.approx(
        {name: told["metrics"][name] for name in reproduce.SHOWN}, abs=1e-9
    )
    run = json.loads((clean / "quantquake.json").read_text("utf-8"))
    assert ["build", *run] == list(told)
    assert run["dates"] == told["dates"] and run["scenario"] == told["scenario"]
    rounding = DECIMALS | {"bands": BAND_DECIMALS}
    for key in rounding.keys() & run.keys():
        pairs = zip(
            _leaves(run[key], rounding[key]), _leaves(told[key], rounding[key]), strict=True
        )
        for (place, mine, decimals), (other, theirs, _) in pairs:
            assert place == other
            half = 0.5 * 10.0**-decimals
            np.testing.assert_allclose(theirs, mine, rtol=0, atol=half * 1.0001, err_msg=place)


def _opened(address: str) -> Any:
    import urllib.request

    while True:
        answer = urllib.request.urlopen(address, timeout=60)
        if answer.status == 200:
            return answer
        time.sleep(int(answer.headers["Retry-After"]))


def test_another_model_is_refused_before_it_gives_other_numbers(clean: Path) -> None:
    text = reproduce.filled("model", LINK, "a", "/").replace(model.model_hash(), "0" * 12)
    done = _run(clean, text)
    assert done.returncode == 1 and "another model, other numbers" in done.stderr


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_snippet_for_this_server_prints_its_numbers(server: str, language: str) -> None:
    printed = io.StringIO()
    with redirect_stdout(printed):
        exec(reproduce.filled("server", LINK, "a", f"{server}/api/v1/scenario", language), {})
    said = dict(line.split() for line in printed.getvalue().splitlines())
    with _opened(f"{server}/api/v1/scenario?{LINK}") as answer:
        told = json.load(answer)["metrics"]
    assert {name: float(value) for name, value in said.items()} == {
        name: told[name] for name in reproduce.SHOWN
    }


def test_the_snippet_for_pandas_reads_both_files(server: str) -> None:
    left: dict[str, Any] = {}
    with redirect_stdout(io.StringIO()):
        exec(reproduce.filled("pandas", "", "a", f"{server}/api/v1/scenario"), left)
    assert left["table"]["csi2000"].tolist() == left["sheets"]["paths"]["csi2000"].tolist()
    assert str(left["table"].index[0])[:10] == "2023-07-31"


def test_the_lines_for_curl_bring_the_files(server: str, tmp_path: Path) -> None:
    curl = shutil.which("curl")
    if curl is None:
        pytest.skip("no curl here")
    text = reproduce.filled("curl", "v=1&ban=off", "a", f"{server}/api/v1/scenario")
    subprocess.run(["sh", "-ec", text], cwd=tmp_path, check=True, timeout=120)
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "quantquake-no_dma_ban-a-anchored.csv",
        "quantquake-no_dma_ban-a-anchored.xlsx",
        "quantquake.json",
    ]


def test_snippets_are_the_same_code_in_both_languages() -> None:
    for way in reproduce.WAYS:
        bare = [
            [line.split("#")[0].rstrip() for line in API[f"api.code.{way}"][language].splitlines()]
            for language in ("en", "zh")
        ]
        assert bare[0] == bare[1]


def test_the_packages_are_what_the_model_imports() -> None:
    imported = {
        name
        for path in (ROOT / "model").rglob("*.py")
        for name in re.findall(r"^\s*(?:import|from) ([a-z]+)", path.read_text("utf-8"), re.M)
    }
    others = imported - set(sys.stdlib_module_names) - {"model"}
    # SALib and tqdm belong to calibration and validation, which are not run.
    assert {pin.split("==")[0] for pin in reproduce.packages()} <= others
    assert {"dash", "flask", "orjson", "xlsxwriter"} & others == set()


def test_the_citation_is_that_of_the_file() -> None:
    said = yaml.safe_load(citation.FILE.read_text("utf-8"))
    found = citation.cited()
    assert found["title"] == said["title"] and found["version"] == str(said["version"])
    assert found["name"] == said["authors"][0]["name"]
    assert found["version"] == model.VERSION
    text = citation.sentence("abc", "https://lab/?v=1")
    assert said["title"] in text and str(said["version"]) in text and "https://lab/?v=1" in text
    assert "https://lab/?v=1" in citation.bibtex("abc", "https://lab/?v=1")
