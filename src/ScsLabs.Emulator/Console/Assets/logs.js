// Log groups, their streams, and the newest events of one: where functions' output is.

import { badge, el, empty, heading, more, search, size, time } from "./dom.js";
import { get } from "./api.js";
import { place } from "./place.js";

export function show(root) {
  const [filter, at] = [{ text: "" }, { group: "", stream: "" }];
  const crumbs = el("nav", { class: "crumbs", "aria-label": "Where you are" });
  const content = el("div");
  let where = "";
  root.append(heading("Logs", "The log groups of CloudWatch Logs. A function's output is in the group /aws/lambda/NAME."),
    el("div", { class: "bar" }, search("Filter: group, stream or message", (text) => { filter.text = text; refresh(); })), crumbs, content);

  async function refresh() {
    const now = JSON.stringify(place());
    if (where !== now) {
      if (where) go("", "");
      where = now;
    }
    crumbs.replaceChildren(...(at.group ? [link("All groups", "", ""), "›", at.stream ? link(at.group, at.group, "") : el("strong", {}, at.group), ...(at.stream ? ["›", el("strong", {}, at.stream)] : [])] : []));
    const answer = await read(0);
    if (answer.events) content.replaceChildren(ofEvents(answer.events));
    else content.replaceChildren(...list(answer));
  }

  const read = (from) => get("logs", { ...place(), ...at, ...filter, from: from || "" });

  function list(answer) {
    const items = el("ul", { class: "list", "aria-label": answer.groups ? "Log groups" : "Log streams" });
    const below = el("div");
    const add = (page) => {
      items.append(...(page.groups ?? page.streams).map((one) => el("li", {}, el("button", { type: "button", class: "row", onclick: () => { at.group ? go(at.group, one.name) : go(one.name, ""); refresh(); } },
        el("span", { class: "title" }, one.name), one.function ? badge(`function ${one.function}`) : el("span"),
        el("span", { class: "sub" }, [one.streams === undefined ? null : one.streams === 1 ? "1 stream" : `${one.streams} streams`, size(one.bytes), one.newest ? `newest event ${time(one.newest)}` : null].filter(Boolean).join(" · "))))));
      below.replaceChildren(...[more(page.next, async () => add(await read(page.next))), items.children.length === 0 ? empty(answer.groups ? "There are no log groups here." : "There are no log streams here.") : null].filter(Boolean));
    };
    add(answer);
    return [items, below];
  }

  const ofEvents = (events) => (events.length === 0 ? empty("There are no events here.") : el("div", { class: "card" },
    el("p", { class: "hint" }, "Newest first."),
    el("ol", { class: "log", "aria-label": "Events" }, events.map((one) => el("li", {}, el("time", { datetime: one.at }, time(one.at)), el("span", {}, one.message))))));

  const link = (text, group, stream) => el("button", { type: "button", class: "small", onclick: () => { go(group, stream); refresh(); } }, text);

  function go(group, stream) {
    [at.group, at.stream] = [group, stream];
  }

  return { refresh };
}
