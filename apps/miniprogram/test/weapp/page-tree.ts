/** A node as Taro pushes it with setData: `nn` its template, `cn` its children, `v` its text, `cl` its classes, `sid` its id for events. */
export interface PageNode {
  sid?: string;
  uid?: string;
  nn?: string;
  cn?: PageNode[];
  cl?: string;
  v?: string;
  [property: string]: unknown;
}

/** From the page down to a node: events bubble the other way. */
export type NodePath = PageNode[];

/** Applies one path of setData, such as `root.cn.[0].cn.[2].v`. */
export function applyPath(data: Record<string, unknown>, path: string, value: unknown): void {
  const steps = path.split('.').flatMap((step) => [...step.matchAll(/([^[\]]+)|\[(\d+)\]/g)].map(([, name, index]) => (index === undefined ? (name ?? '') : Number(index))));
  let target: unknown = data;
  steps.slice(0, -1).forEach((step, position) => {
    const holder = target as Record<string | number, unknown>;
    holder[step] ??= typeof steps[position + 1] === 'number' ? [] : {};
    target = holder[step];
  });
  (target as Record<string | number, unknown>)[steps[steps.length - 1] ?? ''] = value;
}

export function* walk(node: PageNode, above: NodePath = []): Generator<NodePath> {
  const path = [...above, node];
  yield path;
  for (const child of node.cn ?? []) yield* walk(child, path);
}

export const nodeOf = (path: NodePath): PageNode => path[path.length - 1] ?? {};

export function textOf(node: PageNode): string {
  return (node.v ?? '') + (node.cn ?? []).map(textOf).join('');
}

/** The innermost node with exactly this text. */
export function findText(root: PageNode, text: string): NodePath | null {
  let found: NodePath | null = null;
  for (const path of walk(root)) if (textOf(nodeOf(path)) === text) found = path;
  return found;
}

/** Each innermost node with exactly this text. */
export function findAllTexts(root: PageNode, text: string): NodePath[] {
  return [...walk(root)].filter((path) => textOf(nodeOf(path)) === text && !(nodeOf(path).cn ?? []).some((child) => textOf(child) === text));
}

/** The first node with a property of this value, such as a placeholder, an id or a label. */
export function findProperty(root: PageNode, value: string): NodePath | null {
  for (const path of walk(root)) if (Object.entries(nodeOf(path)).some(([key, one]) => key !== 'v' && key !== 'cl' && one === value)) return path;
  return null;
}

export function depthAndCount(root: PageNode): { depth: number; count: number; widest: number } {
  let depth = 0;
  let count = 0;
  let widest = 0;
  for (const path of walk(root)) {
    depth = Math.max(depth, path.length);
    count += 1;
    widest = Math.max(widest, nodeOf(path).cn?.length ?? 0);
  }
  return { depth, count, widest };
}
