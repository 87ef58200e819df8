"""Terms of the field: indices, contracts, products, rules and numbers that a fund speaks of."""

from components.glossary_term import DEFINITION, Term, term, w

INDEX_RULES = w("China Securities Index, methodology (H)", "中证指数公司编制方案（H）")
CONTRACT = w("China Financial Futures Exchange, contract terms (H)", "中金所合约表（H）")
EXCHANGE = w("exchange rules (H)", "交易所规则（H）")
NOTE = w("standard terms of the note, broker notes (M)", "标准雪球条款，券商研报（M）")
CONTRACTS = w("product contracts, press (M)", "产品合同，媒体报道（M）")

INDICES: tuple[Term, ...] = (
    term(
        "csi300", "CSI 300", "沪深300",
        w("The 300 largest liquid stocks of Shanghai and Shenzhen.",
          "沪深两市规模大、流动性好的300只股票。"),
        INDEX_RULES,
    ),
    term(
        "csi500", "CSI 500", "中证500",
        w("The 500 next largest stocks after CSI 300: mid caps.",
          "剔除沪深300成分股及总市值前300名后，总市值靠前的500只股票：中盘。"),
        INDEX_RULES,
    ),
    term(
        "csi1000", "CSI 1000", "中证1000",
        w("The 1,000 liquid stocks that follow CSI 300 and CSI 500: small caps.",
          "中证800（沪深300＋中证500）之外规模偏小、流动性好的1000只股票：小盘。"),
        INDEX_RULES,
    ),
    term(
        "csi2000", "CSI 2000", "中证2000",
        w("The 2,000 liquid stocks that follow CSI 1000, published since 11 August 2023. It has ETFs "
          "but no futures.",
          "中证800与中证1000之外规模更小、流动性好的2000只股票，2023年8月11日发布；有ETF，无股指期货。"),
        INDEX_RULES,
    ),
    term(
        "micro_cap", "Micro-cap|micro-caps|Micro-caps|micro-cap", "微盘股|微盘",
        w("Here Wind 8841431.WI: the 400 smallest stocks (ST excluded), equal weight, rebalanced "
          "daily. On days with many price limits nobody could trade its return.",
          "此处为万得微盘股指数（8841431.WI）：总市值最小的400只A股（剔除ST等），等权、每日调仓；"
          "跌停潮时指数涨跌无法实际成交。"),
        w("Wind micro-cap index, checked against a rebuild of 400 stocks (H)",
          "万得微盘股指数，经400只股票独立重建核对（H）"),
    ),
    term(
        "IF", "IF", "IF",
        w("Futures on the CSI 300, CNY 300 an index point.", "沪深300股指期货，每点300元。"),
        CONTRACT,
    ),
    term(
        "IC", "IC", "IC",
        w("Futures on the CSI 500, CNY 200 an index point.", "中证500股指期货，每点200元。"),
        CONTRACT,
    ),
    term(
        "IM", "IM", "IM",
        w("Futures on the CSI 1000, CNY 200 an index point, listed on 22 July 2022.",
          "中证1000股指期货，每点200元，2022年7月22日上市。"),
        CONTRACT,
    ),
)  # fmt: skip

DERIVATIVES: tuple[Term, ...] = (
    term(
        "dma", "DMA", "DMA",
        w("Direct market access, a total return swap: the broker holds the shares, the fund posts "
          "about 25% margin and trades through the broker, long a basket of stocks and short index "
          "futures. Leverage is at most about 4 times.",
          "DMA多空收益互换：私募以不低于约25%的保证金与券商签订收益互换，经券商通道自主交易，"
          "多头为一篮子股票、空头为股指期货，杠杆最高约4倍。"),
        w("press, Reuters 2023-11-08: up to four times (H)",
          "路透社2023年11月8日等报道：最高四倍（H）"),
    ),
    term(
        "snowball", "Snowball|snowballs|snowball", "雪球",
        w("An over-the-counter note with automatic knock-out, whose seller, a broker, hedges with "
          "index futures. The buyer earns the coupon unless the note knocks in and is not knocked "
          "out before maturity; then the buyer bears the fall.",
          "自动敲出结构的场外期权或收益凭证：券商为卖方，以股指期货动态对冲；"
          "未敲入或敲出时买方获约定票息，敲入且到期未敲出则承担跌幅。"),
        w("standard terms: knock-in 70 to 80%, knock-out 103% of the start (broker notes; M)",
          "标准条款：敲入70%–80%，敲出103%（券商研报；M）"),
    ),
    term(
        "knock_in", "Knock-in|knock-ins|knock-in levels|knock-in level|knocked in",
        "敲入（敲入线）|敲入线|敲入",
        w("The first close of the index below the level fixed at the start, often 75 to 80% of it. "
          "From then on the buyer bears the fall, and the dealer's delta drops from above 1 to about "
          "1, so fewer futures are held.",
          "标的收盘价首次跌破敲入线（常见为期初价的75%–80%）。敲入后买方承担跌幅，"
          "对冲方的Delta由大于1降至约1，期货多头减少。"),
        NOTE,
    ),
    term(
        "basis", "Basis|basis", "基差",
        w("Main contract ÷ spot index − 1; below zero is a discount. Not annualised, dividends not "
          "removed.",
          "本产品口径：基差＝主力合约÷现货指数−1，负值为贴水；未年化、未剔除分红。"
          "教材口径为现货−期货，符号相反。"),
        DEFINITION,
    ),
    term(
        "discount", "Discount|discounts|discount", "贴水",
        w("A future that costs less than its index. Those who hedge with short futures pay for it; "
          "those who hold futures instead of stock earn it as the discount closes.",
          "期货价格低于指数。空头套保者承担贴水成本；以期货替代现货（吃贴水）者获得贴水收敛收益。"),
        DEFINITION,
    ),
    term(
        "open_interest", "Open interest|open interest", "持仓量",
        w("Contracts of a future that are open at the close.", "收盘时未平仓的合约数量。"),
        w("China Financial Futures Exchange, published daily (H)", "中金所每日公布（H）"),
    ),
    term(
        "delta", "Delta", "Delta",
        w("Change in note value per unit change of the index; the dealer holds futures of that size.",
          "标的变动1单位时产品价值的变动；对冲方据此持有期货。"),
        DEFINITION,
    ),
    term(
        "arbitrage", "Arbitrage|arbitrage", "期现套利|套利",
        w("When stock and future are priced apart, selling the dearer one and buying the cheaper one. "
          "Borrowing shares is restricted, so at a discount only a holder of stock can do it.",
          "期现价差偏离时，卖出高估一方、买入低估一方；A股融券受限，贴水时只能由持股者卖现货、买期货。"),
        DEFINITION,
    ),
)  # fmt: skip

