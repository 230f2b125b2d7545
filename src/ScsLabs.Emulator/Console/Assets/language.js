// The language of the page: the one that the user chose here, or the first of the browser's that the page speaks.

const spoken = ["en", "ja"];
const kept = "language";
const listeners = [];
let chosen = spoken.find((one) => one === read()) ?? navigator.languages.map((one) => one.toLowerCase().split("-")[0]).find((one) => spoken.includes(one)) ?? "en";
document.documentElement.lang = chosen;

/** The language: "en" or "ja". */
export const language = () => chosen;

/** Chooses a language, and keeps the choice where the browser keeps anything. */
export function choose(one) {
  chosen = one;
  document.documentElement.lang = one;
  try {
    localStorage.setItem(kept, one);
  } catch {
    // Storage is refused. The choice holds until the page is left.
  }
  for (const listener of listeners) listener();
}

/** Calls a function when another language is chosen. */
export const onLanguage = (listener) => listeners.push(listener);

/** A number with its digits grouped. */
export const number = (value) => value.toLocaleString(chosen);

/**
 * A text in English and Japanese: a function that gives it in the page's language. Its values stand for {0}, {1} and so on; numbers among them are grouped, and lists are joined.
 * English may have another form for one of something, which the first value counts or lists.
 */
export function text(english, japanese, one = english) {
  const told = (...values) => (chosen === "ja" ? japanese : isOne(values[0]) ? one : english).replace(/\{(\d)\}/g, (_, index) => shown(values[index]));
  return Object.assign(told, { english });
}

const isOne = (value) => value === 1 || (Array.isArray(value) && value.length === 1);

const shown = (value) => (typeof value === "number" ? number(value) : Array.isArray(value) ? value.join(chosen === "ja" ? "、" : ", ") : String(value));

function read() {
  try {
    return localStorage.getItem(kept);
  } catch {
    return null;
  }
}
