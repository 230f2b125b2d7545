// The path of packets in words: whether they arrive, what stops them, and what they pass.

import { badge, el } from "./dom.js";
import * as say from "./texts-network.js";

const kinds = {
  Interface: say.hopInterface, SecurityGroup: say.hopGroup, NetworkAcl: say.hopAcl, RouteTable: say.hopRouteTable, InternetGateway: say.internetGateway,
  NatGateway: say.nat, GatewayEndpoint: say.hopEndpoint, Vpc: say.hopVpc, Peering: say.hopPeering,
};

/** The parts of the answer. */
export function answerTo(path, nameFor) {
  const parts = [
    el("div", { class: "head" }, el("h2", {}, `${nameFor(path.ends[0], path.from)} → ${nameFor(path.ends[1], path.to)}`), path.found ? badge(say.reachable(), "good") : badge(say.notReachable(), "bad")),
    el("p", {}, path.found ? say.opens(path.ports) : say.opensNot()),
  ];
  for (const obstacle of path.obstacles) {
    parts.push(el("div", { class: "error" },
      el("strong", {}, say.stoppedAt(obstacle.code, obstacle.component)),
      el("div", {}, [
        obstacle.replies ? say.stopsReplies() : say.stopsPackets(), `${obstacle.source} → ${obstacle.destination}, ${obstacle.protocol} ${obstacle.ports}`,
        obstacle.egress === undefined ? null : obstacle.egress ? say.outbound() : say.inbound(), obstacle.groups ? say.groups(obstacle.groups) : null,
        obstacle.entry === undefined ? null : say.entry(String(obstacle.entry)), obstacle.subnet ? say.subnet(obstacle.subnet) : null, obstacle.route ? say.route(obstacle.route) : null,
      ].filter(Boolean).join(" · "))));
  }
  for (const [title, hops, open] of [[say.wayThere(), path.detail.forward, true], [say.wayBack(), path.detail.return, false]]) {
    if (hops.length > 0) {
      parts.push(el("details", { open }, el("summary", {}, title),
        el("ol", { class: "hops" }, hops.map((hop) => el("li", {}, el("strong", {}, kinds[hop.kind]?.() ?? hop.kind), ` ${nameFor(hop.id, hop.name)}`, letThrough(hop))))));
    }
  }
  return parts;
}

/** What let the packets through; null for what lets all through. */
function letThrough(hop) {
  const traffic = hop.protocol === undefined ? say.allTraffic() : `${hop.protocol} ${hop.ports}`;
  const text = hop.rule ? (hop.egress ? say.ruleOut : say.ruleIn)(hop.rule, traffic, hop.other)
    : hop.entry !== undefined ? (hop.egress ? say.entryOut : say.entryIn)(String(hop.entry), traffic, hop.other)
    : hop.route ? say.routeTo(hop.route, hop.target)
    : hop.kind === "SecurityGroup" ? say.reply()
    : null;
  return text ? el("div", { class: "hint" }, text) : null;
}
