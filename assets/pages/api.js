// Take it along: the scenario on screen as files, code, addresses and citation.
(() => {
  "use strict";
  const { QQ } = window;
  const { make, table } = QQ.parts;
  const byId = (id) => document.getElementById(id);
  const say = (key, values) => QQ.text.say(key, values);
  const { facts } = QQ.cat;
  const PARTS = ["indices", "observed", "basis", "alpha", "flows", "holdings", "attribution", "metrics", "bands", "changes"];
  const DATA = ["observed"];
  const MEANINGS = ["holds", "model", "never", "cache", "open"];
  const WIDEST = 50; // % of its cell that the longest bar takes
  const AGAIN = 1600; // ms until a button says "Copy" again
  const answers = new Map(); // link -> answer
  let description = null;
  let newest = null;

  const absolute = (path) => new URL(path, location.href).href;
  const asked = (path, link) => (link ? `${path}?${link}` : path);
  /** The address of a file in the reader's language; without one it is English. */
  const file = (path, mine) => asked(path, [mine, QQ.text.language() === "zh" ? "lang=zh" : ""]
    .filter(Boolean).join("&"));
  const link = () => QQ.state.modelLink(QQ.shell.values());

  /** Every number of a part of an answer. */
  const count = (part) => (typeof part === "number" ? 1
    : Object.values(part).reduce((sum, inner) => sum + count(inner), 0));

  // ---- what is on screen ---------------------------------------------------------------------

  function paint() {
    const values = QQ.shell.values();
    const mine = link();
    addresses(mine, values);
    code(mine, values);
    meanings();
    if (description) QQ.reference.paint(byId("reference"), description, mine);
    load(mine, values);
  }

  /** Ask for the answer, which says how much is in it and what the snippets print. */
  async function load(mine, values) {
    newest = mine;
    const page = byId("page");
    page.setAttribute("aria-busy", "true");
    try {
      if (!description) {
        description = await QQ.fetch.json(`${QQ.cat.api.replace(/scenario$/, "openapi.json")}`, "");
        QQ.reference.paint(byId("reference"), description, link());
      }
      if (!answers.has(mine)) answers.set(mine, await QQ.fetch.json(QQ.cat.api, mine));
      if (newest !== mine) return;
      QQ.notices.noProblem();
      told(answers.get(mine), values);
      page.dataset.link = mine;
      page.dataset.loaded = "yes";
    } catch (problem) {
      if (newest === mine) QQ.notices.problem(problem, paint);
    } finally {
      if (newest === mine) page.removeAttribute("aria-busy");
    }
  }

  function told(answer, values) {
    const total = PARTS.reduce((sum, part) => sum + count(answer[part]), 0);
    const words = QQ.scenarios.words(values) || say("api.happened");
    byId("said").textContent = say("api.said", {
      scenario: words.charAt(0).toUpperCase() + words.slice(1),
      structure: say(`lever.structure.${values.structure}`),
      mode: say(`lever.mode.${values.mode}`).toLowerCase(),
      count: QQ.text.number(total, 0),
    });
    const most = Math.max(...PARTS.map((part) => count(answer[part])));
    const rows = PARTS.map((part) => [
      make("code", "", part),
      say(`group.${part}`),
      say(DATA.includes(part) ? "api.observed" : "api.output"),
      amount(count(answer[part]), most),
    ]);
    const heads = ["key", "what", "kind", "count"].map((c) => say(`api.inside.${c}`));
    const grid = table("", heads, rows);
    [...grid.querySelectorAll("tbody tr")].forEach((row, i) => {
      if (DATA.includes(PARTS[i])) row.className = "data";
    });
    byId("inside").replaceChildren(grid);
    byId("prints").textContent = facts.shown.map((name) => `${name} ${python(answer.metrics[name])}`).join("\n");
  }

  function amount(number, most) {
    const bar = make("i", "", [], { "aria-hidden": "true" });
    bar.style.width = `max(1px, ${(WIDEST * number) / most}%)`;
    return make("span", "amount", [bar, QQ.text.number(number, 0)]);
  }

  /** A number as Python prints a float. */
  const python = (number) => (Number.isInteger(number) ? number.toFixed(1) : String(number));

  function addresses(mine, values) {
    const { api } = QQ.cat;
    const files = { json: api, csv: `${api}.csv`, xlsx: `${api}.xlsx` };
    for (const [kind, path] of Object.entries(files)) {
      byId(`file-${kind}`).href = kind === "json" ? asked(path, mine) : file(path, mine);
    }
    byId("file-json").setAttribute("download", "quantquake.json");
    byId("openapi").href = api.replace(/scenario$/, "openapi.json");
    const page = absolute(asked(QQ.cat.home, QQ.state.fullLink(values)));
    byId("address-data").textContent = absolute(asked(api, mine));
    byId("address-page").textContent = page;
    byId("cite-text").textContent = facts.cite.replace("{address}", page);
    byId("cite-bibtex").textContent = facts.bibtex.replace("{address}", page);
  }

  function code(mine, values) {
    const way = QQ.shell.own("way");
    const api = absolute(QQ.cat.api);
    const taken = way === "curl" ? file : asked; // code reads the names of the English table
    byId("code").textContent = say(`api.code.${way}`, {
      ...facts.places,
      link: mine,
      members: facts.members[values.structure],
      address: asked(api, mine),
      csv: taken(`${api}.csv`, mine),
      xlsx: taken(`${api}.xlsx`, mine),
    });
    const prints = way === "model" || way === "server";
    byId("prints").hidden = byId("prints-label").hidden = !prints;
  }

  function meanings() {
    for (const each of MEANINGS) byId(`link-${each}`).textContent = say(`api.link.${each}`, facts.places);
  }

  // ---- copying -------------------------------------------------------------------------------

  async function copy(button) {
    const place = byId(button.dataset.copy);
    try {
      await navigator.clipboard.writeText(place.textContent);
      button.textContent = say("api.copied");
      setTimeout(() => { button.textContent = say("api.copy"); }, AGAIN);
    } catch {
      // Not allowed: the text is selected instead, for the reader's own keys.
      getSelection().selectAllChildren(place);
    }
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-copy]");
    if (button) copy(button);
  });

  QQ.shell.start({ question: null, paint, moved: paint });
})();
