// The network, and the path of packets through it.

import { badge, el, empty, heading, notice } from "./dom.js";
import { get, post } from "./api.js";
import { place } from "./place.js";
import { draw, drawPath } from "./draw.js";

export function show(root) {
  const [from, to] = ["From", "To"].map(() => el("select", { onchange: () => told() }));
  const protocol = el("select", {}, ["tcp", "udp", "icmp"].map((name) => el("option", { value: name }, name)));
  const port = el("input", { type: "number", min: "0", max: "65535", value: "443", inputmode: "numeric" });
  const map = el("div", { class: "map", tabindex: "0", role: "region", "aria-label": "Drawing of the network" });
  const answer = el("section", { class: "card detail", "aria-label": "Path", "aria-live": "polite", hidden: true });
  const split = el("div", { class: "split map-split" }, answer, map);
  let [network, drawing, before] = [null, null, ""];

  root.append(
    heading("Network", "Choose where packets come from and where they go, in the form or in the drawing, and see the way that they take or what stops them."),
    el("form", { class: "bar", onsubmit: (event) => { event.preventDefault(); trace(); } },
      el("label", {}, "From", from), el("label", {}, "To", to), el("label", {}, "Protocol", protocol), el("label", {}, "Port", port),
      el("button", { class: "main" }, "Show the path")),
    split,
    el("p", { class: "legend" }, "Blue: an instance. Yellow: a database. Dashed: a gateway or endpoint. Dotted: nothing passes, because it doesn't run. Each box of an instance or database names its security groups."));

  async function refresh() {
    const now = await get("network", place());
    const text = JSON.stringify(now);
    if (text === before) return;
    [network, before] = [now, text];
    const ends = [...network.interfaces.filter((one) => one.kind !== "nat"), ...network.gateways.filter((one) => one.kind === "internet")];
    for (const select of [from, to]) {
      const chosen = select.value;
      select.replaceChildren(el("option", { value: "" }, "Choose…"), ...ends.map((one) => el("option", { value: one.id }, nameOf(one))));
      select.value = ends.some((one) => one.id === chosen) ? chosen : "";
    }
    if (network.vpcs.length === 0) {
      map.replaceChildren(empty("There is no VPC in this account and Region."));
      drawing = null;
      hide();
      return;
    }
    drawing = draw(network, map.clientWidth - 16, choose);
    map.replaceChildren(drawing.picture, ...(network.cut ? [el("p", { class: "hint" }, "The network is larger than what is drawn.")] : []));
    if (from.value && to.value && !answer.hidden) await trace();
    else told();
  }

  const nameFor = (id, otherwise) => {
    const one = network.interfaces.find((other) => other.id === id) ?? network.gateways.find((other) => other.id === id);
    return one ? nameOf(one) : otherwise;
  };

  const nameOf = (one) => (one.name && one.name !== one.id ? `${one.name} (${one.address ?? one.id})` : one.id);

  /** What a click in the drawing means: the first is where packets come from, the second where they go. */
  function choose(id) {
    if (!from.value || to.value) {
      [from.value, to.value] = [id, ""];
      told();
    } else {
      to.value = id;
      const database = network.interfaces.find((one) => one.id === id && one.port > 0);
      if (database) port.value = database.port;
      trace();
    }
  }

  function told() {
    hide();
    if (drawing) drawPath(drawing, [from.value, to.value], [], []);
  }

  function hide() {
    answer.hidden = true;
    split.classList.remove("open");
  }

  async function trace() {
    if (!from.value || !to.value) {
      notice("Choose where packets come from and where they go.");
      return;
    }
    try {
      const question = { from: from.value, to: to.value, protocol: protocol.value, detail: true };
      if (protocol.value !== "icmp") question.port = Number(port.value);
      const path = { ...await post("trace", question), ends: [from.value, to.value] };
      answer.replaceChildren(...words(path, nameFor));
      answer.hidden = false;
      split.classList.add("open");
      const forward = path.detail.forward.map(drawnAt);
      const stopped = path.detail.stoppedAt;
      drawPath(drawing, [from.value, to.value], unique([from.value, ...forward]).filter(Boolean), unique(stopped.map((id) => drawnAt({ id }))).filter(Boolean));
      map.querySelector(".stopped, .passed")?.scrollIntoView({ block: "nearest", inline: "nearest" });
    } catch (failure) {
      notice(failure.message);
    }
  }

  /** The box in which a component is drawn: a security group is at the interface, an ACL and a route table at the subnet. */
  function drawnAt(hop) {
    const { boxes } = drawing;
    if (boxes.has(hop.id)) return hop.id;
    if (hop.attachedTo && boxes.has(hop.attachedTo)) return hop.attachedTo;
    const ends = network.interfaces.filter((one) => one.id === to.value || one.id === from.value);
    const subnets = network.subnets.filter((one) => ends.some((end) => end.subnet === one.id));
    return network.interfaces.find((one) => one.owner === hop.id)?.id
      ?? ends.toReversed().find((one) => one.groups.includes(hop.id))?.id
      ?? (subnets.find((one) => one.acl === hop.id) ?? subnets.find((one) => one.routeTable === hop.id))?.id
      ?? null;
  }

  return { refresh };
}

