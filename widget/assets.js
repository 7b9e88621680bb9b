/**
 * What stands beside the code: the style sheet, and the catalogues by their language.
 * The gateway fills these in, so that one file with one integrity hash is all that a page loads.
 */
export const STYLE = "";
export const CATALOGUES = {};
