"""Words of the page that takes a move apart and tells the chain behind each part."""

from components.pages.spec import Words, w
from model.inquiry.why_fields import NEWS_LABEL

WHY: Words = {
    "cause.limited": NEWS_LABEL["cause.limited"].json(),
    "page.why": w("Why did it fall?", "为什么下跌？"),
    "page.why.menu": w("Why", "下跌原因"),
    "page.why.lead": w(
        "The move of an index, taken apart without a remainder: impact is additive in this model, "
        "so the bars sum to the move exactly. Choose a bar to see who sold what to whom.",
        "把指数的涨跌毫无剩余地拆开：本模型中价格冲击可加，各项之和恰好等于涨跌。点选任一项，查看谁卖给了谁。",
    ),
    "why.by": w("Parts are", "按"),
    "why.by.mechanism": w("mechanisms", "机制"),
    "why.by.class": w("classes of holders", "持有人类别"),
    "why.said": w(
        "In this model the {index} {turn} {size} % from {from} to {to}. Largest parts: {causes}. "
        "{rest}",
        "在本模型中，{index}自{from}至{to}{turn}{size}%。最大的几项：{causes}。{rest}",
    ),
    "why.falls": w("falls", "下跌"),
    "why.rises": w("rises", "上涨"),
    "why.said.difference": w(
        "In this model the {index} stands {size} % {side} on {to} than with the other policies "
        "({low} to {high} log points under 9 of 10 parameter vectors). Largest parts: {causes}. "
        "{rest}",
        "在本模型中，{to}的{index}比另一组政策下{side}{size}%"
        "（九成参数组为{low}至{high}对数点）。最大的几项：{causes}。{rest}",
    ),
    "why.higher": w("higher", "高"),
    "why.lower": w("lower", "低"),
    "why.same": w(
        "The {index} moves alike in both scenarios: there is no difference to explain. Choose "
        "another scenario in the bar above or in the comparison.",
        "两个情景中{index}走势相同，没有差异可解释。请在上方情景栏或比较对象中另选情景。",
    ),
    "why.cause": w("{part} {points}", "{part} {points}"),
    "why.join": w(", ", "、"),
    "why.rest.none": w(
        "News that no order made is {news} % of the move; nothing stays unexplained.",
        "不来自订单的消息占涨跌的{news}%，没有未解释的部分。",
    ),
    "why.rest.both": w(
        "News is the same in both, so nothing is left unexplained.",
        "两个情景的消息相同，因此没有未解释的部分。",
    ),
    "why.rest.csi300": w(
        "News that no order made is {news} % of the move; for this index all of it counts as market "
        "news.",
        "不来自订单的消息占涨跌的{news}%；对本指数而言全部计作市场消息。",
    ),
    "why.rest.within": w(
        "News that no order made is {news} % of the move; the part of it that stays unexplained is "
        "{share} % of the move.",
        "不来自订单的消息占涨跌的{news}%；其中未得到解释的部分占涨跌的{share}%。",
    ),
    "why.rest.against": w(
        "News that no order made is {news} % of the move; the part that stays unexplained pushes "
        "the other way ({points}).",
        "不来自订单的消息占涨跌的{news}%；其中未得到解释的部分方向相反（{points}）。",
    ),
    "why.rest.above": w(
        "News that no order made is {news} % of the move; what stays unexplained is more than all "
        "of it ({share} %), as the rest pushes the other way.",
        "不来自订单的消息占涨跌的{news}%；未得到解释的部分超过全部涨跌（{share}%），其余各项方向相反。",
    ),
    "why.sum": w(
        "{points} log points = {percent} %. The bars sum to {sum}.",
        "{points}对数点＝{percent}%。各项之和为{sum}。",
    ),
    "why.sum.difference": w(
        "This scenario {mine} log points ({mine_percent} %), the other {theirs} "
        "({theirs_percent} %): difference {points} log points. The bars sum to {sum}.",
        "本情景{mine}对数点（{mine_percent}%），另一情景{theirs}（{theirs_percent}%）："
        "相差{points}对数点。各项之和为{sum}。",
    ),
    "why.chart": w("From the start to the end, log points", "从起点到终点，对数点"),
    "why.whole": w("Whole move", "全部涨跌"),
    "why.whole.difference": w("Whole difference", "全部差异"),
    "why.small": w("{n} smaller parts", "{n}个较小项"),
    "why.key.orders": w("orders, up or down", "订单推动，涨或跌"),
    "why.key.news": w("news: nobody's orders", "消息：不来自任何订单"),
    "why.key.rest": w("not explained", "未解释"),
    "why.key.range": w("9 of 10 parameter vectors", "九成参数组"),
    "why.note": w(
        "A log point is a hundredth of a log return: log points add up, per cents do not. The column "
        "“alone” says what one part would be in per cent by itself.",
        "对数点为对数收益率的百分之一：对数点可以相加，百分比不能。“单独”一列是该项单独折算的百分比。",
    ),
    "why.column.part": w("Part", "部分"),
    "why.column.points": w("Log points", "对数点"),
    "why.column.alone": w("Alone, %", "单独，%"),
    "why.column.share": w("Of the move, %", "占涨跌，%"),
    "why.column.before": w("From before", "此前订单"),
    "why.column.before.help": w(
        "What orders before the first day do inside the range: their impact reverts.",
        "区间之前的订单在区间内的作用：其冲击逐步回吐。",
    ),
    "why.column.range": w("9 of 10 vectors", "九成参数组"),
    "why.crossed": w("Of which", "其中"),
    "why.source": w(
        "Bars: reference vector; thin lines: nine of ten of {members} vectors of structure "
        "{structure}, {mode}, model {version} ({hash}).",
        "柱：参考参数组；细线：结构{structure}、{mode}的{members}组参数中的九成，模型 {version}（{hash}）。",
    ),
}
"""Words about the waterfall."""

