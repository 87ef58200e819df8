"""The fields of a question as controls, from their declaration."""

from components import units
from components.markup import Markup, tag
from components.pages.spec import Words
from model.declare import Lever
from model.inquiry import QUESTION
from model.inquiry.outcomes import OUTCOMES

SIDE_BY_SIDE = 4
"""A choice of this many values or fewer stands side by side; more are a list."""


def words_of(questions: tuple[str, ...]) -> Words:
    """Return the words of all fields: `field.QUESTION.FIELD`, `.help`, `.unit` and one a choice."""
    words: Words = {}
    for name in questions:
        for field in QUESTION[name].fields:
            key = f"field.{name}.{field.name}"
            words[key], words[f"{key}.help"] = field.label.json(), field.help.json()
            words[f"{key}.unit"] = units.name(field.unit.json())
            words |= {f"{key}.{c.value}": c.label.json() for c in field.choices}
    return words


def controls(question: str, only: tuple[str, ...] = ()) -> Markup:
    """Return the controls of a question's fields (or some of them), in the order of declaration."""
    fields = [f for f in QUESTION[question].fields if not only or f.name in only]
    return tag("div", *[control(question, field) for field in fields], class_="fields")


def control(question: str, field: Lever) -> Markup:
    """Return one field: its name, and a control of its type."""
    key, name = f"field.{question}.{field.name}", f"field-{field.name}"
    label = tag(
        "label", field.label.en, data_t=key, for_=name, title=field.help.en, data_tt=f"{key}.help"
    )
    unit = tag("span", field.unit.en, data_t=f"{key}.unit", class_="unit") if field.unit.en else ""
    return tag("div", label, unit, _input(field, key, name), class_=f"field {field.type}")


def _input(field: Lever, key: str, name: str) -> Markup:
    said = {"aria_label": field.label.en, "data_ta": key, "data_field": field.name}
    if field.type == "choice" and len(field.choices) <= SIDE_BY_SIDE:
        buttons = [
            tag("button", c.label.en, type="button", data_t=f"{key}.{c.value}",
                data_value=c.value, aria_pressed="false")
            for c in field.choices
        ]  # fmt: skip
        return tag("div", *buttons, class_="segments", role="group", id=name, **said)
    if field.type == "choice":
        options = [
            tag("option", c.label.en, value=c.value, data_t=f"{key}.{c.value}")
            for c in field.choices
        ]
        return tag("select", *options, id=name, class_="select", **said)
    bounds = {"min": f"{field.min}", "max": f"{field.max}", "value": f"{field.default}"}
    if field.type == "date":
        return tag("input", type="date", id=name, class_="input", **bounds, **said)
    step = f"{field.step:g}" if field.step else "any"
    return tag("input", type="number", id=name, class_="input", step=step, **bounds, **said)


def own_choice(
    key: str, label: Markup, choices: list[tuple[str, Markup]], default: str, name: dict[str, str]
) -> Markup:
    """Return a control of the page itself: what is shown of an answer, not what is asked.

    Its value stands in the address under `key`, which the page lists among its `keys`.
    """
    if len(choices) <= SIDE_BY_SIDE:
        buttons = [
            tag("button", inside, type="button", data_value=value, aria_pressed="false")
            for value, inside in choices
        ]
        control_ = tag("div", *buttons, class_="segments", role="group", data_own=key,
                       data_default=default, **name)  # fmt: skip
        return tag("div", label, control_, class_="field")
    return tag("div", label, own_list(key, choices, default, name), class_="field")


def own_list(
    key: str, choices: list[tuple[str, Markup]], default: str, name: dict[str, str]
) -> Markup:
    """Return a list of values of which one is shown."""
    return tag("select", *[choice for _, choice in choices], class_="select", data_own=key,
               data_default=default, **name)  # fmt: skip


def outcomes(default: str = "trough_csi2000") -> Markup:
    """Return the list of outcomes of which one is shown, under the key `metric`."""
    options = [
        (m.name, tag("option", m.label.en, value=m.name, data_t=f"metric.{m.name}"))
        for m in OUTCOMES
    ]
    label = tag("label", "Outcome", data_t="ask.metric")
    name = {"aria_label": "Outcome", "data_ta": "ask.metric"}
    return tag("div", label, own_list("metric", options, default, name), class_="field")
