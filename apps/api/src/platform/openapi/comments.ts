import { componentOf, type Schema } from './contract.js';

type Components = Record<string, Schema>;

/** Validation knows what may be sent, the contract's comments what it means: gives each field its comment, down to the last. */
export function takeComments(to: Schema, from: Schema, components: { asked: Components; contract: Components }): void {
  const meant = resolved(from, components.contract);
  for (const [name, field] of Object.entries(resolved(to, components.asked).properties ?? {})) {
    const comment = meant.properties?.[name];
    if (!comment) continue;
    field.description ??= comment.description ?? resolved(comment, components.contract).description;
    takeComments(field, comment, components);
    const members = resolved(comment, components.contract).items;
    if (field.items && members) takeComments(field.items, members, components);
  }
}

function resolved(schema: Schema, components: Components): Schema {
  const component = components[componentOf(schema) ?? ''];
  return component ? resolved(component, components) : schema;
}
