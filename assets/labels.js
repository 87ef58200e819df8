// Labels at the ends of lines and numbered flags of events, placed so that none covers another.
(() => {
  "use strict";
  const QQ = (window.QQ = window.QQ || {});
  const day = (iso) => Date.parse(`${iso}T00:00:00Z`);

  function place(chart, shown, styles, box, font) {
    const flags = chart === "hero" ? flagged(styles, box, font) : { annotations: [], shapes: [] };
    return {
      annotations: [
        ...badge(shown, styles, box, font), ...ends(chart, shown, styles, box, font), ...flags.annotations,
      ],
      shapes: [...flags.shapes, ...zero(chart, styles)],
    };
  }

  /** Structure and mode in the corner of every chart, so that no picture goes without them. */
  const badge = (shown, styles, box, font) => (shown.scenario === undefined ? [] : [{
    ...styles.badge,
    text: QQ.text.model(QQ.state.decode(shown.scenario).values, box.width < 40 * font),
    font: { ...styles.badge.font, size: font < 24 ? font - 2 : font },
  }]);

  const zero = (chart, styles) =>
    ["basis", "curve", "excess"].includes(chart) ? [{ ...styles.zero_line, y0: 0, y1: 0 }] : [];

  /** Name and last shown value of each line, pushed apart where lines end close together. */
  function ends(chart, shown, styles, box, font) {
    const last = QQ.cat.figures.windows[QQ.page.settings.window][1];
    const inner = box.height - box.margin.t - box.margin.b;
    const [low, high] = box.range;
    const gap = font * 1.25;
    const decimals = QQ.cat.figures.decimals[chart];
    const only = Object.keys(shown.lines).length ? shown.lines : shown.ghosts;
    const labels = Object.entries(only || {}).map(([name, values]) => {
      const at = lastBefore(shown.dates, values, last, QQ.basis ? QQ.basis.rolls(chart, name) : []);
      const value = values[at];
      return { name, value, y: ((value - low) / (high - low)) * inner };
    });
    spread(labels, gap, inner);
    const theme = QQ.cat.figures.themes[QQ.page.settings.theme][chart];
    return labels.map((label) => ({
      ...styles.end,
      y: Math.min(1.02, Math.max(-0.02, label.y / inner)),
      yref: "paper",
      yanchor: "middle",
      text: `${QQ.text.say(`series.${label.name}`)} ${QQ.text.number(label.value, decimals)}`,
      font: {
        color: theme.data.find((t) => t.meta === label.name).line.color, size: font, weight: 600,
      },
    }));
  }

  /** Position of the last value shown; not that of a day on which the contract changed. */
  function lastBefore(dates, values, last, rolls) {
    let at = 0;
    dates.forEach((date, i) => {
      if (date <= last && values[i] !== null && !rolls.includes(date)) at = i;
    });
    return at;
  }

  /** Push labels apart: sorted from below, each at least `gap` above the one before. */
  function spread(labels, gap, room) {
    labels.sort((a, b) => a.y - b.y);
    for (let i = 1; i < labels.length; i += 1) {
      labels[i].y = Math.max(labels[i].y, labels[i - 1].y + gap);
    }
    let ceiling = room;
    for (let i = labels.length - 1; i >= 0; i -= 1) {
      labels[i].y = Math.min(labels[i].y, ceiling);
      ceiling = labels[i].y - gap;
    }
  }

  /** One flag for each day of events; flags too close to share a row take the next row down. */
  function flagged(styles, box, font) {
    const [first, last] = QQ.cat.figures.windows[QQ.page.settings.window];
    const inside = QQ.cat.events.filter((flag) => flag.date >= first && flag.date <= last);
    const width = box.width - box.margin.l - box.margin.r;
    const perDay = width / ((day(last) - day(first)) / 86400000);
    const taken = [];
    const annotations = inside.map((flag) => {
      const x = ((day(flag.date) - day(first)) / 86400000) * perDay;
      const size = font * (flag.number > 9 ? 1.5 : 1.05) + 4;
      let row = 0;
      while (taken[row] !== undefined && taken[row] > x - size / 2) row += 1;
      taken[row] = x + size / 2 + 2;
      return {
        ...styles.flag,
        x: flag.date,
        text: String(flag.number),
        yshift: -row * (font + 7),
        font: { ...styles.flag.font, size: font },
        hovertext: flag.items.map((item) => item.title[QQ.text.language()]).join("<br>"),
        captureevents: true,
      };
    });
    const shapes = inside.map((flag) => ({ ...styles.flag_line, x0: flag.date, x1: flag.date }));
    return { annotations, shapes };
  }

  QQ.labels = { place };
})();
