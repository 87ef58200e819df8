"""What a validation says of a mechanism, in fixed words: the rule is in ablation.py."""

from collections.abc import Sequence

SUPPORTED, UNDECIDED, AGAINST = "the data support it", "cannot tell", "the data speak against it"
IDLE, DISAGREE = "not at work in this episode", "structures disagree"


def verdict(change: float, margin: float) -> str:
    """Return the verdict on a best loss that changed by so much without the mechanism."""
    if change > margin:
        return SUPPORTED
    return AGAINST if change < -margin else UNDECIDED


def agreed(verdicts: Sequence[str]) -> str:
    """Return the verdict of all structures: theirs if they agree, else that they do not."""
    return verdicts[0] if len(set(verdicts)) == 1 else DISAGREE
