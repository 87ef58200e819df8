// The page of an episode without levers: one leverage to move, four charts, sources below.
(() => {
  "use strict";
  if (!document.getElementById("episode")) return; // the main page has its own script
  const QQ = (window.QQ = window.QQ || {});
  const byId = (id) => document.getElementById(id);
  const root = document.documentElement;
  const chosen = new Set();
  const kept = new Map(); // leverage -> result
  let controller = null;
  let shown = null;
  let stated = null;

  QQ.cat = JSON.parse(byId("told").textContent);
  const { card } = QQ.cat;
  const highest = card.highest_leverage;
  const settings = {
    lang: root.lang.startsWith("zh") ? "zh" : "en", theme: root.dataset.theme, window: "episode",
  };
  QQ.page = { settings };
  QQ.present = { on: () => false };
  QQ.episode = { times: () => times(highest), leverage: () => times(leverage()), shown: () => shown };

  const say = (key, values) => QQ.text.say(key, values);
  const times = (value) => say("episode.leverage.value", { value: QQ.text.number(value, 0) });

  // ---- state -------------------------------------------------------------------------------

  function start() {
    const asked = new URLSearchParams(location.search.slice(0, 8192));
    for (const key of ["lang", "theme"]) if (asked.get(key) === settings[key]) chosen.add(key);
    const wanted = Number(asked.get("leverage") || highest);
    byId("leverage").value = wanted >= 1 && wanted <= highest ? Math.round(wanted) : highest;
    byId("leverage").addEventListener("input", () => show());
    byId("leverage-stated").addEventListener("click", () => {
      byId("leverage").value = highest;
      show();
    });
    for (const button of document.querySelectorAll("[data-setting]")) {
      button.addEventListener("click", () => set(button.dataset.setting, button.dataset.value));
    }
    for (const link of document.querySelectorAll("[data-episode]")) {
      link.addEventListener("click", () => leave(link));
    }
    for (const link of document.querySelectorAll("[data-page]")) {
      link.addEventListener("click", () => dress(link));
    }
    document.addEventListener("click", (event) => shut((menu) => !menu.contains(event.target)));
    document.addEventListener("keydown", (event) => event.key === "Escape" && shut(() => true));
    new ResizeObserver(() => shown && charts()).observe(byId("episode"));
    translate();
    show();
  }

  const leverage = () => Number(byId("leverage").value);

  function set(key, value) {
    settings[key] = value;
    chosen.add(key);
    root.dataset.theme = settings.theme;
    root.dataset.mantineColorScheme = settings.theme;
    address();
    translate();
    if (shown) paint();
  }

  const pageKeys = () => [...chosen].sort().map((key) => `${key}=${settings[key]}`);

  function address() {
    const parts = [...(leverage() === highest ? [] : [`leverage=${leverage()}`]), ...pageKeys()];
    history.replaceState(null, "", location.pathname + (parts.length ? `?${parts.join("&")}` : ""));
  }

  /** Another page keeps the reader's language and theme. */
  function dress(link) {
    const [path] = link.getAttribute("href").split("?");
    link.href = pageKeys().length ? `${path}?${pageKeys().join("&")}` : path;
  }

  /** Close the menus that are open, but for some. */
  function shut(which) {
    for (const menu of document.querySelectorAll("details[open].disclosure")) {
      if (which(menu)) menu.open = false;
    }
  }

  /** Another episode keeps the reader's language and theme, and the scenario left behind there. */
  function leave(link) {
    const [path] = link.getAttribute("href").split("?");
    const before = path === QQ.cat.home ? left() : "";
    const others = before.split("&").filter((part) => part && !/^(lang|theme)=/.test(part));
    const query = [...others, ...pageKeys()].join("&");
    link.href = query ? `${path}?${query}` : path;
  }

  /** What the main page showed when it was left. */
  function left() {
    try {
      return sessionStorage.getItem("quantquake-left") || "";
    } catch {
      return "";
    }
  }

  // ---- results -----------------------------------------------------------------------------

  async function show() {
    byId("leverage-said").textContent = times(leverage());
    byId("leverage").setAttribute("aria-valuetext", times(leverage()));
    byId("leverage-stated").hidden = leverage() === highest;
    address();
    if (controller) controller.abort();
    const mine = (controller = new AbortController());
    try {
      stated = stated || (await get(highest, mine.signal));
      shown = await get(leverage(), mine.signal);
      byId("problem").hidden = true;
      paint();
    } catch (problem) {
      if (!mine.signal.aborted) QQ.notices.problem(problem, () => show());
    }
  }

  async function get(at, signal) {
    const parts = [`name=${card.name}`, ...(at === highest ? [] : [`leverage=${at}`])];
    if (!kept.has(at)) kept.set(at, await QQ.fetch.json(QQ.cat.api, parts.join("&"), signal));
    return kept.get(at);
  }

  const charts = () => QQ.episodeCharts.draw(shown, leverage() === highest ? null : stated);

  function paint() {
    numbers();
    sentence();
    table();
    losses();
    charts();
    byId("episode").dataset.drawn = String(leverage());
  }

  const percent = (value) => QQ.text.signed(value, 2);

  function numbers() {
    const m = shown.metrics;
    const cards = ["loss", "rebound", "ratio", "market_furthest"].map((name) =>
      kpi(say(`episode.kpi.${name}`), name === "ratio" ? QQ.text.number(m[name], 2)
        : `${percent(m[name])}%`, beside(m[`published_${name}`], name === "ratio" ? "" : "%")));
    for (const name of card.levered) {
      const words = { class: say(`class.${name}`) };
      const value = `${QQ.text.signed(m[`nav_trough_${name}`], 1)}%`;
      cards.push(kpi(say("episode.kpi.nav_trough", words), value, funds()));
    }
    byId("numbers").replaceChildren(...cards);
  }

  const beside = (published, unit) => (published === undefined ? say("episode.kpi.unpublished")
    : say("episode.kpi.published", { value: unit ? `${percent(published)}${unit}` : QQ.text.number(published, 2) }));

  /** What funds were reported to have lost, from the smallest loss to the largest. */
  function funds() {
    const ends = shown.fund_losses.flatMap((row) => [row.low_percent, row.high_percent]);
    const said = (value) => QQ.text.number(Math.abs(value), 0);
    return say("episode.kpi.funds", { low: said(Math.max(...ends)), high: said(Math.min(...ends)) });
  }

  function kpi(name, value, under) {
    const { element } = QQ.notices;
    const box = element("div", "kpi");
    box.append(element("span", "kpi-name", name), element("span", "kpi-value", value),
      element("span", "kpi-change", under));
    return box;
  }

  function sentence() {
    const m = shown.metrics;
    const two = (value) => QQ.text.number(value, 2);
    byId("sentence").textContent = say("episode.sentence", {
      leverage: QQ.text.number(leverage(), 0), loss: two(-m.loss), rebound: two(m.rebound),
      published_loss: two(-m.published_loss), published_rebound: two(m.published_rebound),
      market: two(Math.abs(m.market_furthest)),
    });
  }

  const both = (words) => words[settings.lang];
  const column = (name) => say(`episode.column.${name}`);

  /** A row of a table; its last cell is the source. */
  function row(tag, cells) {
    const tr = QQ.notices.element("tr");
    cells.forEach((cell, i) => {
      const node = QQ.notices.element(i === 0 ? "th" : tag, "", "");
      const source = tag === "td" && i === cells.length - 1;
      node.append(source ? QQ.notices.element("cite", "", cell) : cell);
      if (node.tagName === "TH") node.scope = tag === "th" ? "col" : "row";
      tr.append(node);
    });
    if (tag === "td") tr.lastChild.className = "source";
    return tr;
  }

  /** Model beside what was published, day by day; what is only remembered has its own column. */
  function table() {
    const names = Object.keys(card.strategies);
    const grid = QQ.notices.element("table");
    grid.append(row("th", [column("date"), ...names.map((n) => say(`series.${n}`)),
      column("published"), column("recalled"), column("confidence"), column("source")]));
    shown.dates.slice(1).forEach((date, i) => {
      const theirs = shown.published.find((p) => p.date === date);
      const kept = shown.recalled.find((p) => p.date === date);
      const told = theirs || kept;
      grid.append(row("td", [QQ.text.date(date), ...names.map((n) => percent(shown.strategies[n][i])),
        theirs ? percent(theirs.return_percent) : "–", kept ? percent(kept.recalled_percent) : "–",
        told ? say(`confidence.${told.confidence}`) : "", told ? both(told.source) : ""]));
    });
    byId("published").replaceChildren(grid);
  }

  /** What funds were reported to have lost. */
  function losses() {
    const grid = QQ.notices.element("table");
    grid.append(row("th", ["fund", "lost", "span", "confidence", "source"].map(column)));
    for (const each of shown.fund_losses) {
      const [low, high] = [each.low_percent, each.high_percent].map((v) => QQ.text.signed(v, 1));
      grid.append(row("td", [both(each.fund), low === high ? low : say("episode.range", { low, high }),
        both(each.span), say(`confidence.${each.confidence}`), both(each.source)]));
      grid.lastChild.firstChild.translate = false; // funds go by the names that they had
    }
    byId("losses").replaceChildren(grid);
  }

  function translate() {
    root.lang = settings.lang === "zh" ? "zh-CN" : "en-GB";
    QQ.text.fixed();
    byId("leverage-said").textContent = times(leverage());
    byId("leverage-stated").textContent = say("episode.leverage.stated", {
      value: QQ.text.number(highest, 0),
    });
    byId("version").textContent = say("app.version", { version: QQ.cat.version, hash: QQ.cat.hash });
    document.title = `${say("app.title")} · ${card.label[settings.lang]}`;
    for (const button of document.querySelectorAll("[data-setting]")) {
      const on = settings[button.dataset.setting] === button.dataset.value;
      button.setAttribute("aria-pressed", String(on));
    }
  }

  start();
})();
