"""What answers say to browsers, and what is done with what anybody may send."""

import json
import logging
import re
from collections.abc import Iterator

import dash
import pytest
from flask.testing import FlaskClient

from app import create_app
from callbacks import watching

SCHOOL = "https://school.example"
REPORT = {
    "csp-report": {
        "document-uri": "https://lab.example/?secret-word",
        "effective-directive": "script-src-elem",
        "blocked-uri": "https://evil.example/x.js?secret-word",
        "source-file": "https://lab.example/assets/a.js?secret-word",
    }
}


def _client(monkeypatch: pytest.MonkeyPatch, folder: object, **settings: str) -> FlaskClient:
    for name, value in {"QUANTQUAKE_CACHE": str(folder), **settings}.items():
        monkeypatch.setenv(name, value)
    return create_app().server.test_client()


@pytest.fixture(scope="module")
def patched() -> Iterator[pytest.MonkeyPatch]:
    with pytest.MonkeyPatch.context() as patch:
        yield patch


@pytest.fixture(scope="module")
def plain(patched: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """Return a client of a server with nothing set."""
    return _client(patched, tmp_path_factory.mktemp("plain"))


@pytest.fixture(scope="module")
def school(
    plain: FlaskClient, patched: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> FlaskClient:
    """Return a client of a server behind a proxy, which a school may embed and read."""
    return _client(
        patched, tmp_path_factory.mktemp("school"), QUANTQUAKE_EMBEDDED_BY=f"'self' {SCHOOL}",
        QUANTQUAKE_READ_BY=SCHOOL, QUANTQUAKE_PROXIES="1", QUANTQUAKE_HSTS="600",
        QUANTQUAKE_METRICS="all",
    )  # fmt: skip


TLS = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "8.8.8.8"}


@pytest.mark.parametrize(
    "path", ["/", "/no-such-page", "/api/v1/levers", "/api/v1/none", "/healthz"]
)
def test_every_answer_is_secured(plain: FlaskClient, path: str) -> None:
    headers = plain.get(path).headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["X-Request-ID"]
    policy = headers["Content-Security-Policy"]
    assert "frame-ancestors 'self'" in policy
    assert "report-uri /csp-report" in policy
    assert "unsafe-eval" not in policy
    anybody = path.startswith("/api/")
    assert headers["Cross-Origin-Resource-Policy"] == ("cross-origin" if anybody else "same-origin")
    assert headers.get("Access-Control-Allow-Origin") == ("*" if anybody else None)
    assert "Strict-Transport-Security" not in headers


def test_a_client_alone_cannot_claim_tls(plain: FlaskClient) -> None:
    assert "Strict-Transport-Security" not in plain.get("/healthz", headers=TLS).headers


def test_under_tls_browsers_are_told_to_stay(school: FlaskClient) -> None:
    assert school.get("/healthz", headers=TLS).headers["Strict-Transport-Security"] == "max-age=600"
    assert "Strict-Transport-Security" not in school.get("/healthz").headers


def test_a_school_may_embed_and_read_and_others_may_not(school: FlaskClient) -> None:
    page = school.get("/").headers
    assert f"frame-ancestors 'self' {SCHOOL};" in page["Content-Security-Policy"]
    assert page["Cross-Origin-Resource-Policy"] == "cross-origin"
    answer = school.get("/api/v1/levers", headers={"Origin": SCHOOL}).headers
    assert answer["Access-Control-Allow-Origin"] == SCHOOL
    assert "Retry-After" in answer["Access-Control-Expose-Headers"]
    assert "Origin" in answer["Vary"]
    other = school.get("/api/v1/levers", headers={"Origin": "https://other.example"}).headers
    assert "Access-Control-Allow-Origin" not in other
    assert "Origin" in other["Vary"]


def test_an_id_is_taken_from_a_proxy_only(plain: FlaskClient, school: FlaskClient) -> None:
    given = {"X-Request-ID": "0123456789abcdef"}
    assert school.get("/healthz", headers=given).headers["X-Request-ID"] == "0123456789abcdef"
    assert plain.get("/healthz", headers=given).headers["X-Request-ID"] != "0123456789abcdef"
    forged = {"X-Request-ID": 'a", "status": 200'}
    assert '"' not in school.get("/healthz", headers=forged).headers["X-Request-ID"]


def test_the_page_tells_no_version_of_dash_or_python(plain: FlaskClient) -> None:
    page = plain.get("/").get_data(as_text=True)
    assert "python_version" not in page
    assert "dash_version" not in page
    assert dash.__version__ not in page
    assert dash.__version__.replace(".", "_") not in page
    scripts = re.findall(r'src="(/_dash-component-suites/[^"]+)"', page)
    assert len(scripts) > 5
    for script in scripts:
        assert plain.get(script).status_code == 200


@pytest.mark.parametrize(
    "body", ["[" * 50_000, "{" * 50_000, '{"a":' * 50_000, "[" * 50_000 + "]" * 50_000]
)
@pytest.mark.parametrize("path", ["/_dash-update-component", "/csp-report"])
def test_brackets_without_end_are_a_bad_request(plain: FlaskClient, path: str, body: str) -> None:
    answer = plain.post(path, data=body, content_type="application/json")
    assert answer.status_code in (400, 413)
    assert b"Traceback" not in answer.data


def test_a_report_is_counted_and_told_without_what_was_looked_at(
    plain: FlaskClient, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        answer = plain.post("/csp-report", data=json.dumps(REPORT))
    assert answer.status_code == 204
    assert (
        '{"directive":"script-src-elem","blocked":"evil.example","source":"/assets/a.js"}'
        in caplog.text
    )
    assert "secret-word" not in caplog.text
    assert "quantquake_policy_reports_total 1.0" in plain.get("/metrics").get_data(as_text=True)


def test_reports_of_the_newer_kind_are_read_too() -> None:
    body = {
        "type": "csp-violation",
        "body": {"effectiveDirective": "img-src", "blockedURL": "inline"},
    }
    told = watching.told_by_report(json.dumps([body]).encode())
    assert told == [{"directive": "img-src", "blocked": "inline", "source": ""}]


def test_large_reports_and_reports_of_nothing_are_refused(plain: FlaskClient) -> None:
    assert plain.post("/csp-report", data=b"{" + b" " * 70_000).status_code == 413
    for nothing in (b"", b"[]", b"7", b'{"csp-report": 1}', b"\xff"):
        assert plain.post("/csp-report", data=nothing).status_code == 400


def test_reports_fill_no_log() -> None:
    pace = watching.Pace(3)
    assert [pace.allows() for _ in range(5)] == [True, True, True, False, False]


def test_numbers_are_for_those_nearby(plain: FlaskClient, school: FlaskClient) -> None:
    assert plain.get("/metrics").status_code == 200
    assert plain.get("/metrics", environ_base={"REMOTE_ADDR": "8.8.8.8"}).status_code == 404
    assert plain.get("/metrics", headers={"X-Forwarded-For": "10.0.0.1"}).status_code == 404
    assert school.get("/metrics", headers=TLS).status_code == 200


def test_a_line_names_the_route_and_nothing_of_the_reader(
    plain: FlaskClient, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, "quantquake.access"):
        for method, path in (("GET", "/api/v1/ask/secret-name?secret=word"), ("SECRET", "/secret")):
            plain.open(path, method=method, headers={"User-Agent": "secret-agent"}).close()
    lines = [json.loads(r.getMessage()) for r in caplog.records if r.name == "quantquake.access"]
    assert [line["route"] for line in lines] == ["/api/v1/ask/<name>", "(none)"]
    assert [line["status"] for line in lines] == [404, 405]
    assert [line["method"] for line in lines] == ["GET", "other"]
    assert set(lines[0]) == {"time", "id", "method", "route", "status", "bytes", "ms", "pid"}
    assert "secret" not in caplog.text.lower()
