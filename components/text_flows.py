"""Words of the page that shows who traded with whom."""

from components.pages.spec import Words, w

FLOWS: Words = {
    "page.flows": w("Who traded with whom?", "谁与谁交易？"),
    "page.flows.menu": w("Who traded", "交易流向"),
    "page.flows.lead": w(
        "Every session's trades: sellers left, what they sold in the middle, buyers right. The "
        "market clears once a day and nobody picks a partner, so sellers meet buyers only through "
        "an index or a future.",
        "每个交易日的成交：左为卖方，中为标的，右为买方。市场每日出清一次，无人选择对手，"
        "买卖双方只通过指数或期货相遇。",
    ),
    "flows.show": w("Show", "显示"),
    "flows.show.day": w("one session", "单日"),
    "flows.show.total": w("running total", "累计"),
    "flows.session": w("Session", "交易日"),
    "flows.play": w("Play", "播放"),
    "flows.pause": w("Pause", "暂停"),
    "flows.still": w(
        "Your system asks for less motion: step with the arrows.",
        "系统要求减少动画：请用箭头逐日查看。",
    ),
    "flows.previous": w("Previous session", "上一交易日"),
    "flows.next": w("Next session", "下一交易日"),
    "flows.said.day": w(
        "In this model CNY {n} bn change hands on {to}. Largest sellers: {sellers}; "
        "largest buyers: {buyers}.",
        "在本模型中，{to}成交净额{n}十亿元。最大卖方：{sellers}；最大买方：{buyers}。",
    ),
    "flows.said.total": w(
        "In this model CNY {n} bn have changed hands net from {from} to {to}. Largest sellers: "
        "{sellers}; largest buyers: {buyers}.",
        "在本模型中，自{from}至{to}净换手{n}十亿元。最大卖方：{sellers}；最大买方：{buyers}。",
    ),
    "flows.quiet": w("In this model nobody trades net on {to}.", "在本模型中，{to}没有净成交。"),
    "flows.item": w("{class} {n}", "{class}{n}"),
    "flows.join": w(", ", "、"),
    "flows.sellers": w("Sellers", "卖方"),
    "flows.buyers": w("Buyers", "买方"),
    "flows.buckets": w("Index or future", "指数或期货"),
    "flows.ribbon.sells": w("{class} sells {n} bn of {bucket}", "{class}卖出{bucket}{n}十亿元"),
    "flows.ribbon.buys": w("{class} buys {n} bn of {bucket}", "{class}买入{bucket}{n}十亿元"),
    "flows.future": w("{name} future", "{name}期货"),
    "flows.scale": w("CNY {n} bn", "{n}十亿元"),
    "flows.balance": w(
        "Check: in every index and future, purchases less sales are zero (largest difference "
        "{apart} bn). Futures are notional; who buys a future is long.",
        "核对：每个指数与期货的买入减卖出均为零（最大差额{apart}十亿元）。期货为名义本金，买入即做多。",
    ),
    "flows.table": w("Net purchases, CNY bn", "净买入，十亿元"),
    "flows.column.class": w("Class", "类别"),
    "flows.column.stock": w("All stock", "股票合计"),
    "flows.column.reason": w("Mostly because of", "主要原因"),
    "flows.takes": w("Takes the other side", "承接对手方"),
    "flows.sum": w("Sum", "合计"),
    "flows.source": w(
        "Reference vector of structure {structure}, {mode}, model {version} ({hash}). Simulated: "
        "no data set says who traded with whom.",
        "结构{structure}、{mode}的参考参数组，模型 {version}（{hash}）。为模拟结果：没有数据记录谁与谁交易。",
    ),
    "flows.why": w("Why did it fall?", "为什么下跌？"),
}
