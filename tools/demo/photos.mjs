import sharp from 'sharp';

const scene = (body, wall = '#d8dee4') => `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="900">
<defs><linearGradient id="w" x2="0" y2="1"><stop stop-color="${wall}"/><stop offset="1" stop-color="#aab4bd"/></linearGradient></defs>
<rect width="1200" height="900" fill="url(#w)"/>${body}</svg>`;

/** Drawn, so that the demo owes nobody a picture. */
const drawings = {
  'air-conditioner': scene(`<rect x="180" y="220" width="840" height="280" rx="36" fill="#f7f8f9" stroke="#9aa5ad" stroke-width="4"/>
    <rect x="220" y="430" width="760" height="44" rx="14" fill="#c3ccd3"/><circle cx="950" cy="300" r="14" fill="#e5484d"/>
    <text x="240" y="320" font-size="44" fill="#8a949c" font-family="sans-serif">E6</text>
    <path d="M300 520q40 60 0 120M600 520q40 60 0 120M900 520q40 60 0 120" stroke="#e8a15c" stroke-width="10" fill="none" stroke-linecap="round"/>`),
  pipe: scene(`<path d="M420 0v360q0 80 80 80h220q80 0 80 80v380" stroke="#8d9aa5" stroke-width="90" fill="none"/>
    <rect x="350" y="300" width="140" height="70" rx="12" fill="#71808c"/><ellipse cx="560" cy="820" rx="300" ry="40" fill="#6aa5d8" opacity=".7"/>
    <path d="M560 500c-26 44-36 60-36 84a36 36 0 0 0 72 0c0-24-10-40-36-84z" fill="#4a90d0"/><path d="M600 650c-20 34-28 46-28 64a28 28 0 0 0 56 0c0-18-8-30-28-64z" fill="#4a90d0"/>`, '#e6e2da'),
  elevator: scene(`<rect x="400" y="80" width="400" height="740" rx="24" fill="#59636b"/><rect x="440" y="120" width="320" height="180" rx="12" fill="#12181c"/>
    <text x="545" y="250" font-size="130" fill="#ff5a36" font-family="monospace">1</text>
    <circle cx="600" cy="430" r="60" fill="#c9d1d7" stroke="#e9eef2" stroke-width="8"/><path d="M600 395l32 54h-64z" fill="#6b757d"/>
    <circle cx="600" cy="620" r="60" fill="#c9d1d7" stroke="#ffb14a" stroke-width="10"/><path d="M600 655l32-54h-64z" fill="#e07b00"/>`, '#c8ccd0'),
  light: scene(`<path d="M0 0h1200v260L900 200H300L0 260z" fill="#f1efe8"/><ellipse cx="400" cy="150" rx="110" ry="34" fill="#fffbe0"/><ellipse cx="800" cy="150" rx="110" ry="34" fill="#8f8b7d"/>
    <path d="M300 190L120 900h560L500 190z" fill="#fff7c4" opacity=".45"/>`, '#8f969c'),
};

/** @param {keyof typeof drawings} name @returns {Promise<Buffer>} a JPEG as a phone would send it */
export function photo(name) {
  return sharp(Buffer.from(drawings[name])).jpeg({ quality: 82 }).toBuffer();
}
