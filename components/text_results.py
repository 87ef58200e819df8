"""Words about results: headline numbers, the sentence, charts, events, callouts."""

Words = dict[str, str]


def _w(en: str, zh: str) -> Words:
    return {"en": en, "zh": zh}


RESULTS: dict[str, Words] = {
    "series.csi300": _w("CSI 300", "沪深300"),
    "series.csi500": _w("CSI 500", "中证500"),
    "series.csi1000": _w("CSI 1000", "中证1000"),
    "series.csi2000": _w("CSI 2000", "中证2000"),
    "series.microcap": _w("Micro-cap", "微盘股"),
    "series.IF": _w("IF", "IF"),
    "series.IC": _w("IC", "IC"),
    "series.IM": _w("IM", "IM"),
    "series.index_enhanced_300": _w("300-enh.", "300指增"),
    "series.index_enhanced_500": _w("500-enh.", "500指增"),
    "series.index_enhanced_1000": _w("1000-enh.", "1000指增"),
    "series.market_neutral": _w("Neutral", "中性"),
    "series.dma": _w("DMA", "DMA"),
    "chart.hero": _w("Index paths, {base} = 100", "指数走势，{base}＝100"),
    "chart.hero.short": _w("Index paths, 100 on", "指数走势，100＝"),
    "chart.basis": _w("Futures basis, % of spot", "股指期货基差（占现货%）"),
    "chart.curve": _w(
        "Observed basis, % of spot a year", "实际基差（年化，占现货%）"
    ),
    "basis": _w("Basis shown as", "基差显示方式"),
    "basis.main": _w("Main contract", "主力合约"),
    "basis.curve": _w("Annualised", "年化"),
    "basis.note": _w(
        "Not annualised, dividends not removed. Gaps: the contract rolls.",
        "未年化、未剔除分红；断点为主力换月。",
    ),
    "basis.note.curve": _w(
        "Data only, weighted by open interest; dividends not removed.",
        "仅实际数据，按持仓量加权，未剔除分红。",
    ),
    "about.basis": _w(
        "Basis: main contract (largest open interest) over spot, minus one; not annualised, dividends "
        "not removed. Its line breaks where another contract becomes the main one; that jump is no "
        "market move: {rolls}. Annualised: data only, weighted by open interest over contracts with "
        "8 days or more left; the model has one contract a product and no line there.",
        "基差＝主力合约（持仓量最大）/现货−1，未年化、未剔除分红。主力换月处断开，"
        "跳变并非市场变动：{rolls}。年化口径仅为实际数据：按持仓量加权（剩余8日及以上的合约）；"
        "模型每个品种只有一个合约，因此没有模拟线。",
    ),
    "basis.rolls.many": _w(
        "{name} {n} times from {first} to {last}", "{name}在{first}至{last}间{n}次"
    ),
    "basis.join": _w(", ", "、"),
    "basis.next": _w("; ", "；"),
    "chart.excess": _w("Index-enhanced: excess, points", "指数增强：超额（百分点）"),
    "chart.nav": _w("Net asset value of hedged products", "对冲产品净值"),
    "chart.alpha": _w("Quant alpha", "量化超额"),
    "alpha": _w("Quant alpha shown as", "量化超额显示方式"),
    "alpha.excess": _w("Excess", "超额"),
    "alpha.nav": _w("Net value", "净值"),
    "key.model": _w("simulated", "模拟"),
    "key.observed": _w("what happened (data)", "实际（数据）"),
    "key.baseline": _w("simulated, policies as they happened", "模拟：政策按历史原样"),
    "key.bands": _w("30 / 60 / 90 % of the ensemble, {series}", "参数集合的30/60/90%，{series}"),
    "bands.none.history": _w(
        "No bands: at the historical policies they collapse onto what happened.",
        "无区间：在历史政策下，区间收缩为实际走势。",
    ),
    "bands.none.same": _w(
        "No bands: this changes nothing in any parameter vector.",
        "无区间：在任何参数下都不改变结果。",
    ),
    "focus": _w("Look at", "关注"),
    "window": _w("Dates shown", "时间范围"),
    "window.quake": _w("Dec-Mar", "12月-3月"),
    "window.all": _w("Since Aug", "8月以来"),
    "base": _w("100 =", "基期"),
    "kpi.title": _w("Headline numbers", "关键数字"),
    "kpi.same": _w("no change", "无变化"),
    "kpi.change": _w("{arrow} {change} {unit}", "{arrow} {change}{unit}"),
    "kpi.against": _w("against what happened", "与历史相比"),
    "kpi.sure": _w(
        "against what happened; 9 of 10 parameter vectors say {low} to {high}",
        "与历史相比；九成参数组为{low}至{high}",
    ),
    "unit.points": _w("pts", "个百分点"),
    "sentence.same": _w(
        "In this model, with the policies as they happened, the {series} falls {value} % from "
        "29 December 2023 to its low on {date}.",
        "在本模型中，政策按历史原样时，{series}自2023年12月29日至{date}的低点下跌{value}%。",
    ),
    "sentence.change": _w(
        "In this model, with {changes}, the {series} falls {value} % to its low on {date} "
        "({base} % with the policies as they happened: {diff} points; 9 of 10 parameter vectors say "
        "{low} to {high}).",
        "在本模型中，{changes}时，{series}至{date}的低点下跌{value}%"
        "（政策按历史原样为{base}%，相差{diff}个百分点；九成参数组为{low}至{high}）。",
    ),
    "sentence.other": _w(
        "In this model, with {changes}, the {series} falls {value} % to its low on {date}, as with "
        "the policies as they happened; other numbers change.",
        "在本模型中，{changes}时，{series}至{date}的低点下跌{value}%，与政策按历史原样相同；其他数字有变。",
    ),
    "sentence.nothing": _w(
        "In this model, with {changes}, no headline number changes: the {series} falls {value} % "
        "to its low on {date} either way.",
        "在本模型中，{changes}时，关键数字均无变化：{series}至{date}的低点都是下跌{value}%。",
    ),
    "sentence.off": _w("{group} off", "{group}关闭"),
    "sentence.changed": _w("{group} changed ({details})", "{group}改动（{details}）"),
    "sentence.plain": _w("{group} changed", "{group}改动"),
    "sentence.detail": _w("{lever}: {value}", "{lever}：{value}"),
    "sentence.join": _w(" and ", "、"),
    "sentence.list": _w(", ", "，"),
    "sentence.assumption": _w(
        "Assumptions are changed, for both sides of the comparison.", "假设已改动，比较的两边相同。"
    ),
    "explained.within": _w(
        "The mechanisms explain {share} % of this fall; the other {rest} % is residual news that "
        "no policy touches.",
        "机制解释了这次下跌的{share}%；其余{rest}%为残差消息，政策无法影响。",
    ),
    "explained.below": _w(
        "The mechanisms push the other way here ({share} % of the fall): residual news, which no "
        "policy touches, makes up more than the whole of it.",
        "此处机制方向相反（占跌幅{share}%）：跌幅超过全部由残差消息造成，政策无法影响。",
    ),
    "explained.above": _w(
        "The mechanisms make up more than the whole fall ({share} %): residual news, which no "
        "policy touches, pushes the other way.",
        "机制造成的跌幅超过全部（{share}%）：残差消息方向相反，政策无法影响。",
    ),
    "explained.unknown": _w(
        "Explained share: not reported by this version of the model.",
        "解释占比：本版模型未报告。",
    ),
    "chart.alt": _w(
        "{title}. Simulated and observed lines. {values}", "{title}。模拟与实际走势。{values}"
    ),
    "chart.alt.value": _w("{series} ends at {value}", "{series}期末为{value}"),
    "why.open": _w("Why?", "为什么？"),
    "why.open.name": _w("Why did this index fall? Part by part", "这个指数为什么下跌？逐项拆分"),
    "traded.title": _w(
        "Who bought and sold the {series}, CNY bn a session", "谁在买卖{series}，每日十亿元"
    ),
    "traded.note": _w(
        "Simulated net purchases by class, reference vector; every session sums to zero. Figures: "
        "net over the dates shown.",
        "各类持有人的模拟净买入，参考参数组；每个交易日合计为零。数字为所示区间的净额。",
    ),
    "traded.open": _w("Who traded with whom, day by day", "逐日查看谁与谁交易"),
    "events.title": _w("Events on the chart", "图中事件"),
    "events.item": _w("{source}; confidence {confidence}", "{source}；可信度{confidence}"),
    "confidence.H": _w("high", "高"),
    "confidence.M": _w("medium", "中"),
    "confidence.L": _w("low", "低"),
    "table.title": _w("All numbers of this result", "本结果的全部数字"),
    "table.metric": _w("Number", "指标"),
    "table.scenario": _w("This scenario", "本情景"),
    "table.baseline": _w("As it happened", "历史原样"),
    "table.change": _w("Change", "变化"),
    "legend.title": _w("How to read the lines", "如何读图"),
    "callout.order": _w(
        "{group}: it ends before it starts, so it is never in force: the same as off.",
        "{group}：结束早于开始，从未生效，等同关闭。",
    ),
    "callout.order.mend": _w("Swap the dates", "对调日期"),
    "callout.late": _w(
        "{group}: it starts on {from}, after the low of the {series} on {date}; up to that low it "
        "is the same as off.",
        "{group}：{from}才开始，晚于{series}低点（{date}）；在该低点之前等同关闭。",
    ),
    "callout.late.mend": _w("Start on {to}", "改为{to}开始"),
    "callout.zero": _w(
        "{group}: {lever} is 0, so it does nothing: the same as off.",
        "{group}：{lever}为0，不起作用，等同关闭。",
    ),
    "callout.zero.mend": _w("Set {value}", "设为{value}"),
    "callout.far": _w(
        "Far from what happened: {series} by up to {share} %. No observation tests the model there.",
        "远离历史：{series}偏离达{share}%，该处没有观测可检验模型。",
    ),
    "callout.same": _w(
        "{group}: set as changed, but no headline number moves.",
        "{group}：虽已改动，但关键数字均未变化。",
    ),
    "callout.same.mend": _w("Back to as it happened", "恢复历史原样"),
    "about.title": _w("What is simulated, and what is not", "哪些是模拟，哪些不是"),
    "about.text": _w(
        "Dotted lines are data as published. Solid lines come from a model of classes of "
        "holders whose forced and chosen trades move prices. News that the model does not explain "
        "is kept as it was in every scenario. Grey boxes in the assumptions drawer are choices, "
        "not facts.",
        "点线为公布的数据。实线来自模型：各类持有人的被迫与主动交易推动价格。"
        "模型无法解释的消息在各情景中保持不变。假设抽屉中的灰色方框是选择，不是事实。",
    ),
    "about.data": _w(
        "Data: China Securities Index, CFFEX, Shanghai and Shenzhen exchanges, Wind (micro-cap "
        "index 8841431.WI).",
        "数据：中证指数公司、中金所、沪深交易所、万得（微盘股指数8841431.WI）。",
    ),
}
