/** A ticket is found by its id with a session, or by its private link without. */
export type TicketReference = { id: number } | { follow: string };

/** As pages are opened; null where the address names no ticket. */
export function ticketReference(params: Partial<Record<string, string>>): TicketReference | null {
  if (params.follow) return { follow: params.follow };
  const id = Number(params.id);
  return Number.isSafeInteger(id) && id > 0 ? { id } : null;
}

/** The other way round: what another page about the same ticket is opened with. */
export const pageQuery = (reference: TicketReference): { id?: string; follow?: string } => ('id' in reference ? { id: String(reference.id) } : { follow: reference.follow });
export const referenceKey = (reference: TicketReference): string => ('id' in reference ? `id ${reference.id}` : `follow ${reference.follow}`);
/** Null: known by its link only. */
export const ticketIdOf = (reference: TicketReference): number | null => ('id' in reference ? reference.id : null);
