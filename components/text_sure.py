"""Words of the page on uncertainty: bands, counts, sensitivity, badges, sources."""

from components.pages.spec import Words, w
from model.validation import verdicts

FAN: Words = {
    "sure.said": w(
        "{metric}: in this model nine of ten parameter sets put it between {low} and {high}; the "
        "reference parameter set gives {reference}.",
        "{metric}：模型中九成参数组为{low}至{high}，参考参数组为{reference}。",
    ),
    "sure.said.one": w(
        "{metric}: in this model every parameter set gives {reference}.",
        "{metric}：模型中每一组参数均为{reference}。",
    ),
    "sure.said.happened": w(
        "{metric}: {reference} in every parameter set, because the anchored model reproduces what "
        "happened under the historical policies. It says nothing about uncertainty.",
        "{metric}：各参数组均为{reference}，因为锚定模式在历史政策下复现实际走势，因此不反映不确定性。",
    ),
    "sure.said.than": w(
        "Compared with “{than}”, the outcome is better in {better} of {members} parameter sets "
        "({word}).",
        "与“{than}”相比，{members}组参数中{better}组（{word}）结果更好。",
    ),
    "sure.said.worse": w(
        "Compared with “{than}”, the outcome is worse in {worse} of {members} parameter sets "
        "({word}).",
        "与“{than}”相比，{members}组参数中{worse}组（{word}）结果更差。",
    ),
    "sure.said.equal": w(
        "Compared with “{than}”, {ties} of {members} parameter sets show no difference.",
        "与“{than}”相比，{members}组参数中{ties}组没有差别。",
    ),
    "sure.free": w("See it free-running", "改为自由运行"),
    "sure.free.why": w(
        "Free-running, the model goes its own way from January 2024 and shows its errors: there the "
        "bands have width.",
        "自由运行时，模型自2024年1月起自行推演，误差得以显现，区间才有宽度。",
    ),
    "sure.than": w("Compared with", "对照情景"),
    "sure.than.own": w("A link of your own …", "自定义链接……"),
    "sure.than.link": w("Link of the other scenario", "对照情景的链接"),
    "sure.than.own.name": w("your link", "自定义链接"),
    "sure.than.note": w(
        "Only its policies count; assumptions, structure and mode are those of the scenario above.",
        "只取其中的政策设置；假设、模型结构与模式沿用上方情景。",
    ),
    "sure.fan.change": w(
        "{series}: % against the last close of 2023", "{series}：较2023年末收盘（%）"
    ),
    "sure.fan.basis": w("Basis of {series}, % of spot", "{series}基差（占现货%）"),
    "sure.fan.excess": w(
        "Cumulative excess, {series}, percentage points", "累计超额：{series}（个百分点）"
    ),
    "sure.fan.value": w("NAV, {series}", "单位净值：{series}"),
    "sure.here": w("This scenario", "本情景"),
    "sure.series": w("Series", "序列"),
    "sure.series.of": w("as the outcome", "随所选指标"),
    "sure.window": w("Dates", "时段"),
    "sure.path": w("One possible path", "一条可能的路径"),
    "sure.path.none": w("none", "无"),
    "sure.path.vector": w("parameter set {n}", "第{n}组"),
    "sure.path.draw": w("Draw one", "抽取一条"),
    "sure.path.again": w("Draw another", "再抽取一条"),
    "sure.path.said": w(
        "One possible path, parameter set {n} of {members}: {metric} {value}. The line is one whole "
        "run; the edges of a band are no run at all.",
        "一条可能的路径，第{n}组（共{members}组）：{metric}{value}。该曲线是一次完整模拟；"
        "区间上下沿则不对应任何一次模拟。",
    ),
    "sure.path.short": w("One possible path, parameter set {n}", "一条可能的路径（第{n}组）"),
    "sure.path.failed": w("This path could not be computed: {why}", "无法计算该路径：{why}"),
    "sure.key.band": w("30, 60, 90% of the parameter sets", "30%、60%、90%的参数组"),
    "sure.key.reference": w("Reference parameter set", "参考参数组"),
    "sure.key.observed": w("Observed", "实际走势"),
    "sure.key.path": w("One possible path", "一条可能的路径"),
    "sure.alt": w("{title}, {scenario}: {words}", "{title}，{scenario}：{words}"),
    "sure.bands": w("The bands of this outcome in words", "该指标的区间（文字）"),
    "sure.bands.share": w("Share of the parameter sets", "参数组比例"),
    "sure.bands.p05": w("nine of ten", "九成"),
    "sure.bands.p20": w("six of ten", "六成"),
    "sure.bands.p35": w("three of ten", "三成"),
    "sure.bands.change": w("Change", "差异"),
}

