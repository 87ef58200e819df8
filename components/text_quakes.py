"""Words of the page that puts the two quakes side by side."""

from components.pages.spec import Words, w

QUAKES: Words = {
    "page.quakes": w("Two quant crises: A-shares 2024, US stocks August 2007", "两次量化危机：2024年A股与2007年8月美股"),
    "page.quakes.menu": w("Two quant crises", "两次量化危机对比"),
    "page.quakes.lead": w(
        "The same rule reads both: how far a strategy fell from its high to its low, and what it "
        "recovered on the next day. Simulated values stand beside observed or published ones. A "
        "difference of returns is here and on the claims page the difference of the two cumulative "
        "returns over the interval; the sum of daily differences is another number and is named so.",
        "两次都用同一口径：策略自高点回撤多少，次日收复多少。模拟值与实际值或公布值并列。"
        "本页与观点检验中的“收益差”均为区间累计收益之差；逐日收益差的累加是另一个数，单独标明。",
    ),
    "quakes.said": w(
        "Data: {strategy} fell {loss} pp from {from} to {to}, {sessions} sessions, and recovered "
        "{ratio}% on the next; in August 2007 the published daily returns add up to a fall of {loss07} pp over "
        "{sessions07} sessions, of which {ratio07}% was recovered on the next.",
        "实际：{strategy}自{from}至{to}，{sessions}个交易日累计回撤{loss}个百分点，次日收复{ratio}%；"
        "2007年8月公布的策略{sessions07}个交易日逐日累加回撤{loss07}个百分点，次日收复{ratio07}%。",
    ),
    "quakes.model": w(
        "In this model (2024 free-running, structure {structure}): {loss} pp over {sessions} "
        "sessions, {ratio}% recovered on the next; 2007, daily returns added up: {loss07} pp over "
        "{sessions07} sessions and {ratio07}%.",
        "本模型中（2024年自由运行，结构{structure}）：{sessions}个交易日累计回撤{loss}个百分点，次日收复{ratio}%；"
        "2007年（逐日累加）：{sessions07}个交易日累计回撤{loss07}个百分点，次日收复{ratio07}%。",
    ),
    "quakes.source": w(
        "2024: reference parameter set; range: nine of ten of {members} parameter sets of structure "
        "{structure}, free-running, under the historical policies. 2007: one stated parameter set, no "
        "range. Model {version} ({hash}).",
        "2024年：参考参数组；范围为结构{structure}的{members}组参数中的九成，自由运行，按历史政策。"
        "2007年：一组给定参数，没有范围。模型版本{version}（{hash}）。",
    ),
    "quakes.charts": w("Aligned on the worst day", "按最差交易日对齐"),
    "quakes.charts.note": w(
        "Day 0 is the worst day of the data (2024: {zero24}; 2007: {zero07}). Paths start at the "
        "close {base} sessions before it, the last before the first published return of August 2007 "
        "(6 August was not published). The scales of the two rows differ.",
        "第0日为数据中最差的交易日（2024年为{zero24}，2007年为{zero07}）。各路径自其前{base}个交易日收盘起算，"
        "即2007年8月首个公布收益日之前（8月6日无公布值）。两行纵轴尺度不同。",
    ),
    "quakes.structure": w("Structure, 2024", "结构（2024年）"),
    "quakes.panel.strategies": w("Strategies, no borrowed money, pp", "策略累计收益差（百分点，无杠杆）"),
    "quakes.panel.funds": w("Unlevered quants less their market, pp", "无杠杆量化产品相对大盘（百分点）"),
    "quakes.panel.value": w("NAV of levered portfolios, start = 100", "杠杆产品净值，起点＝100"),
    "quakes.panel.leverage": w("Leverage: gross stock over own money", "杠杆：股票总额/自有资金"),
    "quakes.key.model": w("simulated", "模拟"),
    "quakes.key.observed": w("observed (data)", "实际（数据）"),
    "quakes.key.published": w("published, added up (data)", "公布值逐日累加（数据）"),
    "quakes.key.band": w("nine of ten parameter sets", "九成参数组"),
    "quakes.alt": w("{series}: {value} on the last day", "{series}：末日{value}"),
    "quakes.measures": w("Number by number", "逐项对照"),
    "quakes.measures.note": w(
        "From the high to the low of the difference of cumulative returns (2024: from the last close "
        "of 2023 to the end of February). Of 2007 only daily returns were published, which are added "
        "up; shares recovered are of the first row that has a number.",
        "取累计收益差的高点至低点（2024年：自2023年末收盘至2月底）。2007年只公布了日收益，故逐日累加；"
        "收复比例以首个有数值的行为分母。",
    ),
    "quakes.strategy": w("Strategy of 2024", "2024年的策略"),
    "quakes.strategy.small": w("CSI 2000 less CSI 300", "中证2000减沪深300"),
    "quakes.strategy.micro": w("Micro-cap less CSI 300", "微盘股减沪深300"),
    "quakes.strategy.excess_500": w("Excess, CSI 500 enhanced", "中证500指增超额"),
    "quakes.strategy.excess_1000": w("Excess, CSI 1000 enhanced", "中证1000指增超额"),
    "quakes.column.measure": w("What", "项目"),
    "quakes.column.data24": w("2024, data", "2024年，数据"),
    "quakes.column.model24": w("2024, model {structure}", "2024年，模型{structure}"),
    "quakes.column.data07": w("2007, published", "2007年，公布"),
    "quakes.column.model07": w("2007, model", "2007年，模型"),
    "quakes.measure.loss": w(
        "Fall, high to low: difference of cumulative returns, pp", "高点至低点回撤：区间累计收益之差（百分点）"
    ),
    "quakes.measure.since_start": w(
        "to the same low from the first close (2024: 29 December), pp",
        "同一低点，自首个收盘（2024年为12月29日）起算（百分点）",
    ),
    "quakes.measure.summed": w(
        "high to low, daily differences added up, pp", "高点至低点：逐日收益差累加（百分点）"
    ),
    "quakes.measure.sessions": w("Sessions from high to low", "高点至低点的交易日数"),
    "quakes.measure.down": w("of them down", "其中下跌日"),
    "quakes.measure.worst": w("Worst day, pp", "最差单日（百分点）"),
    "quakes.measure.rebound": w("Day after the low, pp", "低点次日反弹（百分点）"),
    "quakes.measure.ratio": w("Recovered on that day, % of the fall", "次日收复比例（占回撤%）"),
    "quakes.measure.ratio_three": w(
        "the same, % of the fall of the last three days", "同上，占最后三日回撤（%）"
    ),
    "quakes.measure.leverage_opening": w(
        "Leverage at the start, levered portfolios", "起点杠杆（杠杆产品）",
    ),
    "quakes.measure.leverage_peak": w("Leverage at its peak, levered portfolios", "杠杆最高值（杠杆产品）"),
    "quakes.measure.market": w("Market as a whole, furthest from its start, %", "大盘较起点最大偏离（%）"),
    "quakes.none": w("none", "无"),
    "quakes.range": w("{low} to {high}", "{low}至{high}"),
    "quakes.sources": w(
        "Data 2024: {home}. Published 2007: {abroad}. Leverage at the start: 2024, {kind24} {value24}: "
        "{leverage24}; 2007, {kind07} {value07}: {leverage07}. No daily excess or NAV is public for "
        "2024, no return of the market is kept for 2007.",
        "2024年数据：{home}。2007年公布值：{abroad}。起点杠杆：2024年{kind24}{value24}倍：{leverage24}；"
        "2007年{kind07}{value07}倍：{leverage07}。2024年没有公开的每日超额与净值，2007年没有收录大盘收益。",
    ),
    "quakes.kind.observed": w("published", "公布"),
    "quakes.kind.assumption": w("assumed", "假设"),
    "quakes.falls": w("Which fall is meant", "跌幅的不同口径"),
    "quakes.falls.note": w(
        "The commentary's −33.34 and −40.37% run from the highest price of a day in November to the "
        "lowest of a day in February; this product counts closes from 29 December 2023. All of it is "
        "computed from the daily tables, but for the peak of the CSI 300 in 2021, which is quoted.",
        "评论所用−33.34%与−40.37%为11月盘中最高价至2月盘中最低价；本产品一律用收盘价，自2023年12月29日起算。"
        "除沪深300在2021年的高点为引用外，均由日数据计算。",
    ),
    "quakes.column.index": w("Index", "指数"),
    "quakes.column.span": w("From, to", "起讫"),
    "quakes.column.fall": w("Fall, %", "跌幅（%）"),
    "quakes.column.basis": w("Prices", "价格"),
    "quakes.column.origin": w("Source", "来源"),
    "quakes.prices.intraday": w("high to low during the day", "盘中最高至盘中最低"),
    "quakes.prices.closes": w("highest to lowest close", "最高收盘至最低收盘"),
    "quakes.prices.year": w("closes, since 29 December", "收盘，自12月29日起"),
    "quakes.prices.peak": w("peak of 2021 (quoted) to low, during the day", "2021年高点（引用）至低点，盘中"),
    "quakes.falls.span": w("{from} to {to}", "{from}至{to}"),
    "quakes.forced": w("Who cut stock between high and low (model)", "高点至低点期间的减仓方（模型）"),
    "quakes.causes": w("What pushed the strategy down (model)", "拖累策略的主要机制（模型）"),
    "quakes.policies": w("Policy events", "政策事件"),
    "quakes.column.who": w("Holder type", "主体"),
    "quakes.column.amount": w("Cut, {unit}", "减仓（{unit}）"),
    "quakes.column.cause": w("Mechanism", "机制"),
    "quakes.column.push": w("Push, log points", "影响（对数点）"),
    "quakes.column.day": w("Acts on", "生效日"),
    "quakes.column.event": w("Event (data)", "事件（数据）"),
    "quakes.column.source": w("Source, confidence", "来源与可信度"),
    "quakes.limits": w("What cannot be compared", "哪些不能比"),
    "quakes.limit.0": w(
        "Size: the return of small caps less that of the market in 2024, a market-neutral strategy in "
        "2007; a long portfolio in a falling market is not a hedged one.",
        "幅度：2024年是小盘股相对大盘的收益差，2007年是市场中性策略；下跌市中的多头不等于对冲组合。",
    ),
    "quakes.limit.1": w(
        "Duration: five weeks and several causes in 2024, against four days and one liquidation.",
        "时长：2024年五周、多重原因；2007年四天、一次清仓。",
    ),
    "quakes.limit.2": w(
        "Policy: in 2024 sales were limited and stock was bought. In 2007 nobody limited sales or "
        "bought stock, but the ECB lent EUR 94.8 bn and the Federal Reserve USD 24 bn on 9 August, and "
        "Goldman Sachs and others put USD 3 bn into one fund on 13 August, after the rebound.",
        "政策：2024年既有限制卖出也有买入股票。2007年没有限制卖出或买入股票的措施，但8月9日欧洲央行投放948亿欧元、"
        "美联储投放240亿美元，8月13日（反弹之后）高盛等向一只基金注资30亿美元。",
    ),
    "quakes.limit.3": w(
        "Fit: 2007 has more fitted numbers than published ones, so its agreement in size proves nothing; "
        "2024 was fitted to the whole window, its rebound included.",
        "拟合：2007年拟合参数多于公布数据，幅度吻合不能证明什么；2024年拟合的是整个窗口，包括反弹。",
    ),
    "quakes.limit.4": w(
        "Data: for 2024 no daily return of quant funds and no leverage is public; for 2007 four days "
        "of one strategy are.",
        "数据：2024年没有公开的量化产品日收益与杠杆；2007年只有一种策略四日的收益。",
    ),
    "quakes.open": w("Open August 2007, with its leverage to set", "打开2007年8月案例（可调融资杠杆倍数）"),
}  # fmt: skip
