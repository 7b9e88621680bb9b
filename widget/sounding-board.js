import { SoundingBoard } from "./element.js";

// A page that names the script twice gets one element.
if (!customElements.get("sounding-board")) customElements.define("sounding-board", SoundingBoard);
