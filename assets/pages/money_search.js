// The search for the best rescue: asked by its own button, told while it works, stopped at will.
(() => {
  "use strict";
  const { QQ } = window;
  const { make, table } = QQ.parts;
  const byId = (id) => document.getElementById(id);
  const say = (key, values) => QQ.text.say(key, values);
  const M = QQ.money;
  const NAME = "rescue_search";
  let working = null; // the controller of the search at work
  let shown = null; // what is known: { query, values, told, over, stopped }
  let step = null; // how far it is

  const field = (name) => QQ.cat.questions[NAME].fields.find((f) => f.name === name);

  /** What a search would be asked now: the page's fields, its outcome and the search's own keys. */
  function asked() {
    const { budget, first, sessions } = QQ.fields.values();
    const values = { budget, first, sessions, earlier: QQ.shell.own("earlier"), goal: QQ.shell.own("metric"), over: QQ.shell.own("over") };
    const pairs = Object.entries(values).filter(([name, value]) => String(value) !== String(field(name).default))
      .map(([name, value]) => `${name}=${encodeURIComponent(QQ.state.write(value))}`);
    return { values, query: [...pairs, QQ.state.modelLink(QQ.shell.values())].filter(Boolean).join("&") };
  }

  function start() {
    byId("search-run").addEventListener("click", run);
    byId("search-cancel").addEventListener("click", stop);
  }

  async function run() {
    if (working) working.abort();
    const mine = working = new AbortController();
    const { values, query } = asked();
    shown = { query, values, told: { history: [], frontier: [] }, over: false, stopped: false };
    step = { done: 0, total: 1, key: "money.search.start" };
    byId("search-problem").hidden = true;
    paint();
    try {
      const answer = await QQ.ask.ask(NAME, query, {
        step: (done, total) => working === mine && moved(done, total),
        part: (part) => working === mine && take(part),
      }, mine.signal);
      if (working !== mine) return;
      shown.told = answer;
      shown.over = true;
    } catch (problem) {
      if (working !== mine) return;
      failed(problem);
    }
    working = null;
    paint();
  }

  function failed(problem) {
    if (!shown.told.plan) shown = null;
    else shown.stopped = true;
    const key = problem.name === "AbortError" ? "money.search.cancelled" : problem.key || "money.search.failed";
    if (shown || key !== "money.search.cancelled") {
      byId("search-problem").dataset.key = key;
      byId("search-problem").hidden = false;
    }
  }

  const stop = () => working && working.abort();

  function moved(done, total) {
    step = { ...step, done, total };
    progress();
  }

  /** A part of the answer: a generation, the plan that was tried, or a point of the frontier. */
  function take(part) {
    const { told } = shown;
    if (part.found) Object.assign(told, part.found);
    else if (part.frontier) told.frontier = [...told.frontier, part.frontier].sort((a, b) => a.budget - b.budget);
    else {
      Object.assign(told, part);
      if (part.refined === null) told.history = [...told.history, part];
    }
    step.key = told.tried ? "money.search.frontier" : "money.search.step";
    paint();
  }

  // ---- painting ----------------------------------------------------------------------------

  function paint() {
    const now = asked();
    byId("search-about").textContent = say("money.search.about", about(now.values));
    progress();
    const problem = byId("search-problem");
    if (!problem.hidden) problem.textContent = say(problem.dataset.key);
    const has = Boolean(shown && shown.told.plan);
    byId("search-result").hidden = !has;
    if (!has) return;
    byId("search-stale").hidden = shown.query === now.query;
    byId("search-stale").textContent = say("money.search.stale", about(shown.values));
    result(shown.told, shown.values.goal);
  }

  const over = () => say(`field.rescue_search.over.${shown.values.over}`);

  const about = (values) => ({
    metric: say(`metric.${values.goal}`), budget: M.money(values.budget), sessions: values.sessions,
    first: QQ.text.date(values.first),
  });

  function progress() {
    byId("search-progress").hidden = !working;
    byId("search-run").disabled = Boolean(working);
    if (!working) return;
    byId("search-bar").max = step.total;
    byId("search-bar").value = step.done;
    const { told, values } = shown;
    byId("search-step").textContent = say(step.key, {
      generation: told.generation, evaluations: told.evaluations,
      value: told.plan ? M.level(values.goal, told.value) : "",
    });
  }

  function result(told, goal) {
    byId("search-said").textContent = told.tried ? said(told, goal)
      : say("money.search.so_far", { value: M.level(goal, told.value), split: M.split(told.plan.amounts), over: over(), first: QQ.text.date(told.plan.first) });
    byId("search-split").replaceChildren(M.bar(told.plan.amounts));
    byId("search-table").replaceChildren(...(told.tried ? [plans(told, goal)] : []));
    byId("search-outcomes").replaceChildren(...(told.tried ? [outcomes(told)] : []));
    byId("search-facts").textContent = told.tried ? facts(told) : "";
    course(told, goal);
    byId("frontier-box").hidden = !(told.frontier && told.frontier.length > 1);
    if (!byId("frontier-box").hidden) frontier(told, goal);
  }

  function said(told, goal) {
    const value = (name) => M.level(goal, told.tried[name].outcome.reference);
    return say("money.search.said", {
      metric: say(`metric.${goal}`), split: M.split(told.plan.amounts), first: QQ.text.date(told.plan.first),
      value: value("found"), historical: value("historical"), even: value("even"), unseen: told.unseen,
      beats_historical: told.beats.historical, beats_even: told.beats.even,
    });
  }

  const amounts = (plan) => Object.entries(plan.amounts).filter(([, bn]) => bn > 0)
    .map(([name, bn]) => `${M.use(name)} ${M.bareMoney(bn)}`).join(say("money.comma"));

  function plans(told, goal) {
    const unit = M.levelUnit(goal);
    const heads = ["plan", "split", "start", "value", "unseen", "beaten", "open"].map((c) => say(`money.column.${c}`, { unit }));
    const rows = Object.entries(told.tried).map(([name, plan]) => [
      say(`money.plan.${name}`), amounts(plan), QQ.text.date(plan.first, false),
      make(name === "found" ? "strong" : "span", "", M.bare(goal, plan.outcome.reference)), M.bareRange(goal, plan.outcome),
      name === "found" ? "" : say("money.of", { n: told.beats[name], all: told.unseen }),
      make("a", "money-open", say("money.open"), { href: QQ.shell.lab(plan.link), "aria-label": `${say("money.open")}${QQ.text.mark("colon")}${say(`money.plan.${name}`)}` }),
    ]);
    rows.push([
      say("money.plan.without"), "", "", M.bare(goal, told.without.reference), M.bareRange(goal, told.without),
      say("money.of", { n: told.beats_none, all: told.unseen }), "",
    ]);
    return table("", heads, rows);
  }

  /** Every outcome under the plans, folded away: what is best for one may not be for another. */
  function outcomes(told) {
    const open = Boolean(document.querySelector("#search-outcomes details[open]"));
    const names = ["without", ...Object.keys(told.tried)];
    const rows = Object.entries(told.outcomes).map(([name, values]) => [
      QQ.units.headed(say(`metric.${name}`), M.levelUnit(name)), ...names.map((plan) => M.bare(name, values[plan].reference)),
    ]);
    const heads = [say("money.column.outcome"), ...names.map((plan) => say(`money.plan.${plan}`))];
    const node = make("details", "", [make("summary", "", say("money.outcomes")), table("", heads, rows)]);
    node.open = open;
    return node;
  }

  function facts(told) {
    return say("money.search.facts", {
      ...told, generations: told.generation,
      ended: say(`money.ended.${told.ended}`, { patience: told.patience }),
      refined: say(told.refined ? "money.refined.yes" : "money.refined.no"),
    });
  }

  const margin = (template, size, goal) => ({ ...template.layout.margin, l: size.font * (M.decimals(goal) ? 4 : 4.8) });

  function course(told, goal) {
    byId("course-title").textContent = say("money.course", { over: over(), unit: M.levelUnit(goal) });
    QQ.parts.chart("chart-course", "course", (template, size) => ({
      data: [["value", "money.course.best"], ["mean", "money.course.mean"]].map(([key, words], i) => ({
        ...template.data[i],
        x: told.history.map((g) => g.generation),
        y: M.drawn(goal, told.history.map((g) => g[key])),
        name: say(words),
        showlegend: true,
        mode: told.history.length > 1 ? "lines" : "markers",
        hovertemplate: "%{y}<extra></extra>",
      })),
      layout: {
        margin: margin(template, size, goal),
        showlegend: true,
        legend: { x: 1, y: 0, xanchor: "right", yanchor: "bottom", bgcolor: "rgba(0,0,0,0)" },
        xaxis: {
          ...template.layout.xaxis, range: [0.5, Math.max(8, told.history.length) + 0.5],
          title: { text: say("money.axis.generation"), standoff: 6, font: { size: size.font } }, dtick: 4, tick0: 0,
        },
      },
    }), () => told.history.map((g) => M.level(goal, g.value)).join(QQ.text.mark("comma")));
  }

  function frontier(told, goal) {
    byId("frontier-title").textContent = say("money.frontier", {
      metric: say(`metric.${goal}`), unit: M.levelUnit(goal),
    });
    const names = { best: "found", even: "even", historical: "historical" };
    QQ.parts.chart("chart-frontier", "frontier", (template, size) => ({
      data: Object.entries(names).map(([key, plan], i) => {
        const points = told.frontier.map((p) => [p.budget, p[key]]);
        const trace = template.data[i];
        return {
          ...trace,
          x: points.map(([bn]) => M.drawnMoney(bn + 3 * (i - 1))),
          y: M.drawn(goal, points.map(([, p]) => p.outcome.reference)),
          name: say(`money.plan.${plan}`),
          showlegend: true,
          text: points.map(([bn, p]) => `${say(`money.plan.${plan}`)}${QQ.text.mark("comma")}${M.money(bn)}<br>${M.level(goal, p.outcome.reference)}<br>${M.levels(goal, p.outcome)}<br>${M.split(p.amounts)}`),
          error_y: {
            ...trace.error_y,
            array: M.drawn(goal, points.map(([, p]) => Math.max(0, p.outcome.p95 - p.outcome.reference))),
            arrayminus: M.drawn(goal, points.map(([, p]) => Math.max(0, p.outcome.reference - p.outcome.p05))),
          },
        };
      }),
      layout: {
        margin: { ...margin(template, size, goal), t: 30 },
        showlegend: true,
        legend: { x: 0, y: 1.02, xanchor: "left", yanchor: "bottom", orientation: "h" },
        xaxis: { ...template.layout.xaxis, range: [0, 515].map(M.drawnMoney), title: { text: say("money.axis.budget"), standoff: 6, font: { size: size.font } } },
      },
    }), () => told.frontier.map((p) => `${M.money(p.budget)} ${M.level(goal, p.best.outcome.reference)}`)
      .join(QQ.text.mark("semicolon")));
  }

  QQ.moneySearch = { start, paint, busy: () => working !== null, last: () => shown };
})();
