"""Take it along: what the page gives away is what the API answers and what the snippets do."""

import io
import json
import urllib.request

import openpyxl
import pytest
from playwright.sync_api import Page, expect

import model
from components import citation, reproduce
from tests.e2e.lab import Lab

LINK = "v=1&ban=off&structure=b"
LOADED = """(link) => { const page = document.querySelector('#page[data-loaded=yes]');
  return page && page.dataset.link === link; }"""


@pytest.fixture
def lab(page: Page) -> Lab:
    return Lab(page)


def opened(page: Page, query: str, link: str) -> None:
    """Open the page and wait until it shows a scenario."""
    page.goto(f"/api?{query}")
    page.wait_for_function(LOADED, arg=link, timeout=60_000)


def test_snippets_addresses_and_numbers_are_those_of_the_api(page: Page, server: str) -> None:
    opened(page, f"{LINK}&lang=en", LINK)
    api = f"{server}/api/v1/scenario"
    for way in reproduce.WAYS:
        page.locator(f"[data-own=way] [data-value={way}]").click()
        shown = page.locator("#code").evaluate("(node) => node.textContent")
        assert shown == reproduce.filled(way, LINK, "b", api)
    assert "way=curl" in page.url
    address = page.locator("#address-data").inner_text()
    assert address == f"{api}?{LINK}"
    with urllib.request.urlopen(address, timeout=60) as answer:
        told = json.load(answer)
    page.locator("[data-own=way] [data-value=server]").click()
    printed = dict(line.split() for line in page.locator("#prints").inner_text().splitlines())
    assert {name: float(value) for name, value in printed.items()} == {
        name: told["metrics"][name] for name in reproduce.SHOWN
    }
    person = page.locator("#address-page").inner_text()
    assert person == f"{server}/?v=1&ban=off&structure=b&mode=anchored"
    cited = page.locator("#cite-text").inner_text()
    assert cited == citation.sentence(model.model_hash(), person)
    # In Chinese, and with another scenario: the same code, other comments, other link.
    page.locator("[data-setting=lang][data-value=zh]").click()
    page.locator("#scenario").select_option("what_happened")
    page.wait_for_function(LOADED, arg="v=1&structure=b", timeout=60_000)
    shown = page.locator("#code").evaluate("(node) => node.textContent")
    assert shown == reproduce.filled("server", "v=1&structure=b", "b", api, "zh")
    page.go_back()
    page.wait_for_function(LOADED, arg=LINK, timeout=60_000)
    expect(page.locator("#address-data")).to_have_text(f"{api}?{LINK}")


def test_downloads_arrive_under_their_names(page: Page) -> None:
    opened(page, LINK, LINK)
    for kind in ("xlsx", "csv"):
        with page.expect_download() as wait:
            page.locator(f"#file-{kind}").click()
        assert wait.value.suggested_filename == f"quantquake-no_dma_ban-b-anchored.{kind}"
        raw = wait.value.path().read_bytes()
        if kind == "xlsx":
            book = openpyxl.load_workbook(io.BytesIO(raw), read_only=True)
            assert book.sheetnames[0] == "Read me"
        else:
            assert raw.decode("utf-8-sig").startswith("# QuantQuake Structure B")
    with page.expect_download() as wait:
        page.locator("#file-json").click()
    assert wait.value.suggested_filename == "quantquake.json"
    assert json.loads(wait.value.path().read_text("utf-8"))["scenario"] == LINK


def test_every_route_can_be_read(page: Page) -> None:
    opened(page, "v=1&ban=off&lang=en", "v=1&ban=off")
    with urllib.request.urlopen(page.locator("#openapi").evaluate("(a) => a.href")) as answer:
        told = json.load(answer)
    shown = page.locator("#reference summary code").all_inner_texts()
    assert shown[:-1] == [f"GET {path}" for path in told["paths"]]
    page.locator("#reference summary").first.press("Enter")
    route = page.locator("#reference details").first
    expect(route).to_contain_text("304")
    assert route.locator("a").get_attribute("href") == "/api/v1/scenario?v=1&ban=off"
    page.locator("#reference summary").last.click()
    levers = page.locator("#reference details").last.locator("tbody th").all_inner_texts()
    assert levers == ["v", *model.LEVER, "m"]
    page.locator("[data-setting=lang][data-value=zh]").click()
    assert page.locator("#reference details").last.evaluate("(node) => node.open")
    expect(route.locator("summary")).to_contain_text(
        told["paths"]["/api/v1/scenario"]["get"]["x-zh"]
    )


def test_the_lab_exports_files_and_leads_to_the_code_for_its_scenario(lab: Lab) -> None:
    lab.open("v=1&ban=off&lang=en")
    for ending in ("xlsx", "csv"):
        lab.page.locator("#menu-export summary").click()
        with lab.page.expect_download() as wait:
            lab.page.locator(f"[data-action=export-{ending}]").click()
        assert wait.value.suggested_filename == f"quantquake-no_dma_ban-a-anchored.{ending}"
    lab.page.locator("#menu-export summary").click()
    lab.page.locator("#menu-export a[data-page=api]").click()
    lab.page.wait_for_function(LOADED, arg="v=1&ban=off", timeout=60_000)
    expect(lab.page.locator("#code")).to_contain_text('parse_link("v=1&ban=off")')
