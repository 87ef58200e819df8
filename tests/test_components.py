"""The page as data: every lever has a control, every text both languages, every colour contrast."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from dash import Dash
from dash.development.base_component import Component
from plotly.offline import get_plotlyjs_version
from plotly.utils import PlotlyJSONEncoder

import model
from callbacks.page import register_page
from components import episode_card, episode_figures, tokens
from components.catalogue import (
    CALLOUTS,
    GROUPS,
    HEADLINES,
    VIEWS,
    Catalogue,
    flags,
    for_browser,
)
from components.catalogue import from_model as read_model
from components.episode_page import document as episode_document_of
from components.episode_page import words_of
from components.figures import CHARTS, TICKS, WINDOWS
from components.markup import data, tag
from components.page import document, layout
from components.pages import PAGES, menu_words
from components.text import TEXT
from components.text_pages import PAGES as PAGE_WORDS
from model.agreement import NO_EFFECT, ON_MODE, ON_PARAMETERS, ON_STRUCTURE, ROBUST
from model.structure import calibrated

ASSETS = Path(__file__).parent.parent / "assets"
OWN_SCRIPTS = [p for p in ASSETS.rglob("*.js") if not p.name.startswith("plotly-basic")]
PLACEHOLDER = re.compile(r"\{\w+\}")


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return read_model()


@pytest.fixture(scope="module")
def page(catalogue: Catalogue) -> Any:
    return as_json(layout(catalogue, "/api/v1/scenario"))


def as_json(component: Component) -> Any:
    """Return a component tree as the browser receives it."""
    return json.loads(json.dumps(component, cls=PlotlyJSONEncoder))


def nodes(tree: Any) -> Iterator[dict[str, Any]]:
    """Walk all components of a tree, also those that stand inside properties."""
    if isinstance(tree, dict):
        if "type" in tree and "namespace" in tree:
            yield tree
        for value in tree.values():
            yield from nodes(value)
    elif isinstance(tree, list):
        for value in tree:
            yield from nodes(value)


def identities(tree: Any) -> list[str]:
    ids = [node["props"].get("id") for node in nodes(tree)]
    return [json.dumps(i, sort_keys=True) if isinstance(i, dict) else i for i in ids if i]


def levers_with_controls(tree: Any) -> set[str]:
    names = (node["props"].get("id") for node in nodes(tree))
    return {part for i in names if isinstance(i, dict) for part in i["lever"].split("+")}


def test_no_two_components_share_an_id(page: Any) -> None:
    ids = identities(page)
    assert len(ids) > 50
    assert sorted(ids) == sorted(set(ids))


def test_each_lever_has_a_control(page: Any, catalogue: Catalogue) -> None:
    assert levers_with_controls(page) == {lever["name"] for lever in catalogue.levers}


def test_each_number_and_date_has_a_slider_and_an_exact_box(
    page: Any, catalogue: Catalogue
) -> None:
    ids = [node["props"]["id"] for node in nodes(page) if isinstance(node["props"].get("id"), dict)]
    boxes = {i["lever"] for i in ids if i["part"] == "box"}
    sliders = {n for i in ids if i["part"] in ("slider", "range") for n in i["lever"].split("+")}
    wanted = {lever["name"] for lever in catalogue.levers if lever["type"] != "choice"}
    assert boxes == wanted
    assert sliders == wanted


def test_each_choice_is_offered_as_declared(page: Any, catalogue: Catalogue) -> None:
    offered = {
        node["props"]["id"]["lever"]: [item["value"] for item in node["props"]["data"]]
        for node in nodes(page)
        if isinstance(node["props"].get("id"), dict) and node["props"]["id"]["part"] == "choice"
    }
    assert offered == {
        lever["name"]: lever["choices"] for lever in catalogue.levers if lever["type"] == "choice"
    }


def test_controls_have_accessible_names(page: Any) -> None:
    for node in nodes(page):
        if node["type"] in ("SegmentedControl", "NumberInput", "TextInput", "Select"):
            assert node["props"]["aria-label"], node
        if node["type"] == "Slider":
            assert node["props"]["thumbLabel"], node
        if node["type"] == "RangeSlider":
            assert node["props"]["thumbFromLabel"] and node["props"]["thumbToLabel"], node


def test_page_grows_with_the_model_and_names_what_is_absent(catalogue: Catalogue) -> None:
    one = [lever for lever in catalogue.levers if lever["group"] == "net_sell_limit"]
    small = as_json(layout(replace(catalogue, levers=one), "/api"))
    assert levers_with_controls(small) == {lever["name"] for lever in one}
    absent = [n for n in nodes(small) if n["props"].get("className") == "absent-name"]
    assert [n["props"]["data-t"] for n in absent] == [f"group.{name}" for name in GROUPS[1:]]


def test_structure_and_mode_stand_on_the_page_and_not_in_the_drawer(
    page: Any, catalogue: Catalogue
) -> None:
    places = {
        node["props"]["id"]: levers_with_controls(node["props"]["children"])
        for node in nodes(page)
        if node["props"].get("id") in ("model-bar", "assumptions")
    }
    assert places["model-bar"] == set(VIEWS)
    drawer = {lever["name"] for lever in catalogue.group("assumption")} - set(VIEWS)
    assert places["assumptions"] == drawer


def test_many_structures_become_a_list(catalogue: Catalogue) -> None:
    structure = catalogue.lever("structure")
    assert structure
    labels = {name: {"en": f"Structure {name}", "zh": f"结构{name}"} for name in "abcdef"}
    many = structure | {"choices": list(labels), "choice_labels": labels}
    bar = as_json(layout(replace(catalogue, levers=[many]), "/api"))
    control = next(n for n in nodes(bar) if isinstance(n["props"].get("id"), dict))
    assert control["type"] == "Select"
    assert [item["label"] for item in control["props"]["data"]] == [
        said["en"] for said in labels.values()
    ]


def test_each_structure_says_where_its_vectors_come_from(catalogue: Catalogue) -> None:
    told = for_browser(catalogue, "/api/v1/scenario")
    assert told["agreement"] == "/api/v1/agreement"
    structure = catalogue.lever("structure")
    assert structure
    assert list(told["calibration"]) == structure["choices"]
    for name, record in told["calibration"].items():
        assert record["members"] == len(calibrated(name))
        assert record["structure"] in structure["choice_labels"][name]["en"]


def test_each_verdict_has_words() -> None:
    for verdict in (ROBUST, NO_EFFECT, ON_STRUCTURE, ON_MODE, ON_PARAMETERS):
        key = verdict.removeprefix("depends ").replace(" ", "_")
        assert {f"agree.{key}", f"agree.word.{key}"} <= set(TEXT), verdict


def test_nothing_is_named_absent_when_all_groups_stand(page: Any) -> None:
    assert not [n for n in nodes(page) if n["props"].get("className") == "absent"]


def test_callbacks_name_components_that_exist(page: Any) -> None:
    app = Dash("test")
    register_page(app)
    ids = set(identities(page))
    assert app._callback_list
    for callback in app._callback_list:
        assert callback["clientside_function"], "every callback of the page runs in the browser"
        for one in callback["inputs"]:
            if not one["id"].startswith("{"):
                assert one["id"] in ids


# ---- words ---------------------------------------------------------------------------------------


def test_each_text_stands_in_both_languages(catalogue: Catalogue) -> None:
    words = for_browser(catalogue, "/api")["words"] | PAGE_WORDS
    for page in PAGES:
        words |= page.words
    for key, said in words.items():
        assert set(said) == {"en", "zh"}, key
        if not key.endswith(".unit"):
            assert said["en"].strip() and said["zh"].strip(), key
        assert sorted(PLACEHOLDER.findall(said["en"])) == sorted(PLACEHOLDER.findall(said["zh"])), (
            key
        )


def test_each_key_of_the_page_has_words(page: Any, catalogue: Catalogue) -> None:
    words = for_browser(catalogue, "/api")["words"] | menu_words()
    used = {
        node["props"][name]
        for node in nodes(page)
        for name in ("data-t", "data-ta")
        if name in node["props"]
    }
    assert len(used) > 100
    assert used <= set(words)


def test_each_key_that_scripts_say_has_words() -> None:
    said: set[str] = set()
    for script in OWN_SCRIPTS:
        said |= set(re.findall(r'say\("([\w.]+)"', script.read_text("utf-8")))
        said |= set(re.findall(r'key: "([\w.]+)"', script.read_text("utf-8")))
    assert len(said) > 40
    pages = {key for page in PAGES for key in page.words}
    assert said <= set(TEXT) | set(PAGE_WORDS) | pages


def test_policy_words_do_not_claim_what_would_have_been() -> None:
    for key, said in TEXT.items():
        assert "would have" not in said["en"].lower(), key


# ---- colours -------------------------------------------------------------------------------------


def luminance(colour: str) -> float:
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_contrast_is_measured_right() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21.0)


@pytest.mark.parametrize("theme", tokens.THEMES)
def test_text_and_lines_have_contrast(theme: str) -> None:
    colours = tokens.THEMES[theme]
    series = {tokens.token_of(name) for names in CHARTS.values() for name in names}
    for front, ground in (*tokens.TEXT_PAIRS, *((name, "panel") for name in series)):
        assert contrast(colours[front], colours[ground]) >= 4.5, (front, ground)
    for front, ground in tokens.GRAPHIC_PAIRS:
        assert contrast(colours[front], colours[ground]) >= 3.0, (front, ground)


def test_themes_have_the_same_tokens() -> None:
    light, dark = tokens.THEMES.values()
    assert set(light) == set(dark)
    assert light != dark


def test_no_series_wears_the_colour_of_rise_or_fall() -> None:
    moves = {token for pair in tokens.COLOUR_CONVENTIONS.values() for token in pair}
    for colours in tokens.THEMES.values():
        worn = {colours[tokens.token_of(name)] for names in CHARTS.values() for name in names}
        assert not worn & {colours[token] for token in moves}


# ---- episodes without levers ---------------------------------------------------------------------

EPISODES = episode_card.without_levers()


def episode_document(name: str) -> str:
    told = {"home": "/", "api": "/api", "version": "1", "hash": "x"}
    return episode_document_of(
        model.episodes(), episode_card.read(name), lambda file: f"/assets/{file}", told
    )


def test_the_page_links_every_episode(page: Any) -> None:
    links = [n["props"] for n in nodes(page) if "data-episode" in n["props"]]
    expected = [each["name"] for each in model.episodes()]
    assert [link["data-episode"] for link in links] == expected
    assert [link.get("aria-current") for link in links].count("page") == 1
    assert len(EPISODES) == len(expected) - 1 > 0


@pytest.mark.parametrize("name", EPISODES)
def test_each_text_of_an_episode_stands_in_both_languages(name: str) -> None:
    words = words_of(model.episodes(), episode_card.read(name))
    used = set(re.findall(r'data-ta?="([^"]+)"', episode_document(name)))
    assert len(used) > 30
    assert used <= set(words)
    for key in used:
        assert words[key]["en"].strip() and words[key]["zh"].strip(), key


@pytest.mark.parametrize("name", EPISODES)
def test_an_episode_shows_its_numbers_with_their_sources(name: str) -> None:
    shown = unescape(episode_document(name))
    card = episode_card.read(name)
    for given in card["parameters"].values():
        assert given["source"] in shown
    for limit in (*card["limits"]["en"], *card["limits"]["zh"], card["search"]["en"]):
        assert limit in shown


@pytest.mark.parametrize("name", EPISODES)
def test_no_two_lines_of_an_episode_look_alike(name: str) -> None:
    card = episode_card.read(name)
    for chart, names in episode_figures.series(card).items():
        assert len(set(names.values())) == len(names) > 1, chart
        for colours in tokens.THEMES.values():
            for token in names.values():
                assert contrast(colours[token], colours["panel"]) >= 3.0


def test_markup_escapes_what_it_is_given() -> None:
    made = tag("p", "<b>", tag("i", "a & b", hidden=True, lang=None), data_x='"<')
    assert made == '<p data-x="&quot;&lt;">&lt;b&gt;<i hidden>a &amp; b</i></p>'
    script = data("told", {"text": "</script><b>"})
    assert script.count("</script>") == 1 and json.loads(script[script.index("{") : -9]) == {
        "text": "</script><b>"
    }


# ---- charts and events ---------------------------------------------------------------------------


def test_each_series_of_a_run_has_lines_of_its_own(catalogue: Catalogue) -> None:
    themes = for_browser(catalogue, "/api")["figures"]["themes"]
    for theme in tokens.THEMES:
        for chart, names in CHARTS.items():
            traces = {trace["meta"]: trace for trace in themes[theme][chart]["data"]}
            for name in names:
                dashes = {
                    traces[meta]["line"]["dash"]
                    for meta in (name, f"observed {name}", f"baseline {name}")
                }
                assert dashes == {"solid", "dot", "dash"}, "data and model must never look alike"


def test_what_happened_lies_inside_the_axes(catalogue: Catalogue) -> None:
    ranges = for_browser(catalogue, "/api")["figures"]["ranges"]
    for window, (first, last) in WINDOWS.items():
        shown = catalogue.closes.loc[first:last]
        for base, (low, high) in ranges["hero"][window].items():
            rebased = shown / catalogue.closes.loc[base] * 100
            assert low < rebased.min().min() and rebased.max().max() < high
        low, high = ranges["basis"][window]["any"]
        basis = catalogue.basis.loc[first:last]
        assert low < basis.min().min() and basis.max().max() < high


def test_axes_do_not_move_by_themselves(catalogue: Catalogue) -> None:
    figures = for_browser(catalogue, "/api")["figures"]
    assert set(TICKS) == {"en", "zh"} and "月" in TICKS["zh"]
    for theme in figures["themes"].values():
        for figure in theme.values():
            for axis in ("xaxis", "yaxis"):
                assert figure["layout"][axis]["fixedrange"] is True
                assert not figure["layout"][axis].get("autorange")


def test_the_annualised_basis_is_drawn_as_data_only(catalogue: Catalogue) -> None:
    told = for_browser(catalogue, "/api")
    for theme in told["figures"]["themes"].values():
        kinds = {t["meta"].split(" ")[0]: t["line"]["dash"] for t in theme["curve"]["data"]
                 if " " in t["meta"]}  # fmt: skip
        assert kinds["observed"] == "dot"
    low, high = told["figures"]["ranges"]["curve"]["quake"]["any"]
    curve = catalogue.curve.loc["2023-12-01":"2024-03-15"]
    assert low < curve.min().min() and curve.max().max() < high
    assert len(told["observed_curve"]["IM"]) == len(told["observed_basis"]["IM"])


def test_observed_basis_has_a_value_for_each_day_of_a_run(catalogue: Catalogue) -> None:
    observed = for_browser(catalogue, "/api")["observed_basis"]
    dates = [str(day)[:10] for day in catalogue.basis.loc["2023-07-31":"2024-03-29"].index]
    assert set(observed) == set(model.FUTURES)
    for name, values in observed.items():
        assert len(values) == len(dates)
        worst = dates[values.index(min(values))]
        assert name != "IM" or worst == "2024-02-05"


def test_flags_number_the_days_of_the_flagged_events(catalogue: Catalogue) -> None:
    shown = flags(catalogue.events, catalogue.sessions)
    assert [flag["number"] for flag in shown] == list(range(1, len(shown) + 1))
    days = [flag["date"] for flag in shown]
    assert days == sorted(set(days))
    marked = catalogue.events[catalogue.events["flag"]]
    inside = marked[marked["acts_on"].astype(str).str[:10].isin(catalogue.sessions)]
    assert sum(len(flag["items"]) for flag in shown) == len(inside) > 5
    for flag in shown:
        for item in flag["items"]:
            assert item["source"] and item["confidence"] in ("H", "M", "L")


def test_headlines_and_callouts_speak_of_what_the_model_declares(catalogue: Catalogue) -> None:
    metrics = {metric["name"] for metric in catalogue.metrics}
    assert set(HEADLINES) <= metrics
    levers = {lever["name"] for lever in catalogue.levers}
    for rule in CALLOUTS.values():
        named = [rule["switch"], rule["from"], rule["to"], *rule["zero"]]
        assert {name for name in named if name} <= levers


# ---- files ---------------------------------------------------------------------------------------


def test_the_vendored_plotly_is_the_one_of_the_package() -> None:
    head = (ASSETS / "plotly-basic.min.js").read_text("utf-8")[:200]
    assert f"plotly.js (basic - minified) v{get_plotlyjs_version()}" in head
    assert "MIT" in (ASSETS / "plotly-basic.LICENSE.txt").read_text("utf-8")


def test_no_script_or_style_names_another_host() -> None:
    for path in (*OWN_SCRIPTS, *ASSETS.glob("*.css")):
        assert not re.findall(r"(?:https?:)?//[a-z][\w-]*\.\w+", path.read_text("utf-8")), path.name


def test_scripts_stay_small() -> None:
    for script in OWN_SCRIPTS:
        assert len(script.read_text("utf-8").splitlines()) <= 260, script.name


def test_the_document_says_its_language_and_brings_its_colours() -> None:
    html = document("/assets/first_paint.js")
    assert '<html lang="en"' in html
    assert 'src="/assets/first_paint.js"' in html
    for theme in tokens.THEMES:
        assert f'html[data-theme="{theme}"]' in html
    assert not re.search(r"<script(?![^>]*src=)", html), "no inline script of our own"
