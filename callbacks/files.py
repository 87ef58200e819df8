"""A scenario as a file: `/api/v1/scenario.csv?LINK` and `/api/v1/scenario.xlsx?LINK`.

Files are made of the very answer of `/api/v1/scenario` and kept beside it.
"""

from typing import Literal

from flask import Flask, Response, request

from callbacks.answers.key import of_file
from callbacks.api import Desk, read_link
from callbacks.replies import split_query
from components.files import file_name
from components.openapi.document import CSV, WORKBOOK

Ending = Literal["csv", "xlsx"]
TYPES: dict[Ending, str] = {"csv": CSV, "xlsx": WORKBOOK}
"""Ending -> type of the file."""


def register(server: Flask, desk: Desk) -> None:
    """Add the route of each kind of file."""

    def answered(ending: Ending) -> Response:
        response = desk.whole(lambda query: of_file(read_link(query), ending), TYPES[ending])
        if response.status_code in (200, 304):
            link, _ = split_query(request.query_string.decode("utf-8", "replace"))
            name = file_name(read_link(link).link, ending)
            response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
        return response

    for ending in TYPES:
        server.add_url_rule(
            f"/api/v1/scenario.{ending}", f"api_{ending}", lambda ending=ending: answered(ending)
        )
