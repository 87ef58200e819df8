// How sure: the sentence on top, the other scenario, one possible path, and the parts below.
(() => {
  "use strict";
  const { QQ } = window;
  const { make, table } = QQ.parts;
  const byId = (id) => document.getElementById(id);
  const say = (key, values) => QQ.text.say(key, values);
  const OWN = "own";

  let path = null; // { query, answer } of the vector that was asked for last
  let asking = null;

  // ---- the sentence ------------------------------------------------------------------------

  const happened = (values) =>
    values.mode === "anchored" && QQ.state.modelLink(values) === QQ.state.baselineLink(values);

  function sentence(name, told, answer, values) {
    const level = (value) => QQ.outcome.level(name, value);
    const said = {
      metric: QQ.sure.metric(name), reference: level(told.scenario.reference),
      low: level(told.scenario.p05), high: level(told.scenario.p95),
    };
    const first = !told.collapsed ? say("sure.said", said)
      : say(happened(values) ? "sure.said.happened" : "sure.said.one", said);
    return answer.same ? first : say("sure.both", { first, second: compared(told, answer) });
  }

  function compared(told, answer) {
    const worse = told.worse > told.better;
    const key = told.ties > Math.max(told.better, told.worse) ? "equal" : worse ? "worse" : "than";
    return say(`sure.said.${key}`, {
      ...told, than: QQ.sure.than(answer.than), members: answer.members,
      word: QQ.sure.term(worse ? told.word_worse : told.word),
    });
  }

  /** Where bands have no width by construction, say why and offer the view that has. */
  function collapsed(told, values) {
    const box = byId("collapsed");
    box.hidden = !(told.collapsed && happened(values));
    box.replaceChildren(
      make("span", "", say("sure.free.why")),
      QQ.notices.button(say("sure.free"), () => QQ.shell.go({ ...QQ.shell.values(), mode: "unanchored" })),
    );
  }

  function bands(name, told, answer) {
    const level = (side, low, high) => say("ask.range", {
      low: QQ.outcome.level(name, told[side][low]), high: QQ.outcome.level(name, told[side][high]),
    });
    const change = (low, high) =>
      QQ.outcome.span(name, { p05: told.change[low], p95: told.change[high] });
    const rows = [["p05", "p95"], ["p20", "p80"], ["p35", "p65"]].map(([low, high]) => [
      say(`sure.bands.${low}`), level("scenario", low, high),
      ...(answer.same ? [] : [level("than", low, high), change(low, high)]),
    ]);
    const heads = [say("sure.bands.share"), say("sure.here"),
      ...(answer.same ? [] : [QQ.sure.than(answer.than), say("sure.bands.change")])];
    byId("bands").replaceChildren(table("", heads, rows));
  }

  // ---- one possible path -------------------------------------------------------------------

  const pathQuery = (values) => {
    const number = QQ.shell.own("vector");
    return number !== "none" ? [`vector=${number}`, QQ.state.modelLink(values)].filter(Boolean).join("&") : null;
  };

  function draw() {
    const list = document.querySelector("[data-own=vector]");
    const others = [...list.options].filter((o) => o.dataset.vector && o.value !== list.value);
    list.value = others[Math.floor(Math.random() * others.length)].value;
    list.dispatchEvent(new Event("change"));
  }

  /** The path that the address names: drawn if it is known, asked for if not. */
  async function follow(values) {
    const query = pathQuery(values);
    byId("draw").textContent = say(query ? "sure.path.again" : "sure.path.draw");
    if (!query) {
      path = null;
      if (asking) asking.abort();
      asking = null;
      byId("path-said").textContent = "";
      return;
    }
    if (path && path.query === query) return told();
    if (asking && asking.query === query) return;
    if (asking) asking.abort();
    const mine = (asking = new AbortController());
    mine.query = query;
    byId("path-said").textContent = say("ask.start");
    try {
      const answer = await QQ.ask.ask("one_path", query, {}, mine.signal);
      if (asking !== mine) return;
      path = { query, answer };
      fan();
      told();
    } catch (problem) {
      if (problem.name === "AbortError" || asking !== mine) return;
      byId("path-said").textContent = say("sure.path.failed", { why: QQ.notices.why(problem)() });
    } finally {
      if (asking === mine) asking = null;
    }
  }

  function told() {
    const name = QQ.shell.own("metric");
    byId("path-said").textContent = say("sure.path.said", {
      n: path.answer.vector, members: path.answer.members, metric: QQ.sure.metric(name),
      value: QQ.outcome.level(name, path.answer.outcomes[name]),
    });
  }

  function fan() {
    const { answer, asked } = QQ.shell.last();
    const known = path && path.query === pathQuery(asked.values) ? path.answer : null;
    QQ.sureFan.paint(answer, QQ.shell.own("metric"), known);
  }

  // ---- the other scenario ------------------------------------------------------------------

  function showThan() {
    const { than } = QQ.fields.values();
    const list = byId("than");
    const known = [...list.options].some((o) => o.value === than);
    const asks = list.value === OWN && document.activeElement === byId("than-link");
    list.value = known && !asks ? than : OWN;
    byId("than-link").hidden = list.value !== OWN;
  }

  function wireThan() {
    const box = byId("than-link");
    box.addEventListener("change", () => {
      box.value = box.value.trim().replace(/^[^?]*\?/, "");
    });
    byId("than").addEventListener("change", (event) => {
      box.hidden = event.target.value !== OWN;
      if (event.target.value === OWN) return box.focus();
      box.value = event.target.value;
      return box.dispatchEvent(new Event("change"));
    });
  }

  // ---- painting ----------------------------------------------------------------------------

  function paint(answer, asked) {
    const name = QQ.shell.own("metric");
    const outcome = answer.outcomes[name];
    byId("said").textContent = sentence(name, outcome, answer, asked.values);
    byId("source").textContent = QQ.parts.source(asked.values, answer.members);
    for (const option of document.querySelectorAll("[data-vector]")) {
      option.textContent = say("sure.path.vector", { n: option.dataset.vector });
    }
    collapsed(outcome, asked.values);
    bands(name, outcome, answer);
    showThan();
    follow(asked.values);
    fan();
    QQ.sureTables.paint(asked.values);
    QQ.sureDuel.show(asked.query);
    QQ.sureTornado.show(asked.query);
  }

  wireThan();
  byId("draw").addEventListener("click", draw);
  QQ.shell.start({ question: "spread", paint, started: QQ.sureTornado.watch });
})();
