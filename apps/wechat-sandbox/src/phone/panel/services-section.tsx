import { CircleCheck, CircleX } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Health } from '../../contract.js';
import { useText } from '../i18n/text-context.js';
import { sandboxApi } from '../sandbox-api.js';

const everyMilliseconds = 10_000;

export function ServicesSection() {
  const { panel } = useText();
  const [health, setHealth] = useState<Health | null>(null);
  useEffect(() => {
    const look = (): void => void sandboxApi.health().then(setHealth, () => setHealth({ api: false, h5: false }));
    look();
    const timer = setInterval(look, everyMilliseconds);
    return () => clearInterval(timer);
  }, []);
  if (!health) return null;
  return (
    <p className="services" aria-label={panel.health}>
      <Service name={panel.api} up={health.api} />
      <Service name={panel.h5} up={health.h5} />
    </p>
  );
}

function Service({ name, up }: { name: string; up: boolean }) {
  const { panel } = useText();
  return (
    <span className={up ? 'services__up' : 'services__down'}>
      {up ? <CircleCheck size={15} aria-hidden /> : <CircleX size={15} aria-hidden />} {name} {up ? panel.up : panel.down}
    </span>
  );
}
