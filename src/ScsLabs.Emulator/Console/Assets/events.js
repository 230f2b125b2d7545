// EventBridge's rules, and what CloudTrail recorded.

import { badge, calm, clock, el, empty, facts, heading, listed, notice, pretty, search, time, whole } from "./dom.js";
import { get } from "./api.js";
import { beside } from "./detail.js";
import { place } from "./place.js";
import * as page from "./texts.js";
import * as say from "./texts-views.js";

export function show(root, kept) {
  const filter = (kept.filter ??= { text: "" });
  const rules = el("div");
  const trail = el("ul", { class: "list", "aria-label": say.trailEvents() });
  const nothing = el("div");
  const detail = beside({ kept, label: say.event(), list: trail, below: nothing });

  root.append(
    heading(page.events(), say.eventsHint()),
    el("div", { class: "bar" }, search(say.eventsFilter(), filter.text, (text) => { filter.text = text; refresh(); })),
    el("h2", {}, say.eventRules()), rules, el("h2", {}, say.trail()), detail.split);

  async function refresh() {
    const [ofBuses, ofTrail] = await Promise.all([get("rules", { ...place(), ...filter }), get("trail", { ...place(), ...filter })]);
    rules.replaceChildren(ofBuses.rules.length > 0 ? el("div", { class: "grid" }, ofBuses.rules.map(card)) : empty(say.noEventRules()));
    detail.fill(ofTrail.events.map(item));
    nothing.replaceChildren(...(ofTrail.events.length === 0 ? [empty(say.noTrailEvents())] : []));
    if (kept.chosen && !detail.isOpen()) await open(kept.chosen, false);
  }

  const card = (rule) => el("section", { class: "card", "aria-label": rule.name },
    el("div", { class: "head" }, el("h3", {}, whole(rule.name)), badge(rule.enabled ? say.enabled() : say.disabled(), rule.enabled ? "good" : "warn")),
    facts([[say.bus(), rule.bus], [say.schedule(), rule.schedule], [say.nextTime(), time(rule.next)], [say.targets(), rule.targets.length > 0 ? rule.targets.join("\n") : say.noTargets()], [say.pattern(), rule.pattern]]));

  const item = (one) => detail.row(one.requestId, open, "",
    el("span", { class: "title" }, one.name), el("time", { class: "side", datetime: one.at, title: time(one.at) }, clock(one.at)),
    el("span", { class: "sub" }, listed([one.source, one.principal, one.readOnly ? say.reads() : say.writes(), one.errorCode])));

  async function open(requestId, movesFocus) {
    detail.mark(requestId);
    try {
      const { event } = await get("trail", { ...place(), requestId });
      if (kept.chosen !== requestId) return;
      detail.show([detail.head(event?.eventName ?? say.gone()), event ? el("pre", { tabindex: "0" }, pretty(event)) : empty(say.eventIsGone())], movesFocus);
    } catch (failure) {
      notice(failure.message);
    }
  }

  // A call that only reads is an event, too, and changes no world.
  return { refresh, call: calm(() => refresh().catch((failure) => notice(failure.message)), 500) };
}
