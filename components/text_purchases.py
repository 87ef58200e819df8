"""Words beside the creations of ETFs: what was published, what is counted, what is assumed."""

from components.pages.spec import Words, w
from model.dates import said
from model.declare import BILLION
from model.policies import purchases
from model.policies.creations import money

TICKS = (0.0, 20.0, 40.0)
"""Marks on the axis of the picture, CNY bn."""
_told = {name: money(value) for name, value in vars(purchases.told()).items()}
_DAYS = {
    "began": said(purchases.BEGAN),
    "first": said(purchases.OBSERVED[0]),
    "last": said(purchases.OBSERVED[1]),
    "calm_from": said(purchases.CALM[0]),
    "calm_to": said(purchases.CALM[1]),
    "day2000": said(purchases.CSI2000_DAY),
}


def _dated(en: str, zh: str) -> dict[str, str]:
    """Fill days and sums in."""
    words = _DAYS | _told
    return w(
        en.format(**{name: each.en for name, each in words.items()}),
        zh.format(**{name: each.zh for name, each in words.items()}),
    )


PURCHASES: Words = {
    "purchases": w(
        "Creations as published, and what is counted", "净申购原始数据与计入模型的金额"
    ),
    "purchases.what": w("What", "项目"),
    "purchases.kind": w("Kind", "性质"),
    "purchases.amount": w("Sum, 2024", "合计（2024年）"),
    "purchases.source": w("Source", "来源"),
    "purchases.kind.observed": w("observed", "实际数据"),
    "purchases.kind.derived": w("observed, counted by a rule", "实际数据，按规则计入"),
    "purchases.kind.assumed": w("assumption", "假设"),
    "purchases.kind.replaced": w("rule no longer used", "已停用的口径"),
    "purchases.row.raw": _dated(
        "Net creations of nine ETFs (CSI 300, SSE 50, CSI 500, CSI 1000; ChiNext left out), "
        "{first} to {last}",
        "九只ETF（沪深300、上证50、中证500、中证1000；不含创业板）净申购，{first}至{last}",
    ),
    "purchases.row.raw_before": _dated(
        "of which before {began}: not counted", "其中{began}之前：不计入"
    ),
    "purchases.row.counted": _dated(
        "Counted as bought: from {began}, the days of an index with net redemption as zero",
        "计入国家队买入：{began}起，各指数净赎回日计为零",
    ),
    "purchases.row.assumed": _dated(
        "CSI 2000 ETFs on {day2000}: net creations are not known",
        "{day2000}中证2000ETF：净申购数据缺失",
    ),
    "purchases.row.above_calm": _dated(
        "Earlier rule: above the median day of {calm_from} to {calm_to} ({calm}), clipped",
        "原口径：扣除{calm_from}至{calm_to}的日中位数（{calm}）并剔除负值",
    ),
    "purchases.from.exchanges": w(
        "Shanghai and Shenzhen exchanges: fund shares times average price (H; CSI 500 and 1000 M)",
        "上交所、深交所基金份额变动×当日均价（H；中证500、1000为M）",
    ),
    "purchases.from.rule": w(
        "that the national team bought all of it is assumed (M): creations show no buyer",
        "全部视为国家队买入为假设（M）：申购数据不显示申购人",
    ),
    "purchases.from.assumed": w(
        "assumed (L); five ETFs traded CNY 6.9 bn that day", "假设（L）；当日五只ETF成交69亿元"
    ),
    "purchases.from.calm": w(
        "nine sessions, and the sign for the CSI 300 depends on which days are taken",
        "仅九个交易日，且沪深300的正负取决于所选日期",
    ),
    "purchases.picture": w(
        "Net creations of each session as published (outline) and what is counted (filled); the "
        "dashed part is assumed for CSI 2000.",
        "各交易日净申购原始数据（空心）与计入金额（实心）；虚线部分为中证2000的假设值。",
    ),
    "purchases.unit": w("CNY bn a day", "亿元/日"),
    **{f"purchases.sum.{name}": _told[name].json()
       for name in ("raw", "raw_before", "counted", "assumed", "above_calm")},
    **{f"purchases.tick.{tick:g}": w(BILLION.number(tick, "en"), BILLION.number(tick, "zh"))
       for tick in TICKS},
}  # fmt: skip
