// What a reader takes away: an image of any chart, the result as a file, the link.
(() => {
  "use strict";
  const QQ = (window.QQ = window.QQ || {});
  const SIZE = { width: 1600, height: 900 };

  const stamp = () => {
    const { version, hash } = QQ.cat;
    return `${model()} · ${QQ.text.say("app.version", { version, hash })}`;
  };
  const model = () => QQ.text.model(QQ.app.last().values);

  async function image(place) {
    const { result, baseline, values } = QQ.app.last();
    if (!result) return;
    const own = { alpha: QQ.draw.alphaChart, basis: QQ.draw.basisChart };
    const chart = own[place] ? own[place]() : place;
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

  /** The result as a file that the server makes of the same answer, with what it is inside. */
  async function file(ending) {
    const { result, values } = QQ.app.last();
    if (!result) return;
    const language = QQ.text.language() === "zh" ? "lang=zh" : ""; // without one it is English
    const asked = [QQ.state.modelLink(values), language].filter(Boolean).join("&");
    const address = `${QQ.cat.api}.${ending}?${QQ.fetch.query(asked)}`;
    try {
      const made = await QQ.fetch.inTurn(() => QQ.fetch.ask(address), null, QQ.notices.busy);
      QQ.notices.noProblem();
      const link = document.createElement("a");
      link.href = URL.createObjectURL(await made.blob());
      // The server names it.
      [, link.download] = /filename="([^"]+)"/.exec(made.headers.get("Content-Disposition"));
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    } catch (problem) {
      QQ.notices.problem(problem, () => file(ending));
    }
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

  QQ.files = { image, file, share };
})();
