// Which scenario of the gallery some values are, and what a scenario is in words.
(() => {
  "use strict";
  const QQ = (window.QQ = window.QQ || {});
  const DETAILS = 2; // levers named for each policy

  /** The scenario that these values are, whatever the assumptions; null for one's own. */
  function match(now) {
    const link = QQ.state.modelLink(now);
    const found = QQ.cat.scenarios.find(
      (s) => QQ.state.modelLink(QQ.state.scenario(now, s.link)) === link);
    return found ? found.id : null;
  }

  /** The scenario in words: its name, or its policies; null for what happened. */
  function words(values) {
    const link = QQ.state.modelLink(values);
    if (link === QQ.state.baselineLink(values)) return null;
    const preset = match(values);
    if (preset) return `“${QQ.text.say(`scenario.${preset}`)}”`;
    return QQ.cat.groups
      .filter((group) => values[QQ.state.switchOf(group)] !== "as_happened")
      .map((group) => groupText(group, values))
      .join(QQ.text.say("sentence.join"));
  }

  /** One policy in words: off, or changed with the first of the levers that differ. */
  function groupText(group, values) {
    const master = QQ.state.switchOf(group);
    const name = QQ.text.say(`group.${group}`);
    if (values[master] === "off") return QQ.text.say("sentence.off", { group: name });
    const own = values.rescue_target === "own";
    const details = QQ.cat.levers.filter((l) =>
      l.group === group && l.name !== master && values[l.name] !== l.default &&
      (own || !QQ.cat.shares.includes(l.name)));
    if (!details.length) return QQ.text.say("sentence.plain", { group: name });
    const said = details.slice(0, DETAILS).map((l) => QQ.text.say("sentence.detail", {
      lever: QQ.text.say(`lever.${l.name}`), value: QQ.text.value(l, values[l.name]),
    }));
    if (details.length > DETAILS) said.push("…");
    return QQ.text.say("sentence.changed", {
      group: name, details: said.join(QQ.text.say("sentence.list")),
    });
  }

  QQ.scenarios = { match, words };
})();
