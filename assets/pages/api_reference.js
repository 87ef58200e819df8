// The reference of the API, from its OpenAPI description.
(() => {
  "use strict";
  const QQ = (window.QQ = window.QQ || {});
  const { make, table } = QQ.parts;
  const say = (key, values) => QQ.text.say(key, values);
  const zh = () => QQ.text.language() === "zh";
  const OWN = ["v", "m"]; // shared parameters that are no levers

  /** Words of a part of the description in the reader's language. */
  const words = (node, key = "description") => (zh() && node["x-zh"] ? node["x-zh"] : node[key] || "");

  const follow = (doc, node) => (node && node.$ref
    ? node.$ref.replace("#/", "").split("/").reduce((inner, part) => inner[part], doc)
    : node);

  /** What a parameter may be, in words, with its unit. */
  function allowed({ schema, "x-unit": unit }) {
    if (schema.enum && schema.format !== "date") return schema.enum.join(" | ");
    const low = schema.minimum ?? schema["x-minimum"];
    const high = schema.maximum ?? schema["x-maximum"];
    if (low === undefined) return schema.type;
    const range = say("api.range", { low, high });
    return unit ? QQ.text.bracketed(range, unit[QQ.text.language()]) : range;
  }

  function parameters(given) {
    const heads = ["name", "meaning", "allowed", "default"].map((c) => say(`api.column.${c}`));
    return table("", heads, given.map((each) => [
      make("code", "", each.name),
      words(each),
      allowed(each),
      String(each.schema.default ?? ""),
    ]));
  }

  /** Keys of an answer, where it has keys of its own. */
  function keys(doc, answer) {
    const [content] = Object.values(answer.content || {});
    const schema = follow(doc, content && content.schema);
    const names = Object.keys((schema && schema.properties) || {});
    return names.length ? make("p", "", make("code", "", `{ ${names.join(", ")} }`)) : null;
  }

  function answers(doc, responses) {
    const rows = Object.entries(responses).map(([status, ref]) => {
      const answer = follow(doc, ref);
      return [status, words(answer), Object.keys(answer.content || {}).join(", ")];
    });
    const heads = [say("api.reference.answers"), say("api.column.meaning"), say("api.column.type")];
    return table("", heads, rows);
  }

  function route(doc, path, operation, link) {
    const direct = operation.parameters.filter((p) => !p.$ref);
    const whole = operation.parameters.length - direct.length > OWN.length;
    const title = zh() ? operation["x-zh"] : operation.summary;
    const about = zh() ? operation["x-description-zh"] : operation.description;
    const head = make("summary", "", [
      make("code", "", `GET ${path}`),
      make("span", "", operation["x-heavy"] ? QQ.text.bracketed(title, say("api.reference.heavy")) : title),
    ]);
    const shown = direct.length ? parameters(direct) : null;
    const takes = whole ? "api.reference.every" : "api.reference.nothing";
    const open = make("a", "", say("api.reference.open"), { href: whole && link ? `${path}?${link}` : path });
    return make("details", "", [head, make("div", "inside", [
      about ? make("p", "", about) : null,
      shown,
      whole || !direct.length ? make("p", "", say(takes)) : null,
      answers(doc, operation.responses),
      keys(doc, operation.responses["200"]),
      whole && direct.every((p) => p.name === "lang") ? make("p", "", open) : null,
    ])]);
  }

  /** Every route, then the levers that most of them take. */
  function paint(node, doc, link) {
    const open = new Set([...node.querySelectorAll("details[open] > summary code")].map((c) => c.textContent));
    const routes = Object.entries(doc.paths).map(([path, item]) => route(doc, path, item.get, link));
    const shared = Object.values(doc.components.parameters);
    const levers = make("details", "", [
      make("summary", "", [make("code", "", "?v=1&…"), make("span", "", say("api.reference.levers"))]),
      make("div", "inside", parameters(shared)),
    ]);
    node.replaceChildren(make("p", "", words(doc.info)), ...routes, levers);
    for (const each of node.querySelectorAll("details")) {
      each.open = open.has(each.querySelector("summary code").textContent);
    }
  }

  QQ.reference = { paint };
})();
