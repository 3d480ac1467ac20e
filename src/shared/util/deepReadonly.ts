/** Every property, at any depth, read-only: the shape of data that has crossed a boundary. */
export type DeepReadonly<T> = T extends ArrayBufferView | ArrayBufferLike
  ? T
  : T extends readonly (infer Item)[]
    ? readonly DeepReadonly<Item>[]
    : T extends object
      ? { readonly [Key in keyof T]: DeepReadonly<T[Key]> }
      : T;
