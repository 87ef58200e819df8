"""Words of the page that holds the claims of the commentary against the model."""

from components.pages.spec import Words, w
from model.inquiry.claims import COMMENTARY

VERDICTS: Words = {
    "claims.verdict.agrees": w("The model agrees", "模型支持"),
    "claims.verdict.disagrees": w("The model disagrees", "模型不支持"),
    "claims.verdict.structure": w("Depends on the structure", "取决于模型结构"),
    "claims.verdict.mode": w("Depends on anchoring", "取决于是否锚定"),
    "claims.verdict.cannot": w("The model cannot tell", "模型无法判断"),
    "claims.verdict.waiting": w("Not computed yet", "尚未计算"),
    "claims.verdict.working": w("Computing …", "计算中……"),
    "claims.given": w("direction assumed by the model", "方向由模型预设"),
    "claims.filter": w("Show", "显示"),
    "claims.filter.all": w("All", "全部"),
    "claims.filter.agrees": w("Agrees", "支持"),
    "claims.filter.disagrees": w("Disagrees", "不支持"),
    "claims.filter.depends": w("Depends", "视设定而定"),
    "claims.filter.cannot": w("Cannot tell", "无法判断"),
    "claims.go": w("Claim", "观点"),
    "claims.go.all": w("All claims", "全部观点"),
    "claims.none": w("No claim has this verdict so far.", "目前没有观点属于此类结论。"),
}
"""Words of verdicts and of what is shown."""

SENTENCES: Words = {
    "claims.said.robust": w(
        "{measure}: {size} ({name}; medians of both structures and modes).",
        "{measure}：{size}（{name}；两种结构与模式的中位数）。",
    ),
    "claims.said.alone": w("under the historical policies", "按历史政策"),
    "claims.said.tested": w("{mechanism} ({verdicts})", "{mechanism}（{verdicts}）"),
    "claims.said.pair": w("“{with}” less “{without}”", "“{with}”减“{without}”"),
    "claims.said.small": w(
        "The direction is as claimed, the size is not:", "方向一致，但幅度不够："
    ),
    "claims.said.opposite": w("It goes the other way:", "方向相反："),
    "claims.said.mixed": w(
        "It is too small, absent, or goes the other way:", "幅度不够、没有影响或方向相反："
    ),
    "claims.said.needed": w(" At least {least} is needed.", "至少需{least}。"),
    "claims.said.vectors": w(
        "Parameter sets differ too much. Share that agrees with the claim: {shares}.",
        "各参数组分歧过大。支持该观点的比例：{shares}。",
    ),
    "claims.said.parted": w(
        "Share of parameter sets that agrees with the claim: {shares}.",
        "支持该观点的参数组比例：{shares}。",
    ),
    "claims.said.data": w(
        "The data at hand do not support the mechanism: {support}. Assuming that it exists:",
        "现有数据不足以支持该机制：{support}。假定其存在，则：",
    ),
    "claims.said.share": w("{row} {share}%", "{row} {share}%"),
    "claims.list": w("; ", "；"),
    "claims.colon": w(": ", "："),
    "claims.row": w("{structure} · {mode}", "{structure}·{mode}"),
    "claims.axis.claim": w("shaded: as claimed", "阴影：观点所称方向"),
    "claims.axis.least": w(
        "shaded: as claimed, from {least}", "阴影：观点成立所需幅度（{least}起）"
    ),
    "claims.picture": w(
        "Effect by structure and mode, median and nine of ten parameter sets: {rows}.",
        "各结构与模式下的效应，中位数与九成参数组：{rows}。",
    ),
    "claims.picture.row": w("{row} {median} ({range})", "{row} {median}（{range}）"),
    "claims.tally": w(
        "Of {all} claims the model agrees with {agrees}, disagrees with {disagrees}, cannot tell "
        "about {cannot}; {depends} depend on its structure or on anchoring.",
        "{all}条观点中，模型支持{agrees}条，不支持{disagrees}条，无法判断{cannot}条；"
        "{depends}条取决于模型结构或是否锚定。",
    ),
    "claims.tally.part": w(
        "{done} of {all} claims tested: the model agrees with {agrees}, disagrees with "
        "{disagrees}, cannot tell about {cannot}; {depends} depend on its structure or on anchoring.",
        "已检验{all}条观点中的{done}条：支持{agrees}条，不支持{disagrees}条，无法判断{cannot}条；"
        "{depends}条取决于模型结构或是否锚定。",
    ),
    "claims.start": w("Testing {all} claims …", "正在检验{all}条观点……"),
    "claims.stop": w("Stop", "停止"),
    "claims.resume": w("Go on", "继续"),
    "claims.key": w(
        "Dot: median. Line: nine of ten parameter sets. Filled: anchored; hollow: free-running.",
        "点：中位数。横线：九成参数组。实心：锚定；空心：自由运行。",
    ),
}
"""Sentences with numbers from an answer."""

