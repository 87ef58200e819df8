"""A day in words, without its year."""

import datetime as dt

from model.declare import Text


def said(day: str) -> Text:
    """Return an ISO date as a sentence of each language says it."""
    date = dt.date.fromisoformat(day)
    return Text(f"{date.day} {date:%B}", f"{date.month}月{date.day}日")
