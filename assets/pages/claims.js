// Claims against the model: asks about one claim after the other and fills its card.
(() => {
  "use strict";
  const { QQ } = window;
  const { make } = QQ.parts;
  const { words } = QQ.claims;
  const byId = (id) => document.getElementById(id);
  const say = (key, values) => QQ.text.say(key, values);
  const { claims, combinations } = QQ.cat.facts;
  const MARK = { agrees: "✓", disagrees: "✕", structure: "⇄", mode: "⇄", cannot: "?", waiting: "·", working: "·" };
  const KINDS = ["agrees", "disagrees", "depends", "cannot"];
  const answers = new Map(); // claim -> its answer
  const parts = new Map(); // claim -> combinations so far
  let asking = null; // { id, controller }
  let shownOne = "all"; // the claim that the list shows

  // ---- asking ------------------------------------------------------------------------------

  const open = () => claims.filter((claim) => !answers.has(claim.id)).map((claim) => claim.id);

  const slow = (id) => { // the whole past runs again without a mechanism
    const { without } = claims.find((claim) => claim.id === id);
    return Boolean(without && without.off.length);
  };

  /** The next claim: the one that a link or the list is about, else the first that is quick. */
  function next() {
    const left = open();
    const wanted = QQ.shell.own("claim");
    return left.includes(wanted) ? wanted : left.find((id) => !slow(id)) || left[0];
  }

  async function go() {
    if (asking) return;
    QQ.notices.noProblem();
    for (let id = next(); id; id = next()) {
      const controller = new AbortController();
      asking = { id, controller };
      card(id);
      told();
      try {
        answers.set(id, await QQ.ask.ask("claim", `claim=${id}`, {
          part: (part) => {
            parts.set(id, [...(parts.get(id) || []), part.combination]);
            card(id);
          },
        }, controller.signal));
      } catch (problem) {
        ended(id);
        if (problem.name !== "AbortError") QQ.notices.problem(problem, go);
        return;
      }
      asking = null;
      card(id);
      told();
    }
    told();
  }

  function ended(id) {
    asking = null;
    parts.delete(id);
    card(id);
    told();
  }

  function pause() {
    if (asking) asking.controller.abort();
    else go();
  }

  // ---- words -------------------------------------------------------------------------------

  /** The verdict as a key of words. */
  function verdict(id) {
    const answer = answers.get(id);
    if (!answer) return asking && asking.id === id ? "working" : "waiting";
    return { "cannot tell": "cannot", "depends on structure": "structure", "depends on mode": "mode" }[answer.verdict]
      || answer.verdict;
  }

  /** What the filter calls it. */
  const kind = (id) => ({ structure: "depends", mode: "depends" }[verdict(id)] || verdict(id));

  function told() {
    const done = answers.size;
    const counts = Object.fromEntries(KINDS.map((each) => [each, claims.filter((c) => kind(c.id) === each).length]));
    const values = { ...counts, done, all: claims.length };
    const key = done === claims.length ? "claims.tally" : "claims.tally.part";
    byId("said").textContent = done ? say(key, values) : say("claims.start", values);
    for (const each of KINDS) byId(`count-${each}`).textContent = counts[each];
    byId("count-all").textContent = claims.length;
    const left = done < claims.length;
    byId("pause").hidden = !left;
    byId("pause").textContent = say(asking ? "claims.stop" : "claims.resume");
    byId("asked").textContent = left && asking ? say("ask.working", { done, total: claims.length }) : "";
    byId("page").dataset.answered = done;
    filter();
  }

  // ---- cards -------------------------------------------------------------------------------

  function card(id) {
    const claim = claims.find((each) => each.id === id);
    const answer = answers.get(id);
    const node = byId(`claim-${id}`);
    const found = verdict(id);
    const more = node.querySelector("details");
    const chips = [make("span", `verdict is-${kind(id)}`, [
      make("b", "", MARK[found], { "aria-hidden": "true" }), say(`claims.verdict.${found}`)])];
    if (claim.by_construction && answer) chips.push(make("span", "given", say("claims.given")));
    const rows = answer ? answer.combinations : combinations.map((_, i) => (parts.get(id) || [])[i]);
    const details = make("details", "more", [make("summary", "", say("claims.open")),
      make("div", "inside", QQ.claims.details(claim, answer))]);
    details.open = Boolean(more && more.open);
    node.dataset.verdict = found;
    node.replaceChildren(
      make("div", "claim-head", [make("h3", "", words(claim.question)), make("div", "chips", chips)]),
      make("p", "paraphrase", [
        make("span", "given", say("claims.paraphrase")), ` ${words(claim.paraphrase)}`]),
      make("div", "finding", [
        make("p", "saying", answer ? QQ.claims.sentence(claim, answer) : words(claim.test)),
        QQ.claims.picture(claim, rows),
      ]),
      details,
    );
  }

  function filter() {
    const chosen = QQ.shell.own("verdict");
    let seen = 0;
    for (const claim of claims) {
      const fits = chosen === "all" || kind(claim.id) === chosen || claim.id === shownOne;
      byId(`claim-${claim.id}`).hidden = !fits;
      seen += fits;
    }
    byId("nothing").hidden = seen > 0;
    byId("nothing").textContent = say("claims.none");
  }

  /** Open and show the claim that the address is about. */
  function show() {
    const wanted = QQ.shell.own("claim");
    if (wanted === shownOne) return;
    shownOne = wanted;
    for (const claim of claims) {
      const node = byId(`claim-${claim.id}`);
      node.classList.toggle("chosen", claim.id === wanted);
      if (claim.id !== wanted) continue;
      node.hidden = false;
      node.querySelector("details").open = true;
      node.scrollIntoView({ block: "start" });
      node.focus({ preventScroll: true });
    }
  }

  function paint() {
    for (const claim of claims) card(claim.id);
    show();
    told();
  }

  /** A link to a claim that there is not. */
  function check() {
    const asked = new URLSearchParams(location.search).get("claim");
    if (asked === null || asked === QQ.shell.own("claim") || byId("notices").children.length) return;
    const field = QQ.cat.questions.claim.fields.find((each) => each.name === "claim");
    QQ.notices.link([{ key: "notice.range", name: "claim", value: asked.slice(0, 40), field }]);
  }

  function started() {
    byId("pause").addEventListener("click", pause);
    check();
    setTimeout(go, 0); // the cards stand first
  }

  QQ.shell.start({ question: null, paint, started });
})();
