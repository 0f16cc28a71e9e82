// Suggestions under the search box while typing (ARIA 1.2 combobox with a list). Without this file it is a plain box.
"use strict";

(() => {
  const input = document.getElementById("q");
  const list = document.getElementById("suggestions");
  const told = document.getElementById("suggested");
  if (!input || !list || !told) {
    return;
  }
  const WAIT = 120; // milliseconds of rest after a key
  let timer = 0;
  let asking = null;
  let active = -1;

  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", list.id);
  input.setAttribute("aria-expanded", "false");

  function options() {
    return [...list.children];
  }

  function point(place) {
    active = place;
    options().forEach((option, at) => option.setAttribute("aria-selected", String(at === place)));
    if (place < 0) {
      input.removeAttribute("aria-activedescendant");
    } else {
      input.setAttribute("aria-activedescendant", list.children[place].id);
      list.children[place].scrollIntoView({ block: "nearest" });
    }
  }

  function close() {
    clearTimeout(timer);
    asking?.abort();
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    told.textContent = "";
    point(-1);
  }

  function show(suggestions) {
    list.replaceChildren(...suggestions.map((one, place) => {
      const option = document.createElement("li");
      const [text, kind] = [document.createElement("span"), document.createElement("span")];
      option.id = `suggestion${place}`;
      option.setAttribute("role", "option");
      option.dataset.url = one.url;
      text.textContent = one.text;
      text.lang = "";
      kind.className = "kind";
      kind.textContent = list.dataset[one.kind] ?? one.kind;
      option.append(text, " ", kind);
      return option;
    }));
    list.hidden = !suggestions.length;
    input.setAttribute("aria-expanded", String(!list.hidden));
    told.textContent = list.hidden ? "" : list.dataset.count.replace("%s", suggestions.length);
    point(-1);
  }

  async function ask() {
    asking?.abort();
    const mine = asking = new AbortController();
    const typed = input.value.trim();
    try {
      const asked = new URLSearchParams({ q: typed, ui: document.documentElement.lang });
      const answer = await fetch(`/api/v1/suggest?${asked}`, {
        headers: { Accept: "application/json" }, signal: mine.signal,
      });
      const found = answer.ok ? (await answer.json()).data : [];
      if (mine === asking && document.activeElement === input) {
        show(found);
      }
    } catch {
      // no answer: the box stays a plain one
    }
  }

  function go(option) {
    const address = new URL(option.dataset.url, location.href);
    const lang = input.form?.elements.lang;
    if (lang) {
      address.searchParams.set("lang", lang.value);
    }
    location.assign(address);
  }

  input.addEventListener("input", (event) => {
    clearTimeout(timer);
    if (!input.value.trim()) {
      close();
    } else if (!event.isComposing) {
      timer = setTimeout(ask, WAIT);
    }
  });

  input.addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const last = list.children.length - 1;
    if (list.hidden) {
      if (event.key === "ArrowDown" && input.value.trim()) {
        event.preventDefault();
        ask();
      }
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? active + 1 : active - 1;
      point(step > last ? -1 : step < -1 ? last : step);
    } else if (event.key === "Enter" && active >= 0) {
      event.preventDefault();
      go(list.children[active]);
    } else if (event.key === "Escape") {
      event.preventDefault();
      close();
    }
  });

  input.addEventListener("blur", close);
  list.addEventListener("mousedown", (event) => event.preventDefault()); // the box keeps the focus
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) {
      go(option);
    }
  });
})();
