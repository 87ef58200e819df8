"""A scenario as a file: `/api/v1/scenario.csv?LINK` and `/api/v1/scenario.xlsx?LINK`.

Files are made of the very answer of `/api/v1/scenario` and kept beside it. Their words are not
covered by the hash of the model, so that a browser always asks whether its copy is current.
"""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import orjson
from flask import Flask, Response, request

import components.files
import model
from callbacks.api import ASK_AGAIN, BadQuery, error_response, kept_response, read_query
from callbacks.cache import ResultCache, private_directory
from callbacks.payload import BAND_DECIMALS, DECIMALS, body_version, scenario_body
from components import text_files
from components.files import file_name, table, workbook
from components.openapi.document import CSV, WORKBOOK

SHOWN = DECIMALS | {"bands": max(BAND_DECIMALS.values())}
"""Decimals of the numbers of each sheet."""
MAKE: dict[str, tuple[str, Callable[[dict[str, Any]], bytes]]] = {
    "csv": (CSV, table),
    "xlsx": (WORKBOOK, lambda run: workbook(run, SHOWN)),
}
"""Ending -> type of the file, and what makes it of an answer."""


def version() -> str:
    """Return a short hash of what makes a file besides its answer."""
    sources = [*Path(components.files.__file__).parent.glob("*.py"), Path(text_files.__file__)]
    digest = hashlib.sha256()
    for path in sorted(sources):
        digest.update(path.read_bytes())
    return f"{body_version()}-files-{digest.hexdigest()[:8]}"


def register(server: Flask) -> None:
    """Add the route of each kind of file."""
    answers = ResultCache(private_directory(), body_version(), in_memory=16)
    made = ResultCache(private_directory(), version(), in_memory=16)

    def body(chosen: model.Scenario, ending: str) -> bytes:
        answer = answers.get(chosen.link, lambda: scenario_body(chosen))
        return MAKE[ending][1](orjson.loads(answer))

    def answered(ending: str) -> Response:
        try:
            chosen, _ = read_query(request.query_string.decode("utf-8", "replace"))
        except BadQuery as error:
            return error_response(error.words, 400)
        content = made.get(f"{ending} {chosen.link}", lambda: body(chosen, ending))
        response = kept_response(content, ASK_AGAIN, mimetype=MAKE[ending][0])
        name = file_name(chosen.link, ending)
        response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
        return response

    for ending in MAKE:
        server.add_url_rule(
            f"/api/v1/scenario.{ending}", f"api_{ending}", lambda ending=ending: answered(ending)
        )
