"""The page of an episode without levers: one document, filled in by assets/episode.js."""

from collections.abc import Callable
from typing import Any

from components import episode_figures
from components.catalogue import LANGUAGES
from components.episode_words import SHORT, Words, words_of
from components.header import LANGUAGE_NAMES
from components.markup import Markup, data, tag
from components.pages import PAGES, menu_words
from components.text import TEXT
from components.tokens import THEMES, style_sheet

SCRIPTS = (
    "plotly-basic.min.js", "plotly-zh-cn.js", "text.js", "fetch.js", "notices.js", "labels.js",
    "draw.js", "episode_charts.js", "episode.js", "episode_files.js",
)  # fmt: skip
CHARTS = ("returns", "legs", "leverage", "nav")


def document(
    episodes: list[dict[str, Any]],
    card: dict[str, Any],
    asset: Callable[[str], str],
    told: dict[str, Any],
) -> str:
    """Return the page of one episode.

    Args:
        episodes: all of them, in order, as `model.episodes` gives them.
        card: the one shown, with its class lists and highest leverage.
        asset: gives the address of a file of assets/.
        told: addresses, version and hash for the script.
    """
    words = words_of(episodes, card)
    catalogue = told | {"words": words, "figures": episode_figures.templates(card), "card": card}
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", name_="viewport", content="width=device-width, initial-scale=1"),
        tag("title", f"{TEXT['app.title']['en']} · {card['label']['en']}"),
        tag("script", src=asset("first_paint.js")),
        *[tag("link", rel="stylesheet", href=asset(css)) for css in ("page.css", "episode.css")],
        tag("style", Markup(style_sheet())),
        *[tag("script", src=asset(name), defer=True) for name in SCRIPTS],
    )
    body = tag("body", _header(episodes, card, told), _main(words, card), data("told", catalogue))
    page = tag("html", head, body, lang="en", data_theme="light", data_colours="green_up")
    return f"<!DOCTYPE html>\n{page}"


def _say(words: Words, key: str, element: str = "span", **attributes: str) -> Markup:
    return tag(element, words[key]["en"], data_t=key, **attributes)


def _header(episodes: list[dict[str, Any]], card: dict[str, Any], told: dict[str, Any]) -> Markup:
    links = [
        tag(
            "a",
            _say(words_of(episodes, card), SHORT + each["name"]),
            href=told["home"] if each["policies"] else f"{told['home']}episodes/{each['name']}",
            aria_current="page" if each["name"] == card["name"] else None,
            data_episode=each["name"],
        )
        for each in episodes
    ]
    return tag(
        "header",
        _say(TEXT, "app.title", "h1"),
        tag("nav", *links, class_="episodes", aria_label="Episode", data_ta="episode"),
        tag("span", class_="spring"),
        _menu("pages.open", _pages(told["home"])),
        _menu("export", _exports()),
        _choice(
            "lang", "language", [(code, tag("span", LANGUAGE_NAMES[code])) for code in LANGUAGES]
        ),
        _choice("theme", "theme", [(theme, _say(TEXT, f"theme.{theme}")) for theme in THEMES]),
        class_="header",
    )


def _menu(key: str, items: list[Markup]) -> Markup:
    """Return a native disclosure, like those of the main page."""
    return tag(
        "details",
        _say(TEXT | menu_words(), key, "summary", class_="button"),
        tag("div", *items, class_="menu"),
        class_="disclosure",
        id=f"menu-{key.split('.')[0]}",
    )


def _pages(home: str) -> list[Markup]:
    """Return links to the pages beside the lab."""
    words = menu_words()
    return [
        tag(
            "a",
            _say(words, f"page.{page.name}.menu", class_="page-name"),
            _say(words, f"page.{page.name}", class_="page-about"),
            href=f"{home}{page.path}",
            class_="item",
            data_page=page.name,
        )
        for page in PAGES
    ]


def _exports() -> list[Markup]:
    """Return the files that can be made: an image a chart, and the table."""
    return [
        _say(TEXT, key, "button", type="button", class_="item", data_export=what)
        for what, key in (*((c, f"episode.export.{c}") for c in CHARTS), ("csv", "export.csv"))
    ]


