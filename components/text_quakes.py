"""Words of the page that puts the two quakes side by side."""

from components.pages.spec import Words, w

QUAKES: Words = {
    "page.quakes": w("Two quakes: 2024 and August 2007", "两次量化地震：2024年与2007年8月"),
    "page.quakes.menu": w("Two quakes", "两次地震"),
    "page.quakes.lead": w(
        "The same rule reads both: what a strategy lost from its high to its low, and what came back "
        "on the next day. Simulated values stand beside observed or published ones.",
        "用同一规则看两次：策略从高点到低点亏了多少，次日收复多少。模拟值与实际值或公布值并列。",
    ),
    "quakes.said": w(
        "Data: in 2024 {strategy} lost {loss} points over {sessions} sessions and won {ratio} % of "
        "it back on the next; in August 2007 the published strategy lost {loss07} over {sessions07} "
        "and won {ratio07} % back on the next.",
        "实际：2024年{strategy}在{sessions}个交易日里亏{loss}点，次日收复{ratio}%；"
        "2007年8月公布的策略在{sessions07}日里亏{loss07}点，次日收复{ratio07}%。",
    ),
    "quakes.model": w(
        "In this model (2024 unanchored, structure {structure}): {loss} points over {sessions} "
        "sessions, {ratio} % won back on the next; 2007: {loss07} over {sessions07} and {ratio07} %.",
        "本模型中（2024年不锚定，结构{structure}）：{sessions}个交易日亏{loss}点，次日收复{ratio}%；"
        "2007年：{sessions07}日亏{loss07}点，收复{ratio07}%。",
    ),
    "quakes.source": w(
        "2024: reference vector; range: nine of ten of {members} vectors of structure {structure}, "
        "unanchored, policies as they happened. 2007: one stated vector, no range. Model {version} "
        "({hash}).",
        "2024年：参考参数组；范围为结构{structure}的{members}组参数中的九成，不锚定，政策按历史原样。"
        "2007年：一组给定参数，没有范围。模型{version}（{hash}）。",
    ),
    "quakes.charts": w("Aligned on the worst day", "按最差的一天对齐"),
    "quakes.charts.note": w(
        "Day 0 is the worst day of the data (2024: {zero24}; 2007: {zero07}). Paths start at the "
        "close {base} sessions before, where August 2007 opens. The scales of the two rows differ.",
        "第0日为数据中最差的一天（2024年为{zero24}，2007年为{zero07}）。各路径自其前{base}个交易日收盘起算，"
        "即2007年8月开局处。两行纵轴尺度不同。",
    ),
    "quakes.structure": w("Structure, 2024", "结构（2024年）"),
    "quakes.panel.strategies": w("Strategies, %, no borrowed money", "策略累计收益（%，无杠杆）"),
    "quakes.panel.funds": w("Unlevered quants less their market, points", "无杠杆量化相对大盘（点）"),
    "quakes.panel.value": w("Net value of levered books, start = 100", "杠杆产品净值，起点＝100"),
    "quakes.panel.leverage": w("Leverage: gross stock over own money", "杠杆：股票总额／自有资金"),
    "quakes.key.model": w("simulated", "模拟"),
    "quakes.key.observed": w("observed (data)", "实际（数据）"),
    "quakes.key.published": w("published (data)", "公布（数据）"),
    "quakes.key.band": w("nine of ten vectors", "九成参数组"),
    "quakes.alt": w("{series}: {value} on the last day", "{series}：末日{value}"),
    "quakes.measures": w("Number by number", "逐项对照"),
    "quakes.measures.note": w(
        "From the high to the low of the added-up daily returns (2024: from the last close of 2023 to "
        "the end of February).",
        "取日收益累加路径的高点至低点（2024年：自2023年末收盘至2月底）。",
    ),
    "quakes.strategy": w("Strategy of 2024", "2024年的策略"),
    "quakes.strategy.small": w("CSI 2000 less CSI 300", "中证2000减沪深300"),
    "quakes.strategy.micro": w("Micro-caps less CSI 300", "微盘股减沪深300"),
    "quakes.strategy.excess_500": w("Excess, 500-enhanced", "500指增超额"),
    "quakes.strategy.excess_1000": w("Excess, 1000-enhanced", "1000指增超额"),
    "quakes.column.measure": w("What", "项目"),
    "quakes.column.data24": w("2024, data", "2024年，数据"),
    "quakes.column.model24": w("2024, model {structure}", "2024年，模型{structure}"),
    "quakes.column.data07": w("2007, published", "2007年，公布"),
    "quakes.column.model07": w("2007, model", "2007年，模型"),
    "quakes.measure.loss": w("Loss, high to low, points", "高点至低点亏损（点）"),
    "quakes.measure.sessions": w("Sessions from high to low", "高点至低点的交易日"),
    "quakes.measure.down": w("of them down", "其中下跌日"),
    "quakes.measure.worst": w("Worst day, points", "最差一日（点）"),
    "quakes.measure.rebound": w("Day after the low, points", "低点次日（点）"),
    "quakes.measure.ratio": w("Won back on that day, % of the loss", "次日收复占亏损（%）"),
    "quakes.measure.ratio_three": w(
        "the same, % of the last three days' loss", "同上，占最后三日亏损（%）"
    ),
    "quakes.measure.leverage_opening": w(
        "Leverage at the start (data column: the stated balance sheet)",
        "起点杠杆（数据列为资产负债表设定）",
    ),
    "quakes.measure.leverage_peak": w("Leverage at its peak, levered books", "杠杆最高值"),
    "quakes.measure.market": w("Market as a whole, furthest from its start, %", "大盘偏离起点最远（%）"),
    "quakes.none": w("none", "无"),
    "quakes.range": w("{low} to {high}", "{low} 至 {high}"),
    "quakes.sources": w(
        "Data 2024: {home}. Published 2007: {abroad}. Leverage, 2024: {leverage24}; 2007: {leverage07}. "
        "No daily excess or fund value is public for 2024, no return of the market is kept for 2007.",
        "2024年数据：{home}。2007年公布值：{abroad}。杠杆，2024年：{leverage24}；2007年：{leverage07}。"
        "2024年没有公开的每日超额与净值，2007年没有收录大盘收益。（来源为原文引用）",
    ),
    "quakes.forced": w("Who cut stock between high and low (model)", "高点至低点间谁在减仓（模型）"),
    "quakes.causes": w("What pushed the strategy down (model)", "什么把策略压低（模型）"),
    "quakes.policies": w("Policy levers", "政策杠杆"),
    "quakes.column.who": w("Class", "主体"),
    "quakes.column.amount": w("Cut, {unit}", "减仓（{unit}）"),
    "quakes.column.cause": w("Mechanism", "机制"),
    "quakes.column.push": w("Push, log points", "压低（对数点）"),
    "quakes.column.day": w("Acts on", "生效日"),
    "quakes.column.event": w("Event (data)", "事件（数据）"),
    "quakes.column.source": w("Source, confidence", "来源与可信度"),
    "quakes.limits": w("What cannot be compared", "哪些不能比"),
    "quakes.limit.0": w(
        "Size: index points of small caps against the market in 2024, a market-neutral strategy in "
        "2007; a long book in a falling market is not a hedged one.",
        "幅度：2024年是小盘相对大盘的点数，2007年是市场中性策略；下跌市中的多头不等于对冲组合。",
    ),
    "quakes.limit.1": w(
        "Length: five weeks with several causes against four days with one unwind.",
        "时长：五周、多重原因，对四天、一次平仓。",
    ),
    "quakes.limit.2": w(
        "Policy: in 2024 sales were limited and stock was bought; in 2007 nobody acted, so the "
        "rebounds have different reasons.",
        "政策：2024年有限制卖出也有买入；2007年无人出手，两次反弹原因不同。",
    ),
    "quakes.limit.3": w(
        "Fit: 2007 has as many fitted numbers as figures, so its agreement in size proves nothing; "
        "2024 was fitted to the whole window, its rebound included.",
        "拟合：2007年拟合参数与数据一样多，幅度吻合不能证明什么；2024年拟合的是整个窗口，包括反弹。",
    ),
    "quakes.limit.4": w(
        "Data: for 2024 no daily return of quant funds and no leverage is public; for 2007 five days "
        "of one strategy are.",
        "数据：2024年没有公开的量化产品日收益与杠杆；2007年只有一种策略五日的收益。",
    ),
    "quakes.open": w("Open August 2007 with its own lever", "打开2007年8月（可调杠杆）"),
}  # fmt: skip
