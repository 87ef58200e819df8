"""Terms of this model: how its runs, parameters and parts are called."""

from components.glossary_term import Term, term, w

MODEL_TERMS: tuple[Term, ...] = (
    term(
        "news", "Exogenous part|exogenous part|exogenous", "外生因素",
        w("What moves prices beyond the mechanisms: market factor + style factor + residual. It is "
          "solved so that the historical policies reproduce what happened, then replayed unchanged "
          "under every other policy.",
          "机制之外推动价格的部分＝市场因素＋风格因素＋残差：先反解，使历史政策恰好复现历史走势；"
          "再原样代入其他政策情景。"),
    ),
    term(
        "market_factor", "Market factor|market factor", "市场因素",
        w("The exogenous move that all indices share, each by its beta.",
          "各指数按各自β共同承受的外生涨跌。"),
    ),
    term(
        "style_factor", "Style factor|style factor", "风格因素",
        w("The exogenous drift of small caps against large ones, in months rather than days.",
          "小盘相对大盘的外生慢变量，以月而非以日计。"),
    ),
    term(
        "residual", "Residual|residual", "残差",
        w("What neither the mechanisms nor the market and style factors explain of a day's move. It "
          "is shown by itself, never spread over the mechanisms.",
          "当日涨跌中既非机制、也非市场与风格因素所能解释的部分；单独列示，不分摊到各机制。"),
    ),
    term(
        "anchored", "Anchored|anchored", "锚定（历史路径）|锚定",
        w("The run is tied to what happened day by day: under the historical policies it reproduces "
          "the observed closes, and errors of the model count as part of the exogenous part.",
          "逐日锚定历史：历史政策下复现实际收盘，模型误差计入外生因素。"),
    ),
    term(
        "unanchored", "Free-running|free-running", "自由运行",
        w("From the end of 2023 on the model runs by itself; only the market factor, taken from the "
          "CSI 300, is given.",
          "自2023年底起模型自行运行，仅给定由沪深300得出的市场因素。"),
    ),
    term(
        "ensemble", "Parameter sets|Parameter set|parameter sets|parameter set", "参数组",
        w("Sets of parameters that fit the targets about equally well; a range is what nine of ten "
          "of them give.",
          "多组拟合程度相近的参数；“区间”取其中九成的结果。"),
    ),
    term(
        "reference_vector", "Reference parameter set|reference parameter set", "参考参数组",
        w("The parameter set in the middle of all; the lines show its run.",
          "位于各参数组中央的一组，图中线条即其结果。"),
    ),
    term(
        "structure", "Structure|structures|structure", "模型结构|结构",
        w("A set of assumptions about how the market works. There are two, A and B, which the data "
          "cannot tell apart; they are never mixed.",
          "关于市场如何运作的一套假设。共有A、B两种，数据无法区分，结果从不合并。"),
    ),
    term(
        "stress_multiplier", "Stress multiplier|liquidity stress|Liquidity stress",
        "流动性压力|压力乘数",
        w("A number of at least 1: after large moves the same net sale costs that many times the "
          "price impact.",
          "不低于1的乘数：大幅波动后，同样的净卖出造成的价格冲击按此放大。"),
    ),
    term(
        "backlog", "Backlog|backlog", "待卖积压|积压",
        w("What funds still have to sell: redemptions not yet paid plus cash missing from its usual "
          "ratio.",
          "基金待卖出规模：未支付的赎回加现金缺口（低于常态比例的部分）。"),
    ),
    term(
        "overhang", "Overhang|overhang", "待释放抛压",
        w("Price fall to be expected from what others still have to sell.",
          "他人尚待卖出部分预计带来的跌幅。"),
    ),
    term(
        "loss", "Fit error|fit error", "拟合误差",
        w("How far a run lies from the targets; lower is better.", "模拟结果与目标的偏差，越低越好。"),
    ),
    term(
        "margin_of_futures", "Index futures purchases|index futures purchases", "股指期货做多",
        w("Buying index futures to narrow the discount. A setting of this model; no such purchases "
          "are known in 2024.",
          "买入股指期货以收窄贴水。本模型的一项政策设置；2024年未见此类操作的公开记录。"),
    ),
)  # fmt: skip
