"""Words of the page that holds the claims of the commentary against the model."""

from components.pages.spec import Words, w

VERDICTS: Words = {
    "claims.verdict.agrees": w("The model agrees", "模型支持"),
    "claims.verdict.disagrees": w("The model disagrees", "模型不支持"),
    "claims.verdict.structure": w("Depends on the structure", "取决于结构"),
    "claims.verdict.mode": w("Depends on anchoring", "取决于是否锚定"),
    "claims.verdict.cannot": w("The model cannot tell", "模型无法判断"),
    "claims.verdict.waiting": w("Not asked yet", "尚未计算"),
    "claims.verdict.working": w("Computing …", "计算中……"),
    "claims.given": w("direction built in", "方向由设定决定"),
    "claims.filter": w("Show", "显示"),
    "claims.filter.all": w("All", "全部"),
    "claims.filter.agrees": w("Agrees", "支持"),
    "claims.filter.disagrees": w("Disagrees", "不支持"),
    "claims.filter.depends": w("Depends", "取决于设定"),
    "claims.filter.cannot": w("Cannot tell", "无法判断"),
    "claims.go": w("Claim", "主张"),
    "claims.go.all": w("All claims", "全部主张"),
    "claims.none": w("No claim has this verdict so far.", "目前没有主张得到此结论。"),
}
"""Words of verdicts and of what is shown."""

SENTENCES: Words = {
    "claims.said.robust": w(
        "{measure}: {size} {unit} ({name}; medians of both structures and modes).",
        "{measure}：{size}{unit}（{name}；两种结构与模式的中位数）。",
    ),
    "claims.said.alone": w("what happened", "历史原样"),
    "claims.said.tested": w("{mechanism} ({verdicts})", "{mechanism}（{verdicts}）"),
    "claims.said.pair": w("{with} less {without}", "“{with}”减“{without}”"),
    "claims.said.small": w("It goes the claimed way but is too small:", "方向相符，但幅度不足："),
    "claims.said.opposite": w("It goes the other way:", "方向相反："),
    "claims.said.mixed": w(
        "It is too small, absent, or goes the other way:", "幅度不足、没有作用或方向相反："
    ),
    "claims.said.needed": w(" At least {least} {unit} are needed.", "至少需{least}{unit}。"),
    "claims.said.vectors": w(
        "Parameter vectors differ too much. Share that agrees with the claim: {shares}.",
        "各参数组分歧过大。支持该主张的比例：{shares}。",
    ),
    "claims.said.parted": w(
        "Share of vectors that agrees with the claim: {shares}.",
        "支持该主张的参数组比例：{shares}。",
    ),
    "claims.said.data": w(
        "The data do not show that this is at work: {support}. As far as it is:",
        "数据不足以表明该机制起作用：{support}。若其起作用：",
    ),
    "claims.said.share": w("{row} {share} %", "{row} {share}%"),
    "claims.list": w("; ", "；"),
    "claims.colon": w(": ", "："),
    "claims.row": w("{structure} · {mode}", "{structure} · {mode}"),
    "claims.value": w("{value} {unit}", "{value}{unit}"),
    "claims.axis.claim": w("shaded: as claimed", "阴影：主张的方向"),
    "claims.axis.least": w("shaded: as claimed, from {least}", "阴影：主张所需，自{least}起"),
    "claims.picture": w(
        "Effect by structure and mode, median and nine of ten vectors: {rows}.",
        "各结构与模式下的效应，中位数与九成参数组：{rows}。",
    ),
    "claims.tally": w(
        "Of {all} claims the model agrees with {agrees}, disagrees with {disagrees}, cannot tell "
        "about {cannot}; {depends} depend on its structure or on anchoring.",
        "{all}项主张中，模型支持{agrees}项，不支持{disagrees}项，无法判断{cannot}项；"
        "{depends}项取决于结构或是否锚定。",
    ),
    "claims.tally.part": w(
        "{done} of {all} claims answered: the model agrees with {agrees}, disagrees with "
        "{disagrees}, cannot tell about {cannot}; {depends} depend on its structure or on anchoring.",
        "已回答{all}项主张中的{done}项：支持{agrees}项，不支持{disagrees}项，无法判断{cannot}项；"
        "{depends}项取决于结构或是否锚定。",
    ),
    "claims.start": w("Asking the model about {all} claims …", "正在以模型检验{all}项主张……"),
    "claims.stop": w("Stop", "停止"),
    "claims.resume": w("Go on", "继续"),
    "claims.key": w(
        "Dot: median. Line: nine of ten parameter vectors. Filled: anchored; hollow: unanchored.",
        "点：中位数。横线：九成参数组。实心：锚定；空心：不锚定。",
    ),
}
"""Sentences with numbers from an answer."""

