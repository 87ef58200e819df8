"""The glossary: all terms, and the words of their page."""

from typing import Any

from components.glossary_term import Term, w
from components.text_model_terms import MODEL_TERMS
from components.text_numbers import NUMBERS
from components.text_terms import DERIVATIVES, INDICES, MARKET, PRODUCTS

TERMS: tuple[Term, ...] = (
    *INDICES, *DERIVATIVES, *PRODUCTS, *MARKET, *MODEL_TERMS, *NUMBERS,
)  # fmt: skip

GLOSSARY: dict[str, dict[str, str]] = {
    "page.glossary": w("Glossary", "术语表"),
    "page.glossary.menu": w("Glossary", "术语表"),
    "page.glossary.lead": w(
        "Terms of the field and of this model, and the formula of every number on a card. Underlined "
        "words on every page show the same text when pointed at, tapped, or reached by keyboard.",
        "行业与本模型的术语，以及各卡片数字的计算公式。各页带下划线的词，鼠标悬停、点按或键盘聚焦时显示同样的解释。",
    ),
    "glossary.filter": w("Filter", "筛选"),
    "glossary.hint": w("Term or words", "术语或关键词"),
    "glossary.found": w("{n} of {all} terms", "{n}／{all}个术语"),
    "glossary.none": w("No term has these words.", "没有匹配的术语。"),
    "glossary.source": w("Source: {source}", "来源：{source}"),
    "glossary.definition": w("By definition.", "按定义。"),
    "glossary.model": w("A term of this model.", "本模型定义。"),
}
GLOSSARY |= {f"term.{term.key}": term.label for term in TERMS}
GLOSSARY |= {f"term.{term.key}.said": term.said for term in TERMS}


def terms_for_browser() -> list[dict[str, Any]]:
    """Return the terms as the script that marks them up reads them."""
    return [term.json() for term in TERMS]
