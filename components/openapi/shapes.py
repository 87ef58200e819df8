"""Pieces of schemas: closed objects, one number a session, words in both languages."""

from collections.abc import Iterable, Mapping
from typing import Any

from components.openapi.parameters import reference

Schema = dict[str, Any]
NUMBER: Schema = {"type": "number"}
TEXT: Schema = {"type": "string"}
ANY: Schema = {"type": "object"}
DAY: Schema = {"type": "string", "format": "date"}
BUILD: Schema = {"type": "string", "description": "the build that answered"}
LABEL = reference("schemas", "Text")
UNIT = reference("schemas", "Unit")
SERIES = reference("schemas", "Series")


def closed(properties: Mapping[str, Any], optional: Iterable[str] = ()) -> Schema:
    """Return the schema of an object with these keys and no others."""
    required = [name for name in properties if name not in set(optional)]
    # What is cheap to check stands first: a missing key is noticed before every number is read.
    rules: Schema = {"type": "object", "required": required, "additionalProperties": False}
    return {**rules, "properties": dict(properties)}


def each(names: Iterable[str], schema: Schema) -> Schema:
    """Return the schema of an object that has the same under each of these names."""
    return closed(dict.fromkeys(names, schema))


def any_name(schema: Schema) -> Schema:
    """Return the schema of an object that has the same under every name, whatever they are."""
    return {"type": "object", "additionalProperties": schema, "minProperties": 1}


def rows(schema: Schema) -> Schema:
    """Return the schema of a list."""
    return {"type": "array", "items": schema}


def text() -> Schema:
    """Return the schema of words in both languages."""
    return each(("en", "zh"), TEXT)


def unit() -> Schema:
    """Return the schema of a unit: its names, and how each language counts and writes it."""
    names = text()["properties"]
    return closed({**names, "zh_factor": NUMBER, "written": LABEL})
