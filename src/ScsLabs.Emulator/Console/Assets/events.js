// EventBridge's rules, and what CloudTrail recorded.

import { badge, calm, clock, el, empty, facts, heading, notice, pretty, search, time } from "./dom.js";
import { get } from "./api.js";
import { place } from "./place.js";
import * as page from "./texts.js";
import * as say from "./texts-views.js";

export function show(root) {
  const filter = { text: "" };
  const rules = el("div");
  const trail = el("ul", { class: "list", "aria-label": say.trailEvents() });
  const nothing = el("div");
  const detail = el("section", { class: "card detail", "aria-label": say.event(), hidden: true });
  const split = el("div", { class: "split" }, detail, el("div", {}, trail, nothing));

  root.append(
    heading(page.events(), say.eventsHint()),
    el("div", { class: "bar" }, search(say.eventsFilter(), (text) => { filter.text = text; refresh(); })),
    el("h2", {}, say.eventRules()), rules, el("h2", {}, say.trail()), split);

  async function refresh() {
    const [ofBuses, ofTrail] = await Promise.all([get("rules", { ...place(), ...filter }), get("trail", { ...place(), ...filter })]);
    rules.replaceChildren(ofBuses.rules.length > 0 ? el("div", { class: "grid" }, ofBuses.rules.map(card)) : empty(say.noEventRules()));
    trail.replaceChildren(...ofTrail.events.map(item));
    nothing.replaceChildren(...(ofTrail.events.length === 0 ? [empty(say.noTrailEvents())] : []));
  }

  const card = (rule) => el("section", { class: "card", "aria-label": rule.name },
    el("div", { class: "head" }, el("h3", {}, rule.name), badge(rule.enabled ? say.enabled() : say.disabled(), rule.enabled ? "good" : "warn")),
    facts([[say.bus(), rule.bus], [say.schedule(), rule.schedule], [say.nextTime(), time(rule.next)], [say.targets(), rule.targets.length > 0 ? rule.targets.join("\n") : say.noTargets()], [say.pattern(), rule.pattern]]));

  const item = (one) => el("li", {},
    el("button", { type: "button", class: "row", onclick: (event) => open(one.requestId, event.currentTarget) },
      el("span", { class: "title" }, one.name), el("time", { class: "side", datetime: one.at, title: time(one.at) }, clock(one.at)),
      el("span", { class: "sub" }, [one.source, one.principal, one.readOnly ? say.reads() : say.writes(), one.errorCode].filter(Boolean).join(" · "))));

  async function open(requestId, button) {
    try {
      const { event } = await get("trail", { ...place(), requestId });
      detail.replaceChildren(
        el("div", { class: "head" }, el("h2", { tabindex: "-1" }, event?.eventName ?? say.gone()), el("button", { type: "button", class: "small", onclick: () => { detail.hidden = true; split.classList.remove("open"); button.focus(); } }, page.close())),
        event ? el("pre", { tabindex: "0" }, pretty(event)) : empty(say.eventIsGone()));
      detail.hidden = false;
      split.classList.add("open");
      detail.querySelector("h2").focus();
    } catch (failure) {
      notice(failure.message);
    }
  }

  // A call that only reads is an event, too, and changes no world.
  return { refresh, call: calm(() => refresh().catch((failure) => notice(failure.message)), 500) };
}
