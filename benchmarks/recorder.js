// Runs in the page under test: from a real input event to the frame that shows all charts.
() => {
  "use strict";
  const PLACES = ["hero", "basis", "alpha"].map((name) => `chart-${name}`);
  const API = "/api/v1/scenario";
  const PATIENCE = 40000; // ms
  const LINES = ".scatterlayer .js-line";
  const plotly = window.Plotly;
  const react = plotly.react;
  let calls = {}; // place -> figure last drawn there
  let pending = [];
  let inside = 0; // ms spent inside Plotly.react
  let count = 0;
  let before = null; // what was on screen when the clock was armed
  let armed = null;

  performance.setResourceTimingBufferSize(5000);

  plotly.react = function recorded(box, data, layout, config) {
    const started = performance.now();
    const drawn = react.call(plotly, box, data, layout, config);
    inside += performance.now() - started;
    count += 1;
    if (PLACES.includes(box.id)) calls = { ...calls, [box.id]: { data, layout, config } };
    pending.push(drawn);
    return drawn;
  };

  /** Resolve after the next frame has been painted. */
  const painted = () => new Promise((resolve) => {
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => resolve(performance.now());
      channel.port2.postMessage(null);
    });
  });

  /** Wait for a frame after which nothing draws any more; return when it was painted. */
  async function settled() {
    for (;;) {
      const seen = count;
      await Promise.all(pending);
      const at = await painted();
      await painted();
      if (count === seen) return at;
    }
  }

  const paths = () => PLACES.map((place) =>
    [...document.querySelectorAll(`#${place} ${LINES}`)]
      .map((line) => line.getAttribute("d")).join(" "));

  const results = () => document.getElementById("results");
  const shows = () => results().dataset.link === QQ.state.modelLink(QQ.app.values());

  /** Start the clock at the next key press; `commit` resolves when all is on screen. */
  function arm() {
    before = { calls, paths: paths(), link: results().dataset.link };
    pending = [];
    inside = 0;
    armed = new Promise((resolve, reject) => {
      let started = 0;
      setTimeout(() => reject(new Error("no chart was drawn in time")), PATIENCE);
      addEventListener("keydown", (event) => (started = event.timeStamp),
        { capture: true, once: true });
      const watch = new MutationObserver(async () => {
        if (results().dataset.link === before.link || !shows()) return;
        watch.disconnect();
        const ended = await settled();
        resolve(report(started, ended));
      });
      watch.observe(results(), { attributes: true, attributeFilter: ["data-drawn", "data-link"] });
    });
  }

  function report(started, ended) {
    const asked = performance.getEntriesByType("resource")
      .filter((entry) => entry.name.includes(API) && entry.startTime >= started);
    const after = paths();
    return {
      ms: ended - started,
      plotly: inside,
      network: span(asked),
      requests: asked.length,
      sent: asked.reduce((sum, entry) => sum + entry.encodedBodySize, 0),
      size: asked.reduce((sum, entry) => sum + entry.decodedBodySize, 0),
      changed: after.filter((path, i) => path !== before.paths[i]).length,
    };
  }

  /** From the first request sent to the last byte received. */
  const span = (asked) => (asked.length
    ? Math.max(...asked.map((entry) => entry.responseEnd)) -
      Math.min(...asked.map((entry) => entry.startTime))
    : 0);

  /** Draw figures in every chart with nothing but Plotly.react. */
  async function draw(figures) {
    const boxes = PLACES.map((place) => document.getElementById(place));
    await Promise.all(PLACES.map((place, i) => {
      const { data, layout, config } = figures[place];
      return react.call(plotly, boxes[i], data, layout, config);
    }));
    return painted();
  }

  /** The same step of the charts again, from data that is already in the page. */
  async function floor() {
    if (PLACES.some((place) => !before.calls[place])) throw new Error("a chart was never drawn");
    await draw(structuredClone(before.calls));
    const figures = structuredClone(calls);
    await painted();
    const started = performance.now();
    return (await draw(figures)) - started;
  }

  window.bench = { arm, commit: () => armed, floor };
}
