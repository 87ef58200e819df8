// Things the page has to say: what a link lost, a value that was cut, an error, a callout.
(() => {
  "use strict";
  const QQ = (window.QQ = window.QQ || {});
  const byId = (id) => document.getElementById(id);
  const MOST = 3;
  let notices = [];

  function element(tag, className, text) {
    const node = document.createElement(tag);
    if (className) node.className = className;
    if (text) node.textContent = text;
    return node;
  }

  function button(text, onClick) {
    const node = element("button", "button", text);
    node.type = "button";
    node.addEventListener("click", onClick);
    return node;
  }

  /** What of the link was ignored. */
  function link(found) {
    notices = found.map((notice) => ({ key: notice.key, fill: () => filled(notice) }));
    paint("notice.title");
  }

  function filled(notice) {
    const lever = notice.field || QQ.state.lever(notice.name);
    return { name: notice.name, value: notice.value || "", allowed: lever ? allowed(lever) : "" };
  }

  /** What a link may say of a lever, in the unit of links; `typed`, in that of the reader. */
  function allowed(lever, typed = false) {
    if (lever.type === "choice") return lever.choices.join(QQ.text.mark("list"));
    const end = (value) => (typed && lever.type === "number"
      ? QQ.units.scaled(value, lever.unit_label) : value);
    return QQ.text.say(`notice.${lever.type}`, { min: end(lever.min), max: end(lever.max) });
  }

  /** One thing to say now, in place of the last; `fill` gives its values in each language. */
  function note(key, fill = {}) {
    notices = [{ key, fill: typeof fill === "function" ? fill : () => fill }];
    paint(null);
  }

  function paint(title) {
    const place = byId("notices");
    if (!notices.length) return place.replaceChildren();
    const said = notices.slice(0, MOST).map((n) => QQ.text.say(n.key, n.fill()));
    if (notices.length > MOST) {
      said.push(QQ.text.say("notice.more", { n: notices.length - MOST }));
    }
    const box = element("div", "notice");
    if (title) box.append(element("strong", "", QQ.text.say(title)), " ");
    box.append(element("span", "", said.join(" ")), button(QQ.text.say("notice.close"), clear));
    place.dataset.title = title || "";
    place.replaceChildren(box);
  }

  function clear() {
    notices = [];
    paint(null);
  }

  const repaint = () => paint(byId("notices").dataset.title || null);

  /** A failure in the reader's language, asked for each time it is painted. */
  const why = (failure) => () => {
    const detail = failure.detail || {};
    return detail.said
      ? detail.said[QQ.text.language()]
      : QQ.text.say(QQ.text.has(failure.key) ? failure.key : "error.network", detail);
  };

  function problem(failure, retry) {
    const box = byId("problem");
    box.replaceChildren(
      element("strong", "", QQ.text.say("error.title")), " ", element("span", "", why(failure)()),
      button(QQ.text.say("error.retry"), retry),
    );
    box.hidden = false;
  }

  function noProblem() {
    byId("problem").hidden = true;
  }

  QQ.notices = { link, note, allowed, clear, repaint, why, problem, noProblem, element, button };
})();
