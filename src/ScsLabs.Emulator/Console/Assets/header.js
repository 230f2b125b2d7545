// The header's texts, and the choice of the language.

import { choose, language, onLanguage } from "./language.js";
import * as say from "./texts.js";

const buttons = document.querySelectorAll(".languages button");

for (const button of buttons) button.addEventListener("click", () => choose(button.lang));
onLanguage(label);

/** Gives each element of the page that names a text this text, in the chosen language. */
export function label() {
  for (const one of document.querySelectorAll("[data-text]")) one.textContent = say[one.dataset.text]();
  for (const one of document.querySelectorAll("[data-label]")) one.setAttribute("aria-label", say[one.dataset.label]());
  for (const one of document.querySelectorAll("[data-title]")) one.setAttribute("title", say[one.dataset.title]());
  for (const button of buttons) button.setAttribute("aria-pressed", String(button.lang === language()));
}
