// Runs before anything is painted, so that nothing moves afterwards: says what this browser can do.
"use strict";

(() => {
  const can = ["script"];
  try {
    localStorage.setItem("derekkoz-works", "1");
    localStorage.removeItem("derekkoz-works");
    can.push("keeps");
    const mine = new Set(JSON.parse(localStorage.getItem("derekkoz-list") ?? "[]"));
    const asked = new URLSearchParams(location.search).getAll("key");
    if (asked.length && asked.every((key) => mine.has(key))) {
      can.push("mine");
    }
  } catch { /* boxes are then sent by forms */ }
  if (navigator.clipboard) {
    can.push("copies");
  }
  document.documentElement.classList.add(...can);
})();