DUEL: Words = {
    "sure.duel": w("This scenario against “{than}”", "本情景与“{than}”逐组对比"),
    "sure.duel.lead": w(
        "Each dot is one parameter set: the difference in {metric}, this scenario less the other, "
        "{unit}.",
        "每个点代表一组参数：{metric}之差（本情景−对照情景，{unit}）。",
    ),
    "sure.duel.count": w("better in {better} of {draws}", "{draws}组中{better}组更好"),
    "sure.duel.rest": w("worse in {worse}, equal in {ties}", "更差{worse}组，相同{ties}组"),
    "sure.duel.range": w(
        "nine of ten: {low} to {high}; reference {reference}",
        "九成：{low}至{high}；参考参数组{reference}",
    ),
    "sure.duel.same": w(
        "Both are the same scenario. Choose another one above, or a policy to compare with.",
        "两者为同一情景。请在上方另选情景或对照政策。",
    ),
    "sure.duel.dots": w(
        "{better} parameter sets better, {ties} equal, {worse} worse; from {low} to {high}",
        "更好{better}组，相同{ties}组，更差{worse}组；区间{low}至{high}",
    ),
    "sure.duel.note": w(
        "Both scenarios run under the same parameter set, and the difference is taken within it. "
        "Equal: less than half of the last digit shown. Structures and modes are never pooled.",
        "两个情景在同一组参数下运行，差异在组内计算。相同：小于所示末位的一半。不同结构、模式的结果从不合并。",
    ),
    "sure.verdict.robust": w(
        "All structures and modes agree, each in at least {share}% of its parameter sets: robust.",
        "各结构与模式方向一致，且各自至少{share}%的参数组同向：稳健。",
    ),
    "sure.verdict.no_effect": w(
        "No structure or mode shows a difference.", "各结构与模式下均无差别。"
    ),
    "sure.verdict.on_structure": w(
        "Structures disagree: it depends on which model one believes.",
        "各结构不一致：取决于采信哪种模型结构。",
    ),
    "sure.verdict.on_mode": w(
        "Anchored and free-running disagree: the model cannot tell.",
        "锚定与自由运行不一致：模型无法判断。",
    ),
    "sure.verdict.on_parameters": w(
        "The sign is the same everywhere, but too few parameter sets agree on it to call it robust.",
        "各处方向相同，但一致的参数组不够多，不能称为稳健。",
    ),
}

