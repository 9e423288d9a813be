import { Button } from '@tarojs/components';
import { DeviceError, type Device, type PhoneNumberButtonProps, type PrivacyConsentButtonProps } from '../contract';
import { currentPhone } from './bridge';

/** Taro's types do not know `role` on a button. */
const spokenAsButton = { role: 'button' };

async function phoneNumberCode(): Promise<string> {
  const phone = currentPhone();
  if (!phone) throw new DeviceError('unavailable', 'phone number');
  return (await phone.call('getPhoneNumber')).code;
}

function PhoneNumberButton({ className, children, onCode, onFailure }: PhoneNumberButtonProps) {
  return <Button className={className} {...spokenAsButton} onClick={() => void phoneNumberCode().then(onCode, onFailure)}>{children}</Button>;
}

function PrivacyConsentButton({ className, children, onAgree }: PrivacyConsentButtonProps) {
  return <Button className={className} {...spokenAsButton} onClick={onAgree}>{children}</Button>;
}

export const personal = {
  loginCode: async () => {
    const phone = currentPhone();
    if (!phone) throw new DeviceError('unavailable', 'login');
    return (await phone.call('login')).code;
  },
  PhoneNumberButton,
  PrivacyConsentButton,
} satisfies Partial<Device>;
