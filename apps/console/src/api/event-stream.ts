export interface StreamedEvent {
  id: string | null;
  event: string;
  data: string;
}

/** Reads `text/event-stream` piece by piece (HTML standard, 9.2.6); pieces may end anywhere, also within a line. */
export class EventStreamParser {
  private rest = '';
  private data: string[] = [];
  private event = '';
  /** Also of what carried no data: a heartbeat moves it on, so that little is sent again after a pause. */
  lastEventId: string | null = null;

  constructor(private readonly onEvent: (event: StreamedEvent) => void) {}

  push(piece: string): void {
    const lines = (this.rest + piece).split(/\r\n|\n|\r(?!$)/);
    this.rest = lines.pop() ?? '';
    lines.forEach((line) => this.line(line));
  }

  private line(line: string): void {
    if (line === '') return this.dispatch();
    if (line.startsWith(':')) return;
    const colon = line.indexOf(':');
    const field = colon === -1 ? line : line.slice(0, colon);
    const value = colon === -1 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === 'data') this.data.push(value);
    else if (field === 'event') this.event = value;
    else if (field === 'id' && !value.includes('\0')) this.lastEventId = value;
  }

  private dispatch(): void {
    if (this.data.length > 0) this.onEvent({ id: this.lastEventId, event: this.event || 'message', data: this.data.join('\n') });
    this.data = [];
    this.event = '';
  }
}
