"""Words of the switch between episodes and of the page of an episode without levers."""

Words = dict[str, str]


def _w(en: str, zh: str) -> Words:
    return {"en": en, "zh": zh}


EPISODE: dict[str, Words] = {
    "episode": _w("Episode", "事件"),
    "episode.china_2024": _w("China 2024", "中国2024"),
    "episode.us_2007": _w("US August 2007", "美国2007年8月"),
    "episode.leverage": _w("Leverage of the long-short books", "多空组合的杠杆"),
    "episode.leverage.help": _w(
        "The same stock and the same push in money; other own money. The cap moves in proportion.",
        "股票与抛售金额不变，只改变自有资金；杠杆上限按比例变动。",
    ),
    "episode.leverage.value": _w("{value}:1", "{value}倍"),
    "episode.leverage.stated": _w("Back to {value}:1", "恢复{value}倍"),
    "episode.sentence": _w(
        "In this model, at {leverage}:1, the strategy whose returns were published loses {loss} % over "
        "the three days before its best day and gains {rebound} % on it; published: {published_loss} "
        "and {published_rebound} %. The market as a whole moves by {market} % at most.",
        "在本模型中，杠杆为{leverage}倍时，有公布收益的策略在最佳日之前三日亏损{loss}%，当日上涨{rebound}%；"
        "公布值为{published_loss}%与{published_rebound}%。大盘整体最多变动{market}%。",
    ),
    "episode.no_levers": _w(
        "The policies of 2024 do not act here, and one leverage is the only number to move.",
        "2024年的政策在此不起作用，可调的只有杠杆。",
    ),
    "episode.kpi.loss": _w("Three days before the best day", "最佳日前三日"),
    "episode.kpi.rebound": _w("Best day", "最佳日"),
    "episode.kpi.ratio": _w("Won back of the loss", "收复占亏损"),
    "episode.kpi.market_furthest": _w(
        "Whole market, furthest from its opening", "大盘偏离开盘最远"
    ),
    "episode.kpi.nav_trough": _w("{class}: value, lowest", "{class}：净值最低"),
    "episode.kpi.published": _w("published {value}", "公布{value}"),
    "episode.kpi.unpublished": _w("nothing published", "无公布值"),
    "episode.chart.returns": _w(
        "Daily return of the strategies, %, without borrowed money", "策略日收益（%，无杠杆）"
    ),
    "episode.chart.legs": _w("Legs of the strategies, opening = 100", "多空各边走势，开盘＝100"),
    "episode.chart.leverage": _w(
        "Leverage: gross stock over own money", "杠杆：股票总额／自有资金"
    ),
    "episode.chart.nav": _w("Net asset value, opening = 1", "净值，开盘＝1"),
    "episode.key.model": _w("simulated", "模拟"),
    "episode.key.published": _w("published", "公布"),
    "episode.key.published.of": _w("published ({series})", "公布（{series}）"),
    "episode.key.stated": _w("simulated at {value}", "模拟，{value}"),
    "episode.returns": _w("Against what was published", "与公布值对照"),
    "episode.column.date": _w("Day", "日期"),
    "episode.column.published": _w("Published, %", "公布，%"),
    "episode.column.confidence": _w("Confidence", "可信度"),
    "episode.column.source": _w("Source", "来源"),
    "episode.quoted": _w(
        "Words in quotation marks are sources and notes as they were written down, in English.",
        "引号内为来源与注记的英文原文，未作翻译。",
    ),
    "episode.export.returns": _w("Image (PNG): daily returns", "图片（PNG）：日收益"),
    "episode.export.legs": _w("Image (PNG): legs", "图片（PNG）：多空各边"),
    "episode.export.leverage": _w("Image (PNG): leverage", "图片（PNG）：杠杆"),
    "episode.export.nav": _w("Image (PNG): net value", "图片（PNG）：净值"),
    "episode.fitted": _w("What was fitted", "拟合了什么"),
    "episode.column.number": _w("Number of the model", "模型参数"),
    "episode.column.value": _w("Value", "取值"),
    "episode.column.fitted": _w("Fitted", "拟合"),
    "episode.yes": _w("yes", "是"),
    "episode.no": _w("no", "否"),
    "episode.limits": _w("What it cannot tell", "无法说明之处"),
    "episode.active": _w("What acts, and what does not", "哪些起作用，哪些不起"),
    "episode.dated": _w("Dated inputs", "有日期的输入"),
}
