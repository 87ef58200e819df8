"""Words of the page that says how sure an answer is: bands, counts, sensitivity, badges, sources."""

from components.pages.spec import Words, w
from model.validation import verdicts

FAN: Words = {
    "sure.said": w(
        "{metric}: in this model nine of ten vectors put it between {low} and {high}; the reference "
        "vector says {reference}.",
        "{metric}：在本模型中，九成参数组给出{low}至{high}；参考组为{reference}。",
    ),
    "sure.said.one": w(
        "{metric}: in this model every vector gives {reference}.",
        "{metric}：在本模型中，每一组参数都给出{reference}。",
    ),
    "sure.said.happened": w(
        "{metric}: {reference} in every vector, because the anchored model reproduces what happened "
        "at the historical policies. This tells nothing about how sure it is.",
        "{metric}：每组参数都是{reference}，因为锚定模式在历史政策下复现实际走势。这不说明有多确定。",
    ),
    "sure.said.than": w(
        "Compared with “{than}”, {word} of the vectors ({better} of {members}) put it better.",
        "与“{than}”相比，{word}参数（{members}组中的{better}组）给出更好的结果。",
    ),
    "sure.said.worse": w(
        "Compared with “{than}”, {word} of the vectors ({worse} of {members}) put it worse.",
        "与“{than}”相比，{word}参数（{members}组中的{worse}组）给出更差的结果。",
    ),
    "sure.said.equal": w(
        "Compared with “{than}”, {ties} of {members} vectors show no difference.",
        "与“{than}”相比，{members}组中有{ties}组看不出差别。",
    ),
    "sure.free": w("See it unanchored", "改为不锚定"),
    "sure.free.why": w(
        "Unanchored, the model runs on its own from January 2024 and shows its errors: there the "
        "bands have width.",
        "不锚定时，模型自2024年1月起自行运行并显出误差：区间才有宽度。",
    ),
    "sure.than": w("Compared with", "对照情景"),
    "sure.than.own": w("A link of your own …", "自己的链接……"),
    "sure.than.link": w("Link of the other scenario", "对照情景的链接"),
    "sure.than.own.name": w("your link", "所给链接"),
    "sure.than.note": w(
        "Only its policies count; assumptions, structure and mode are those of the scenario above.",
        "只取其中的政策；假设、结构与模式沿用上方情景。",
    ),
    "sure.fan.change": w(
        "{series}: % against the last close of 2023", "{series}：较2023年末收盘（%）"
    ),
    "sure.fan.basis": w("Basis of {series}, % of spot", "{series}基差（占现货%）"),
    "sure.fan.excess": w("Excess, {series}, points", "超额：{series}（百分点）"),
    "sure.fan.value": w("Net value, {series}", "净值：{series}"),
    "sure.here": w("This scenario", "本情景"),
    "sure.series": w("Series", "序列"),
    "sure.series.of": w("as the outcome", "随指标"),
    "sure.window": w("Dates", "时段"),
    "sure.path": w("One possible path", "一条可能的路径"),
    "sure.path.none": w("none", "无"),
    "sure.path.vector": w("vector {n}", "第{n}组"),
    "sure.path.draw": w("Draw one", "抽一条"),
    "sure.path.again": w("Draw another", "再抽一条"),
    "sure.path.said": w(
        "One possible path, vector {n} of {members}: {metric} {value}. The line is one whole run; "
        "the edges of a band are not.",
        "一条可能的路径，第{n}组（共{members}组）：{metric}{value}。这条线是一次完整运行；区间的边缘不是。",
    ),
    "sure.path.short": w("— · one possible path, vector {n}", "— · 一条可能的路径，第{n}组"),
    "sure.path.failed": w("This path could not be computed: {why}", "无法算出这条路径：{why}"),
    "sure.key.band": w("30, 60, 90 % of the vectors", "30%、60%、90%的参数组"),
    "sure.key.reference": w("Reference vector", "参考参数组"),
    "sure.key.observed": w("Observed", "实际走势"),
    "sure.key.path": w("One possible path", "一条可能的路径"),
    "sure.alt": w("{title}, {scenario}: {words}", "{title}，{scenario}：{words}"),
    "sure.bands": w("The bands of this outcome in words", "该指标的区间（文字）"),
    "sure.bands.share": w("Share of the vectors", "参数组比例"),
    "sure.bands.p05": w("nine of ten", "九成"),
    "sure.bands.p20": w("six of ten", "六成"),
    "sure.bands.p35": w("three of ten", "三成"),
    "sure.bands.change": w("Change", "差异"),
}

