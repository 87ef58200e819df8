"""Languages, colours, themes, words of the result, callouts that mend."""

import re

import pytest
from playwright.sync_api import Browser, Page

import model
from components.tokens import COLOUR_CONVENTIONS, THEMES
from tests.conftest import PageWatch
from tests.e2e.lab import Lab

LATIN_ALLOWED = {
    "QuantQuake", "EN", "DMA", "ETF", "IF", "IC", "IM", "CSV", "PNG", "NAV", "Esc", "AI", "A",
    "WI", "Wind", "B", "alpha", "beta", "XLSX", "Python",
}  # fmt: skip


@pytest.fixture
def lab(page: Page) -> Lab:
    return Lab(page)


def visible_words(lab: Lab) -> set[str]:
    """Return the Latin words on the page, sources (which stay as published) apart."""
    text = lab.page.evaluate(
        """() => { const copy = document.querySelector('#provider, body').cloneNode(true);
          copy.querySelectorAll('[data-event-source], script, style, noscript, #version, footer')
            .forEach((n) => n.remove());
          return copy.textContent; }"""
    )
    return set(re.findall(r"[A-Za-z][A-Za-z']+", text))


def test_the_language_changes_without_a_reload(lab: Lab) -> None:
    lab.open("v=1&ban=off").checked()
    lab.page.evaluate("() => { window.stays = true; }")
    asked: list[str] = []
    lab.page.on("request", lambda request: asked.append(request.url))
    lab.page.locator("#language input[value=zh] + label").click()
    lab.page.wait_for_function("() => document.documentElement.lang === 'zh-CN'")
    assert lab.page.evaluate("() => window.stays")
    assert not [url for url in asked if "favicon" not in url], "words need no server"
    assert "lang=zh" in lab.link()
    ticks = lab.page.locator("#chart-hero .xtick text").all_text_contents()
    assert ticks and all(re.fullmatch(r"\d+月\d+日", tick) for tick in ticks)
    assert lab.text("#sentence").startswith("模型中，在")
    leftovers = visible_words(lab) - LATIN_ALLOWED
    assert not leftovers, leftovers
    chosen = next(s for s in model.scenarios() if s["link"] == "v=1&ban=off")
    assert lab.page.locator("#gallery").input_value() == chosen["name"]["zh"]
    lab.page.locator("#language input[value=en] + label").click()
    lab.page.wait_for_function("() => document.documentElement.lang === 'en-GB'")
    ticks = lab.page.locator("#chart-hero .xtick text").all_text_contents()
    assert all(re.fullmatch(r"\d+ [A-Z][a-z]{2,3}", tick) for tick in ticks)
    assert not re.findall(r"[\u4e00-\u9fff]+", lab.text("main") + lab.text("#panel"))


def test_words_that_come_after_the_page_has_started_are_in_its_language(lab: Lab) -> None:
    # Dash puts the words of a switch into it in an effect of its own: in WebKit that is after boot.
    lab.open("lang=zh")
    told = lab.page.evaluate("""() => {
      const late = document.createElement("div");
      late.innerHTML = '<i data-ta="language" aria-label="?"><b data-t="lever.ban.off">Off</b></i>';
      document.querySelector("main").append(late);
      return new Promise((done) => setTimeout(() => done(
        [late.textContent, late.firstChild.getAttribute("aria-label")]
      )));
    }""")
    choice = next(c for c in model.LEVER["ban"].choices if c.value == "off")
    assert told == [choice.label.zh, "语言"]


def test_a_chinese_browser_gets_chinese_and_red_for_rises(
    browser: Browser, server: str, watch: PageWatch
) -> None:
    context = browser.new_context(locale="zh-CN", base_url=server)
    watch.attach(context)
    lab = Lab(context.new_page()).open("v=1&ban=off")
    assert lab.text("h1") == "量化地震"
    assert lab.page.evaluate("() => document.documentElement.dataset.colours") == "red_up"
    context.close()


def rgb(colour: str) -> str:
    return "rgb({}, {}, {})".format(*(int(colour[i : i + 2], 16) for i in (1, 3, 5)))


@pytest.mark.parametrize("theme", THEMES)
def test_rises_and_falls_follow_the_convention(lab: Lab, theme: str) -> None:
    lab.open(f"v=1&rescue=off&theme={theme}")
    lab.page.locator("#menu-settings summary").click()
    for convention, (up, down) in COLOUR_CONVENTIONS.items():
        lab.page.locator(f"#colours input[value={convention}] + label").click()
        lab.page.wait_for_function(
            "(name) => document.documentElement.dataset.colours === name", arg=convention
        )
        moved = lab.page.locator(".kpi-change:is([data-turn=up], [data-turn=down])").all()
        assert moved
        for node in moved:
            turn = node.get_attribute("data-turn")
            token = up if turn == "up" else down
            assert node.evaluate("(n) => getComputedStyle(n).color") == rgb(THEMES[theme][token])
            assert node.inner_text().startswith("▲ +" if turn == "up" else "▼ −")


