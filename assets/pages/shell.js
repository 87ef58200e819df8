// What every page beside the lab does: settings, menu, scenario, asking, painting anew in another
// language or theme. A page's script calls QQ.shell.start once.
(() => {
  "use strict";
  const QQ = (window.QQ = window.QQ || {});
  const byId = (id) => document.getElementById(id);
  const root = document.documentElement;

  QQ.cat = JSON.parse(byId("told").textContent);
  QQ.page = { settings: {
    lang: root.lang.startsWith("zh") ? "zh" : "en", theme: root.dataset.theme, colours: root.dataset.colours,
  } };
  const { settings } = QQ.page;
  const chosen = new Set();
  let page = null; // what the page's script gave
  let values = null; // the scenario
  let own = {}; // keys in the address that belong to the page alone
  let shown = null; // { answer, asked } on screen
  let working = null; // the controller of what is being asked

  // ---- start -------------------------------------------------------------------------------

  /** Start the page.
   * given.question: asked of the scenario and fields, or null.
   * given.paint(answer, asked): put an answer on screen; called again when language or theme change.
   * given.part(part, asked): a part of an answer that is still being worked on.
   * given.waits: a search, which starts by a button. given.started(): the page is ready. */
  function start(given) {
    page = given;
    QQ.state.init(QQ.cat);
    const asked = new URLSearchParams(location.search.slice(0, 8192));
    for (const key of ["lang", "theme", "colours"]) if (asked.get(key) === settings[key]) chosen.add(key);
    QQ.fields.start(page.question ? QQ.cat.questions[page.question] : null, changed);
    read();
    wire();
    translate();
    if (page.started) page.started();
    if (page.question && !page.waits) run();
    else if (!page.question) paint();
    root.dataset.ready = "yes";
  }

  /** Read the address: fields, the page's own keys, then the scenario. */
  function read() {
    const { rest, notices } = QQ.fields.take(location.search);
    const others = [];
    own = {};
    for (const pair of rest.split("&").filter(Boolean)) {
      const [name, raw] = QQ.state.pair(pair);
      if (QQ.cat.keys.includes(name)) own[name] = raw;
      else others.push(pair);
    }
    showOwn();
    const decoded = QQ.state.decode(others.join("&"));
    values = decoded.values;
    const all = [...notices, ...decoded.notices];
    if (all.length) QQ.notices.link(all);
    showScenario();
  }

  function wire() {
    window.addEventListener("popstate", () => { read(); follow(); });
    for (const button of document.querySelectorAll("[data-setting]")) {
      button.addEventListener("click", () => set(button.dataset.setting, button.dataset.value));
    }
    document.addEventListener("click", (event) => {
      const link = event.target.closest("[data-page]");
      if (link) link.href = to(link.dataset.page);
    }, true);
    byId("cancel").addEventListener("click", cancel);
    for (const node of document.querySelectorAll("[data-own]")) {
      node.addEventListener(node.tagName === "SELECT" ? "change" : "click", (event) => {
        const button = event.target.closest("[data-value]");
        if (node.tagName !== "SELECT" && !button) return;
        keep({ [node.dataset.own]: node.tagName === "SELECT" ? node.value : button.dataset.value });
        showOwn();
        paint();
      });
    }
    const list = byId("scenario");
    if (!list) return;
    list.addEventListener("change", () => {
      const story = QQ.cat.scenarios.find((s) => s.id === list.value);
      if (story) go(QQ.state.scenario(values, story.link));
    });
    for (const group of document.querySelectorAll("[data-view]")) {
      group.addEventListener("click", (event) => {
        const button = event.target.closest("[data-value]");
        if (button) go({ ...values, [group.dataset.view]: button.dataset.value });
      });
    }
  }

  // ---- addresses ---------------------------------------------------------------------------

  const dress = () => [...chosen].sort().map((key) => `${key}=${settings[key]}`);
  const ownPairs = () => Object.entries(own).filter(([, v]) => v !== "" && v !== null && v !== undefined)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`);

  const joined = (parts) => parts.filter(Boolean).join("&");
  const search = (parts) => (joined(parts) ? `?${joined(parts)}` : "");

  const address = () =>
    location.pathname + search([QQ.state.link(values), QQ.fields.query(), ...ownPairs(), ...dress()]);

  /** The address of another page with this scenario (or another), its keys, language and theme. */
  function to(name, of = values, keys = []) {
    const path = name === "lab" ? QQ.cat.home : `${QQ.cat.home}${name}`;
    return path + search([of ? QQ.state.link(of) : "", ...keys, ...dress()]);
  }

  /** The address of the lab with a scenario given as a link. */
  const lab = (link) => QQ.cat.home + search([link, ...dress()]);

  /** The value of one of the page's own keys: as in the address if the page offers it. */
  function ownValue(key) {
    const node = document.querySelector(`[data-own="${key}"]`);
    const offered = [...node.querySelectorAll("[value], [data-value]")].map((n) => n.value || n.dataset.value);
    return offered.includes(own[key]) ? own[key] : node.dataset.default;
  }

  function showOwn() {
    for (const node of document.querySelectorAll("[data-own]")) {
      const value = ownValue(node.dataset.own);
      if (node.tagName === "SELECT") node.value = value;
      for (const button of node.querySelectorAll("button[data-value]")) {
        button.setAttribute("aria-pressed", String(button.dataset.value === value));
      }
    }
  }

  // ---- changes -----------------------------------------------------------------------------

  /** Another scenario: one entry of the browser's history. */
  function go(next) {
    if (QQ.state.link(next) === QQ.state.link(values)) return;
    values = next;
    changed();
  }

  /** The page's own keys change, without asking anew. */
  function keep(changes) {
    own = { ...own, ...changes };
    history.replaceState(null, "", address());
  }

  function changed() {
    history.pushState(null, "", address());
    showScenario();
    follow();
  }

  function follow() {
    if (page.question && !page.waits) run();
    else (page.moved || (page.question ? () => {} : paint))();
  }

  function set(key, value) {
    settings[key] = value;
    chosen.add(key);
    if (key === "lang" && !chosen.has("colours")) settings.colours = value === "zh" ? "red_up" : "green_up";
    root.dataset.theme = settings.theme;
    root.dataset.colours = settings.colours;
    root.dataset.mantineColorScheme = settings.theme;
    history.replaceState(null, "", address());
    translate();
    paint();
  }

  // ---- asking ------------------------------------------------------------------------------

  const query = () => [QQ.fields.query(), QQ.cat.questions[page.question].of_scenario ? QQ.state.modelLink(values) : ""]
    .filter(Boolean).join("&");

  /** Ask the page's question of what is chosen now. */
  async function run() {
    const mine = begin();
    const asked = { values, fields: QQ.fields.values(), query: query() };
    try {
      const answer = await QQ.ask.ask(page.question, asked.query, {
        step: (done, total) => working === mine && QQ.working.progress(done, total),
        waiting: (place) => working === mine && QQ.working.waits(place),
        part: (part) => working === mine && page.part && page.part(part, asked),
      }, mine.signal);
      if (working !== mine) return;
      end();
      QQ.notices.noProblem();
      shown = { answer, asked };
      paint();
    } catch (problem) {
      if (working !== mine) return;
      end();
      if (problem.name !== "AbortError") QQ.notices.problem(problem, run);
    }
  }

  function begin() {
    if (working) working.abort();
    working = new AbortController();
    byId("page").setAttribute("aria-busy", "true");
    QQ.working.begin();
    return working;
  }

  function end() {
    working = null;
    byId("page").removeAttribute("aria-busy");
    QQ.working.end();
  }

  function cancel() {
    if (!working) return;
    working.abort();
    end();
    QQ.notices.note("ask.cancelled");
  }

  // ---- painting ----------------------------------------------------------------------------

  function paint() {
    if (page.question && !shown) return;
    page.paint(shown ? shown.answer : null, shown ? shown.asked : { values, fields: QQ.fields.values() });
    const node = byId("page");
    node.dataset.drawn = String(Number(node.dataset.drawn || 0) + 1);
    node.dataset.query = shown ? shown.asked.query : "";
  }

  function showScenario() {
    if (!byId("scenario")) return;
    byId("scenario").value = QQ.scenarios.match(values) || "";
    for (const group of document.querySelectorAll("[data-view]")) {
      for (const button of group.querySelectorAll("[data-value]")) {
        button.setAttribute("aria-pressed", String(button.dataset.value === values[group.dataset.view]));
      }
    }
    const changes = QQ.scenarios.match(values) ? "" : QQ.scenarios.words(values) || "";
    byId("scenario-said").textContent = changes ? QQ.text.say("page.with", { changes }) : "";
  }

  function translate() {
    root.lang = settings.lang === "zh" ? "zh-CN" : "en-GB";
    QQ.text.fixed();
    for (const node of document.querySelectorAll("[data-tt]")) node.title = QQ.text.say(node.dataset.tt);
    for (const node of document.querySelectorAll("[data-day]")) node.textContent = QQ.text.date(node.dataset.day);
    for (const anew of [QQ.notices.repaint, QQ.fields.show, showScenario]) anew();
    byId("version").textContent = QQ.text.say("app.version", { version: QQ.cat.version, hash: QQ.cat.hash });
    document.title = `${QQ.text.say("app.title")} · ${QQ.text.say(`page.${QQ.cat.page}`)}`;
    for (const button of document.querySelectorAll("[data-setting]")) {
      const on = settings[button.dataset.setting] === button.dataset.value;
      button.setAttribute("aria-pressed", String(on));
    }
  }

  QQ.shell = {
    start, run, go, to, lab, keep, cancel,
    values: () => values, own: ownValue, last: () => shown, busy: () => working !== null,
  };
})();
