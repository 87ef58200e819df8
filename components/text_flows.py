"""Words of the page that shows who traded with whom."""

from components.pages.spec import Words, w

FLOWS: Words = {
    "page.flows": w("Who traded with whom?", "谁在卖、谁在接？"),
    "page.flows.menu": w("Who traded", "资金流向"),
    "page.flows.lead": w(
        "Every session's trades: sellers left, what they sold in the middle, buyers right. The "
        "model clears once a day; trades are netted by index and contract, and counterparties are "
        "not identified.",
        "每个交易日的成交：左为卖方，中为标的，右为买方。模型每日集中撮合一次，不区分对手方，"
        "买卖只按指数与期货合约汇总。",
    ),
    "flows.show": w("Show", "显示"),
    "flows.show.day": w("one session", "单日"),
    "flows.show.total": w("running total", "累计"),
    "flows.session": w("Session", "交易日"),
    "flows.play": w("Play", "播放"),
    "flows.pause": w("Pause", "暂停"),
    "flows.still": w(
        "Your system asks for less motion: step with the arrows.",
        "系统已设为减少动态效果，请用箭头逐日查看。",
    ),
    "flows.previous": w("Previous session", "上一交易日"),
    "flows.next": w("Next session", "下一交易日"),
    "flows.said.day": w(
        "In this model {n} changes hands net on {to}. Largest sellers: {sellers}; "
        "largest buyers: {buyers}.",
        "模型中，{to}各类持有人之间净换手{n}。最大卖方：{sellers}；最大买方：{buyers}。",
    ),
    "flows.said.total": w(
        "In this model {n} has changed hands net from {from} to {to}. Largest sellers: "
        "{sellers}; largest buyers: {buyers}.",
        "模型中，{from}至{to}各类持有人之间累计净换手{n}。最大卖方：{sellers}；最大买方：{buyers}。",
    ),
    "flows.quiet": w("In this model nobody trades net on {to}.", "模型中，{to}没有净成交。"),
    "flows.item": w("{class} {n}", "{class}{n}"),
    "flows.join": w(", ", "、"),
    "flows.sellers": w("Sellers", "卖方"),
    "flows.buyers": w("Buyers", "买方"),
    "flows.buckets": w("Index or future", "指数或期货"),
    "flows.ribbon.sells": w("{class}: {n} of {bucket} sold", "{class}卖出{bucket}：{n}"),
    "flows.ribbon.buys": w("{class}: {n} of {bucket} bought", "{class}买入{bucket}：{n}"),
    "flows.future": w("{name} future", "{name}期货"),
    "flows.scale": w("{n}", "{n}"),
    "flows.balance": w(
        "Check: in every index and future, purchases less sales are zero (largest difference "
        "{apart}). Futures count at contract value (notional); who buys a future is long.",
        "核对：每个指数与期货的买入减卖出均为零（最大差额{apart}）。"
        "期货按合约名义价值计，买入即多头。",
    ),
    "flows.table": w("Net purchases, CNY bn", "净买入（亿元）"),
    "flows.column.class": w("Holder type", "持有人类别"),
    "flows.column.stock": w("All stock", "股票合计"),
    "flows.column.reason": w("Mostly because of", "主要原因"),
    "flows.takes": w("Takes the other side", "被动承接"),
    "flows.sum": w("Sum", "合计"),
    "flows.source": w(
        "Reference parameter set of structure {structure}, {mode}, model {version} ({hash}). "
        "Simulated: no public data say who traded with whom.",
        "结构{structure}、{mode}的参考参数组，模型版本{version}（{hash}）。"
        "均为模拟：公开数据不披露交易对手方。",
    ),
    "flows.why": w("Why did it fall?", "为什么下跌？"),
}
