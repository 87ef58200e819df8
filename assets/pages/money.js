// Fair money: what one budget does in each use, for each start; what a larger or smaller one does.
(() => {
  "use strict";
  const { QQ } = window;
  const { make, table } = QQ.parts;
  const byId = (id) => document.getElementById(id);
  const say = (key, values) => QQ.text.say(key, values);
  const M = QQ.money;
  const SPREAD = 0.62; // part of a week's room over which the marks of the uses are spread

  const day = (iso) => QQ.text.date(iso, false);
  /** Whether only the reference vector has run so far: no range then, and nobody to agree. */
  const early = (answer) => answer.members === 1;
  const range = (name, told, answer) => (early(answer) ? say("money.waiting") : M.range(name, told));

  function paint(answer, asked) {
    const name = QQ.shell.own("metric");
    const scale = QQ.shell.own("scale");
    const start = Math.max(0, answer.starts.findIndex((s) => String(s.weeks) === QQ.shell.own("weeks")));
    const told = answer.outcomes[name];
    byId("said").textContent = sentence(name, told, answer, start);
    byId("source").textContent = QQ.parts.source(asked.values, answer.members, early(answer) ? "money.source.first" : "ask.ensemble");
    key(answer.uses);
    starts(name, told, answer, scale, start);
    sizes(name, told, answer, start);
    details(name, told, answer, start);
    QQ.moneySearch.paint();
  }

  // ---- the sentence ------------------------------------------------------------------------

  /** What stands between two sentences. */
  const gap = () => QQ.text.mark("gap");

  const cell = (told, use, start) => told.cells.find((c) => c.use === use).starts[start];

  function sentence(name, told, answer, start) {
    const values = {
      budget: M.money(answer.budget), sessions: answer.sessions, metric: say(`metric.${name}`),
      first: QQ.text.date(answer.starts[start].first), members: answer.members,
    };
    const first = told.first_choice[start];
    const most = told.best_of_all;
    const all = most ? {
      use: M.bought(most.use), day: day(answer.starts[most.start].first),
      most: M.change(name, cell(told, most.use, most.start).per_ten.reference),
    } : null;
    if (!first) return [say("money.said.nothing", values), all && say("money.said.most", all)].filter(Boolean).join(gap());
    const found = cell(told, first, start);
    const effect = { use: M.bought(first), effect: M.change(name, found.per_ten.reference), range: range(name, found.per_ten, answer) };
    if (found.per_ten.reference <= 0) return say("money.said.harm", { ...values, ...effect });
    const said = early(answer) ? say("money.said.first", { ...values, ...effect })
      : say("money.said", { ...values, ...effect, best: found.best });
    const next = answer.starts.findIndex((s) => s.weeks === answer.starts[start].weeks + 1);
    if (next < 0) return said + gap() + say("money.said.most", all);
    const earlier = M.change(name, cell(told, first, next).per_ten.reference);
    return said + gap() + say("money.said.earlier", { ...all, effect: earlier });
  }

  // ---- charts ------------------------------------------------------------------------------

  function key(uses) {
    byId("uses-key").replaceChildren(...uses.map((use) =>
      make("span", "money-name", [make("span", `money-mark ${use}`), M.use(use)])));
  }

  /** Effect of each use by start, the earliest on the left; marks beside each other. */
  function starts(name, told, answer, scale, start) {
    const title = scale === "all" ? "money.uses.all" : "money.uses.per_ten";
    byId("uses-title").textContent = say(title, {
      metric: say(`metric.${name}`), unit: M.unit(name), budget: M.money(answer.budget),
    });
    const last = answer.starts.length - 1;
    const places = answer.starts.map((_, i) => last - i);
    QQ.parts.chart("chart-uses", "uses", (template, size) => {
      const narrow = size.width < 620;
      const data = told.cells.map((c, row) => {
        const shown = c.starts.map((s) => s[scale]);
        const shift = SPREAD * ((row + 0.5) / told.cells.length - 0.5);
        const trace = template.data[row];
        return {
          ...trace,
          mode: "markers",
          marker: { ...trace.marker, size: narrow ? 6 : 9 },
          x: places.map((place) => place + shift),
          y: M.drawn(name, shown.map((s) => s.reference)),
          text: shown.map((s, i) => `${M.use(c.use)}<br>${day(answer.starts[i].first)}<br>${M.change(name, s.reference)}<br>${range(name, s, answer)}`),
          error_y: {
            ...trace.error_y,
            array: M.drawn(name, shown.map((s) => Math.max(0, s.p95 - s.reference))),
            arrayminus: M.drawn(name, shown.map((s) => Math.max(0, s.reference - s.p05))),
          },
        };
      });
      return {
        data,
        layout: {
          margin: { ...template.layout.margin, l: room(size, name) },
          xaxis: {
            ...template.layout.xaxis, range: [-0.5, last + 0.5], tickvals: places,
            ticktext: answer.starts.map((s) => tick(s, narrow)),
          },
          shapes: [here(places[start], template)],
        },
      };
    }, () => told.cells.map((c) => `${M.use(c.use)} ${M.delta(name, c.starts[start][scale].reference)}`)
      .join(QQ.text.mark("semicolon")));
  }

  const room = (size, name) => size.font * (M.decimals(name) ? 4 : 4.6);
  const tick = (s, narrow) => {
    const when = day(s.first);
    return narrow ? when.replace(" ", "<br>").replace("月", "月<br>") : `${when}<br>${say(`money.weeks.${s.weeks}`)}`;
  };

  /** A ground behind the start that the sentence and the tables tell. */
  const here = (place, template) => ({
    type: "rect", xref: "x", yref: "paper", x0: place - 0.46, x1: place + 0.46, y0: 0, y1: 1,
    line: { width: 0 }, fillcolor: template.layout.yaxis.gridcolor, opacity: 0.5, layer: "below",
  });

  /** Effect in all by size of the budget, for the start told in detail. */
  function sizes(name, told, answer, start) {
    byId("sizes-title").textContent = say("money.sizes", {
      metric: say(`metric.${name}`), unit: M.unit(name), first: day(answer.starts[start].first),
    });
    QQ.parts.chart("chart-sizes", "sizes", (template, size) => ({
      data: told.cells.map((c, row) => {
        const points = c.starts[start].ladder.map((effect, i) => [answer.rungs[i], effect]);
        if (!answer.rungs.includes(answer.budget)) points.push([answer.budget, c.starts[start].all.reference]);
        points.sort((a, b) => a[0] - b[0]);
        const { error_y: unused, ...trace } = template.data[row];
        return {
          ...trace,
          marker: { ...trace.marker, size: 6 },
          x: points.map(([bn]) => M.drawnMoney(bn)),
          y: M.drawn(name, points.map(([, effect]) => effect)),
          text: points.map(([bn, effect]) => `${M.use(c.use)}<br>${M.money(bn)}<br>${M.change(name, effect)}`),
        };
      }),
      layout: {
        margin: { ...template.layout.margin, l: room(size, name) },
        xaxis: {
          ...template.layout.xaxis, range: [-8, Math.max(...answer.rungs) + 12].map(M.drawnMoney),
          title: { text: say("money.axis.budget"), standoff: 6, font: { size: size.font } },
        },
        shapes: [{
          type: "line", xref: "x", yref: "paper", x0: M.drawnMoney(answer.budget), x1: M.drawnMoney(answer.budget), y0: 0, y1: 1,
          line: { width: 1, dash: "dot", color: template.layout.yaxis.zerolinecolor }, layer: "below",
        }],
      },
    }), () => told.cells.map((c) => `${M.use(c.use)} ${c.starts[start].ladder.map((v) => M.delta(name, v))
      .join(QQ.text.mark("comma"))}`).join(QQ.text.mark("semicolon")));
  }

  // ---- tables ------------------------------------------------------------------------------

  /** A use, as a link to its scenario in the lab where the levers say exactly that. */
  function named(answer, use, start) {
    const link = (answer.links[use] || [])[start];
    return link ? make("a", "money-open", M.use(use), { href: QQ.shell.lab(link) }) : M.use(use);
  }

  function details(name, told, answer, start) {
    const first = day(answer.starts[start].first);
    byId("table-title").textContent = say("money.table", {
      metric: QQ.units.headed(say(`metric.${name}`), M.unit(name)), first,
    });
    const heads = ["use", "all", "per_ten", "range", "next", "best"].map((c) => say(`money.column.${c}`));
    const number = (value) => M.delta(name, value);
    byId("money-table").replaceChildren(table("", heads, told.cells.map((c) => {
      const s = c.starts[start];
      return [
        make("span", "money-name", [make("span", `money-mark ${c.use}`), named(answer, c.use, start)]),
        number(s.all.reference), make("strong", "", number(s.per_ten.reference)), range(name, s.per_ten, answer),
        number(s.next), early(answer) ? say("money.waiting") : say("money.of", { n: s.best, all: answer.members }),
      ];
    })));
    const order = answer.starts.map((_, i) => i).reverse();
    byId("starts-table").replaceChildren(table("",
      [say("money.column.use"), ...order.map((i) => day(answer.starts[i].first))],
      told.cells.map((c) => [M.use(c.use), ...order.map((i) => number(c.starts[i].per_ten.reference))])));
  }

  QQ.shell.start({ question: "money", paint, part: paint, started: () => QQ.moneySearch.start() });
})();
