"""Words about structure and mode, and about whether a result survives a change of both."""

Words = dict[str, str]


def _w(en: str, zh: str) -> Words:
    return {"en": en, "zh": zh}


AGREEMENT: dict[str, Words] = {
    "view.title": _w("Which model gives the numbers", "由哪个模型给出数字"),
    "view.structure": _w(
        "Structure: accounts of the same data, never pooled", "结构：同一数据的不同解释，从不合并"
    ),
    "view.mode": _w(
        "Anchored: history comes out as it was; unanchored: with the model's errors",
        "锚定：完全复现历史；不锚定：保留模型误差",
    ),
    "badge.long": _w("Structure {structure} · {mode}", "结构{structure} · {mode}"),
    "badge.short": _w("{structure} · {mode}", "{structure} · {mode}"),
    "agree.history": _w(
        "Change a policy: the other structure and mode are then asked as well.",
        "改动政策后，另一结构与模式也会一并检验。",
    ),
    "agree.checking": _w("Checking the other structure and mode …", "正在检验另一结构与模式……"),
    "agree.failed": _w(
        "Other structure and mode not checked: {why}", "未能检验另一结构与模式：{why}"
    ),
    "agree.robust": _w(
        "Robust: structures {structures} agree on the {series} low in both modes, medians {low} to "
        "{high} points.",
        "稳健：结构{structures}在两种模式下对{series}低点的结论一致，中位数{low}至{high}个百分点。",
    ),
    "agree.on_structure": _w(
        "Not robust, the {series} low depends on the structure: {says}.",
        "不稳健，{series}低点取决于结构：{says}。",
    ),
    "agree.on_mode": _w(
        "Not robust, the {series} low depends on anchoring: {says}.",
        "不稳健，{series}低点取决于是否锚定：{says}。",
    ),
    "agree.on_parameters": _w(
        "Not robust, too few vectors agree on the {series} low: {says}.",
        "不稳健，对{series}低点一致的参数组太少：{says}。",
    ),
    "agree.no_effect": _w(
        "No effect on the {series} low in any structure or mode (below {least} points).",
        "在任何结构与模式下对{series}低点均无影响（小于{least}个百分点）。",
    ),
    "agree.says": _w("{structures} (medians, {modes})", "{structures}（中位数，{modes}）"),
    "agree.slash": _w(" / ", "/"),
    "agree.list": _w(", ", "、"),
    "agree.parted": _w(
        "The structures differ in sign on {n} of {all} numbers: {names}.",
        "{all}个指标中有{n}个在各结构下符号相反：{names}。",
    ),
    "agree.not_parted": _w(
        "The structures have opposite signs on none of {all} numbers.",
        "{all}个指标中，各结构没有符号相反者。",
    ),
    "agree.open": _w("The numbers", "各组数值"),
    "agree.table": _w("{metric}: change against what happened", "{metric}：与历史相比的变化"),
    "agree.column.model": _w("Model", "模型"),
    "agree.column.reference": _w("Reference", "参考"),
    "agree.column.median": _w("Median", "中位数"),
    "agree.column.span": _w("9 of 10 vectors", "九成参数组"),
    "agree.column.share": _w("Same sign", "同号"),
    "agree.span": _w("{low} to {high}", "{low}至{high}"),
    "agree.rule": _w(
        "Robust means: the same sign in every structure and mode, and in each at least {share} % of "
        "{members} vectors with that sign.",
        "稳健指：各结构、各模式符号相同，且每组{members}个参数组中至少{share}%为该符号。",
    ),
    "agree.word.robust": _w("robust", "稳健"),
    "agree.word.on_structure": _w("structure", "结构"),
    "agree.word.on_mode": _w("anchoring", "锚定"),
    "agree.word.on_parameters": _w("parameters", "参数"),
    "agree.word.no_effect": _w("none", "无影响"),
    "table.robust": _w("Robust, or depends on", "稳健或取决于"),
}
