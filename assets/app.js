// The page at work: one state, changed by gestures, shown by controls, numbers and charts.
(() => {
  "use strict";
  const QQ = (window.QQ = window.QQ || {});
  const byId = (id) => document.getElementById(id);
  const SLOW = 1000; // ms after which waiting is shown as a bar
  const ECHO = 200; // ms after which controls show what was changed even if no result has come
  const MARK = 150; // ms after which the picture is marked as the last one

  let values = null;
  let pending = null; // a change made while dragging, to be committed on release
  let last = { result: null, baseline: null, values: null };
  let clocks = [];
  let frame = 0;
  let shownScenario; // in the gallery's list

  function boot(catalogue) {
    QQ.cat = catalogue;
    const { build } = document.documentElement.dataset;
    QQ.state.init(catalogue);
    const read = QQ.state.decode(location.search);
    QQ.page.start(read.page);
    values = read.values;
    QQ.history.start(QQ.state.link(values));
    QQ.page.dress();
    window.addEventListener("popstate", (event) => restore(QQ.history.moved(event)));
    new ResizeObserver(resized).observe(byId("chart-hero"));
    translate();
    QQ.text.late();
    show();
    if (read.notices.length) QQ.notices.link(read.notices);
    // Document and layout are two answers: never one page of two builds.
    if (build === catalogue.build) ask(false);
    else QQ.notices.problem(new QQ.fetch.Failure("error.other_build", { status: 409 }), () => {});
    document.documentElement.dataset.ready = "yes";
  }

  /** The room of the hero chart changed: a window, a callout that came or went. */
  function resized() {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => {
      const { result, baseline } = last;
      if (result) QQ.draw.resized(result, baseline);
    });
  }

  function restore(link) {
    values = QQ.state.decode(link).values;
    QQ.notices.clear();
    show();
    ask(false);
  }

  function show() {
    QQ.controls.show(values);
    const scenario = QQ.scenarios.match(values);
    if (scenario !== shownScenario) QQ.controls.put("gallery", { value: scenario });
    shownScenario = scenario;
    steps();
  }

  /** The names of what Undo and Redo will do. */
  function steps() {
    for (const [id, what] of [["undo", QQ.history.undoes()], ["redo", QQ.history.redoes()]]) {
      const button = byId(id);
      button.disabled = !what;
      const text = what ? QQ.text.say(`${id}.named`, { what: QQ.text.gesture(what) }) : QQ.text.say(id);
      button.querySelector(".label").textContent = text;
      button.title = text;
      button.setAttribute("aria-label", text);
    }
  }

  // ---- changes -----------------------------------------------------------------------------

  function moved(triggered) {
    if (!QQ.cat) return;
    const { next, what } = QQ.controls.moved(triggered, values);
    if (!what) return QQ.controls.show(values);
    if (QQ.controls.dragging()) {
      values = next;
      pending = what;
      QQ.history.show(QQ.state.link(values));
      show();
      return ask(true);
    }
    change(next, what);
  }

  /** The pointer was lifted: what was dragged becomes one gesture. */
  function settle() {
    if (!pending) return;
    const what = pending;
    pending = null;
    change(values, what);
  }

  function change(next, what) {
    values = next;
    const goesOn = QQ.history.commit(QQ.state.link(values), what);
    ask(goesOn); // a key held down asks for one result at a time
    showLater();
  }

  let echo = null; // the clock of controls that are still to show the values
  let settling = 0; // echoes that Dash is still drawing

  /** Show the values on the controls once the charts are painted, or soon: Dash needs long for it,
   * and the reader looks at the charts. */
  function showLater() {
    echo = echo || setTimeout(showNow, ECHO);
  }

  function showNow() {
    clearTimeout(echo);
    echo = null;
    show();
    settling += 1;
    painted().then(() => (settling -= 1));
  }

  /** A promise that is kept when the next frame is painted (or would have been). */
  function painted() {
    return new Promise((kept) => {
      const late = setTimeout(kept, ECHO);
      requestAnimationFrame(() => setTimeout(() => {
        clearTimeout(late);
        kept();
      }));
    });
  }

  function mend(changes) {
    let next = values;
    for (const [name, value] of changes) next = { ...next, [name]: value };
    const [lever, value] = changes[0];
    change(next, { lever, value });
  }

  function choose(id) {
    const scenario = QQ.cat.scenarios.find((s) => s.id === id);
    shownScenario = id;
    if (!scenario || QQ.scenarios.match(values) === id) return;
    change(QQ.state.scenario(values, scenario.link), { scenario: id });
  }

  function reset(kind, name) {
    const next = QQ.state.reset(values, kind);
    if (QQ.state.link(next) !== QQ.state.link(values)) change(next, { kind: name });
  }

  /** Show values without an entry in the history: presenting. */
  function preview(next) {
    values = next;
    show();
    ask(false);
  }

  // ---- results -----------------------------------------------------------------------------

  function ask(goesOn) {
    QQ.agreement.leave(values);
    QQ.fetch.run(values, goesOn, { started, done, failed });
  }

  function started() {
    calm();
    clocks = [
      setTimeout(() => byId("results").setAttribute("aria-busy", "true"), MARK),
      setTimeout(() => (byId("progress").hidden = false), SLOW),
    ];
  }

  function calm() {
    clocks.forEach(clearTimeout);
    byId("results").removeAttribute("aria-busy");
    byId("progress").hidden = true;
  }

  function done(result, baseline, of) {
    calm();
    QQ.notices.noProblem();
    last = { result, baseline, values: of };
    QQ.agreement.follow(of);
    redraw();
    if (echo) painted().then(() => echo && showNow());
  }

  function failed(problem) {
    calm();
    QQ.notices.problem(problem, () => ask(false));
  }

  function redraw() {
    const { result, baseline, values: of } = last;
    if (!result) return;
    QQ.results.fill(result, baseline, of);
    QQ.callouts.paint(result, baseline, of);
    if (QQ.present.on()) QQ.present.title();
    QQ.draw.all(result, baseline);
    QQ.traded.paint(result);
    QQ.results.table(result, baseline);
    QQ.agreement.paint();
    byId("results").dataset.drawn = String(Number(byId("results").dataset.drawn || 0) + 1);
    byId("results").dataset.link = QQ.state.modelLink(of);
  }

  // ---- settings ----------------------------------------------------------------------------

  function setting(key, value) {
    if (!QQ.cat || !value || QQ.page.settings[key] === value) return;
    QQ.page.set(key, value);
    if (!["alpha", "basis"].includes(key)) QQ.history.show(QQ.state.link(values));
    translate();
    QQ.controls.show(values);
    steps();
    redraw();
  }

  function translate() {
    const { settings } = QQ.page;
    QQ.text.apply();
    QQ.controls.translate();
    QQ.notices.repaint();
    for (const key of ["theme", "colours", "focus", "window", "base", "alpha", "basis"]) {
      QQ.controls.put(key, { value: settings[key] });
    }
    QQ.controls.put("language", { value: settings.lang });
    QQ.controls.put("provider", { forceColorScheme: settings.theme });
  }

  QQ.app = {
    boot, moved, settle, mend, choose, reset, preview, redraw, setting, painted,
    values: () => values,
    echoing: () => echo !== null || settling > 0,
    last: () => last,
  };
})();
