// Why a call was answered as it was: each permission that was asked for, and each statement that was compared.

import { badge, el, empty, facts, time } from "./dom.js";

/** What stands for the principal of a call whose caller was not authenticated. */
export const unauthenticated = "not authenticated";

/** The service and operation of a call, as far as the request names them. */
export function nameOf(call) {
  return call.operation ? `${call.service} ${call.operation}` : call.service ? `A request to ${call.service}` : "A request that names no service";
}

/** The parts of the explanation of a call. */
export function explanation(call, onClose) {
  const asks = call.asks ?? [];
  return [
    el("div", { class: "head" },
      el("h2", { tabindex: "-1" }, nameOf(call)),
      el("button", { type: "button", class: "small", onclick: onClose }, "Close")),
    call.errorCode
      ? el("p", { class: "error" }, el("strong", {}, `${call.errorCode} (${call.status})`), ` ${call.errorMessage ?? ""}`)
      : el("p", {}, badge("allowed", "good"), " The call succeeded."),
    facts([
      ["Principal", call.principal ?? unauthenticated], ["Region", call.region], ["Time", `${time(call.at)} UTC`], ["Request ID", call.requestId], ["Within", call.outerRequestId],
    ]),
    el("h3", {}, "Decisions"),
    asks.length > 0 ? el("ol", { class: "asks" }, asks.map((ask) => ofAsk(ask, call))) : empty(call.isCut ? "The decisions were too large for the journal." : "No policy was asked."),
    ...[block("Parameters", call.parameters)].filter(Boolean),
    ...[block("Result", call.result)].filter(Boolean),
    el("details", {}, el("summary", {}, "In words"), el("pre", { tabindex: "0" }, call.explanation ?? "")),
  ];
}

function ofAsk(ask, call) {
  const isAllowed = ask.decision === "Allowed";
  const statements = ask.statements ?? [];
  return el("li", { class: `ask ${isAllowed ? "good" : "bad"}` },
    el("div", {}, badge(isAllowed ? "Allowed" : ask.decision === "ExplicitlyDenied" ? "Explicit deny" : "Implicit deny", isAllowed ? "good" : "bad")),
    el("p", { class: "what" }, `${ask.action} on ${ask.resource}`),
    ask.principal !== call.principal ? el("p", { class: "hint" }, `asked by ${ask.principal}`) : null,
    el("p", {}, sentence(ask.because)),
    statements.length === 0
      ? el("p", { class: "hint" }, "No statement was compared.")
      : el("details", { open: !isAllowed || statements.length <= 6 },
        el("summary", {}, statements.length === 1 ? "1 statement compared" : `${statements.length} statements compared`),
        el("ul", { class: "statements" }, statements.map(ofStatement))));
}

function ofStatement(statement) {
  const result = statement.matched ? (statement.effect === "Allow" ? badge("matches: allows", "good") : badge("matches: denies", "bad")) : badge("doesn't match");
  return el("li", { class: statement.decides ? "decides" : "" },
    el("span", { class: "name" }, result, el("strong", {}, `${statement.effect}: ${statement.policy}, ${statement.statement}`), statement.decides ? badge("decides") : null),
    el("span", { class: "why" }, `${statement.kind} policy. ${statement.whyNot ?? "All elements match."}`));
}

const sentence = (text) => (text ? `${text[0].toUpperCase()}${text.slice(1)}.` : "");

function block(title, json) {
  return json === undefined || json === null ? null : el("details", {}, el("summary", {}, title), el("pre", { tabindex: "0" }, JSON.stringify(json, null, 2)));
}
