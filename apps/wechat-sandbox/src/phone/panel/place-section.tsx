import { MapPin } from 'lucide-react';
import { useEffect, useState, type FocusEvent, type FormEvent } from 'react';
import type { PersonView, Place } from '../../contract.js';
import { isAt, positionAt, type PhoneSettings, type Position } from '../device/phone-settings.js';
import { useText } from '../i18n/text-context.js';
import { LocationPermissionChoice, RefusesPhoneSwitch } from './permission-controls.js';
import { PlaceMap } from './place-map.js';
import { Section } from './section.js';

const accuracies = [5, 30, 100, 500, 2_000];

interface PlaceSectionProps {
  person: PersonView;
  places: Place[];
  position: Position;
  settings: PhoneSettings;
  changeSettings: (changes: Partial<PhoneSettings>) => void;
}

export function PlaceSection({ person, places, position, settings, changeSettings }: PlaceSectionProps) {
  const { panel } = useText();
  const move = (changes: Partial<Position>): void => changeSettings({ position: { ...position, ...changes } });
  return (
    <Section title={panel.where}>
      <div className="chips">
        {places.map((place) => (
          <button
            key={place.name}
            className="chip"
            aria-pressed={isAt(position, place)}
            onClick={() => changeSettings({ position: positionAt(place, position.accuracy) })}
            data-testid="place"
          >
            <MapPin size={14} aria-hidden /> {place.name}
          </button>
        ))}
        {!places.some((place) => isAt(position, place)) && (
          <span className="chip chip--current">
            <MapPin size={14} aria-hidden /> {panel.custom}
          </span>
        )}
      </div>
      <PlaceMap places={places} position={position} onMove={move} />
      <Coordinates position={position} onMove={move} />
      <label className="field field--row">
        <span>{panel.accuracy}</span>
        <select value={position.accuracy} onChange={({ target }) => move({ accuracy: Number(target.value) })} data-testid="accuracy">
          {accuracies.map((metres) => (
            <option key={metres} value={metres}>
              {panel.metres(metres)}
            </option>
          ))}
        </select>
      </label>
      <div className="field field--row">
        <span>{panel.location}</span>
        <LocationPermissionChoice settings={settings} changeSettings={changeSettings} />
      </div>
      <RefusesPhoneSwitch person={person} />
    </Section>
  );
}

function Coordinates({ position, onMove }: { position: Position; onMove: (changes: Partial<Position>) => void }) {
  const { panel } = useText();
  const { latitude, longitude } = position;
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  useEffect(() => {
    setTyped(`${latitude.toFixed(5)}, ${longitude.toFixed(5)}`);
    setWrong(false);
  }, [latitude, longitude]);

  const apply = (event: FormEvent | FocusEvent): void => {
    event.preventDefault();
    const [north = NaN, east = NaN, ...rest] = typed.split(/[,，\s]+/).filter(Boolean).map(Number);
    const right = rest.length === 0 && Math.abs(north) <= 90 && Math.abs(east) <= 180;
    setWrong(!right);
    const moved = right && (north.toFixed(5) !== latitude.toFixed(5) || east.toFixed(5) !== longitude.toFixed(5));
    if (moved) onMove({ latitude: north, longitude: east });
  };
  return (
    <form onSubmit={apply}>
      <label className="field">
        <span>{panel.coordinates}</span>
        <input value={typed} onChange={({ target }) => setTyped(target.value)} onBlur={apply} aria-invalid={wrong} data-testid="coordinates" />
      </label>
      {wrong && (
        <p className="field-error" role="alert">
          {panel.coordinatesWrong}
        </p>
      )}
    </form>
  );
}
