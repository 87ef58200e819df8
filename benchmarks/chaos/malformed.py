"""Requests that nobody should send, by chance from a seed; schemathesis over every route."""

import os
import random
import re
import socket
import subprocess
import sys
import time
from collections import Counter
from urllib.parse import quote

from benchmarks.load.measure import Row
from benchmarks.load.memory import resident
from tests.serving.running import Running

SEED = 1
PATHS = (
    "/", "/why", "/api/v1/scenario", "/api/v1/scenario.csv", "/api/v1/scenario.xlsx",
    "/api/v1/agreement", "/api/v1/ask/policies", "/api/v1/ask/grid/steps", "/api/v1/episode",
    "/api/v1/openapi.json", "/episodes/us_2007", "/assets/page.css", "/healthz", "/readyz",
    "/_dash-update-component", "/_dash-component-suites/dash/dcc/x.js", "/csp-report", "/metrics",
)  # fmt: skip
METHODS = (
    "GET",
    "POST",
    "HEAD",
    "PUT",
    "DELETE",
    "OPTIONS",
    "TRACE",
    "CONNECT",
    "get",
    "G\x00T",
    "",
)
ODD = ("%00", "%ff%fe", "..%2f..%2fetc", "\x7f", "𝄞", "a" * 3000, "[" * 500, "%", "%zz", "&" * 50,
       "v=1&v=2", "m=1&m=2", "v=1&futures_total=nan", "v=1&futures_total=1e999", "v=1&ban=<script>",
       "v=1&limit_from=2024-02-30", "v=1&ban_from=0000-00-00",
       "name=us_2007&leverage=-0")  # fmt: skip
HEADERS = (
    "Host: a", "Host: a\r\nHost: b", "SCRIPT_NAME: /x", "Script-Name: /x", "X-Forwarded-For: ,,,",
    "X-Forwarded-Proto: https,http", "Range: bytes=9-1", "Range: bytes=0-0,2-4,99999-",
    "If-None-Match: W/", "If-Modified-Since: yesterday", "Accept-Encoding: br;q=x, *;q=-1",
    "Content-Length: -1", "Content-Length: 9\r\nContent-Length: 8", "Transfer-Encoding: gzip",
    "Transfer-Encoding: chunked", "Expect: 200-maybe", "Connection: upgrade\r\nUpgrade: h2c",
    "Cookie: " + "a" * 4000, "QuantQuake-Tab: \x01", "Origin: null", "X: \xff", ": nothing",
    "Content-Type: application/json", "Content-Type: multipart/form-data; boundary=",
)  # fmt: skip
BODIES = (b"", b"[" * 50_000, b'{"output":1}', b'{"output":"a.b","inputs":[],"changedPropIds":[]}',
          b"\xff\x00", b'{"csp-report":[]}', b"--\r\n")  # fmt: skip
STATUS = re.compile(rb"HTTP/1\.[01] (\d{3}) ")
TELLTALE = (b"Traceback", b"werkzeug", b'File "')
HUNG_AFTER = 20.0


def request(chance: random.Random) -> bytes:
    """Return one malformed request."""
    path = chance.choice(PATHS)
    if chance.random() < 0.7:
        odd = chance.choice(ODD)
        path += chance.choice(("?", "/", "?v=1&", "&")) + (
            odd if chance.random() < 0.5 else quote(odd)
        )
    protocol = chance.choice(("HTTP/1.1", "HTTP/1.1", "HTTP/1.0", "HTTP/9", ""))
    head = [f"{chance.choice(METHODS)} {path} {protocol}"]
    head += [chance.choice(HEADERS) for _ in range(chance.randrange(4))]
    body = chance.choice(BODIES) if chance.random() < 0.4 else b""
    if body and chance.random() < 0.8:
        head.append(f"Content-Length: {len(body)}")
    head.append("Connection: close")
    text = "\r\n".join([*head, "", ""]).encode("utf-8", "surrogateescape") + body
    return text[: chance.randrange(1, len(text))] if chance.random() < 0.05 else text


def send(port: int, sent: bytes) -> tuple[int, bool]:
    """Send bytes; return the status (0: closed without, -1: hung) and whether insides were told."""
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=HUNG_AFTER) as connection:
            connection.sendall(sent)
            connection.shutdown(socket.SHUT_WR)
            said = b""
            while (piece := connection.recv(65536)) and len(said) < 200_000:
                said += piece
    except TimeoutError:
        return -1, False
    except OSError:
        return 0, False
    found = STATUS.match(said)
    return int(found[1]) if found else 0, any(word in said for word in TELLTALE)


def total(running: Running) -> float:
    """Return the memory of the server's workers together, MB."""
    return sum(resident(running.process.pid).get("worker", []))


def thrown(running: Running, count: int) -> list[Row]:
    """Send `count` malformed requests; the first tenth warms up, then memory is watched."""
    scene, chance = f"{count:,} malformed requests", random.Random(SEED)
    statuses: Counter[int] = Counter()
    leaked, before, began = 0, 0.0, time.monotonic()
    for number in range(count):
        if number == count // 10:
            before = total(running)
        status, told = send(running.port, request(chance))
        statuses[status] += 1
        leaked += told
    grown = total(running) - before
    failed = sum(n for status, n in statuses.items() if status >= 500 and status not in (501, 503))
    traces = running.said().count("Traceback")
    kinds = ", ".join(f"{status}: {n:,}" for status, n in sorted(statuses.items()))
    return [
        Row(scene, "statuses (0: closed without one)", kinds, "", None),
        Row(scene, "a second", f"{count / (time.monotonic() - began):.0f}", "", None),
        Row(scene, "5xx but 501 and 503", str(failed), "0", failed == 0),
        Row(scene, "hung", str(statuses[-1]), "0", statuses[-1] == 0),
        Row(scene, "insides told, tracebacks in the log", f"{leaked}, {traces}", "0, 0",
            leaked == traces == 0),
        Row(scene, "memory of all workers grew by", f"{grown:.0f} MB", "30 MB at most",
            grown <= 30.0),
    ]  # fmt: skip


def schemathesis(running: Running, examples: int) -> list[Row]:
    """Let schemathesis make requests for every route of openapi.json, to its end."""
    scene = f"schemathesis, {examples} examples a route"
    address = f"http://127.0.0.1:{running.port}/api/v1/openapi.json"
    ran = subprocess.run(
        [sys.executable, "-m", "schemathesis.cli", "run", address, "--checks", "not_a_server_error",
         "--max-examples", str(examples), "--seed", str(SEED), "--request-timeout", "60",
         "--suppress-health-check", "all", "--exclude-path-regex", "/steps$", "--no-color"],
        capture_output=True, text=True, check=False, env={**os.environ, "COLUMNS": "120"},
    )  # fmt: skip
    cases = re.findall(r"(\d+) generated", ran.stdout) or re.findall(
        r"Test cases:\s*(.+)", ran.stdout
    )
    traces = running.said().count("Traceback")
    if ran.returncode:
        print(ran.stdout[-3000:], ran.stderr[-1000:])
    return [
        Row(scene, "requests made", cases[0] if cases else "unknown", "", None),
        Row(scene, "ended with status", str(ran.returncode), "0", ran.returncode == 0),
        Row(scene, "tracebacks in the log", str(traces), "0", traces == 0),
    ]
