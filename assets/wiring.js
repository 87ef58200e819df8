// Dash and the page's own buttons call the app here; nothing else does.
(() => {
  "use strict";
  const QQ = (window.QQ = window.QQ || {});
  const idle = () => window.dash_clientside.no_update;
  const byId = (id) => document.getElementById(id);

  const triggered = () =>
    window.dash_clientside.callback_context.triggered.map(({ prop_id: prop, value }) => ({
      id: JSON.parse(prop.slice(0, prop.lastIndexOf("."))), value,
    }));

  window.dash_clientside = Object.assign({}, window.dash_clientside, {
    quantquake: {
      boot(catalogue) {
        if (!QQ.cat) {
          const asked = location.hash === "#assumptions"; // before the app writes its own address
          QQ.app.boot(catalogue);
          if (asked && byId("assumptions")) drawer(true);
        }
        return idle();
      },
      /** Dash waits for the promise, so that its own bookkeeping does not delay the charts. */
      moved() {
        QQ.app.moved(triggered());
        return QQ.app.painted();
      },
      choose(id) {
        if (QQ.cat) QQ.app.choose(id);
      },
      set() {
        for (const { prop_id: prop, value } of window.dash_clientside.callback_context.triggered) {
          const key = prop.split(".")[0];
          QQ.app.setting(key === "language" ? "lang" : key, value);
        }
      },
    },
  });

  const actions = {
    undo: () => QQ.history.undo(),
    redo: () => QQ.history.redo(),
    share: () => QQ.files.share(),
    present: () => QQ.present.toggle(),
    "present-next": () => QQ.present.step(1),
    "present-previous": () => QQ.present.step(-1),
    "export-hero": () => QQ.files.image("hero"),
    "export-basis": () => QQ.files.image("basis"),
    "export-alpha": () => QQ.files.image("alpha"),
    "export-csv": () => QQ.files.file("csv"),
    "export-xlsx": () => QQ.files.file("xlsx"),
    "reset-policies": () => QQ.app.reset("lever", "reset_policies"),
    "reset-assumptions": () => QQ.app.reset("assumption", "reset_assumptions"),
    assumptions: () => drawer(byId("assumptions").hidden),
    "agreement-retry": () => QQ.agreement.retry(),
    help: (button) => help(button),
  };

  /** Another episode opens in the reader's language and theme, and the way back finds this state. */
  function leave(link) {
    try {
      sessionStorage.setItem("quantquake-left", location.search.slice(1));
    } catch {
      // No storage: the way back then shows what happened.
    }
    const dress = QQ.page.link().split("&").filter((part) => /^(lang|theme)=/.test(part));
    const [path] = link.getAttribute("href").split("?");
    link.href = dress.length ? `${path}?${dress.join("&")}` : path;
  }

  /** A page beside the lab opens with the scenario on screen, in the reader's language and theme. */
  function carry(link) {
    const [path] = link.getAttribute("href").split("?");
    const dress = QQ.page.link().split("&").filter((part) => /^(lang|theme|colours)=/.test(part));
    const { focus, name } = link.dataset;
    const own = [
      focus ? `${focus}=${QQ.page.settings.focus}` : "", name ? `name=${name}` : "",
    ];
    const query = [QQ.state.link(QQ.app.values()), ...own, ...dress].filter(Boolean).join("&");
    link.href = query ? `${path}?${query}` : path;
  }

  document.addEventListener("click", (event) => {
    const away = event.target.closest("[data-episode]");
    if (QQ.cat && away) leave(away);
    const beside = event.target.closest("[data-page]");
    if (QQ.cat && beside) carry(beside);
    const button = event.target.closest("[data-action]");
    for (const menu of document.querySelectorAll("details[open].disclosure")) {
      if (!menu.contains(event.target) || button) menu.open = false;
    }
    if (!event.target.closest("#help, [data-action=help]")) byId("help").hidden = true;
    if (QQ.cat && button) actions[button.dataset.action](button);
  });

  document.addEventListener("keydown", (event) => {
    const command = event.ctrlKey || event.metaKey;
    const typing = /^(INPUT|TEXTAREA)$/.test(event.target.tagName) && event.target.type === "text";
    if (QQ.cat && command && !typing && event.key.toLowerCase() === "z") {
      event.preventDefault();
      (event.shiftKey ? actions.redo : actions.undo)();
    }
    if (event.key === "Escape") close();
  });

  /** Escape closes what lies on top, and focus goes back to where it came from. */
  function close() {
    const help_ = byId("help");
    const menu = document.querySelector("details[open].disclosure");
    if (!help_.hidden) {
      help_.hidden = true;
      if (help_.opener) help_.opener.focus();
    } else if (menu) {
      menu.open = false;
      menu.querySelector("summary").focus();
    } else if (byId("assumptions") && !byId("assumptions").hidden) drawer(false);
  }

  function drawer(open) {
    byId("assumptions").hidden = !open;
    byId("policies").inert = open;
    byId("assumptions-open").setAttribute("aria-expanded", String(open));
    byId(open ? "assumptions-close" : "assumptions-open").focus();
  }

  /** A link to the page of the mechanism that a lever acts on. */
  function mechanism(lever) {
    const page = document.querySelector("[data-page=mechanisms]");
    const name = QQ.cat.mechanism_of[lever];
    if (!page || !name) return [];
    const link = QQ.notices.element("a", "", QQ.text.say("help.mechanism"));
    Object.assign(link.dataset, { page: "mechanisms", name });
    link.href = page.getAttribute("href");
    return [link];
  }

  /** A source: publishers and titles stay in their own language. */
  function cited(text) {
    const small = QQ.notices.element("small", "", "");
    small.append(QQ.notices.element("cite", "", text));
    return small;
  }

  /** What a lever is, where its default comes from: beside the lever that was asked about. */
  function help(button) {
    const box = byId("help");
    if (!box.hidden && box.opener === button) {
      box.hidden = true;
      return;
    }
    const parts = button.dataset.help.split("+").flatMap((name) => {
      const lever = QQ.state.lever(name);
      const { element } = QQ.notices;
      return [
        element("strong", "", QQ.text.say(`lever.${name}`)),
        element("p", "", QQ.text.say(`lever.${name}.help`)),
        cited(QQ.text.say("source", { source: lever.source_label[QQ.text.language()] })),
        element("small", "", QQ.text.say("default", { value: QQ.text.value(lever, lever.default) })),
      ];
    });
    box.replaceChildren(...parts, ...mechanism(button.dataset.help.split("+")[0]));
    box.setAttribute("aria-label", QQ.text.say("help", { lever: button.textContent }));
    box.opener = button;
    box.hidden = false;
    const at = button.getBoundingClientRect();
    const top = Math.min(at.bottom + 4, window.innerHeight - box.offsetHeight - 8);
    box.style.top = `${Math.max(8, top)}px`;
    box.style.left = `${Math.min(at.left, window.innerWidth - box.offsetWidth - 8)}px`;
    box.focus();
  }
})();
