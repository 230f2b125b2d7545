// What is shown where the address names no view.

import { el } from "./dom.js";
import * as page from "./texts.js";

export const title = page.nowhere;

export function show(root) {
  root.append(el("h1", {}, page.nowhere()), el("p", {}, page.noSuchView(location.hash)), el("p", {}, el("a", { href: "#/calls" }, page.toFirst())));
  return { refresh: async () => {} };
}
