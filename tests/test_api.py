"""The server: API, caching, limits, headers, and requests that the page never makes."""

import http.client
import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import numpy as np
import pytest
from flask.testing import FlaskClient

import model
from callbacks.payload import DECIMALS, leverage_path, rounded, shorten
from components.build import build_hash
from model.agreement import agreement

SCENARIO = "/api/v1/scenario"
KEYS = {
    "build", "version", "scenario", "dates", "indices", "observed", "basis", "alpha", "flows",
    "holdings", "attribution", "metrics", "bands", "changes",
}  # fmt: skip


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("QUANTQUAKE_CACHE", str(tmp_path_factory.mktemp("cache")))
        from app import create_app

        yield create_app().server.test_client()


def _get(client: FlaskClient, query: str = "", **headers: str) -> Any:
    return client.get(f"{SCENARIO}?{query}" if query else SCENARIO, headers=headers)


def test_body_has_the_keys_of_a_run(client: FlaskClient) -> None:
    body = _get(client).get_json()
    assert set(body) == KEYS
    assert len(body["dates"]) == 162
    for name in model.INDICES:
        assert len(body["indices"][name]) == 162


def test_lists_are_the_run_rounded(client: FlaskClient) -> None:
    link = "v=1&rescue=off"
    body = _get(client, link).get_json()
    run = model.run(model.parse_link(link))
    for group in ("indices", "basis"):
        for name, values in run[group].items():
            half = 0.5 * 10 ** -DECIMALS[group]
            np.testing.assert_allclose(body[group][name], values, rtol=0, atol=half * 1.0001)
    assert body["scenario"] == run["scenario"]


def test_the_levers_of_a_link_change_the_answer(client: FlaskClient) -> None:
    happened, changed = _get(client).get_json(), _get(client, "v=1&rescue=off").get_json()
    assert happened["observed"] == changed["observed"]
    assert happened["indices"]["csi300"] != changed["indices"]["csi300"]


@pytest.mark.parametrize(
    "query",
    [
        "v=1&nonsense=1",
        "v=2&rescue=off",
        "v=1&rescue=sideways",
        "v=1&rescue_total=1e99",
        "v=1&rescue_total=nan",
        "%ff%fe",
        "\u4e2d\u6587",
        "a" * 8000,
        "v=1&m=abc&m=abc",
    ],
)
def test_a_bad_link_is_400_with_words(client: FlaskClient, query: str) -> None:
    answer = _get(client, query)
    assert answer.status_code == 400
    words = answer.get_json()["error"]
    assert words["en"].strip()
    assert words["zh"].strip()
    assert answer.headers["Cache-Control"] == "no-store"


def test_page_keys_do_not_change_the_answer(client: FlaskClient) -> None:
    plain = _get(client, "v=1&rescue=off")
    dressed = _get(client, "v=1&rescue=off&lang=zh&theme=dark&colours=red_up&view=present")
    assert dressed.status_code == 200
    assert dressed.data == plain.data


def test_immutable_only_under_this_build(client: FlaskClient) -> None:
    current = _get(client, f"m={build_hash()}").headers["Cache-Control"]
    assert "immutable" in current
    assert "max-age=31536000" in current
    assert _get(client).headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("other", ["0123456789ab", "", model.model_hash()])
def test_another_build_is_refused_and_the_refusal_kept_nowhere(
    client: FlaskClient, other: str
) -> None:
    for path in (SCENARIO, f"{SCENARIO}.csv", "/api/v1/ask/policies", "/api/v1/ask/policies/steps"):
        answer = client.get(f"{path}?v=1&rescue=off&m={other}")
        assert answer.status_code == 409, path
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["QuantQuake-Build"] == build_hash() == answer.get_json()["build"]
        assert "metrics" not in answer.get_json()


