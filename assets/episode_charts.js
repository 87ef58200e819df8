// Charts of the page of an episode without levers: returns, legs, leverage, net value.
(() => {
  "use strict";
  if (!document.getElementById("episode")) return; // the main page has its own charts
  const QQ = (window.QQ = window.QQ || {});
  const byId = (id) => document.getElementById(id);
  const NAMES = 0.4; // share of a chart's width that names at the ends of lines may take
  const say = (key, values) => QQ.text.say(key, values);
  let shown = null; // the run on screen
  let stated = null; // the run at the leverage of the episode's folder, or null if it is that one

  const sources = {
    returns: (run) => run.strategies, legs: (run) => run.indices,
    leverage: (run) => run.leverage, nav: (run) => run.nav,
  };
  const days = (chart) => (chart === "returns" ? shown.dates.slice(1) : shown.dates);

  function draw(run, reference) {
    shown = run;
    stated = reference;
    for (const chart of Object.keys(sources)) one(chart);
  }

  function numbersOf(chart, meta) {
    const [kind, name] = meta.split(" ");
    if (kind === "published") {
      const by = new Map(shown.published.map((p) => [p.date, p.return_percent]));
      return days(chart).map((date) => (by.has(date) ? by.get(date) : null));
    }
    if (name) return stated ? sources[chart](stated)[name] : [];
    return sources[chart](shown)[kind];
  }

  function one(chart) {
    const box = byId(`chart-${chart}`);
    if (!box.clientWidth) return;
    const size = { width: box.clientWidth, height: box.clientHeight };
    const made = figure(chart, size, size.width < 420 ? 12 : 14);
    window.Plotly.react(box, made.data, made.layout, QQ.draw.config());
    box.setAttribute("aria-label", say("chart.alt", {
      title: say(`episode.chart.${chart}`), values: spoken(chart, made.lines),
    }));
    key(chart, !made.named);
  }

  /** A chart as it is drawn at a size: data, layout, its lines, and whether names stand at them. */
  function figure(chart, size, font) {
    const template = QQ.cat.figures.themes[QQ.page.settings.theme][chart];
    const dates = days(chart);
    const data = template.data.map((t) => trace(chart, t, dates));
    const range = extent(data.flatMap((t) => t.y));
    const names = template.data.map((t) => t.meta).filter((meta) => meta in sources[chart](shown));
    const lines = Object.fromEntries(names.map((name) => [name, sources[chart](shown)[name]]));
    const margin = QQ.draw.margins(template.layout.margin, font);
    const placed = chart === "returns" ? { annotations: [], shapes: [] }
      : QQ.labels.place(chart, { dates, lines }, template.styles, { ...size, margin, range }, font);
    const named = room(placed.annotations, margin, size, font);
    const shownTicks = ticks(dates, size.width - margin.r, font);
    const layout = {
      ...template.layout, ...placed, ...size, margin,
      font: { ...template.layout.font, size: font }, barmode: "group",
      xaxis: {
        ...template.layout.xaxis, type: "category", range: [-0.5, dates.length - 0.5],
        tickvals: shownTicks, ticktext: shownTicks.map(day),
      },
      yaxis: { ...template.layout.yaxis, range },
    };
    return { data, layout, lines, named };
  }

  function trace(chart, template, dates) {
    const [kind, name] = template.meta.split(" ");
    const y = numbersOf(chart, template.meta);
    const said = kind === "published" ? say("episode.key.published") : say(`series.${name || kind}`);
    return {
      ...template, y, x: y.length ? dates : [], name: name ? `${said} ${QQ.episode.times()}` : said,
      hovertemplate: `%{y:.${QQ.cat.figures.decimals[chart]}f}`,
    };
  }

  const pen = document.createElement("canvas").getContext("2d");

  /** Make room for the labels at the ends of lines; names that would take too much of the chart go
   * to its key. Returns whether names stand at the lines. */
  function room(labels, margin, size, font) {
    pen.font = `600 ${font}px ${QQ.cat.figures.font}`;
    const widest = () => Math.max(0, ...labels.map((l) => pen.measureText(l.text).width)) + 14;
    const fits = labels.length > 0 && widest() < size.width * NAMES;
    if (!fits) for (const label of labels) label.text = label.text.split(" ").pop();
    margin.r = Math.ceil(widest());
    margin.b = 28;
    return fits;
  }

  const day = (date) => QQ.text.date(date, false);

  function ticks(dates, width, font) {
    const every = Math.ceil(dates.length / Math.max(2, (width - 46) / (font * 5)));
    return dates.filter((_, i) => i % every === 0);
  }

  /** The extent of what is drawn, with a little room. */
  function extent(values) {
    const real = values.filter((v) => v !== null && v !== undefined);
    const low = Math.min(...real);
    const high = Math.max(...real);
    const room = (high - low || 1) * 0.08;
    return [low - room, high + room];
  }

  const spoken = (chart, lines) => Object.entries(lines).map(([series, line]) => say("chart.alt.value", {
    series: say(`series.${series}`), value: QQ.text.number(line[line.length - 1] || 0, QQ.cat.figures.decimals[chart]),
  })).join(QQ.text.mark("semicolon"));

  const published = () => say(`series.${
    Object.entries(QQ.cat.card.strategies).find(([, legs]) => legs.published)[0]}`);

  /** What the marks of a chart are: [look, words, colour]; names by colour where lines have none. */
  function marks(chart, named) {
    const template = QQ.cat.figures.themes[QQ.page.settings.theme][chart].data;
    const own = template.filter((t) => t.meta in sources[chart](shown));
    return [
      ...(named ? own.map((t) => ["solid", say(`series.${t.meta}`), t.line.color])
        : [["solid", say("episode.key.model"), ""]]),
      ...(chart === "returns" ? [["point", say("episode.key.published.of", { series: published() }), ""]] : []),
      ...(stated ? [["dashed", say("episode.key.stated", { value: QQ.episode.times() }), ""]] : []),
    ];
  }

  function key(chart, named) {
    const { element } = QQ.notices;
    byId(`key-${chart}`).replaceChildren(...marks(chart, named).map(([look, text, colour]) => {
      const span = element("span");
      const stroke = element("i", `stroke ${look}`);
      if (colour) stroke.style.borderColor = colour;
      span.append(stroke, text);
      return span;
    }));
  }

  QQ.episodeCharts = { draw, figure, marks };
})();
