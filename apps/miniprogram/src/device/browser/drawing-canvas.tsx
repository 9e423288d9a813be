import { useEffect, useRef, type PointerEvent } from 'react';
import { DeviceError, type DrawingCanvasProps, type LocalFile } from '../contract';
import { drawStroke, inkLength, pictureOf, prepare, type Picture, type Stroke } from '../drawing';
import { hold } from './files';

function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext('2d');
  if (!context) throw new DeviceError('unavailable', 'canvas');
  return context;
}

function fileOf(picture: Picture): Promise<LocalFile> {
  const canvas = document.createElement('canvas');
  canvas.width = picture.width;
  canvas.height = picture.height;
  picture.paint(contextOf(canvas));
  return new Promise((resolve, reject) => {
    canvas.toBlob((content) => (content ? resolve(hold(content, 'signature.png')) : reject(new DeviceError('failed', 'canvas'))), 'image/png');
  });
}

export function DrawingCanvas({ className, onReady, onInk }: DrawingCanvasProps) {
  const element = useRef<HTMLCanvasElement>(null);
  const strokes = useRef<Stroke[]>([]);
  const told = useRef({ onReady, onInk });
  told.current = { onReady, onInk };

  useEffect(() => {
    const canvas = element.current;
    if (!canvas) return undefined;
    const clear = (): void => {
      strokes.current = [];
      const scale = window.devicePixelRatio;
      canvas.width = Math.round(canvas.clientWidth * scale);
      canvas.height = Math.round(canvas.clientHeight * scale);
      const context = contextOf(canvas);
      context.scale(scale, scale);
      prepare(context, 1);
      told.current.onInk(0);
    };
    clear();
    // Turning the phone changes the surface: what was begun on the old one does not fit.
    const resized = new ResizeObserver(() => {
      if (canvas.width !== Math.round(canvas.clientWidth * window.devicePixelRatio)) clear();
    });
    resized.observe(canvas);
    told.current.onReady({ clear, picture: () => fileOf(pictureOf(strokes.current, { width: canvas.clientWidth, height: canvas.clientHeight })) });
    return () => resized.disconnect();
  }, []);

  const begin = (event: PointerEvent<HTMLCanvasElement>): void => {
    event.currentTarget.setPointerCapture(event.pointerId);
    strokes.current.push([[event.nativeEvent.offsetX, event.nativeEvent.offsetY]]);
  };
  const go = (event: PointerEvent<HTMLCanvasElement>): void => {
    const stroke = strokes.current[strokes.current.length - 1];
    if (!stroke || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    stroke.push([event.nativeEvent.offsetX, event.nativeEvent.offsetY]);
    drawStroke(contextOf(event.currentTarget), stroke.slice(-3));
  };
  const end = (event: PointerEvent<HTMLCanvasElement>): void => {
    const stroke = strokes.current[strokes.current.length - 1];
    if (stroke?.length === 1) drawStroke(contextOf(event.currentTarget), stroke);
    onInk(inkLength(strokes.current));
  };
  return <canvas ref={element} className={className} style={{ touchAction: 'none' }} onPointerDown={begin} onPointerMove={go} onPointerUp={end} onPointerCancel={end} />;
}
