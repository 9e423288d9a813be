import { Button as TaroButton } from '@tarojs/components';
import type { ReactNode } from 'react';
import styles from './button.module.scss';
import { Icon, type IconName } from './icon';

export type ButtonLook = 'primary' | 'secondary' | 'quiet' | 'danger';

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
      // On H5 the mere attribute greys the text, even when it says false.
      disabled={still || undefined}
      onClick={() => !still && onClick()}
    >
      {icon && <Icon name={icon} className={styles.icon} />}
      {children}
    </TaroButton>
  );
}
