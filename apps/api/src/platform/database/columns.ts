import { Column, type ColumnOptions } from 'typeorm';

/** Column kinds in one place, so that MySQL and MariaDB get the same schema from the same words. */
export const IntegerId = (options: ColumnOptions = {}) => Column({ type: 'int', unsigned: true, ...options });
/** UTC, milliseconds. */
export const InstantColumn = (options: ColumnOptions = {}) => Column({ type: 'datetime', precision: 3, ...options });
/** JSON as text: the two servers disagree about the JSON type, and nothing queries inside. */
export const JsonColumn = (options: ColumnOptions = {}) => Column({ type: 'simple-json', ...options });
/** A short word of a closed list; checked by the code, not by the database. */
export const WordColumn = (options: ColumnOptions = {}) => Column({ type: 'varchar', length: 32, ...options });
/** As `JsonColumn`, for lists that outgrow 64 KB. */
export const LongJsonColumn = (options: ColumnOptions = {}) => Column({
  type: 'mediumtext', ...options,
  transformer: { to: (value: unknown) => (value === null || value === undefined ? value : JSON.stringify(value)), from: (text: string | null) => (text === null ? null : JSON.parse(text) as unknown) },
});
