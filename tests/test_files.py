"""A scenario as a table and a workbook: the API's numbers, what they are, nothing that runs."""

import csv
import io
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import openpyxl
import pandas as pd
import pytest
from flask.testing import FlaskClient
from openpyxl.workbook import Workbook

import model
from callbacks.answers.work import SHOWN
from callbacks.payload import DECIMALS
from components.build import build_hash
from components.files import file_name, series, wording, workbook
from components.files.about import about, full_link
from components.files.workbook import Book
from components.openapi import parameters
from components.text_files import FILES
from components.text_sheets import COLUMN, IN_CHINESE, SHEET, WORD
from model.declare import BILLION
from model.tables import TABLES

LINK = "v=1&ban=off&rescue=changed&rescue_total=500.5&dma_size=250&overhang_strength=2"
ASKED = "v=1&ban=off&rescue=changed&rescue_total=500.5"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("QUANTQUAKE_CACHE", str(tmp_path_factory.mktemp("cache")))
        from app import create_app

        yield create_app().server.test_client()


@pytest.fixture(scope="module")
def answer(client: FlaskClient) -> dict[str, Any]:
    found: dict[str, Any] = client.get(f"/api/v1/scenario?{ASKED}").get_json()
    return found


@pytest.fixture(scope="module")
def raw(client: FlaskClient) -> bytes:
    return bytes(client.get(f"/api/v1/scenario.xlsx?{ASKED}").data)


@pytest.fixture(scope="module")
def chinese(client: FlaskClient) -> bytes:
    return bytes(client.get(f"/api/v1/scenario.xlsx?{ASKED}&lang=zh").data)


def named(answer: dict[str, Any], part: str) -> dict[str, list[float]]:
    """Return the numbers of a part by the names that code reads."""
    return {each.name: each.values for each in series.columns(answer, part)}


@pytest.fixture(scope="module")
def book(raw: bytes) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(raw))


# ---- the workbook --------------------------------------------------------------------------------


def test_every_part_of_the_answer_has_a_sheet(book: Workbook) -> None:
    assert book.sheetnames == [
        "Read me", "paths", "observed", "basis", "alpha", "flows", "holdings", "attribution",
        "metrics", "bands", "levers", "names",
    ]  # fmt: skip


@pytest.mark.parametrize("part", series.SHEETS)
def test_the_numbers_of_a_sheet_are_those_of_the_api(
    raw: bytes, answer: dict[str, Any], part: str
) -> None:
    frame = pd.read_excel(io.BytesIO(raw), sheet_name=SHEET[part]["en"], index_col="date")
    assert [str(day)[:10] for day in frame.index] == answer["dates"]
    assert pd.api.types.is_datetime64_any_dtype(frame.index)
    expected = named(answer, part)
    assert list(frame.columns) == list(expected)
    for name, values in expected.items():
        assert frame[name].tolist() == values, name


def test_columns_are_named_by_their_keys(answer: dict[str, Any]) -> None:
    assert named(answer, "flows")["dma_microcap"] == answer["flows"]["dma"]["microcap"]
    assert named(answer, "alpha")["nav_dma"] == answer["alpha"]["nav"]["dma"]
    assert named(answer, "bands")["IM_p05"] == answer["bands"]["basis"]["IM"]["p05"]


def test_headline_numbers_and_their_changes(raw: bytes, answer: dict[str, Any]) -> None:
    frame = pd.read_excel(io.BytesIO(raw), sheet_name="metrics", index_col="metric")
    assert dict(frame["value"]) == answer["metrics"]
    for name, change in answer["changes"].items():
        for cut, value in change.items():
            assert frame.loc[name, f"change_{cut}"] == value
    assert set(frame.index[frame["change_p05"].isna()]) == {
        name for name in answer["metrics"] if name not in answer["changes"]
    }
    assert list(frame["English"]) == [metric["label"]["en"] for metric in model.metrics()]


