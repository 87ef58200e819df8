// Undo, redo, Back and Forward are one list: an entry of the browser's history per gesture.
(() => {
  "use strict";
  const QQ = (window.QQ = window.QQ || {});
  const KEPT = "quantquake-history";
  const ONE_GESTURE = 400; // ms: changes of the same lever closer than this are one gesture

  let entries = [];
  let at = 0;
  let last = { key: null, time: 0 };

  const address = (link) => {
    const query = [link, QQ.page.link()].filter(Boolean).join("&");
    return `${location.pathname}${query ? `?${query}` : ""}`;
  };

  /** An address with its host, to give away. */
  const full = (link) => new URL(address(link), location.href).href;

  function keep() {
    try {
      sessionStorage.setItem(KEPT, JSON.stringify(entries.slice(-200)));
    } catch {
      // No storage: undo then starts anew after a reload.
    }
  }

  function kept() {
    try {
      return JSON.parse(sessionStorage.getItem(KEPT)) || [];
    } catch {
      return [];
    }
  }

  function start(link) {
    const stored = kept();
    const place = history.state && history.state.at;
    const resumes = Number.isInteger(place) && stored[place] && stored[place].link === link;
    entries = resumes ? stored : [{ link, what: null }];
    at = resumes ? place : 0;
    history.replaceState({ at }, "", address(link));
    keep();
  }

  /** Show a link in the address without an entry: while dragging, or when settings change. */
  function show(link) {
    history.replaceState({ at }, "", address(link));
  }

  /** One committed gesture is one entry; returns whether it went on with the last gesture. */
  function commit(link, what) {
    const key = what.lever || null;
    const now = Date.now();
    const same = key && key === last.key && now - last.time < ONE_GESTURE && at > 0;
    last = { key, time: now };
    if (link === entries[at].link && !same) {
      show(link);
      return false;
    }
    if (same) {
      entries[at] = { link, what };
      entries.length = at + 1;
      show(link);
    } else {
      entries.length = at + 1;
      entries.push({ link, what });
      at += 1;
      history.pushState({ at }, "", address(link));
    }
    keep();
    return Boolean(same);
  }

  /** The browser moved: return the link to show. */
  function moved(event) {
    last = { key: null, time: 0 };
    const place = event.state && event.state.at;
    if (Number.isInteger(place) && entries[place]) {
      at = place;
      show(entries[at].link);
      return entries[at].link;
    }
    return location.search.slice(1);
  }

  QQ.history = {
    start, show, commit, moved, full,
    undo: () => at > 0 && history.back(),
    redo: () => at < entries.length - 1 && history.forward(),
    undoes: () => (at > 0 ? entries[at].what : null),
    redoes: () => (at < entries.length - 1 ? entries[at + 1].what : null),
  };
})();
