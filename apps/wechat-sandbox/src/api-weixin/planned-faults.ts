import type { Fault, PayApi, PlannedFault, WechatApi } from '../contract.js';

type Api = WechatApi | PayApi;

/** Failures that a test or the phone page ordered for the next calls of an interface. */
export class PlannedFaults {
  private readonly planned = new Map<Api, { fault: Fault; times: number }>();

  /** Replaces what was planned for this interface; `times` 0 takes it back. */
  plan(api: Api, fault: Fault, times: number): void {
    if (times === 0) this.planned.delete(api);
    else this.planned.set(api, { fault, times });
  }

  next(api: Api): Fault | null {
    const plan = this.planned.get(api);
    if (!plan) return null;
    if (plan.times === 1) this.planned.delete(api);
    else plan.times -= 1;
    return plan.fault;
  }

  list(): PlannedFault[] {
    return [...this.planned].map(([api, { fault, times }]) => ({ api, times, ...fault }));
  }

  clear(): void {
    this.planned.clear();
  }
}
