// Files made in the browser: an image of any chart, and the result as a table.
(() => {
  "use strict";
  const QQ = (window.QQ = window.QQ || {});
  const SIZE = { width: 1600, height: 900 };
  const BOM = "\ufeff"; // so that Excel reads Chinese

  const stamp = () => {
    const { version, hash } = QQ.cat;
    return `${model()} · ${QQ.text.say("app.version", { version, hash })}`;
  };
  const model = () => QQ.text.model(QQ.app.last().values);

  async function image(place) {
    const { result, baseline, values } = QQ.app.last();
    if (!result) return;
    const chart = place === "alpha" ? QQ.draw.alphaChart() : place;
    const figure = QQ.draw.figure(chart, result, baseline, { ...SIZE, height: 680, font: 24 });
    const { layout } = figure;
    layout.margin = { ...layout.margin, t: layout.margin.t + 130, b: layout.margin.b + 90 };
    Object.assign(layout, SIZE);
    layout.title = {
      text: QQ.draw.titles(chart), x: 0.02, xanchor: "left", y: 0.97, font: { size: 34 },
      subtitle: { text: shorten(QQ.results.sentence(result, baseline, values)), font: { size: 20 } },
    };
    layout.annotations = [...layout.annotations, footer()];
    await window.Plotly.downloadImage(
      { data: figure.data, layout, config: QQ.draw.config() },
      { ...SIZE, format: "png", scale: 1, filename: `quantquake-${chart}` },
    );
  }

  const shorten = (text) => {
    const most = QQ.text.language() === "zh" ? 70 : 140;
    const at = text.length > most ? text.lastIndexOf(" ", most) : -1;
    return at > 0 ? `${text.slice(0, at)}<br>${text.slice(at + 1)}` : text;
  };

  const footer = () => ({
    text: `━━ ${QQ.text.say("key.model")}   ┈┈ ${QQ.text.say("key.observed")}   ╍╍ ${
      QQ.text.say("key.baseline")}<br>QuantQuake · ${stamp()}`,
    align: "left",
    showarrow: false, xref: "paper", yref: "paper",
    x: 0, y: 0, xanchor: "left", yanchor: "top", yshift: -52, font: { size: 18 },
  });

  /** One row a session, one column a series; what the run was stands in the first lines. */
  function table(result) {
    const columns = [["date", result.dates]];
    for (const [name, values] of Object.entries(result.indices)) columns.push([name, values]);
    for (const [name, values] of Object.entries(result.observed || {})) {
      columns.push([`observed_${name}`, values]);
    }
    for (const [name, values] of Object.entries(result.basis)) columns.push([`basis_${name}`, values]);
    for (const [kind, series] of Object.entries(result.alpha)) {
      for (const [name, values] of Object.entries(series)) columns.push([`${kind}_${name}`, values]);
    }
    const head = columns.map(([name]) => name).join(",");
    const rows = result.dates.map((_, i) => columns.map(([, values]) => values[i] ?? "").join(","));
    return [`# QuantQuake ${stamp()}`, `# ${QQ.history.full(QQ.state.fullLink(QQ.app.last().values))}`, head, ...rows].join("\r\n");
  }

  function csv() {
    const { result } = QQ.app.last();
    if (result) save(new Blob([BOM + table(result)], { type: "text/csv" }), "quantquake.csv");
  }

  function save(blob, name) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }

  async function share() {
    const link = QQ.history.full(QQ.state.fullLink(QQ.app.values()));
    try {
      await navigator.clipboard.writeText(link);
      QQ.notices.note("share.done", { model: QQ.text.model(QQ.app.values()) });
    } catch {
      QQ.notices.note("share.manual");
    }
  }

  QQ.files = { image, csv, share, table };
})();
