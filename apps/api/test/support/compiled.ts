import { spawn, type ChildProcess } from 'node:child_process';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname, join, sep } from 'node:path';
import { transformFile } from '@swc/core';

const source = join(import.meta.dirname, '../../src');
/** Below node_modules, so that the packages are found and nobody commits it. */
const output = join(import.meta.dirname, '../../node_modules/.cache', `scanfix-${process.env['TEST_SCHEMA'] ?? 'test'}-${process.env['JEST_WORKER_ID'] ?? '1'}`);

/** The server as a process of its own, from today's source. */
export async function compile(): Promise<string> {
  await transpile(source, output);
  return join(output, 'main.js');
}

/** A folder of TypeScript as JavaScript that Node runs. @param without folders below it that are no part of the server */
export async function transpile(from: string, to: string, without: string[] = []): Promise<void> {
  await rm(to, { recursive: true, force: true });
  for (const file of await readdir(from, { recursive: true })) {
    if (!file.endsWith('.ts') || file.endsWith('.spec.ts') || file.endsWith('.d.ts') || without.some((folder) => file.startsWith(`${folder}${sep}`))) continue;
    const { code } = await transformFile(join(from, file), {
      jsc: { target: 'es2022', parser: { syntax: 'typescript', decorators: true }, transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false } },
      module: { type: 'es6' },
    });
    const target = join(to, file.replace(/\.ts$/, '.js'));
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, code);
  }
  await writeFile(join(to, 'package.json'), '{"type":"module"}');
}

export interface ServerProcess {
  url: string;
  child: ChildProcess;
  /** Exit code, or the signal that ended it. */
  exit: Promise<number | string | null>;
  output: () => string;
}

export async function startProcess(main: string, environment: Record<string, string>): Promise<ServerProcess> {
  const port = await freePort();
  const child = spawn(process.execPath, [main], { env: { PATH: process.env['PATH'], ...environment, API_PORT: String(port) }, stdio: ['ignore', 'pipe', 'pipe'] });
  let written = '';
  child.stdout.on('data', (chunk: Buffer) => { written += chunk.toString(); });
  child.stderr.on('data', (chunk: Buffer) => { written += chunk.toString(); });
  const exit = new Promise<number | string | null>((resolve) => child.once('exit', (code, signal) => resolve(code ?? signal)));
  return { url: `http://127.0.0.1:${port}`, child, exit, output: () => written };
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject).listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
