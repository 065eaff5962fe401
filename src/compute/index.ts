export { createWorkerPool, type WorkerPool, type WorkerPoolOptions } from './workerPool.ts';
