"""Sources in both languages: those that many declarations share, and the letter they carry.

H: official text, exchange data, or two independent sources; M: one credible source; L: assumed or
unconfirmed. Where a source names several, the first is that of the default itself.
"""

import re

from model.declare import Text, said_source

ASSUMED = Text("assumed (L)", "假设（L）")
OF_USER = Text("choice of the user", "由使用者选择")
LETTER = re.compile(r"[(;]\s*([HML])\)")


def confidence(source: Text | str) -> str:
    """Return H, M or L; empty where the source carries none (a choice of the model's design)."""
    found = LETTER.search(said_source(source).en)
    return found.group(1) if found else ""
