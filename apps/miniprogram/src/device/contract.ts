import type { ClientConfiguration, Coordinates, PaymentParameters, StartPaymentRequest } from '@scanfix/shared-types';
import type { ComponentType, ReactNode } from 'react';

/** A photo, video or document on this device. Once kept, `path` outlives the app's closing. */
export interface LocalFile {
  path: string;
  kind: 'image' | 'video' | 'document';
  name: string;
  /** Bytes. */
  size: number;
}

export interface HttpRequest {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Absolute, or below the page's origin on H5. */
  url: string;
  headers: Record<string, string>;
  body?: string;
}
export interface HttpResponse {
  status: number;
  body: string;
}
export interface UploadRequest {
  url: string;
  headers: Record<string, string>;
  file: LocalFile;
  /** 0 to 1. */
  onProgress: (share: number) => void;
}

/** `cancelled` is the person's own doing and never an error to show. */
export type DeviceFailure = 'cancelled' | 'permission-refused' | 'privacy-refused' | 'quota-exhausted' | 'unavailable' | 'network' | 'no-position' | 'file-gone' | 'failed';

export class DeviceError extends Error {
  constructor(readonly failure: DeviceFailure, detail = '') {
    super(`${failure} ${detail}`.trim());
    this.name = 'DeviceError';
  }
}

/** What was scanned. `path` only when WeChat recognised a code of this mini-program. */
export interface ScannedCode {
  result: string;
  path?: string;
}

/** For hosts without a scanner of their own. */
export interface ScannerTexts {
  scanHint: string;
  scanPhoto: string;
  cancel: string;
}

export interface EventStreamRequest {
  url: string;
  headers: Record<string, string>;
  onText: (text: string) => void;
}

export interface PhoneNumberButtonProps {
  className?: string;
  children: ReactNode;
  onCode: (code: string) => void;
  onFailure: (error: DeviceError) => void;
}

export interface PrivacyConsentButtonProps {
  className?: string;
  children: ReactNode;
  onAgree: () => void;
}

/** Where the phone is, in GCJ-02, and how sure it is of it. */
export interface Fix {
  coordinates: Coordinates;
  accuracyMeters: number | null;
  /** Milliseconds since 1970. */
  at: number;
}

/** A surface to write on by hand. */
export interface DrawingSurface {
  clear: () => void;
  /** What was drawn, as a picture of its own that is kept on the device. */
  picture: () => Promise<LocalFile>;
}
export interface DrawingCanvasProps {
  className?: string;
  onReady: (surface: DrawingSurface) => void;
  /** After each stroke: how far the pen has travelled in all, in pixels; 0 after clearing. */
  onInk: (length: number) => void;
}

/** WeChat asks for consent before the first use of personal data; the answer lets that call go on or fail. */
export interface PrivacyRequest {
  answer: (agreed: boolean) => void;
}

/** The one place that knows whether this is WeChat, the sandbox phone or an ordinary browser. */
export interface Device {
  /** Resolves when storage and the kind of host are known; at once everywhere but in the sandbox phone. */
  ready(): Promise<void>;
  isReady(): boolean;
  client(): 'mini-program' | 'h5';
  /** WeChat and the sandbox phone vouch for the person without asking anything. */
  knowsPerson(): boolean;
  /** The host draws the title and a way back; an ordinary browser does not. */
  hasTitleBar(): boolean;
  /** WeChat offers the phone number by one tap. */
  offersPhoneNumber(): boolean;

  loginCode(): Promise<string>;
  scan(texts: ScannerTexts): Promise<ScannedCode>;
  /** `camera`: opens the camera at once where the host can, and does not offer the album. */
  chooseMedia(limit: { images: number; videos: number; camera?: boolean }): Promise<LocalFile[]>;
  /** Asks the person the first time. */
  locate(): Promise<Fix>;
  /** A map with the way there. */
  openMap(place: { name: string; address: string; coordinates: Coordinates }): Promise<void>;

  /** JSON values; small. */
  load<Value>(key: string): Value | null;
  save(key: string, value: unknown): void;
  remove(key: string): void;
  /** Moves a chosen file to where it stays until discarded. */
  keepFile(file: LocalFile): Promise<LocalFile>;
  discardFile(file: LocalFile): Promise<void>;
  /** An address an <Image> can show; null when the file is gone. */
  previewFile(file: LocalFile): Promise<string | null>;
  viewImages(urls: string[], current: number): void;
  /** Fetches a manual or a report and keeps it, to be shown without a network too. */
  fetchDocument(document: { url: string; headers: Record<string, string>; name: string }): Promise<LocalFile>;
  showDocument(file: LocalFile): Promise<void>;

  request(request: HttpRequest): Promise<HttpResponse>;
  upload(request: UploadRequest): Promise<HttpResponse>;
  /** Reads text as it arrives until closed by the returned function; null where streams do not exist. */
  openStream: ((request: EventStreamRequest, onEnd: () => void) => () => void) | null;
  /** One holder at a time over all tabs of this browser. */
  exclusively<Value>(name: string, work: () => Promise<Value>): Promise<Value>;

  isOnline(): boolean;
  onNetworkChange(listener: (online: boolean) => void): () => void;
  isVisible(): boolean;
  onVisibilityChange(listener: (visible: boolean) => void): () => void;
  /** Pages the host asks to open: a scanned ordinary link, the phone's back key. */
  onHostNavigation(listener: (request: { open: string } | 'back') => void): () => void;

  language(): string;
  setTitle(title: string, canGoBack: boolean): void;
  setTabTitles(titles: string[]): void;
  callPhone(phoneNumber: string): Promise<void>;
  copy(text: string): Promise<void>;
  toast(text: string): void;
  scrollTo(elementId: string): void;
  randomId(): string;

  /** How WeChat takes money here; `native` by a QR code that another phone scans. */
  paymentChannel(): StartPaymentRequest['channel'];
  /** Opens WeChat's payment sheet. That it resolves proves nothing: only the server knows. */
  pay(parameters: PaymentParameters): Promise<void>;
  /** For `official-account`: leaves for WeChat's page that says who pays, which leads back here with a code. */
  askWhoPays(account: NonNullable<ClientConfiguration['officialAccount']>): void;
  /** The code that page led back with, once; null where it was not asked for. */
  takePayerCode(): string | null;

  onPrivacyRequest(listener: (request: PrivacyRequest) => void): () => void;
  openPrivacyContract: (() => void) | null;
  /** Holds what lies over the whole page. */
  Overlay: ComponentType<{ children: ReactNode }>;
  PhoneNumberButton: ComponentType<PhoneNumberButtonProps>;
  PrivacyConsentButton: ComponentType<PrivacyConsentButtonProps>;
  DrawingCanvas: ComponentType<DrawingCanvasProps>;
}
