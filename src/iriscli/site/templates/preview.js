// What the preview adds to a page: it follows the visit file, and keeps the reader's place.
"use strict";

(() => {
  const root = document.documentElement;
  const framed = window !== window.parent; // on the phone that the preview shows
  root.classList.toggle("iris-framed", framed);

  const EVERY = 200; // milliseconds between two looks at the files
  const ENDED = "iris preview has ended";
  const sheets = new Map(); // the rules for paper and for screens, as they are written
  let latest = 0; // the number of the page that was asked for last
  let place = null; // what was in sight on the last page of the site

  const id = (name) => document.getElementById(`iris-${name}`);
  const get = async (path) => {
    const answer = await fetch(path, { cache: "no-store" });
    return answer.text();
  };

  function element(name, text, more = {}) {
    return Object.assign(document.createElement(name), { textContent: text }, more);
  }

  function say(text) {
    if (id("status").textContent !== text) id("status").textContent = text;
  }

  // The place on the page: its first row or heading in sight, and how far down that is.

  function placed() {
    if (id("page") === null) return place; // there are problems in place of a page
    if (scrollY === 0) return { top: 0, y: 0 };
    for (const one of document.querySelectorAll("tr[id], h2[id]")) {
      const { top, bottom } = one.getBoundingClientRect();
      if (bottom > 0 && top < innerHeight) return { id: one.id, top, y: scrollY };
    }
    return { top: 0, y: scrollY };
  }

  function goTo(where) {
    const one = where?.id && document.getElementById(where.id);
    if (one) scrollBy({ top: one.getBoundingClientRect().top - where.top, behavior: "instant" });
    else if (where) scrollTo({ top: where.y, behavior: "instant" });
  }

  // Another page, or the same one as it is now, in place of the one that is shown.

  async function show(address) {
    const mine = ++latest;
    const next = new DOMParser().parseFromString(await get(address), "text/html");
    const bar = id("bar");
    const other = next.getElementById("iris-bar");
    if (mine !== latest || other === null) return;
    place = placed();
    const focused = document.activeElement?.id;
    const open = [...document.querySelectorAll("main details")].map((one) => one.open);
    const old = [...document.body.children].filter((one) => one !== bar && one !== id("phone"));
    for (const name of ["lang", "dir"]) root.setAttribute(name, next.documentElement.getAttribute(name));
    document.title = next.title;
    history.replaceState(null, "", address);
    bar.dataset.state = other.dataset.state;
    other.remove();
    bar.before(...next.body.children);
    for (const one of old) one.remove();
    id("where").replaceChildren(...other.querySelector("#iris-where").childNodes);
    document.querySelectorAll("main details").forEach((one, at) => (one.open = open[at] ?? false));
    if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
    goTo(place);
    await remark();
  }

  async function follow() {
    try {
      if (!document.hidden) {
        const state = await get("/-/state.txt");
        if (id("status").textContent === ENDED) say("");
        if (state !== id("bar").dataset.state) {
          await show(location.href);
          say("Updated");
          setTimeout(say, 2000, "");
        }
      }
    } catch {
      say(ENDED);
    }
    setTimeout(follow, EVERY);
  }

  // What `iris check` has to say, beside what it is about; all of it in the bar.

  async function remark() {
    const mine = latest;
    const remarks = JSON.parse(await get("/-/remarks.json"));
    if (mine !== latest) return;
    const before = placed();
    document.querySelectorAll(".iris-remark").forEach((one) => one.remove());
    id("remarks").hidden = remarks.length === 0;
    const { length } = remarks;
    id("remarks").querySelector("summary").textContent = length === 1 ? "1 remark" : `${length} remarks`;
    id("remarks").querySelector("ol").replaceChildren(...remarks.map(listed));
    root.classList.toggle("iris-remarked", document.querySelector(".iris-remark") !== null);
    spread();
    goTo(before);
  }

  function listed(remark) {
    const level = remark.level === "warning" ? "Warning" : "Note";
    const at = remark.at.map((one) => document.getElementById(one)).find((one) => one !== null);
    const item = element("li", "", { className: `iris-${remark.level}` });
    item.append(element("b", level), ` ${remark.where}`, element("br", ""));
    item.append(at ? element("a", remark.said, { href: `#${at.id}` }) : remark.said);
    if (at) {
      const note = element("div", "", { className: `iris-remark iris-${remark.level}` });
      note.setAttribute("role", "note");
      note.setAttribute("lang", "en");
      note.setAttribute("dir", "ltr");
      note.append(element("b", level), ` line ${remark.line}`, element("br", ""), remark.message);
      const cell = at.querySelector(".what");
      if (cell) cell.append(note);
      else at.after(note);
    }
    return item;
  }

  // Notes in the margin do not cover one another.
  function spread() {
    let free = 0;
    for (const note of document.querySelectorAll(".iris-remark")) {
      note.style.marginTop = "";
      if (getComputedStyle(note).position !== "absolute") continue;
      const top = note.getBoundingClientRect().top + scrollY;
      const down = Math.max(0, free - top);
      note.style.marginTop = `${down}px`;
      free = top + down + note.offsetHeight + 12;
    }
  }

  // The page as on a screen, on a phone, or on paper.

  function view(as) {
    sessionStorage.setItem("iris-view", as);
    document.querySelector(`[name=iris-view][value=${as}]`).checked = true;
    root.classList.toggle("iris-phone", as === "phone");
    root.classList.toggle("iris-paper", as === "paper");
    id("print").hidden = as !== "paper";
    for (const [rule, written] of sheets) {
      const changed = written.includes("print") ? "all" : "not all";
      rule.media.mediaText = as === "paper" ? changed : written;
    }
    id("phone")?.remove();
    if (as === "phone") {
      const phone = element("div", "", { id: "iris-phone" });
      phone.append(element("iframe", "", { src: location.href, title: "The page on a phone" }));
      id("bar").before(phone);
    }
    spread();
  }

  function start() {
    for (const sheet of document.styleSheets) {
      if (sheet.href.endsWith("/style.css")) {
        for (const rule of sheet.cssRules) if (rule.media) sheets.set(rule, rule.media.mediaText);
      }
    }
    id("bar").addEventListener("change", ({ target }) => {
      if (target.name === "iris-view") view(target.value);
      else {
        show(target.value);
        document.querySelector("#iris-phone iframe")?.contentWindow.irisShow?.(target.value);
      }
    });
    id("print").addEventListener("click", () => print());
    addEventListener("resize", spread);
    window.irisShow = show;
    if (!framed) view(sessionStorage.getItem("iris-view") ?? "screen");
    remark();
    follow();
  }

  if (document.readyState === "loading") addEventListener("DOMContentLoaded", start);
  else start();
})();