def test_etag_spares_the_body(client: FlaskClient) -> None:
    first = _get(client)
    again = _get(client, "", **{"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304
    assert not again.data
    other = _get(client, "v=1&rescue=off", **{"If-None-Match": first.headers["ETag"]})
    assert other.status_code == 200


@pytest.mark.parametrize("coding", ["gzip", "br", "zstd"])
def test_text_is_compressed(client: FlaskClient, coding: str) -> None:
    plain, small = _get(client), _get(client, "", **{"Accept-Encoding": coding})
    assert small.headers["Content-Encoding"] == coding
    assert len(small.data) < len(plain.data) / 2
    assert "Accept-Encoding" in small.headers["Vary"]


@pytest.mark.parametrize("name", ["levers", "scenarios", "mechanisms", "metrics", "episodes"])
def test_declarations_are_served(client: FlaskClient, name: str) -> None:
    answer = client.get(f"/api/v1/{name}")
    assert answer.get_json() == json.loads(json.dumps(getattr(model, name)()))
    again = client.get(f"/api/v1/{name}", headers={"If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304


def test_every_answer_is_secured(client: FlaskClient) -> None:
    for path in ("/", "/healthz", SCENARIO, "/nowhere", "/_dash-layout"):
        headers = client.get(path).headers
        policy = headers["Content-Security-Policy"]
        assert "unsafe-eval" not in policy
        script = next(part for part in policy.split("; ") if part.startswith("script-src"))
        assert "unsafe-inline" not in script
        assert "'sha256-" in script
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert "frame-ancestors 'self'" in policy


def test_health(client: FlaskClient) -> None:
    answer = client.get("/healthz")
    assert (answer.status_code, answer.data) == (200, b"OK")


def test_unknown_paths_are_404(client: FlaskClient) -> None:
    page = client.get("/nowhere/at/all")
    assert page.status_code == 404
    assert 'href="/"' in page.text
    api = client.get("/api/v1/nowhere")
    assert api.status_code == 404
    assert api.get_json()["error"]["zh"]
    assert client.post(SCENARIO).status_code == 405
    assert client.get("/_dash-component-suites/dash/nothing.js").status_code == 404


@pytest.mark.parametrize(
    "body",
    [
        b"", b"garbage", b"[]", b"{}", b"null", b'{"output": 1}', b'{"output": "x.y"}',
        b'{"output": "a.b", "inputs": 3}',
        b'{"output": "a.b", "outputs": {}, "inputs": [{}], "changedPropIds": ["a.b"]}',
        b'{"output": "..a.b...c.d..", "inputs": [], "state": 5}',
    ],
)  # fmt: skip
def test_malformed_callback_bodies_are_refused(client: FlaskClient, body: bytes) -> None:
    answer = client.post("/_dash-update-component", data=body, content_type="application/json")
    assert 400 <= answer.status_code < 500


def test_every_server_callback_refuses_wrong_inputs(client: FlaskClient) -> None:
    for dependency in client.get("/_dash-dependencies").get_json():
        if dependency.get("clientside_function"):
            continue
        body = {"output": dependency["output"], "inputs": [], "changedPropIds": [], "outputs": []}
        answer = client.post("/_dash-update-component", json=body)
        assert 400 <= answer.status_code < 500, dependency["output"]


def test_large_bodies_are_refused(client: FlaskClient) -> None:
    answer = client.post(
        "/_dash-update-component", data=b"x" * 1_100_000, content_type="application/json"
    )
    assert 400 <= answer.status_code < 500


def test_a_failing_model_answers_json(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("model")

    monkeypatch.setattr(model, "run", fail)
    answer = _get(client, "v=1&rescue_total=123")
    assert answer.status_code == 500
    assert answer.get_json()["error"]["en"]


def test_no_debug_mode(client: FlaskClient) -> None:
    assert not client.application.debug
    assert "/_dash-update-component" in client.application.view_functions
    assert client.get("/_reload-hash").status_code in (200, 404)


def test_rounding_keeps_structure_and_zero() -> None:
    nested = {"a": {"b": [1.23456, -0.00001]}, "c": 2.0004, "d": "text"}
    assert rounded([{"a": 0.12345, "b": "text"}], 3) == [{"a": 0.123, "b": "text"}]
    assert rounded(nested, 3) == {"a": {"b": [1.235, 0.0]}, "c": 2.0, "d": "text"}
    assert str(rounded([-0.00001], 3)[0]) == "0.0"
    short = shorten({"dates": ["2024-01-02"], "bands": {"basis": {"IM": {"p05": [0.123456]}}}})
    assert short["bands"]["basis"]["IM"]["p05"] == [0.12]


def _raw_get(server: str, target: str) -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection(urlsplit(server).netloc, timeout=30)
    connection.request("GET", target)
    return connection.getresponse()


def test_the_real_server_takes_long_links_and_refuses_longer_ones(server: str) -> None:
    assert _raw_get(server, "/?" + "a" * 8000).status == 200
    assert 400 <= _raw_get(server, "/?" + "a" * 9000).status < 500
    assert _raw_get(server, SCENARIO + "?" + "a" * 8000).status == 400


def test_the_real_server_compresses_its_assets(server: str) -> None:
    connection = http.client.HTTPConnection(urlsplit(server).netloc, timeout=30)
    connection.request(
        "GET", "/assets/plotly-basic.min.js", headers={"Accept-Encoding": "br, gzip"}
    )
    answer = connection.getresponse()
    assert answer.status == 200
    assert answer.headers["Content-Encoding"] in ("br", "gzip")
    assert len(answer.read()) < 600_000


# ---- agreement -----------------------------------------------------------------------------------

AGREEMENT = "/api/v1/agreement"


def test_the_agreement_is_that_of_the_model_whatever_structure_is_on_screen(
    client: FlaskClient,
) -> None:
    answer = client.get(f"{AGREEMENT}?v=1&rescue=off&structure=b&mode=unanchored&lang=zh")
    body = answer.get_json()
    expected = agreement(model.parse_link("v=1&rescue=off"))
    assert body["scenario"] == expected["scenario"] == "v=1&rescue=off"
    assert set(body["metrics"]) == set(expected["metrics"])
    for name, said in expected["metrics"].items():
        told = body["metrics"][name]
        assert (told["verdict"], told["opposed"]) == (said["verdict"], said["opposed"])
        for one, wanted in zip(told["combinations"], said["combinations"], strict=True):
            assert one["structure"] == wanted["structure"] and one["mode"] == wanted["mode"]
            for key in ("reference", "p05", "p95", "median", "share"):
                assert one[key] == pytest.approx(wanted[key], abs=0.51e-4)
    assert client.get(f"{AGREEMENT}?v=1&rescue=off").data == answer.data


def test_the_agreement_is_cached_like_a_scenario_and_as_strict(client: FlaskClient) -> None:
    link = f"{AGREEMENT}?v=1&rescue=off&m={build_hash()}"
    first = client.get(link)
    assert "immutable" in first.headers["Cache-Control"]
    again = client.get(link, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    for query in ("v=1&nonsense=1", "v=2", "v=1&structure=z", "v=1&m=a&m=b"):
        answer = client.get(f"{AGREEMENT}?{query}")
        assert answer.status_code == 400
        assert answer.get_json()["error"]["zh"]


def test_a_structure_is_answered_from_its_own_vectors(client: FlaskClient) -> None:
    link = "v=1&rescue=off&structure=b"
    members = int(model.calibration_record("b")["members"])
    expected = model.run(model.parse_link(link), ensemble=members)
    body = _get(client, link).get_json()
    assert body["changes"] == shorten(expected)["changes"]
    assert body["changes"] != _get(client, "v=1&rescue=off").get_json()["changes"]


def test_causes_of_a_run_have_names_for_readers(client: FlaskClient) -> None:
    for name, causes in _get(client).get_json()["attribution"].items():
        assert {m["name"] for m in model.mechanisms()} < set(causes), name
        assert {"market_news", "style_news", "residual"} < set(causes), name


# ---- episodes without levers ---------------------------------------------------------------------

EPISODE = "/api/v1/episode"


def test_an_episode_is_that_of_the_model(client: FlaskClient) -> None:
    for leverage in (None, 4.0):
        query = "" if leverage is None else f"&leverage={leverage:g}"
        body = client.get(f"{EPISODE}?name=us_2007{query}&lang=zh").get_json()
        expected = model.run_episode("us_2007", leverage=leverage)
        assert body["dates"] == expected["dates"]
        assert body["published"] == expected["published"]
        for name, daily in expected["strategies"].items():
            assert body["strategies"][name] == pytest.approx(daily, abs=0.51e-3)
        for name, path in body["leverage"].items():
            assert path[0] == pytest.approx(leverage or 8.0), name
            assert len(path) == len(body["dates"])


def test_leverage_by_hand() -> None:
    run = {
        "holdings": {"dma": {"long": [6.0, 6.0, 3.0], "short": [-2.0, -2.0, -1.0]}},
        "indices": {"long": [100.0, 90.0, 80.0], "short": [100.0, 110.0, 120.0]},
        "nav": {"dma": [1.0, 0.6, 0.0]},
    }
    # Gross 8 at 4:1 is own money of 2. Then 5.4 + 2.2 = 7.6 over 1.2, and no money at all.
    path = leverage_path(run, "dma", 4.0)
    assert path[:2] == pytest.approx([4.0, 7.6 / 1.2])
    assert path[2] is None


@pytest.mark.parametrize(
    "query",
    [
        "", "name=", "name=nowhere", "name=china_2024", "name=us_2007&name=us_2007",
        "name=us_2007&leverage=0.9", "name=us_2007&leverage=8.1", "name=us_2007&leverage=nan",
        "name=us_2007&leverage=1_0", "name=us_2007&leverage=", "name=us_2007&rescue=off",
        "name=us_2007&leverage=2&leverage=3", "leverage=2", "name=%ff", "name=us_2007&m=a&m=b",
    ],
)  # fmt: skip
def test_an_episode_is_asked_for_strictly(client: FlaskClient, query: str) -> None:
    answer = client.get(f"{EPISODE}?{query}")
    assert answer.status_code == 400
    words = answer.get_json()["error"]
    assert words["en"].strip() and words["zh"].strip() and "{" not in words["en"] + words["zh"]


def test_an_episode_without_levers_has_a_page_and_the_other_is_the_main_page(
    client: FlaskClient,
) -> None:
    for each in client.get("/api/v1/episodes").get_json():
        answer = client.get(f"/episodes/{each['name']}")
        if each["policies"]:
            assert (answer.status_code, answer.headers["Location"]) == (302, "/")
            continue
        assert answer.status_code == 200
        assert each["label"]["en"] in answer.text
        for address in re.findall(r'(?:src|href)="(/assets/[^"]+)"', answer.text):
            assert client.get(address).status_code == 200, address
        assert "Content-Security-Policy" in answer.headers
    assert client.get("/episodes/nowhere").status_code == 404
