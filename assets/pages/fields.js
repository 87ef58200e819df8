// The fields of a page's question: values in the address, controls that show and change them.
(() => {
  "use strict";
  const QQ = (window.QQ = window.QQ || {});
  let question = null;
  let declared = [];
  let values = {};

  const defaults = () => Object.fromEntries(declared.map((f) => [f.name, f.default]));

  function start(asked, changed) {
    question = asked;
    declared = question ? question.fields : [];
    values = defaults();
    for (const node of document.querySelectorAll("[data-field]")) {
      const field = declared.find((f) => f.name === node.dataset.field);
      if (!field) continue;
      if (node.classList.contains("segments")) {
        node.addEventListener("click", (event) => {
          const button = event.target.closest("[data-value]");
          if (button) change(field, button.dataset.value, changed);
        });
      } else node.addEventListener("change", () => change(field, node.value, changed));
    }
  }

  /** A hand changed a control: what is not allowed is said and the last value stays. */
  function change(field, raw, changed) {
    const value = typed(field, raw);
    if (value === null) {
      const key = `field.${question.name}.${field.name}`;
      QQ.notices.note("notice.range", () => ({
        name: QQ.text.say(key), value: String(raw).slice(0, 40), allowed: QQ.notices.allowed(field, true),
      }));
    } else if (value !== values[field.name]) {
      values = { ...values, [field.name]: value };
      QQ.notices.clear();
      changed();
    }
    show();
  }

  const read = (field, raw) =>
    (field.type === "link" ? readLink(raw) : QQ.state.read(field, String(raw).trim()));

  /** What a reader typed, as the language counts it. */
  function typed(field, raw) {
    const text = String(raw).trim();
    const counts = field.type === "number" && text !== "" && Number.isFinite(Number(text));
    return read(field, counts ? QQ.state.write(QQ.units.meant(Number(text), field.unit_label)) : raw);
  }

  /** A whole scenario in one field, in the form in which the model writes it. */
  function readLink(raw) {
    const { values: found, notices } = QQ.state.decode(raw);
    return notices.length ? null : QQ.state.modelLink(found);
  }

  /** Take the fields out of an address; return what is left and what could not be read. */
  function take(search) {
    values = defaults();
    const notices = [];
    const rest = [];
    for (const pair of search.replace(/^\?/, "").slice(0, 8192).split("&").filter(Boolean)) {
      const [name, raw] = QQ.state.pair(pair);
      const field = declared.find((f) => f.name === name);
      const value = field ? read(field, raw) : null;
      if (!field) rest.push(pair);
      else if (value === null) notices.push({ key: "notice.range", name, value: raw.slice(0, 40), field });
      else values[name] = value;
    }
    show();
    return { rest: rest.join("&"), notices };
  }

  function show() {
    for (const node of document.querySelectorAll("[data-field]")) {
      const value = values[node.dataset.field];
      if (value === undefined) continue;
      if (node.classList.contains("segments")) {
        for (const button of node.querySelectorAll("[data-value]")) {
          button.setAttribute("aria-pressed", String(button.dataset.value === String(value)));
        }
      } else {
        const shown = String(facing(node, value));
        if (node.value !== shown) node.value = shown;
      }
    }
  }

  /** A value as its control shows it; the bounds of a number box count as the language does. */
  function facing(node, value) {
    const field = declared.find((f) => f.name === node.dataset.field);
    if (field.type !== "number") return value;
    const scaled = (number) => QQ.units.scaled(number, field.unit_label);
    node.min = scaled(field.min);
    node.max = scaled(field.max);
    if (field.step) node.step = scaled(field.step);
    return scaled(value);
  }

  /** The fields that are not as declared, as they stand in an address. */
  const query = () => declared
    .filter((f) => values[f.name] !== f.default)
    .map((f) => `${f.name}=${encodeURIComponent(QQ.state.write(values[f.name]))}`).join("&");

  function set(changes) {
    values = { ...values, ...changes };
    show();
  }

  QQ.fields = { start, take, show, set, query, values: () => values };
})();
