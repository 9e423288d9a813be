import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';
import type { DemoSticker } from '../../contract.js';
import { decodePicture, type Picture } from './decode.js';
import { drawSticker } from './sticker-picture.js';

export type ScannerProblem = 'nothing' | 'webcamDenied' | 'unreadable';

/** Long enough to see what the camera saw. */
const lookMilliseconds = 450;
const webcamPause = 200;

interface Scanner {
  /** What lies before the camera, as an address of a picture. */
  seen: string | null;
  reading: boolean;
  problem: ScannerProblem | null;
  webcam: boolean;
  video: RefObject<HTMLVideoElement>;
  readSticker: (sticker: DemoSticker) => void;
  readFile: (file: Blob) => void;
  startWebcam: () => void;
}

/** Reads codes from stickers, pictures and the webcam; all of them by the same eyes. */
export function useScanner(onFound: (text: string) => void): Scanner {
  const [seen, setSeen] = useState<string | null>(null);
  const [reading, setReading] = useState(false);
  const [problem, setProblem] = useState<ScannerProblem | null>(null);
  const [stream, setStream] = useState<MediaStream | null>(null);
  const video = useRef<HTMLVideoElement>(null);
  const finished = useRef(false);

  const report = useCallback((text: string | null) => {
    if (text === null) {
      setReading(false);
      setProblem('nothing');
    } else if (!finished.current) {
      finished.current = true;
      setTimeout(() => onFound(text), lookMilliseconds);
    }
  }, [onFound]);

  const look = useCallback(async (open: () => Promise<{ picture: Picture; address: string }>) => {
    setProblem(null);
    setReading(true);
    setStream(null);
    try {
      const { picture, address } = await open();
      setSeen(address);
      report(decodePicture(picture));
    } catch {
      setReading(false);
      setProblem('unreadable');
    }
  }, [report]);

  const readSticker = useCallback((sticker: DemoSticker) => void look(async () => {
    const picture = await drawSticker(sticker);
    return { picture, address: picture.toDataURL() };
  }), [look]);

  const readFile = useCallback((file: Blob) => void look(async () => ({
    picture: await createImageBitmap(file),
    address: URL.createObjectURL(file),
  })), [look]);

  const startWebcam = useCallback(() => {
    setProblem(null);
    setSeen(null);
    navigator.mediaDevices?.getUserMedia({ video: { facingMode: 'environment' } }).then(setStream, () => setProblem('webcamDenied'));
    // Without https browsers have no mediaDevices at all.
    if (!navigator.mediaDevices) setProblem('webcamDenied');
  }, []);

  useEffect(() => {
    if (!stream || !video.current) return undefined;
    const element = video.current;
    element.srcObject = stream;
    void element.play().catch(() => undefined);
    const timer = setInterval(() => {
      const text = decodePicture(element, [800]);
      if (text !== null) report(text);
    }, webcamPause);
    return () => {
      clearInterval(timer);
      stream.getTracks().forEach((track) => track.stop());
    };
  }, [stream, report]);

  useEffect(() => () => {
    finished.current = true;
  }, []);
  useEffect(() => () => {
    if (seen?.startsWith('blob:')) URL.revokeObjectURL(seen);
  }, [seen]);

  return { seen, reading, problem, webcam: stream !== null, video, readSticker, readFile, startWebcam };
}
