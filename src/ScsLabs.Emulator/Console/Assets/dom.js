// Makes elements. Texts of the world become text nodes and attribute values only, never markup.

import * as say from "./texts.js";

const svgNamespace = "http://www.w3.org/2000/svg";

/** Makes an element: properties that begin with "on" are listeners, null and false are left out. */
export function el(name, properties = {}, ...children) {
  return fill(document.createElement(name), properties, children);
}

/** Makes an element of a drawing. */
export function svg(name, properties = {}, ...children) {
  return fill(document.createElementNS(svgNamespace, name), properties, children);
}

function fill(element, properties, children) {
  for (const [key, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (key === "value" || key === "checked" || key === "disabled") element[key] = value;
    else element.setAttribute(key, value === true ? "" : String(value));
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/**
 * A text of which identifiers stay in one line as long as they fit: a browser would break them at their hyphens.
 * An ARN is broken behind a colon or slash.
 */
export function whole(text) {
  return String(text).split(/([\x21-\x7e]+)/).flatMap((word) => (/\w-\w|^arn:/.test(word) ? word.match(/[^:/]+[:/]*|[:/]+/g).map((part) => el("span", { class: "whole" }, part)) : [word]));
}

/** What a line tells one after another; what isn't there is left out. */
export const listed = (parts) => parts.filter(Boolean).flatMap((part, index) => [index > 0 ? " · " : null, ...whole(part)]);

/** The name of something with its id. */
export const named = (one) => (one.name && one.name !== one.id ? `${one.name} (${one.id})` : one.id);

/** A badge: good, bad, warn or none of these. */
export const badge = (text, kind = "") => el("span", { class: `badge ${kind}` }, text);

/** What is shown where there is nothing. */
export const empty = (text) => el("p", { class: "empty" }, text);

/** A view's heading with a line that says what it shows. */
export const heading = (title, hint) => el("div", {}, el("h1", {}, title), el("p", { class: "hint" }, hint));

/** A time as the page shows it: UTC, like the world's clock. */
export function time(text) {
  if (!text) return "";
  const date = new Date(text);
  return Number.isNaN(date.getTime()) ? String(text) : date.toISOString().slice(0, 19).replace("T", " ");
}

/** The time of day. */
export const clock = (text) => time(text).slice(11);

/** A size in bytes. */
export function size(bytes) {
  if (bytes < 1024) return `${bytes} B`;
  return bytes < 1048576 ? `${(bytes / 1024).toFixed(1)} KB` : `${(bytes / 1048576).toFixed(1)} MB`;
}

/** JSON with line breaks; what isn't JSON stays as it is. */
export function pretty(text) {
  try {
    return JSON.stringify(typeof text === "string" ? JSON.parse(text) : text, null, 2);
  } catch {
    return String(text);
  }
}

/** Names with values; what looks like JSON is a block over the whole width. */
export function facts(pairs) {
  const list = el("dl", { class: "facts" });
  for (const [name, value] of pairs) {
    if (value === null || value === undefined || value === "") continue;
    const isJson = typeof value === "string" && /^\s*[[{]/.test(value);
    list.append(
      el("dt", { class: isJson ? "wide" : "" }, name),
      el("dd", { class: isJson ? "wide" : "" }, isJson ? el("pre", { tabindex: "0" }, pretty(value)) : typeof value === "string" ? whole(value) : value));
  }
  return list;
}

/** Calls a function once, when no further call has come for a while. */
export function calm(work, milliseconds) {
  let timer = 0;
  return (...values) => {
    clearTimeout(timer);
    timer = setTimeout(() => work(...values), milliseconds);
  };
}

/** A field to search in, which tells its text when the user pauses. */
export function search(label, value, onText) {
  const later = calm((text) => onText(text), 250);
  return el("label", {}, label, el("input", { type: "search", value, autocomplete: "off", spellcheck: "false", oninput: (event) => later(event.target.value.trim()) }));
}

/** The button of a list by which the next page comes; nothing on the last one. */
export const more = (next, onMore) => (next ? el("button", { type: "button", onclick: onMore }, say.more()) : null);

/** Tells the user, and screen readers, what happened. */
export function notice(text) {
  const place = document.getElementById("notice");
  place.textContent = text;
  clearTimeout(notice.timer);
  notice.timer = setTimeout(() => { place.textContent = ""; }, 6000);
}

/** Asks before something that can't be undone. */
export function confirm(title, text, action) {
  return new Promise((answer) => {
    const dialog = el("dialog", { "aria-labelledby": "confirm-title" },
      el("form", { method: "dialog" },
        el("h2", { id: "confirm-title" }, title),
        el("p", {}, text),
        el("div", { class: "actions" },
          el("button", { value: "no", autofocus: true }, say.cancel()),
          el("button", { value: "yes", class: "danger" }, action))));
    dialog.addEventListener("close", () => { answer(dialog.returnValue === "yes"); dialog.remove(); });
    document.body.append(dialog);
    dialog.showModal();
  });
}
