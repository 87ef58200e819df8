"""The creations of ETFs as published beside what the model counts of them: a table, a picture."""

from components.markup import Markup, tag
from components.pages.mechanism_parameters import card, table
from components.pages.spec import Page
from components.text_purchases import TICKS
from model.names import INDEX
from model.policies import purchases

ROWS = (
    ("raw", "observed", "exchanges"),
    ("raw_before", "observed", "exchanges"),
    ("counted", "derived", "rule"),
    ("assumed", "assumed", "assumed"),
    ("above_calm", "replaced", "calm"),
)
"""Sum, what kind of number it is, where it comes from."""
WIDTH, HEIGHT = 640, 220
LEFT, RIGHT, BELOW = 40, 14, 24
LOW, HIGH = -8.0, 44.0
"""Ends of the axis, CNY bn a day."""


def purchases_card(page: Page) -> Markup:
    """Return the card: every sum with its kind and source, and each session as two bars."""
    rows = [
        (
            page.say(f"purchases.row.{name}", "th", scope="row"),
            page.say(f"purchases.kind.{kind}", "td"),
            page.say(f"purchases.sum.{name}", "td", class_="figure"),
            page.say(f"purchases.from.{source}", "td"),
        )
        for name, kind, source in ROWS
    ]
    heads = [f"purchases.{column}" for column in ("what", "kind", "amount", "source")]
    return card(
        page,
        "purchases",
        table(page, heads, rows),
        tag("div", _picture(page), class_="wide", tabindex="0", role="region",
            aria_label=page.words["purchases.picture"]["en"], data_ta="purchases.picture"),
        page.say("purchases.picture", "p", class_="note"),
    )  # fmt: skip


def _height(value: float) -> float:
    return (HIGH - value) / (HIGH - LOW) * (HEIGHT - BELOW)


def _bar(left: float, wide: float, low: float, high: float, look: str) -> Markup:
    top, bottom = _height(max(low, high)), _height(min(low, high))
    return Markup(f'<rect class="{look}" x="{left:.1f}" y="{top:.1f}" width="{wide:.1f}" '
                  f'height="{bottom - top:.1f}"/>')  # fmt: skip


def _picture(page: Page) -> Markup:
    """Return both bars of every session, and the dates on which something begins or ends."""
    raw = purchases.raw_creations().sum(axis=1)
    counted = purchases.observed_purchases().sum(axis=1)
    assumed = purchases.history()[:, INDEX["csi2000"]]
    days = [str(each)[:10] for each in raw.index]
    step = (WIDTH - LEFT - RIGHT) / len(days)
    marks: list[Markup] = []
    for tick in TICKS:
        y = _height(tick)
        marks.append(Markup(f'<path class="line" d="M{LEFT} {y:.1f}H{WIDTH}"/>'))
        marks.append(page.say(f"purchases.tick.{tick:g}", "text", x=str(LEFT - 6), y=f"{y + 4:.1f}",
                              text_anchor="end"))  # fmt: skip
    for at, day in enumerate(days):
        left = LEFT + step * at + 0.1 * step
        used = float(counted.iloc[at])
        marks.append(_bar(left + 0.3 * step, 0.5 * step, 0.0, used, "counted"))
        marks.append(_bar(left, 0.4 * step, 0.0, float(raw.iloc[at]), "raw"))
        if assumed[at] > 0.0:
            top = used + float(assumed[at])
            marks.append(_bar(left + 0.3 * step, 0.5 * step, used, top, "assumed"))
        if day in (*purchases.OBSERVED, purchases.BEGAN, purchases.CSI2000_DAY):
            marks.append(tag("text", day[5:], x=f"{left + 0.4 * step:.1f}", y=str(HEIGHT - 6),
                             text_anchor="middle"))  # fmt: skip
    marks.append(page.say("purchases.unit", "text", x=str(LEFT + 4), y="12"))
    return Markup(f'<svg class="creations" viewBox="0 0 {WIDTH} {HEIGHT}" aria-hidden="true">'
                  f"{''.join(marks)}</svg>")  # fmt: skip