const unique = (ids) => [...new Set(ids)];

/** The answer in words. */
function words(path, nameFor) {
  const parts = [
    el("div", { class: "head" }, el("h2", {}, `${nameFor(path.ends[0], path.from)} → ${nameFor(path.ends[1], path.to)}`), path.found ? badge("reachable", "good") : badge("not reachable", "bad")),
    el("p", {}, path.found ? `A connection can be opened (ports ${path.ports}).` : "No connection can be opened."),
  ];
  for (const obstacle of path.obstacles) {
    parts.push(el("div", { class: "error" },
      el("strong", {}, `${obstacle.code} at ${obstacle.component}`),
      el("div", {}, [
        obstacle.replies ? "stops the replies" : "stops the packets", `${obstacle.source} → ${obstacle.destination}, ${obstacle.protocol} ${obstacle.ports}`,
        obstacle.egress === undefined ? null : obstacle.egress ? "outbound" : "inbound", obstacle.groups ? `groups ${obstacle.groups}` : null,
        obstacle.entry === undefined ? null : `entry ${obstacle.entry}`, obstacle.subnet ? `subnet ${obstacle.subnet}` : null, obstacle.route ? `route ${obstacle.route}` : null,
      ].filter(Boolean).join(" · "))));
  }
  for (const [title, hops] of [["The way there", path.detail.forward], ["The way back", path.detail.return]]) {
    if (hops.length > 0) {
      parts.push(el("details", { open: title === "The way there" }, el("summary", {}, title),
        el("ol", { class: "hops" }, hops.map((hop) => el("li", {}, el("strong", {}, words.kinds[hop.kind] ?? hop.kind), ` ${nameFor(hop.id, hop.name)}`, letThrough(hop))))));
    }
  }
  return parts;
}

words.kinds = {
  Interface: "Network interface", SecurityGroup: "Security group", NetworkAcl: "Network ACL", RouteTable: "Route table", InternetGateway: "Internet gateway",
  NatGateway: "NAT gateway", GatewayEndpoint: "Gateway endpoint", Vpc: "VPC", Peering: "Peering",
};

/** What let the packets through; null for what lets all through. */
function letThrough(hop) {
  const [way, traffic] = [hop.egress ? "outbound" : "inbound", hop.protocol === undefined ? "all traffic" : `${hop.protocol} ${hop.ports}`];
  const text = hop.rule ? `${way} rule ${hop.rule}: ${traffic} ${hop.other}`
    : hop.entry !== undefined ? `${way} entry ${hop.entry}: ${traffic} ${hop.other}`
    : hop.route ? `route ${hop.route} → ${hop.target}`
    : hop.kind === "SecurityGroup" ? "reply of a connection that it let through"
    : null;
  return text ? el("div", { class: "hint" }, text) : null;
}
