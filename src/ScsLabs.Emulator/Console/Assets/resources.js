// The resources of an account in a Region, a page at a time, and what is known of one.

import { badge, el, empty, facts, heading, more, named, notice, search, whole } from "./dom.js";
import { get } from "./api.js";
import { beside } from "./detail.js";
import { place } from "./place.js";
import { number } from "./language.js";
import { attribute } from "./attributes.js";
import * as page from "./texts.js";
import * as say from "./texts-views.js";

export function show(root, kept) {
  const filter = (kept.filter ??= { text: "", type: "" });
  const type = el("select", { onchange: () => { filter.type = type.value; refresh(); } });
  const list = el("ul", { class: "list", "aria-label": page.resources() });
  const below = el("div");
  const detail = beside({ kept, label: say.resource(), list, below, view: "resources" });
  let told = "";

  root.append(
    heading(page.resources(), say.resourcesHint()),
    el("div", { class: "bar" }, search(say.resourcesFilter(), filter.text, (text) => { filter.text = text; refresh(); }), el("label", {}, say.type(), type)),
    detail.split);

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
    detail.fill(answer.resources.map(item));
    add({ resources: [], next: answer.next });
    if (kept.chosen) await open(kept.chosen, false);
  }

  const read = (from) => get("resources", { ...place(), ...filter, from: from || "" });

  function add(answer) {
    list.append(...answer.resources.map(item));
    below.replaceChildren(...[list.children.length === 0 ? empty(filter.text || filter.type ? say.noResourceFits() : say.noResources()) : null, more(answer.next, async () => add(await read(answer.next)))].filter(Boolean));
  }

  function item(one) {
    return detail.row(one.arn, open, "tagged", el("span", { class: "title" }, whole(named(one))), badge(one.type), el("span", { class: "sub" }, whole(one.arn)));
  }

  async function open(arn, movesFocus) {
    detail.mark(arn);
    try {
      const one = await get("resource", { arn });
      if (kept.chosen !== arn) return;
      if (!one.found) {
        if (told === arn) detail.hide();
        else detail.show(detail.missing(say.noSuchResource(arn)), movesFocus);
        return;
      }
      told = arn;
      const tags = Object.entries(one.tags);
      detail.show([
        detail.head(one.name ?? one.id),
        facts([[say.type(), one.type], [say.id(), one.id], [say.arn(), one.arn], [page.account(), one.account], [page.region(), one.region || page.global()], ...one.attributes.map(attribute)]),
        el("h3", {}, say.tags()),
        tags.length > 0 ? el("div", { class: "chips" }, tags.map(([key, value]) => el("span", { class: "chip" }, value ? `${key}: ${value}` : key))) : el("p", { class: "hint" }, say.noTags()),
      ], movesFocus);
    } catch (failure) {
      notice(failure.message);
    }
  }

  return { refresh };
}
