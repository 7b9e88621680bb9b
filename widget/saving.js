import { make } from "./dom.js";

/** Hands a file to the browser's downloads; by a link, for the session's cookie does not go with one across sites. */
export function save(file, ending) {
  const address = URL.createObjectURL(file);
  const link = make("a", { href: address, download: `sounding-board-record.${ending}` });
  link.click();
  // Some browsers begin to read it only after the click.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
