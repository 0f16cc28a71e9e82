// The chronology's pictures: what an address can show, a hand can reach. Every page works without this file.
"use strict";

const SVG = "http://www.w3.org/2000/svg";
const at = (selector, scope = document) => [...scope.querySelectorAll(selector)];

// Another view of the same page: as a page load would show it, in place; what had the focus has it again.
async function show(address) {
  const mark = document.activeElement?.closest("[data-lane], [data-zoom], [data-first]");
  const [name] = mark ? Object.keys(mark.dataset) : [];
  if (typeof swap !== "function") {
    location.assign(address);
    return;
  }
  await swap(address, true);
  liven();
  if (name) {
    const again = document.querySelector(`[data-${name}="${CSS.escape(mark.dataset[name])}"]`);
    (again || document.querySelector("figure.brush a, .zoom a"))?.focus({ preventScroll: true });
  }
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a");
  const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
  if (link && plain && link.matches(".zoom a[href], .tl-open, .tl-more, .tl-year-bar")) {
    event.preventDefault();
    show(link.href.baseVal ?? link.href);
  }
});

// Years are chosen by dragging across the chart, or with arrows and Shift; Enter shows them, Escape lets go.
function brush(figure) {
  const svg = figure.querySelector("svg");
  const years = at(".tl-year-bar", svg);
  const band = document.createElementNS(SVG, "rect");
  band.setAttribute("class", "tl-brush");
  svg.prepend(band);
  let first = null;
  let last = null;
  const near = (x) => years.reduce((best, one) => {
    const box = one.getBoundingClientRect();
    const far = Math.max(box.left - x, x - box.right, 0);
    return far < best[1] ? [one, far] : best;
  }, [years[0], Infinity])[0];
  const ends = () => [first, last].sort((one, other) => one.dataset.first - other.dataset.first);
  const draw = () => {
    band.toggleAttribute("width", false);
    if (first) {
      const [low, high] = ends().map((one) => one.getBoundingClientRect());
      const frame = svg.getBoundingClientRect();
      band.setAttribute("x", low.left - frame.left);
      band.setAttribute("width", high.right - low.left);
      band.setAttribute("height", frame.height);
    }
  };
  const choose = () => {
    const [low, high] = ends();
    const address = new URL(low.getAttribute("href"), location.href);
    address.searchParams.set("to", high.dataset.last.padStart(4, "0"));
    first = null;
    show(address.href);
  };
  svg.addEventListener("pointerdown", (event) => {
    first = last = event.button === 0 ? near(event.clientX) : null;
  });
  svg.addEventListener("pointermove", (event) => {
    if (first && event.buttons & 1) {
      last = near(event.clientX);
      if (last !== first) {
        svg.setPointerCapture(event.pointerId);
      }
      draw();
    }
  });
  svg.addEventListener("pointerup", () => {
    if (first && first !== last) {
      choose();
    } else {
      first = null;
      draw();
    }
  });
  svg.addEventListener("pointercancel", () => { first = null; draw(); });
  svg.addEventListener("dragstart", (event) => event.preventDefault());
  roving(years, (event, now, to) => {
    if (event.key === "Enter" && first && first !== last) {
      event.preventDefault();
      choose();
    } else if (event.key === "Escape") {
      first = null;
    } else if (to && event.shiftKey) {
      first = first || now;
      last = to;
    } else if (to) {
      first = null;
    }
    draw();
  });
}

// One stop for the Tab key in a row of links; arrows, Home and End go along it.
function roving(links, more) {
  const steps = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1, Home: -Infinity, End: Infinity };
  links.forEach((link, place) => {
    link.setAttribute("tabindex", place ? "-1" : "0");
    link.addEventListener("focus", () => {
      links.forEach((one) => one.setAttribute("tabindex", one === link ? "0" : "-1"));
    });
    link.addEventListener("keydown", (event) => {
      const step = steps[event.key];
      const to = step && links[Math.min(Math.max(place + step, 0), links.length - 1)];
      if (to) {
        event.preventDefault();
        to.focus();
      }
      more(event, link, to);
    });
  });
}

// What a mark says stands on a card while the pointer or the focus is on it; a tap shows it, its link leads on.
function cards(figure) {
  const card = document.createElement("div");
  card.className = "card";
  card.hidden = true;
  card.setAttribute("aria-hidden", "true"); // the mark's own name says the same
  figure.append(card);
  let shown = null;
  let touched = false;
  const put = (mark) => {
    shown = mark;
    card.hidden = !mark;
    at(".tl-now", figure).forEach((one) => one.classList.remove("tl-now"));
    if (!mark) {
      return;
    }
    mark.classList.add("tl-now");
    const [title, ...lines] = mark.said;
    const head = document.createElement(mark.matches("a") ? "a" : "b");
    head.textContent = title;
    if (head.matches("a")) {
      head.href = mark.getAttribute("href");
      head.tabIndex = -1;
    }
    card.replaceChildren(head, ...lines.map((line) => Object.assign(document.createElement("p"), { textContent: line })));
    const frame = figure.getBoundingClientRect();
    const box = mark.querySelector(".tl-hit").getBoundingClientRect();
    const left = Math.min(box.left - frame.left, frame.width - card.offsetWidth);
    card.style.left = `${Math.max(left, 0)}px`;
    card.style.top = `${box.bottom - frame.top}px`;
  };
  const marks = at(".tl-doc, .tl-event", figure);
  for (const mark of marks) {
    const title = mark.querySelector("title");
    mark.said = title.textContent.split("\n");
    mark.setAttribute("aria-label", mark.said.join(". "));
    title.remove();
    mark.addEventListener("pointerenter", (event) => event.pointerType === "mouse" && put(mark));
    mark.addEventListener("pointerdown", (event) => { touched = event.pointerType !== "mouse"; });
    mark.addEventListener("focus", () => put(mark));
    mark.addEventListener("click", (event) => {
      if (touched && event.detail) {
        event.preventDefault();
        put(mark);
      }
    });
  }
  figure.addEventListener("pointerleave", (event) => event.pointerType === "mouse" && put(null));
  figure.addEventListener("focusout", (event) => figure.contains(event.relatedTarget) || touched || put(null));
  figure.addEventListener("keydown", (event) => event.key === "Escape" && put(null));
  document.addEventListener("pointerdown", (event) => shown && !figure.contains(event.target) && put(null));
  for (const lane of at(".tl-lane", figure)) {
    roving(marks.filter((mark) => lane.contains(mark)), () => {});
  }
}

// The browser's own calendar beside a field of a typed date.
function picker(native) {
  const field = document.getElementById(native.dataset.for);
  native.dataset.live = "";
  native.addEventListener("change", () => {
    field.value = native.value.split("-").reverse().join(".");
  });
}

function liven() {
  at("figure.brush:not([data-live])").forEach((figure) => { figure.dataset.live = ""; brush(figure); });
  at("figure.timeline:not([data-live])").forEach((figure) => { figure.dataset.live = ""; cards(figure); });
  at("input[data-for]:not([data-live])").forEach(picker);
}

new MutationObserver(liven).observe(document.getElementById("main"), { childList: true });
liven();
