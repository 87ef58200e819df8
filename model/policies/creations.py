"""What the creations of ETFs are taken for: said with the sums of the table, and the assumptions.

Every amount and date in these words is computed from the table and the rule that counts it.
"""

from model.dates import said
from model.declare import BILLION, TIMES, Lever, Text
from model.policies.purchases import BEGAN, CALM, CSI2000_ASSUMED, OBSERVED, told

CREATIONS = Text(
    f"net creations of nine ETFs (ChiNext left out) from {BEGAN} to {OBSERVED[1]}, Shanghai and "
    "Shenzhen exchanges: observed, by all buyers; taken as the national team's (M)",
    f"上交所、深交所：九只ETF（不含创业板）2024年{said(BEGAN).zh}至{said(OBSERVED[1]).zh}净申购，"
    "实际数据，含所有申购人；视为国家队买入（M）",
)


def money(value: float) -> Text:
    """Return an amount to a tenth of a billion, as each language writes it."""
    return Text(*(BILLION.said(round(value, 1), language) for language in ("en", "zh")))


def _filled(en: str, zh: str) -> Text:
    """Fill the sums of the purchases and their dates into a sentence of both languages."""
    words = {name: money(value) for name, value in vars(told()).items()}
    words |= {"began": said(BEGAN), "ends": said(OBSERVED[1]), "observed": said(OBSERVED[0])}
    words |= {"calm_from": said(CALM[0]), "calm_to": said(CALM[1])}
    return Text(
        en.format(**{name: each.en for name, each in words.items()}),
        zh.format(**{name: each.zh for name, each in words.items()}),
    )


HOW_MUCH = _filled(
    "Default: net creations of nine ETFs (ChiNext left out) from {began} to {ends} 2024, days of "
    "net redemption counted as zero, {counted}; and {assumed} assumed for CSI 2000. Raw net "
    "creations from {observed} to {ends}: {raw}. The earlier rule took off the median day of "
    "{calm_from} to {calm_to}, which was negative, and clipped negatives: {above_calm}. UBS put "
    "national-team buying at no less than CNY 410 bn by about 26 February.",
    "默认值＝九只ETF（不含创业板）2024年{began}至{ends}的净申购，净赎回日计为零，合计{counted}；"
    "另加中证2000ETF净买入{assumed}（假设）。{observed}至{ends}的原始净申购为{raw}。"
    "原口径扣除{calm_from}至{calm_to}的日中位数（为负）并剔除负值，合计{above_calm}。"
    "瑞银估计，至2月26日前后国家队买入不少于4100亿元。",
)
"""What the default total is, beside the raw creations and the rule it replaces."""

ASSUMPTIONS = (
    Lever(
        "national_team_share",
        "assumption",
        "number",
        Text("National team's share of creations", "净申购中国家队占比"),
        Text(
            "1: all creations that are counted are the national team's. Others took part; what it "
            "bought from holders on the exchange needs no creation.",
            "1：计入的净申购全部视为国家队买入。其他投资者也有参与；"
            "国家队在二级市场买入则不产生申购。",
        ),
        1.0,
        Text(
            "assumption (M): creations and reported purchases agree for January 2024 (to 29 "
            "January CNY 126.9 bn here, CNY 128.5 bn at Bloomberg)",
            "假设（M）：2024年1月净申购与媒体报道的买入额相符"
            "（截至1月29日，此处1269亿元，彭博1285亿元）",
        ),
        kind="assumption",
        unit=TIMES,
        min=0.5,
        max=1.5,
        step=0.05,
    ),
    Lever(
        "csi2000_rescue",
        "assumption",
        "number",
        Text(
            "Net purchases of CSI 2000 ETFs on 8 February (assumed)",
            "2月8日中证2000ETF净买入（假设）",
        ),
        Text(
            "Purchases are not known. Five ETFs traded CNY 6.9 bn that day against about CNY "
            "0.2 bn on other days.",
            "净买入额不详；当日五只ETF成交69亿元，平时约2亿元。",
        ),
        CSI2000_ASSUMED,
        Text(
            "assumption (L); turnover of five CSI 2000 ETFs on 2024-02-08 (H)",
            "假设（L）；2024年2月8日五只中证2000ETF成交额（H）",
        ),
        kind="assumption",
        unit=BILLION,
        min=0.0,
        max=20.0,
        step=0.5,
    ),
)
