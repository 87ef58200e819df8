"""House terms: one term for one thing in each language, and no other form anywhere."""

import json
import re
from typing import Any

import pytest

from tests.words import ROOT, Said, everything, words

PATH = ROOT / "components" / "house_terms.json"
CONCEPTS: list[dict[str, Any]] = json.loads(PATH.read_text("utf-8"))
NAMES = [each["concept"] for each in CONCEPTS]
LANGUAGES = ("en", "zh")


def _forbidden(concept: dict[str, Any], language: str) -> list[dict[str, Any]]:
    forms: list[dict[str, Any]] = concept.get("forbidden", {}).get(language, [])
    return forms


def _found(rule: dict[str, Any], text: str) -> list[str]:
    """Return where a text has a forbidden form outside the contexts that allow it.

    The names of places to fill in are code.
    """
    text = re.sub(r"\{\w*\}", "{}", text)
    for allowed in rule.get("allowed", []):
        text = re.sub(allowed, lambda match: "\0" * len(match.group()), text)
    found = re.finditer(rule["form"], text)
    return [text[max(0, match.start() - 30) : match.end() + 30] for match in found]


def broken(said: tuple[Said, ...], concept: dict[str, Any]) -> list[str]:
    """Return each breach of a concept's rules: place, form, what is said instead, context."""
    return [
        f"{each.place}: {rule['form']} ({rule['why']}; say {concept[language]}) in …{context}…"
        for language in LANGUAGES
        for rule in _forbidden(concept, language)
        for each in said
        for context in _found(rule, getattr(each, language))
    ]


def test_each_concept_is_whole_and_no_term_stands_for_two() -> None:
    assert len(set(NAMES)) == len(NAMES) > 40
    for language in LANGUAGES:
        terms = [each[language].casefold() for each in CONCEPTS]
        assert len(set(terms)) == len(terms) and all(terms)
    for concept in CONCEPTS:
        assert set(concept) <= {"concept", "en", "zh", "also", "forbidden", "labels"}
        for language in LANGUAGES:
            for rule in _forbidden(concept, language):
                assert set(rule) <= {"form", "why", "allowed"} and rule["why"]
                assert not re.search(rule["form"], ""), rule


def test_no_term_is_forbidden_by_another() -> None:
    terms = tuple(Said(each["concept"], each["en"], each["zh"]) for each in CONCEPTS)
    assert not [breach for concept in CONCEPTS for breach in broken(terms, concept)]


def test_a_forbidden_form_is_found_and_its_context_allowed() -> None:
    by_name = dict(zip(NAMES, CONCEPTS, strict=True))
    bad = (Said("here", "The DMA ban made every vector swap.", "DMA禁令下，两融换仓3点。"),)
    for name in ("DMA net-sell limit", "parameter set", "switching", "leverage",
                 "difference of returns"):  # fmt: skip
        assert broken(bad, by_name[name]), name
    good = (Said("here", "A total return swap; `vectors` of the API.", "DMA的杠杆，每点200元。"),)
    assert not [breach for concept in CONCEPTS for breach in broken(good, concept)]


def test_all_kinds_of_words_are_read() -> None:
    places = {each.place.split(":")[0] for each in everything()}
    for part in ("components/text.py", "components/text_claims.py", "components/text_terms.py",
                 "components/openapi/words.py", "model/data/claims.json", "model/names.py",
                 "model/data/scenarios.json", "model/data/mechanism_stories.json",
                 "model/data/events.csv", "model/labels.py", "model/symbols.py",
                 "model/policies/rescue.py", "model/mechanisms/leverage.py",
                 "model/data/episodes/us_2007/episode.json"):  # fmt: skip
        assert part in places, part
    assert len(everything()) > 2000


@pytest.mark.parametrize("concept", CONCEPTS, ids=NAMES)
def test_nothing_is_called_by_another_name(concept: dict[str, Any]) -> None:
    breaches = broken(everything(), concept)
    assert not breaches, "\n".join(breaches)


def _named(concept: dict[str, Any], text: str) -> bool:
    """Whether an English text names the concept, by its term or a short form that is allowed."""
    names = (concept["en"], *concept.get("also", {}).get("en", []))
    return any(name.casefold() in text.casefold() for name in names)


@pytest.mark.parametrize("concept", CONCEPTS, ids=NAMES)
def test_a_term_has_one_translation(concept: dict[str, Any]) -> None:
    """Whatever is called exactly the term in one language is called it in the other."""
    apart = [
        f"{each.place}: {each.en} / {each.zh}"
        for each in everything()
        if each.en and each.zh
        if (each.en.casefold() == concept["en"].casefold() and concept["zh"] not in each.zh)
        or (each.zh == concept["zh"] and not _named(concept, each.en))
    ]
    assert not apart, f"{concept['en']} / {concept['zh']}:\n" + "\n".join(apart)


LABELLED = [concept for concept in CONCEPTS if "labels" in concept]


@pytest.mark.parametrize("concept", LABELLED, ids=lambda concept: concept["concept"])
def test_a_label_is_the_term(concept: dict[str, Any]) -> None:
    for key in concept["labels"]:
        said = words()[key]
        assert concept["en"].casefold() in said["en"].casefold(), (key, said)
        assert concept["zh"] in said["zh"], (key, said)
