"""Words of the switch between episodes and of the page of an episode without levers."""

Words = dict[str, str]


def _w(en: str, zh: str) -> Words:
    return {"en": en, "zh": zh}


EPISODE: dict[str, Words] = {
    "episode": _w("Episode", "案例"),
    "episode.china_2024": _w("China 2024", "中国2024"),
    "episode.us_2007": _w("US August 2007", "美国2007年8月"),
    "episode.leverage": _w("Leverage of the long-short portfolios", "多空组合的融资杠杆"),
    "episode.leverage.help": _w(
        "The same stock and the same sales in money; other own money. The cap moves in proportion.",
        "持仓与抛售金额不变，仅改变自有资金；杠杆上限同比例调整。",
    ),
    "episode.leverage.value": _w("{value}:1", "{value}倍"),
    "episode.leverage.stated": _w("Back to {value}:1", "恢复{value}倍"),
    "episode.sentence": _w(
        "In this model, at {leverage}:1, the strategy whose returns were published loses {loss}% over "
        "the three days before its best day and gains {rebound}% on it; published: {published_loss}% "
        "and {published_rebound}%. The market as a whole moves by {market}% at most.",
        "本模型中，杠杆为{leverage}倍时，有公布收益的策略在最佳日之前三日累计回撤{loss}%，最佳日上涨{rebound}%；"
        "公布值分别为{published_loss}%与{published_rebound}%。大盘整体最多变动{market}%。",
    ),
    "episode.no_levers": _w(
        "The policies of 2024 do not act here; leverage is the only number to set.",
        "2024年的政策在本案例中不起作用，可调的只有融资杠杆倍数。",
    ),
    "episode.kpi.loss": _w("Three days before the best day", "最佳日前三日"),
    "episode.kpi.rebound": _w("Best day", "最佳日"),
    "episode.kpi.ratio": _w("Share of the loss recovered", "次日收复比例"),
    "episode.kpi.market_furthest": _w(
        "Whole market, furthest from its start", "大盘较期初最大偏离"
    ),
    "episode.kpi.nav_trough": _w("{class}: maximum NAV loss", "{class}：净值最大跌幅"),
    "episode.kpi.published": _w("published {value}", "公布{value}"),
    "episode.kpi.unpublished": _w("nothing published", "无公布值"),
    "episode.kpi.funds": _w(
        "funds reported losses of {low} to {high}% (below)",
        "媒体报道的基金亏损为{low}%至{high}%（见下表）",
    ),
    "episode.chart.returns": _w(
        "Daily return of the strategies, %, without borrowed money", "策略日收益（%，无杠杆）"
    ),
    "episode.chart.legs": _w("Long and short legs, start = 100", "多头/空头组合走势，期初＝100"),
    "episode.chart.leverage": _w("Leverage: gross stock over own money", "杠杆：股票总额/自有资金"),
    "episode.chart.nav": _w("NAV, start = 1", "净值，期初＝1"),
    "episode.key.model": _w("simulated", "模拟"),
    "episode.key.published": _w("published", "公布"),
    "episode.key.published.of": _w("published ({series})", "公布：{series}"),
    "episode.key.stated": _w("simulated at {value}", "模拟，{value}"),
    "episode.returns": _w("Against what was published", "与公布值对照"),
    "episode.column.date": _w("Day", "日期"),
    "episode.column.published": _w("Published, %", "公布，%"),
    "episode.column.recalled": _w("From memory, unchecked, %", "凭记忆、未核原文，%"),
    "episode.losses": _w("What funds were reported to have lost", "媒体报道的基金亏损"),
    "episode.losses.note": _w(
        "Spans differ, and none of these funds is one of the model's portfolios: they say how large "
        "losses were, not whether the model's NAV is right.",
        "统计区间各异，且均非模型中的组合：只说明亏损的量级，不能用来检验模型净值是否正确。",
    ),
    "episode.column.fund": _w("Fund", "基金"),
    "episode.column.lost": _w("Reported, %", "报道值，%"),
    "episode.column.span": _w("Over", "区间"),
    "episode.range": _w("{low} to {high}", "{low}至{high}"),
    "episode.column.confidence": _w("Confidence", "可信度"),
    "episode.column.source": _w("Source", "来源"),
    "episode.export.returns": _w("Image (PNG): daily returns", "图片（PNG）：日收益"),
    "episode.export.legs": _w("Image (PNG): legs", "图片（PNG）：多头/空头组合"),
    "episode.export.leverage": _w("Image (PNG): leverage", "图片（PNG）：杠杆"),
    "episode.export.nav": _w("Image (PNG): NAV", "图片（PNG）：净值"),
    "episode.fitted": _w("What was fitted", "拟合说明"),
    "episode.column.number": _w("Number of the model", "模型参数"),
    "episode.column.value": _w("Value", "取值"),
    "episode.column.fitted": _w("Fitted", "拟合"),
    "episode.yes": _w("yes", "是"),
    "episode.no": _w("no", "否"),
    "episode.limits": _w("What it cannot tell", "局限"),
    "episode.active": _w("What acts, and what does not", "起作用与不起作用的机制"),
    "episode.dated": _w("Dated inputs", "按日期给定的输入"),
}
