import { problem, type AssetDraft } from './asset-import.drafts.js';
import type { RowProblem } from './asset-import.entity.js';
import type { KnownModel, NamedModel } from './asset-models.repository.js';

/** What the lines are compared with. */
export interface KnownThings {
  /** Key of the name → id. */
  categories: ReadonlyMap<string, number>;
  models: readonly KnownModel[];
  /** Key of the name → everybody called so. */
  customers: ReadonlyMap<string, readonly number[]>;
  /** Those of the file's serial numbers that devices have. */
  takenSerials: ReadonlySet<string>;
}

/** A line with nothing wrong, in ids; what does not exist yet is still a name. */
export interface ResolvedRow {
  draft: AssetDraft;
  categoryId: number;
  customerId: number | null;
  model: { id: number } | NamedModel | null;
}

export interface CheckedRow {
  draft: AssetDraft;
  problems: RowProblem[];
  resolved: ResolvedRow | null;
}

/** Compares every line with the file and with what there is. */
export function checkRows(drafts: readonly AssetDraft[], known: KnownThings): CheckedRow[] {
  const serialCounts = new Map<string, number>();
  for (const { serialKey } of drafts) if (serialKey !== null) serialCounts.set(serialKey, (serialCounts.get(serialKey) ?? 0) + 1);
  const models = new ModelFinder(known.models);
  return drafts.map((draft) => {
    const problems = [...draft.problems];
    const refused = new Set(problems.map(({ column }) => column));
    const add = (found: RowProblem) => {
      if (!refused.has(found.column)) problems.push(found);
    };

    if (draft.serialKey !== null && (serialCounts.get(draft.serialKey) ?? 0) > 1) add(problem('serialNumber', 'duplicate-in-file'));
    else if (draft.serialKey !== null && known.takenSerials.has(draft.serialKey)) add(problem('serialNumber', 'serial-number-taken'));

    const categoryId = known.categories.get(draft.categoryKey);
    if (categoryId === undefined) add(problem('category', 'unknown-category'));

    const customers = draft.customerKey === null ? [] : known.customers.get(draft.customerKey) ?? [];
    if (draft.customerKey !== null && customers.length === 0) add(problem('customer', 'unknown-customer'));
    if (customers.length > 1) add(problem('customer', 'ambiguous'));

    const model = categoryId === undefined ? null : models.find(categoryId, draft);
    if (model === 'ambiguous') add(problem('model', 'ambiguous'));

    if (problems.length > 0 || categoryId === undefined || model === 'ambiguous') return { draft, problems, resolved: null };
    return { draft, problems, resolved: { draft, categoryId, customerId: customers[0] ?? null, model } };
  });
}

/** Looks a model up by its manufacturer and name, or by the name alone where nobody says who made it. */
class ModelFinder {
  private readonly byMaker = new Map<string, number>();
  private readonly byName = new Map<string, number[]>();

  constructor(models: readonly KnownModel[]) {
    for (const { id, categoryId, manufacturerKey, nameKey } of models) {
      this.byMaker.set(modelKeyOf({ categoryId, manufacturerKey, nameKey }), id);
      const name = JSON.stringify([categoryId, nameKey]);
      this.byName.set(name, [...this.byName.get(name) ?? [], id]);
    }
  }

  find(categoryId: number, { manufacturer, manufacturerKey, model, modelKey }: AssetDraft): { id: number } | NamedModel | 'ambiguous' | null {
    if (model === null || modelKey === null) return null;
    const exact = this.byMaker.get(modelKeyOf({ categoryId, manufacturerKey, nameKey: modelKey }));
    if (exact !== undefined) return { id: exact };
    const sameName = manufacturerKey === '' ? this.byName.get(JSON.stringify([categoryId, modelKey])) ?? [] : [];
    if (sameName.length > 1) return 'ambiguous';
    const [only] = sameName;
    return only === undefined ? { categoryId, manufacturer, manufacturerKey, name: model, nameKey: modelKey } : { id: only };
  }
}

export function isNew(model: ResolvedRow['model']): model is NamedModel {
  return model !== null && !('id' in model);
}

/** The models that the lines would make, each once. */
export function newModelsOf(rows: readonly ResolvedRow[]): NamedModel[] {
  const found = new Map<string, NamedModel>();
  for (const { model } of rows) if (isNew(model)) found.set(modelKeyOf(model), model);
  return [...found.values()];
}

export function modelKeyOf({ categoryId, manufacturerKey, nameKey }: Pick<KnownModel, 'categoryId' | 'manufacturerKey' | 'nameKey'>): string {
  return JSON.stringify([categoryId, manufacturerKey, nameKey]);
}
