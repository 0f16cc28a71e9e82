// Runs before anything is painted, so that nothing moves afterwards: says what this browser can do.
"use strict";

(() => {
  const can = ["script"];
  try {
    localStorage.setItem("derekkoz-works", "1");
    localStorage.removeItem("derekkoz-works");
    can.push("keeps");
  } catch { /* boxes are then sent by forms */ }
  if (navigator.clipboard) {
    can.push("copies");
  }
  document.documentElement.classList.add(...can);
})();