CHAIN: Words = {
    "why.chain": w("The chain behind “{part}”", "“{part}”背后的因果链"),
    "why.chain.said": w(
        "{part}: {points} log points in the {index}; most on {day} ({most}).",
        "{part}：对{index}的作用为{points}对数点；最大在{day}（{most}）。",
    ),
    "why.chain.none": w(
        "{part} does nothing to the {index} in this range.", "{part}在此区间内对{index}没有作用。"
    ),
    "why.chain.news": w(
        "No order made this part. Market news is what the CSI 300 does beyond all orders, times the "
        "sensitivity of this index; the style cycle is its slow drift against the CSI 300; what is "
        "left is not explained. What the daily limit holds back comes on later days.",
        "这一部分不来自任何订单。市场消息是沪深300在所有订单之外的变动乘以本指数的敏感度；"
        "风格周期是其相对沪深300的缓慢漂移；其余未得到解释。涨跌停暂缓的部分会在以后释放。",
    ),
    "why.day": w("Session", "交易日"),
    "why.day.option": w("{day}: {points}", "{day}：{points}"),
    "why.previous": w("Previous session", "上一交易日"),
    "why.next": w("Next session", "下一交易日"),
    "why.days": w("Day by day, log points", "逐日，对数点"),
    "why.mine": w("In this scenario", "在本情景中"),
    "why.other": w("In the other scenario", "在另一情景中"),
    "why.step.books": w("1 · Books the evening before", "1 · 前一晚的资产负债"),
    "why.step.orders": w("2 · Orders executed", "2 · 成交订单"),
    "why.step.push": w("3 · Push on the price", "3 · 对价格的推动"),
    "why.step.move": w("4 · Price move of the day", "4 · 当日价格变动"),
    "why.step.others": w("5 · The other side", "5 · 对手方"),
    "why.book.own": w(
        "{class}: own money {own} bn ({worth} % a unit since {from}), stock {stock} bn, "
        "leverage {leverage}×",
        "{class}：自有资金{own}（每份自{from}以来{worth}%），持股{stock}，杠杆{leverage}倍",
    ),
    "why.book.plain": w(
        "{class}: stock {stock} bn, cash {cash} bn", "{class}：持股{stock}，现金{cash}"
    ),
    "why.book.cash": w("cash {cash} bn", "现金{cash}"),
    "why.book.asked": w("asked back {asked} bn that day", "当日赎回申请{asked}"),
    "why.rule.limit_large": w(
        "net-sell limit stops {n} % of large funds' net sales", "净卖出限制拦下大型公募净卖出的{n}%"
    ),
    "why.rule.limit_others": w(
        "net-sell limit stops {n} % of other funds' net sales", "净卖出限制拦下其他机构净卖出的{n}%"
    ),
    "why.rule.ban": w("DMA ban stops {n} % of net sales", "DMA禁令拦下净卖出的{n}%"),
    "why.rule.refused": w("brokers refuse {n} % of quants' sell orders", "券商拒绝量化卖单的{n}%"),
    "why.rule.rescue": w("national team buys {n} bn of this index", "国家队买入本指数{n}"),
    "why.order.sells": w("{class} sells {n} bn ({cause})", "{class}卖出{n}（{cause}）"),
    "why.order.buys": w("{class} buys {n} bn ({cause})", "{class}买入{n}（{cause}）"),
    "why.order.all": w(
        "over all indices {n} bn net; {share} % of its stock is sold",
        "各指数合计净额{n}；卖出所持股票的{share}%",
    ),
    "why.order.none": w("no orders in this index on this day", "当日在本指数上没有订单"),
    "why.order.unsold": w("{n} bn could not be sold at the price limit", "跌停未能卖出{n}"),
    "why.push.said": w(
        "{n} bn ÷ {cap} bn capitalisation = {share} %",
        "{n} ÷ 市值{cap} ＝ {share}%",
    ),
    "why.push.times": w(
        "× multiplier {multiplier} × stress {stress} = {points} log points",
        "× 乘数{multiplier} × 压力{stress} ＝ {points}对数点",
    ),
    "why.push.reversal": w(
        "{points}: earlier orders revert, or weigh more or less as stress changes",
        "{points}：此前订单的冲击回吐，或随压力变化而增减",
    ),
    "why.move.said": w("log points by this part", "对数点，来自此部分"),
    "why.move.whole": w("all parts together: {index} {points}", "各部分合计：{index} {points}"),
    "why.others.buy": w("bought: {names}", "买入：{names}"),
    "why.others.sell": w("sold: {names}", "卖出：{names}"),
    "why.others.item": w("{class} {n} bn", "{class}{n}"),
    "why.others.note": w(
        "all trades of the day in this index; they sum to zero",
        "当日本指数的全部交易，合计为零",
    ),
    "why.unit": w("Amounts in CNY bn.", "金额单位：十亿元。"),
    "why.all_days": w("Every session of the range", "区间内每个交易日"),
    "why.column.day": w("Session", "交易日"),
    "why.column.ordered": w("Orders, CNY bn", "订单，十亿元"),
    "why.column.relative": w("Of cap., %", "占市值，%"),
    "why.column.stress": w("Stress", "压力"),
    "why.column.push": w("Push", "推动"),
    "why.column.reversal": w("Reversal", "回吐"),
    "why.column.move": w("Log points", "对数点"),
    "why.column.other": w("Other scenario", "另一情景"),
    "why.column.difference": w("Difference", "差异"),
    "why.flows": w("All trades of these days", "这些天的全部交易"),
    "why.mechanism": w("Its equation, sources and limits", "其方程、来源与局限"),
}
"""Words about the chain behind one part."""
