import { ExternalLink, Languages } from 'lucide-react';
import { useEffect, useState } from 'react';
import { HeldPhone } from './held-phone.js';
import { useLocale, useText } from './i18n/text-context.js';
import { AppLogo } from './wechat/app-logo.js';
import { PeopleSection } from './panel/people-section.js';
import { useSandbox, type SandboxData } from './use-sandbox.js';

const lastPersonKey = 'sandbox:person';

export function App() {
  const { page } = useText();
  const { data, failed, reload } = useSandbox();
  if (data) return <Desk data={data} />;
  return (
    <main className="page-state" role="status">
      <AppLogo size={56} />
      <p>{failed ? page.failed : page.loading}</p>
      {failed && (
        <button className="button" onClick={reload}>
          {page.retry}
        </button>
      )}
    </main>
  );
}

function Desk({ data }: { data: SandboxData }) {
  const { configuration, people } = data;
  const [chosen, setChosen] = useState(() => parameters().get('person') ?? localStorage.getItem(lastPersonKey));
  const person = people.find(({ id }) => id === chosen) ?? people[0] ?? null;
  const id = person?.id;

  useEffect(() => {
    if (!id) return;
    // Whoever comes first in the list keeps the phone when the list changes.
    setChosen((current) => current ?? id);
    localStorage.setItem(lastPersonKey, id);
    const address = new URL(location.href);
    address.searchParams.set('person', id);
    history.replaceState(null, '', address);
  }, [id]);

  const peopleSection = <PeopleSection people={people} person={person} onChoose={setChosen} />;
  return (
    <div className="page">
      <Header consoleUrl={configuration.consoleUrl} />
      {person ? <HeldPhone key={person.id} person={person} data={data} peopleSection={peopleSection} /> : <NobodysPhone peopleSection={peopleSection} />}
    </div>
  );
}

function Header({ consoleUrl }: { consoleUrl: string | null }) {
  const { page, app } = useText();
  const { locale, changeLocale } = useLocale();
  return (
    <header className="page__header">
      <AppLogo size={36} />
      <div>
        <h1>
          <span>{app.name} · </span>
          {page.title}
        </h1>
        <p>{page.lead}</p>
      </div>
      <nav>
        {consoleUrl && (
          <a className="header-button" href={consoleUrl} target="_blank" rel="noreferrer" aria-label={page.console} data-testid="open-console">
            <ExternalLink size={16} aria-hidden /> <span>{page.console}</span>
          </a>
        )}
        <button className="header-button" onClick={() => changeLocale(locale === 'en' ? 'zh-CN' : 'en')} data-testid="language">
          <Languages size={16} aria-hidden /> {page.language}
        </button>
      </nav>
    </header>
  );
}

function NobodysPhone({ peopleSection }: { peopleSection: JSX.Element }) {
  const { guide } = useText();
  return (
    <main className="desk">
      <div className="desk__phone">
        <div className="phone">
          <div className="phone__screen phone__screen--off">
            <p>{guide.nobody}</p>
          </div>
        </div>
      </div>
      <aside className="panel">{peopleSection}</aside>
    </main>
  );
}

function parameters(): URLSearchParams {
  return new URLSearchParams(location.search);
}
