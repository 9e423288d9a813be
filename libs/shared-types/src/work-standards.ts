export interface FaultCode {
  id: number;
  code: string;
  name: string;
}
export interface ChecklistItem {
  id: number;
  text: string;
  required: boolean;
}

/** What engineers of a category choose from when they record their work. */
export interface WorkStandard {
  categoryId: number;
  faultCodes: FaultCode[];
  /** Chips; free words are possible beside them. */
  causes: string[];
  actions: string[];
  checklist: ChecklistItem[];
  version: number;
}

/** Lists are replaced: rows with an id are kept and renamed, the rest are new, absent ones are withdrawn (old records keep their words). */
export interface SaveWorkStandardRequest {
  faultCodes: { id?: number; code: string; name: string }[];
  causes: string[];
  actions: string[];
  checklist: { id?: number; text: string; required: boolean }[];
  version?: number;
}
