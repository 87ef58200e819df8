"""Words of the page that shares an outcome out among the policies of a scenario."""

from components.pages.spec import Words, w

POLICIES: Words = {
    "page.policies": w("Which policy did it?", "哪项政策起了作用？"),
    "page.policies.menu": w("Which policy", "政策贡献"),
    "page.policies.lead": w(
        "Every combination of the scenario's policies is run. A policy's share is what it adds, "
        "averaged over all orders in which the policies could come; shares add up to the whole.",
        "模型会运行情景中各项政策的全部组合。一项政策的份额，是它在所有先后顺序下所增加作用的平均；各份额相加等于总作用。",
    ),
    "policies.none": w("No policies", "无政策"),
    "policies.happened": w("As it happened", "历史原样"),
    "policies.all": w("All of them", "全部政策"),
    "policies.said": w(
        "{metric}: {none} without these policies, {all} with all of them ({change}).",
        "{metric}：没有这些政策时为{none}，全部实施时为{all}（{change}）。",
    ),
    "policies.nobody": w(
        "This scenario has no policy that differs from the comparison. Change a policy, or compare "
        "with no policies at all.",
        "此情景没有与比较基准不同的政策。请修改政策，或改与“无政策”比较。",
    ),
    "policies.chart": w("Share of each policy, {unit}", "各项政策的份额（{unit}）"),
    "policies.key": w(
        "Bar: reference vector. Line: nine of ten parameter vectors.",
        "柱：参考参数组。横线：九成参数组。",
    ),
    "policies.together": w("What only sets of policies do", "只有组合才有的作用"),
    "policies.together.note": w(
        "Beyond what their parts do. Near zero: the policies add up. Otherwise they strengthen or "
        "weaken each other.",
        "在各部分作用之外。接近零：政策作用可以相加；否则彼此加强或削弱。",
    ),
    "policies.table": w("All outcomes", "全部结果"),
    "policies.column.set": w("Policies", "政策组合"),
    "policies.column.effect": w("Beyond the parts", "超出各部分"),
    "policies.column.range": w("Nine of ten vectors", "九成参数组"),
    "policies.column.outcome": w("Outcome", "结果指标"),
    "policies.column.change": w("Together", "合计"),
    "policies.open": w("Open", "打开"),
}