DUEL: Words = {
    "sure.duel": w("This scenario against “{than}”", "本情景对“{than}”"),
    "sure.duel.lead": w(
        "Each dot is one vector: the difference in {metric}, this scenario less the other, {unit}.",
        "每个点是一组参数：{metric}之差（本情景减对照情景），{unit}。",
    ),
    "sure.duel.count": w("better in {better} of {draws}", "{draws}组中有{better}组更好"),
    "sure.duel.rest": w("worse in {worse}, equal in {ties}", "更差{worse}组，相同{ties}组"),
    "sure.duel.range": w(
        "nine of ten: {low} to {high}; reference {reference}",
        "九成：{low}至{high}；参考{reference}",
    ),
    "sure.duel.same": w(
        "Both are the same scenario. Choose another one above, or a policy to compare with.",
        "两者是同一情景。请在上方选择其他情景或对照。",
    ),
    "sure.duel.dots": w(
        "{better} vectors better, {ties} equal, {worse} worse; from {low} to {high}",
        "更好{better}组，相同{ties}组，更差{worse}组；范围{low}至{high}",
    ),
    "sure.duel.note": w(
        "Both scenarios run under the same vector, and the difference is taken within it. Equal: "
        "less than half of the last digit shown. Structures and modes are never pooled.",
        "两情景在同一组参数下运行，差异在组内计算。相同：小于所示末位的一半。结构与模式从不合并。",
    ),
    "sure.verdict.robust": w(
        "All structures and modes agree, each in at least {share} % of its vectors: robust.",
        "各结构与模式一致，每组至少{share}%的参数组同向：稳健。",
    ),
    "sure.verdict.no_effect": w(
        "No structure or mode shows a difference.", "各结构与模式均看不出差别。"
    ),
    "sure.verdict.on_structure": w(
        "Structures disagree: it depends on which model one believes.",
        "各结构不一致：取决于相信哪个模型。",
    ),
    "sure.verdict.on_mode": w(
        "Anchored and unanchored disagree: the model cannot tell.",
        "锚定与不锚定不一致：模型无法判断。",
    ),
    "sure.verdict.on_parameters": w(
        "The sign is the same everywhere, but too few vectors agree on it to call it robust.",
        "方向处处一致，但同意的参数组太少，不能称为稳健。",
    ),
}

TORNADO: Words = {
    "sure.tornado": w("What it hangs on", "结果取决于什么"),
    "sure.tornado.lead": w(
        "Each bar moves one number alone and leaves all others at the reference vector.",
        "每一条只移动一个数，其余保持参考组的取值。",
    ),
    "sure.tornado.level": w("Level", "水平"),
    "sure.tornado.effect": w("Difference to the other scenario", "与对照情景之差"),
    "sure.tornado.about": w("Of what", "对象"),
    "sure.tornado.top": w("Top 10", "前十"),
    "sure.tornado.all": w("All", "全部"),
    "sure.tornado.many": w("How many", "数量"),
    "sure.tornado.said": w(
        "{about} of {metric}, {reference} at the reference vector: of all parameters it "
        "hangs most on {first} "
        "({low} to {high}).",
        "{metric}的{about}在参考组为{reference}：在各参数中最取决于{first}（{low}至{high}）。",
    ),
    "sure.tornado.flat": w(
        "{metric}: no number moved alone changes it by as much as is shown.",
        "{metric}：单独移动任何一个数都看不出变化。",
    ),
    "sure.tornado.flat.happened": w(
        "At the historical policies the anchored model gives what happened whatever its numbers are. "
        "Choose another scenario, or the unanchored mode.",
        "锚定模式在历史政策下无论参数如何都复现实际走势。请选择其他情景或不锚定模式。",
    ),
    "sure.tornado.parameters": w(
        "Parameters, from the 5 % to the 95 % value of the calibrated ensemble",
        "参数：从校准集合的5%到95%取值",
    ),
    "sure.tornado.assumptions": w(
        "Assumptions, from the lowest to the highest allowed value", "假设：从允许的最低到最高取值"
    ),
    "sure.tornado.note": w(
        "These vectors are not calibrated: in the ensemble parameters go together, and moving one "
        "alone ignores that. Bars tell sensitivity, not probability.",
        "这些参数组未经校准：集合中各参数相互关联，而单独移动一个忽略了这一点。条形表示敏感度，不是概率。",
    ),
    "sure.tornado.key": w(
        "hollow: at the low value; filled: at the high value; line: reference vector",
        "空心：取低值；实心：取高值；竖线：参考组",
    ),
    "sure.tornado.scale": w(
        "Scale of these bars: {low} to {high}.", "此处条形的刻度：{low}至{high}。"
    ),
    "sure.tornado.prior": w("keeps its prior", "保持先验"),
    "sure.tornado.bar": w(
        "{name}: {at_low} at {low}, {at_high} at {high}",
        "{name}：取{low}时{at_low}，取{high}时{at_high}",
    ),
}

