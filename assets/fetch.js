// Results come by GET, once each; the newest request wins, and a failure keeps the last picture.
(() => {
  "use strict";
  const QQ = (window.QQ = window.QQ || {});
  const PATIENCE = 30000; // ms without a word from the server before giving up
  const KEEP = 80;
  const LATER = new Set([202, 503]); // busy: ask again after the seconds that it names
  const TURNS = 200; // times it is asked again
  // A tab is a client of the server: the places and the rate of a reader are those of a tab.
  const TAB = Array.from(crypto.getRandomValues(new Uint8Array(12)), (n) => n.toString(16)).join("");
  const SAID = { credentials: "omit", headers: { "QuantQuake-Tab": TAB.padEnd(12, "0") } };

  const cache = new Map();
  let newest = 0;
  let controller = null;
  let following = null; // the newest state while a gesture goes on

  class Failure extends Error {
    constructor(key, detail) {
      super(key);
      this.key = key;
      this.detail = detail;
    }
  }

  /** Under the build of this document, which its scripts have too. */
  const query = (link) => [link, `m=${QQ.cat.build}`].filter(Boolean).join("&");

  const pause = (ms, signal) => new Promise((done, failed) => {
    const clock = setTimeout(done, ms);
    if (signal) signal.addEventListener("abort", () => {
      clearTimeout(clock);
      failed(signal.reason);
    });
  });

  /** The answer of `once()`; while the server is busy it is asked again in its own time.
   * `waiting(place)` is told the place in its queue, 0 once it is at work. */
  async function inTurn(once, signal, waiting = () => {}) {
    for (let turn = TURNS; ; turn -= 1) {
      try {
        return await once();
      } catch (problem) {
        const { status, place, again } = problem.detail || {};
        if (!LATER.has(status) || !again || !turn) throw problem;
        waiting(place || 0);
        await pause(1000 * again, signal);
      }
    }
  }

  async function ask(address, signal) {
    let response;
    try {
      response = await fetch(address, { signal, ...SAID });
    } catch (problem) {
      if (signal && signal.aborted) throw problem;
      throw new Failure("error.network");
    }
    if (!response.ok || LATER.has(response.status)) throw await refusal(response);
    return response;
  }

  /** The answer of one route of the API to a link. */
  const json = (route, link, signal, waiting) =>
    inTurn(async () => (await ask(`${route}?${query(link)}`, signal)).json(), signal, waiting);

  async function get(link, signal, waiting) {
    if (cache.has(link)) return cache.get(link);
    const result = await json(QQ.cat.api, link, signal, waiting);
    cache.set(link, result);
    if (cache.size > KEEP) cache.delete(cache.keys().next().value);
    return result;
  }

  async function refusal(response) {
    let told = {};
    try {
      told = await response.json();
    } catch {
      // Not JSON: the status alone says what happened.
    }
    const again = Number(response.headers.get("Retry-After"));
    return new Failure("error.server", {
      status: response.status, said: told.error, place: told.place, again,
    });
  }

  /** A scenario and what happened under its assumptions. Where an assumption is changed, the news is
   * solved for both: the second is asked for when the first has found it. */
  async function both(links, known, signal, waiting) {
    if (known) return Promise.all(links.map((link) => get(link, signal, waiting)));
    const first = await get(links[0], signal, waiting);
    return [first, await get(links[1], signal, waiting)];
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
      following = { values, on };
      return;
    }
    cancel();
    const id = newest;
    const mine = (controller = new AbortController());
    let late = false;
    let clock = null;
    const heard = () => {
      clearTimeout(clock);
      clock = setTimeout(() => {
        late = true;
        mine.abort();
      }, PATIENCE);
    };
    const waiting = (place) => {
      heard();
      if (id === newest) QQ.notices.busy(place);
    };
    heard();
    on.started();
    try {
      const got = await both(links, !QQ.state.assumed(values), mine.signal, waiting);
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
    following = null;
    if (controller) controller.abort();
    controller = null;
  }

  function next() {
    controller = null;
    const queued = following;
    following = null;
    if (queued) run(queued.values, true, queued.on);
  }

  QQ.fetch = { run, json, ask, inTurn, query, Failure, cached: (link) => cache.get(link) };
})();
