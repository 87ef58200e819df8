// Words and numbers of the page on money: outcomes with their unit, uses, splits, amounts.
(() => {
  "use strict";
  const { QQ } = window;
  const { make, signed } = QQ.parts;
  const say = (key, values) => QQ.text.say(key, values);
  const LEAST = 0.5; // per cent of the money from which a use is named

  const metric = (name) => QQ.cat.facts.metrics.find((m) => m.name === name);
  const isPercent = (name) => metric(name).unit.en === "%";
  const decimals = (name) => (metric(name).unit.en === "CNY bn" ? 0 : 2);

  /** The unit of a change of an outcome. */
  const unit = (name) => (isPercent(name) ? say("unit.points") : metric(name).unit[QQ.text.language()]);
  const level = (name, value) => {
    const text = QQ.text.number(value, decimals(name));
    return isPercent(name) ? `${text}%` : `${text} ${metric(name).unit[QQ.text.language()]}`;
  };
  const change = (name, value) => `${signed(value, decimals(name))} ${unit(name)}`;
  const range = (name, told) => QQ.parts.range(told, decimals(name));
  /** A level where its unit stands elsewhere. */
  const bare = (name, value) => QQ.text.number(value, decimals(name));
  const bareRange = (name, told) => say("ask.range", { low: bare(name, told.p05), high: bare(name, told.p95) });
  const levelUnit = (name) => metric(name).unit[QQ.text.language()];
  const levels = (name, told) => say("ask.range", { low: level(name, told.p05), high: level(name, told.p95) });

  /** CNY bn as a reader says it: ten of them are a hundred yi. */
  const money = (bn) => {
    const amount = QQ.text.language() === "zh" ? Math.round(bn * 100) / 10 : bn;
    return say("money.cny", { amount: QQ.text.number(amount, Number.isInteger(amount) ? 0 : 1) });
  };
  const use = (name) => say(`money.use.${name}`);
  const bought = (name) => (name === "historical" ? say("money.bought.historical") : use(name));
  const percents = (amounts) => {
    const all = Object.values(amounts).reduce((sum, bn) => sum + bn, 0);
    return Object.entries(amounts).map(([name, bn]) => [name, (100 * bn) / all]);
  };

  /** A split in words: the largest part first. */
  const split = (amounts) => percents(amounts).filter(([, percent]) => percent >= LEAST)
    .sort((a, b) => b[1] - a[1])
    .map(([name, percent]) => say("money.search.part", { percent: QQ.text.number(percent, 0), use: use(name) }))
    .join(say("money.comma"));

  /** A split as one bar. */
  function bar(amounts) {
    const parts = percents(amounts).filter(([, percent]) => percent >= LEAST);
    const node = make("div", "money-split", parts.map(([name, percent]) => {
      const part = make("span", `money-part ${name}`, percent >= 12 ? `${use(name)} ${QQ.text.number(percent, 0)}%` : "");
      part.style.flexGrow = String(percent);
      part.title = `${use(name)} ${QQ.text.number(percent, 0)}%`;
      return part;
    }));
    node.setAttribute("role", "img");
    node.setAttribute("aria-label", split(amounts));
    return node;
  }

  QQ.money = {
    metric, decimals, unit, level, levels, bare, bareRange, levelUnit, bought,
    change, range, money, use, split, bar,
  };
})();
