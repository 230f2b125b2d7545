// The path of packets in words: whether they arrive, what stops them, and what they pass.

import { badge, el, whole } from "./dom.js";
import { inWords } from "./obstacles.js";
import * as page from "./texts.js";
import * as say from "./texts-network.js";

const kinds = {
  Interface: say.hopInterface, SecurityGroup: say.hopGroup, NetworkAcl: say.hopAcl, RouteTable: say.hopRouteTable, InternetGateway: say.internetGateway,
  NatGateway: say.nat, GatewayEndpoint: say.hopEndpoint, Vpc: say.hopVpc, Peering: say.hopPeering,
};

/** The parts of the answer. */
export function answerTo(path, nameFor, onClose) {
  const parts = [
    el("div", { class: "head" },
      el("h2", { tabindex: "-1" }, whole(`${nameFor(path.ends[0], path.from)} → ${nameFor(path.ends[1], path.to)}`)),
      el("button", { type: "button", class: "small", onclick: onClose }, page.close())),
    el("p", {}, path.found ? badge(say.reachable(), "good") : badge(say.notReachable(), "bad"), " ", path.found ? opens(path.ports) : say.opensNot()),
  ];
  for (const obstacle of path.obstacles) {
    parts.push(el("div", { class: "error" },
      el("div", {}, whole((obstacle.replies ? say.stopsReplies : say.stopsPackets)(`${obstacle.protocol} ${obstacle.source} → ${obstacle.destination}:${obstacle.ports}`))),
      el("div", {}, el("strong", {}, whole(inWords(obstacle))), " ", el("span", { class: "code" }, `(${obstacle.code})`))));
  }
  for (const [title, hops, open] of [[say.wayThere(), path.detail.forward, true], [say.wayBack(), path.detail.return, false]]) {
    if (hops.length > 0) {
      parts.push(el("details", { open }, el("summary", {}, title),
        el("ol", { class: "hops" }, hops.map((hop) => el("li", {}, el("strong", {}, kinds[hop.kind]?.() ?? hop.kind), " ", whole(nameFor(hop.id, hop.name)), letThrough(hop))))));
    }
  }
  return parts;
}

/** Ports are text: one, a range, or a list. */
const opens = (ports) => (/^\d+$/.test(ports) ? say.opensOne : say.opens)(ports);

/** What let the packets through; null for what lets all through. */
function letThrough(hop) {
  const traffic = hop.protocol === undefined ? say.allTraffic() : `${hop.protocol} ${hop.ports}`;
  const text = hop.rule ? (hop.egress ? say.ruleOut : say.ruleIn)(hop.rule, traffic, hop.other)
    : hop.entry !== undefined ? (hop.egress ? say.entryOut : say.entryIn)(String(hop.entry), traffic, hop.other)
    : hop.route ? say.routeTo(hop.route, hop.target === "local" ? say.local() : hop.target)
    : hop.kind === "SecurityGroup" ? say.reply()
    : null;
  return text ? el("div", { class: "hint" }, whole(text)) : null;
}
