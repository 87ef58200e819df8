"""Words of the page that takes a move apart and tells the chain behind each part."""

from components.pages.spec import Words, w
from model.inquiry.why_fields import NEWS_LABEL

WHY: Words = {
    "cause.limited": NEWS_LABEL["cause.limited"].json(),
    "page.why": w("Why did it fall?", "为什么下跌？"),
    "page.why.menu": w("Why", "下跌归因"),
    "page.why.lead": w(
        "A complete attribution of an index move: impact is additive in this model, so the bars sum "
        "to the move exactly. Choose a bar to see who sold and who bought.",
        "对指数涨跌作完全归因：模型中价格冲击可加，各项之和恰好等于全部涨跌。点选任一项，可看谁卖、谁接。",
    ),
    "why.by": w("Attribute by", "归因方式"),
    "why.by.mechanism": w("mechanism", "机制"),
    "why.by.class": w("holder type", "持有人类别"),
    "why.said": w(
        "In this model the {index} {turn} {size}% from {from} to {to}. Largest parts: {causes}. "
        "{rest}",
        "模型中，{index}自{from}至{to}{turn}{size}%。最大的几项：{causes}。{rest}",
    ),
    "why.falls": w("falls", "下跌"),
    "why.rises": w("rises", "上涨"),
    "why.said.difference": w(
        "In this model the {index} stands {size}% {side} on {to} than under the other policies "
        "({low} to {high} log points under 9 of 10 parameter sets). Largest parts: {causes}. "
        "{rest}",
        "模型中，{to}的{index}较另一组政策下{side}{size}%"
        "（九成参数组为{low}至{high}对数点）。最大的几项：{causes}。{rest}",
    ),
    "why.higher": w("higher", "高"),
    "why.lower": w("lower", "低"),
    "why.same": w(
        "The {index} moves alike in both scenarios: there is no difference to attribute. Choose "
        "another scenario in the bar above or in the comparison.",
        "两个情景下{index}走势相同，无差异可归因。请在上方情景栏或比较对象中另选情景。",
    ),
    "why.cause": w("{part} {points}", "{part}（{points}）"),
    "why.join": w(", ", "、"),
    "why.rest.none": w(
        "The exogenous part (not from modelled flows) is {news}% of the move; there is no "
        "residual.",
        "外生因素（与资金流无关）占涨跌的{news}%，无残差。",
    ),
    "why.rest.both": w(
        "The exogenous part is the same in both scenarios, so the difference has no residual.",
        "两个情景的外生因素相同，差异中没有残差。",
    ),
    "why.rest.csi300": w(
        "The exogenous part (not from modelled flows) is {news}% of the move; for this index all "
        "of it counts as the market factor.",
        "外生因素（与资金流无关）占涨跌的{news}%；对本指数全部计为市场因素。",
    ),
    "why.rest.within": w(
        "The exogenous part (not from modelled flows) is {news}% of the move; the residual within "
        "it is {share}% of the move.",
        "外生因素（与资金流无关）占涨跌的{news}%；其中残差占涨跌的{share}%。",
    ),
    "why.rest.against": w(
        "The exogenous part (not from modelled flows) is {news}% of the move; the residual within "
        "it pushes the other way ({points}).",
        "外生因素（与资金流无关）占涨跌的{news}%；其中残差方向相反（{points}）。",
    ),
    "why.rest.above": w(
        "The exogenous part (not from modelled flows) is {news}% of the move; the residual within "
        "it alone exceeds the whole move ({share}%), as the other parts push the other way.",
        "外生因素（与资金流无关）占涨跌的{news}%；其中残差大于全部涨跌（{share}%），其余各项方向相反。",
    ),
    "why.sum": w(
        "{points} log points = {percent}%. The bars sum to {sum}.",
        "{points}对数点＝{percent}%。各项之和为{sum}。",
    ),
    "why.sum.difference": w(
        "This scenario {mine} log points ({mine_percent}%), the other {theirs} "
        "({theirs_percent}%): difference {points} log points. The bars sum to {sum}.",
        "本情景{mine}对数点（{mine_percent}%），另一情景{theirs}（{theirs_percent}%）："
        "相差{points}对数点。各项之和为{sum}。",
    ),
    "why.chart": w("From the start to the end, log points", "从起点到终点（对数点）"),
    "why.whole": w("Whole move", "全部涨跌"),
    "why.whole.difference": w("Whole difference", "全部差异"),
    "why.small": w("{n} smaller parts", "{n}个较小项"),
    "why.key.orders": w("modelled flows, up or down", "资金流推动（涨/跌）"),
    "why.key.news": w("exogenous: not from modelled flows", "外生因素：与资金流无关"),
    "why.key.rest": w("residual", "残差"),
    "why.key.range": w("9 of 10 parameter sets", "九成参数组"),
    "why.note": w(
        "A log point is a hundredth of a log return: log points are additive, percentages are not. "
        "The column “alone” is the move in per cent if this part were the only one.",
        "对数点为对数收益率的百分之一：对数点可以相加，百分比不能。"
        "“单独”列为仅有该项时对应的百分比涨跌。",
    ),
    "why.column.part": w("Part", "分项"),
    "why.column.points": w("Log points", "对数点"),
    "why.column.alone": w("Alone, %", "单独（%）"),
    "why.column.share": w("Of the move, %", "占涨跌（%）"),
    "why.column.before": w("Carried over", "期初前订单的延续影响"),
    "why.column.before.help": w(
        "What orders before the first day still do inside the range: their impact decays.",
        "区间之前的订单在区间内的影响（冲击逐步消退）。",
    ),
    "why.column.range": w("9 of 10 parameter sets", "九成参数组"),
    "why.crossed": w("Of which", "其中"),
    "why.source": w(
        "Bars: reference parameter set; thin lines: nine of ten of {members} parameter sets of "
        "structure {structure}, {mode}, model {version} ({hash}).",
        "柱为参考参数组；细线为结构{structure}、{mode}下{members}组参数中的九成；"
        "模型版本{version}（{hash}）。",
    ),
}
"""Words about the waterfall."""

