// Why a call was answered as it was: each permission that was asked for, and each statement that was compared.

import { badge, el, empty, facts, time } from "./dom.js";
import { kindOf, reason, whyNot } from "./reasons.js";
import * as page from "./texts.js";
import * as say from "./texts-calls.js";

const outcomes = { Allowed: say.allows, ExplicitlyDenied: say.deniesExplicitly, ImplicitlyDenied: say.deniesImplicitly };

/** The service and operation of a call, as far as the request names them. */
export function nameOf(call) {
  return call.operation ? `${call.service} ${call.operation}` : call.service ? say.requestTo(call.service) : say.requestToNothing();
}

/** The parts of the explanation of a call. */
export function explanation(call, onClose) {
  const asks = call.asks ?? [];
  return [
    el("div", { class: "head" },
      el("h2", { tabindex: "-1" }, nameOf(call)),
      el("button", { type: "button", class: "small", onclick: onClose }, page.close())),
    call.errorCode
      ? el("p", { class: "error" }, el("strong", {}, `${call.errorCode} (${call.status})`), ` ${call.errorMessage ?? ""}`)
      : el("p", {}, badge(say.allowed(), "good"), ` ${say.succeeded()}`),
    facts([
      [say.principal(), call.principal ?? say.unauthenticated()], [say.region(), call.region], [say.time(), `${time(call.at)} UTC`], [say.requestId(), call.requestId], [say.outer(), call.outerRequestId],
    ]),
    el("h3", {}, say.decisions()),
    asks.length > 0 ? el("ol", { class: "asks" }, asks.map((ask) => ofAsk(ask, call))) : empty(call.isCut ? say.tooLarge() : say.notAsked()),
    ...[block(say.parameters(), call.parameters)].filter(Boolean),
    ...[block(say.result(), call.result)].filter(Boolean),
    el("details", {}, el("summary", {}, say.inWords()), el("pre", { tabindex: "0", lang: "en" }, call.explanation ?? "")),
  ];
}

function ofAsk(ask, call) {
  const isAllowed = ask.decision === "Allowed";
  const statements = ask.statements ?? [];
  return el("li", { class: `ask ${isAllowed ? "good" : "bad"}` },
    el("div", {}, badge(outcomes[ask.decision](), isAllowed ? "good" : "bad")),
    el("p", { class: "what" }, say.actionOn(ask.action, ask.resource)),
    ask.principal !== call.principal ? el("p", { class: "hint" }, say.askedBy(ask.principal)) : null,
    el("p", {}, reason(ask)),
    statements.length === 0
      ? el("p", { class: "hint" }, say.noStatements())
      : el("details", { open: !isAllowed || statements.length <= 6 },
        el("summary", {}, say.statements(statements.length)),
        el("ul", { class: "statements" }, statements.map(ofStatement))));
}

function ofStatement(statement) {
  const result = statement.matched ? (statement.effect === "Allow" ? badge(say.matchesAllow(), "good") : badge(say.matchesDeny(), "bad")) : badge(say.noMatch());
  return el("li", { class: statement.decides ? "decides" : "" },
    el("span", { class: "name" }, result, el("strong", {}, say.statementOf(statement.effect, statement.policy, statement.statement)), statement.decides ? badge(say.decides()) : null),
    el("span", { class: "why" }, say.comparison(kindOf(statement.kind), statement.matched ? say.allMatch() : whyNot(statement.mismatch))));
}

function block(title, json) {
  return json === undefined || json === null ? null : el("details", {}, el("summary", {}, title), el("pre", { tabindex: "0" }, JSON.stringify(json, null, 2)));
}
