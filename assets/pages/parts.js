// Pieces that pages are made of: elements, tables, ranges in words, charts that follow their room.
(() => {
  "use strict";
  const QQ = (window.QQ = window.QQ || {});
  const byId = (id) => document.getElementById(id);

  /** An element with a class, text and children; `attributes` by name. */
  function make(tag, className = "", inside = [], attributes = {}) {
    const node = document.createElement(tag);
    if (className) node.className = className;
    node.append(...[inside].flat().filter((part) => part !== null && part !== undefined));
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
    return node;
  }

  /** A table: heads across, rows whose first cell names them; cells are text or nodes. */
  function table(caption, heads, rows) {
    const grid = make("table");
    if (caption) grid.append(make("caption", "", caption));
    grid.append(make("thead", "", make("tr", "", heads.map((h) => make("th", "", h, { scope: "col" })))));
    const body = make("tbody");
    for (const cells of rows) {
      body.append(make("tr", "", cells.map((cell, i) =>
        make(i ? "td" : "th", "", cell, i ? {} : { scope: "row" }))));
    }
    grid.append(body);
    return make("div", "wide", grid, { tabindex: "0", role: "region", "aria-label": caption || "" });
  }

  /** The address of the page of a mechanism, with the scenario of this page. */
  const mechanism = (name) => QQ.shell.to("mechanisms", QQ.shell.values(), [`name=${name}`]);

  const signed = (value, decimals = 1) => QQ.text.signed(value, decimals);

  /** "a to b" of a described number. */
  const range = (told, decimals = 1) =>
    QQ.text.say("ask.range", { low: signed(told.p05, decimals), high: signed(told.p95, decimals) });

  /** Where the numbers of an answer come from. */
  const source = (values, members, key = "ask.ensemble") => QQ.text.say(key, {
    members,
    structure: QQ.text.say(`lever.structure.${values.structure}`),
    mode: QQ.text.say(`lever.mode.${values.mode}`).toLowerCase(),
    version: QQ.cat.version,
    hash: QQ.cat.hash,
  });

  // ---- charts ------------------------------------------------------------------------------

  const drawn = new Map(); // id -> how to draw it again
  let watching = null;

  /** Draw a chart into its box from a template: `fill(template, size)` returns {data, layout}. */
  function chart(id, name, fill, spoken) {
    drawn.set(id, () => {
      const box = byId(id);
      if (!box || !box.clientWidth || !box.clientHeight) return;
      const size = { width: box.clientWidth, height: box.clientHeight };
      const font = size.width < 420 ? 12 : 14;
      const template = QQ.cat.figures[QQ.page.settings.theme][name];
      const { data, layout } = fill(template, { ...size, font });
      const whole = { ...template.layout, ...layout, ...size, font: { ...template.layout.font, size: font } };
      window.Plotly.react(box, data, whole, config());
      box.setAttribute("aria-label", spoken());
    });
    if (!watching) {
      watching = new ResizeObserver(() => requestAnimationFrame(redraw));
      watching.observe(byId("page"));
    }
    drawn.get(id)();
  }

  const redraw = () => drawn.forEach((draw) => draw());

  const config = () => ({
    displayModeBar: false, displaylogo: false, showSendToCloud: false, doubleClick: false,
    scrollZoom: false, responsive: false, locale: QQ.text.language() === "zh" ? "zh-CN" : "en",
  });

  QQ.parts = { make, mechanism, table, signed, range, source, chart, redraw, config };
})();
