interface AvatarProps {
  name: string;
  color: string;
  size?: number;
}

/** The given name's last character stands for a Chinese name, the first letter for others. */
export function Avatar({ name, color, size = 44 }: AvatarProps) {
  const letter = /^[\u4e00-\u9fff]+$/.test(name) ? name.slice(-1) : name.slice(0, 1).toUpperCase();
  return (
    <span className="avatar" style={{ background: color, width: size, height: size, fontSize: size * 0.42 }} aria-hidden>
      {letter}
    </span>
  );
}
