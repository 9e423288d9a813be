interface AvatarProps {
  name: string;
  color: string;
  size?: number;
}

/** Stands for a person by the first character of the name. */
export function Avatar({ name, color, size = 44 }: AvatarProps) {
  const [letter = ''] = name;
  return (
    <span className="avatar" style={{ background: color, width: size, height: size, fontSize: size * 0.42 }} aria-hidden>
      {letter.toUpperCase()}
    </span>
  );
}
