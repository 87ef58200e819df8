// Results come by GET, once each; the newest request wins, and a failure keeps the last picture.
(() => {
  "use strict";
  const QQ = (window.QQ = window.QQ || {});
  const PATIENCE = 30000; // ms before giving up
  const KEEP = 80;

  const LATER = 202; // the server is busy: ask again
  const cache = new Map();
  let newest = 0;
  let controller = null;
  let waiting = null;

  class Failure extends Error {
    constructor(key, detail) {
      super(key);
      this.key = key;
      this.detail = detail;
    }
  }

  const query = (link) => [link, `m=${encodeURIComponent(QQ.cat.hash)}`].filter(Boolean).join("&");

  /** The answer of one route of the API to a link. */
  async function json(route, link, signal) {
    let response;
    try {
      response = await fetch(`${route}?${query(link)}`, { signal, credentials: "omit" });
    } catch (problem) {
      if (problem.name === "AbortError") throw problem;
      throw new Failure("error.network");
    }
    if (!response.ok || response.status === LATER) throw await refusal(response);
    return response.json();
  }

  async function get(link, signal) {
    if (cache.has(link)) return cache.get(link);
    const result = await json(QQ.cat.api, link, signal);
    cache.set(link, result);
    if (cache.size > KEEP) cache.delete(cache.keys().next().value);
    return result;
  }

  async function refusal(response) {
    let said = null;
    try {
      said = (await response.json()).error;
    } catch {
      // Not JSON: the status alone says what happened.
    }
    return new Failure("error.server", { status: response.status, said });
  }

  /** A scenario and what happened under its assumptions. Where an assumption is changed, the news is
   * solved for both: the second is asked for when the first has found it. */
  async function both(links, known, signal) {
    if (known) return Promise.all(links.map((link) => get(link, signal)));
    const first = await get(links[0], signal);
    return [first, await get(links[1], signal)];
  }

  /** Get a scenario and what happened under its assumptions, then hand both to `done`.
   * While a gesture goes on, one request runs at a time and the newest state waits its turn. */
  async function run(values, goesOn, on) {
    const links = [QQ.state.modelLink(values), QQ.state.baselineLink(values)];
    if (links.every((link) => cache.has(link))) {
      cancel();
      on.done(cache.get(links[0]), cache.get(links[1]), values);
      return;
    }
    if (goesOn && controller) {
      waiting = { values, on };
      return;
    }
    cancel();
    const id = newest;
    const mine = (controller = new AbortController());
    let late = false;
    const clock = setTimeout(() => {
      late = true;
      mine.abort();
    }, PATIENCE);
    on.started();
    try {
      const got = await both(links, !QQ.state.assumed(values), mine.signal);
      if (id === newest) on.done(got[0], got[1], values);
    } catch (problem) {
      if (id === newest) {
        on.failed(late ? new Failure("error.timeout", { n: PATIENCE / 1000 }) : problem);
      }
    } finally {
      clearTimeout(clock);
      if (id === newest) next();
    }
  }

  function cancel() {
    newest += 1;
    waiting = null;
    if (controller) controller.abort();
    controller = null;
  }

  function next() {
    controller = null;
    const queued = waiting;
    waiting = null;
    if (queued) run(queued.values, true, queued.on);
  }

  QQ.fetch = { run, json, refusal, Failure, LATER, cached: (link) => cache.get(link) };
})();
