// A list, and the detail of one of its rows: beside the list, or in its place where there is no room for both.

import { el } from "./dom.js";
import { put } from "./address.js";
import * as page from "./texts.js";

/**
 * The detail of a list. What is chosen is kept in kept.chosen; with the name of a view, the page's address names it, too.
 * @param {{ kept: object, label: string, list: Element, below: Element, view?: string }} parts
 */
export function beside({ kept, label, list, below, view }) {
  const body = el("div", { class: "body" });
  const back = el("button", { type: "button", class: "small back", onclick: close }, page.backToList());
  const detail = el("section", { class: "card detail", "aria-label": label, hidden: true, onkeydown: (event) => { if (event.key === "Escape") close(); } }, back, body);
  const split = el("div", { class: "split" }, detail, el("div", {}, list, below));

  /** A row of the list. */
  function row(key, onOpen, kind, ...children) {
    return el("li", { "data-key": key }, el("button", { type: "button", class: `row ${kind}`, "aria-expanded": String(kept.chosen === key), onclick: () => onOpen(key, true) }, ...children));
  }

  const rowOf = (key) => [...list.children].find((one) => one.dataset.key === key)?.firstChild;

  /** Shows these rows. Who was at one of them stays there. */
  function fill(rows) {
    const at = list.contains(document.activeElement) ? document.activeElement.closest("li").dataset.key : null;
    list.replaceChildren(...rows);
    if (at) rowOf(at)?.focus({ preventScroll: true });
  }

  /** Marks the row that is chosen. */
  function mark(key) {
    kept.chosen = key;
    for (const one of list.children) one.firstChild.setAttribute("aria-expanded", String(one.dataset.key === key));
    if (view) put(view, key);
  }

  /** Shows the detail. What is the same stays, and who reads it stays where they are. */
  function show(parts, movesFocus) {
    const next = el("div", { class: "body" }, ...parts);
    if (!movesFocus && !detail.hidden && body.isEqualNode(next)) return;
    body.replaceChildren(...next.childNodes);
    detail.hidden = false;
    split.classList.add("open");
    if (!movesFocus) return;
    body.querySelector("h2").focus({ preventScroll: isAlone() });
    if (isAlone()) detail.scrollIntoView({ block: "start" });
    else detail.scrollTop = 0;
  }

  /** Whether the detail is in the place of the list: styles say when. */
  const isAlone = () => back.checkVisibility();

  /** Closes the detail, and goes back to its row. */
  function close() {
    const [key, wasAlone] = [kept.chosen, isAlone()];
    hide();
    const at = rowOf(key) ?? document.getElementById("view");
    at.focus({ preventScroll: true });
    if (at.matches(".row")) at.scrollIntoView({ block: wasAlone ? "center" : "nearest" });
  }

  function hide() {
    mark(null);
    detail.hidden = true;
    split.classList.remove("open");
  }

  /** The heading of a detail, with the way back. */
  const head = (title) => el("div", { class: "head" }, el("h2", { tabindex: "-1" }, title), el("button", { type: "button", class: "small", onclick: close }, page.close()));

  /** What is shown in the place of a detail that isn't there. */
  const missing = (text) => [head(page.notFound()), el("p", {}, text), el("p", {}, el("a", { href: `#/${view}`, onclick: close }, page.showAll()))];

  return { split, row, fill, mark, show, close, hide, head, missing, isOpen: () => !detail.hidden };
}
