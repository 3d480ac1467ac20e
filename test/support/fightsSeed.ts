/** The seed of random fights, printed with their tests; another tries others: `FIGHTS_SEED=4711 npx vitest run ...`. */
export const fightsSeed = Number(process.env['FIGHTS_SEED'] ?? 1);
