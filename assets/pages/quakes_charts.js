// Charts of the two quakes, aligned on the worst day: model solid, observed dotted, published marks.
(() => {
  "use strict";
  const { QQ } = window;
  const { make } = QQ.parts;
  const byId = (id) => document.getElementById(id);
  const say = (key, values) => QQ.text.say(key, values);
  const DECIMALS = { strategies: 1, funds: 1, value: 1, leverage: 2 };

  const labelOf = (told, name) => told.labels[name][QQ.text.language()];

  /** Draw every panel of every episode under the structure chosen for the first. */
  function draw(answer, structure) {
    const { episodes, panels } = QQ.cat.facts;
    const ends = episodes.flatMap((e) => [answer.episodes[e].offsets[0], answer.episodes[e].offsets.at(-1)]);
    const range = [Math.min(...ends) - 0.5, Math.max(...ends) + 0.5];
    for (const episode of episodes) {
      const told = answer.episodes[episode];
      const run = told.structures[structure] || told.structures.stated;
      byId(`name-${episode}`).textContent = told.label[QQ.text.language()];
      for (const panel of ["strategies", "funds", "value", "leverage"]) {
        const names = panels[episode][panel] || told.levered;
        byId(`title-${episode}-${panel}`).textContent = say(`quakes.panel.${panel}`);
        one(episode, panel, told, names, paths(run, panel), range);
      }
    }
    key();
  }

  const paths = (run, panel) => run[panel === "funds" ? "strategies" : panel];

  function one(episode, panel, told, names, lines, range) {
    const decimals = DECIMALS[panel];
    QQ.parts.chart(`chart-${episode}-${panel}`, episode, (template, size) => ({
      data: names.flatMap((name) =>
        traces(template.series[name], told, name, lines[name], panel, decimals)),
      layout: {
        xaxis: { ...template.layout.xaxis, range, tickvals: [-20, -15, -10, -5, 0, 5] },
        annotations: ends(template, told, names, lines, size),
      },
    }), () => names.map((name) => say("quakes.alt", {
      series: labelOf(told, name), value: QQ.text.number(lines[name].reference.at(-1), decimals),
    })).join(QQ.text.mark("semicolon")));
  }

  function traces(looks, told, name, line, panel, decimals) {
    const x = told.offsets;
    const words = labelOf(told, name);
    const hovertemplate = `%{y:.${decimals}f}`;
    const seen = ["strategies", "funds"].includes(panel) ? told.observed.strategies[name] : null;
    const wide = line.p95.some((value, i) => value > line.p05[i] + 1e-9);
    const kind = told.structures.stated ? "published" : "observed";
    return [
      wide && { ...looks.band, x: [...x, ...[...x].reverse()], y: [...line.p05, ...[...line.p95].reverse()] },
      seen && { ...looks[kind], x, y: seen, hovertemplate, name: `${words}${QQ.text.mark("comma")}${say(`quakes.key.${kind}`)}` },
      { ...looks.reference, x, y: line.reference, hovertemplate, name: words },
    ].filter(Boolean);
  }

  /** The names of the lines in the corner of the chart, in their colours. */
  const ends = (template, told, names, lines, size) => names.map((name, i) => ({
    showarrow: false, xref: "paper", yref: "paper", x: 0.01, y: 0, xanchor: "left", yanchor: "bottom",
    yshift: 2 + (names.length - 1 - i) * (size.font + 4), text: labelOf(told, name),
    font: { size: size.font - 1, color: template.series[name].reference.line.color },
  }));

  function key() {
    const mark = (look, words) => make("span", "", [make("i", `stroke ${look}`), say(words)]);
    byId("key").replaceChildren(mark("", "quakes.key.model"), mark("dotted", "quakes.key.observed"),
      mark("point", "quakes.key.published"), mark("shade", "quakes.key.band"));
  }

  QQ.quakeCharts = { draw, labelOf };
})();
