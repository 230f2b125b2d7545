// The page's address: which view it shows, and which row's detail.

/** The view that an address without one shows. */
const first = "calls";

/** The name of a view and the id of what is chosen in it, as the address names them. */
export function address() {
  const [name, ...rest] = location.hash.replace(/^#?\/?/, "").split("/");
  return { name: name || first, id: decoded(rest.join("/")) };
}

/** Lets the address name what is chosen in a view. Nothing is loaded, and the browser's history doesn't grow. */
export function put(view, id) {
  if (address().name === view) history.replaceState(null, "", id ? `#/${view}/${encodeURIComponent(id).replace(/%3A/g, ":").replace(/%2F/g, "/")}` : `#/${view}`);
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    // It is no address of the page's, which the view finds out.
    return text;
  }
}