def test_every_lever_with_its_value_default_and_source(book: Workbook) -> None:
    head, *rows = book["levers"].iter_rows(values_only=True)
    told = {str(row[0]): dict(zip(head, row, strict=True)) for row in rows}
    assert list(told) == [lever.name for lever in model.LEVERS]
    chosen = model.parse_link(ASKED)
    for lever in model.LEVERS:
        found = told[lever.name]
        assert found["source"] == lever.source.en
        assert found["English"] == lever.label.en and found["unit"] in (lever.unit.en, None)
        assert found["differs"] == ("yes" if chosen[lever.name] != lever.default else "no")
        for key, value in (("value", chosen[lever.name]), ("default", lever.default)):
            if lever.type == "date":
                assert isinstance(found[key], datetime) and found[key].date().isoformat() == value
            else:
                assert found[key] == value and type(found[key]) is not datetime
    assert told["rescue_total"]["value"] == 500.5


def test_the_first_sheet_says_what_it_is(book: Workbook) -> None:
    rows = list(book["Read me"].iter_rows(values_only=True))
    text = "\n".join(str(cell) for row in rows for cell in row if cell is not None)
    for said in (
        model.VERSION, model.model_hash(), build_hash(),
        "rescue_total=500.5&structure=a&mode=anchored", "Wind", "MIT", "csi2000 H", "Anchored",
        "DMA net-sell limit off",
    ):  # fmt: skip
        assert said in text, said
    numbers = [row[1] for row in rows if isinstance(row[1], int)]
    record = model.calibration_record("a")
    assert numbers == [record["seed"], record["members"]]


def test_heads_stay_in_view_and_columns_are_wide_enough(book: Workbook) -> None:
    for sheet in book.worksheets:
        assert sheet.freeze_panes == "B2", sheet.title
        assert all(cell.font.bold for cell in sheet[1])
        widths = {
            column: dimension.width
            for dimension in sheet.column_dimensions.values()
            for column in range(dimension.min, dimension.max + 1)
        }
        for cell in sheet[1]:
            assert widths[cell.column] >= len(str(cell.value)), (sheet.title, cell.value)
    assert book["paths"]["A2"].number_format == "yyyy-mm-dd"
    assert book["paths"]["B2"].number_format == "0.00"


def test_groups_of_columns_are_told_with_their_units() -> None:
    assert {key.removeprefix("group.") for key in FILES if key.startswith("group.")} == set(TABLES)
    for name, table in TABLES.items():
        assert table.unit in FILES[f"group.{name}"]["en"], name
    assert set(SHOWN) - set(DECIMALS) == {"bands"}


def test_equal_answers_are_equal_files(answer: dict[str, Any], raw: bytes) -> None:
    assert workbook(answer, SHOWN) == raw


# ---- in Chinese ----------------------------------------------------------------------------------


@pytest.mark.parametrize("part", series.SHEETS)
def test_a_chinese_sheet_counts_as_chinese_does(
    chinese: bytes, answer: dict[str, Any], part: str
) -> None:
    """Below the heads stand the names that code reads; money is ten times as many."""
    sheet = SHEET[part]["zh"]
    frame = pd.read_excel(io.BytesIO(chinese), sheet_name=sheet, header=1, index_col="date")
    heads = pd.read_excel(io.BytesIO(chinese), sheet_name=sheet, header=0).columns
    factor = BILLION.zh_factor if part in ("flows", "holdings") else 1.0
    assert heads[0] == "日期" and len(set(heads)) == len(heads)
    for name, values in named(answer, part).items():
        assert frame[name].tolist() == pytest.approx([factor * value for value in values]), name


