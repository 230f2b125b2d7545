// Log groups, their streams, and the newest events of one: where functions' output is.

import { badge, el, empty, heading, listed, more, search, size, time, whole } from "./dom.js";
import { get } from "./api.js";
import { place } from "./place.js";
import * as page from "./texts.js";
import * as say from "./texts-views.js";

export function show(root, kept) {
  const [filter, at] = [(kept.filter ??= { text: "" }), (kept.at ??= { group: "", stream: "" })];
  const crumbs = el("nav", { class: "crumbs", "aria-label": say.where() });
  const content = el("div");
  let where = "";
  root.append(heading(page.logs(), say.logsHint()),
    el("div", { class: "bar" }, search(say.logsFilter(), filter.text, (text) => { filter.text = text; refresh(); })), crumbs, content);

  async function refresh() {
    const now = JSON.stringify(place());
    if (where !== now) {
      if (where) go("", "");
      where = now;
    }
    crumbs.replaceChildren(...(at.group ? [link(say.allGroups(), "", ""), "›", at.stream ? link(at.group, at.group, "") : el("strong", {}, whole(at.group)), ...(at.stream ? ["›", el("strong", {}, whole(at.stream))] : [])] : []));
    const answer = await read(0);
    if (answer.events) content.replaceChildren(ofEvents(answer.events));
    else content.replaceChildren(...list(answer));
  }

  const read = (from) => get("logs", { ...place(), ...at, ...filter, from: from || "" });

  function list(answer) {
    const items = el("ul", { class: "list", "aria-label": answer.groups ? say.groups() : say.streams() });
    const below = el("div");
    const add = (got) => {
      items.append(...(got.groups ?? got.streams).map((one) => el("li", {}, el("button", { type: "button", class: "row tagged", onclick: () => { at.group ? go(at.group, one.name) : go(one.name, ""); refresh(); } },
        el("span", { class: "title" }, whole(one.name)), one.function ? badge(say.ofFunction(one.function)) : el("span"),
        el("span", { class: "sub" }, listed([one.streams === undefined ? null : say.countStreams(one.streams), size(one.bytes), one.newest ? say.newestEvent(time(one.newest)) : null]))))));
      below.replaceChildren(...[more(got.next, async () => add(await read(got.next))), items.children.length === 0 ? empty(answer.groups ? say.noGroups() : say.noStreams()) : null].filter(Boolean));
    };
    add(answer);
    return [items, below];
  }

  const ofEvents = (events) => (events.length === 0 ? empty(say.noEvents()) : el("div", { class: "card" },
    el("p", { class: "hint" }, say.newestFirst()),
    el("ol", { class: "log", "aria-label": say.logEvents() }, events.map((one) => el("li", {}, el("time", { datetime: one.at }, time(one.at)), el("span", {}, one.message))))));

  const link = (text, group, stream) => el("button", { type: "button", class: "small", onclick: () => { go(group, stream); refresh(); } }, text);

  function go(group, stream) {
    [at.group, at.stream] = [group, stream];
  }

  return { refresh };
}
