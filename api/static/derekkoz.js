// Derekköz: saves page loads. Every page works without this file.
"use strict";

function box() {
  return document.getElementById("q");
}

// "/" goes to the search box, as in other reference works.
document.addEventListener("keydown", (event) => {
  const inField = event.target.closest("input, select, textarea, [contenteditable]");
  if (event.key === "/" && !inField && !event.ctrlKey && !event.metaKey && !event.altKey && box()) {
    event.preventDefault();
    box().focus();
    box().select();
  }
});

document.addEventListener("click", (event) => {
  if (event.target.closest(".print")) {
    window.print();
  }
});

// Facets, order and the builder's form change the page in place; the address changes with them.
let asked = 0;

async function swap(address, push) {
  const mine = ++asked;
  const here = document.querySelector("[data-swap]");
  try {
    const answer = await fetch(address, { headers: { Accept: "text/html" }, credentials: "same-origin" });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.querySelector("[data-swap]");
    if (mine !== asked) {
      return;
    }
    if (!fresh || !here) {
      location.assign(address);
      return;
    }
    const open = [...here.querySelectorAll("details")].map((part) => part.open);
    here.replaceWith(fresh);
    fresh.querySelectorAll("details.facets").forEach((part, place) => { part.open = open[place] ?? part.open; });
    document.title = page.title;
    for (const part of ["h1", ".languages", "footer .address"]) {
      const [old, now] = [document.querySelector(part), page.querySelector(part)];
      if (old && now) {
        old.replaceWith(now);
      }
    }
    if (push) {
      history.pushState({ swapped: true }, "", address);
    }
    document.dispatchEvent(new Event("swapped"));
  } catch {
    location.assign(address);
  }
}

document.addEventListener("click", (event) => {
  const link = event.target.closest(".facet a, .above a");
  const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
  if (link && plain && link.closest("[data-swap]")) {
    event.preventDefault();
    swap(link.href, true);
  }
});

document.addEventListener("change", (event) => {
  const form = event.target.closest("form[data-auto]");
  if (form) {
    const given = new URLSearchParams(new FormData(form));
    for (const [name, value] of [...given]) {
      if (!value) {
        given.delete(name, value);
      }
    }
    swap(`${form.getAttribute("action")}?${given}`, true);
  }
});

window.addEventListener("popstate", () => {
  if (document.querySelector("[data-swap]")) {
    swap(location.href, false);
  }
});
