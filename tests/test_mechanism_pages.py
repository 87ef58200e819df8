"""Mechanisms and glossary as data: nothing is missing, equations are those that run."""

import re
from html import unescape
from xml.etree import ElementTree

import pytest

from components.catalogue import HEADLINES, from_model, mechanism_of_levers
from components.glossary_term import FACT
from components.mathematics import lines, mathml
from components.pages import PAGES
from components.pages.mechanism_parameters import drawn, parameters, prior
from components.pages.purchases_card import ROWS
from components.text_glossary import TERMS
from model.agreement import STRUCTURES
from model.catalogue import LEVERS
from model.connections import moves
from model.docstrings import ROOT, citations, equations, prose
from model.inquiry.ablation import evidence
from model.measures import METRICS
from model.mechanisms import MECHANISMS
from model.policies import purchases
from model.stories import LABELS, PARTS, stories
from model.structure import calibrated, vectors

PAGE = next(page for page in PAGES if page.name == "mechanisms")
CHINESE = re.compile(r"[\u4e00-\u9fff]")
MATHML = "{http://www.w3.org/1998/Math/MathML}"
KNOWN = {"math", "mrow", "mi", "mn", "mo", "mtext", "mspace", "msub", "msup", "msubsup", "mfrac",
         "msqrt", "munder", "mover", "munderover", "mtable", "mtr", "mtd", "mstyle"}  # fmt: skip
"""Elements of MathML Core that the equations use; every browser in use draws them."""


@pytest.fixture(scope="module")
def articles() -> dict[str, str]:
    """Every article of the page by the name of what it tells."""
    body = "".join(PAGE.body(PAGE, from_model()))
    found = re.findall(r'<article id="mechanism-(\w+)".*?</article>', body, re.DOTALL)
    whole = re.findall(r"<article .*?</article>", body, re.DOTALL)
    return dict(zip(found, whole, strict=True))


def test_everything_that_acts_is_told(articles: dict[str, str]) -> None:
    assert list(articles) == list(LABELS) == [*(m.name for m in MECHANISMS), *PARTS]
    assert {"market", "news", "excess", "stress"} <= set(articles)


@pytest.mark.parametrize("name", LABELS)
def test_a_story_has_both_languages(name: str) -> None:
    story = stories()[name]
    for said in (LABELS[name], story.sentence, story.limits, *(s.meaning for s in story.symbols)):
        assert said.en.strip() and not CHINESE.search(said.en)
    for said in (story.sentence, story.limits):
        assert CHINESE.search(said.zh) and said.zh.endswith("。") and said.en.endswith(".")
    for symbol in story.symbols:
        assert CHINESE.search(symbol.meaning.zh), symbol.latex


@pytest.mark.parametrize("name", LABELS)
def test_a_page_shows_the_equations_of_the_docstring_that_runs(
    name: str, articles: dict[str, str]
) -> None:
    story = stories()[name]
    told = equations(story.file)
    shown = [unescape(found) for found in re.findall(r'data-latex="([^"]+)"', articles[name])]
    assert tuple(shown) == told and told
    for latex in told:
        assert latex in (ROOT / story.file).read_text("utf-8")
        for line in lines(latex):
            assert mathml(line, block=True) in articles[name]


@pytest.mark.parametrize("name", LABELS)
def test_every_symbol_of_a_story_stands_in_its_equation(name: str) -> None:
    story = stories()[name]
    text = " ".join(equations(story.file)).replace(" ", "")
    assert story.symbols
    for symbol in story.symbols:
        assert symbol.latex.replace(" ", "") in text, f"{symbol.latex} is not in {story.file}"


