"""Words of the map of two levers."""

from components.pages.spec import Words, w

MAP: Words = {
    "page.map": w("A map of two levers", "双杠杆地图"),
    "page.map.menu": w("Map", "地图"),
    "page.map.lead": w(
        "Every pair of values of two levers is run as a scenario of its own; all other levers stay "
        "as they are in the scenario above. Click a cell to open its scenario in the lab.",
        "两个杠杆的每一对数值都作为一个独立情景运行；其余杠杆保持上方情景的设定。点击格子可在实验室中打开该情景。",
    ),
    "map.show": w("Shown", "显示"),
    "map.change": w("Change against what happened", "相对历史原样的变化"),
    "map.level": w("Level", "水平"),
    "map.said": w(
        "{metric}, {shown}: from {low} ({low_cell}) to {high} ({high_cell}).",
        "{metric}，{shown}：从{low}（{low_cell}）到{high}（{high_cell}）。",
    ),
    "map.flat": w(
        "{metric}: the same in every cell to the decimal shown; these two levers do not move it.",
        "{metric}：在所示小数位上每格相同；这两个杠杆不影响它。",
    ),
    "map.cell": w("{up}, {across}", "{up}，{across}"),
    "map.open": w("{cell}: {value}. Open this scenario.", "{cell}：{value}。打开此情景。"),
    "map.doubt": w(
        "{cell}: {value}; only {n} of {members} vectors agree on the sign. Open this scenario.",
        "{cell}：{value}；{members}组参数中只有{n}组符号一致。打开此情景。",
    ),
    "map.key.better": w("better", "更好"),
    "map.key.worse": w("worse", "更差"),
    "map.key.doubt": w(
        "in brackets: fewer than nine in ten vectors agree on the sign",
        "括号内：不足九成参数组符号一致",
    ),
    "map.key.same": w("outlined: nearest to the scenario above", "加框：最接近上方情景"),
    "map.source.first": w(
        "Each cell: reference vector of structure {structure}, {mode}, model {version} ({hash}); "
        "signs are still being judged.",
        "每格：结构{structure}、{mode}的参考参数组，模型 {version}（{hash}）；符号仍在判断。",
    ),
    "map.source": w(
        "Each cell: reference vector; signs from {members} vectors of structure {structure}, "
        "{mode}, model {version} ({hash}).",
        "每格：参考参数组；符号由结构{structure}、{mode}的{members}组参数判断，模型 {version}（{hash}）。",
    ),
}
