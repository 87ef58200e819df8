"""What declarations look like as JSON schemas: levers, scenarios, metrics, questions."""

from components.openapi.parameters import reference
from components.openapi.shapes import ANY, LABEL, TEXT, UNIT, Schema, closed, rows


def lever() -> Schema:
    """Return the schema of the declaration of a lever, an assumption or a question's field."""
    value = {"type": ["number", "string"]}
    bound = {"type": ["number", "string", "null"]}
    return closed(
        {
            "name": TEXT,
            "group": TEXT,
            "kind": {"enum": ["lever", "assumption", "field"]},
            "label": LABEL,
            "help": LABEL,
            "type": {"enum": ["number", "choice", "date", "link"]},
            "min": bound,
            "max": bound,
            "step": {"type": ["number", "null"]},
            "choices": rows(TEXT),
            "unit": TEXT,
            "default": value,
            "source": TEXT,
            "source_label": LABEL,
            "choice_labels": {"type": "object", "additionalProperties": LABEL},
            "unit_label": UNIT,
        }
    )


def lists() -> dict[str, Schema]:
    """Return the schema of each route that lists declarations."""
    story = closed({"id": TEXT, "name": LABEL, "story": LABEL, "link": TEXT})
    metric = closed(
        {
            "name": TEXT,
            "label": LABEL,
            "short": LABEL,
            "unit": UNIT,
            "better": {"enum": ["up", "down", "none"]},
        }
    )
    about = {"name": TEXT, "label": LABEL, "story": LABEL, "policies": {"type": "boolean"}}
    # The rest of an episode is what its folder states: it differs from one to the next.
    card = {"type": "object", "properties": about, "required": list(about)}
    return {
        "levers": rows(reference("schemas", "Lever")),
        "scenarios": rows(story),
        "mechanisms": rows(closed({"name": TEXT, "label": LABEL})),
        "metrics": rows(metric),
        "episodes": rows(card),
        "questions": rows(reference("schemas", "Question")),
        "openapi.json": ANY,
    }


def question() -> Schema:
    """Return the schema of the declaration of a question."""
    yes_or_no = {"type": "boolean"}
    return closed(
        {
            "name": TEXT,
            "label": LABEL,
            "help": LABEL,
            "of_scenario": yes_or_no,
            "heavy": yes_or_no,
            "fields": rows(reference("schemas", "Lever")),
        }
    )
