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
    "series.index_enhanced_300": _w("CSI 300 enh.", "沪深300指增"),
    "series.index_enhanced_500": _w("CSI 500 enh.", "中证500指增"),
    "series.index_enhanced_1000": _w("CSI 1000 enh.", "中证1000指增"),
    "series.market_neutral": _w("Neutral", "市场中性"),
    "series.dma": _w("DMA", "DMA"),
    "chart.hero": _w("Index paths, {base} = 100", "指数走势（{base}＝100）"),
    "chart.hero.short": _w("Index paths, 100 on", "指数走势，100＝"),
    "chart.basis": _w("Futures basis, % of spot", "股指期货基差（占现货%）"),
    "chart.curve": _w("Observed basis, % of spot a year", "实际基差（年化，占现货%）"),
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
        "8 days or more left; the model has one contract per product and no line there.",
        "基差＝主力合约（持仓量最大）/现货−1，未年化、未剔除分红。主力换月处断开，"
        "跳变并非市场变动：{rolls}。年化口径仅为实际数据：按持仓量加权（剩余8日及以上的合约）；"
        "模型每个品种只有一个合约，因此没有模拟线。",
    ),
    "basis.rolls.many": _w(
        "{name} {n} times from {first} to {last}", "{name}在{first}至{last}间{n}次"
    ),
    "basis.join": _w(", ", "、"),
    "basis.next": _w("; ", "；"),
    "chart.excess": _w("Index-enhanced funds: excess, pp", "指数增强产品：超额（百分点）"),
    "chart.nav": _w("NAV of hedged products", "对冲产品单位净值"),
    "chart.alpha": _w("Quant alpha", "量化超额"),
    "alpha": _w("Quant alpha shown as", "量化超额显示方式"),
    "alpha.excess": _w("Excess", "超额"),
    "alpha.nav": _w("NAV", "净值"),
    "key.model": _w("simulated", "模拟"),
    "key.observed": _w("actual", "实际"),
    "key.baseline": _w("simulated, historical policies", "模拟（按历史政策）"),
    "key.bands": _w(
        "30 / 60 / 90% of the parameter sets, {series}", "参数组30%/60%/90%区间，{series}"
    ),
    "bands.none.history": _w(
        "No bands: anchored, every parameter set reproduces history.",
        "无区间：锚定且按历史政策时，各参数组都复现实际走势。",
    ),
    "bands.none.same": _w(
        "No bands: this changes nothing in any parameter set.",
        "无区间：所有参数组下结果都不变。",
    ),
    "focus": _w("Look at", "关注"),
    "window": _w("Dates shown", "时间范围"),
    "window.quake": _w("Dec–Mar", "12月—3月"),
    "window.all": _w("Since Aug", "8月以来"),
    "base": _w("100 =", "基期"),
    "kpi.title": _w("Headline numbers", "关键指标"),
    "kpi.same": _w("no change", "无变化"),
    "kpi.against": _w("against the historical policies", "较按历史政策的变化"),
    "kpi.sure": _w(
        "against the historical policies; 9 of 10 parameter sets say {low} to {high}",
        "较按历史政策的变化；九成参数组为{low}至{high}",
    ),
    "sentence.same": _w(
        "In this model, under the historical policies, the {series} falls {value}% from "
        "29 Dec 2023 to its low on {date}.",
        "按历史政策，模型中{series}自2023年12月29日跌至{date}低点，跌幅{value}%。",
    ),
    "sentence.change": _w(
        "In this model, with {changes}, the {series} falls {value}% to its low on {date} "
        "(historical policies: {base}%, {diff} pp; 9 of 10 parameter sets: {low} to {high}).",
        "模型中，在{changes}的情景下，{series}跌至{date}低点，跌幅{value}%"
        "（按历史政策为{base}%；低点变化{diff}个百分点，九成参数组为{low}至{high}）。",
    ),
    "sentence.other": _w(
        "In this model, with {changes}, the {series} falls {value}% to its low on {date}, as under "
        "the historical policies; other numbers change.",
        "模型中，在{changes}的情景下，{series}跌至{date}低点，跌幅{value}%，与按历史政策相同；"
        "其他指标有变化。",
    ),
    "sentence.nothing": _w(
        "In this model, with {changes}, no headline number changes: the {series} falls {value}% "
        "to its low on {date} either way.",
        "模型中，在{changes}的情景下，关键指标均无变化：{series}至{date}低点的跌幅同为{value}%。",
    ),
    "sentence.off": _w("{group} off", "不实施{group}"),
    "sentence.changed": _w("{group} changed ({details})", "调整{group}（{details}）"),
    "sentence.plain": _w("{group} changed", "调整{group}"),
    "sentence.detail": _w("{lever}: {value}", "{lever}：{value}"),
    "sentence.join": _w(" and ", "、"),
    "sentence.list": _w(", ", "，"),
    "sentence.assumption": _w(
        "Assumptions are changed, on both sides of the comparison.",
        "假设已改动，对比双方采用同一套假设。",
    ),
    "explained.within": _w(
        "The mechanisms explain {share}% of this fall; {rest}% is exogenous (market, style, "
        "residual), the same in every scenario.",
        "这次下跌中，机制合计贡献{share}%；其余{rest}%来自外生因素（市场、风格与残差），"
        "各情景中保持不变。",
    ),
    "explained.below": _w(
        "The mechanisms push the other way here ({share}%): the exogenous part (market, style, "
        "residual), the same in every scenario, exceeds the whole fall.",
        "此处机制的合计作用与下跌方向相反（{share}%）：跌幅由外生因素（市场、风格与残差，"
        "各情景中保持不变）造成，且被机制部分抵消。",
    ),
    "explained.above": _w(
        "The mechanisms explain more than the whole fall ({share}%): the exogenous part (market, "
        "style, residual), the same in every scenario, pushes the other way.",
        "机制合计贡献超过全部跌幅（{share}%）：外生因素（市场、风格与残差，各情景中保持不变）"
        "方向相反，抵消了一部分。",
    ),
    "explained.unknown": _w(
        "Share of the mechanisms: not given by this version of the model.",
        "机制贡献占比：本版模型未给出。",
    ),
    "chart.alt": _w(
        "{title}. Simulated and actual lines. {values}", "{title}。模拟与实际走势。{values}"
    ),
    "chart.alt.value": _w("{series} ends at {value}", "{series}期末为{value}"),
    "why.open": _w("Why?", "为什么？"),
    "why.open.name": _w("Why? The fall of this index, part by part", "为什么？指数下跌的逐项归因"),
    "traded.title": _w(
        "Who bought and sold the {series}, CNY bn per session", "谁在买卖{series}（亿元/日）"
    ),
    "traded.note": _w(
        "Simulated net purchases by holder type, reference parameter set; every session sums to "
        "zero. Figures: net over the dates shown.",
        "各类持有人净买入（模拟，参考参数组），每日合计为零；数字为所示区间累计净额。",
    ),
    "traded.open": _w("Who traded with whom, day by day", "逐日查看谁在卖、谁在接"),
    "events.title": _w("Events on the chart", "图中事件"),
    "events.item": _w("{source}; confidence {confidence}", "{source}；可信度{confidence}"),
    "confidence.H": _w("high", "高"),
    "confidence.M": _w("medium", "中"),
    "confidence.L": _w("low", "低"),
    "table.title": _w("All numbers of this result", "本结果的全部指标"),
    "table.metric": _w("Number", "指标"),
    "table.scenario": _w("This scenario", "本情景"),
    "table.baseline": _w("Historical policies", "按历史政策"),
    "table.change": _w("Change", "较历史变化"),
    "legend.title": _w("How to read the lines", "图例说明"),
    "callout.order": _w(
        "{group}: it ends before it starts, so it is never in force: the same as off.",
        "{group}：结束日早于开始日，不会生效，等同关闭。",
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
        "Far from history: the {series} is up to {share}% away. No observation tests the model "
        "there.",
        "与历史偏离较大：{series}最多相差{share}%，已无实际数据可检验模型。",
    ),
    "callout.same": _w(
        "{group}: set to custom, but no headline number moves.",
        "{group}：已设为自定义，但关键指标均无变化。",
    ),
    "callout.same.mend": _w("Back to historical", "恢复按历史"),
    "about.title": _w("Model output and data", "模型结果与实际数据"),
    "about.text": _w(
        "The quant quake: the liquidity crisis of A-share small and micro caps in January and "
        "February 2024, with the drawdown of quant excess returns. Dotted lines are data as "
        "published. Solid lines come from a model of holder types whose forced and chosen "
        "trades move prices. The exogenous part (market, style and residual), which the mechanisms "
        "do not explain, is held fixed across scenarios. Grey boxes in the assumptions panel are "
        "choices, not facts.",
        "量化地震：2024年1—2月A股小微盘流动性危机，量化超额随之大幅回撤。点线为公布的数据。"
        "实线来自模型：各类持有人的被动与主动交易推动价格。"
        "机制未能解释的外生因素（市场、风格与残差）在各情景中保持不变。"
        "“假设”面板中的灰框是设定，不是事实。",
    ),
    "about.data": _w(
        "Data: China Securities Index, CFFEX, Shanghai and Shenzhen exchanges, Wind (micro-cap "
        "index 8841431.WI).",
        "数据：中证指数公司、中金所、沪深交易所、万得（微盘股指数8841431.WI）。",
    ),
}
