"""Words of the pages about single mechanisms; what each does is told in model/stories.py."""

from components.pages.spec import Words, w
from model.connections import OUTCOMES
from model.names import INDEX_LABEL
from model.parameters import PARAMETERS
from model.stories import LABELS, stories

MECHANISMS: Words = {
    "page.mechanisms": w("How does each part of the model work?", "模型各机制如何运作？"),
    "page.mechanisms.menu": w("Mechanisms", "机制"),
    "page.mechanisms.lead": w(
        "Every mechanism with its equation, parameters, sources and limits, and a switch that takes "
        "it out of the run. Equations are read from the code that runs.",
        "每项机制的方程、参数、来源与局限，以及可将其关闭的开关。方程直接取自运行中的代码。",
    ),
    "mechanisms.choose": w("Mechanism", "机制"),
    "mechanisms.all": w("All mechanisms", "全部机制"),
    "mechanisms.back": w("← All mechanisms", "← 全部机制"),
    "mechanisms.search": w("Search", "搜索"),
    "mechanisms.search.hint": w("Name or words", "名称或关键词"),
    "mechanisms.found": w("{n} of {all} shown", "显示{n}／{all}项"),
    "mechanisms.none": w("Nothing has these words.", "没有匹配的条目。"),
    "mechanisms.unknown": w(
        "There is no mechanism called “{name}”. Here are all of them.",
        "没有名为“{name}”的机制。以下是全部机制。",
    ),
    "mechanisms.diagram": w(
        "What is linked to what: classes, mechanisms, what they move",
        "关系图：投资者类别、机制、所影响的变量",
    ),
    "mechanisms.diagram.note": w(
        "Solid: sends orders for this class. Dashed: reads or restricts its positions. Other "
        "investors take the other side of every trade. Choose a mechanism to see only its lines.",
        "实线：为该类别发出订单。虚线：读取或限制其持仓。其他投资者是每笔交易的对手方。选择一项机制可只看其连线。",
    ),
    "mechanisms.classes": w("Classes", "投资者类别"),
    "mechanisms.day": w("Mechanisms, in the order of the day", "机制（按日内先后）"),
    "mechanisms.move": w("What they move", "影响的变量"),
    "mechanisms.equation": w("Equation", "方程"),
    "mechanisms.equation.note": w(
        "From the docstring of {file}. Each line is one statement.",
        "取自{file}的文档字符串，每行一个式子。",
    ),
    "mechanisms.symbols": w("Symbols", "符号"),
    "mechanisms.symbols.meaning": w("Meaning", "含义"),
    "mechanisms.symbols.symbol": w("Symbol", "符号"),
    "mechanisms.parameters": w("Parameters", "参数"),
    "mechanisms.parameters.none": w("No parameters of its own.", "没有专属参数。"),
    "mechanisms.parameters.note": w(
        "Line: prior range. Bars: 5 to 95% of the calibrated parameter sets. Mark: reference "
        "parameter set. Parameters without a range are held fixed.",
        "细线：先验区间。粗条：校准参数组的5%至95%。竖线：参考参数组。没有区间的参数取固定值。",
    ),
    "mechanisms.reference": w("Reference", "参考值"),
    "mechanisms.range": w("Prior and calibrated range", "先验与校准区间"),
    "mechanisms.source": w("Source", "来源"),
    "mechanisms.fixed": w("fixed", "固定"),
    "mechanisms.prior": w("prior", "先验"),
    "mechanisms.calibrated": w("calibrated", "校准"),
    "mechanisms.sources": w("Sources", "来源"),
    "mechanisms.sources.cited": w(
        "Works named in the code: {works}.", "代码中引用的文献：{works}。"
    ),
    "mechanisms.sources.none": w(
        "The code names no literature for it; each parameter has its own source below.",
        "代码未为该机制引用文献；各参数来源见下。",
    ),
    "mechanisms.sources.grade": w(
        "H: high, M: medium, L: low confidence.", "H：可信度高，M：中，L：低。"
    ),
    "mechanisms.words": w("In the words of the code", "代码原文（英文）"),
    "mechanisms.limits": w("Limits", "局限"),
    "mechanisms.acts": w("Acts for", "代谁交易"),
    "mechanisms.acts.nobody": w("Sends no orders of its own.", "自身不发出订单。"),
    "mechanisms.moves": w("Moves", "影响"),
    "mechanisms.levers": w("Assumptions that scale it", "调节其强度的假设"),
    "mechanisms.glance": w("At a glance", "概览"),
    "mechanisms.place": w("In the code", "代码位置"),
    "mechanisms.off.how": w("Command line: {command}", "命令行：{command}"),
    "mechanisms.switch": w("Its switch", "开关"),
    "mechanisms.switch.none": w(
        "This part has no switch: it is accounting or the residual.",
        "该部分没有开关：属会计核算或剩余项。",
    ),
    "mechanisms.in_run": w("In the run", "参与模拟"),
    "mechanisms.on": w("On", "开启"),
    "mechanisms.off": w("Off", "关闭"),
    "mechanisms.with": w("with it", "有此机制"),
    "mechanisms.without": w("without it", "无此机制"),
    "mechanisms.index": w("Index", "指数"),
    "mechanisms.said.on": w(
        "{metric}: {on} with this mechanism in this model. With it off: {off} ({change}).",
        "{metric}：在本模型中，有此机制时为{on}，关闭后为{off}（{change}）。",
    ),
    "mechanisms.said.off": w(
        "{metric}: {off} without this mechanism, against {on} with it ({change}) in this model.",
        "{metric}：在本模型中，关闭此机制时为{off}，开启时为{on}（{change}）。",
    ),
    "mechanisms.said.same": w(
        "{metric}: {on} with this mechanism and without it; nothing changes in this scenario.",
        "{metric}：有无此机制均为{on}，本情景下没有变化。",
    ),
    "mechanisms.range.sure": w(
        "Nine of ten parameter sets: {range}. All of these have the same sign.",
        "九成参数组：{range}，方向一致。",
    ),
    "mechanisms.range.unsure": w(
        "Nine of ten parameter sets: {range}. The sign is not the same in all of them.",
        "九成参数组：{range}，方向不一致。",
    ),
    "mechanisms.already_off": w(
        "This structure has the mechanism off already.", "该模型结构本来就关闭此机制。"
    ),
    "mechanisms.news.anchored": w(
        "Held fixed: the exogenous part solved with all mechanisms on, so nothing takes the place of "
        "what is switched off. Parameters are not fitted again.",
        "不变的部分：沿用全部机制开启时反解出的外生因素，不会有其他部分顶替被关闭的机制。参数不重新拟合。",
    ),
    "mechanisms.news.unanchored": w(
        "Held fixed: only the state at the end of 2023; the market factor is solved again for the "
        "model without the mechanism. Parameters are not fitted again.",
        "不变的部分：只沿用2023年底的状态；市场因素针对关闭该机制后的模型重新反解。参数不重新拟合。",
    ),
    "mechanisms.chart": w("{index}, 29 December 2023 = 100", "{index}，2023年12月29日＝100"),
    "mechanisms.key": w(
        "Lines: reference parameter set. Shade: nine of ten parameter sets, with the switch as it "
        "stands.",
        "线：参考参数组。阴影：当前开关状态下的九成参数组。",
    ),
    "mechanisms.spoken": w(
        "{index}: lowest {on} with it, {off} without it",
        "{index}：有此机制时最低{on}，无此机制时最低{off}",
    ),
    "mechanisms.table": w("All outcomes", "全部指标"),
    "mechanisms.column.outcome": w("Outcome", "结果指标"),
    "mechanisms.column.change": w("Off − on", "关−开"),
    "mechanisms.column.range": w("Nine of ten parameter sets", "九成参数组"),
    "mechanisms.hinges": w("What the sign depends on", "方向取决于什么"),
    "mechanisms.hinges.ask": w("Compare both structures and modes", "比较两种结构与两种模式"),
    "mechanisms.hinges.note": w(
        "Four runs with it and four without; takes some seconds.", "开启与关闭各运行四次，需数秒。"
    ),
    "mechanisms.hinges.robust": w(
        "{metric}: same sign under both structures and modes, in at least {share} of parameter sets.",
        "{metric}：两种结构与两种模式下方向一致，各至少{share}的参数组同向。",
    ),
    "mechanisms.hinges.no_effect": w(
        "{metric}: no effect under any structure and mode.",
        "{metric}：各结构与模式下均无影响。",
    ),
    "mechanisms.hinges.structure": w(
        "{metric}: the sign depends on the structure, and the data cannot tell the two apart.",
        "{metric}：方向取决于模型结构，而数据无法区分两种结构。",
    ),
    "mechanisms.hinges.mode": w(
        "{metric}: the sign depends on whether the run is anchored to what happened.",
        "{metric}：方向取决于是否锚定历史走势。",
    ),
    "mechanisms.hinges.parameters": w(
        "{metric}: the sign depends on the parameters.", "{metric}：方向取决于参数取值。"
    ),
    "mechanisms.hinges.where": w("Structure and mode", "结构与模式"),
    "mechanisms.evidence": w("What the data say about it", "数据的判断"),
    "mechanisms.evidence.rule": w(
        "The whole model is fitted again without the mechanism, with the same effort. If the "
        "smallest fit error rises by more than the margin, the data support the mechanism.",
        "去掉该机制后，以同等力度重新拟合整个模型。若最优拟合误差上升超过阈值，则判为“数据支持”。",
    ),
    "mechanisms.evidence.structure": w("Structure", "模型结构"),
    "mechanisms.evidence.as_is": w("Change of fit error, not refitted", "误差变化（不重新拟合）"),
    "mechanisms.evidence.again": w("Change of fit error, refitted", "误差变化（重新拟合）"),
    "mechanisms.evidence.margin": w("Margin", "阈值"),
    "mechanisms.evidence.verdict": w("Verdict", "结论"),
    "mechanisms.evidence.source": w(
        "Validation committed with this version; the fit error is the distance from the targets, "
        "lower is better.",
        "随本版本提交的验证结果；拟合误差为与目标的偏差，越低越好。",
    ),
    "verdict.supported": w("the data support it", "数据支持"),
    "verdict.undecided": w("the data cannot tell", "数据无法判断"),
    "verdict.against": w("the data speak against it", "数据与之相悖"),
    "verdict.idle": w("not at work in the 2024 episode", "在2024年案例中不起作用"),
    "verdict.disagree": w("structures disagree", "两种结构结论不一"),
    "verdict.part": w("no switch", "没有开关"),
}
MECHANISMS |= {f"mechanism.{name}": label.json() for name, label in LABELS.items()}
MECHANISMS |= {f"mechanism.{name}.short": label.brief.json() for name, label in LABELS.items()}
MECHANISMS |= {f"moves.{name}": words.json() for name, words in OUTCOMES.items()}
MECHANISMS |= {f"index.{name}": label.json() for name, label in INDEX_LABEL.items()}
MECHANISMS |= {f"parameter.{p.name}": p.label.json() for p in PARAMETERS}
MECHANISMS |= {f"parameter.{p.name}.source": p.source.json() for p in PARAMETERS}
for _name, _story in stories().items():
    MECHANISMS[f"mechanism.{_name}.story"] = _story.sentence.json()
    MECHANISMS[f"mechanism.{_name}.limits"] = _story.limits.json()
    MECHANISMS |= {
        f"mechanism.{_name}.symbol.{at}": w(
            symbol.meaning.en + (f" ({symbol.unit.en})" if len(symbol.unit.en) > 1 else ""),
            symbol.meaning.zh + (f"（{symbol.unit.zh}）" if len(symbol.unit.en) > 1 else ""),
        )
        for at, symbol in enumerate(_story.symbols)
    }
