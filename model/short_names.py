"""Short names of outcomes, classes and parts of a move, for legends, cards and narrow tables."""

from model.declare import Text
from model.inquiry.outcomes import OUTCOMES
from model.inquiry.why_fields import part_labels
from model.labels import CLASS_LABEL
from model.measures import METRICS


def short_names() -> dict[str, Text]:
    """Return the short name of everything that has a name of its own, by the key of its words."""
    named: dict[str, Text] = {f"metric.{each.name}": each.label for each in (*METRICS, *OUTCOMES)}
    named |= {f"class.{name}": label for name, label in CLASS_LABEL.items()}
    return {f"{key}.short": label.brief for key, label in (named | part_labels()).items()}
