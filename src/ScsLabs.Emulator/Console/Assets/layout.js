// Where things stand in the drawing of a network: VPCs side by side, their subnets in two columns, in each the interfaces, and gateways below.

import { lines, widthOf } from "./wrap.js";

const [gap, side, lineHeight] = [12, 8, 15];
const [narrowest, widest] = [168, 216];

/**
 * The boxes of all that is drawn, by id: x, y, width, height, and the lines of text in it.
 * told gives the texts of a VPC, a subnet, an interface or a gateway: a title, and what stands below it.
 */
export function layout(network, room, told) {
  const boxes = new Map();
  const nodes = [...network.interfaces, ...network.gateways];
  const wanted = Math.max(...nodes.map((one) => widthOf(told(one)[0], "title") + 2 * side + 2), narrowest);
  const nodeWidth = Math.max(Math.min(wanted, widest, room - 6 * gap), 120);
  const perSubnet = room > 2 * nodeWidth + 7 * gap ? 2 : 1;
  const plan = { network, room, told, boxes, nodeWidth, perSubnet, subnetWidth: perSubnet * (nodeWidth + gap) + gap };
  let [x, y, rowHeight, width] = [gap, gap, 0, 0];
  for (const vpc of inOrder(network)) {
    let size = placeVpc(plan, vpc, x, y);
    if (x > gap && x + size.width > room) {
      [x, y, rowHeight] = [gap, y + rowHeight + 44, 0];
      size = placeVpc(plan, vpc, x, y);
    }
    boxes.set(vpc.id, { x, y, ...size });
    x += size.width + 110;
    rowHeight = Math.max(rowHeight, size.height);
    width = Math.max(width, x - 110 + gap);
  }
  return { boxes, width: Math.max(width, 200), height: y + rowHeight + gap };
}

/** The VPCs in which there is most first, and behind each those that are its peers. */
function inOrder(network) {
  const count = (vpc) => network.interfaces.filter((one) => one.vpc === vpc.id).length * 2 + (vpc.default ? 0 : 1);
  const left = [...network.vpcs].sort((a, b) => count(b) - count(a));
  const ordered = [];
  const take = (vpc) => {
    if (!left.includes(vpc)) return;
    left.splice(left.indexOf(vpc), 1);
    ordered.push(vpc);
    for (const peering of network.peerings.filter((one) => one.requester === vpc.id || one.accepter === vpc.id)) {
      const peer = peering.requester === vpc.id ? peering.accepter : peering.requester;
      const other = left.find((one) => one.id === peer);
      if (other) take(other);
    }
  };
  while (left.length > 0) take(left[0]);
  return ordered;
}

function placeVpc(plan, vpc, x, y) {
  const { network, room, boxes, subnetWidth } = plan;
  const count = (subnet) => network.interfaces.filter((one) => one.subnet === subnet.id).length;
  const subnets = network.subnets.filter((subnet) => subnet.vpc === vpc.id).sort((a, b) => count(b) - count(a) || a.cidr.localeCompare(b.cidr));
  const columns = subnets.length > 1 && room > 2 * subnetWidth + 5 * gap ? 2 : 1;
  const width = columns * (subnetWidth + gap) + gap;
  const texts = textsOf(plan.told(vpc), width);
  const heights = new Array(columns).fill(headOf(texts));
  for (const subnet of subnets) {
    const column = heights.indexOf(Math.min(...heights));
    const [left, top] = [x + gap + column * (subnetWidth + gap), y + heights[column]];
    const inside = textsOf(plan.told(subnet), subnetWidth);
    const nodes = network.interfaces.filter((one) => one.subnet === subnet.id);
    const height = placeNodes(plan, nodes, left + gap, top + headOf(inside), plan.perSubnet) + headOf(inside) + (nodes.length === 0 ? gap : 0);
    boxes.set(subnet.id, { x: left, y: top, width: subnetWidth, height, texts: inside });
    heights[column] += height + gap;
  }

  const gateways = network.gateways.filter((gateway) => gateway.vpc === vpc.id);
  const below = Math.max(...heights) + (subnets.length === 0 ? gap : 0);
  const perRow = Math.max(1, Math.floor((width - gap) / (plan.nodeWidth + gap)));
  return { width, height: below + placeNodes(plan, gateways, x + gap, y + below, perRow), texts };
}

/** Places boxes in rows, each as high as its highest box. Returns the height of all. */
function placeNodes({ told, boxes, nodeWidth: width }, nodes, x, y, perRow) {
  let height = 0;
  for (let first = 0; first < nodes.length; first += perRow) {
    const row = nodes.slice(first, first + perRow).map((node) => ({ id: node.id, texts: textsOf(told(node), width) }));
    const rowHeight = Math.max(...row.map((node) => node.texts.length)) * lineHeight + 13;
    row.forEach(({ id, texts }, index) => boxes.set(id, { x: x + index * (width + gap), y: y + height, width, height: rowHeight, texts }));
    height += rowHeight + gap;
  }
  return height;
}

/** The lines in a box of this width. */
const textsOf = (told, width) => told.filter(Boolean).flatMap((text, index) => lines(text, index === 0 ? "title" : "soft", width - 2 * side - 2).map((line) => ({ line, kind: index === 0 ? "title" : "soft" })));

/** The room for a frame's own texts, above what is in it. */
const headOf = (texts) => texts.length * lineHeight + 10;