def _choice(setting: str, label: str, values: list[tuple[str, Markup]]) -> Markup:
    """Return a few values side by side; one of them is pressed."""
    buttons = [
        tag("button", inside, type="button", data_setting=setting, data_value=value,
            aria_pressed="false")
        for value, inside in values
    ]  # fmt: skip
    name = TEXT[label]["en"]
    return tag("div", *buttons, class_="segments", role="group", aria_label=name, data_ta=label)


def _main(words: Words, card: dict[str, Any]) -> Markup:
    charts = [
        tag(
            "section",
            _say(words, f"episode.chart.{chart}", "h2"),
            tag("div", id=f"chart-{chart}", class_="chart", role="img", aria_label=chart),
            tag("div", id=f"key-{chart}", class_="key"),
            class_="card",
        )
        for chart in CHARTS
    ]
    return tag(
        "main",
        tag("div", id="problem", class_="problem", role="alert", hidden=True),
        tag(
            "section",
            tag("div", _say(words, "card.label", "h2"), _say(words, "card.story", "p")),
            _lever(words, card),
            class_="card opening",
        ),
        tag("section", id="numbers", class_="numbers"),
        tag("p", id="sentence", class_="sentence", aria_live="polite"),
        tag("div", *charts, class_="charts"),
        tag("div", *_below(words, card), class_="below"),
        id="episode",
        tabindex="-1",
    )


def _lever(words: Words, card: dict[str, Any]) -> Markup:
    highest = f"{card['highest_leverage']:g}"
    return tag(
        "div",
        _say(words, "episode.leverage", "label", for_="leverage"),
        tag("input", type="range", id="leverage", min="1", max=highest, step="1", value=highest),
        tag("output", id="leverage-said", for_="leverage"),
        tag("button", id="leverage-stated", type="button", class_="button"),
        tag(
            "small",
            _say(words, "episode.leverage.help"),
            " ",
            _say(words, "episode.no_levers"),
            class_="note",
        ),
        class_="lever",
    )


def _below(words: Words, card: dict[str, Any]) -> list[Markup]:
    """Return what stands under the charts: sources, what was fitted, what it cannot tell."""
    limits = [_say(words, f"card.limit.{at}", "li") for at in range(len(card["limits"]["en"]))]
    numbers = [
        tag(
            "tr",
            tag("th", tag("code", name), scope="row"),
            tag("td", f"{given['value']:g}"),
            _say(words, "episode.yes" if given["fitted"] else "episode.no", "td"),
            tag("td", _say(words, f"card.parameter.{name}", "cite"), class_="source"),
        )
        for name, given in card["parameters"].items()
    ]
    heads = [
        _say(words, f"episode.column.{column}", "th", scope="col")
        for column in ("number", "value", "fitted", "source")
    ]
    left = [
        _card(words, "episode.returns", _published()),
        _card(words, "episode.losses", *_losses(words)),
        _card(
            words,
            "episode.active",
            _say(words, "card.inactive_because", "p"),
            _say(words, "episode.dated", "h3"),
            tag("ul", *_dated(words, card)),
            tag("p", id="version"),
        ),
    ]
    right = [
        _card(words, "episode.limits", tag("ul", *limits)),
        _card(
            words,
            "episode.fitted",
            _say(words, "card.search", "p"),
            tag("div", tag("table", tag("tr", *heads), *numbers), class_="wide", tabindex="0"),
        ),
    ]
    return [tag("div", *column, class_="column") for column in (left, right)]


def _dated(words: Words, card: dict[str, Any]) -> list[Markup]:
    """Return what is given by date, with its sources."""
    keys = [f"card.dated.{at}" for at in range(len(card["dated"]))]
    return [tag("li", _say(words, key, class_="source")) for key in keys]


def _published() -> Markup:
    """Return the place of the published returns."""
    return tag("div", id="published", class_="wide", tabindex="0")


def _losses(words: Words) -> tuple[Markup, ...]:
    """Return the place of what funds were reported to have lost, and how to read it."""
    place = tag("div", id="losses", class_="wide", tabindex="0")
    return _say(words, "episode.losses.note", "p", class_="note"), place


def _card(words: Words, key: str, *inside: Markup) -> Markup:
    return tag("section", _say(words, key, "h2"), *inside, class_="card")
