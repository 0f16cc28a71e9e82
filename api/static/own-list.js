// One's own list: kept in this browser over pages and visits. Without this file, or without a store, boxes are sent by forms.
"use strict";

(() => {
  const NAME = "derekkoz-list", IN_ADDRESS = 100, MOST = 2000;
  const bar = document.getElementById("own");
  const links = [...document.querySelectorAll("[data-own]")].map((link) => [link, link.getAttribute("href")]);

  function kept() {
    try {
      const keys = JSON.parse(localStorage.getItem(NAME) ?? "[]");
      return Array.isArray(keys) ? keys.filter((key) => typeof key === "string").slice(0, MOST) : [];
    } catch {
      return [];
    }
  }

  // Where the store is full, the boxes of this page stay as they are and are sent by its form.
  function keep(keys) {
    try {
      localStorage.setItem(NAME, JSON.stringify(keys.slice(0, MOST)));
    } catch {
      document.documentElement.classList.remove("keeps");
      return;
    }
    show();
  }

  // A short list goes into the address of a link; a longer one is sent, and kept by the server.
  function address(base, keys) {
    const given = new URL(base, location.href);
    given.pathname = given.pathname === "/list" ? "/bibliography" : given.pathname;
    keys.forEach((key) => given.searchParams.append("key", key));
    return given.href;
  }

  function show() {
    const keys = kept();
    const on = new Set(keys);
    for (const tick of document.querySelectorAll(".tick")) {
      tick.checked = on.has(tick.value);
    }
    for (const [link, base] of links) {
      link.href = keys.length > IN_ADDRESS ? bar.dataset.list : keys.length ? address(base, keys) : base;
    }
    for (const number of document.querySelectorAll(".own-count")) {
      number.textContent = keys.length || "";
    }
    bar.hidden = keys.length === 0;
    const made = document.querySelector("[data-keys]");
    const button = document.querySelector(".take-all");
    if (made && button) {
      button.disabled = made.dataset.keys.split("\n").every((key) => on.has(key));
    }
  }

  function send(then) {
    const form = bar.querySelector("form");
    form.elements.keys.value = kept().join("\n");
    form.elements.then.value = then;
    form.submit();
  }

  // What the buttons of a list's page do, done to the kept list where it is the one that is shown.
  function change(button) {
    const made = button.closest("[data-keys]");
    const keys = kept();
    if (!made || made.dataset.keys !== keys.join("\n")) {
      return;
    }
    const from = keys.indexOf(button.value);
    const [key] = keys.splice(from, 1);
    const place = { first: 0, up: from - 1, down: from + 1 }[button.name];
    if (place !== undefined) {
      keys.splice(Math.max(0, place), 0, key);
    }
    keep(keys);
  }

  function listen() {
    document.addEventListener("change", ({ target }) => {
      if (target.matches(".tick")) {
        const others = kept().filter((key) => key !== target.value);
        keep(target.checked ? [...others, target.value] : others);
      }
    });
    document.addEventListener("click", (event) => {
      const { target } = event;
      const link = target.closest("[data-own]");
      if (link && kept().length > IN_ADDRESS) {
        event.preventDefault();
        send(link.dataset.own);
      } else if (target.closest(".own-empty")) {
        keep([]);
      } else if (target.closest(".take-all")) {
        keep([...new Set([...kept(), ...document.querySelector("[data-keys]").dataset.keys.split("\n")])]);
      } else if (target.closest(".ordered button")) {
        change(target.closest("button"));
      }
    });
    document.addEventListener("reordered", ({ detail }) => {
      if (detail.old === kept().join("\n")) {
        keep(detail.keys.split("\n"));
      }
    });
    window.addEventListener("storage", show);
    window.addEventListener("pageshow", show);
    document.addEventListener("swapped", show);
  }

  if (!document.documentElement.classList.contains("keeps")) {
    return;
  }
  // The bare address of the list leads to the list that is kept here.
  const bare = location.pathname === "/list" && !/[?&](key|list|add)=/.test(location.search);
  if (bare && kept().length) {
    if (kept().length > IN_ADDRESS) {
      send("");
    } else {
      location.replace(address(location.pathname + location.search, kept()));
    }
    return;
  }
  listen();
  const gone = document.querySelector("[data-gone]")?.dataset.gone.split("\n") ?? [];
  if (gone.length) {
    keep(kept().filter((key) => !gone.includes(key)));
  }
  show();
})();
