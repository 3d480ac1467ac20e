// Endings of English plurals and what they stand for, the more certain first.
const plurals: readonly (readonly [string, string])[] = [
  ['ies', 'y'],
  ['ves', 'f'],
  ['men', 'man'],
  ['es', ''],
  ['s', ''],
];

/**
 * Under which keys a name may be found, the name as it stands first, then what it may be the plural of. Only letters
 * and digits count. Empty for a name without any.
 */
export function nameKeys(name: string): readonly string[] {
  const key = name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
  if (key === '') return [];
  const singulars = plurals.flatMap(([ending, singular]) =>
    key.endsWith(ending) && key.length > ending.length + 1 ? [key.slice(0, -ending.length) + singular] : [],
  );
  return [key, ...singulars];
}