BADGES: Words = {
    "sure.mechanisms": w("What the data say of each mechanism", "数据对各机制的判断"),
    "sure.mechanisms.said": w(
        "Of {all} mechanisms the data support {supported} in every structure, cannot tell for "
        "{undecided}, and the structures disagree on {disagree}.",
        "{all}项机制中，各结构下数据均支持{supported}项，无法判断{undecided}项，各结构不一致{disagree}项。",
    ),
    "sure.mechanisms.note": w(
        "Badge: the model was fitted again without the mechanism; supported if the best fit is then "
        "clearly worse. Bar: width of each parameter's 5-95 % interval after calibration, share of "
        "its range before. A short bar is identified, a full one is not.",
        "标签：去掉该机制后重新拟合，若最佳拟合明显变差则为支持。条形：校准后参数5-95%区间宽度占先验的比例。短条表示可识别，满条表示不可识别。",
    ),
    "sure.column.mechanism": w("Mechanism", "机制"),
    "sure.column.together": w("Together", "合计"),
    f"sure.badge.{verdicts.SUPPORTED}": w("supported by the data", "数据支持"),
    f"sure.badge.{verdicts.UNDECIDED}": w("cannot tell", "无法判断"),
    f"sure.badge.{verdicts.AGAINST}": w("data speak against it", "数据与之相悖"),
    f"sure.badge.{verdicts.IDLE}": w("not at work here", "本事件中不起作用"),
    f"sure.badge.{verdicts.DISAGREE}": w("structures disagree", "各结构不一致"),
    "sure.badge.none": w("not tested", "未检验"),
    f"sure.means.{verdicts.SUPPORTED}": w(
        "Without it the best fit gets worse by more than the margin.",
        "去掉它，最佳拟合变差超过界限。",
    ),
    f"sure.means.{verdicts.UNDECIDED}": w(
        "With or without it the data are met as well; what it does rests on its prior.",
        "有无它拟合相当；其作用取决于先验。",
    ),
    f"sure.means.{verdicts.AGAINST}": w(
        "Without it the best fit gets better by more than the margin.",
        "去掉它，最佳拟合变好超过界限。",
    ),
    f"sure.means.{verdicts.IDLE}": w(
        "It changes no vector's run in this episode.", "在本事件中不改变任何一组的运行。"
    ),
    f"sure.means.{verdicts.DISAGREE}": w(
        "One structure needs it, the other does without.", "一个结构需要它，另一个不需要。"
    ),
    "sure.means.none": w("It cannot be switched off.", "不能关闭。"),
    "sure.loss": w("loss {change}, margin {margin}", "损失{change}，界限{margin}"),
    "sure.width": w("{share} % of its range left", "剩余原范围的{share}%"),
    "sure.width.prior": w("keeps its prior", "保持先验"),
    "sure.width.free": w("hardly narrowed", "几乎未收窄"),
    "sure.width.narrowed": w("narrowed", "已收窄"),
    "sure.width.none": w("no drawn parameter", "无抽取参数"),
}

SOURCES: Words = {
    "sure.assumptions": w("Assumptions and their sources", "假设及其来源"),
    "sure.assumptions.changed": w(
        "This scenario changes {n} of {all}.", "本情景改动了{all}项中的{n}项。"
    ),
    "sure.assumptions.same": w(
        "This scenario changes none of {all}.", "本情景未改动{all}项中的任何一项。"
    ),
    "sure.assumptions.open": w("Open them in the lab", "在实验室中打开"),
    "sure.column.assumption": w("Assumption", "假设"),
    "sure.column.now": w("Now", "当前"),
    "sure.column.default": w("Default", "默认"),
    "sure.column.range": w("Range", "范围"),
    "sure.column.source": w("Source", "来源"),
    "sure.column.confidence": w("Confidence", "可信度"),
    "sure.confidence.H": w("H, high", "H，高"),
    "sure.confidence.M": w("M, medium", "M，中"),
    "sure.confidence.L": w("L, low", "L，低"),
    "sure.confidence.none": w("not rated", "未评级"),
    "sure.confidence.note": w(
        "H: official text, exchange data or two independent sources. M: one credible source. L: "
        "assumed or unconfirmed. Not rated: a choice of design, or scales what was calibrated.",
        "H：官方文本、交易所数据或两个独立来源。M：一个可信来源。L：假定或未经证实。未评级：设计选择，或对校准值的缩放。",
    ),
    "sure.changed": w("changed", "已改动"),
    "sure.terms": w("Words for shares of the vectors", "参数组比例的用词"),
    "sure.terms.note": w(
        "A share of vectors says how many of the parameter sets that fit agree. It is no probability.",
        "参数组比例说明有多少组合格参数同意，并非概率。",
    ),
    "sure.column.word": w("Word", "用词"),
    "sure.column.share": w("Said of", "适用比例"),
    "sure.working": w("Computing, {done} of {total} …", "计算中，{done} / {total} …"),
    "sure.waiting": w("Computed when this comes into view.", "进入画面时计算。"),
    "sure.failed": w("Could not be computed: {why}", "无法算出：{why}"),
    "sure.list": w(", ", "、"),
    "sure.both": w("{first} {second}", "{first}{second}"),
    "notice.link": w("a link of this lab", "本实验室的链接"),
}

SURE: Words = {
    "page.sure": w("How sure?", "有多确定？"),
    "page.sure.menu": w("How sure", "有多确定"),
    "page.sure.lead": w(
        "Every calibrated vector runs. Bands say how far they spread, counts say in how many one "
        "scenario beats another, and below stands what that hangs on.",
        "运行每一组校准参数。区间表示分散程度，计数表示一个情景在多少组中优于另一个；下方说明结果取决于什么。",
    ),
    **FAN,
    **DUEL,
    **TORNADO,
    **BADGES,
    **SOURCES,
}
