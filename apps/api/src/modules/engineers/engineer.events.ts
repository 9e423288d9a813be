/** An engineer's state, place or profile is another one. Told live to the desk. */
export const engineerChanged = 'engineer.changed';
export interface EngineerChanged {
  engineerId: number;
}
