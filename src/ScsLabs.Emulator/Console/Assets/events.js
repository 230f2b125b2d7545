// EventBridge's rules, and what CloudTrail recorded.

import { badge, calm, clock, el, empty, facts, heading, notice, pretty, search, time } from "./dom.js";
import { get } from "./api.js";
import { place } from "./place.js";

export function show(root) {
  const filter = { text: "" };
  const rules = el("div");
  const trail = el("ul", { class: "list", "aria-label": "Events of CloudTrail" });
  const nothing = el("div");
  const detail = el("section", { class: "card detail", "aria-label": "Event", hidden: true });
  const split = el("div", { class: "split" }, detail, el("div", {}, trail, nothing));

  root.append(
    heading("Events", "The rules of EventBridge with their targets, and the management events that CloudTrail recorded."),
    el("div", { class: "bar" }, search("Filter: rule, pattern, event, principal or error", (text) => { filter.text = text; refresh(); })),
    el("h2", {}, "EventBridge rules"), rules, el("h2", {}, "CloudTrail, newest first"), split);

  async function refresh() {
    const [ofBuses, ofTrail] = await Promise.all([get("rules", { ...place(), ...filter }), get("trail", { ...place(), ...filter })]);
    rules.replaceChildren(ofBuses.rules.length > 0 ? el("div", { class: "grid" }, ofBuses.rules.map(card)) : empty("EventBridge has no rules here."));
    trail.replaceChildren(...ofTrail.events.map(item));
    nothing.replaceChildren(...(ofTrail.events.length === 0 ? [empty("CloudTrail recorded no events here.")] : []));
  }

  const card = (rule) => el("section", { class: "card", "aria-label": rule.name },
    el("div", { class: "head" }, el("h3", {}, rule.name), badge(rule.enabled ? "enabled" : "disabled", rule.enabled ? "good" : "warn")),
    facts([["Event bus", rule.bus], ["Schedule", rule.schedule], ["Next time", time(rule.next)], ["Targets", rule.targets.length > 0 ? rule.targets.join("\n") : "none"], ["Pattern", rule.pattern]]));

  const item = (one) => el("li", {},
    el("button", { type: "button", class: "row", onclick: (event) => open(one.requestId, event.currentTarget) },
      el("span", { class: "title" }, one.name), el("time", { class: "side", datetime: one.at, title: time(one.at) }, clock(one.at)),
      el("span", { class: "sub" }, [one.source, one.principal, one.readOnly ? "reads" : "writes", one.errorCode].filter(Boolean).join(" · "))));

  async function open(requestId, button) {
    try {
      const { event } = await get("trail", { ...place(), requestId });
      detail.replaceChildren(
        el("div", { class: "head" }, el("h2", { tabindex: "-1" }, event?.eventName ?? "Gone"), el("button", { type: "button", class: "small", onclick: () => { detail.hidden = true; split.classList.remove("open"); button.focus(); } }, "Close")),
        event ? el("pre", { tabindex: "0" }, pretty(event)) : empty("CloudTrail doesn't have the event any more."));
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