DETAILS: Words = {
    "claims.open": w("Test, numbers, what it hinges on", "检验方法、数字、取决于什么"),
    "claims.test": w("What must be true", "成立的条件"),
    "claims.built": w("Built in", "设定"),
    "claims.outcome": w("An outcome", "结果"),
    "claims.table": w("{measure}, {unit}", "{measure}（{unit}）"),
    "claims.column.model": w("Structure, mode", "结构与模式"),
    "claims.column.effect": w("Effect, median", "效应中位数"),
    "claims.column.value": w("Median", "中位数"),
    "claims.column.range": w("Nine of ten", "九成参数组"),
    "claims.column.reference": w("Reference", "参考参数组"),
    "claims.column.agree": w("Agree", "支持比例"),
    "claims.also": w(
        "Beside it: effect, median and nine of ten", "其他数字：效应中位数与九成参数组"
    ),
    "claims.column.number": w("Number", "数字"),
    "claims.cell": w("{median} ({low} to {high})", "{median}（{low}至{high}）"),
    "claims.observed": w("Observed: {value} {unit}.", "实际：{value}{unit}。"),
    "claims.needed": w(
        "Counts as agreeing from {least} {unit} in the claimed direction.",
        "在主张方向上达到{least}{unit}才算支持。",
    ),
    "claims.hinges": w("What it hinges on", "取决于什么"),
    "claims.hinge": w("{label} ({rank})", "{label}（{rank}）"),
    "claims.hinges.none": w("no parameter beyond noise", "没有超出噪声的参数"),
    "claims.hinges.note": w(
        "Rank correlation of the effect with each parameter across {members} vectors, named beyond "
        "±{noise}, which chance hardly passes. The vectors are few and fitted together: weaker ties "
        "are not seen, and parameters that the fit binds cannot be told apart.",
        "效应与各参数在{members}组参数间的秩相关，绝对值超过{noise}（偶然几乎不会达到）才列出。"
        "参数组不多且共同拟合：较弱的联系看不出，被拟合绑在一起的参数也无法区分。",
    ),
    "claims.data": w("Do the data show the mechanisms?", "数据是否支持相关机制？"),
    "claims.data.one": w("{structure}: {verdict}", "{structure}：{verdict}"),
    "claims.data.support": w("the data support it", "数据支持"),
    "claims.data.undecided": w("cannot tell", "无法判断"),
    "claims.data.against": w("the data speak against it", "数据与之相悖"),
    "claims.data.idle": w("not at work in this episode", "此次未起作用"),
    "claims.facts": w("What is on record", "已有记录"),
    "claims.fact": w("{source}; confidence {confidence}", "{source}；可信度{confidence}"),
    "claims.links": w("Look closer", "进一步查看"),
    "claims.link.lab": w("Lab: {name}", "实验室：{name}"),
    "claims.link.why": w("Where the difference comes from", "差异从何而来"),
    "claims.link.mechanism": w("Mechanism: {name}", "机制：{name}"),
    "claims.link.page": w("The dilemma, both halves", "困境的两半"),
    "claims.link.self": w("Link to this claim", "此主张的链接"),
    "claims.off": w(
        "One side has a mechanism switched off; anchored it meets the same news, unanchored the news "
        "up to the end of 2023 is found anew. The lab has no such switch.",
        "其中一边关闭了某机制：锚定时消息不变，不锚定时重新求解2023年底前的消息。实验室没有此开关。",
    ),
    "claims.source": w(
        "Claim: {source}. Numbers: {members} vectors each, structures never pooled, model "
        "{version} ({hash}).",
        "主张：{source}。数字：每种组合{members}组参数，各结构从不合并，模型 {version}（{hash}）。",
    ),
    "claims.commentary": w("commentary of February 2024", "2024年2月的评论"),
    "claims.rule": w("How a verdict is reached", "结论如何得出"),
    "claims.rule.text": w(
        "Each claim is a pair of runs and the sign that it gives their difference, with a least "
        "size where its words need one. A combination of structure and mode agrees if nine of ten "
        "vectors do, disagrees if nine of ten do not. The model agrees or disagrees only if all "
        "four combinations say the same. It cannot tell if the vectors differ too much, if the data "
        "do not support the mechanism that is tested, or if the claim is about what the model lacks. "
        "A mechanism that a claim names may be built in: then its direction is no finding, only its "
        "size is.",
        "每项主张化为一对运行及其差异应有的符号，措辞需要时另设最小幅度。某一结构与模式下，"
        "九成参数组支持即为支持，九成不支持即为不支持。四种组合一致，模型才算支持或不支持。"
        "若参数组分歧过大、数据不支持所检验的机制，或主张涉及模型没有的内容，则无法判断。"
        "主张所说的机制可能本就写入模型：此时方向不是发现，只有大小是。",
    ),
}
"""Words of an opened card."""

CLAIMS: Words = {
    "page.claims": w("Does the model agree with the commentary?", "模型是否支持评论的说法？"),
    "page.claims.menu": w("Claims", "主张检验"),
    "page.claims.lead": w(
        "A commentary of February 2024 says what caused the fall and what stopped it. Each claim is "
        "put to the model as a question, under both structures, anchored and not.",
        "2024年2月的一篇评论讲述了下跌的原因与止跌的原因。每项主张都作为问题交给模型，"
        "在两种结构、锚定与不锚定下检验。",
    ),
    **VERDICTS,
    **SENTENCES,
    **DETAILS,
}
