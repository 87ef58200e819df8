// Words and numbers of the page on money: outcomes with their unit, uses, splits, amounts.
(() => {
  "use strict";
  const { QQ } = window;
  const { make } = QQ.parts;
  const { outcome } = QQ;
  const say = (key, values) => QQ.text.say(key, values);
  const LEAST = 0.5; // per cent of the money from which a use is named

  /** Changes of returns are small here: told to a decimal more than levels elsewhere. */
  const finer = (name) => (outcome.isAmount(name) ? 0 : 1);
  const decimals = (name) => outcome.places(name, finer(name));
  const level = (name, value) => outcome.level(name, value, finer(name));
  const levels = (name, told) => outcome.between(level(name, told.p05), level(name, told.p95));
  const change = (name, value) => outcome.change(name, value, finer(name));
  /** A change where its unit stands elsewhere. */
  const delta = (name, value) => outcome.delta(name, value, finer(name));
  const range = (name, told) => outcome.range(name, told, finer(name));
  /** A level where its unit stands elsewhere. */
  const bare = (name, value) => outcome.bare(name, value, finer(name));
  const bareRange = (name, told) => outcome.between(bare(name, told.p05), bare(name, told.p95));

  const cny = () => QQ.cat.units.billion;
  const tenths = (bn) => (Number.isInteger(bn) ? 0 : 1);
  const money = (bn) => QQ.units.quantity(bn, cny(), tenths(bn));
  /** Money where its unit stands elsewhere. */
  const bareMoney = (bn) => QQ.units.number(bn, cny(), tenths(bn));
  /** Money on an axis. */
  const drawnMoney = (bn) => QQ.units.scaled(bn, cny());
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
    decimals, level, levels, bare, bareRange, change, delta, range, bought, use, split, bar,
    money, bareMoney, drawnMoney, unit: outcome.changeUnit, levelUnit: outcome.levelUnit, drawn: outcome.drawn,
  };
})();