TORNADO: Words = {
    "sure.tornado": w("Sensitivity", "敏感性"),
    "sure.tornado.lead": w(
        "Each bar varies one parameter at a time; all others stay at the reference parameter set.",
        "每条只变动一个参数，其余取参考参数组的值。",
    ),
    "sure.tornado.level": w("Value", "绝对值"),
    "sure.tornado.effect": w("Difference to the other scenario", "与对照情景之差"),
    "sure.tornado.about": w("Of what", "对象"),
    "sure.tornado.top": w("Top 10", "前十"),
    "sure.tornado.all": w("All", "全部"),
    "sure.tornado.many": w("How many", "数量"),
    "sure.tornado.said": w(
        "{about}, {metric}: {reference} under the reference parameter set. Of all parameters {first} "
        "matters most ({low} to {high}).",
        "参考参数组下{metric}的{about}为{reference}；各参数中影响最大的是{first}（{low}至{high}）。",
    ),
    "sure.tornado.flat": w(
        "{metric}: no parameter changed alone moves it by as much as is shown.",
        "{metric}：逐一变动任何参数，在显示精度内均无变化。",
    ),
    "sure.tornado.flat.happened": w(
        "Under the historical policies the anchored model gives what happened whatever its "
        "parameters are. Choose another scenario, or the free-running mode.",
        "锚定模式在历史政策下无论参数如何都复现实际走势。请选择其他情景或自由运行模式。",
    ),
    "sure.tornado.parameters": w(
        "Parameters, from the 5% to the 95% value after calibration",
        "参数：取校准后5%与95%分位值",
    ),
    "sure.tornado.assumptions": w(
        "Assumptions, from the lowest to the highest allowed value", "假设：取允许范围的下限与上限"
    ),
    "sure.tornado.note": w(
        "These combinations are not calibrated: within a parameter set the parameters are "
        "correlated, and varying one alone ignores that. Bars show sensitivity, not probability.",
        "此处的取值组合未经校准：参数组内各参数相关，逐一变动忽略了这种相关。条形表示敏感度，不是概率。",
    ),
    "sure.tornado.key": w(
        "hollow: at the low value; filled: at the high value; line: reference parameter set",
        "空心：取低值；实心：取高值；竖线：参考参数组",
    ),
    "sure.tornado.scale": w("Scale of these bars: {low} to {high}.", "条形刻度：{low}至{high}。"),
    "sure.tornado.prior": w("keeps its prior", "沿用先验"),
    "sure.tornado.bar": w(
        "{name}: {at_low} at {low}, {at_high} at {high}",
        "{name}：取{low}时{at_low}，取{high}时{at_high}",
    ),
}

BADGES: Words = {
    "sure.mechanisms": w("What the data say about each mechanism", "数据对各机制的判断"),
    "sure.mechanisms.said": w(
        "Of {all} mechanisms the data support {supported} in every structure and cannot tell for "
        "{undecided}; on {disagree} the structures disagree.",
        "{all}项机制中，{supported}项在各结构下均获数据支持，{undecided}项无法判断，{disagree}项各结构不一致。",
    ),
    "sure.mechanisms.note": w(
        "Badge: the model was fitted again without the mechanism; supported if the best fit is then "
        "clearly worse. Bar: width of each parameter's 5–95% interval after calibration, as a share "
        "of its prior interval. The shorter the bar, the better the parameter is identified; a full "
        "bar is not identified.",
        "标签：去掉该机制后重新拟合，若最优拟合明显变差，则为数据支持。"
        "条形：校准后参数5%–95%区间宽度／先验区间宽度。越短越可识别，满格即不可识别。",
    ),
    "sure.column.mechanism": w("Mechanism", "机制"),
    "sure.column.together": w("Together", "综合"),
    f"sure.badge.{verdicts.SUPPORTED}": w("supported by the data", "数据支持"),
    f"sure.badge.{verdicts.UNDECIDED}": w("cannot tell", "无法判断"),
    f"sure.badge.{verdicts.AGAINST}": w("data speak against it", "数据与之相悖"),
    f"sure.badge.{verdicts.IDLE}": w("not at work in this episode", "在本案例中不起作用"),
    f"sure.badge.{verdicts.DISAGREE}": w("structures disagree", "各结构不一致"),
    "sure.badge.none": w("not tested", "未检验"),
    f"sure.means.{verdicts.SUPPORTED}": w(
        "Without it the best fit gets worse by more than the margin.",
        "去掉后，最优拟合变差超过阈值。",
    ),
    f"sure.means.{verdicts.UNDECIDED}": w(
        "With or without it the fit is about the same; its effect is set by its prior.",
        "有没有它，拟合相当；其作用由先验决定。",
    ),
    f"sure.means.{verdicts.AGAINST}": w(
        "Without it the best fit gets better by more than the margin.",
        "去掉后，最优拟合改善超过阈值。",
    ),
    f"sure.means.{verdicts.IDLE}": w(
        "It changes no parameter set's run in this episode.", "在本案例中不改变任何一组参数的结果。"
    ),
    f"sure.means.{verdicts.DISAGREE}": w(
        "One structure needs it, the other does not.", "一种结构下需要它，另一种不需要。"
    ),
    "sure.means.none": w("It cannot be switched off.", "无法关闭。"),
    "sure.loss": w("fit error {change}, margin {margin}", "误差{change}，阈值{margin}"),
    "sure.width": w("{share}% of its prior interval", "为先验区间的{share}%"),
    "sure.width.prior": w("keeps its prior", "沿用先验"),
    "sure.width.free": w("hardly narrowed", "几乎未收窄"),
    "sure.width.narrowed": w("narrowed", "已收窄"),
    "sure.width.none": w("no parameter to estimate", "无待估参数"),
}

