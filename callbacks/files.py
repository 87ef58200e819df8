"""A scenario as a file: `/api/v1/scenario.csv?LINK&lang=zh` and `/api/v1/scenario.xlsx?LINK`.

Files are made of the very answer of `/api/v1/scenario` and kept beside it.
"""

from typing import Literal
from urllib.parse import parse_qsl

from flask import Flask, Response, request

from callbacks.answers.key import AnswerKey, of_file
from callbacks.api import Desk, read_link
from callbacks.replies import BadQuery, split_query
from components import text_sheets
from components.catalogue import LANGUAGES
from components.files import file_name
from components.openapi.document import CSV, WORKBOOK

Ending = Literal["csv", "xlsx"]
TYPES: dict[Ending, str] = {"csv": CSV, "xlsx": WORKBOOK}
"""Ending -> type of the file."""
LONGEST = 40
"""Characters of a value that a refusal repeats."""


def language_of(query: str) -> str:
    """Return the language that a query asks for, the first of all if none; else raise BadQuery."""
    given = [value for name, value in parse_qsl(query, keep_blank_values=True) if name == "lang"]
    if len(given) > 1 or not set(given) <= set(LANGUAGES):
        value = ", ".join(given)[:LONGEST]
        raise BadQuery(
            {key: said.format(value=value) for key, said in text_sheets.LANGUAGE.items()}
        )
    return given[0] if given else LANGUAGES[0]


def register(server: Flask, desk: Desk) -> None:
    """Add the route of each kind of file."""

    def answered(ending: Ending) -> Response:
        def key(query: str) -> AnswerKey:
            return of_file(read_link(query), ending, language_of(query))

        response = desk.whole(key, TYPES[ending])
        if response.status_code in (200, 304):
            link, _ = split_query(request.query_string.decode("utf-8", "replace"))
            name = file_name(read_link(link).link, ending)
            response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
        return response

    for ending in TYPES:
        server.add_url_rule(
            f"/api/v1/scenario.{ending}", f"api_{ending}", lambda ending=ending: answered(ending)
        )
