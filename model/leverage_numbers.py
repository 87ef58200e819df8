r"""The numbers of the mechanism `leverage`: its parameters, and the assumptions that scale them.

$$ \lambda_i \le \lambda_{max} $$

is what brokers' margin rule asks of every product, at 25 % of margin four times its own money.
"""

from model.declare import BILLION, PERCENT, TIMES, Lever, Parameter, Text

SIZE = Text(
    "CNY 250-260 bn (Cailianshe via Jiemian; M); other estimates CNY 150-500 bn",
    "2500亿至2600亿元（财联社，界面转引；M）；其他估计1500亿至5000亿元",
)
RATE = Text(
    "assumed (L): brokers earn interest (Reuters 2023-09-28), at a rate that was not published; "
    "taken above the one-year loan prime rate of 3.45%",
    "假设（L）：券商对互换收取利息（路透2023年9月28日），利率未公布；取高于一年期LPR（3.45%）",
)
PARAMETERS = (
    Parameter(
        "gains_paid_out",
        0.02,
        0.0,
        0.04,
        Text("Gains of DMA products taken out per day", "DMA产品每日提取盈利的比例"),
        Text(
            "assumed (L): at the end of 2023 products stood at 3 to 4 times (press; H) after "
            "months of gains",
            "假设（L）：2023年底产品在盈利数月后仍为3至4倍杠杆（媒体报道；H）",
        ),
    ),
    Parameter(
        "leverage_cap",
        4.0,
        4.0,
        4.0,
        Text("DMA leverage at most", "DMA杠杆上限"),
        Text("margin of at least 25% (press; H)", "保证金比例不低于25%（媒体报道；H）"),
    ),
    Parameter(
        "leverage_target",
        0.875,
        0.875,
        0.875,
        Text("Leverage after a forced cut, share of the cap", "被动减仓后的目标杠杆（占上限比例）"),
        Text(
            "3.5 of 4: typical leverage 2-4 (press; M)",
            "4倍减至3.5倍：常见杠杆2至4倍（媒体报道；M）",
        ),
    ),
    Parameter(
        "deleveraging_speed",
        0.5,
        0.5,
        0.5,
        Text("Speed of a forced cut per day", "被动减仓速度（每日）"),
        Text("assumed (L)", "假设（L）"),
    ),
    Parameter(
        "leverage_spread",
        0.114,
        0.114,
        0.114,
        Text("Spread of own money per stock among DMA products", "DMA产品自有资金比例的离散度"),
        Text(
            "products at 3 to 4 times, 3.5 on average (press; H): 1 - 3.5 / 3.95, shape assumed "
            "(M)",
            "产品杠杆3至4倍，平均3.5倍（媒体报道；H）：1−3.5/3.95，分布形状为假设（M）",
        ),
    ),
    Parameter(
        "dma_gross",
        250.0,
        250.0,
        250.0,
        Text("DMA stock at its peak", "DMA多头峰值规模"),
        SIZE,
        BILLION,
    ),
    Parameter(
        "dma_financing_rate",
        0.05,
        0.05,
        0.05,
        Text("Interest on money lent to DMA products, a year", "DMA融资年利率"),
        RATE,
    ),
)

ASSUMPTIONS = (
    Lever(
        "dma_size",
        "assumption",
        "number",
        Text("DMA size", "DMA规模"),
        Text(
            "Stock held by DMA products at the peak. Sources say CNY 150 bn to 500 bn.",
            "DMA产品峰值时的股票多头市值。各来源估计为1500亿至5000亿元。",
        ),
        250.0,
        SIZE,
        kind="assumption",
        unit=BILLION,
        min=50.0,
        max=500.0,
        step=10.0,
        scales="dma_gross",
    ),
    Lever(
        "dma_leverage_cap",
        "assumption",
        "number",
        Text("Brokers' own cap on DMA leverage", "券商自身的DMA杠杆上限"),
        Text(
            "Above it, positions are cut by force. 4 is a margin of 25%. It holds in history too; "
            "a cap by order is among the policies.",
            "杠杆超过上限即被动降杠杆。4倍对应25%保证金比例。"
            "历史路径同样适用；监管要求的上限见政策设置。",
        ),
        4.0,
        Text(
            "press (H): borrow up to three times own money", "媒体报道（H）：最多融入自有资金的三倍"
        ),
        kind="assumption",
        unit=TIMES,
        min=1.5,
        max=6.0,
        step=0.1,
        scales="leverage_cap",
    ),
    Lever(
        "dma_financing",
        "assumption",
        "number",
        Text("Financing cost of DMA products", "DMA融资成本"),
        Text(
            "Interest a year on the money that brokers lend to DMA products, charged every "
            "session. 0: none, as in earlier versions.",
            "券商借给DMA产品的资金的年利率，逐日计提。0：不计融资成本（早期版本做法）。",
        ),
        5.0,
        RATE,
        kind="assumption",
        unit=PERCENT,
        min=0.0,
        max=10.0,
        step=0.5,
        scales="dma_financing_rate",
    ),
)
