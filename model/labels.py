"""Names of agent classes and of parts of a move as readers know them, in both languages."""

from model.declare import Label, Text
from model.mechanisms import MECHANISMS

CLASS_LABEL: dict[str, Label] = {
    "large_funds": Label("Large mutual funds", "大型公募"),
    "small_funds": Label(
        "Small mutual and discretionary private funds",
        "中小公募及主观私募",
        Text("Small and private funds", "中小公募及主观私募"),
    ),
    "index_enhanced_300": Label(
        "CSI 300 enhanced funds", "沪深300指增（公募）", Text("CSI 300 enhanced", "沪深300指增")
    ),
    "index_enhanced_500": Label(
        "CSI 500 enhanced funds", "中证500指增（私募）", Text("CSI 500 enhanced", "中证500指增")
    ),
    "index_enhanced_1000": Label(
        "CSI 1000 enhanced funds", "中证1000指增（私募）", Text("CSI 1000 enhanced", "中证1000指增")
    ),
    "market_neutral": Label("Market-neutral funds", "市场中性"),
    "dma": Label("DMA (leveraged market-neutral)", "DMA（杠杆市场中性）", Text("DMA", "DMA")),
    "snowball_dealers": Label(
        "Snowball dealers",
        "雪球对冲方（券商场外衍生品部门）",
        Text("Snowball dealers", "雪球对冲方"),
    ),
    "margin_traders": Label("Margin traders", "融资盘"),
    "national_team": Label("National team", "国家队"),
    "arbitrage": Label("Cash-futures arbitrageurs", "期现套利盘"),
    "residual_liquidity": Label(
        "Other investors (residual)", "其他投资者", Text("Other investors", "其他投资者")
    ),
}
"""Class -> its name. The last one takes the other side of every trade."""

CAUSE_LABEL: dict[str, Text] = {
    **{mechanism.name: mechanism.label for mechanism in MECHANISMS},
    "market_news": Label(
        "Market factor (beta)", "市场因素（β）", Text("Market factor", "市场因素")
    ),
    "style_news": Label(
        "Style factor (slow drift)", "风格因素（慢变量）", Text("Style factor", "风格因素")
    ),
    "residual": Label("Residual", "残差（未解释）", Text("Residual", "残差")),
}
"""Cause of a return -> its name: mechanisms, then the three exogenous parts."""