SOURCES: Words = {
    "sure.assumptions": w("Assumptions and their sources", "假设及其来源"),
    "sure.assumptions.changed": w(
        "This scenario changes {n} of {all}.", "本情景改动了{all}项假设中的{n}项。"
    ),
    "sure.assumptions.same": w(
        "This scenario changes none of {all}.", "本情景未改动{all}项假设中的任何一项。"
    ),
    "sure.assumptions.open": w("Open them in the lab", "在实验室中打开"),
    "sure.column.assumption": w("Assumption", "假设"),
    "sure.column.now": w("Now", "当前"),
    "sure.column.default": w("Default", "默认"),
    "sure.column.range": w("Range", "范围"),
    "sure.column.source": w("Source", "来源"),
    "sure.column.confidence": w("Confidence", "可信度"),
    "sure.confidence.H": w("H, high", "H（高）"),
    "sure.confidence.M": w("M, medium", "M（中）"),
    "sure.confidence.L": w("L, low", "L（低）"),
    "sure.confidence.none": w("not rated", "未评级"),
    "sure.confidence.note": w(
        "H: official text, exchange data or two independent sources. M: one credible source. L: "
        "assumed or unconfirmed. Not rated: a choice of design, or scales what was calibrated.",
        "H：官方文本、交易所数据或两个独立来源。M：一个可信来源。L：假定或未经证实。"
        "未评级：属模型设计选择，或对校准值的缩放。",
    ),
    "sure.changed": w("changed", "已改动"),
    "sure.terms": w("Words for shares of the parameter sets", "参数组比例的用词"),
    "sure.terms.note": w(
        "A share says how many of the parameter sets that fit give the same answer. It is no "
        "probability.",
        "参数组比例表示有多少组合格参数给出同一结论，不是概率。",
    ),
    "sure.column.word": w("Word", "用词"),
    "sure.column.share": w("Used for", "对应比例"),
    "sure.working": w("Computing, {done} of {total} …", "计算中，{done}／{total}……"),
    "sure.waiting": w("Computed when it is scrolled into view.", "滚动到此处时开始计算。"),
    "sure.failed": w("Could not be computed: {why}", "无法计算：{why}"),
    "sure.list": w(", ", "、"),
    "sure.both": w("{first} {second}", "{first}{second}"),
    "notice.link": w("a link of this lab", "本实验室的链接"),
}

SURE: Words = {
    "page.sure": w("How sure is it?", "结论有多可靠？"),
    "page.sure.menu": w("Uncertainty", "不确定性"),
    "page.sure.lead": w(
        "All calibrated parameter sets run. Bands say how far they spread, counts say in how many "
        "one scenario beats another, and below stand the parameters that matter most.",
        "对全部校准参数逐一运行。区间表示离散程度；计数表示一个情景在多少组参数下优于另一个；"
        "下方列出影响结果的主要参数。",
    ),
    **FAN,
    **DUEL,
    **TORNADO,
    **BADGES,
    **SOURCES,
}
