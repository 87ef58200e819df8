"""Words about structure and mode, and about whether a result survives a change of both."""

Words = dict[str, str]


def _w(en: str, zh: str) -> Words:
    return {"en": en, "zh": zh}


AGREEMENT: dict[str, Words] = {
    "view.title": _w("Which model gives the numbers", "所用模型"),
    "view.structure": _w(
        "Two explanations of the same data, never pooled",
        "模型结构：同一数据的两种解释，不合并",
    ),
    "view.mode": _w(
        "Anchored: reproduces history under historical policies; free-running: with model errors",
        "锚定：历史政策下复现实际走势；自由运行：不校正模型误差",
    ),
    "badge.long": _w("Structure {structure} · {mode}", "结构{structure}·{mode}"),
    "badge.short": _w("{structure} · {mode}", "{structure}·{mode}"),
    "agree.history": _w(
        "Change a policy: the other structure and mode are then checked as well.",
        "改动政策后，另一结构与模式也会一并检验。",
    ),
    "agree.checking": _w("Checking the other structure and mode …", "正在检验另一结构与模式……"),
    "agree.failed": _w(
        "Other structure and mode not checked: {why}", "未能检验另一结构与模式：{why}"
    ),
    "agree.robust": _w(
        "Robust: structures {structures} agree on the {series} low in both modes, medians {low} to "
        "{high} pp.",
        "稳健：结构{structures}在两种模式下对{series}低点的结论一致，中位数{low}至{high}个百分点。",
    ),
    "agree.on_structure": _w(
        "Not robust: the {series} low depends on the structure: {says}.",
        "不稳健：{series}低点的结论取决于模型结构：{says}。",
    ),
    "agree.on_mode": _w(
        "Not robust: the {series} low depends on anchoring: {says}.",
        "不稳健：{series}低点的结论取决于是否锚定：{says}。",
    ),
    "agree.on_parameters": _w(
        "Not robust: too few parameter sets agree on the {series} low: {says}.",
        "不稳健：{series}低点上方向一致的参数组不足：{says}。",
    ),
    "agree.no_effect": _w(
        "No effect on the {series} low in any structure or mode (below {least} pp).",
        "各结构、各模式下对{series}低点均无影响（小于{least}个百分点）。",
    ),
    "agree.says": _w("{structures} (medians, {modes})", "{structures}（中位数，{modes}）"),
    "agree.slash": _w(" / ", "/"),
    "agree.list": _w(", ", "、"),
    "agree.and": _w(" and ", "、"),
    "agree.parted": _w(
        "The structures differ in sign on {n} of {all} numbers: {names}.",
        "{all}个指标中有{n}个在不同结构下方向相反：{names}。",
    ),
    "agree.not_parted": _w(
        "The structures have opposite signs on none of {all} numbers.",
        "{all}个指标中，没有一个在不同结构下方向相反。",
    ),
    "agree.open": _w("The numbers", "各组数值"),
    "agree.table": _w(
        "{metric}: change against the historical policies", "{metric}：较按历史政策的变化"
    ),
    "agree.column.model": _w("Model", "模型"),
    "agree.column.reference": _w("Reference", "参考参数组"),
    "agree.column.median": _w("Median", "中位数"),
    "agree.column.span": _w("9 of 10 parameter sets", "九成参数组"),
    "agree.column.share": _w("Same sign", "同向占比"),
    "agree.span": _w("{low} to {high}", "{low}至{high}"),
    "agree.rule": _w(
        "“Robust” means: the same sign in every structure and mode, and in each at least {share}% "
        "of {members} parameter sets with that sign.",
        "“稳健”指：各结构、各模式方向相同，且每种组合的{members}组参数中至少{share}%同向。",
    ),
    "agree.word.robust": _w("robust", "稳健"),
    "agree.word.on_structure": _w("depends on structure", "取决于结构"),
    "agree.word.on_mode": _w("depends on anchoring", "取决于是否锚定"),
    "agree.word.on_parameters": _w("depends on parameters", "取决于参数"),
    "agree.word.no_effect": _w("no effect", "无影响"),
    "table.robust": _w("Robustness", "稳健性"),
}
"""Words about structure and mode, and about whether a result survives a change of both."""
