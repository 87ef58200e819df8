// Words that the parts of the page share, and a part that asks a question of its own.
(() => {
  "use strict";
  const { QQ } = window;
  const byId = (id) => document.getElementById(id);
  const say = (key, values) => QQ.text.say(key, values);
  const mine = (text) => text[QQ.text.language()];

  const metric = (name) => say(`metric.${name}`);
  const term = (name) => mine(QQ.cat.facts.terms.find((t) => t.name === name).label);

  /** The other scenario by its name in the gallery, or as the reader's own link. */
  function than(link) {
    const story = QQ.cat.scenarios.find((s) => s.link === link);
    return story ? say(`scenario.${story.id}`) : say("sure.than.own.name");
  }

  /** A number with three digits that count, for values of parameters. */
  function short(value) {
    const digits = value === 0 ? 0 : Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))));
    return QQ.text.number(value, Math.min(digits, 5)).replace(/(\.\d*?)0+$/, "$1").replace(/\.$/, "");
  }

  /** A part of the page with a question of its own: asked once a query, the newest wins.
   * on.part(part) and on.done(answer) paint; a failure is told in its place, with a way to retry. */
  function section(question, on) {
    const place = byId(`${question}-status`);
    let controller = null;
    let query = null;

    function status(text, again = null) {
      place.hidden = !text;
      place.replaceChildren(text, ...(again ? [" ", again] : []));
    }

    async function ask(wanted) {
      if (wanted === query) return;
      if (controller) controller.abort();
      query = wanted;
      const own = (controller = new AbortController());
      const current = () => own === controller;
      status(say("ask.start"));
      try {
        const answer = await QQ.ask.ask(question, wanted, {
          step: (done, total) => current() && status(say("sure.working", { done, total })),
          part: (part) => current() && on.part && on.part(part),
        }, own.signal);
        if (!current()) return;
        status("");
        on.done(answer);
      } catch (problem) {
        if (!current() || problem.name === "AbortError") return;
        query = null;
        status(say("sure.failed", { why: QQ.notices.why(problem)() }),
          QQ.notices.button(say("error.retry"), () => ask(wanted)));
      }
    }

    const wait = () => {
      if (query === null) status(say("sure.waiting"));
    };

    return { ask, wait, query: () => query };
  }

  QQ.sure = { metric, term, than, short, mine, section };
})();
