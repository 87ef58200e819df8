"""Words that every page beside the lab shares: menu, asking, progress, units of answers."""

Words = dict[str, str]


def _w(en: str, zh: str) -> Words:
    return {"en": en, "zh": zh}


MENU: dict[str, Words] = {
    "pages": _w("Pages", "页面"),
    "pages.open": _w("Explore", "分析工具"),
    "help.mechanism": _w("How this works in the model", "它在模型中的作用方式"),
    "page.lab.menu": _w("Lab", "实验室"),
}
"""Words of the menu, which the lab has too."""

PAGES: dict[str, Words] = {
    **MENU,
    "page.edit": _w("Change the policies", "修改政策"),
    "page.happened": _w("Historical policies.", "按历史政策。"),
    "page.with": _w("With {changes}.", "情景：{changes}。"),
    "ask.working": _w("Computing, {done} of {total} …", "计算中（{done}/{total}）……"),
    "ask.start": _w("Computing …", "计算中……"),
    "ask.cancel": _w("Cancel", "取消"),
    "ask.cancelled": _w(
        "Cancelled; the last result stays on screen.", "已取消，仍显示上一次结果。"
    ),
    "ask.metric": _w("Outcome", "结果指标"),
    "ask.run": _w("Compute", "计算"),
    "ask.range": _w("{low} to {high}", "{low}至{high}"),
    "ask.ensemble": _w(
        "Reference parameter set; range: nine of ten of {members} parameter sets of structure "
        "{structure}, {mode}, model {version} ({hash}).",
        "数值为参考参数组；范围为结构{structure}、{mode}下{members}组参数中的九成；"
        "模型版本{version}（{hash}）。",
    ),
}
