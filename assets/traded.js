// Who bought and sold the index that is looked at: stacked bars under its path, same dates.
(() => {
  "use strict";
  const QQ = (window.QQ = window.QQ || {});
  const byId = (id) => document.getElementById(id);
  const SMALL = 0.05; // CNY bn over the dates shown: less is not in the key
  let shown = null; // the result to draw
  let stale = false; // it is not on screen yet
  let watching = null;

  const settings = () => QQ.page.settings;
  const series = () => QQ.text.say(`series.${settings().focus}`);
  const title = () => QQ.text.say("traded.title", { series: series() });

  const unit = () => QQ.cat.units.billion;
  const amount = (n) => QQ.units.signed(n, unit(), 1);

  /** Take a result; it is drawn when the card can be seen, for it lies below the charts. */
  function paint(result) {
    shown = result;
    stale = true;
    if (!watching) {
      watching = new IntersectionObserver(() => draw(), { threshold: [0.01, 0.2] });
      watching.observe(byId("card-traded"));
      new ResizeObserver(() => again()).observe(byId("chart-traded"));
    }
    draw();
  }

  function again() {
    stale = Boolean(shown);
    draw();
  }

  function inSight() {
    const { top, bottom } = byId("card-traded").getBoundingClientRect();
    return bottom > 0 && top < window.innerHeight;
  }

  function draw() {
    const box = byId("chart-traded");
    if (!stale || !inSight() || !box.clientWidth) return;
    stale = false;
    const [first, last] = QQ.cat.figures.windows[settings().window];
    const inside = shown.dates.map((d, i) => (d >= first && d <= last ? i : -1)).filter((i) => i >= 0);
    const nets = net(inside);
    byId("title-traded").textContent = title();
    key(nets);
    const { data, layout } = figure(box, [first, last], inside);
    const said = nets.map(([name, n]) => `${QQ.text.say(`class.${name}`)} ${amount(n)}`);
    box.setAttribute("aria-label", `${title()}${QQ.text.mark("colon")}${said.join(QQ.text.mark("semicolon"))}`);
    window.Plotly.react(box, data, layout, QQ.draw.config());
  }

  /** Net purchases over the dates shown, the largest seller first. */
  function net(inside) {
    return QQ.cat.traded[settings().theme].data
      .map(({ meta }) => [meta, inside.reduce((sum, i) => sum + shown.flows[meta][settings().focus][i], 0)])
      .filter(([name, n]) => Math.abs(n) >= SMALL || trades(name, inside))
      .sort(([, one], [, other]) => one - other);
  }

  const trades = (name, inside) =>
    inside.some((i) => Math.abs(shown.flows[name][settings().focus][i]) >= SMALL);

  function key(nets) {
    const colours = Object.fromEntries(QQ.cat.traded[settings().theme].data.map((t) => [t.meta, t.marker.color]));
    byId("key-traded").replaceChildren(...nets.map(([name, n]) => {
      const patch = QQ.notices.element("i", "", "");
      patch.style.background = colours[name];
      const item = QQ.notices.element("li", "", "");
      item.append(patch, QQ.text.brief(`class.${name}`), QQ.notices.element("b", "", amount(n)));
      return item;
    }));
  }

  function figure(box, range, inside) {
    const template = QQ.cat.traded[settings().theme];
    const font = box.clientWidth < 420 ? 12 : 14;
    const language = QQ.text.language();
    const { focus } = settings();
    const data = template.data.filter(({ meta }) => trades(meta, inside)).map((trace) => ({
      ...trace,
      x: inside.map((i) => shown.dates[i]),
      y: inside.map((i) => QQ.units.scaled(shown.flows[trace.meta][focus][i], unit())),
      name: QQ.text.say(`class.${trace.meta}`),
      hovertemplate: `%{y:+,.${QQ.units.places(unit(), 1)}f}`,
    }));
    const { layout } = template;
    return { data, layout: {
      ...layout,
      width: box.clientWidth,
      height: box.clientHeight,
      font: { ...layout.font, size: font },
      margin: QQ.draw.margins(layout.margin, font),
      xaxis: {
        ...layout.xaxis,
        range,
        ...QQ.days.axis(QQ.cat.sessions, range, box.clientWidth - 150, font),
        hoverformat: QQ.cat.figures.hover_dates[language],
      },
    } };
  }

  QQ.traded = { paint };
})();
