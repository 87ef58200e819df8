"""A scenario in words, in both languages: its name in the gallery, or its policies."""

from components.catalogue import CALLOUTS, GROUPS
from components.text import TEXT
from model.catalogue import LEVER, LEVERS
from model.declare import Lever, Text, Value
from model.gallery import gallery
from model.links import SHARES, Scenario
from model.mode import MODE, STRUCTURE

VIEWS = (STRUCTURE.name, MODE.name)


def identity(chosen: Scenario) -> str | None:
    """Return the id of the gallery's scenario with these policies and the assumptions it names."""
    for story in gallery():
        assumed = story.scenario.only("assumption").changes
        if story.scenario.only("lever") == chosen.only("lever") and all(
            chosen[name] == value for name, value in assumed
        ):
            return story.id
    return None


def policies(chosen: Scenario) -> Text:
    """Return the policies of a scenario in words."""
    known = next((story for story in gallery() if story.id == identity(chosen)), None)
    if known:
        return known.name
    changed = [each for each in GROUPS if chosen[CALLOUTS[each]["switch"]] != "as_happened"]
    said = [_group(chosen, each) for each in changed]
    return _joined(said, "sentence.join") if said else gallery()[0].name


def _group(chosen: Scenario, group: str) -> Text:
    """Return one policy in words: off, or changed with every lever that differs."""
    switch, name = CALLOUTS[group]["switch"], _words(f"group.{group}")
    if chosen[switch] == "off":
        return _filled("sentence.off", group=name)
    own = chosen["rescue_target"] == "own"
    details = [
        _filled("sentence.detail", lever=LEVER[n].label, value=value_words(LEVER[n], v))
        for n, v in chosen.changes
        if LEVER[n].group == group and n != switch and (own or n not in SHARES)
    ]
    if not details:
        return _filled("sentence.plain", group=name)
    return _filled("sentence.changed", group=name, details=_joined(details, "sentence.list"))


def assumptions(chosen: Scenario) -> Text | None:
    """Return the assumptions that differ, without structure and mode; None if there are none."""
    said = [
        _filled("sentence.detail", lever=LEVER[n].label, value=value_words(LEVER[n], v))
        for n, v in chosen.only("assumption").changes
        if n not in VIEWS
    ]
    return _joined(said, "sentence.list") if said else None


def value_words(lever: Lever, value: Value) -> Text:
    """Return the value of a lever in words."""
    if lever.type == "choice":
        return next(choice.label for choice in lever.choices if choice.value == value)
    if isinstance(value, str):
        return Text(value, value)
    return Text(*(lever.unit.said(value, language) for language in ("en", "zh")))


def view(chosen: Scenario, name: str) -> Text:
    """Return structure or mode in words."""
    return value_words(LEVER[name], chosen[name])


def every_lever(chosen: Scenario) -> list[tuple[Lever, Value]]:
    """Return each lever and assumption with the value that it has in a scenario."""
    return [(lever, chosen[lever.name]) for lever in LEVERS]


def _words(key: str) -> Text:
    return Text(**TEXT[key])


def _filled(key: str, **values: Text) -> Text:
    words = _words(key)
    return Text(
        words.en.format(**{name: value.en for name, value in values.items()}),
        words.zh.format(**{name: value.zh for name, value in values.items()}),
    )


def _joined(said: list[Text], key: str) -> Text:
    by = _words(key)
    return Text(by.en.join(each.en for each in said), by.zh.join(each.zh for each in said))
