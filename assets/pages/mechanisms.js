// A mechanism's switch: the scenario with it and without it, and what the difference hinges on.
(() => {
  "use strict";
  const { QQ } = window;
  const { make, table } = QQ.parts;
  const byId = (id) => document.getElementById(id);
  const say = (key, values) => QQ.text.say(key, values);
  let on = true; // the switch
  let shown = null; // { key, answer, values } on screen
  let hinges = null; // the same, of all structures and modes
  let working = null;

  const { level, change, range } = QQ.outcome;
  const zero = (name, value) => QQ.outcome.rounded(name, value) === 0;

  const has = (name) => QQ.cat.facts.switches.includes(name);
  const keyOf = () => `mechanism=${QQ.mechanisms.name()}&${QQ.state.modelLink(QQ.shell.values())}`;

  // ---- asking ------------------------------------------------------------------------------

  /** Ask a question of the mechanism on screen; `then` gets what the newest one answers. */
  async function ask(question, then) {
    if (working) working.abort();
    const mine = working = new AbortController();
    const key = keyOf();
    byId("page").setAttribute("aria-busy", "true");
    QQ.working.begin();
    try {
      const answer = await QQ.ask.ask(question, key, {
        step: (done, total) => working === mine && QQ.working.progress(done, total),
      }, mine.signal);
      if (working !== mine) return;
      stop();
      QQ.notices.noProblem();
      then({ key, answer, values: QQ.shell.values() });
      paint();
    } catch (problem) {
      if (working !== mine) return;
      stop();
      if (problem.name !== "AbortError") QQ.notices.problem(problem, () => ask(question, then));
    }
  }

  function stop() {
    if (working) working.abort();
    working = null;
    byId("page").removeAttribute("aria-busy");
    QQ.working.end();
  }

  /** Another mechanism or scenario: what is on screen is asked for unless it is known. */
  function moved() {
    const name = QQ.mechanisms.name();
    QQ.mechanisms.show();
    const card = byId("switch-card");
    card.hidden = !has(name);
    if (!has(name)) return stop();
    document.querySelector(`[data-switch="${name}"]`).append(card);
    paint();
    if (!shown || shown.key !== keyOf()) ask("ablation", (found) => { shown = found; });
  }

  // ---- painting ----------------------------------------------------------------------------

  function paint() {
    const current = shown && shown.key === keyOf() && has(QQ.mechanisms.name());
    byId("switch").setAttribute("aria-checked", String(on));
    byId("switch-said").textContent = say(on ? "mechanisms.on" : "mechanisms.off");
    if (!current) return;
    const metric = QQ.shell.own("metric");
    const told = shown.answer.outcomes[metric];
    words(metric, told);
    lines(QQ.shell.own("index"));
    every();
    judged(metric);
    byId("source").textContent = QQ.parts.source(shown.values, shown.answer.members);
    byId("page").dataset.ablation = shown.key;
  }

  function words(metric, told) {
    const same = zero(metric, told.change.reference);
    const key = same ? "mechanisms.said.same" : on ? "mechanisms.said.on" : "mechanisms.said.off";
    byId("said").textContent = say(key, {
      metric: say(`metric.${metric}`),
      on: level(metric, told.on.reference),
      off: level(metric, told.off.reference),
      change: change(metric, told.change.reference),
    });
    const sure = told.change.p05 * told.change.p95 > 0;
    byId("sure").textContent = say(`mechanisms.range.${sure ? "sure" : "unsure"}`, {
      range: QQ.outcome.span(metric, told.change),
    });
    const kept = say(`mechanisms.news.${shown.values.mode}`);
    byId("news").textContent = shown.answer.already_off
      ? `${say("mechanisms.already_off")}${QQ.text.mark("gap")}${kept}` : kept;
  }

  function lines(index) {
    const { dates, paths } = shown.answer;
    const label = say(`index.${index}`);
    const band = paths[on ? "on" : "off"][index];
    byId("chart-title").textContent = say("mechanisms.chart", { index: label });
    QQ.parts.chart("chart-paths", "paths", (template, size) => {
      const [low, high, with_, without] = template.data;
      const faint = (line, active) => ({ ...line, opacity: active ? 1 : 0.55 });
      return {
        data: [
          { ...low, x: dates, y: band.p05 },
          { ...high, x: dates, y: band.p95 },
          { ...faint(with_, on), x: dates, y: paths.on[index].reference, name: say("mechanisms.with") },
          { ...faint(without, !on), x: dates, y: paths.off[index].reference, name: say("mechanisms.without") },
        ],
        layout: { xaxis: { ...template.layout.xaxis, range: [dates[0], dates[dates.length - 1]],
          ...QQ.days.axis(dates, [dates[0], dates[dates.length - 1]], size.width, size.font) } },
      };
    }, () => say("mechanisms.spoken", {
      index: label,
      on: QQ.text.number(Math.min(...paths.on[index].reference)),
      off: QQ.text.number(Math.min(...paths.off[index].reference)),
    }));
  }

  function every() {
    const heads = [say("mechanisms.column.outcome"), say("mechanisms.on"), say("mechanisms.off"),
      say("mechanisms.column.change"), say("mechanisms.column.range")];
    const rows = Object.entries(shown.answer.outcomes).map(([name, told]) => [
      say(`metric.${name}`), level(name, told.on.reference), level(name, told.off.reference),
      make("strong", "", change(name, told.change.reference)), range(name, told.change),
    ]);
    byId("every").replaceChildren(table("", heads, rows));
  }

  const VERDICTS = {
    robust: "robust", "no effect": "no_effect", "depends on structure": "structure",
    "depends on mode": "mode", "depends on parameters": "parameters",
  };

  /** Whether the sign is the same under every structure and mode, once it has been asked. */
  function judged(metric) {
    const known = hinges && hinges.key === keyOf();
    byId("compare").disabled = Boolean(known);
    byId("hinges-said").textContent = "";
    byId("hinges").replaceChildren();
    if (!known) return;
    const told = hinges.answer.outcomes[metric];
    byId("hinges-said").textContent = say(`mechanisms.hinges.${VERDICTS[told.verdict]}`, {
      metric: say(`metric.${metric}`), share: `${QQ.text.number(100 * hinges.answer.certain, 0)}%`,
    });
    const heads = [say("mechanisms.hinges.where"), say("mechanisms.column.change"), say("mechanisms.column.range")];
    byId("hinges").replaceChildren(table("", heads, told.combinations.map((each) => [
      [say(`lever.structure.${each.structure}`), say(`lever.mode.${each.mode}`).toLowerCase()]
        .join(QQ.text.mark("comma")),
      change(metric, each.reference), range(metric, each),
    ])));
  }

  function started() {
    QQ.mechanisms.start(moved);
    byId("switch").addEventListener("click", () => {
      on = !on;
      paint();
    });
    byId("compare").addEventListener("click", () => ask("ablation_hinges", (found) => { hinges = found; }));
    byId("cancel").addEventListener("click", stop);
  }

  QQ.shell.start({ question: null, paint: moved, moved, started });
})();
