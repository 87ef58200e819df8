"""HTML as text, for pages that the server writes whole."""

import html
import json
from typing import Any


class Markup(str):
    """Text that is HTML already; anything else is escaped."""


def tag(name: str, *inside: str, **attributes: str | bool | None) -> Markup:
    """Return an element. An attribute's underscores are hyphens; `True` has no value, None none."""
    given = "".join(_attribute(key, value) for key, value in attributes.items())
    if name in ("link", "meta", "input"):
        return Markup(f"<{name}{given}>")
    return Markup(f"<{name}{given}>{''.join(map(_inside, inside))}</{name}>")


def _inside(part: str) -> str:
    return part if isinstance(part, Markup) else html.escape(part, quote=False)


def _attribute(key: str, value: str | bool | None) -> str:
    name = key.rstrip("_").replace("_", "-")
    if value is None or value is False:
        return ""
    return f" {name}" if value is True else f' {name}="{html.escape(value)}"'


def data(name: str, value: Any) -> Markup:
    """Return JSON for a script to read: never run, and unable to end its own element."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return Markup(f'<script type="application/json" id="{name}">{text}</script>')
