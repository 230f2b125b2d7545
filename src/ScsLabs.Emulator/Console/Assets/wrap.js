// Texts in drawings, which don't wrap by themselves.

const fonts = { title: "600 12px system-ui, sans-serif", soft: "11px system-ui, sans-serif" };
const pen = document.createElement("canvas").getContext("2d");

/** The width of a line: of a title, or of what stands below it. */
export function widthOf(text, kind) {
  pen.font = fonts[kind];
  return pen.measureText(text).width;
}

/** The lines of a text in this width: broken behind spaces and the parts of names where that is possible, anywhere else where it isn't. */
export function lines(text, kind, width) {
  const done = [];
  let line = "";
  for (const part of String(text).split(/(?<=[ ./,:_])/)) {
    if (widthOf((line + part).trimEnd(), kind) <= width) {
      line += part;
      continue;
    }
    if (line) done.push(line.trimEnd());
    line = part;
    while (widthOf(line.trimEnd(), kind) > width && line.length > 1) {
      const length = fitting(line, kind, width);
      done.push(line.slice(0, length));
      line = line.slice(length);
    }
  }
  return line.trim() || done.length === 0 ? [...done, line.trimEnd()] : done;
}

/** How much of a text fits: one character at least. */
function fitting(text, kind, width) {
  let [least, most] = [1, text.length - 1];
  while (least < most) {
    const middle = Math.ceil((least + most) / 2);
    if (widthOf(text.slice(0, middle), kind) <= width) least = middle;
    else most = middle - 1;
  }
  return least;
}
