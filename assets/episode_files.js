// Files of the page of an episode without levers: an image of any chart, and the result as a table.
(() => {
  "use strict";
  if (!document.getElementById("episode")) return; // the main page has its own files
  const QQ = (window.QQ = window.QQ || {});
  const SIZE = { width: 1600, height: 900 };
  const ROOM = { top: 130, bottom: 100 }; // px for the title above and the key below
  const BOM = "\ufeff"; // so that Excel reads Chinese
  const SIGNS = { solid: "━━", point: "◆", dashed: "╍╍" };
  const say = (key, values) => QQ.text.say(key, values);

  const stamp = () => `QuantQuake · ${QQ.cat.card.label[QQ.page.settings.lang]}, ${QQ.episode.leverage()} · ${
    say("app.version", { version: QQ.cat.version, hash: QQ.cat.hash })}`;

  /** One chart with title, key and the model that made it. */
  async function image(chart) {
    if (!QQ.episode.shown()) return;
    const inner = { width: SIZE.width, height: SIZE.height - ROOM.top - ROOM.bottom };
    const { data, layout, named } = QQ.episodeCharts.figure(chart, inner, 24);
    layout.margin = { ...layout.margin, t: layout.margin.t + ROOM.top, b: layout.margin.b + ROOM.bottom };
    Object.assign(layout, SIZE);
    layout.title = {
      text: say(`episode.chart.${chart}`), x: 0.02, xanchor: "left", y: 0.96, font: { size: 34 },
    };
    layout.annotations = [...layout.annotations, footer(chart)];
    layout.showlegend = !named; // names that do not stand at the lines
    layout.legend = { orientation: "h", x: 0, y: 1.02, yanchor: "bottom", font: { size: 20 } };
    const told = data.map((trace) => ({ ...trace, showlegend: trace.y.length > 0 }));
    await window.Plotly.downloadImage({ data: told, layout, config: QQ.draw.config() },
      { ...SIZE, format: "png", scale: 1, filename: `quantquake-${QQ.cat.card.name}-${chart}` });
  }

  function footer(chart) {
    const marks = QQ.episodeCharts.marks(chart, false).map(([look, text]) => `${SIGNS[look]} ${text}`);
    return {
      text: `${marks.join("   ")}<br>${stamp()}`, align: "left", showarrow: false, xref: "paper",
      yref: "paper", x: 0, y: 0, xanchor: "left", yanchor: "top", yshift: -52, font: { size: 18 },
    };
  }

  const quoted = (text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

  /** One row a day, one column a series; what was published stands beside what was simulated. */
  function table(run) {
    const { dates } = run;
    const later = (values) => [null, ...values]; // returns have no value at the opening
    const by = new Map(run.published.map((row) => [row.date, row]));
    const columns = [["date", dates]];
    const add = (kind, series, shift = (values) => values) => {
      for (const [name, values] of Object.entries(series)) columns.push([`${kind}_${name}`, shift(values)]);
    };
    add("return_percent", run.strategies, later);
    const { lang } = QQ.page.settings;
    for (const name of ["return_percent", "confidence"]) {
      columns.push([`published_${name}`, dates.map((date) => (by.get(date) || {})[name])]);
    }
    columns.push(["published_source", dates.map((date) => by.has(date) ? by.get(date).source[lang] : "")]);
    const kept = new Map(run.recalled.map((row) => [row.date, row.recalled_percent]));
    columns.push(["recalled_return_percent", dates.map((date) => kept.get(date))]);
    add("level", run.indices);
    add("leverage", run.leverage);
    add("value", run.nav);
    const rows = dates.map((_, i) => columns.map(([, values]) => quoted(String(values[i] ?? ""))).join(","));
    return [`# ${stamp()}`, `# ${location.href}`, columns.map(([name]) => name).join(","), ...rows].join("\r\n");
  }

  function csv() {
    const run = QQ.episode.shown();
    if (!run) return;
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([BOM + table(run)], { type: "text/csv" }));
    link.download = `quantquake-${QQ.cat.card.name}.csv`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }

  for (const button of document.querySelectorAll("[data-export]")) {
    button.addEventListener("click", () => {
      button.closest("details").open = false;
      if (button.dataset.export === "csv") csv();
      else image(button.dataset.export);
    });
  }

  QQ.episodeFiles = { table };
})();
