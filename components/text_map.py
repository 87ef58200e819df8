"""Words of the heat map of two policy settings."""

from components.pages.spec import Words, w

MAP: Words = {
    "page.map": w("Two-variable heat map", "双变量热力图"),
    "page.map.menu": w("Heat map", "热力图"),
    "page.map.lead": w(
        "Each pair of values of two settings runs as a scenario of its own; all other settings stay "
        "as in the scenario above. Click a cell to open its scenario in the lab.",
        "对两个变量的每一组取值各运行一次情景；其余变量沿用上方情景。点击格子可在实验室中打开该情景。",
    ),
    "map.show": w("Shown", "显示"),
    "map.change": w("Change against the historical policies", "较按历史政策"),
    "map.level": w("Value", "绝对值"),
    "map.said": w(
        "{metric}, {shown}: from {low} ({low_cell}) to {high} ({high_cell}).",
        "{metric}，{shown}：从{low}（{low_cell}）到{high}（{high_cell}）。",
    ),
    "map.flat": w(
        "{metric}: the same in every cell to the decimal shown; these two settings do not affect it.",
        "{metric}：各格在显示精度内相同；这两个变量对它没有影响。",
    ),
    "map.cell": w("{up}, {across}", "{up}，{across}"),
    "map.open": w("{cell}: {value}. Open this scenario.", "{cell}：{value}。打开此情景。"),
    "map.doubt": w(
        "{cell}: {value}; only {n} of {members} parameter sets agree on the sign. Open this "
        "scenario.",
        "{cell}：{value}；{members}组参数中只有{n}组方向一致。打开此情景。",
    ),
    "map.key.better": w("better", "更好"),
    "map.key.worse": w("worse", "更差"),
    "map.key.doubt": w(
        "in brackets: fewer than nine in ten parameter sets agree on the sign",
        "括号内：方向一致的参数组不足九成",
    ),
    "map.key.same": w("outlined: nearest to the current scenario", "加框：最接近当前情景"),
    "map.source.first": w(
        "Each cell: reference parameter set of structure {structure}, {mode}, model {version} "
        "({hash}); signs are still being computed.",
        "每格：结构{structure}、{mode}的参考参数组，模型版本{version}（{hash}）。方向判断仍在计算。",
    ),
    "map.source": w(
        "Each cell: reference parameter set; signs from {members} parameter sets of structure "
        "{structure}, {mode}, model {version} ({hash}).",
        "每格：参考参数组；方向由结构{structure}、{mode}的{members}组参数判断，模型版本{version}（{hash}）。",
    ),
}
