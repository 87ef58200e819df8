// Scenario against scenario: a hundred dots for each structure and mode, side by side.
(() => {
  "use strict";
  const { QQ } = window;
  const { make } = QQ.parts;
  const byId = (id) => document.getElementById(id);
  const say = (key, values) => QQ.text.say(key, values);
  const SVG = namespace();
  const WIDE = 300;
  const HIGH = 116;
  const BINS = 40; // places for dots across
  const BASE = 98; // where the lowest dots stand
  const DOT = 3.1;

  let panels = []; // what has come, by structure and mode
  let whole = null; // the answer, once it is whole

  const section = QQ.sure.section("duel", {
    part: (part) => {
      const come = part.combinations.map((one) => one.structure + one.mode); // again after a retry
      panels = [...panels.filter((one) => !come.includes(one.structure + one.mode)), ...part.combinations];
      paintAll();
    },
    done: (answer) => {
      whole = answer;
      panels = answer.combinations;
      paintAll();
    },
  });

  /** The namespace of pictures, as the browser names it itself. */
  function namespace() {
    const holder = document.createElement("template");
    holder.innerHTML = "<svg></svg>";
    return holder.content.firstChild.namespaceURI;
  }

  function svg(tag, attributes, ...inside) {
    const node = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
    node.append(...inside);
    return node;
  }

  /** Ends of the axis that all panels share; zero is always on it. */
  function axis(name) {
    const all = panels.flatMap((one) => one.outcomes[name].dots);
    const [low, high] = [Math.min(0, ...all), Math.max(0, ...all)];
    const room = 0.04 * (high - low || 1);
    return [low - room, high + room];
  }

  /** Dots stacked in places; which side a dot is on comes from the counts, not from its place. */
  function dots(one, name, [low, high]) {
    const told = one.outcomes[name];
    const up = QQ.cat.metrics.find((m) => m.name === name).better === "up";
    const x = (value) => ((value - low) / (high - low)) * WIDE;
    const stacks = new Map();
    const first = up ? told.worse : told.better;
    const rise = Math.min(2 * DOT, (BASE - 8) / tallest(told.dots, x));
    const marks = told.dots.map((value, i) => {
      const place = Math.min(BINS - 1, Math.floor((x(value) / WIDE) * BINS));
      const under = stacks.get(place) || 0;
      stacks.set(place, under + 1);
      const kind = i < first ? "below" : i < first + told.ties ? "even" : "above";
      return svg("circle", {
        cx: ((place + 0.5) / BINS) * WIDE, cy: BASE - DOT - under * rise, r: DOT, class: kind,
      });
    });
    const words = say("sure.duel.dots", {
      better: told.better, ties: told.ties, worse: told.worse,
      low: QQ.outcome.delta(name, told.dots[0]), high: QQ.outcome.delta(name, told.dots[told.dots.length - 1]),
    });
    return svg("svg", { viewBox: `0 0 ${WIDE} ${HIGH}`, role: "img", "aria-label": words, class: "dots" },
      svg("line", { x1: 0, x2: WIDE, y1: BASE, y2: BASE, class: "floor" }),
      svg("line", { x1: x(0), x2: x(0), y1: 2, y2: BASE + 4, class: "zero" }),
      ...marks,
      svg("text", { x: x(0), y: HIGH - 2, "text-anchor": x(0) < 20 ? "start" : x(0) > WIDE - 20 ? "end" : "middle" }, "0"),
      ...ends(name, [low, high], x));
  }

  function tallest(values, x) {
    const counts = new Map();
    for (const value of values) {
      const place = Math.min(BINS - 1, Math.floor((x(value) / WIDE) * BINS));
      counts.set(place, (counts.get(place) || 0) + 1);
    }
    return Math.max(...counts.values());
  }

  /** Numbers at the ends of the axis, where zero does not stand. */
  function ends(name, [low, high], x) {
    const texts = [];
    if (x(0) > 60) texts.push(svg("text", { x: 0, y: HIGH - 2 }, QQ.outcome.delta(name, low)));
    if (x(0) < WIDE - 60) {
      texts.push(svg("text", { x: WIDE, y: HIGH - 2, "text-anchor": "end" }, QQ.outcome.delta(name, high)));
    }
    return texts;
  }

  function panel(one, name, scale, draws) {
    const told = one.outcomes[name];
    return make("section", "panel-duel", [
      make("h4", "", QQ.text.model(one)),
      make("p", "count", [
        make("strong", "", say("sure.duel.count", { better: told.better, draws })),
        make("span", "word", QQ.sure.term(told.word)),
      ]),
      dots(one, name, scale),
      make("p", "note", `${say("sure.duel.rest", { worse: told.worse, ties: told.ties })}${QQ.text.mark("semicolon")}${say("sure.duel.range", {
        low: QQ.outcome.delta(name, told.p05), high: QQ.outcome.delta(name, told.p95),
        reference: QQ.outcome.delta(name, told.reference),
      })}`),
    ], { "data-structure": one.structure, "data-mode": one.mode });
  }

  function paintAll() {
    const { answer } = QQ.shell.last();
    const name = QQ.shell.own("metric");
    const draws = panels.length ? panels[0].outcomes[name].dots.length : 0;
    byId("duel-title").textContent = say("sure.duel", { than: QQ.sure.than(answer.than) });
    byId("duel-lead").textContent = answer.same ? say("sure.duel.same")
      : say("sure.duel.lead", { metric: QQ.sure.metric(name), unit: QQ.outcome.changeUnit(name) });
    const scale = axis(name);
    const shown = answer.same ? [] : panels;
    byId("duel").replaceChildren(...shown.map((one) => panel(one, name, scale, draws)));
    byId("agreed").textContent = answer.same || !whole ? "" : verdict(name);
  }

  /** All structures and modes in one sentence. */
  function verdict(name) {
    const key = whole.verdicts[name].replace("depends ", "").replaceAll(" ", "_");
    const said = panels.map((one) => `${QQ.text.model(one, true)}${QQ.text.mark("colon")}${say("sure.duel.count", {
      better: one.outcomes[name].better, draws: whole.draws,
    })}`).join(say("sure.list"));
    const judged = say(`sure.verdict.${key}`, { share: QQ.text.number(100 * whole.certain, 0) });
    return `${judged}${QQ.text.mark("gap")}${said}`;
  }

  function show(query) {
    if (QQ.shell.last().answer.same) {
      [panels, whole] = [[], null];
      paintAll();
      return;
    }
    if (section.query() !== query) [panels, whole] = [[], null];
    paintAll();
    section.ask(query);
  }

  QQ.sureDuel = { show };
})();
