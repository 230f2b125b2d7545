// Draws a network, and a path through it, as SVG.

import { named, svg } from "./dom.js";
import { between, border, middle } from "./geometry.js";
import { layout } from "./layout.js";
import { state } from "./states.js";
import * as say from "./texts-network.js";

const kinds = { instance: say.instance, database: say.database, nat: say.nat, endpoint: say.endpoint, interface: say.networkInterface };
const endpoints = { Gateway: say.gatewayEndpointOf, Interface: say.interfaceEndpointOf };

/** Draws the network. onNode is called with the id of an interface or Internet gateway that the user chooses. */
export function draw(network, room, onNode) {
  const groups = new Map(network.groups.map((group) => [group.id, group]));
  const groupsOf = (one) => one.groups.map((id) => groups.get(id)?.name ?? id);
  const { boxes, width, height } = layout(network, room, (one) => told(one, groupsOf));
  const picture = svg("svg", { width, height, viewBox: `0 0 ${width} ${height}`, role: "group", "aria-label": say.theNetwork() });
  const frames = [...network.vpcs.map((vpc) => ["vpc", vpc.id, 10]), ...network.subnets.map((subnet) => ["subnet", subnet.id, 6])];
  picture.append(...frames.map(([kind, id, radius]) => svg("g", { class: kind, "data-frame": id }, rectangle(boxes.get(id), radius))));
  const lines = network.peerings.flatMap((peering) => {
    const [a, b] = [boxes.get(peering.requester), boxes.get(peering.accepter)];
    if (!a || !b) return [];
    const line = between(a, b);
    boxes.set(peering.id, { x: line.middle.x, y: line.middle.y, width: 0, height: 0 });
    return [svg("g", { "data-id": peering.id },
      svg("path", { class: "peering", d: `M${line.start.x} ${line.start.y}L${line.end.x} ${line.end.y}` }, svg("title", {}, `${named(peering)}: ${state(peering.state)}`)),
      svg("text", { class: "soft", x: line.middle.x + 12, y: line.middle.y + 4 }, say.peering(state(peering.state))))];
  });
  // A way goes behind all texts and behind the boxes that it doesn't touch, so that it strikes nothing out.
  picture.append(...lines, svg("g", { class: "path" }), ...frames.map(([kind, id]) => svg("g", { class: `heading ${kind}`, "data-heading": id }, texts(boxes.get(id)))));
  for (const one of network.interfaces) {
    const names = groupsOf(one);
    const extra = one.state ? say.inState(kinds[one.kind](), state(one.state)) : kinds[one.kind]();
    const about = say.ofInterface(one.name, one.id, extra, one.address);
    const isEnd = one.kind !== "nat";
    picture.append(node(one.id, `${one.kind} ${one.up ? "" : "down"}`, boxes.get(one.id), names.length > 0 ? say.withGroups(names, about) : about, isEnd ? onNode : null));
  }
  for (const gateway of network.gateways) {
    picture.append(node(gateway.id, "gateway", boxes.get(gateway.id), `${named(gateway)}: ${ofGateway(gateway)}`, gateway.kind === "internet" ? onNode : null));
  }
  picture.append(svg("g", { class: "ends" }));
  return { picture, boxes, frames: new Set([...network.vpcs, ...network.subnets].map((one) => one.id)) };
}

/** The texts in a box: a title, and what stands below it. */
function told(one, groupsOf) {
  return one.cidrs !== undefined ? [named(one), [one.cidrs, one.default ? say.defaultVpc() : null, `${one.account} ${one.region}`].filter(Boolean).join(" · ")]
    : one.zone ? [named(one), `${one.cidr} · ${one.zone}`]
    : one.address ? [one.name, [one.address, one.public].filter(Boolean).join(" · "), groupsOf(one).join(", ")]
    : [one.name ?? one.id, ofGateway(one)];
}

const ofGateway = (gateway) => gateway.kind === "internet" ? say.internetGateway() : gateway.kind === "nat" ? say.natGateway(state(gateway.state)) : endpoints[gateway.type](gateway.service);

/** Marks chosen ends, and draws a path: points in order, and where it was stopped. */
export function drawPath(drawing, ends, passed, stopped) {
  const { picture, boxes } = drawing;
  for (const one of picture.querySelectorAll("[data-id]")) {
    const id = one.getAttribute("data-id");
    one.classList.toggle("chosen", ends.includes(id));
    one.classList.toggle("passed", passed.includes(id));
    one.classList.toggle("stopped", stopped.includes(id));
    one.querySelector(".peering")?.classList.toggle("passed", passed.includes(id));
    if (one.hasAttribute("aria-pressed")) one.setAttribute("aria-pressed", String(ends.includes(id)));
  }
  const [layer, top] = [picture.querySelector(".path"), picture.querySelector(".ends")];
  const stop = stopped.find((id) => boxes.has(id));
  const way = segments(passed, stop, ends[1], drawing);
  const kind = stop ? "broken" : "";
  layer.replaceChildren(...way.map((line) => svg("path", { class: `way ${kind}`, d: `M${line.start.x} ${line.start.y}L${line.end.x} ${line.end.y}` })));
  const last = way.at(-1)?.end ?? (stop ? middle(boxes.get(stop)) : null);
  const end = !last ? [] : stop
    ? [svg("path", { class: "way end", d: `M${last.x - 7} ${last.y - 7}l14 14m0 -14l-14 14` })]
    : [svg("circle", { class: "head good", cx: last.x, cy: last.y, r: 6 })];
  top.replaceChildren(...end);
}

/** The lines of a path, from border to border of what packets pass. Subnets and VPCs hold other boxes, so that a line leads to one only where it is stopped there. */
function segments(passed, stop, destination, { boxes, frames }) {
  const ids = passed.filter((id) => boxes.has(id) && !frames.has(id));
  const lines = [];
  for (let index = 1; index < ids.length; index++) lines.push(between(boxes.get(ids[index - 1]), boxes.get(ids[index])));
  if (!stop || ids.length === 0 || stop === ids.at(-1)) return lines;
  const last = boxes.get(ids.at(-1));
  const box = boxes.get(stop);
  if (!frames.has(stop)) {
    lines.push(between(last, box));
  } else {
    const towards = contains(box, last) ? boxes.get(destination) ?? last : last;
    const end = border(box, middle(towards));
    lines.push({ start: border(last, end), end });
  }
  return lines;
}

const contains = (outer, inner) => inner.x >= outer.x && inner.y >= outer.y && inner.x + inner.width <= outer.x + outer.width && inner.y + inner.height <= outer.y + outer.height;

const rectangle = ({ x, y, width, height }, rx) => svg("rect", { x, y, width, height, rx });

function node(id, kind, box, about, onNode) {
  if (!box) return "";
  const properties = { class: `node ${kind}`, "data-id": id };
  if (onNode) {
    Object.assign(properties, {
      role: "button", tabindex: "0", "aria-label": about, "aria-pressed": "false",
      onclick: () => onNode(id),
      onkeydown: (event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); onNode(id); } },
    });
  }
  return svg("g", properties, svg("title", {}, about), rectangle(box, 6), texts(box));
}

const texts = (box) => box.texts.map(({ line, kind }, index) => svg("text", { x: box.x + 9, y: box.y + 18 + index * 15, class: kind }, line));
