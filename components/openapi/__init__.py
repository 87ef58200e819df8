"""The API as an OpenAPI description, made from what the model and its questions declare."""

from components.openapi.document import description

__all__ = ["description"]
