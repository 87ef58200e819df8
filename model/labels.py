"""Names of agent classes and of parts of a move as readers know them, in both languages."""

from model.declare import Text
from model.mechanisms import MECHANISMS

CLASS_LABEL: dict[str, Text] = {
    "large_funds": Text("Large mutual funds", "大型公募基金"),
    "small_funds": Text("Small funds", "中小基金"),
    "index_enhanced_300": Text("300-enhanced quants", "300指数增强"),
    "index_enhanced_500": Text("500-enhanced quants", "500指数增强"),
    "index_enhanced_1000": Text("1000-enhanced quants", "1000指数增强"),
    "market_neutral": Text("Market-neutral quants", "市场中性"),
    "dma": Text("DMA (leveraged neutral)", "DMA（杠杆中性）"),
    "snowball_dealers": Text("Snowball dealers", "雪球对冲券商"),
    "margin_traders": Text("Margin traders", "两融投资者"),
    "national_team": Text("National team", "国家队"),
    "arbitrage": Text("Arbitrage desks", "套利资金"),
    "residual_liquidity": Text("Everybody else", "其他投资者"),
}
"""Class -> its name. The last one takes the other side of every trade."""

CAUSE_LABEL: dict[str, Text] = {
    **{mechanism.name: mechanism.label for mechanism in MECHANISMS},
    "market_news": Text("Market news", "市场消息"),
    "style_news": Text("Slow style cycle (news)", "风格慢周期（消息）"),
    "residual": Text("Not explained", "未解释部分"),
}
"""Cause of a return -> its name: mechanisms, then news."""
