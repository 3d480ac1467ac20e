/** Styles are imported for the bundler only, which writes them to a file of their own. */
declare module '*.css';
