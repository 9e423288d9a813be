import { ValidationPipe, type ValidationError } from '@nestjs/common';
import type { FieldError } from '@scanfix/shared-types';
import { DomainError } from './domain-error.js';
import { rememberRules } from './validation-rules.js';

/** class-validator's rule names → the codes of the contract; what is not listed is `invalid`. */
const codes: Record<string, string> = {
  isDefined: 'required', isNotEmpty: 'required', whitelistValidation: 'unknown-field', maxLength: 'too-long', minLength: 'too-short',
  isLength: 'wrong-length', max: 'too-large', min: 'too-small', arrayMaxSize: 'too-many', arrayMinSize: 'too-few', isIn: 'not-a-choice',
  isEnum: 'not-a-choice', isInt: 'not-a-whole-number', isNumber: 'not-a-number', isString: 'not-text', isBoolean: 'not-yes-or-no',
  isArray: 'not-a-list', isISO8601: 'not-a-date', isPhone: 'not-a-phone', matches: 'wrong-format', isLatitude: 'out-of-range', isLongitude: 'out-of-range',
};

export function fieldErrors(errors: ValidationError[], parent = ''): FieldError[] {
  return errors.flatMap((error) => {
    const field = parent ? `${parent}.${error.property}` : error.property;
    const names = Object.keys(error.constraints ?? {});
    // A missing field breaks every rule at once: say the one that matters.
    const missing = error.value === undefined || error.value === null || error.value === '';
    const own = names.length === 0 ? [] : [{ field, code: missing && !names.includes('whitelistValidation') ? 'required' : codes[names[0] ?? ''] ?? 'invalid' }];
    return [...own, ...fieldErrors(error.children ?? [], field)];
  });
}

/** Bodies and queries become DTOs; unknown fields are refused; numbers in queries are numbers. */
export function validationPipe(): ValidationPipe {
  rememberRules();
  return new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    stopAtFirstError: true,
    exceptionFactory: (errors) => new DomainError('validation-failed', undefined, fieldErrors(errors)),
  });
}