def test_chinese_levers_and_headline_numbers(chinese: bytes, answer: dict[str, Any]) -> None:
    book = io.BytesIO(chinese)
    levers = pd.read_excel(book, sheet_name=SHEET["levers"]["zh"], index_col=COLUMN["lever"]["zh"])
    rescue = levers.loc["rescue_total"]
    assert rescue["数值"] == 5005.0 and rescue["单位"] == "亿元" and rescue["最大值"] == 10000.0
    assert rescue["类别"] == "政策设置" and rescue["是否改动"] == "是"
    assert levers.loc["ban", "数值"] == model.LEVER["ban"].choices[1].label.zh
    told = pd.read_excel(book, sheet_name=SHEET["metrics"]["zh"], index_col=COLUMN["metric"]["zh"])
    for metric in model.metrics():
        value = answer["metrics"][metric["name"]] * metric["unit"]["zh_factor"]
        assert told.loc[metric["name"], "数值"] == pytest.approx(value), metric["name"]
        assert told.loc[metric["name"], "单位"] in (metric["unit"]["zh"], "")


def test_a_chinese_table_has_its_names_in_a_marked_line(
    client: FlaskClient, answer: dict[str, Any]
) -> None:
    text = client.get(f"/api/v1/scenario.csv?{ASKED}&lang=zh").data.decode("utf-8-sig")
    marked = next(
        line for line in text.splitlines() if line.startswith(f"# {WORD['keys']['zh']}：")
    )
    names = marked.partition("：")[2].split(",")
    frame = pd.read_csv(io.StringIO(text), comment="#", names=names, skiprows=_front(text) + 1)
    english = pd.read_csv(io.BytesIO(client.get(f"/api/v1/scenario.csv?{ASKED}").data), comment="#")
    assert list(english.columns) == names
    assert frame["csi2000"].tolist() == answer["indices"]["csi2000"]
    head = text.splitlines()[_front(text)].split(",")
    assert head[:2] == ["日期", "沪深300"] and len(set(head)) == len(names)


def _front(text: str) -> int:
    """Return how many lines stand before the head of a table."""
    return sum(line.startswith("#") for line in text.splitlines())


@pytest.mark.parametrize("lang", ["fr", "", "zh-CN", "en&lang=zh", "e" * 200])
def test_another_language_is_refused_in_words(client: FlaskClient, lang: str) -> None:
    bad = client.get(f"/api/v1/scenario.csv?lang={lang}")
    said = bad.get_json()["error"]
    assert bad.status_code == 400 and "en" in said["en"] and "中文" in said["zh"]
    assert len(said["en"]) < 100


def test_what_chinese_files_say_apart_is_known() -> None:
    assert set(IN_CHINESE) <= set(FILES)
    assert client_languages() == {"en", "zh"}


def client_languages() -> set[str]:
    """Return the languages that the description of the API names."""
    given = parameters.of_file()[0]
    return set(given["schema"]["enum"])


# ---- nothing that runs ---------------------------------------------------------------------------


def test_no_text_becomes_a_formula(book: Workbook) -> None:
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            assert all(cell.data_type != "f" and cell.hyperlink is None for cell in row)


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "http://x.y/", "\t=1", "1e5"])
def test_dangerous_text_stays_text(text: str) -> None:
    book = Book("", {})
    book.sheet("one", ("head", text), [(text, 1.0)])
    sheet = openpyxl.load_workbook(io.BytesIO(book.close()))["one"]
    for cell in (sheet["A2"], sheet["B1"]):
        assert cell.data_type == "s" and cell.value == text and cell.hyperlink is None


# ---- the table -----------------------------------------------------------------------------------


def test_the_table_has_the_numbers_of_the_api(client: FlaskClient, answer: dict[str, Any]) -> None:
    got = client.get(f"/api/v1/scenario.csv?{ASKED}")
    assert got.data.startswith(b"\xef\xbb\xbf# QuantQuake ")
    frame = pd.read_csv(io.BytesIO(got.data), comment="#", index_col="date")
    assert list(frame.index) == answer["dates"]
    for name in model.INDICES:
        assert frame[name].tolist() == answer["indices"][name]
        assert frame[f"observed_{name}"].tolist() == answer["observed"][name]
        assert frame[f"{name}_p95"].tolist() == answer["bands"]["indices"][name]["p95"]
    for name in model.FUTURES:
        assert frame[f"basis_{name}"].tolist() == answer["basis"][name]
        assert frame[f"basis_{name}_p05"].tolist() == answer["bands"]["basis"][name]["p05"]
    assert frame["nav_dma"].tolist() == answer["alpha"]["nav"]["dma"]


