import type { Transaction } from './transaction.js';

type Row = Record<string, unknown>;

/** One INSERT of plain columns, for hot paths. Column names come from the code; values are escaped by the driver. Answers the new id. */
export async function insertRow(transaction: Transaction, table: string, row: object): Promise<number> {
  const columns = Object.keys(row);
  const { insertId }: { insertId: number } = await transaction.query(
    `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`, Object.values(row as Row),
  );
  return insertId;
}

/** One UPDATE of plain columns by id. */
export async function updateRow(transaction: Transaction, table: string, id: number, changes: object): Promise<void> {
  const assignments = Object.keys(changes).map((column) => `${column} = ?`).join(', ');
  await transaction.query(`UPDATE ${table} SET ${assignments} WHERE id = ?`, [...Object.values(changes as Row), id]);
}
