import { Button, type ButtonProps } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { DeviceError, type Device, type PhoneNumberButtonProps, type PrivacyConsentButtonProps } from '../contract';
import { asDeviceError, orDeviceError } from './failures';
import { consentButtonId } from './host';

function PhoneNumberButton({ className, children, onCode, onFailure }: PhoneNumberButtonProps) {
  return (
    <Button
      className={className}
      openType="getPhoneNumber"
      onGetPhoneNumber={({ detail }) => (detail.code ? onCode(detail.code) : onFailure(asDeviceError(detail)))}
    >
      {children}
    </Button>
  );
}

function PrivacyConsentButton({ className, children, onAgree }: PrivacyConsentButtonProps) {
  return (
    <Button className={className} id={consentButtonId} openType={'agreePrivacyAuthorization' as ButtonProps['openType']} onAgreePrivacyAuthorization={onAgree}>
      {children}
    </Button>
  );
}

export const personal = {
  loginCode: async () => {
    const { code } = await orDeviceError(Taro.login());
    if (!code) throw new DeviceError('failed', 'login without code');
    return code;
  },
  PhoneNumberButton,
  PrivacyConsentButton,
} satisfies Partial<Device>;
