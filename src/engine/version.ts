/** Part of a result's key: raise it with every change that alters any run. */
export const engineVersion = '2';
