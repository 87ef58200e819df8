"""Words of the pages about single mechanisms; what each does is told in model/stories.py."""

from components.pages.spec import Words, w
from model.connections import OUTCOMES
from model.declare import said_source
from model.names import INDEX_LABEL
from model.parameters import PARAMETERS
from model.stories import LABELS, stories

MECHANISMS: Words = {
    "page.mechanisms": w("How does each part of the model work?", "模型的每个部分如何运作？"),
    "page.mechanisms.menu": w("Mechanisms", "机制"),
    "page.mechanisms.lead": w(
        "Every mechanism with its equation, numbers, sources and limits, and a switch that takes it "
        "out of the run. Equations are read from the code that runs.",
        "每项机制的方程、数字、来源与局限，以及把它从运行中拿掉的开关。方程直接取自正在运行的代码。",
    ),
    "mechanisms.choose": w("Mechanism", "机制"),
    "mechanisms.all": w("All mechanisms", "全部机制"),
    "mechanisms.back": w("← All mechanisms", "← 全部机制"),
    "mechanisms.search": w("Search", "搜索"),
    "mechanisms.search.hint": w("Name or words", "名称或文字"),
    "mechanisms.found": w("{n} of {all} shown", "显示 {n} / {all}"),
    "mechanisms.none": w("Nothing has these words.", "没有包含这些文字的条目。"),
    "mechanisms.unknown": w(
        "There is no mechanism called “{name}”. Here are all of them.",
        "没有名为“{name}”的机制。以下是全部机制。",
    ),
    "mechanisms.diagram": w(
        "Who is joined to what: classes, mechanisms, what they move",
        "谁与谁相连：投资者类别、机制、所推动的量",
    ),
    "mechanisms.diagram.note": w(
        "Solid: sends orders for this class. Dashed: reads or restricts its books. Everybody else "
        "takes the other side of every trade. Choose a mechanism to see only its lines.",
        "实线：为该类别发出订单。虚线：读取或限制其账簿。其他投资者是每笔交易的对手方。选择一项机制可只看它的连线。",
    ),
    "mechanisms.classes": w("Classes", "投资者类别"),
    "mechanisms.day": w("Mechanisms, in the order of the day", "机制（按一日内的顺序）"),
    "mechanisms.move": w("What they move", "推动什么"),
    "mechanisms.equation": w("Equation", "方程"),
    "mechanisms.equation.note": w(
        "From the docstring of {file}. Each line is one statement.",
        "取自 {file} 的文档字符串。每行一个式子。",
    ),
    "mechanisms.symbols": w("Symbols", "符号"),
    "mechanisms.symbols.meaning": w("Meaning", "含义"),
    "mechanisms.symbols.symbol": w("Symbol", "符号"),
    "mechanisms.parameters": w("Parameters", "参数"),
    "mechanisms.parameters.none": w("No parameters of its own.", "没有自己的参数。"),
    "mechanisms.parameters.note": w(
        "Line: range of the prior. Bars: 5 to 95 % of the calibrated vectors. Mark: reference vector. "
        "Parameters without a range are held fixed.",
        "细线：先验范围。粗条：校准参数组的5%至95%。竖线：参考参数组。没有范围的参数保持固定。",
    ),
    "mechanisms.reference": w("Reference", "参考值"),
    "mechanisms.range": w("Prior and calibrated range", "先验与校准范围"),
    "mechanisms.source": w("Source", "来源"),
    "mechanisms.fixed": w("fixed", "固定"),
    "mechanisms.prior": w("prior", "先验"),
    "mechanisms.calibrated": w("calibrated", "校准"),
    "mechanisms.sources": w("Sources", "来源"),
    "mechanisms.sources.cited": w(
        "Works named in the code: {works}.", "代码中引用的文献：{works}。"
    ),
    "mechanisms.sources.none": w(
        "The code names no literature for it; each number has its own source below.",
        "代码没有为它引用文献；每个数字各有来源，见下。",
    ),
    "mechanisms.sources.grade": w(
        "H: high, M: medium, L: low confidence.", "H：可信度高，M：中，L：低。"
    ),
    "mechanisms.words": w("In the words of the code", "代码原文（英文）"),
    "mechanisms.limits": w("Limits", "局限"),
    "mechanisms.acts": w("Acts for", "代表谁行动"),
    "mechanisms.acts.nobody": w("Sends no orders of its own.", "自己不发订单。"),
    "mechanisms.moves": w("Moves", "推动"),
    "mechanisms.levers": w("Assumptions that scale it", "可调节它的假设"),
    "mechanisms.glance": w("At a glance", "概览"),
    "mechanisms.place": w("In the code", "代码位置"),
    "mechanisms.off.how": w("Command line: {command}", "命令行：{command}"),
    "mechanisms.switch": w("Its switch", "开关"),
    "mechanisms.switch.none": w(
        "This part has no switch: it is bookkeeping, or what is left when all else is told.",
        "这一部分没有开关：它是记账，或是其余部分说完之后的剩余。",
    ),
    "mechanisms.in_run": w("In the run", "参与运行"),
    "mechanisms.on": w("On", "开"),
    "mechanisms.off": w("Off", "关"),
    "mechanisms.with": w("with it", "有此机制"),
    "mechanisms.without": w("without it", "无此机制"),
    "mechanisms.index": w("Index", "指数"),
    "mechanisms.said.on": w(
        "{metric}: {on} with this mechanism. Switching it off moves it to {off} ({change}) in this "
        "model.",
        "{metric}：有此机制时为{on}。在本模型中，关闭后变为{off}（{change}）。",
    ),
    "mechanisms.said.off": w(
        "{metric}: {off} without this mechanism, against {on} with it ({change}) in this model.",
        "{metric}：在本模型中，没有此机制时为{off}，有此机制时为{on}（{change}）。",
    ),
    "mechanisms.said.same": w(
        "{metric}: {on} with this mechanism and without it; nothing changes in this scenario.",
        "{metric}：有无此机制均为{on}；此情景中没有变化。",
    ),
    "mechanisms.range.sure": w(
        "Nine of ten vectors: {range}. All of these have the same sign.",
        "九成参数组：{range}，方向一致。",
    ),
    "mechanisms.range.unsure": w(
        "Nine of ten vectors: {range}. The sign hangs on the parameters.",
        "九成参数组：{range}，方向取决于参数。",
    ),
    "mechanisms.already_off": w(
        "This structure has the mechanism off already.", "该结构本来就关闭此机制。"
    ),
    "mechanisms.news.anchored": w(
        "What stays solved: the news found with everything on is replayed, so nothing takes the "
        "place of what is switched off. Parameters are not fitted again.",
        "保持不变的：重放所有机制开启时求得的消息，因此没有东西顶替被关闭的部分。参数不重新拟合。",
    ),
    "mechanisms.news.unanchored": w(
        "What stays solved: nothing but what stood at the end of 2023; the market news is solved "
        "again for the model without it. Parameters are not fitted again.",
        "保持不变的：只有2023年底的状态；市场消息会针对没有此机制的模型重新求解。参数不重新拟合。",
    ),
    "mechanisms.chart": w("{index}, 100 = 29 Dec 2023", "{index}，2023年12月29日 = 100"),
    "mechanisms.key": w(
        "Lines: reference vector. Shade: nine of ten vectors of what the switch shows.",
        "线：参考参数组。阴影：开关所示情形的九成参数组。",
    ),
    "mechanisms.spoken": w(
        "{index}: lowest {on} with it, {off} without it",
        "{index}：有此机制最低{on}，无此机制最低{off}",
    ),
    "mechanisms.table": w("All outcomes", "全部结果"),
    "mechanisms.column.outcome": w("Outcome", "结果指标"),
    "mechanisms.column.change": w("Off − on", "关 − 开"),
    "mechanisms.column.range": w("Nine of ten vectors", "九成参数组"),
    "mechanisms.hinges": w("What it hinges on", "取决于什么"),
    "mechanisms.hinges.ask": w("Compare both structures and modes", "比较两种结构与两种模式"),
    "mechanisms.hinges.note": w(
        "Four runs with and four without; takes some seconds.", "有与没有各运行四次，需数秒。"
    ),
    "mechanisms.hinges.robust": w(
        "{metric}: same sign under both structures and modes, in at least {share} of vectors.",
        "{metric}：两种结构与模式下方向一致，至少{share}的参数组如此。",
    ),
    "mechanisms.hinges.no_effect": w(
        "{metric}: no effect under any structure and mode.",
        "{metric}：任何结构与模式下都没有作用。",
    ),
    "mechanisms.hinges.structure": w(
        "{metric}: the sign hangs on the structure, which the data do not choose.",
        "{metric}：方向取决于结构，而数据无法选择结构。",
    ),
    "mechanisms.hinges.mode": w(
        "{metric}: the sign hangs on whether the run is anchored to what happened.",
        "{metric}：方向取决于运行是否锚定于历史。",
    ),
    "mechanisms.hinges.parameters": w(
        "{metric}: the sign hangs on the parameters.", "{metric}：方向取决于参数。"
    ),
    "mechanisms.hinges.where": w("Structure and mode", "结构与模式"),
    "mechanisms.evidence": w("What the data say of it", "数据如何评价它"),
    "mechanisms.evidence.rule": w(
        "The whole model is fitted again without the mechanism, with the same effort. If the best "
        "loss is higher by more than the margin, the data support it.",
        "去掉该机制后，以同等力度重新拟合整个模型。若最佳损失升高超过界限，则数据支持该机制。",
    ),
    "mechanisms.evidence.structure": w("Structure", "结构"),
    "mechanisms.evidence.as_is": w("Loss, as it stands", "损失变化（不重拟合）"),
    "mechanisms.evidence.again": w("Loss, fitted again", "损失变化（重新拟合）"),
    "mechanisms.evidence.margin": w("Margin", "界限"),
    "mechanisms.evidence.verdict": w("Verdict", "结论"),
    "mechanisms.evidence.source": w(
        "Committed validation of this version; loss is the misfit to the targets, lower is better.",
        "本版本提交的验证结果；损失为与目标的偏差，越低越好。",
    ),
    "verdict.supported": w("the data support it", "数据支持"),
    "verdict.undecided": w("the data cannot tell", "数据无法判断"),
    "verdict.against": w("the data speak against it", "数据与之相悖"),
    "verdict.idle": w("not at work in 2024", "2024年不起作用"),
    "verdict.disagree": w("structures disagree", "两种结构结论不一"),
    "verdict.part": w("no switch", "没有开关"),
}
MECHANISMS |= {f"mechanism.{name}": label.json() for name, label in LABELS.items()}
MECHANISMS |= {f"mechanism.{name}.short": label.brief.json() for name, label in LABELS.items()}
MECHANISMS |= {f"moves.{name}": words.json() for name, words in OUTCOMES.items()}
MECHANISMS |= {f"index.{name}": label.json() for name, label in INDEX_LABEL.items()}
MECHANISMS |= {f"parameter.{p.name}": p.label.json() for p in PARAMETERS}
MECHANISMS |= {f"parameter.{p.name}.source": said_source(p.source).json() for p in PARAMETERS}
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
