import { lineAmount, type Fen, type LabourPrice } from '@scanfix/shared-types';

/** What the work is about. */
export interface LabourFacts {
  categoryId: number | null;
  problemTypeId: number | null;
}

/** What an engineer may put into a quote for this kind of device, the closest fit first. */
export function labourFor(labour: readonly LabourPrice[], facts: LabourFacts): LabourPrice[] {
  return labour.filter(({ categoryId }) => categoryId === null || categoryId === facts.categoryId).sort((one, other) => closeness(other, facts) - closeness(one, facts));
}

/** What the labour usually costs: of the prices that fit closest, the least and the most. Nothing where no price fits. */
export function usualLabour(labour: readonly LabourPrice[], facts: LabourFacts): { from: Fen; to: Fen } {
  const fitting = labourFor(labour, facts).filter((price) => fitsProblem(price, facts));
  const closest = fitting.filter((price) => closeness(price, facts) === closeness(fitting[0] ?? price, facts));
  if (closest.length === 0) return { from: 0, to: 0 };
  return {
    from: Math.min(...closest.map(({ usualFrom, price }) => lineAmount(usualFrom, price))),
    to: Math.max(...closest.map(({ usualTo, price }) => lineAmount(usualTo, price))),
  };
}

/** A price for just this fault says more than one for the whole category, and that more than one for everything. */
function closeness(price: LabourPrice, { problemTypeId }: LabourFacts): number {
  const named = problemTypeId !== null && price.problemTypeIds.includes(problemTypeId);
  return (named ? 2 : 0) + (price.categoryId === null ? 0 : 1);
}

function fitsProblem({ problemTypeIds }: LabourPrice, { problemTypeId }: LabourFacts): boolean {
  return problemTypeIds.length === 0 || problemTypeId === null || problemTypeIds.includes(problemTypeId);
}
