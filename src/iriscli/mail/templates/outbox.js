
"use strict";
(() => {
  const cards = [...document.querySelectorAll("article")];
  const count = document.querySelector("#count b");
  const command = document.querySelector("#command");

  const kept = (key) => { try { return localStorage.getItem(key) !== null; } catch { return false; } };
  const keep = (key, is) => {
    try { is ? localStorage.setItem(key, "sent") : localStorage.removeItem(key); } catch { /* for now only */ }
  };
  const tell = () => {
    const done = cards.filter((card) => card.classList.contains("done"));
    count.textContent = done.length;
    const some = done.length > 0 && done.length < cards.length;
    const whom = some ? done.map((card) => ` --for ${card.dataset.id}`).join("") : "";
    command.textContent = command.dataset.command + whom;
  };
  const copy = async (button, element) => {
    try {
      await navigator.clipboard.writeText(element.textContent);
    } catch {
      const details = element.closest("details");
      if (details) details.open = true;
      getSelection().selectAllChildren(element);
      return;
    }
    const name = button.textContent;
    button.textContent = button.dataset.done;
    setTimeout(() => { button.textContent = name; }, 1500);
  };

  for (const card of cards) {
    const box = card.querySelector("input");
    box.checked = kept(card.dataset.key);
    card.classList.toggle("done", box.checked);
    box.addEventListener("change", () => {
      keep(card.dataset.key, box.checked);
      card.classList.toggle("done", box.checked);
      tell();
    });
    const button = card.querySelector(".copy");
    button.addEventListener("click", () => copy(button, card.querySelector("pre")));
  }
  const whole = document.querySelector("#copy-command");
  if (whole) whole.addEventListener("click", () => copy(whole, command));
  for (const element of document.querySelectorAll("[hidden]")) element.hidden = false;
  if (cards.length) tell();
})();
