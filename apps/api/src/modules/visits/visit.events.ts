/** An engineer wrote down what was done; its photos want time and place drawn in. */
export const workLogRecorded = 'work-log.recorded';
export interface WorkLogRecorded {
  workLogId: number;
}