CHAIN: Words = {
    "why.chain": w("The chain behind “{part}”", "“{part}”的传导链条"),
    "why.chain.said": w(
        "{part}: {points} log points in the {index}; most on {day} ({most}).",
        "{part}：对{index}的贡献为{points}对数点；{day}最大（{most}）。",
    ),
    "why.limits": w("Limits of this part: {limits}", "该项的局限：{limits}"),
    "why.chain.none": w(
        "{part} does nothing to the {index} in this range.", "{part}在此区间内对{index}没有影响。"
    ),
    "why.chain.news": w(
        "This part is not from modelled flows. The market factor is what the CSI 300 does beyond "
        "the impact of flows, times the beta of this index; the style factor is its slow drift "
        "against the CSI 300; what is left is the residual. What price limits hold back comes on "
        "later days.",
        "这一部分与资金流无关。市场因素＝沪深300扣除资金流冲击后的变动×本指数β；"
        "风格因素＝相对沪深300的慢速漂移；其余为残差。因涨跌停未释放的部分顺延至次日以后。",
    ),
    "why.day": w("Session", "交易日"),
    "why.day.option": w("{day}: {points}", "{day}：{points}"),
    "why.previous": w("Previous session", "上一交易日"),
    "why.next": w("Next session", "下一交易日"),
    "why.days": w("Day by day, log points", "逐日（对数点）"),
    "why.mine": w("In this scenario", "在本情景中"),
    "why.other": w("In the other scenario", "在另一情景中"),
    "why.step.books": w(
        "1 · Balance sheets at the previous close", "1 · 前一交易日收盘后的资产负债"
    ),
    "why.step.orders": w("2 · Orders executed", "2 · 成交订单"),
    "why.step.push": w("3 · Price impact", "3 · 价格冲击"),
    "why.step.move": w("4 · Price move of the day", "4 · 当日涨跌"),
    "why.step.others": w("5 · Who bought, who sold", "5 · 当日买卖各方"),
    "why.book.own": w(
        "{class}: own capital {own} (NAV {worth}% since {from}), stock {stock}, "
        "leverage {leverage}×",
        "{class}：自有资金{own}（单位净值自{from}以来{worth}%），持股{stock}，杠杆{leverage}倍",
    ),
    "why.book.plain": w("{class}: stock {stock}, cash {cash}", "{class}：持股{stock}，现金{cash}"),
    "why.book.cash": w("cash {cash}", "现金{cash}"),
    "why.book.borrowed": w("borrowed {cash}", "融资{cash}"),
    "why.book.asked": w("redemptions requested that day {asked}", "当日赎回申请{asked}"),
    "why.rule.limit_large": w(
        "net-sell limit stops {n}% of the net sales intended by large mutual funds",
        "净卖出限制拦下大型公募意愿净卖出的{n}%",
    ),
    "why.rule.limit_others": w(
        "net-sell limit stops {n}% of the net sales intended by other institutions",
        "净卖出限制拦下其他机构意愿净卖出的{n}%",
    ),
    "why.rule.ban": w(
        "DMA net-sell limit stops {n}% of intended net sales",
        "DMA净卖出限制拦下意愿净卖出的{n}%",
    ),
    "why.rule.refused": w("brokers refuse {n}% of quants' sell orders", "券商拒绝{n}%的量化卖单"),
    "why.rule.rescue": w("national team buys {n} of this index", "国家队买入本指数{n}"),
    "why.order.sells": w("{class}: {n} sold ({cause})", "{class}卖出{n}（{cause}）"),
    "why.order.buys": w("{class}: {n} bought ({cause})", "{class}买入{n}（{cause}）"),
    "why.order.all": w(
        "over all indices {n} net; {share}% of its holdings are sold",
        "各指数合计净额{n}；卖出持仓的{share}%",
    ),
    "why.order.none": w("no orders in this index on this day", "当日本指数没有订单"),
    "why.order.unsold": w("{n} could not be sold at the price limit", "因跌停未能卖出{n}"),
    "why.push.said": w(
        "{n} ÷ free-float value {cap} = {share}%",
        "{n} ÷ 自由流通市值{cap} ＝ {share}%",
    ),
    "why.push.times": w(
        "× multiplier {multiplier} × stress {stress} = {points} log points",
        "× 乘数{multiplier} × 流动性压力{stress} ＝ {points}对数点",
    ),
    "why.push.reversal": w(
        "{points}: earlier impact decays, or is revalued as liquidity stress changes",
        "{points}：前期冲击的消退，或随流动性压力变化的重估",
    ),
    "why.move.said": w("log points from this part", "该项贡献（对数点）"),
    "why.move.whole": w("all parts together: {index} {points}", "各项合计（{index}）：{points}"),
    "why.others.buy": w("bought: {names}", "买入：{names}"),
    "why.others.sell": w("sold: {names}", "卖出：{names}"),
    "why.others.item": w("{class} {n}", "{class}{n}"),
    "why.others.note": w(
        "all trades of the day in this index; they sum to zero",
        "当日本指数的全部交易，合计为零",
    ),
    "why.unit": w("Amounts in CNY bn.", "金额单位：亿元。"),
    "why.all_days": w("Every session of the range", "区间内每个交易日"),
    "why.column.day": w("Session", "交易日"),
    "why.column.ordered": w("Orders, CNY bn", "订单（亿元）"),
    "why.column.relative": w("Of free-float value, %", "占自由流通市值（%）"),
    "why.column.stress": w("Liquidity stress", "流动性压力"),
    "why.column.push": w("Impact", "冲击"),
    "why.column.reversal": w("Impact decay", "冲击消退"),
    "why.column.move": w("Log points", "对数点"),
    "why.column.other": w("Other scenario", "另一情景"),
    "why.column.difference": w("Difference", "差异"),
    "why.flows": w("All trades of these days", "这段时间的全部交易"),
    "why.mechanism": w("Its equation, sources and limits", "该机制的方程、来源与局限"),
}
"""Words about the chain behind one part."""