PRODUCTS: tuple[Term, ...] = (
    term(
        "index_enhanced", "Index-enhanced|index-enhanced", "指数增强|指增",
        w("A product that tracks an index and seeks excess return by choosing stocks with models. "
          "Before the crisis many held small and micro-caps outside their index.",
          "在跟踪基准指数的基础上以量化选股获取超额的产品；危机前不少产品配置了成分股以外的小微盘股。"),
        w("press and fund letters, January 2024 (M)", "媒体与私募月报，2024年1月（M）"),
    ),
    term(
        "market_neutral", "Market-neutral|market-neutral", "市场中性",
        w("A stock portfolio held against short index futures of the same size: the return is the "
          "excess return less the cost of the basis.",
          "持有股票组合并做空等额股指期货，收益来自选股超额扣除基差成本。"),
        DEFINITION,
    ),
    term(
        "nav", "NAV|net asset value", "单位净值|净值",
        w("Net asset value: assets less debts of a product, per unit.",
          "产品净资产÷总份额。"),
        DEFINITION,
    ),
    term(
        "excess_return", "Excess return|excess returns|Excess|excess", "超额收益|超额",
        w("NAV return minus index return, summed arithmetically day by day (not compounded).",
          "产品日收益减基准日收益，逐日算术累加（非几何或除法口径，与超额净值法略有差异）。"),
        DEFINITION,
    ),
    term(
        "alpha", "Alpha|alpha", "Alpha|阿尔法|alpha",
        w("The part of a product's return that its index does not give.", "产品收益中并非来自指数的部分。"),
        DEFINITION,
    ),
    term(
        "beta", "Beta|beta", "Beta|贝塔|beta",
        w("The part of a product's return that comes from its index.", "产品收益中来自指数的部分。"),
        DEFINITION,
    ),
    term(
        "double_blow", "Double blow|double blow", "双杀",
        w("Index and excess return fall at once.", "Beta与Alpha双杀：基准下跌的同时超额回撤。"),
        DEFINITION,
    ),
    term(
        "drawdown", "Drawdown|drawdowns|drawdown", "回撤",
        w("Fall from the highest level so far. Here a maximum fall counts from the close of 29 "
          "December 2023, an excess drawdown from the highest cumulative excess of the period.",
          "自此前高点的跌幅；本产品的“最大跌幅”从2023年12月29日收盘起算，“超额回撤”从期内累计超额高点起算。"),
        DEFINITION,
    ),
    term(
        "tracking_error", "Tracking error|tracking error", "跟踪误差",
        w("Annualised standard deviation of the daily difference between product and index return.",
          "产品与基准日收益差的年化标准差。"),
        DEFINITION,
    ),
    term(
        "stop_line", "Stop line|stop lines|stop-loss line", "止损线",
        w("The NAV at which a product must be sold out, usually 0.70.",
          "单位净值跌至该线须清仓（常见0.70）。"),
        CONTRACTS,
    ),
    term(
        "warning_line", "Warning line|warning line|warning lines", "预警线",
        w("The NAV below which a product must cut its stock, usually 0.80; here by half.",
          "单位净值跌破该线须降低仓位（常见0.80；本模型为减半）。"),
        CONTRACTS,
    ),
    term(
        "leverage", "Leverage|leverage", "杠杆",
        w("Stock held ÷ own money (net assets).", "股票多头市值÷自有资金（净资产），即杠杆倍数。"),
        DEFINITION,
    ),
    term(
        "unwinding", "Unwind|unwinding|unwound", "平仓",
        w("Closing a position: stock is sold, short futures are bought back.",
          "了结头寸；对中性与DMA产品，即卖出股票多头并买平股指期货空头。"),
        DEFINITION,
    ),
    term(
        "redemption", "Redemption|redemptions", "赎回",
        w("Holders give fund units back for money, which the fund has to raise.",
          "持有人赎回份额取回资金，基金须变现应付。"),
        DEFINITION,
    ),
    term(
        "crowding", "Crowding|crowded|crowding", "拥挤",
        w("Many hold the same stocks, so each earns less and all want out at once.",
          "众多产品持仓趋同：超额被摊薄，且退出时相互踩踏。"),
        w("Stein 2009", "Stein（2009）"),
    ),
)  # fmt: skip