DETAILS: Words = {
    "claims.open": w("Test, numbers, sensitivities", "检验方法、数据与敏感因素"),
    "claims.paraphrase": w("Paraphrase of the view", "观点转述"),
    "claims.test": w("What must be true", "判定条件"),
    "claims.built": w("Assumed by the model", "模型预设"),
    "claims.outcome": w("An outcome of the model", "模型结果"),
    "claims.column.model": w("Structure, mode", "结构与模式"),
    "claims.column.effect": w("Effect, median", "效应中位数"),
    "claims.column.value": w("Median", "中位数"),
    "claims.column.range": w("Nine of ten", "九成参数组"),
    "claims.column.reference": w("Reference parameter set", "参考参数组"),
    "claims.column.agree": w("Agree", "支持比例"),
    "claims.also": w(
        "Other numbers: effect, median and nine of ten", "其他数字：效应中位数与九成参数组"
    ),
    "claims.column.number": w("Number", "指标"),
    "claims.cell": w("{median} ({low} to {high})", "{median}（{low}至{high}）"),
    "claims.observed": w("Observed: {value}.", "实际：{value}。"),
    "claims.needed": w(
        "Counts as agreeing from {least} in the claimed direction.",
        "在观点所称方向上达到{least}才算支持。",
    ),
    "claims.needed.times": w(
        "Counts as agreeing when the first side's number is at least {n} times the second's.",
        "前一情形的数值至少为后一情形的{n}倍，才算支持。",
    ),
    "claims.hinges": w("Sensitivities", "敏感因素"),
    "claims.hinge": w("{label} ({rank})", "{label}（{rank}）"),
    "claims.hinges.none": w("no significantly correlated parameter", "无显著相关参数"),
    "claims.hinges.note": w(
        "Rank correlation (Spearman) of the effect with each parameter across {members} parameter "
        "sets, listed beyond ±{noise}, which chance hardly reaches. The sets are few and fitted "
        "together: weaker relations are not seen, and parameters that the fit ties together cannot "
        "be told apart.",
        "效应与各参数在{members}组参数间的斯皮尔曼秩相关系数；绝对值超过{noise}（随机情况下几乎不可能）才列出。"
        "参数组不多且共同拟合：较弱的相关看不出，被拟合绑定的参数也无法区分。",
    ),
    "claims.data": w("Do the data support the mechanisms?", "数据是否支持相关机制？"),
    "claims.data.one": w("{structure}: {verdict}", "{structure}：{verdict}"),
    "claims.data.support": w("the data support it", "数据支持"),
    "claims.data.undecided": w("cannot tell", "无法判断"),
    "claims.data.against": w("the data speak against it", "数据与之相悖"),
    "claims.data.idle": w("not at work in this episode", "在本案例中不起作用"),
    "claims.facts": w("What is on record", "公开记录"),
    "claims.fact": w("{source}; confidence {confidence}", "{source}；可信度{confidence}"),
    "claims.links": w("Look closer", "进一步查看"),
    "claims.link.lab": w("Lab: {name}", "实验室：{name}"),
    "claims.link.why": w("Where the difference comes from", "差异从何而来"),
    "claims.link.mechanism": w("Mechanism: {name}", "机制：{name}"),
    "claims.link.self": w("Link to this claim", "本条观点的链接"),
    "claims.off": w(
        "One scenario of the pair has a mechanism switched off: anchored, the exogenous part stays "
        "the same; free-running, that up to the end of 2023 is solved again. The lab has no such "
        "switch.",
        "成对情景之一关闭了某机制：锚定时外生因素不变；自由运行时重新反解2023年底前的外生因素。实验室页无此开关。",
    ),
    "claims.source": w("Where the claims come from", "观点出处"),
    "claims.commentary": COMMENTARY.name.json(),
    "claims.numbers": w(
        "Numbers: {members} parameter sets each, structures never pooled, model {version} ({hash}).",
        "数据：每种组合{members}组参数，不同结构的结果从不合并，模型版本{version}（{hash}）。",
    ),
    "claims.rule": w("How a verdict is reached", "结论如何得出"),
    "claims.rule.text": w(
        "Each claim becomes a pair of scenarios and the sign that it implies for their difference, with "
        "a minimum size where its wording calls for one. A combination of structure and mode agrees if nine of "
        "ten parameter sets do, disagrees if nine of ten do not. The model agrees or disagrees only "
        "if all four combinations say the same. It cannot tell if the parameter sets differ too "
        "much, if the data do not support the mechanism that is tested, or if the claim is about "
        "what the model lacks. If the mechanism that a claim names is assumed by the model, its "
        "direction is no finding, only its size is.",
        "每条观点转化为一对情景及其差异应有的方向；措辞有程度要求的，另设最小幅度。某一结构与模式下，"
        "九成参数组支持即为支持，九成不支持即为不支持。四种组合一致，模型才算支持或不支持。"
        "若参数组分歧过大、数据不支持所检验的机制，或观点涉及模型没有的内容，则无法判断。"
        "若观点所述机制本就写入模型，则方向不算发现，仅幅度有意义。",
    ),
}
"""Words of an opened card."""

CLAIMS: Words = {
    "page.claims": w("Does the model agree with the commentary?", "评论观点检验：模型支持吗？"),
    "page.claims.menu": w("Claims", "观点检验"),
    "page.claims.lead": w(
        "A market commentary of 19 February 2024 says what caused the fall and what stopped it. Each "
        "claim, in our words, is put to the model as a question, under both structures, anchored and "
        "free-running.",
        "2024年2月19日的一篇市场评论讨论了下跌的成因与止跌的原因。此处转述每条观点，转化为问题交由模型检验，"
        "涵盖两种模型结构、锚定与自由运行。",
    ),
    **VERDICTS,
    **SENTENCES,
    **DETAILS,
}