@pytest.mark.parametrize("name", LABELS)
def test_equations_are_mathml_of_the_core(name: str) -> None:
    for latex in equations(stories()[name].file):
        assert " ".join(latex.split()).replace(" ", "")
        for line in lines(latex):
            drawn_ = mathml(line, block=True)
            tree = ElementTree.fromstring(drawn_)
            assert {node.tag.removeprefix(MATHML) for node in tree.iter()} <= KNOWN
            text = "".join(tree.itertext())
            assert "\\" not in text and "&" not in text and " style=" not in drawn_
            assert text.count("(") == text.count(")"), line


def test_splitting_an_equation_loses_nothing() -> None:
    for story in stories().values():
        for latex in equations(story.file):
            whole = re.sub(r"\\q?quad\b|[\s,]", "", latex)
            assert re.sub(r"\\q?quad\b|[\s,]", "", "".join(lines(latex))) == whole


def test_an_equation_worked_by_hand() -> None:
    tree = ElementTree.fromstring(mathml(r"s \mathrel{+}= \frac{a_k}{2}\ \log p"))
    assert "".join(tree.itertext()).replace("\u00a0", "") == "s+=ak2logp"
    fraction = next(tree.iter(f"{MATHML}mfrac"))
    assert [node[0].tag.removeprefix(MATHML) for node in fraction] == ["msub", "mn"]


@pytest.mark.parametrize("name", LABELS)
def test_a_page_has_sources_limits_and_place(name: str, articles: dict[str, str]) -> None:
    story, shown = stories()[name], unescape(articles[name])
    for work in citations(story.file):
        assert work in shown
    for part in prose(story.file):
        assert part in shown
    for given in parameters(name):
        assert given.source.en in shown and given.name in shown
        assert f'data-t="parameter.{given.name}.source"' in articles[name]
    assert story.file in shown and story.limits.en in shown
    if name in PARTS:
        assert "mechanisms.switch.none" in articles[name]
        return
    mechanism = next(m for m in MECHANISMS if m.name == name)
    assert f"--off {name}" in shown
    for each in (*mechanism.sells, *mechanism.trades, *mechanism.futures):
        assert f'data-t="class.{each}"' in articles[name]
    for each in moves(mechanism):
        assert f'data-t="moves.{each}"' in articles[name]
    assert f'data-t="verdict.{evidence(name)["together"]}"' in articles[name]


def test_ranges_lie_in_their_priors() -> None:
    for name in LABELS:
        for given in parameters(name):
            for structure in STRUCTURES:
                low, high = prior(given, structure)
                found = drawn(given, structure)
                if found is None:
                    continue
                values = calibrated(structure)[given.name]
                assert low <= found[0] <= found[1] <= high
                assert values.min() <= found[0] and found[1] <= values.max()


def test_an_amount_is_counted_as_each_language_does(articles: dict[str, str]) -> None:
    counted = [(n, p) for n in LABELS for p in parameters(n) if p.unit.zh_factor != 1.0]
    assert {p.name for _, p in counted} >= {"snowball_size"}
    for name, given in counted:
        for each in STRUCTURES:
            key = f"parameter.{given.name}.{each}"
            assert f'data-t="{key}"' in articles[name]
            value = float(vectors(1, each)[given.name][0])
            assert PAGE.words[key] == {
                "en": given.unit.said(value, "en"), "zh": given.unit.said(value, "zh"),
            }  # fmt: skip


def test_the_diagram_links_every_mechanism() -> None:
    body = "".join(PAGE.body(PAGE, from_model()))
    picture = body[body.index('<svg class="diagram"') : body.index("</svg>")]
    linked = re.findall(r'<a href="\?name=(\w+)" class="node"', picture)
    assert linked == [m.name for m in MECHANISMS]
    assert set(re.findall(r'data-t="([\w.]+)"', picture)) <= set(PAGE.words) | {
        f"class.{name}.short" for name in re.findall(r'data-t="class\.(\w+)\.short"', picture)
    }


def test_every_policy_and_most_assumptions_lead_to_a_mechanism() -> None:
    found = mechanism_of_levers(from_model())
    assert set(found.values()) <= set(LABELS)
    assert {lever.name for lever in LEVERS if lever.group != "assumption"} <= set(found)
    assert found["dma_size"] == "leverage" and found["price_impact"] == "market"


