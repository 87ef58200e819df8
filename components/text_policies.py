"""Words of the page that shares an outcome out among the policies of a scenario."""

from components.pages.spec import Words, w

POLICIES: Words = {
    "page.policies": w("Which policy did it?", "哪项政策起了作用？"),
    "page.policies.menu": w("Which policy", "政策归因"),
    "page.policies.lead": w(
        "Every combination of the scenario's policies is run. Shapley value: a policy's "
        "contribution is its marginal effect, averaged over all orders in which the policies could "
        "come; contributions add up to the whole.",
        "模型运行情景中各项政策的全部组合，按沙普利值分摊：一项政策的贡献是其在所有先后顺序下"
        "边际作用的平均，各项贡献之和等于总作用。",
    ),
    "policies.none": w("No policies", "无政策"),
    "policies.happened": w("Historical policies", "按历史政策"),
    "policies.all": w("All of them", "全部政策"),
    "policies.said": w(
        "{metric}: {none} without these policies, {all} with all of them ({change}).",
        "{metric}：均不实施为{none}，全部实施为{all}（{change}）。",
    ),
    "policies.nobody": w(
        "The policies of this scenario are those of the comparison. Change a policy, or compare "
        "with no policies at all.",
        "该情景的政策与比较基准相同。请修改政策，或改用“无政策”作基准。",
    ),
    "policies.chart": w("Contribution of each policy, {unit}", "各项政策的贡献（{unit}）"),
    "policies.key": w(
        "Bar: reference parameter set. Line: nine of ten parameter sets.",
        "柱为参考参数组，横线为九成参数组。",
    ),
    "policies.together": w("Interaction effects", "政策间的交互作用"),
    "policies.together.note": w(
        "Beyond what the policies do one by one. Near zero: the policies add up. Otherwise they "
        "strengthen or offset each other.",
        "扣除各自单独作用之后的部分。接近零＝可相加；否则相互加强或抵消。",
    ),
    "policies.table": w("All outcomes", "全部结果"),
    "policies.column.set": w("Policies", "政策组合"),
    "policies.column.effect": w("Interaction", "交互项"),
    "policies.column.range": w("Nine of ten parameter sets", "九成参数组"),
    "policies.column.outcome": w("Outcome", "结果指标"),
    "policies.column.change": w("Together", "合计"),
    "policies.open": w("Open", "打开"),
}
