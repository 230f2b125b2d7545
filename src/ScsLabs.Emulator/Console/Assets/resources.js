// The resources of an account in a Region, a page at a time, and what is known of one.

import { badge, el, empty, facts, heading, more, notice, search } from "./dom.js";
import { get } from "./api.js";
import { place } from "./place.js";
import { number } from "./language.js";
import { attribute } from "./attributes.js";
import * as page from "./texts.js";
import * as say from "./texts-views.js";

export function show(root) {
  const filter = { text: "", type: "" };
  const type = el("select", { onchange: () => { filter.type = type.value; refresh(); } });
  const list = el("ul", { class: "list", "aria-label": page.resources() });
  const below = el("div");
  const detail = el("section", { class: "card detail", "aria-label": say.resource(), hidden: true });
  const split = el("div", { class: "split" }, detail, el("div", {}, list, below));
  let chosen = null;

  root.append(
    heading(page.resources(), say.resourcesHint()),
    el("div", { class: "bar" }, search(say.resourcesFilter(), (text) => { filter.text = text; refresh(); }), el("label", {}, say.type(), type)),
    split);

  async function refresh() {
    const answer = await read(0);
    const types = Object.entries(answer.types);
    type.replaceChildren(el("option", { value: "" }, say.allTypes()), ...types.map(([name, count]) => el("option", { value: name }, `${name} (${number(count)})`)));
    if (filter.type && !(filter.type in answer.types)) {
      filter.type = "";
      await refresh();
      return;
    }
    type.value = filter.type;
    list.replaceChildren();
    add(answer);
    if (chosen) await open(chosen, false);
  }

  const read = (from) => get("resources", { ...place(), ...filter, from: from || "" });

  function add(answer) {
    list.append(...answer.resources.map(item));
    below.replaceChildren(...[list.children.length === 0 ? empty(filter.text || filter.type ? say.noResourceFits() : say.noResources()) : null, more(answer.next, async () => add(await read(answer.next)))].filter(Boolean));
  }

  function item(one) {
    return el("li", { "data-arn": one.arn },
      el("button", { type: "button", class: "row", "aria-expanded": String(chosen === one.arn), onclick: () => open(one.arn, true) },
        el("span", { class: "title" }, one.name && one.name !== one.id ? `${one.name} (${one.id})` : one.id),
        el("span", {}, badge(one.type)),
        el("span", { class: "sub" }, one.arn)));
  }

  async function open(arn, movesFocus) {
    mark(arn);
    try {
      const one = await get("resource", { arn });
      if (!one.found) {
        close(null);
        return;
      }
      const tags = Object.entries(one.tags);
      detail.replaceChildren(
        el("div", { class: "head" },
          el("h2", { tabindex: "-1" }, one.name ?? one.id),
          el("button", { type: "button", class: "small", onclick: () => close(arn) }, page.close())),
        facts([[say.type(), one.type], [say.id(), one.id], [say.arn(), one.arn], [page.account(), one.account], [page.region(), one.region || page.global()], ...one.attributes.map(attribute)]),
        el("h3", {}, say.tags()),
        tags.length > 0 ? el("div", { class: "chips" }, tags.map(([key, value]) => el("span", { class: "chip" }, value ? `${key}: ${value}` : key))) : el("p", { class: "hint" }, say.noTags()));
      detail.hidden = false;
      split.classList.add("open");
      if (movesFocus) detail.querySelector("h2").focus();
    } catch (failure) {
      notice(failure.message);
    }
  }

  function close(arn) {
    mark(null);
    detail.hidden = true;
    split.classList.remove("open");
    if (arn) [...list.children].find((one) => one.dataset.arn === arn)?.firstChild.focus();
  }

  function mark(arn) {
    chosen = arn;
    for (const one of list.children) one.firstChild.setAttribute("aria-expanded", String(one.dataset.arn === arn));
  }

  return { refresh };
}