# ---- glossary ------------------------------------------------------------------------------------

ASKED = ("dma", "snowball", "knock_in", "basis", "net_creation", "tracking_error", "drawdown",
         "index_enhanced", "market_neutral", "net_sell_limit", "national_team", "residual",
         "anchored", "unanchored", "ensemble", "reference_vector", "structure", "discount",
         "open_interest", "t_plus_1", "price_limit", "stress_multiplier", "excess_return",
         "etf_creation", "micro_cap", "stop_line", "csi300", "csi500", "csi1000", "csi2000",
         "IF", "IC", "IM", "nav", "trough")  # fmt: skip


def test_the_glossary_has_the_terms_of_the_field() -> None:
    keys = [term.key for term in TERMS]
    assert len(keys) == len(set(keys)) >= 35
    assert set(ASKED) <= set(keys)


def test_a_fact_names_its_source_in_both_languages() -> None:
    for term in TERMS:
        assert (term.origin == FACT) == all(term.source.values()), term.key
        assert not CHINESE.search(term.source["en"])


def test_every_number_of_a_run_has_one_formula() -> None:
    told = [name for term in TERMS for name in term.metrics]
    assert sorted(told) == sorted(metric.name for metric in METRICS)
    assert set(HEADLINES) <= set(told)
    for term in TERMS:
        if term.metrics:
            assert re.search("[÷−]|Sum|Lowest|Largest", term.said["en"]), term.key
            assert re.search("[÷−]|合计|最大|最低", term.said["zh"]), term.key


def test_each_term_is_told_in_both_languages_and_found_in_one_place() -> None:
    for language in ("en", "zh"):
        spellings = [word for term in TERMS for word in getattr(term, language)]
        assert len(spellings) == len(set(spellings)), "two terms share a spelling"
        assert all(word == word.strip() and word for word in spellings)
    for term in TERMS:
        assert term.said["en"].endswith(".") and term.said["zh"].endswith("。"), term.key
        assert CHINESE.search(term.said["zh"]) and not CHINESE.search(term.said["en"])
        sentences = re.findall(r"[.:;](?:\s|$)", term.said["en"])
        assert 1 <= len(sentences) <= 4, term.key


def test_raw_creations_stand_beside_what_is_counted(articles: dict[str, str]) -> None:
    """On the page of the purchases alone: each sum with its kind, each session with its bars."""
    shown = unescape(articles["national_team"])
    assert [n for n, article in articles.items() if 'class="creations"' in article] == [
        "national_team"
    ]
    told = purchases.told()
    for name, kind, _ in ROWS:
        assert f'data-t="purchases.sum.{name}"' in shown and f"purchases.kind.{kind}" in shown
        value = round(getattr(told, name), 1)
        sign, size = "−" if value < 0.0 else "", abs(value)
        assert PAGE.words[f"purchases.sum.{name}"] == {
            "en": f"{sign}CNY {size:g} bn",
            "zh": f"{sign}{10 * size:g}亿元",
        }
    bars = {look: shown.count(f'<rect class="{look}"') for look in ("raw", "counted", "assumed")}
    sessions = len(purchases.raw_creations())
    assert bars == {"raw": sessions, "counted": sessions, "assumed": 1} and sessions > 30
    heights = [float(h) for h in re.findall(r'class="counted".*?height="([\d.]+)"', shown)]
    counted = purchases.observed_purchases().sum(axis=1).to_numpy()
    assert [h > 0.0 for h in heights] == [bool(value > 0.02) for value in counted]
    keys = set(re.findall(r'data-ta?="(purchases[\w.]*)"', shown))
    assert {k for k in PAGE.words if k.startswith("purchases")} == keys
    for key in keys:
        assert CHINESE.search(PAGE.words[key]["zh"]) or key.startswith("purchases.tick"), key
