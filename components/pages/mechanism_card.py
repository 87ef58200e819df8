"""One mechanism in full: sentence, equation, symbols, parameters, sources, limits, evidence."""

from components.markup import Markup, tag
from components.mathematics import equation, mathml
from components.pages.mechanism_parameters import (
    MECHANISM,
    card,
    number,
    parameters,
    section,
    symbol_of,
    table,
)
from components.pages.purchases_card import purchases_card
from components.pages.spec import Page
from components.text_doubts import computed
from model.catalogue import LEVER
from model.connections import moves
from model.docstrings import citations, equations, prose
from model.inquiry.ablation import evidence
from model.mechanisms import national_team
from model.stories import Story


def article(page: Page, story: Story) -> Markup:
    """Return what is told of a mechanism or part; the script shows one at a time."""
    left = [_equations(page, story), _symbols(page, story)]
    right = [_limits(page, story), _place(page, story), _sources(page, story)]
    if story.name in MECHANISM:
        right.insert(1, _evidence(page, story.name))
    return tag(
        "article",
        tag("section", page.say(f"mechanism.{story.name}", "h3", class_="name"),
            page.say(f"mechanism.{story.name}.story", "p", class_="headline"),
            class_="card top-card"),
        tag("div", data_switch=story.name if story.name in MECHANISM else ""),
        tag("div", tag("div", *left, class_="stack"), tag("div", *right, class_="stack"),
            class_="columns"),
        *([purchases_card(page)] if story.name == national_team.MECHANISM.name else []),
        section(page, story.name),
        id=f"mechanism-{story.name}", data_mechanism_page=story.name, hidden=True,
    )  # fmt: skip


def _equations(page: Page, story: Story) -> Markup:
    said = page.words["mechanisms.equation"]["en"]
    drawn = [equation(each, said, "mechanisms.equation") for each in equations(story.file)]
    return card(page, "mechanisms.equation", *drawn)


def _symbols(page: Page, story: Story) -> Markup:
    rows = [
        (tag("td", mathml(symbol.latex)), page.say(f"mechanism.{story.name}.symbol.{at}", "td"))
        for at, symbol in enumerate(story.symbols)
    ]
    for given in parameters(story.name):
        shown = symbol_of(given)
        if shown:
            rows.append((tag("td", mathml(shown)), page.say(f"parameter.{given.name}", "td")))
    heads = ("mechanisms.symbols.symbol", "mechanisms.symbols.meaning")
    return card(page, "mechanisms.symbols", table(page, heads, rows))


# ---- limits, evidence, place, sources ------------------------------------------------------------


def _limits(page: Page, story: Story) -> Markup:
    return card(page, "mechanisms.limits", page.say(f"mechanism.{story.name}.limits", "p"))


def _evidence(page: Page, name: str) -> Markup:
    found = evidence(name)
    rows = [
        (
            page.say(f"mechanisms.structure.{at}", "th", scope="row"),
            *(tag("td", number(row[key]), class_="figure")
              for key in ("change_loss", "refitted_change", "margin")),
            page.say(f"verdict.{row['verdict']}", "td"),
        )
        for at, row in found["structures"].items()
    ]  # fmt: skip
    heads = [f"mechanisms.evidence.{key}" for key in
             ("structure", "as_is", "again", "margin", "verdict")]  # fmt: skip
    return card(
        page,
        "mechanisms.evidence",
        page.say(f"verdict.{found['together']}", "p", class_=f"verdict {found['together']}"),
        table(page, heads, rows),
        page.say("mechanisms.evidence.rule", "p", class_="note"),
        page.say("mechanisms.evidence.source", "p", class_="note"),
        *_doubt(name),
    )


def _doubt(name: str) -> list[Markup]:
    """Return what speaks against a mechanism, in numbers, where something is computed."""
    key = f"doubt.{name}"
    return [tag("p", computed()[key]["en"], data_t=key)] if key in computed() else []


def _place(page: Page, story: Story) -> Markup:
    mechanism = MECHANISM.get(story.name)
    items: list[Markup] = []
    if mechanism:
        acting = dict.fromkeys((*mechanism.sells, *mechanism.trades, *mechanism.futures))
        classes = [tag("span", name, data_t=f"class.{name}", class_="tag") for name in acting]
        nobody = page.say("mechanisms.acts.nobody")
        items += _pair(page, "mechanisms.acts", *(classes or [nobody]))
        moved = [page.say(f"moves.{name}", class_="tag") for name in moves(mechanism)]
        items += _pair(page, "mechanisms.moves", *moved)
        scaled = [tag("span", lever.label.en, data_t=f"lever.{lever.name}", class_="tag")
                  for lever in mechanism.assumptions if lever.name in LEVER]  # fmt: skip
        if scaled:
            items += _pair(page, "mechanisms.levers", *scaled)
        command = f"python -m model run --off {mechanism.name}"
        items += _pair(page, "mechanisms.switch", tag("code", command))
    else:
        items += _pair(page, "mechanisms.switch", page.say("mechanisms.switch.none"))
    items += _pair(page, "mechanisms.place", tag("code", story.file))
    return card(page, "mechanisms.glance", tag("dl", *items, class_="facts"))


def _pair(page: Page, key: str, *inside: Markup) -> list[Markup]:
    return [page.say(key, "dt"), tag("dd", *inside)]


def _sources(page: Page, story: Story) -> Markup:
    works = citations(story.file)
    said = [tag("li", work, lang="en") for work in works]
    listed = tag("ul", *said) if said else page.say("mechanisms.sources.none", "p")
    words = [tag("p", part, lang="en") for part in prose(story.file)]
    return card(
        page,
        "mechanisms.sources",
        listed,
        tag("details", page.say("mechanisms.words", "summary"), *words, class_="words"),
        page.say("mechanisms.sources.grade", "p", class_="note"),
    )
