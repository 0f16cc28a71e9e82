// References taken from a page: copied with their italics and numbers, and shown below a record where "cite" is pressed.
"use strict";

(() => {
  const plain = (part) => part.innerText.replace(/\s+/g, " ").trim();

  // A part is a reference, or a line of a list with its number and its reference.
  function read(part) {
    const body = part.querySelector(".body") ?? part;
    const label = part.querySelector(".label");
    const copy = body.cloneNode(true);
    copy.querySelectorAll("[class]").forEach((inner) => inner.removeAttribute("class"));
    return { label: label ? plain(label) : "", text: plain(body), html: copy.innerHTML.trim() };
  }

  async function copied(parts) {
    const rows = parts.map(read);
    const text = rows.map((row) => (row.label ? `${row.label} ${row.text}` : row.text)).join("\n");
    const start = Number.parseInt(rows[0].label, 10);
    const counted = rows.length > 1 && rows.every((row, place) => /^\d+\.?$/.test(row.label) && Number.parseInt(row.label, 10) === start + place);
    const lines = rows.map((row) => (counted ? `<li>${row.html}</li>` : `<p>${row.label ? `${row.label} ` : ""}${row.html}</p>`)).join("");
    const html = counted ? `<ol start="${start}">${lines}</ol>` : rows.length > 1 ? lines : rows[0].html;
    const kinds = { "text/plain": text, "text/html": html };
    const blobs = Object.entries(kinds).map(([kind, value]) => [kind, new Blob([value], { type: kind })]);
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
  }

  async function copy(button) {
    const scope = button.closest("[data-cite]") ?? document;
    const parts = [...scope.querySelectorAll(button.dataset.copy)];
    if (parts.length) {
      await copied(parts);
      const word = button.textContent;
      button.textContent = button.dataset.done;
      setTimeout(() => { button.textContent = word; }, 2000);
    }
  }

  async function cite(address, old) {
    const answer = await fetch(address, { headers: { Accept: "text/html" }, credentials: "same-origin" });
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-cite]");
    if (!fresh) {
      location.assign(address);
      return;
    }
    const chose = old.contains(document.activeElement);
    old.replaceWith(fresh);
    if (chose) {
      fresh.querySelector("[name=style]")?.focus();
    }
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest(".copy");
    const link = event.target.closest("a.cite");
    if (button) {
      copy(button);
    } else if (link && event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      const shown = link.parentNode.querySelector("[data-cite]");
      const open = link.getAttribute("aria-expanded") === "true";
      link.setAttribute("aria-expanded", String(!open));
      if (open) {
        shown?.remove();
      } else {
        const place = document.createElement("div");
        link.after(place);
        cite(link.href, place).catch(() => location.assign(link.href));
      }
    }
  });

  document.addEventListener("change", ({ target }) => {
    const box = target.closest("[data-cite]");
    if (box && target.name === "style") {
      const address = new URL(target.form.action);
      address.search = new URLSearchParams(new FormData(target.form));
      cite(address.href, box).catch(() => location.assign(address.href));
      if (!box.closest(".hit, .lines, .cited")) {
        history.replaceState(null, "", address.href);
      }
    }
  });

  document.querySelectorAll("a.cite").forEach((link) => link.setAttribute("aria-expanded", "false"));
})();
