"""One build: what it covers, where it stands, and that nothing is kept under another one."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from callbacks.answers.key import AnswerKey
from callbacks.versions import DATED
from components import build
from components.build import build_hash

FOR_EVER = "public, max-age=31536000, immutable"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("QUANTQUAKE_CACHE", str(tmp_path_factory.mktemp("cache")))
        from app import create_app

        yield create_app().server.test_client()


@pytest.mark.parametrize(
    "changed",
    ["model/a.py", "model/data/a.csv", "components/words.py", "callbacks/payload.py",
     "assets/first_paint.js", "assets/pages/new.css", "app.py"],
)  # fmt: skip
def test_every_change_that_a_reader_can_see_changes_the_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, changed: str
) -> None:
    """Rounding and words could change and kept answers stayed for a year."""
    for part in ("model/data", "components", "callbacks", "assets/pages"):
        (tmp_path / part).mkdir(parents=True)
    (tmp_path / "app.py").write_text("1")
    monkeypatch.setattr(build, "ROOT", tmp_path)
    before = build_hash.__wrapped__()
    (tmp_path / "notes.txt").write_text("beside it")
    (tmp_path / "model" / "__pycache__").mkdir()
    (tmp_path / "model" / "__pycache__" / "a.pyc").write_bytes(b"made")
    assert build_hash.__wrapped__() == before
    (tmp_path / changed).write_text("2")
    after = build_hash.__wrapped__()
    assert after != before and re.fullmatch("[0-9a-f]{12}", after)
    monkeypatch.setattr(build, "version", lambda name: "0")
    assert build_hash.__wrapped__() != after, "packages that compute and write are in it"


def test_the_payload_is_among_what_the_build_covers() -> None:
    covered = {path.relative_to(build.ROOT).as_posix() for path in build.sources(build.ROOT)}
    assert {
        "callbacks/payload.py", "components/text.py", "model/version.py", "assets/first_paint.js",
        "assets/pages/pages.css", "model/data/indices.csv", "callbacks/answers/work.py",
    } <= covered  # fmt: skip


def test_every_key_of_a_store_begins_with_the_build(monkeypatch: pytest.MonkeyPatch) -> None:
    name = AnswerKey("scenario", "v=1&ban=off").name
    assert name.startswith(f"{build_hash()}/scenario/")
    monkeypatch.setattr("callbacks.answers.key.build_hash", lambda: "other")
    assert AnswerKey("scenario", "v=1&ban=off").name != name


def test_every_answer_names_the_build(client: FlaskClient) -> None:
    for path in ("/", "/money", "/healthz", "/api/v1/levers", "/api/v1/nowhere", "/nowhere",
                 "/assets/page.css", "/_dash-layout", "/api/v1/scenario?v=2"):  # fmt: skip
        assert client.get(path).headers["QuantQuake-Build"] == build_hash(), path
    refused = client.get("/api/v1/scenario?v=2").get_json()
    assert refused["build"] == build_hash()


@pytest.mark.parametrize("page", ["/", "/money", "/episodes/us_2007"])
def test_every_asset_of_a_page_is_addressed_by_the_build_and_by_nothing_else(
    client: FlaskClient, page: str
) -> None:
    text = client.get(page).text
    addresses = re.findall(r'(?:src|href)="(/assets/[^"]+)"', text)
    assert any("first_paint.js" in each for each in addresses)
    assert all(each.endswith(f"?m={build_hash()}") for each in addresses), addresses
    assert not DATED.search(text)


def test_an_asset_is_kept_for_ever_under_its_build_alone(client: FlaskClient) -> None:
    """First_paint.js was kept for a year without a version, and ?m=anything too."""
    for file in ("first_paint.js", "page.css", "plotly-basic.min.js"):
        path = f"/assets/{file}"
        mine = client.get(f"{path}?m={build_hash()}")
        assert (mine.status_code, mine.headers["Cache-Control"]) == (200, FOR_EVER)
        plain = client.get(path)
        assert (plain.status_code, plain.headers["Cache-Control"]) == (200, "no-cache")
        assert client.get(path, headers={"If-None-Match": plain.headers["ETag"]}).status_code == 304
        for other in ("anything", "0" * 12, ""):
            refused = client.get(f"{path}?m={other}")
            assert (refused.status_code, refused.headers["Cache-Control"]) == (404, "no-store")


def test_what_makes_the_lab_is_never_kept_apart_from_its_document(client: FlaskClient) -> None:
    assert f'data-build="{build_hash()}"' in client.get("/").text
    assert client.get("/").headers["Cache-Control"] == "no-cache"
    for path in ("/_dash-layout", "/_dash-dependencies"):
        assert client.get(path).headers["Cache-Control"] == "no-store"
    assert (
        client.get("/_dash-layout").get_data(as_text=True).count(f'"build":"{build_hash()}"') == 1
    )


def test_under_a_prefix_assets_keep_their_rules(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("QUANTQUAKE_CACHE", str(tmp_path))
    monkeypatch.setenv("QUANTQUAKE_PREFIX", "/lab/")
    from app import create_app

    below = create_app().server.test_client()
    path = "/lab/assets/page.css"
    assert below.get(f"{path}?m={build_hash()}").headers["Cache-Control"] == FOR_EVER
    assert below.get(f"{path}?m=other").status_code == 404
