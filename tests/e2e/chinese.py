"""What a Chinese reader must not meet: another language, the wrong unit, points for a return."""

import re
from collections.abc import Collection, Iterable

ALLOWED = set(
    re.findall(
        r"\S+",
        # names: this project, contracts and products, a class of shares, a licence, tools
        "QuantQuake IF IC IM DMA ETF ST MIT GET Python pandas curl BibTeX Sobol Delta Beta Alpha "
        # forms of files
        "CSV XLSX PNG JSON "
        # a function, T+0 and T+1, a class a and a line l of an equation
        "Logistic T a l "
        # structures, letters of confidence, the button that leads to English
        "A B H M L EN",
    )
)
"""Latin words that may stand in Chinese text anywhere; the rest must stand in a marked element."""
WORD = re.compile(r"[A-Za-z][A-Za-z0-9'’_.-]*[A-Za-z0-9]|[A-Za-z]")
CODED = re.compile(
    r"(?<![0-9A-Za-z])[0-9a-f]{12}(?![0-9A-Za-z])"  # hash of the model
    # authors and year
    r"|[A-Z][a-z]+(?:(?:、|，|, | and )[A-Z][a-z]+)*(?:等)?(?:（|，| )\d{4}"
    r"|\d[\d.]*e[−+-]\d+"
    r"|make [a-z]+"
    r"|(?<=[：称])“[^”]*”"  # what a reader typed or a link said, repeated
    r"|8841431\.WI"
    r"|docs/[\w.-]+"
    r"|(?<![A-Za-z])Esc(?![A-Za-z])"
)
NUMBER = r"(?:[−+-]\d[\d.]*|(?<![\d,.])\d+\.\d+|(?<![\d,.])\d{1,2})"
HAN = "[\u4e00-\u9fff]"
RETURN = r"(?:超额|收益|回撤|损失|涨跌)"
WRONG = {
    "十亿元": re.compile("十亿元"),
    "点 for a return": re.compile(
        rf"{NUMBER}\s*个?点(?![位击钟半])|{RETURN}[^。；，]{{0,8}}[（, ]点[）\s]"
    ),
    "space before a unit": re.compile(r"\d (?:亿元|个百分点|倍|%)"),
    "half-width punctuation": re.compile(rf"{HAN}\d{{0,4}} ?[,;:?!](?!\d)|{HAN} ?\([^\d]"),
}

CITED = "⟦source⟧"
"""Stands before the words of a source, whose publishers and titles may be Latin."""
TEXTS = """() => {
  const marked = 'code, math, pre, kbd, samp, script, style, noscript, template,' +
    ' [lang="en"], [translate="no"], a[href^="http"]';
  const found = [];
  const cited = (is) => (is ? '⟦source⟧' : '');
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const parent = node.parentElement;
    if (!node.data.trim() || parent.closest(marked)) continue;
    const source = parent.closest('cite');
    found.push(source ? cited(true) + source.textContent.trim() : node.data.trim());
  }
  for (const name of ['aria-label', 'title', 'placeholder', 'aria-valuetext', 'alt']) {
    for (const node of document.querySelectorAll(`[${name}]`)) {
      const text = node.getAttribute(name).trim();
      if (text && !node.closest(marked)) {
        const source = node.dataset.cites === name || node.closest('cite');
        found.push(`${cited(source)}[${name}] ${text}`);
      }
    }
  }
  found.push(document.title);
  return [...new Set(found)];
}"""
"""Every text of a page and every name of a control, shown or not, outside marked elements."""


NAMES = 6
"""Latin words that a source may consist of without a Chinese one: authors, a paper's short name."""


def faults(texts: Iterable[str], codes: Collection[str] = ()) -> list[str]:
    """Return each text that no Chinese reader should meet, with what is wrong with it.

    `codes` are names of an interface that may stand in it, on the page that describes them.
    """
    found = []
    for text in texts:
        if text.startswith(CITED):
            if len(WORD.findall(text)) > NAMES and not re.search(HAN, text):
                found.append(f"source in English: {text[:120]}")
            continue
        said = re.sub(r"^\[[\w-]+\] ", "", text)
        found_words = WORD.findall(CODED.sub("", said))
        latin = [word for word in found_words if word not in ALLOWED and word not in codes]
        if latin:
            found.append(f"{', '.join(latin[:6])}: {text[:120]}")
        found += [f"{name}: {text[:120]}" for name, wrong in WRONG.items() if wrong.search(said)]
    return found
