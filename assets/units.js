// Amounts as the reader's language counts and writes them, by the declaration of their unit.
//
// A unit is {en, zh, zh_factor, written: {en, zh}}: values stay in the English unit everywhere else
// (links, answers), and nothing but this file and `Unit` of model/declare.py applies the factor.
(() => {
  "use strict";
  const QQ = (window.QQ = window.QQ || {});
  const EXACT = 12; // digits that count; more are the noise of a product of floats
  const ONE = /^[+−][\d,.]+$/; // one signed number, not "a to b"
  const zh = () => QQ.text.language() === "zh";
  const exact = (value) => Number(value.toPrecision(EXACT));

  // ---- one number of a unit ----------------------------------------------------------------

  const factor = (unit) => (zh() ? unit.zh_factor : 1);
  /** A value as this language counts it; null stays null. */
  const scaled = (value, unit) =>
    (value === null || value === undefined ? value : exact(value * factor(unit)));
  /** The value of the model behind a number that a reader gave. */
  const meant = (shown, unit) => exact(shown / factor(unit));
  /** Decimals that say the same as so many of the English unit. */
  const places = (unit, decimals) => Math.max(0, decimals - Math.round(Math.log10(factor(unit))));
  const label = (unit) => unit[QQ.text.language()];
  /** What a column or a title is, and the name of its unit. */
  const headed = (name, unit) => (zh() ? QQ.text.bracketed(name, unit) : `${name}${QQ.text.mark("comma")}${unit}`);

  const number = (value, unit, decimals) =>
    QQ.text.number(scaled(value, unit), places(unit, decimals));
  const signed = (value, unit, decimals) =>
    QQ.text.signed(scaled(value, unit), places(unit, decimals));
  /** The number that is shown, to compare and subtract what a reader sees. */
  const rounded = (value, unit, decimals) =>
    Number(scaled(value, unit).toFixed(places(unit, decimals))) + 0;

  /** A number in words with its unit around it: [before, digits, after]; a sign comes first. */
  function pieces(digits, unit) {
    const sign = ONE.test(digits) ? digits[0] : "";
    const [before, after] = unit.written[QQ.text.language()].replace("{unit}", label(unit)).split("{n}");
    return before ? [sign + before, digits.slice(sign.length), after.trimEnd()]
      : ["", digits, after.trimEnd()];
  }

  const written = (digits, unit) => pieces(digits, unit).join("");
  /** A value with its unit. */
  const quantity = (value, unit, decimals) => written(number(value, unit, decimals), unit);
  /** A difference with its sign and unit. */
  const difference = (value, unit, decimals) => written(signed(value, unit, decimals), unit);

  /** The unit of a difference: per cents are told apart in percentage points. */
  const apart = (unit) => (unit.en === QQ.cat.units.percent.en ? QQ.cat.units.points : unit);

  QQ.units = {
    scaled, meant, places, label, headed, number, signed, rounded, pieces, written, quantity, difference, apart,
  };

  // ---- outcomes, which declare their unit --------------------------------------------------

  const metric = (name) =>
    [...QQ.cat.metrics, ...((QQ.cat.facts || {}).metrics || [])].find((m) => m.name === name);
  const unitOf = (name) => metric(name).unit;
  const isAmount = (name) => unitOf(name).zh_factor !== 1;
  /** Decimals in the English unit; `finer` adds some where small moves are compared. */
  const decimals = (name, finer = 0) => (isAmount(name) ? 0 : 1) + finer;

  const level = (name, value, finer = 0) => (value === null || value === undefined ? "–"
    : quantity(value, unitOf(name), decimals(name, finer)));
  /** A level where its unit stands elsewhere. */
  const bare = (name, value, finer = 0) => number(value, unitOf(name), decimals(name, finer));
  const change = (name, value, finer = 0) =>
    difference(value, apart(unitOf(name)), decimals(name, finer));
  /** A change where its unit stands elsewhere. */
  const delta = (name, value, finer = 0) => signed(value, unitOf(name), decimals(name, finer));
  const between = (low, high) => QQ.text.say("ask.range", { low, high });
  /** "a to b" of the changes of a described outcome. */
  const range = (name, told, finer = 0) =>
    between(delta(name, told.p05, finer), delta(name, told.p95, finer));

  /** The same with its unit. */
  const span = (name, told, finer = 0) => written(range(name, told, finer), apart(unitOf(name)));

  QQ.outcome = {
    metric, unitOf, isAmount, decimals, level, bare, change, delta, between, range, span,
    levelUnit: (name) => label(unitOf(name)),
    changeUnit: (name) => label(apart(unitOf(name))),
    places: (name, finer = 0) => places(unitOf(name), decimals(name, finer)),
    rounded: (name, value, finer = 0) => rounded(value, unitOf(name), decimals(name, finer)),
    /** A change that was taken of shown numbers, with its sign and unit. */
    shown: (name, value) => written(
      QQ.text.signed(value, places(unitOf(name), decimals(name))), apart(unitOf(name))),
    /** Values of a chart's axis. */
    drawn: (name, values) => values.map((value) => scaled(value, unitOf(name))),
  };
})();
