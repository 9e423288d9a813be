import { Button as TaroButton } from '@tarojs/components';
import type { ReactNode } from 'react';
import styles from './button.module.scss';
import { Icon, type IconName } from './icon';

/** On H5 it is a plain element, which says nothing to screen readers by itself. Taro's types do not know `role` here. */
const spokenAsButton = { role: 'button' };

export type ButtonLook = 'primary' | 'secondary' | 'quiet' | 'danger' | 'wechat';

interface ButtonProps {
  children: ReactNode;
  onClick: () => void;
  look?: ButtonLook;
  icon?: IconName;
  /** As wide as what holds it. */
  wide?: boolean;
  small?: boolean;
  busy?: boolean;
  disabled?: boolean;
}

export const buttonClass = (look: ButtonLook, wide = false, small = false): string =>
  `${styles.button} ${styles[look]} ${wide ? styles.wide : ''} ${small ? styles.small : ''}`;

export function Button({ children, onClick, look = 'primary', icon, wide = false, small = false, busy = false, disabled = false }: ButtonProps) {
  const still = busy || disabled;
  return (
    <TaroButton
      className={`${buttonClass(look, wide, small)} ${still ? styles.still : ''}`}
      hoverClass={still ? 'none' : (styles.pressed ?? '')}
      // Not `disabled`: on H5 the mere attribute takes the text's colour, even when it says false.
      {...spokenAsButton}
      aria-disabled={still}
      onClick={() => !still && onClick()}
    >
      {icon && <Icon name={icon} className={styles.icon} />}
      {children}
    </TaroButton>
  );
}
