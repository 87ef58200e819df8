"""Words of files in one language: names of sheets and columns, and what Chinese files say apart.

A Chinese file counts in 亿元 and names its columns in Chinese, so that what it says of itself is not
always what the API says of the same numbers under their keys.
"""

from components.text_files import Words, _w
from model.declare import Text

SHEET: Words = {
    "read_me": _w("Read me", "说明"),
    "indices": _w("paths", "指数走势"),
    "observed": _w("observed", "实际收盘"),
    "basis": _w("basis", "基差"),
    "alpha": _w("alpha", "超额与净值"),
    "flows": _w("flows", "净买入"),
    "holdings": _w("holdings", "持股"),
    "attribution": _w("attribution", "归因"),
    "bands": _w("bands", "区间"),
    "metrics": _w("metrics", "关键指标"),
    "changes": _w("changes", "关键指标之差"),
    "levers": _w("levers", "政策设置与假设"),
    "names": _w("names", "代码对照"),
}
"""Part of a run -> what its sheet is called."""

COLUMN: Words = {
    "what": _w("Read me", "说明"),
    "said": _w("Said", "内容"),
    "date": _w("date", "日期"),
    "key": _w("name", "代码"),
    "label": _w("English", "名称"),
    "metric": _w("metric", "代码"),
    "lever": _w("lever", "代码"),
    "kind": _w("kind", "类别"),
    "value": _w("value", "数值"),
    "default": _w("default", "默认值"),
    "differs": _w("differs", "是否改动"),
    "unit": _w("unit", "单位"),
    "min": _w("min", "最小值"),
    "max": _w("max", "最大值"),
    "source": _w("source", "来源"),
    "change": _w("change_{cut}", "与按历史政策之差：{cut}"),
}

WORD: Words = {
    "yes": _w("yes", "是"),
    "no": _w("no", "否"),
    "lever": _w("policy setting", "政策设置"),
    "assumption": _w("assumption", "假设"),
    "keys": _w("Names that code reads", "列名代码"),
    "between": _w(" ", "·"),
    "pairs": _w(", ", "、"),
    "list": _w("; ", "；"),
    "colon": _w(": ", "："),
    "reference": _w("reference", "参考参数组"),
    "quantile": _w("{percent}%", "{percent}%分位"),
    "excess_points": _w("excess return", "超额"),
    "nav": _w("NAV", "净值"),
    "indices": _w("indices", "指数"),
    "futures": _w("futures", "期货"),
    "of_observed": _w("observed", "实际"),
    "of_basis": _w("basis", "基差"),
}

LANGUAGE_OF_FILE = Text(
    "Language of the file. A Chinese file counts money in units of CNY 100 million (亿元).",
    "文件语言。中文文件的金额单位为亿元，接口其余数值的单位为10亿元。",
)
"""What the API's description says of the parameter."""

LANGUAGE = _w(
    "lang is “{value}”; a file is in en or zh", "lang为“{value}”；文件语言为en（英文）或zh（中文）"
)
"""What is answered when a file is asked for in another language."""

IN_CHINESE: dict[str, str] = {
    "about.what.said": (
        "量化地震模型的一次运行；模型描述2024年1—2月A股小微盘流动性危机与量化超额回撤。"
        "名称带“实际”的为实际数据，其余均为模拟结果，不代表改变政策后历史必然如此。"
    ),
    "about.as_declared": "均为默认值",
    "about.lines.said": (
        "曲线为参考参数组的结果。5%分位至95%分位覆盖该结构九成参数组；不同结构的结果不合并。"
        "版本与哈希值相同，则数值相同。"
    ),
    "group.alpha": "超额：逐日超额（产品日收益−指数日收益）算术累加 [百分点]；净值：单位净值 [元/份]",
    "group.flows": "各类持有人净买入，期货按合约名义价值 [亿元]",
    "group.holdings": "各类持有人持股，按期初价格 [亿元]",
}
"""Key of components/text_files.py -> what a Chinese file says in its place."""
