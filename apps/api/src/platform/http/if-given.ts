import { ValidateIf } from 'class-validator';

/** For partial updates: what was not sent is left alone, but null is no value. (`IsOptional` would let null pass.) */
export const IfGiven = () => ValidateIf((_, value) => value !== undefined);
