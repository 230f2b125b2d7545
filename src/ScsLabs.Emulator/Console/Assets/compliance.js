// AWS Config's rules, and what they found.

import { badge, clock, el, empty, heading, listed, more, notice, search, time, whole } from "./dom.js";
import { get } from "./api.js";
import { beside } from "./detail.js";
import { place } from "./place.js";
import * as page from "./texts.js";
import * as say from "./texts-views.js";

const kinds = { COMPLIANT: "good", NON_COMPLIANT: "bad", NOT_APPLICABLE: "", INSUFFICIENT_DATA: "warn" };

const names = { COMPLIANT: say.compliant, NON_COMPLIANT: say.noncompliant, NOT_APPLICABLE: say.notApplicable, INSUFFICIENT_DATA: say.insufficientData };

export function show(root, kept) {
  const filter = (kept.filter ??= { text: "" });
  const state = el("p", { class: "hint" });
  const list = el("ul", { class: "list", "aria-label": say.configRules() });
  const below = el("div");
  const detail = beside({ kept, label: say.results(), list, below });

  root.append(heading(page.compliance(), say.complianceHint()),
    el("div", { class: "bar" }, search(say.rulesFilter(), filter.text, (text) => { filter.text = text; refresh(); })), state, detail.split);

  async function refresh() {
    const answer = await get("compliance", { ...place(), ...filter });
    state.textContent = answer.recording ? say.records() : say.recordsNot();
    detail.fill(answer.rules.map((rule) => detail.row(rule.name, open, "tagged",
      el("span", { class: "title" }, whole(rule.name)),
      el("span", { class: "chips" }, rule.nonCompliant > 0 ? badge(say.countNoncompliant(rule.nonCompliant), "bad") : null, rule.compliant > 0 ? badge(say.countCompliant(rule.compliant), "good") : null,
        rule.nonCompliant + rule.compliant === 0 ? badge(say.noResults(), "warn") : null),
      el("span", { class: "sub" }, listed([rule.source, rule.lastEvaluation ? say.lastEvaluated(time(rule.lastEvaluation)) : say.notEvaluated(), rule.failure])))));
    below.replaceChildren(...(answer.rules.length === 0 ? [empty(say.noConfigRules())] : []));
    if (kept.chosen) await open(kept.chosen, false);
  }

  async function open(rule, movesFocus) {
    detail.mark(rule);
    const results = el("ul", { class: "list", "aria-label": page.resources() });
    const rest = el("div");
    const add = (answer) => {
      results.append(...answer.results.map((result) => el("li", {}, el("div", { class: "row" },
        el("span", { class: "title" }, whole(result.id)), badge(names[result.verdict](), kinds[result.verdict]),
        el("span", { class: "sub" }, listed([result.type, result.annotation, clock(result.at)]))))));
      rest.replaceChildren(...[more(answer.next, async () => add(await get("compliance", { ...place(), rule, from: answer.next }))), results.children.length === 0 ? empty(say.ruleHasNone()) : null].filter(Boolean));
    };
    try {
      add(await get("compliance", { ...place(), rule }));
      if (kept.chosen !== rule) return;
      detail.show([detail.head(rule), results, rest], movesFocus);
    } catch (failure) {
      notice(failure.message);
    }
  }

  return { refresh };
}
