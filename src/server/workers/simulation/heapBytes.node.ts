import { getHeapStatistics } from 'node:v8';

/** Memory of the thread that calls: its heap, and the buffers that hang on it. */
export function heapBytes(): number {
  const { total_heap_size, external_memory } = getHeapStatistics();
  return total_heap_size + external_memory;
}
