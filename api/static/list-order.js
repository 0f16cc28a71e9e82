// A list in its order by hand is also put in order by dragging a line by its handle; the buttons beside it do the same.
"use strict";

(() => {
  const EDGE = 80, STEP = 14; // pixels: where a dragged line makes the page go along, and how far at a time
  let line = null;
  let before = [];

  const lines = (list) => [...list.querySelectorAll(":scope > li[id]")];

  function grips() {
    const list = document.querySelector(".references[data-drag]:not([data-live])");
    if (!list) {
      return;
    }
    list.dataset.live = "";
    list.addEventListener("pointerdown", (event) => {
      if (event.target.matches(".grip") && event.button === 0) {
        event.preventDefault();
        line = event.target.closest("li");
        before = lines(list);
        line.classList.add("dragged");
        list.setPointerCapture(event.pointerId);
      }
    });
    list.addEventListener("pointermove", ({ clientY }) => line && move(list, clientY));
    list.addEventListener("pointerup", () => line && drop(list, true));
    list.addEventListener("pointercancel", () => line && drop(list, false));
  }

  function move(list, y) {
    const next = lines(list).find((one) => {
      const { top, height } = one.getBoundingClientRect();
      return one !== line && y < top + height / 2;
    }) ?? null;
    if (next !== line.nextElementSibling) {
      list.insertBefore(line, next);
    }
    if (y < EDGE || y > innerHeight - EDGE) {
      scrollBy(0, y < EDGE ? -STEP : STEP);
    }
  }

  function drop(list, kept) {
    const moved = line.id.slice(2);
    line.classList.remove("dragged");
    line = null;
    const now = lines(list);
    if (!kept || now.every((one, place) => one === before[place])) {
      list.append(...before);
      return;
    }
    const form = list.closest("form");
    const [shown, order] = [before, now].map((all) => all.map((one) => one.id.slice(2)));
    const old = form.elements.keys.value;
    const keys = old.split("\n").map((key) => (shown.includes(key) ? order.shift() : key)).join("\n");
    document.dispatchEvent(new CustomEvent("reordered", { detail: { old, keys } }));
    form.elements.keys.value = keys;
    form.elements.moved.value = moved;
    form.submit();
  }

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && line) {
      drop(line.parentNode, false);
    }
  });
  document.addEventListener("swapped", grips);
  grips();
})();
