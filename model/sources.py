"""How sure a source is: the letter that its words carry.

H: official text, exchange data, or two independent sources; M: one credible source; L: assumed or
unconfirmed. Where a source names several, the first is that of the default itself.
"""

import re

LETTER = re.compile(r"[(;]\s*([HML])\)")


def confidence(source: str) -> str:
    """Return H, M or L; empty where the source carries none (a choice of the model's design)."""
    found = LETTER.search(source)
    return found.group(1) if found else ""
