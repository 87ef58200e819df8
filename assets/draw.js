// Puts the numbers of a result into the figure templates and draws them.
(() => {
  "use strict";
  const QQ = (window.QQ = window.QQ || {});
  const SAME = 0.02; // of a hundredth of the largest value: below it two lines are one to the eye
  const SOURCES = {
    hero: (r) => r.indices,
    basis: (r) => r.basis,
    curve: () => ({}), // only observed: the model has one contract, not a curve of them
    excess: (r) => r.alpha.excess_points,
    nav: (r) => r.alpha.nav,
  };
  const BANDS = {
    hero: (r) => r.bands && r.bands.indices,
    basis: (r) => r.bands && r.bands.basis,
    curve: () => null,
    excess: (r) => r.bands && r.bands.alpha,
    nav: (r) => r.bands && r.bands.alpha,
  };
  const FOLLOWS = {
    basis: { csi300: "IF", csi500: "IC", csi1000: "IM", csi2000: "IM", microcap: "IM" },
    curve: {},
    excess: {
      csi300: "index_enhanced_300", csi500: "index_enhanced_500", csi1000: "index_enhanced_1000",
      csi2000: "index_enhanced_500", microcap: "index_enhanced_500",
    },
    nav: { csi2000: "dma", microcap: "dma" },
  };

  const settings = () => QQ.page.settings;
  const templates = () => QQ.cat.figures.themes[settings().theme];
  const names = (chart) => QQ.cat.figures.series[chart];

  /** The series that the bands of a chart belong to: the one nearest to the index looked at. */
  function focus(chart) {
    if (chart === "hero") return settings().focus;
    return FOLLOWS[chart][settings().focus] || names(chart)[0];
  }

  /** Index levels become 100 at the observed level of the base day, for every run alike, so that a
   * policy which acts before that day keeps its head start; other series stay as they are. */
  function scale(chart, result, series) {
    if (chart !== "hero") return 1;
    const base = result.dates.indexOf(settings().base);
    return 100 / result.observed[series][Math.max(base, 0)];
  }

  const scaled = (values, factor) =>
    factor === 1 ? values : values.map((v) => (v === null ? null : v * factor));

  function observed(chart, result) {
    const facts = { hero: result.observed, basis: QQ.cat.observed_basis, curve: QQ.cat.observed_curve };
    return facts[chart] || {};
  }

  /** Everything that a chart shows, as numbers: one place to draw, export and test from. */
  function content(chart, result, baseline) {
    const lines = {};
    const ghosts = {};
    const plans = {};
    for (const name of names(chart)) {
      const values = SOURCES[chart](result)[name];
      if (values) lines[name] = scaled(values, scale(chart, result, name));
      const seen = observed(chart, result)[name];
      if (seen) ghosts[name] = scaled(seen, chart === "hero" ? 100 / seen[baseAt(result)] : 1);
      const plan = baseline && SOURCES[chart](baseline)[name];
      if (plan) plans[name] = scaled(plan, scale(chart, baseline, name));
    }
    return {
      dates: result.dates, scenario: chart === "curve" ? undefined : result.scenario, lines, ghosts, plans,
      bands: bands(chart, result),
    };
  }

  const baseAt = (result) => Math.max(result.dates.indexOf(settings().base), 0);

  function bands(chart, result) {
    const all = BANDS[chart](result);
    const name = focus(chart);
    if (!all || !all[name] || !apart(all[name].p95, all[name].p05)) return null;
    const factor = scale(chart, result, name);
    return Object.fromEntries(
      Object.entries(all[name]).map(([quantile, values]) => [quantile, scaled(values, factor)]),
    );
  }

  /** The baseline run of a series, where it is not what happened and not the line itself. */
  function differs(shown, name) {
    const plan = shown.plans[name];
    const others = [shown.ghosts[name], shown.lines[name]].filter(Boolean);
    return plan && others.every((other) => apart(plan, other)) ? plan : null;
  }

  function apart(values, other) {
    const least = SAME * scaleOf(other);
    return values.some((v, i) => v !== null && other[i] !== null && Math.abs(v - other[i]) > least);
  }

  const scaleOf = (values) => Math.max(...values.map((v) => Math.abs(v || 0)), 1) / 100;

  function polygon(shown, low, high) {
    if (!shown.bands) return { x: [], y: [] };
    const keep = shown.dates.map((_, i) => i).filter((i) => shown.bands[low][i] !== null);
    const back = [...keep].reverse();
    return {
      x: [...keep, ...back].map((i) => shown.dates[i]),
      y: [...keep.map((i) => shown.bands[high][i]), ...back.map((i) => shown.bands[low][i])],
    };
  }

  function trace(template, shown, chart, bandAt) {
    const { meta } = template;
    const { decimals } = QQ.cat.figures;
    if (meta === "band") {
      const [low, high] = QQ.cat.figures.bands[bandAt];
      const hue = templates()[chart].data.find((t) => t.meta === focus(chart)).line.color;
      return { ...template, ...polygon(shown, low, high), fillcolor: hue };
    }
    const [kind, name] = meta.split(" ");
    if (name) {
      const y = kind === "observed" ? shown.ghosts[name] : differs(shown, name);
      const hovertemplate = `%{y:.${decimals[chart]}f}`;
      return { ...template, ...QQ.basis.broken(shown.dates, y || [], QQ.basis.rolls(chart, name)),
        name: QQ.text.say(`series.${name}`), hovertemplate };
    }
    return {
      ...template,
      ...QQ.basis.broken(shown.dates, shown.lines[meta] || [], QQ.basis.rolls(chart, meta)),
      name: QQ.text.say(`series.${meta}`),
      hovertemplate: `%{y:.${decimals[chart]}f}`,
      line: { ...template.line, width: QQ.present.on() ? 5 : template.line.width },
    };
  }

  /** The template's range, grown in whole steps where a line inside the window leaves it. */
  function range(chart, shown) {
    const { ranges, steps } = QQ.cat.figures;
    const forWindow = ranges[chart][settings().window];
    let [low, high] = forWindow[settings().base] || forWindow.any;
    const [first, last] = QQ.cat.figures.windows[settings().window];
    const inside = shown.dates.map((d, i) => (d >= first && d <= last ? i : -1)).filter((i) => i >= 0);
    const areas = shown.bands ? [shown.bands.p05, shown.bands.p95] : [];
    for (const values of [...Object.values(shown.lines), ...Object.values(shown.plans), ...areas]) {
      for (const i of inside) {
        if (values[i] === null) continue;
        low = Math.min(low, values[i]);
        high = Math.max(high, values[i]);
      }
    }
    const step = steps[chart];
    return [Math.floor(low / step + 1e-9) * step, Math.ceil(high / step - 1e-9) * step];
  }

  function figure(chart, result, baseline, size) {
    const template = templates()[chart];
    const shown = content(chart, result, baseline);
    const [first, last] = QQ.cat.figures.windows[settings().window];
    const yRange = range(chart, shown);
    let band = 0;
    const data = template.data.map((t) =>
      trace(t, shown, chart, t.meta === "band" ? band++ : 0));
    const { layout } = template;
    const font = size.font || 14;
    const language = QQ.text.language();
    const drawn = {
      ...layout,
      font: { ...layout.font, size: font },
      margin: margins(layout.margin, font),
      xaxis: {
        ...layout.xaxis,
        range: [first, last],
        ...QQ.days.axis(QQ.cat.sessions, [first, last], size.width - 150, font),
        hoverformat: QQ.cat.figures.hover_dates[language],
      },
      yaxis: { ...layout.yaxis, range: yRange },
    };
    const box = { width: size.width, height: size.height, margin: drawn.margin, range: yRange };
    Object.assign(drawn, QQ.labels.place(chart, shown, template.styles, box, font));
    return { data, layout: drawn };
  }

  const margins = (m, font) => Object.fromEntries(
    Object.entries(m).map(([side, px]) => [side, Math.round(px * (font / 14))]));

  const config = () => ({
    displayModeBar: false,
    displaylogo: false,
    showSendToCloud: false,
    doubleClick: false,
    scrollZoom: false,
    responsive: false,
    locale: QQ.text.language() === "zh" ? "zh-CN" : "en",
  });

  const alphaChart = () => settings().alpha;
  const basisChart = () => settings().basis;
  const places = () => [["hero", "hero"], ["basis", basisChart()], ["alpha", alphaChart()]];

  function titles(chart) {
    const base = QQ.text.date(settings().base);
    return QQ.text.say(`chart.${chart}`, { base });
  }

  function all(result, baseline) {
    const drawn = places().map(([place, chart]) => one(place, chart, result, baseline));
    return Promise.all(drawn);
  }

  /** Draw again what has another size than when it was drawn. */
  function resized(result, baseline) {
    for (const [place, chart] of places()) {
      const box = document.getElementById(`chart-${place}`);
      const now = `${box.clientWidth}x${box.clientHeight}`;
      if (sizes[place] && sizes[place] !== now) one(place, chart, result, baseline);
    }
  }

  const sizes = {}; // chart -> size at which it was drawn

  function one(place, chart, result, baseline) {
    const box = document.getElementById(`chart-${place}`);
    const title = document.getElementById(`title-${place}`);
    if (title) title.textContent = titles(chart);
    if (place === "basis") QQ.basis.told(chart);
    const presenting = QQ.present.on();
    if (presenting && place !== "hero") return null;
    if (!box.clientWidth || !box.clientHeight) return null;
    const size = {
      width: box.clientWidth,
      height: box.clientHeight,
      font: presenting ? 24 : box.clientWidth < 420 ? 12 : 14,
    };
    const { data, layout } = figure(chart, result, baseline, size);
    Object.assign(layout, { width: size.width, height: size.height });
    sizes[place] = `${size.width}x${size.height}`;
    box.setAttribute("aria-label", spoken(chart, result, baseline));
    return window.Plotly.react(box, data, layout, config());
  }

  /** The chart in words, for those who do not see it. */
  function spoken(chart, result, baseline) {
    const shown = content(chart, result, baseline);
    const values = Object.entries(shown.lines).map(([name, line]) =>
      QQ.text.say("chart.alt.value", {
        series: QQ.text.say(`series.${name}`),
        value: QQ.text.number(line[line.length - 1], QQ.cat.figures.decimals[chart]),
      }));
    const title = [titles(chart), QQ.text.model(QQ.app.last().values)].join(QQ.text.mark("comma"));
    return QQ.text.say("chart.alt", { title, values: values.join(QQ.text.mark("semicolon")) });
  }

  QQ.draw = {
    all, resized, figure, content, titles, focus, alphaChart, basisChart, config, margins,
    hasBands: (result) => Boolean(bands("hero", result)),
    baselineDiffers: (result, baseline) => places().some(([, chart]) => {
      const shown = content(chart, result, baseline);
      return Object.keys(shown.plans).some((name) => differs(shown, name));
    }),
  };
})();