def test_the_table_says_what_it_is_and_holds_no_formula(client: FlaskClient) -> None:
    text = client.get(f"/api/v1/scenario.csv?{ASKED}").data.decode("utf-8-sig")
    front = [line for line in text.splitlines() if line.startswith("#")]
    assert front == text.splitlines()[: len(front)]
    assert model.model_hash() in front[0] and full_link(model.parse_link(ASKED)) in front[1]
    assert any("Scenario: " in line for line in front) and any("Wind" in line for line in front)
    for row in csv.reader(io.StringIO(text)):
        for cell in row:
            assert not cell.startswith(("=", "+", "@", "\t"))
            assert not cell.startswith("-") or float(cell) <= 0.0


# ---- caching and names ---------------------------------------------------------------------------


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_a_file_is_asked_for_again_by_its_mark(client: FlaskClient, ending: str) -> None:
    path = f"/api/v1/scenario.{ending}?{ASKED}"
    first = client.get(f"{path}&m={build_hash()}&lang=zh")
    assert "immutable" in first.headers["Cache-Control"], "its words are part of the build"
    assert client.get(path).headers["Cache-Control"] == "no-cache"
    assert first.headers["Content-Disposition"].endswith(f'-a-anchored.{ending}"')
    mark = {"If-None-Match": first.headers["ETag"]}
    assert client.get(f"{path}&lang=zh", headers=mark).status_code == 304
    assert client.get(path, headers=mark).status_code == 200, "another language is another file"
    bad = client.get(f"/api/v1/scenario.{ending}?v=1&ban=perhaps")
    assert bad.status_code == 400 and "as_happened" in bad.get_json()["error"]["en"]


def test_names_of_files_tell_scenarios_apart() -> None:
    names = [file_name(link, "csv") for link in (
        "", "v=1&ban=off", "v=1&ban=off&structure=b", "v=1&mode=unanchored", "v=1&dma_size=300",
        "v=1&rescue=changed&rescue_total=1", "v=1&rescue=changed&rescue_total=2")]  # fmt: skip
    assert len(set(names)) == len(names)
    assert names[0] == "quantquake-what_happened-a-anchored.csv"
    assert names[1] == "quantquake-no_dma_ban-a-anchored.csv"
    assert all(name.isascii() and " " not in name and '"' not in name for name in names)


def test_a_scenario_in_words() -> None:
    assert wording.policies(model.parse_link("")).en == model.scenarios()[0]["name"]["en"]
    for story in model.scenarios():
        chosen = model.parse_link(story["link"])
        assert wording.policies(chosen).zh == story["name"]["zh"]
    own = wording.policies(model.parse_link(LINK))
    label = model.LEVER["rescue_total"].label
    assert own.en == (
        "DMA net-sell limit off and National team's ETF purchases changed "
        f"({label.en}: CNY 500.5 bn)"
    )
    assert "不实施DMA净卖出限制" in own.zh and "5005亿元" in own.zh
    assumed = wording.assumptions(model.parse_link(LINK))
    assert assumed is not None and assumed.en.endswith(": 2 ×")
    assert wording.assumptions(model.parse_link(ASKED)) is None


def test_the_day_of_a_file_is_that_of_the_release(book: Workbook) -> None:
    assert book.properties.created.date() == date.fromisoformat("2026-11-22")
    said = {row.label.en: row.en for row in about(ASKED, TABLES)}
    assert said["Hash of the model"] == model.model_hash()
