// A question to the model, answered step by step; the newest one wins and can be cancelled.
(() => {
  "use strict";
  const QQ = (window.QQ = window.QQ || {});
  const KEEP = 60; // answers kept
  const kept = new Map(); // question and query -> answer

  /** The lines of a response as they come. */
  async function* lines(response) {
    const reader = response.body.getReader();
    const decoder = new TextDecoder();
    let rest = "";
    for (;;) {
      const { done, value } = await reader.read();
      rest += done ? decoder.decode() : decoder.decode(value, { stream: true });
      const whole = rest.split("\n");
      rest = whole.pop();
      for (const line of whole) if (line) yield JSON.parse(line);
      if (done) return;
    }
  }

  /** Ask once; `on.step(done, total)` and `on.part(part)` are called on the way.
   * Throws what QQ.fetch throws; an answer that ends early is an error of the network. */
  async function once(name, query, on, signal) {
    try {
      const address = `${QQ.cat.ask}${name}/steps?${QQ.fetch.query(query)}`;
      for await (const line of lines(await QQ.fetch.ask(address, signal))) {
        if (line.answer) return line.answer;
        if (line.error) throw new QQ.fetch.Failure("error.server", { said: line.error });
        if (line.place && on.waiting) on.waiting(line.place);
        if (line.total && on.step) on.step(line.done, line.total);
        if (line.part && on.part) on.part(line.part);
      }
    } catch (problem) {
      if (problem.name === "AbortError" || problem.key) throw problem;
    }
    throw new QQ.fetch.Failure("error.network");
  }

  /** The answer to a question; a busy server is asked again. */
  async function ask(name, query, on, signal) {
    const key = `${name}?${query}`;
    if (kept.has(key)) return kept.get(key);
    const answer = await QQ.fetch.inTurn(() => once(name, query, on, signal), signal, on.waiting);
    kept.set(key, answer);
    if (kept.size > KEEP) kept.delete(kept.keys().next().value);
    return answer;
  }

  QQ.ask = { ask, known: (name, query) => kept.get(`${name}?${query}`) };
})();
