"""A scenario as a file: `/api/v1/scenario.csv?LINK&lang=zh` and `/api/v1/scenario.xlsx?LINK`.

Files are made of the very answer of `/api/v1/scenario` and kept beside it. Their words are not
covered by the hash of the model, so that a browser always asks whether its copy is current.
"""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import orjson
from flask import Flask, Response, request

import components.files
import model
from callbacks.api import ASK_AGAIN, BadQuery, error_response, kept_response, read_query
from callbacks.cache import ResultCache, private_directory
from callbacks.payload import BAND_DECIMALS, DECIMALS, body_version, scenario_body
from components import text, text_files, text_sheets
from components.catalogue import LANGUAGES
from components.files import file_name, table, workbook
from components.openapi.document import CSV, WORKBOOK

SHOWN = DECIMALS | {"bands": max(BAND_DECIMALS.values())}
"""Decimals of the numbers of each sheet."""
LONGEST = 40
"""Characters of a value that a refusal repeats."""
MAKE: dict[str, tuple[str, Callable[[dict[str, Any], str], bytes]]] = {
    "csv": (CSV, table),
    "xlsx": (WORKBOOK, lambda run, language: workbook(run, SHOWN, language)),
}
"""Ending -> type of the file, and what makes it of an answer in a language."""


def language_of(query: str) -> str:
    """Return the language that a query asks for, the first of all if none; else raise BadQuery."""
    given = [value for name, value in parse_qsl(query, keep_blank_values=True) if name == "lang"]
    if len(given) > 1 or not set(given) <= set(LANGUAGES):
        value = ", ".join(given)[:LONGEST]
        raise BadQuery(
            {key: said.format(value=value) for key, said in text_sheets.LANGUAGE.items()}
        )
    return given[0] if given else LANGUAGES[0]


def version() -> str:
    """Return a short hash of what makes a file besides its answer."""
    told = [Path(str(module.__file__)) for module in (text, text_files, text_sheets)]
    sources = [*Path(components.files.__file__).parent.glob("*.py"), *told]
    digest = hashlib.sha256()
    for path in sorted(sources):
        digest.update(path.read_bytes())
    return f"{body_version()}-files-{digest.hexdigest()[:8]}"


def register(server: Flask) -> None:
    """Add the route of each kind of file."""
    answers = ResultCache(private_directory(), body_version(), in_memory=16)
    made = ResultCache(private_directory(), version(), in_memory=16)

    def body(chosen: model.Scenario, ending: str, language: str) -> bytes:
        answer = answers.get(chosen.link, lambda: scenario_body(chosen))
        return MAKE[ending][1](orjson.loads(answer), language)

    def answered(ending: str) -> Response:
        try:
            query = request.query_string.decode("utf-8", "replace")
            chosen, language = read_query(query)[0], language_of(query)
        except BadQuery as error:
            return error_response(error.words, 400)
        key = f"{ending} {language} {chosen.link}"
        content = made.get(key, lambda: body(chosen, ending, language))
        response = kept_response(content, ASK_AGAIN, mimetype=MAKE[ending][0])
        name = file_name(chosen.link, ending)
        response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
        return response

    for ending in MAKE:
        server.add_url_rule(
            f"/api/v1/scenario.{ending}", f"api_{ending}", lambda ending=ending: answered(ending)
        )
