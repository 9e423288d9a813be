/** Set at build time: empty on H5, where the API has the page's own origin. */
declare const API_ORIGIN: string;

declare module '*.scss' {
  const classes: Record<string, string>;
  export default classes;
}
declare module '*.png' {
  const url: string;
  export default url;
}
