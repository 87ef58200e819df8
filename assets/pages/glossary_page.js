// The glossary's page: filter, order of the alphabet, sources in the reader's language.
(() => {
  "use strict";
  const { QQ } = window;
  const byId = (id) => document.getElementById(id);
  const say = (key, values) => QQ.text.say(key, values);
  const entries = [...document.querySelectorAll("[data-term-entry]")];

  function filter() {
    const words = byId("filter").value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const entry of entries) {
      const term = QQ.cat.glossary.find((t) => t.key === entry.dataset.termEntry);
      const text = [term.said.en, term.said.zh, ...term.find.en, ...term.find.zh].join(" ").toLowerCase();
      entry.hidden = !words.every((word) => text.includes(word));
      shown += entry.hidden ? 0 : 1;
    }
    byId("found").textContent = shown
      ? say("glossary.found", { n: shown, all: entries.length }) : say("glossary.none");
  }

  function paint() {
    const name = (entry) => say(`term.${entry.dataset.termEntry}`);
    const order = new Intl.Collator(document.documentElement.lang).compare;
    byId("terms").append(...entries.sort((a, b) => order(name(a), name(b))));
    for (const node of document.querySelectorAll("[data-source]")) {
      const { origin, source } = QQ.cat.glossary.find((t) => t.key === node.dataset.source);
      node.textContent = origin === "fact"
        ? say("glossary.source", { source: source[QQ.text.language()] }) : say(`glossary.${origin}`);
    }
    byId("filter").placeholder = say("glossary.hint");
    filter();
  }

  function started() {
    byId("filter").value = (new URLSearchParams(location.search.slice(0, 8192)).get("find") || "").slice(0, 60);
    byId("filter").addEventListener("input", () => {
      QQ.shell.keep({ find: byId("filter").value.slice(0, 60) });
      filter();
    });
  }

  QQ.shell.start({ question: null, paint, started });
})();
