"""Under a prefix no link leaves it, and every one of its own is answered."""

import json
import re
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

import pytest

import model
from components.pages import PAGES
from tests.serving.running import ROOT, Running, ask, gunicorn

PREFIX = "/lab/"
LINK = re.compile(r"""(?:href|src|action|data-\w+)=["']([^"']*)["']""")
ADDRESS = re.compile(r'"(/[^"/ <>\\][^" <>\\]*)"')
"""A string of JSON that looks like an address of this host."""


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """Start a server under the variable that Dash has for it, on every address."""
    with gunicorn(
        tmp_path_factory.mktemp("prefix"), DASH_URL_BASE_PATHNAME=PREFIX, HOST="::"
    ) as it:
        yield it


def _documents() -> list[str]:
    episodes = [each["name"] for each in model.episodes() if not each["policies"]]
    assert episodes
    return ["", *(page.path for page in PAGES), *(f"episodes/{name}" for name in episodes)]


def _links(path: str, text: str) -> set[str]:
    """Return the paths of this host that a document names."""
    found = {value for value in LINK.findall(text) if value.startswith(("/", "?", "."))}
    found |= {value for value in LINK.findall(text) if re.match(r"[a-z_0-9]+[/?]", value)}
    found |= set(ADDRESS.findall(text))
    parts = [urlsplit(urljoin(path, value)) for value in found]
    return {p.path + (f"?{p.query}" if p.query else "") for p in parts if not p.netloc}


@pytest.fixture(scope="module")
def links(running: Running) -> dict[str, set[str]]:
    """Return what each document and the layout of the lab name."""
    named = {}
    for name in [*_documents(), "_dash-layout", "no-such-page"]:
        answer = ask(running.port, PREFIX + name)
        assert answer.status == (404 if name == "no-such-page" else 200), name
        named[name] = _links(PREFIX + name, answer.body.decode())
    return named


def test_no_link_leaves_the_prefix(links: dict[str, set[str]]) -> None:
    assert sum(map(len, links.values())) > 100
    for name, found in links.items():
        assert not {link for link in found if not link.startswith(PREFIX)}, name


def test_every_link_is_answered(running: Running, links: dict[str, set[str]]) -> None:
    for link in set().union(*links.values()):
        # Addresses that a script adds a name to end with a slash.
        if not link.endswith("/") or link == PREFIX:
            assert ask(running.port, link).status in (200, 400), link


def test_scripts_name_no_path_from_the_root() -> None:
    for path in ROOT.glob("assets/**/*.js"):
        if not path.name.startswith("plotly"):
            assert not re.findall(r"""["'`]/(?:api|assets|episodes|ask)\b""", path.read_text()), (
                path
            )


def test_dash_own_variable_means_the_same_as_ours(running: Running) -> None:
    config = re.search(rb'"requests_pathname_prefix":\s*("[^"]*")', ask(running.port, PREFIX).body)
    assert config is not None and json.loads(config[1]) == PREFIX


def test_it_listens_on_ipv6_too(running: Running) -> None:
    assert ask(running.port, f"{PREFIX}healthz", host="::1").status == 200


def test_a_page_of_an_episode_with_levers_leads_home(running: Running) -> None:
    lab = next(each["name"] for each in model.episodes() if each["policies"])
    answer = ask(running.port, f"{PREFIX}episodes/{lab}")
    assert (answer.status, answer.headers["Location"]) == (302, PREFIX)


def test_a_proxy_may_take_the_prefix_off_itself(running: Running) -> None:
    assert ask(running.port, "/healthz").status == 200
