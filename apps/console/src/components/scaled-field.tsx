import { InputNumber, type InputNumberProps } from 'antd';

interface ScaledFieldProps extends Omit<InputNumberProps<number>, 'value' | 'onChange' | 'defaultValue' | 'min' | 'max'> {
  value?: number | null;
  onChange?: (whole: number | null) => void;
  /** How many of what is kept make one of what is typed: 100 fen a yuan, 1,000 metres a kilometre. */
  scale: number;
  min?: number;
  max?: number;
}

/** Kept as a whole number, typed as people say it; 0.29 × 100 is not 29 for a computer. */
export function ScaledField({ value = null, onChange, scale, min, max, ...rest }: ScaledFieldProps) {
  return (
    <InputNumber<number>
      {...rest}
      {...(min === undefined ? {} : { min: min / scale })}
      {...(max === undefined ? {} : { max: max / scale })}
      value={value === null ? null : value / scale}
      onChange={(typed) => onChange?.(typed === null ? null : Math.round(typed * scale))}
    />
  );
}

/** A sum in fen, typed in yuan. */
export function FenField({ max = 100_000_000, ...rest }: Omit<ScaledFieldProps, 'scale'>) {
  return <ScaledField prefix="¥" precision={2} scale={100} min={0} max={max} style={{ width: 150 }} {...rest} />;
}

/** Basis points, or quantities in hundredths, typed as they are said. */
export function HundredthsField(props: Omit<ScaledFieldProps, 'scale'>) {
  return <ScaledField scale={100} min={0} style={{ width: 110 }} {...props} />;
}
