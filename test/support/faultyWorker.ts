import { writeFileSync } from 'node:fs';
import path from 'node:path';

/** What can go wrong in a worker, by the title of the scenario that it is handed. */
const faults = {
  exit: 'process.exit(7)',
  throw: 'throw new Error("broken")',
  hoard: 'const hoard = []; for (;;) hoard.push(new Array(1e6).fill("x" + hoard.length))',
  loop: 'for (;;);',
};
export type Fault = keyof typeof faults;

/** Writes a worker beside the built one: it does the same, but at a scenario named after a fault it has that fault. */
export function writeFaultyWorker(workerFile: string): string {
  const cases = Object.entries(faults).map(([fault, code]) => `${fault}() { ${code} }`);
  return writeWorker(
    workerFile,
    'faulty',
    `import { parentPort } from 'node:worker_threads';
     const faults = { ${cases.join(', ')} };
     parentPort.on('message', ({ params }) => faults[params?.[0]?.scenario?.title]?.());`,
  );
}

/** Writes a worker that dies by itself soon after it has started. */
export function writeDyingWorker(workerFile: string): string {
  return writeWorker(workerFile, 'dying', 'setTimeout(() => process.exit(1), 20);');
}

function writeWorker(workerFile: string, name: string, code: string): string {
  const file = path.join(path.dirname(workerFile), `${name}.mjs`);
  writeFileSync(file, `${code}\nawait import(${JSON.stringify(workerFile)});`);
  return file;
}
