"""Words that stand in the files of a scenario."""

Words = dict[str, dict[str, str]]


def _w(en: str, zh: str) -> dict[str, str]:
    return {"en": en, "zh": zh}


FILES: Words = {
    "about.what": _w("What this is", "这是什么"),
    "about.what.said": _w(
        "A run of QuantQuake, a model of the A-share quant quake of January and February 2024. "
        "`observed` is data; everything else is simulated. It does not say what history was going to "
        "be under other policies.",
        "量化地震模型的一次运行；模型描述2024年1—2月A股小微盘流动性危机与量化超额回撤。"
        "observed为实际数据，其余均为模拟结果，不代表改变政策后历史必然如此。",
    ),
    "about.scenario": _w("Scenario", "情景"),
    "about.assumptions": _w("Assumptions", "假设"),
    "about.as_declared": _w("as declared (sheet `levers`)", "均为默认值（见levers表）"),
    "about.structure": _w("Structure", "结构"),
    "about.mode": _w("Mode", "模式"),
    "about.link": _w("Link, behind the address of the lab", "链接（接在实验室网址之后）"),
    "about.version": _w("Version of the model", "模型版本"),
    "about.hash": _w("Hash of the model", "模型哈希值"),
    "about.build": _w("Build that wrote this file", "生成此文件的构建标识"),
    "about.seed": _w("Seed of the calibration", "校准的随机种子"),
    "about.members": _w("Parameter sets", "参数组数"),
    "about.lines": _w("Lines and bands", "线与区间"),
    "about.lines.said": _w(
        "Lines are those of the reference parameter set. p05 to p95 holds nine of ten of this "
        "structure's parameter sets; structures are never pooled. Equal version and hash give equal "
        "numbers.",
        "曲线为参考参数组的结果。p05至p95覆盖该结构九成参数组；不同结构的结果不合并。"
        "版本与哈希值相同，则数值相同。",
    ),
    "about.source": _w("Source of observed data", "实际数据来源"),
    "about.confidence": _w("Confidence", "可信度"),
    "about.confidence.said": _w(
        "H official text, exchange data or two sources; M one credible source; L unconfirmed or "
        "derived. All other sheets are model output.",
        "H：官方文件、交易所数据或两个来源；M：一个可信来源；L：未证实或推算。其余各表均为模型输出。",
    ),
    "about.gaps": _w("Gaps", "数据缺失"),
    "about.licence": _w("Licence", "许可"),
    "about.licence.said": _w("Code and model output: MIT licence.", "代码与模型输出：MIT许可证。"),
    "about.cite": _w("Cite as", "引用"),
    "about.cite.link": _w("Link as above.", "链接见上。"),
    "group.indices": _w(
        "simulated closes of each index (sheet paths) [index points]",
        "各指数模拟收盘点位 [点]",
    ),
    "group.observed": _w("closes as they were observed [index points]", "实际收盘点位 [点]"),
    "group.basis": _w("basis of each main contract [% of spot]", "主力合约基差 [占现货%]"),
    "group.alpha": _w(
        "excess_points: product return less index return, added up day by day [percentage points]; "
        "nav: net asset value of a unit [CNY per unit]",
        "excess_points：逐日超额（产品日收益−指数日收益）算术累加 [百分点]；nav：单位净值 [元/份]",
    ),
    "group.flows": _w(
        "net purchases by holder type, futures at contract value (notional) [CNY bn]",
        "各类持有人净买入，期货按合约名义价值 [10亿元]",
    ),
    "group.holdings": _w(
        "stock held by holder type [CNY bn at opening prices]",
        "各类持有人持股 [按期初价格，10亿元]",
    ),
    "group.attribution": _w(
        "daily return of an index by cause [log return]", "指数日收益归因 [对数收益]"
    ),
    "group.metrics": _w("headline numbers", "关键指标"),
    "group.bands": _w(
        "quantiles over the parameter sets [as the line they belong to]",
        "各参数组结果的分位数 [单位同所属曲线]",
    ),
    "group.changes": _w(
        "headline numbers less those under the historical policies, parameter set by parameter set "
        "(change_ in sheet metrics)",
        "关键指标与按历史政策之差，逐个参数组相减",
    ),
}