def test_settings_change_in_place_and_travel_in_the_link(lab: Lab) -> None:
    lab.open("v=1&ban=off")
    length = lab.page.evaluate("() => history.length")
    lab.page.locator("#menu-settings summary").click()
    lab.page.locator("#theme input[value=dark] + label").click()
    lab.page.locator("#colours input[value=colour_blind] + label").click()
    lab.page.wait_for_function("() => location.search.includes('colours=colour_blind')")
    assert "theme=dark" in lab.link() and lab.link().startswith("v=1&ban=off&")
    assert lab.page.evaluate("() => history.length") == length, "a setting is no gesture"
    ground = lab.page.evaluate("() => getComputedStyle(document.body).backgroundColor")
    assert ground == rgb(THEMES["dark"]["page"])
    plot = lab.page.evaluate("() => document.getElementById('chart-hero').layout.paper_bgcolor")
    assert plot == THEMES["dark"]["panel"]


def test_the_sentence_says_the_numbers_of_the_result(lab: Lab) -> None:
    lab.open("v=1&rescue=off")
    now = model.run(model.parse_link("v=1&rescue=off"))["metrics"]["trough_csi2000"]
    then = model.run(model.parse_link(""))["metrics"]["trough_csi2000"]
    said = lab.text("#sentence")
    assert said.startswith("In this model, with ")
    assert f"falls {-now:.1f}%" in said and f"{-then:.1f}%" in said
    assert "would have" not in said
    assert lab.page.locator("#live").text_content() == said


def test_the_explained_share_is_said_in_words_outside_0_to_100(lab: Lab) -> None:
    lab.open()
    words = {-12.0: "other way here (−12%", 40.0: "explain 40%", 130.0: "whole fall (130%)"}
    for share, wanted in words.items():
        said = lab.page.evaluate(
            """(share) => { const { result, baseline, values } = QQ.app.last();
              const metrics = { ...result.metrics, explained_csi2000: share };
              QQ.results.fill({ ...result, metrics }, baseline, values);
              return document.querySelector('#explained').textContent; }""",
            share,
        )
        assert wanted in said


@pytest.mark.parametrize(
    ("link", "why"),
    [
        ("v=1&limit=changed&limit_from=2024-02-20&limit_to=2024-01-10", "never in force"),
        ("v=1&ban=changed&ban_from=2024-03-01&ban_to=2024-03-08", "after the low"),
        ("v=1&rescue=changed&rescue_total=0", "it does nothing"),
        ("v=1&futures=changed&futures_total=0", "it does nothing"),
    ],
)
def test_a_policy_that_does_nothing_says_why_and_one_click_mends_it(
    lab: Lab, link: str, why: str
) -> None:
    lab.open(link)
    assert lab.page.locator(".callout").count() == 1
    assert why in lab.text(".callout")
    before = lab.lines()
    lab.page.locator(".callout .mend").click()
    lab.page.wait_for_function(
        "(why) => !document.querySelector('#callouts').textContent.includes(why)", arg=why
    )
    lab.drawn()
    assert lab.lines() != before
    assert not lab.page.locator("#undo").is_disabled()


def test_all_numbers_stand_in_a_table(lab: Lab) -> None:
    lab.open("v=1&rescue=off")
    rows = lab.page.locator("#table tbody tr, #table tr").all_inner_texts()
    assert len(rows) == len(model.metrics()) + 1
    for metric in model.metrics():
        assert any(metric["label"]["en"] in row for row in rows)


def test_unanchored_draws_the_plan_beside_the_data(lab: Lab) -> None:
    lab.open("v=1&ban=off&mode=unanchored")
    names = lab.page.evaluate(
        """() => document.getElementById('chart-hero').data
          .filter((t) => t.y.length && t.meta !== 'band').map((t) => t.meta.split(' ')[0])"""
    )
    assert names.count("observed") == 5
    assert names.count("baseline") >= 4
    assert lab.page.locator("#key-baseline").is_visible()


def test_a_result_far_from_anything_observed_says_so(lab: Lab) -> None:
    lab.open("v=1&rescue=changed&rescue_target=csi2000")
    result, seen = lab.last()["indices"]["csi2000"], lab.last()["observed"]["csi2000"]
    away = max(abs(now / then - 1) for now, then in zip(result, seen, strict=True))
    assert away > 0.4
    assert f"CSI 2000 is up to {100 * away:.0f}% away" in lab.text(".callout")
    assert lab.page.locator(".callout .mend").count() == 0
    lab.open("v=1&futures=changed")
    assert lab.page.locator(".callout").count() == 0


def test_the_page_says_where_its_vectors_come_from(lab: Lab) -> None:
    lab.open()
    said = lab.text("#run") + lab.text("#version")
    record = model.calibration_record()
    for part in (str(record["members"]), str(record["seed"]), model.VERSION, model.model_hash()):
        assert part in said
    lab.choose("structure", "b")
    other = model.calibration_record("b")
    assert f"{other['members']} parameter sets of structure {other['structure']}" in lab.text(
        "#run"
    )