MARKET: tuple[Term, ...] = (
    term(
        "net_creation", "Net creation|net creations", "净申购",
        w("Net new shares of an ETF × average price of the day, by all buyers, not only the national "
          "team. Purchases on the exchange do not count.",
          "ETF净申购份额×当日均价；含全部申购方，不限国家队；二级市场买入不计。"),
        w("change of the fund's shares times the day's price (exchange data; H)",
          "基金份额变动×当日均价（交易所数据；H）"),
    ),
    term(
        "etf_creation", "ETF|ETFs", "ETF",
        w("A fund traded like a stock. New shares are created against the stocks of its index, partly "
          "against cash, so a large creation is a purchase of those stocks.",
          "交易所上市交易的开放式基金。一级市场以成分股（跨市场部分现金替代）申购，"
          "因此大额申购会形成成分股买盘。"),
        EXCHANGE,
    ),
    term(
        "national_team", "National team|national team", "国家队",
        w("State investors that buy in a fall, above all Central Huijin, mostly through ETFs.",
          "在下跌中买入的国有投资者，以中央汇金为主，多通过ETF。"),
        w("Central Huijin, announcement of 2024-02-06 (H)", "中央汇金2024年2月6日公告（H）"),
    ),
    term(
        "net_sell_limit", "Net-sell limit|net-sell limit|net-sell limits", "净卖出限制",
        w("Window guidance by which an institution's sales of a day may not exceed its purchases. It "
          "is no formal rule and has no public text.",
          "要求机构当日卖出金额不超过买入金额的窗口指导（非正式规则，无公开文本）。"),
        w("Reuters, Financial Times, January 2024 (H)", "路透社、《金融时报》，2024年1月（H）"),
    ),
    term(
        "swap_trade", "Switching|switching|Switch out of small caps", "调仓",
        w("Selling some stocks and buying others for the same money; allowed where net sales are "
          "not.",
          "等额卖出、买入不同股票；限制净卖出时仍可进行。"),
        w("Yicai 2024-02-05 (M)", "第一财经2024年2月5日（M）"),
    ),
    term(
        "rotation", "Rotation|rotation", "轮动",
        w("Money leaves what the national team does not buy for what it does.",
          "资金由国家队未增持的板块流向其增持的板块。"),
        w("the commentary of 19 February 2024; disputed (M)", "2024年2月19日市场评论；有争议（M）"),
    ),
    term(
        "t_plus_1", "T+1", "T+1",
        w("Shares bought today cannot be sold before the next session.",
          "当日买入的股票次一交易日起方可卖出。"),
        EXCHANGE,
    ),
    term(
        "price_limit", "Price limit|price limits|daily limit|Price limits", "涨跌停板|涨跌停|跌停",
        w("The most a stock may move in a day: main board 10% (ST 5%), ChiNext and STAR 20%, Beijing "
          "30%. At the limit orders queue and hardly trade.",
          "主板10%（风险警示股5%）、创业板与科创板20%、北交所30%；触及后仅能按限价排队，难以成交。"),
        EXCHANGE,
    ),
    term(
        "margin_trading", "Margin traders|margin traders|Margin trader", "融资盘|融资客",
        w("Investors who buy stock with money lent by a broker.", "通过融资买入股票的投资者。"),
        w("exchanges publish the balance daily (H)", "交易所每日公布融资余额（H）"),
    ),
    term(
        "margin_balance", "Margin balance|margin balance|financing balance", "融资余额",
        w("Money that margin traders owe their brokers.", "融资盘尚未偿还的融资金额。"),
        w("exchanges publish it daily (H)", "交易所每日公布（H）"),
    ),
    term(
        "free_float", "Free-float value|free-float value|free float", "自由流通市值",
        w("Market value of the shares that are free to trade. The value of the whole market here is "
          "that of the five groups of stocks.",
          "可自由流通股份的市值；此处“全市场”为五组股票合计。"),
        DEFINITION,
    ),
    term(
        "impact", "Price impact|price impact|Price multiplier|price multiplier", "价格冲击|价格乘数",
        w("Move of the price, in %, when net purchases are 1% of the free-float value.",
          "净买入占自由流通市值1%时价格的变动（%）。"),
        w("Gabaix and Koijen 2021: 3 to 8", "Gabaix、Koijen（2021）：3至8"),
    ),
)  # fmt: skip
