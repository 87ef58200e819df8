"""Text in components: each piece carries its key, so the browser can switch language in place."""

from typing import Any

from dash import html

Words = dict[str, dict[str, str]]


class Say:
    """Puts words into components by key, in English until the browser says otherwise."""

    def __init__(self, words: Words) -> None:
        self.words = words

    def __call__(self, key: str, className: str | None = None) -> html.Span:  # noqa: N803
        """Return the words of a key as a span."""
        return html.Span(self.text(key), className=className, **{"data-t": key})

    def text(self, key: str) -> str:
        """Return the words of a key as plain text."""
        return self.words[key]["en"]

    def name(self, key: str) -> dict[str, Any]:
        """Return the attributes that give a control its accessible name."""
        return {"aria-label": self.text(key), "data-ta": key}

    def has(self, key: str) -> bool:
        """Tell whether a key has words."""
        return key in self.words
