// Draws a network, and a path through it, as SVG.

import { svg } from "./dom.js";
import { between, border, layout, middle } from "./layout.js";
import * as say from "./texts-network.js";

const kinds = { instance: say.instance, database: say.database, nat: say.nat, endpoint: say.endpoint, interface: say.networkInterface };

/** Draws the network. onNode is called with the id of an interface or Internet gateway that the user chooses. */
export function draw(network, room, onNode) {
  const { boxes, width, height } = layout(network, room);
  const groups = new Map(network.groups.map((group) => [group.id, group]));
  const picture = svg("svg", { width, height, viewBox: `0 0 ${width} ${height}`, role: "group", "aria-label": say.theNetwork() });
  for (const vpc of network.vpcs) {
    picture.append(frame("vpc", boxes.get(vpc.id), named(vpc), [vpc.cidrs, vpc.default ? say.defaultVpc() : null, `${vpc.account} ${vpc.region}`].filter(Boolean).join(" · "), 10));
  }
  for (const subnet of network.subnets) {
    picture.append(frame("subnet", boxes.get(subnet.id), named(subnet), `${subnet.cidr} · ${subnet.zone}`, 6));
  }
  const lines = network.peerings.flatMap((peering) => {
    const [a, b] = [boxes.get(peering.requester), boxes.get(peering.accepter)];
    if (!a || !b) return [];
    const line = between(a, b);
    boxes.set(peering.id, { x: line.middle.x, y: line.middle.y, width: 0, height: 0 });
    return [svg("g", { "data-id": peering.id },
      svg("path", { class: "peering", d: `M${line.start.x} ${line.start.y}L${line.end.x} ${line.end.y}` }, svg("title", {}, `${named(peering)}: ${peering.state}`)),
      svg("text", { class: "soft", x: line.middle.x + 12, y: line.middle.y + 4 }, say.peering(peering.state.toLowerCase())))];
  });
  picture.append(...lines);
  for (const one of network.interfaces) {
    const names = one.groups.map((id) => groups.get(id)?.name ?? id).join(", ");
    const extra = one.state ? say.inState(kinds[one.kind](), one.state) : kinds[one.kind]();
    const told = say.ofInterface(one.name, one.id, extra, one.address);
    const isEnd = one.kind !== "nat";
    picture.append(node(one.id, `${one.kind} ${one.up ? "" : "down"}`, boxes.get(one.id), one.name, [one.address + (one.public ? ` · ${one.public}` : ""), names],
      names ? say.withGroups(told, names) : told, isEnd ? onNode : null));
  }
  for (const gateway of network.gateways) {
    const text = gateway.kind === "internet" ? say.internetGateway() : gateway.kind === "nat" ? say.natGateway(gateway.state) : say.endpointOf(gateway.type, gateway.service);
    picture.append(node(gateway.id, "gateway", boxes.get(gateway.id), gateway.name ?? gateway.id, [text], `${named(gateway)}: ${text}`, gateway.kind === "internet" ? onNode : null));
  }
  picture.append(svg("g", { class: "path" }));
  return { picture, boxes, frames: new Set([...network.vpcs, ...network.subnets].map((one) => one.id)) };
}

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
  const layer = picture.querySelector(".path");
  layer.replaceChildren();
  const stop = stopped.find((id) => boxes.has(id));
  const way = segments(passed, stop, ends[1], drawing);
  const kind = stop ? "broken" : "";
  layer.append(...way.map((line) => svg("path", { class: `way ${kind}`, d: `M${line.start.x} ${line.start.y}L${line.end.x} ${line.end.y}` })));
  const last = way.at(-1)?.end ?? (stop ? middle(boxes.get(stop)) : null);
  if (last) {
    layer.append(stop
      ? svg("path", { class: "way end", d: `M${last.x - 7} ${last.y - 7}l14 14m0 -14l-14 14` })
      : svg("circle", { class: "head good", cx: last.x, cy: last.y, r: 6 }));
  }
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

function frame(kind, box, title, text, radius) {
  return svg("g", { class: kind },
    svg("rect", { ...box, rx: radius }),
    texts(box, [title, text]));
}

function node(id, kind, box, title, more, told, onNode) {
  if (!box) return "";
  const properties = { class: `node ${kind}`, "data-id": id };
  if (onNode) {
    Object.assign(properties, {
      role: "button", tabindex: "0", "aria-label": told, "aria-pressed": "false",
      onclick: () => onNode(id),
      onkeydown: (event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); onNode(id); } },
    });
  }
  return svg("g", properties, svg("title", {}, told), svg("rect", { ...box, rx: 6 }), texts(box, [title, ...more]));
}

/** Lines of text in a box, which cuts what is too long. */
function texts(box, lines) {
  return svg("svg", { x: box.x + 1, y: box.y, width: Math.max(0, box.width - 6), height: box.height },
    lines.map((line, index) => svg("text", { x: 8, y: 18 + index * 15, class: index === 0 ? "title" : "soft" }, line)));
}

const named = (one) => (one.name && one.name !== one.id ? `${one.name} (${one.id})` : one.id);
